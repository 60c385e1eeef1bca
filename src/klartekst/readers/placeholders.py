"""Gaps and notes that a template leaves for the writer: «Navn», {{ dato }}, [indsæt beløb], XX.

Each becomes a mark, so that sentences are read through it and a letter about to be sent can be stopped.
"""

import re

from klartekst.expressions import late
from klartekst.letter import Mark, MarkKind

_L = "A-Za-zÆØÅæøå"
_GAP = late(
    rf"""
    (?P<jinja>\{{[%\#][^%\#{{}}]{{0,300}}[%\#]\}})
    |(?P<double>\{{\{{[^{{}}]{{0,200}}\}}\}})
    |(?P<dollar>\$\{{[^{{}}\n]{{1,80}}\}})
    |(?P<brace>\{{[{_L}_][\w .:/-]{{0,60}}\}})
    |(?P<merge>«(?=[{_L}_])[^«»\n]{{0,80}}[\w.)]»)
    |(?P<angle><{{1,2}}[{_L}][\w æøåÆØÅ./-]{{0,60}}>{{1,2}})
    |(?P<percent>(?<![\d%])%[{_L}]\w{{1,40}}%(?!\w)|\#\#[{_L}][\w ]{{0,40}}\#\#
      |(?<![\w\#])\#[{_L}]\w{{1,40}}\#(?![\w\#]))
    |(?P<bracket>\[[^\[\]]{{1,600}}\])
    |(?P<date>\b(?:[Dd]{{2}}|[Xx]{{2}})[./-](?:[Mm]{{2}}|[Xx]{{2}})[./-](?:[ÅåYyXx]{{2}}){{1,2}}(?!\w)|\bD\.D\.(?!\w))
    |(?P<cpr>\b[Xx]{{6}}-?[Xx]{{4}}\b|\b\d{{6}}-[Xx]{{4}}\b)
    |(?P<crosses>(?<![\w.])(?:X{{2,}}|x{{2,}}|N\.N\.)(?![\w]))
    |(?P<line>_{{3,}}|\.{{6,}}|…{{3,}})
    """,
    re.VERBOSE,
)
# Whatever a gap begins with, or has near its beginning: most letters are sent and have none of it.
_MAY_BE_GAP = late(r"[{«<%#\[_…]|\.{6}|[Dd]{2}[./-]|[Xx]{2}|[DN]\.[DN]\.")
_INSTRUCTION = late(
    r"(?:hvis|ellers|slet|slettes|husk|vejl|vejledning|nb|obs|bemærk|note|kun\b|brug\b|tilføj|"
    r"til sagsbehandler\w*|sagsbehandler(?:en)?:|gentag|evt\. |eventuelt\b|overvej|tjek|kommentar|"
    r"afsnittet|dette afsnit|anvendes|bruges|"
    r"her (?:skriv|indsæt|beskriv)\w*|standardtekst|må ikke|fjern\w*|(?:skriv|indsæt|beskriv)\b.{40,})",
    re.IGNORECASE,
)
_GAP_WORD = late(
    r"(?:indsæt|skriv|angiv|udfyld|vælg|navn|dato|beløb|adresse|sagsnr|cpr|tlf|antal)\w*\b", re.IGNORECASE
)
# A word somewhere before a slash and a letter behind it: looked for once from the beginning, not from each letter.
_ALTERNATIVES = late(r"\A[\W\d_]*+[^\W\d_].*?/\s?[^\W\d_]|\beller\b", re.DOTALL)
_NO_GAP = late(r"(?:\d+|\.{2,}|…|sic!?|[,.;–-]+|\^\d+)$|https?:", re.IGNORECASE)
_OPENING, _CLOSING = "«{<[%#$ ", "»}>]%# "


def placeholders(text: str) -> tuple[Mark, ...]:
    """Marks for all gaps (FIELD), alternatives (CHOICE) and notes to the writer (INSTRUCTION), in order.

    `name` is what stands between the brackets. Footnote numbers, omissions `[…]` and links are no gaps.
    """
    made: list[Mark] = []
    for found in _GAP.finditer(text) if _MAY_BE_GAP.search(text) else ():
        start, end = found.span()
        name = " ".join(found.group().split()).lstrip(_OPENING).rstrip(_CLOSING)
        match found.lastgroup:
            case "jinja":
                made.append(Mark(start, end, MarkKind.INSTRUCTION, name.strip("% #")))
            case "bracket":
                kind = _bracket(found.group()[1:-1], text[end : end + 1])
                if kind is not None:
                    made.append(Mark(start, end, kind, name))
            case "line" | "crosses" | "date" | "cpr":
                made.append(Mark(start, end, MarkKind.FIELD, ""))
            case "angle":
                if not _is_tag(found.group()):
                    made.append(Mark(start, end, MarkKind.FIELD, name))
            case _:
                made.append(Mark(start, end, MarkKind.FIELD, name))
    return tuple(made)


def _bracket(content: str, after: str) -> MarkKind | None:
    inside = content.strip()
    if after == "(" or "\n\n" in content or "\r\n\r\n" in content or _NO_GAP.match(inside):
        return None
    if not inside or inside.casefold() == "x":
        return MarkKind.FIELD  # a box to tick
    if _INSTRUCTION.match(inside):
        return MarkKind.INSTRUCTION
    if _GAP_WORD.match(inside):
        return MarkKind.CHOICE if " / " in inside else MarkKind.FIELD
    if _ALTERNATIVES.search(inside) and not re.fullmatch(r"\w{2,4}(?:/\w{2,4}){2}", inside):
        return MarkKind.CHOICE
    return MarkKind.FIELD


def _is_tag(found: str) -> bool:
    """Whether `<b>` is markup rather than a gap; letters in plain text hold little of it."""
    name = found.strip("<>/ ").split(" ", 1)[0].casefold()
    return name in {
        "b",
        "i",
        "u",
        "p",
        "br",
        "a",
        "em",
        "strong",
        "div",
        "span",
        "li",
        "ul",
        "ol",
        "td",
        "tr",
        "table",
    }
