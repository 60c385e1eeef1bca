"""The common form of every format with styles: paragraphs of pieces, each piece with one formatting.

A Word document, an OpenDocument text, a web page and a PDF are walked by readers of their own; what they
find here goes the same way from then on: `paragraph_lines`, `paragraph_marks`, `assemble`.
"""

from dataclasses import dataclass, fields, replace
from typing import Protocol

from lxml import etree

from klartekst.letter import Part
from klartekst.readers import style_names


@dataclass(frozen=True, slots=True)
class Look:
    """The character formatting that tells what a run is; None where nothing is stated."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    no_proof: bool | None = None
    colour: str | None = None
    highlight: str | None = None
    language: str | None = None
    size: int | None = None

    def over(self, lower: "Look") -> "Look":
        """This formatting laid over `lower`: what is not stated here shows through."""
        missing = {f.name: getattr(lower, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing) if missing else self


PLAIN = Look()
"""Nothing is stated."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with all that it inherits.

    `level` is the heading level from 1, or 0; `list_level` the list depth from 1, or 0.
    """

    name: str = ""
    look: Look = PLAIN
    level: int = 0
    list_level: int = 0

    @property
    def instruction(self) -> bool:
        """Whether the style's name says that it is for the writer's eyes."""
        return style_names.is_instruction(self.name)

    @property
    def quotation(self) -> bool:
        """Whether the style's name says that somebody else is quoted."""
        return style_names.is_quotation(self.name)

    @property
    def placeholder(self) -> bool:
        """Whether this is Word's own grey style for text that waits to be replaced."""
        return style_names.is_placeholder(self.name)


NO_STYLE = Style()
"""The style of text that names none."""


class Gap(Protocol):
    """A field or control that text stands in."""

    @property
    def name(self) -> str:
        """The field's or control's own name, "" for none."""

    def open(self) -> bool:
        """Whether somebody still has to fill it in. Ask when the whole document has been read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one formatting.

    `node` is the XML element whose text it comes from, `node_start` and `node_end` where in it (code points);
    `tail` when it is not its text but its tail. None for text that stands in no node, such as a tab or a
    line break.
    """

    text: str
    look: Look = PLAIN
    style: Style = NO_STYLE
    holders: tuple[Gap, ...] = ()
    inserted: bool = False
    node: etree._Element | None = None
    node_start: int = 0
    node_end: int = 0
    tail: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read.

    `level` is its heading level from 1, `list_level` its list depth from 1, else 0. `cell` says that it
    stands in a table, `source` names the part of the package, `page` is its page from 1, 0 when unknown.
    `element` is its XML element, in formats where a comment may be put into it.
    """

    pieces: list[Piece]
    style: Style = NO_STYLE
    level: int = 0
    list_level: int = 0
    part: Part = Part.BODY
    cell: bool = False
    source: str = ""
    page: int = 0
    element: etree._Element | None = None
