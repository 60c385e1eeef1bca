"""The letter as a sheet of paper: its text cut where marks begin and end, whole and in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klartekst.finding import Finding
from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind, Part
from klartekst.reports.wording import WHOLE_SENTENCE
from klartekst.understanding.lands import Land, Placed

# Formats in which a line break inside a block was typed; in the others it is only where a line was full.
BREAKS_KEPT = frozenset({"docx", "odt", "html", "pdf"})
# What is not the letter's own finished prose is shown as such, so that one sees why it is not judged.
SHADED = {
    MarkKind.FIELD: "field",
    MarkKind.CHOICE: "field",
    MarkKind.INSTRUCTION: "aside",
    MarkKind.HIDDEN: "aside",
}
SHORT_LINE = 50
"""Characters of a line in an address or a date; such lines stand close together."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding, its number on the page, and the list it stands in ("skal", "boer" or "kan")."""

    finding: Finding
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text.

    `mark` is the finding whose words these are. `points` are findings that begin here and get only a number:
    those on a whole sentence, which would hide all others, and those that another mark covers.
    `shade` is "field" or "aside" for what is not prose.
    """

    text: str
    mark: Numbered | None = None
    points: tuple[Numbered, ...] = ()
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip beside a block: the land of a sentence, and its length in tenths of all sentences'."""

    land: Land
    size: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A block: its form ("text", "heading", "item", "cell", "margin"), and whether it follows closely.

    `strip` shows beside it in which land its sentences stand. `start` is where its text begins in the letter's.
    """

    start: int
    form: str
    tight: bool
    breaks: bool
    bullet: bool
    pieces: tuple[Piece, ...]
    strip: tuple[Stretch, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that can be linked to."""
        found = [point.number for piece in self.pieces for point in piece.points]
        return (*found, *(piece.mark.number for piece in self.pieces if piece.mark))


def sheet(letter: Letter, numbered: Sequence[Numbered], placed: Sequence[Placed] = ()) -> tuple[Shown, ...]:
    """The blocks of the letter with the marks of these findings, and the land of each sentence."""
    befores = (None, *letter.blocks)
    return tuple(
        _shown(block, before, letter, numbered, placed)
        for before, block in zip(befores, letter.blocks, strict=False)
    )


def _shown(
    block: Block,
    before: Block | None,
    letter: Letter,
    numbered: Sequence[Numbered],
    placed: Sequence[Placed],
) -> Shown:
    inside = [each for each in placed if block.start <= each.start < block.end]
    length = sum(each.end - each.start for each in inside)
    return Shown(
        start=block.start,
        strip=tuple(
            Stretch(each.land, max(1, round(10 * (each.end - each.start) / length))) for each in inside
        ),
        form=_form(block),
        tight=before is not None and _is_tight(before, block, letter.text),
        breaks=letter.format in BREAKS_KEPT,
        bullet=block.content == block.start,
        pieces=tuple(pieces(block, letter, numbered)),
    )


def _form(block: Block) -> str:
    if block.part in (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ALT_TEXT):
        return "margin"
    return {
        BlockKind.HEADING: "heading",
        BlockKind.LIST_ITEM: "item",
        BlockKind.TABLE_CELL: "cell",
        BlockKind.PARAGRAPH: "text",
    }[block.kind]


def _is_tight(before: Block, block: Block, text: str) -> bool:
    """Lines of an address stand close: short ones without a blank line or a full stop between."""
    if _form(before) != _form(block) or text[before.end : block.start].count("\n") > 1:
        return False
    both = (text[before.start : before.end], text[block.start : block.end])
    return all(len(line) <= SHORT_LINE and not line.rstrip().endswith((".", ":", "!", "?")) for line in both)


def pieces(block: Block, letter: Letter, numbered: Sequence[Numbered]) -> Iterator[Piece]:
    """The block's text as pieces, which together are the text."""
    inside = [
        each
        for each in numbered
        if each.finding.start is not None and block.start <= each.finding.start < block.end
    ]
    inside.sort(key=lambda each: (each.finding.start or 0, -(each.finding.end or 0), each.number))
    at = block.start
    points: list[Numbered] = []
    for each in inside:
        start, end = each.finding.start, each.finding.end
        assert start is not None and end is not None
        if start > at:
            yield from _plain(at, start, letter, points)
            at, points = start, []
        if each.finding.category in WHOLE_SENTENCE or start < at or end > block.end or start == end:
            points.append(each)
            continue
        yield Piece(letter.text[start:end], each, tuple(points))
        at, points = end, []
    if at < block.end or points:
        yield from _plain(at, block.end, letter, points)


def _plain(start: int, end: int, letter: Letter, points: Sequence[Numbered]) -> Iterator[Piece]:
    """Unmarked text, cut where fields and instructions to the writer begin and end."""
    waiting = tuple(points)
    for at, to, shade in _shades(start, end, letter.marks):
        yield Piece(letter.text[at:to], None, waiting, shade)
        waiting = ()
    if waiting:
        yield Piece("", None, waiting)


def _shades(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    at = start
    for mark in marks:
        if mark.kind not in SHADED or mark.end <= at or mark.start >= end:
            continue
        if mark.start > at:
            yield at, mark.start, ""
            at = mark.start
        to = min(mark.end, end)
        yield at, to, SHADED[mark.kind]
        at = to
    if at < end:
        yield at, end, ""
