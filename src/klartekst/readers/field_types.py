"""What will stand in a gap: a name, a date, an amount, one of several wordings, or anything.

Judged from the gap's own name first and from the words around it where it has none. In doubt it is free text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from klartekst.expressions import late
from klartekst.letter import FieldType, Letter, Mark, MarkKind

_WORDS = late(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+(?![a-zæøå])|\d+")
_NAMES = r"""(?:(?:for|efter|fuld(?:e)?)?navn(?:et|e)?|name|borger(?:en|s)?|ansøger(?:en)?|ansoeger|modtager(?:en)?|
    afsender|sagsbehandler(?:en|s)?|medarbejder(?:en)?|kontaktperson(?:en)?|leder|barn(?:et|ets)?|part(?:en)?|
    partsrepræsentant(?:en)?|underskriver|\w+navn(?:et)?)"""
_DATES = r"""(?:dato(?:en)?|dags?|date|frist(?:en)?|d|dd|udløb|tidspunkt(?:et)?|deadline|måned|fødselsdag|
    \w+(?:dato|frist|dag)(?:en)?)"""
_AMOUNTS = r"""(?:beløb(?:et)?|beloeb|belob|amount|kr|kroner|pris(?:en)?|sats(?:en)?|takst(?:en)?|gebyr(?:et)?|
    antal(?:let)?|procent|pct|sum|total|saldo|restance|timer|timetal|\w+(?:beløb|beloeb|pris|sats|takst|antal|gebyr))"""
_BY_NAME = (
    (FieldType.DATE, late(_DATES, re.VERBOSE)),
    (FieldType.AMOUNT, late(_AMOUNTS, re.VERBOSE)),
    (FieldType.NAME, late(_NAMES, re.VERBOSE)),
)
# Words of a gap that do not say what stands in it: *indsæt dato*, *borgerens navn*, *sag.frist*.
_ASKING = frozenset(
    ["indsæt", "skriv", "angiv", "udfyld", "vælg", "her", "din", "dit", "jeres", "sag", "case"]
)
_LOOKS_DATED = late(r"(?:[Dd]{2}|[Xx]{2})[./-](?:[Mm]{2}|[Xx]{2})[./-]|D\.D\.")
_AROUND = 30  # characters on each side that are looked at
_MONTH = r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_AFTER = (
    (
        FieldType.AMOUNT,
        late(r"[ \u00a0]*(?:kr\b|kroner\b|%|procent\b|pct\b|timer\b|dage\b|uger\b|gange\b)"),
    ),
    (FieldType.DATE, late(rf"[ \u00a0]*\.?[ \u00a0]*(?:{_MONTH})\b")),
)
_BEFORE = (
    (FieldType.NAME, late(r"(?:\b(?:kære|hej|hr\.?|fru|fr\.|til|navn:)|\bhedder)\s*\Z", re.IGNORECASE)),
    (
        FieldType.DATE,
        late(
            r"\b(?:(?:senest|inden|fra|indtil|efter|før|siden)(?: den)?|den|dato:?|d\.)\s*\Z", re.IGNORECASE
        ),
    ),
)


def typed(letter: Letter) -> Letter:
    """The letter with the type of each of its gaps."""
    if not any(mark.kind in (MarkKind.FIELD, MarkKind.CHOICE) for mark in letter.marks):
        return letter
    return replace(letter, marks=tuple(_typed(mark, letter.text) for mark in letter.marks))


def _typed(mark: Mark, text: str) -> Mark:
    if mark.kind is MarkKind.CHOICE:
        return replace(mark, type=FieldType.CHOICE)
    if mark.kind is not MarkKind.FIELD:
        return mark
    before = text[max(0, mark.start - _AROUND) : mark.start]
    after = text[mark.end : mark.end + _AROUND]
    return replace(mark, type=field_type(mark.name, text[mark.start : mark.end], before, after))


def field_type(name: str, shown: str, before: str = "", after: str = "") -> FieldType:
    """The type of the gap called `name` that shows the text `shown` between the words `before` and `after`."""
    if _LOOKS_DATED.match(shown):
        return FieldType.DATE
    words = _WORDS.findall(name)
    # The last word is the thing, as in all Danish compounds and paths: *borger.navn*, *frist_dato*.
    for word in reversed([each.casefold() for each in words if each.casefold() not in _ASKING]):
        for kind, pattern in _BY_NAME:
            if pattern.fullmatch(word):
                return kind
    return _around(before, after)


def _around(before: str, after: str) -> FieldType:
    tests: Sequence[tuple[FieldType, re.Match[str] | None]] = (
        *((kind, pattern.match(after)) for kind, pattern in _AFTER),
        *((kind, pattern.search(before)) for kind, pattern in _BEFORE),
    )
    return next((kind for kind, found in tests if found), FieldType.TEXT)
