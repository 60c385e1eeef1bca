"""Paragraphs to a letter: the last step of every reader whose format has styles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from klartekst.letter import Block, BlockKind, Letter, Mark, Part
from klartekst.readers import refusals
from klartekst.readers.paragraph_lines import Line, lines
from klartekst.readers.paragraph_marks import line_marks, merged
from klartekst.readers.pieces import Paragraph, Piece
from klartekst.readers.placeholders import placeholders
from klartekst.readers.quotations import quotations


@dataclass(frozen=True, slots=True)
class Span:
    """`letter.text[start:end]` is text of the XML element `node` in `part`, from `node_start`.

    In Word `node` is a `w:t`. In OpenDocument, where words stand between the elements, `tail` says that
    they are the `tail` of `node` and not its `text`.
    `node_end - node_start` differs from `end - start` only where a letter was stored decomposed.
    `held` says that it stands in a field or a content control, which may be filled anew.
    """

    start: int
    end: int
    part: str
    node: etree._Element
    node_start: int
    node_end: int
    tail: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a letter, with the way back to its XML (for comments in a copy).

    `elements` are the paragraphs that the letter's blocks stand in, one a block.
    """

    letter: Letter
    spans: tuple[Span, ...]
    elements: tuple[etree._Element | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document holds beside its paragraphs: how much was deleted in tracked changes, its comments.

    `own_comments` are those that klartekst wrote. `alternatives` are the texts that stand for pictures: each becomes
    a block behind the letter.
    """

    tracked_deletions: int = 0
    comments: int = 0
    own_comments: int = 0
    alternatives: Sequence[str] = ()


class Stories(Protocol):
    """A document that has been walked through, whatever its format."""

    paragraphs: list[Paragraph]
    pictures: int
    deletions: int
    comments: int
    own_comments: int
    alternatives: list[str]

    @property
    def standard_size(self) -> int:
        """The size of ordinary text, in half points."""


def assemble_stories(stories: Stories, path: str, format: str, remarks: tuple[str, ...] = ()) -> Document:
    """The letter of a whole document. Raises UnreadableLetter for one without text."""
    beside = Beside(stories.deletions, stories.comments, stories.own_comments, stories.alternatives)
    document = assemble(stories.paragraphs, stories.standard_size, path, format, remarks, beside)
    if not document.letter.text:
        raise refusals.only_pictures(path) if stories.pictures else refusals.without_text(path)
    return document


def assemble(
    paragraphs: Iterable[Paragraph],
    standard_size: int,
    path: str,
    format: str,
    remarks: tuple[str, ...] = (),
    beside: Beside | None = None,
) -> Document:
    """The letter that `paragraphs` make, in their order; one without text when there is none in them.

    `standard_size` is that of ordinary text in half points.
    """
    beside = beside or Beside()
    found = _once(lines(paragraphs, standard_size))
    if found:  # pictures alone are no letter, whatever is said of them
        said = (
            Paragraph([Piece(" ".join(each.split()))], part=Part.ALT_TEXT) for each in beside.alternatives
        )
        found += lines(said, standard_size)
    blocks: list[Block] = []
    marks: list[Mark] = []
    spans: list[Span] = []
    at = 0
    for line in found:
        blocks.append(_block(line, at))
        marks += line_marks(line, at)
        spans += _spans(line, at)
        at = blocks[-1].end + 1
    text = "\n".join(line.text for line in found)
    letter = Letter(
        text=text,
        blocks=tuple(blocks),
        marks=merged(placeholders(text), marks, quotations(text, blocks)),
        path=path,
        format=format,
        remarks=remarks,
        tracked_deletions=beside.tracked_deletions,
        comments=beside.comments,
        own_comments=beside.own_comments,
    )
    return Document(letter, tuple(spans), tuple(line.paragraph.element for line in found))


def _once(found: list[Line]) -> list[Line]:
    """Without the headers and footers that the first page repeats from the following pages."""
    seen = set()
    kept = []
    for line in found:
        part = line.paragraph.part
        key = (part, line.text)
        if part not in (Part.HEADER, Part.FOOTER) or key not in seen:
            kept.append(line)
        seen.add(key)
    return kept


def _block(line: Line, at: int) -> Block:
    level = line.level if line.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
    paragraph = line.paragraph
    return Block(
        at, at + len(line.text), line.kind, level, at + line.content, paragraph.part, page=paragraph.page
    )


def _spans(line: Line, at: int) -> list[Span]:
    made = []
    for piece in line.pieces:
        end = at + len(piece.text)
        if piece.node is not None:
            made.append(
                Span(
                    at, end, line.paragraph.source, piece.node, piece.node_start, piece.node_end, piece.tail,
                    held=bool(piece.holders),
                )
            )  # fmt: skip
        at = end
    return made
