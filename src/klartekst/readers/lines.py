"""The lines of a plain text, and what shows in a single line: a list marker, columns, an end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?P<mark>[-–—•·*▪●○◦‣⁃➢✓☐□o])[ \t\xa0]+(?=\S)")
_NUMBERED = re.compile(
    r"\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-zæøå])|(?P<roman>[ivx]{1,4}))[.)][ \t\xa0]+(?=\S)"
)
ENDED = re.compile(r"[.?!:…][)\]\"”’«“']*$")
_COLUMNS = re.compile(r"\S(?:\t+| {3,})\S|: {2,}\S")
_MONTHS = "januar februar marts april maj juni juli august september oktober november december"
_DATED = re.compile(
    rf"\d{{1,2}}\.\s+(?:{_MONTHS.replace(' ', '|')}|pkt|sal|klasse|led|kvartal)\b", re.IGNORECASE
)
_HYPHENATED = re.compile(r"[a-zæøå]-$")
# As many words broken over blank lines as this show a text with every line apart.
_MANY_BROKEN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the spaces around it; `indent` counts those before it."""

    start: int  # first character that is no space
    end: int
    indent: int
    text: str


def groups_of_lines(text: str) -> Iterator[list[Line]]:
    """Lines that stand together, between blank lines.

    A word broken over a blank line holds both sides together. Where that happens again and again, the text
    was copied from a poster with every line apart: then a line that goes on belongs to the one before.
    """
    groups = list(_between_blank_lines(text))
    broken = sum(_breaks_word(one, two) for one, two in pairwise(groups))
    spaced = broken >= _MANY_BROKEN and sum(len(group) == 1 for group in groups) > len(groups) / 2
    held: list[Line] = []
    for group in groups:
        if held and not (_breaks_word(held, group) or (spaced and _goes_on(held, group))):
            yield held
            held = []
        held = [*held, *group]
    if held:
        yield held


def _breaks_word(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """*afdæk-* and *ke borgerens viden*."""
    return _HYPHENATED.search(before[-1].text) is not None and after[0].text[0].islower()


def _goes_on(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """A line that begins small behind one that has not ended."""
    return after[0].text[0].islower() and not (ENDED.search(before[-1].text) or marker(after[0].text))


def _between_blank_lines(text: str) -> Iterator[list[Line]]:
    group: list[Line] = []
    at = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        line = text[at:end]
        body = line.strip(" \t\xa0\ufeff\u200b")
        if not body.strip():  # nothing but separators of other kinds
            body = ""
        if body:
            indent = line.index(body[0])
            start = at + indent
            group.append(Line(start, start + len(body), indent + 3 * line[:indent].count("\t"), body))
        if (not body or (found and found.group() == "\f")) and group:
            yield group
            group = []
        at = found.end() if found else at
    if group:
        yield group


def marker(text: str) -> re.Match[str] | None:
    """The list marker that a line begins with; a date (*18. februar*) is none."""
    if _DATED.match(text):
        return None
    return _BULLET.match(text) or _NUMBERED.match(text)


def follows(before: str, following: str) -> bool:
    """Whether two markers are neighbours: "1." and "2.", "a)" and "b)"."""
    one, two = before.strip("(.)"), following.strip("(.)")
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if len(one) == 1 and len(two) == 1 and one.isalpha() and two.isalpha():
        return ord(two) == ord(one) + 1
    return not (one.isdigit() or two.isdigit()) and one != "" and two != ""


def is_row(line: str) -> bool:
    """*Sats pr. dag           312 kr.*: columns, not a sentence."""
    return ("\t" in line or "  " in line) and _COLUMNS.search(line) is not None
