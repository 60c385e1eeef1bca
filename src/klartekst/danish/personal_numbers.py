"""CPR numbers: what to hide before anything leaves the process, and what surely is one.

Two uses and two rules. Hiding is wide, as hiding too much costs nothing. Saying »her står et CPR-nummer« is
narrow: of random ten-digit numbers 7 % begin with a valid date. Modulus 11 proves nothing by itself, as
numbers without it have been issued since 1 October 2007 (CPR-kontoret, cpr.dk, *Personnumre uden
kontrolciffer*); that holds above all for births on 1 January.
"""

import re
from collections.abc import Iterator
from datetime import date

HIDDEN = "######-####"

_DASHES = r"\-\u2010\u2011\u2012\u2013\u2014"
_BETWEEN = rf"[ \u00a0\u2009\u202f./{_DASHES}]{{0,3}}"
_WIDE = re.compile(rf"(?<!\d)\d{{6}}{_BETWEEN}\d{{4}}(?!\d)")
_NARROW = re.compile(
    rf"(?<![\d.,/])(?<!\d[{_DASHES}])(?P<birth>\d{{6}})[ \u00a0]?[{_DASHES}]?[ \u00a0]?(?P<serial>\d{{4}})"
    rf"(?![\d{_DASHES}]|[.,]\d)"
)
_SAYS_SO = re.compile(r"\b(?:cpr|personnummer|personnr)", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:faktura|ordre|ean|konto|sags?-?(?:nr|nummer|id)|journal|j\.?\s?nr|cvr|p-?nummer|telefon|tlf|matrikel|bfe|kunde|løbe)",
    re.IGNORECASE,
)
_NEAR = 30
"""Characters in front of a number in which its name is looked for."""

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def hidden(text: str) -> str:
    """The text with everything that may be a CPR number hidden, whatever separates its parts."""
    return _WIDE.sub(HIDDEN, text)


def may_hold(text: str) -> bool:
    """Whether anything in the text may be a CPR number."""
    return _WIDE.search(text) is not None


def personal_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The places of what surely are CPR numbers: `text[start:end]`.

    The date must exist (60 is added to the day of replacement numbers), and the number must pass modulus
    11, be a birth on 1 January or stand behind the word CPR; not behind *faktura*, *konto* or the like.
    """
    for found in _NARROW.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        named = _SAYS_SO.search(before)
        if named is None and _OTHER_NUMBER.search(before):
            continue
        birth = found["birth"]
        if not _is_day(birth):
            continue
        if named or birth.startswith("0101") or _passes(birth + found["serial"]):
            yield found.span()


def _is_day(birth: str) -> bool:
    day, month, year = int(birth[:2]), int(birth[2:4]), int(birth[4:])
    if day > 60:
        day -= 60
    for century in (1900, 2000):  # the serial number tells which; 29 February needs the right one
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _passes(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
