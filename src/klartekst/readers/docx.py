"""Word documents (.docx, .dotx, .docm, .dotm) as letters.

An own walker on zip and XML: a complaint guide in a content control, a footnote, a letterhead in a
text box and a tracked insertion are all text that the citizen gets. Macros are never run.
"""

from dataclasses import dataclass

from lxml import etree

from klartekst.errors import UnreadableLetter
from klartekst.letter import Block, BlockKind, Letter, Mark, Part
from klartekst.readers import refusals
from klartekst.readers.docx_lines import Line, lines
from klartekst.readers.docx_marks import line_marks, merged
from klartekst.readers.docx_stories import Stories
from klartekst.readers.package import Package
from klartekst.readers.placeholders import placeholders
from klartekst.readers.quotations import quotations


@dataclass(frozen=True, slots=True)
class Span:
    """`letter.text[start:end]` stands in the `w:t` element `node` of `part`, from `node_start`.

    `node_end - node_start` differs from `end - start` only where a letter was stored decomposed.
    """

    start: int
    end: int
    part: str
    node: etree._Element
    node_start: int
    node_end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document as a letter, with the way back to its XML (for comments in a copy)."""

    letter: Letter
    spans: tuple[Span, ...]


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of a Word document; `path` is for messages and `Letter.path`.

    Raises `UnreadableLetter` when the document is damaged, locked, too large or without text.
    """
    return parse(data, path).letter


def parse(data: bytes, path: str) -> Document:
    """As `read`, and with the spans of the text in the document's own `w:t` elements."""
    try:
        stories = Stories(Package(data, path), path)
    except RecursionError as error:  # fields in fields in fields: made by nobody's Word
        raise refusals.damaged(path) from error
    found = _once(lines(stories.paragraphs, stories.standard_size))
    if not found:
        raise _without_text(path, stories.pictures)
    blocks: list[Block] = []
    marks: list[Mark] = []
    spans: list[Span] = []
    at = 0
    for line in found:
        blocks.append(_block(line, at))
        marks += line_marks(line, at)
        end = at
        for piece in line.pieces:
            start, end = end, end + len(piece.text)
            if piece.node is not None:
                spans.append(
                    Span(start, end, line.paragraph.source, piece.node, piece.node_start, piece.node_end)
                )
        at = end + 1
    text = "\n".join(line.text for line in found)
    letter = Letter(
        text=text,
        blocks=tuple(blocks),
        marks=merged(placeholders(text), marks, quotations(text, blocks)),
        path=path,
        format="docx",
        remarks=_remarks(stories),
        tracked_deletions=stories.deletions,
        comments=stories.comments,
    )
    return Document(letter, tuple(spans))


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
    return Block(at, at + len(line.text), line.kind, level, at + line.content, line.paragraph.part)


def _without_text(path: str, pictures: int) -> UnreadableLetter:
    if pictures:
        return UnreadableLetter(
            f"Filen »{path}« indeholder kun billeder og ingen tekst.",
            "Find det dokument, som brevet er skrevet i, og tjek det i stedet.",
        )
    return UnreadableLetter(f"Der er ingen tekst i filen »{path}«.", "Kontrollér, at det er den rigtige fil.")


def _remarks(stories: Stories) -> tuple[str, ...]:
    remarks = []
    if stories.embedded:
        remarks.append("Et andet dokument er sat ind i brevet. Teksten i det er ikke læst.")
    if stories.unfinished:
        remarks.append("Et felt i dokumentet er ikke afsluttet. Noget af teksten kan mangle.")
    return tuple(remarks)
