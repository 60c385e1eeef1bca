"""Two versions of a letter side by side, as a caseworker reads them: the line before and the line after."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from klartekst.screen import READABLE

CONTEXT = 60  # characters of unchanged text shown on each side of a change in a long line
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_OPEN, _CLOSE = "\ue000", "\ue001"  # stand for the marks until the lines are wrapped
_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that differ: the number of the first, from 1, and both versions with the changed words marked."""

    line: int
    old: str
    new: str


def show(old: str, new: str, *, colour: bool, width: int = READABLE) -> list[str]:
    """The changes from `old` to `new` as lines of `width` columns for the screen.

    Changed words stand in square brackets; with `colour`, ANSI codes for a terminal are added.
    """
    lines: list[str] = []
    for change in changes(old, new):
        lines.append(f"  Linje {change.line}:")
        for sign, text, tint in (("-", change.old, _RED), ("+", change.new, _GREEN)):
            wrapped = textwrap.wrap(
                text, width, initial_indent=f"    {sign} ", subsequent_indent="      ",
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
            marked = "\n".join(wrapped or [f"    {sign}"])
            opened, closed = (tint + "[", "]" + _PLAIN) if colour else ("[", "]")
            lines.extend(marked.replace(_OPEN, opened).replace(_CLOSE, closed).split("\n"))
    return lines


def changes(old: str, new: str) -> Iterator[Change]:
    """What differs, line by line, in reading order."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        same = j - i == m - k  # as many lines as before: each against its own
        pairs = zip(range(i, j), range(k, m), strict=True) if same else [(i, k)]
        for first, second in pairs:
            one = before[first] if same else "".join(before[i:j])
            two = after[second] if same else "".join(after[k:m])
            if one != two:
                yield Change(first + 1, *_marked(one, two))


def _marked(old: str, new: str) -> tuple[str, str]:
    one, two = _PIECES.findall(old), _PIECES.findall(new)
    blocks = _joined(SequenceMatcher(None, one, two, autojunk=False).get_opcodes(), one)
    return _half(one, [(i, j) for i, j, _, _ in blocks]), _half(two, [(k, m) for _, _, k, m in blocks])


def _joined(
    codes: Sequence[tuple[str, int, int, int, int]], pieces: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """The changed stretches; two with only a space between them are one."""
    found: list[tuple[int, int, int, int]] = []
    for kind, i, j, k, m in codes:
        if kind == "equal":
            continue
        if found and not "".join(pieces[found[-1][1] : i]).strip():
            found[-1] = (found[-1][0], j, found[-1][2], m)
        else:
            found.append((i, j, k, m))
    return found


def _half(pieces: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    made: list[str] = []
    at = 0
    for first, last in spans:
        made.append(_kept("".join(pieces[at:first]), opening=at == 0))
        changed = "".join(pieces[first:last])
        made.append(f"{_OPEN}{changed}{_CLOSE}" if changed.strip() else changed)
        at = last
    made.append(_kept("".join(pieces[at:]), opening=at == 0, closing=True))
    return " ".join("".join(made).split())


def _kept(text: str, *, opening: bool = False, closing: bool = False) -> str:
    """Unchanged text, its middle left out where it is long."""
    if len(text) <= CONTEXT * (1 if opening or closing else 2):
        return text
    head = "" if opening else text[:CONTEXT].rpartition(" ")[0]
    tail = "" if closing else text[-CONTEXT:].partition(" ")[2]
    return f"{head} … {tail}"
