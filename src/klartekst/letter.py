"""A letter: its text as stored, and what each place in it is.

Nothing is deleted before analysis.
What is not prose (a field, an instruction to the writer, quoted words) is marked, so that every
finding can point into the caseworker's own document.
All positions are code points in `Letter.text`, ends exclusive.
"""

from dataclasses import dataclass
from enum import StrEnum

COMMENT_AUTHOR = "klartekst"
"""Who signs the comments and tracked changes that klartekst writes into a copy of a letter."""


class BlockKind(StrEnum):
    """What a block of text is, by its form in the document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"


class Part(StrEnum):
    """The part of the document that a block stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text-box"
    ALT_TEXT = "alt-text"  # what a screen reader says of a picture; it stands behind the letter's own text
    SUBJECT = "subject"  # of a mail or a message in Digital Post
    ACTION = "action"  # the words on a button of a message in Digital Post
    NOTIFICATION = "notification"  # the text message or e-mail that announces a message in Digital Post


class MarkKind(StrEnum):
    """What a span inside a block is, when it is not the letter's own finished prose."""

    FIELD = "field"  # a merge field, a content control's placeholder, «Navn», [indsæt dato]
    CHOICE = "choice"  # [den sag / de sager]: the writer picks one
    INSTRUCTION = "instruction"  # to the writer, not to the citizen
    HIDDEN = "hidden"  # hidden text (w:vanish)
    INSERTED = "inserted"  # a tracked insertion: read as text, but not yet accepted
    QUOTATION = "quotation"  # somebody else's words, in quotation marks or a quotation style
    LOCKED = "locked"  # nobody's to change here: the law's own words, a passage the house has locked
    FOREIGN = "foreign"  # marked as another language, or as not to be proofed


class FieldType(StrEnum):
    """What will stand in a gap."""

    NAME = "name"
    DATE = "date"
    AMOUNT = "amount"  # a number of anything
    CHOICE = "choice"  # one of the wordings that the gap itself gives
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table cell: `text[start:end]` of the letter.

    `content` is where the words begin, behind a list marker such as "- " or "1. ".
    `level` is the depth of a heading or list item from 1, otherwise 0.
    `page` is the page it stands on from 1, 0 where the format has no fixed pages.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    content: int = -1
    part: Part = Part.BODY
    page: int = 0

    def __post_init__(self) -> None:
        if self.content < 0:
            object.__setattr__(self, "content", self.start)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is not plain finished prose; `name` is the field's or control's own name.

    `type` is what will stand in a FIELD or CHOICE, as far as its name and the words around it tell.
    """

    start: int
    end: int
    kind: MarkKind
    name: str = ""
    type: FieldType | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as read: its text, its blocks in reading order and its marks sorted by start.

    `path` is as the user gave it, "-" for standard input; `format` is the reader's name ("docx").
    `remarks` are Danish sentences on what the reader could not read or noticed on the way.
    `tracked_deletions` and `comments` count what stands in the document but not in `text`; of the comments,
    `own_comments` are those that klartekst wrote.
    `fragment` says that this is a piece of a letter (a phrase from a bank, a subject): what a whole letter
    must have is not asked of it.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    path: str = "-"
    format: str = "txt"
    remarks: tuple[str, ...] = ()
    tracked_deletions: int = 0
    comments: int = 0
    own_comments: int = 0
    fragment: bool = False
