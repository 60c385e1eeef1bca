"""Puts edits into a text: the graver finding first, nothing outside the spans changed.

Where words are taken out, their space goes with them, and what then opens the sentence gets its capital.
"""

import re
from collections.abc import Collection, Iterable

from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.edits import Edit

SAFE = frozenset({Trust.REPLACE})
_BLANK = " \t\xa0"
_CLOSERS = ",.;:?!)»”"
_SENTENCE_START = re.compile(r"(?:^|[\n\r\ufeff]|[.?!:][)»”\"']*[ \t\xa0\n\r]+)[ \t\xa0«“\"(•–*-]*\Z")


def chosen(findings: Iterable[Finding], trust: Collection[Trust] = SAFE) -> tuple[Edit, ...]:
    """The edits to make, sorted by place: each finding's first suggestion of a kind in `trust`.

    Where two overlap, the graver finding wins, then the longer span, then the one that stands first.
    A text with a gap (`[dato]`) is never among them: only the writer can fill it.
    """
    wanted = [
        (-finding.severity.rank, -(edit[1] - edit[0]), edit)
        for finding in findings
        if (edit := _first(finding.suggestions, trust)) is not None
    ]
    kept: list[Edit] = []
    for _, _, edit in sorted(wanted):
        if not any(overlaps(edit, other) for other in kept):
            kept.append(edit)
    return tuple(sorted(kept))


def widest(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that can be made at once, sorted by place: what overlaps a wider one is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=by_width):
        if not any(overlaps(edit, other) for other in kept):
            kept.append(edit)
    return tuple(sorted(kept))


def by_width(edit: Edit) -> tuple[int, Edit]:
    """What edits are sorted by to have the widest first."""
    return edit[0] - edit[1], edit


def _first(suggestions: Iterable[Suggestion], trust: Collection[Trust]) -> Edit | None:
    for each in suggestions:
        if each.start is None or each.end is None or each.text is None:
            continue
        if each.kind in trust and "[" not in each.text:
            return each.start, each.end, each.text
    return None


def overlaps(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters, or put text in at the same place."""
    if one[:2] == other[:2]:
        return True
    return one[0] < other[1] and other[0] < one[1]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; places are code points of `text`, ends exclusive.

    Raises ValueError for edits that overlap or lie outside the text.
    """
    made: list[str] = []
    holes: list[tuple[int, bool]] = []
    at = length = 0
    for start, end, new in sorted(edits):
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit {start}–{end} overlaps another or lies outside the text")
        made += [text[at:start], new]
        length += start - at + len(new)
        if not new:
            holes.append((length, text[start:end].lstrip()[:1].isupper()))
        at = end
    result = "".join((*made, text[at:]))
    for hole, capital in reversed(holes):
        result = _close(result, hole, capital=capital)
    # "det, du har søgt om," in front of ", hvis": one comma closes and opens
    return result if ",," in text else result.replace(",,", ",")


def best(finding: Finding) -> Edit | None:
    """The edit that the finding's first text is, a draft or one with a gap to fill too; None for advice alone."""
    for each in finding.suggestions:
        if each.start is not None and each.end is not None and each.text is not None:
            return each.start, each.end, each.text
    return None


def closed(text: str, edit: Edit) -> Edit:
    """The edit with all that `apply` changes around it: its text can be put in by whoever knows no Danish.

    A deletion takes its space with it, and what then opens the sentence its capital.
    """
    start, end, new = edit
    after = apply(text, (edit,))
    if after == text[:start] + new + text[end:]:
        return edit
    first = next((i for i in range(min(start, len(after))) if text[i] != after[i]), min(start, len(after)))
    kept = 0
    while kept < min(len(text) - end, len(after) - first) and text[-kept - 1] == after[-kept - 1]:
        kept += 1
    return first, len(text) - kept, after[first : len(after) - kept]


def _close(text: str, hole: int, *, capital: bool) -> str:
    """The text without the spaces that a deletion at `hole` left; `capital` when a capital went with it."""
    left, right = text[:hole], text[hole:]
    if not left or left[-1] in _BLANK or left[-1] in "\n\r\ufeff":
        right = right.lstrip(_BLANK)
    if left and left[-1] in _BLANK and (not right or right[0] in _CLOSERS or right[0] in "\n\r"):
        left = left.rstrip(_BLANK)
    if capital and _SENTENCE_START.search(left[-40:]):
        opening = re.match(r"[\W_]*", right)
        first = opening.end() if opening else 0
        right = right[:first] + right[first : first + 1].upper() + right[first + 1 :]
    return left + right
