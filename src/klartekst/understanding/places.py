"""Where in a letter an offset is, in the words that one colleague would use to another.

"Afsnit 4 under »Begrundelse«" can be found in Word; "tegn 2.318" cannot.
"""

import re
from collections.abc import Callable, Sequence

from klartekst.letter import Block, BlockKind, Letter, Part

_LONGEST_HEADING = 50
"""Characters of a heading that are shown before it is cut at a word."""

_GREETING = re.compile(r"\s*(?:kære|hej|goddag),*(?!\S)", re.IGNORECASE)
_LONGEST_GREETING = 8
"""Words of a greeting; a longer paragraph that begins with *Kære* is more than one."""

_COUNTED = re.compile(r"((?:side \d+, )?afsnit )(\d+)(| under »[^«]*«)")

SOURCE = "template"
"""The format whose text is a source that its maker edits line by line."""

_OTHER_PARTS = {
    Part.HEADER: "sidehovedet",
    Part.FOOTER: "sidefoden",
    Part.TEXT_BOX: "tekstboks",
    Part.ALT_TEXT: "et billedes alternative tekst",
    Part.SUBJECT: "emnefeltet",
    Part.NOTIFICATION: "notifikationen",
    Part.ACTION: "en knap",
}


def place(letter: Letter, start: int | None) -> str:
    """Where the code point offset `start` is: "afsnit 2 under »Klagevejledning«".

    None, for what concerns the letter as a whole, gives "hele brevet". In a letter of several fixed pages
    (a PDF) the page comes first: "side 2, afsnit 1".
    """
    if start is None:
        return "hele teksten" if letter.fragment else "hele brevet"
    index = block_at(letter.blocks, start)
    if index is None or letter.format == SOURCE:
        return f"linje {line_and_column(letter.text, start)[0]}"
    where = _on_page(letter, index)
    if max(block.page for block in letter.blocks) > 1:
        return f"side {letter.blocks[index].page}, {where}"
    return where


def _on_page(letter: Letter, index: int) -> str:
    block = letter.blocks[index]
    if block.part is Part.FOOTNOTE:
        return f"fodnote {_count(letter.blocks, index, lambda b: b.part is Part.FOOTNOTE)}"
    if block.part is Part.TEXT_BOX:
        return f"{_OTHER_PARTS[block.part]} {_under(letter, index)}".rstrip()
    if block.part is not Part.BODY:
        return _OTHER_PARTS[block.part]
    if block.kind is BlockKind.HEADING:
        others = len(_headings(letter.blocks)) > 1
        return f"overskriften {_quoted(letter, block)}" if others else "overskriften"
    if _is_greeting(letter, block):
        return "hilsenen"
    return f"{_nth(letter, index)} {_under(letter, index)}".rstrip()


def together(said: Sequence[str]) -> str:
    """Several places as one would say them: "afsnit 1, 4 og 7", "afsnit 2 og overskriften »Klage«"."""
    unique = list(dict.fromkeys(said))
    counted = [_COUNTED.fullmatch(each) for each in unique]
    under = ""
    if all(counted) and len({(each[1], each[3]) for each in counted if each}) == 1:
        under = next(each[3] for each in counted if each)
        unique = [unique[0].removesuffix(under), *(each[2] for each in counted[1:] if each)]
    *first, last = unique
    return (f"{', '.join(first)} og {last}" if first else last) + under


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a code point offset in `text`, both from 1.

    Lines end at a line feed; a Windows line end (CR LF) counts once.
    """
    before = text.rfind("\n", 0, offset)
    return text.count("\n", 0, offset) + 1, offset - before


def block_at(blocks: Sequence[Block], start: int) -> int | None:
    """The index of the block that holds `start`, or else of the nearest one before it; None before all."""
    found = None
    for index, block in enumerate(blocks):
        if block.start > start:
            break
        found = index
    return found


def _nth(letter: Letter, index: int) -> str:
    blocks = letter.blocks
    first = max(_section(blocks, index), _behind_greeting(letter, index))
    block = blocks[index]
    if block.kind is BlockKind.LIST_ITEM:
        return f"punkt {_items_before(blocks, index)} i listen"
    if block.kind is BlockKind.TABLE_CELL:
        return f"felt {_run(blocks, index, BlockKind.TABLE_CELL)} i tabellen"
    same = range(first, index + 1)
    number = sum(blocks[i].kind is BlockKind.PARAGRAPH and blocks[i].part is Part.BODY for i in same)
    return f"afsnit {number}"


def _items_before(blocks: Sequence[Block], index: int) -> int:
    """The number of an item among those of its own depth; items below it belong to the same list."""
    level = blocks[index].level
    number = 1
    for block in reversed(blocks[:index]):
        if block.part is not Part.BODY:
            continue
        if block.kind is not BlockKind.LIST_ITEM or block.level < level:
            break
        number += block.level == level
    return number


def _run(blocks: Sequence[Block], index: int, kind: BlockKind) -> int:
    """How far into an unbroken run of blocks of one kind this block is, from 1."""
    start = index
    while start and blocks[start - 1].kind is kind and blocks[start - 1].part is blocks[index].part:
        start -= 1
    return index - start + 1


def _count(blocks: Sequence[Block], index: int, counts: Callable[[Block], bool]) -> int:
    return sum(1 for block in blocks[: index + 1] if counts(block))


def _section(blocks: Sequence[Block], index: int) -> int:
    """The index of the first block behind the nearest heading above, or of the first block."""
    for i in range(index - 1, -1, -1):
        if blocks[i].kind is BlockKind.HEADING and blocks[i].part is Part.BODY:
            return i + 1
    return 0


def _headings(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is BlockKind.HEADING and block.part is Part.BODY]


def _behind_greeting(letter: Letter, index: int) -> int:
    """The index of the first block behind the greeting above, or 0: "Kære Ali" is not counted as afsnit 1."""
    return next((i + 1 for i in range(index - 1, -1, -1) if _is_greeting(letter, letter.blocks[i])), 0)


def _is_greeting(letter: Letter, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.part is not Part.BODY:
        return False
    # Each place looks for the greeting above it, and the first word tells most blocks.
    if _GREETING.match(letter.text, block.content, block.end) is None:
        return False
    return len(letter.text[block.content : block.end].split()) <= _LONGEST_GREETING


def _under(letter: Letter, index: int) -> str:
    """Which heading the block stands under; nothing where that says nothing new.

    A letter's only heading says nothing when it is the title; nor does "before the heading" when the
    count begins at the greeting.
    """
    blocks = letter.blocks
    headings = _headings(blocks)
    if letter.fragment and not headings:
        return ""
    first = _section(blocks, index)
    greeted = _behind_greeting(letter, index)
    if first:
        only_title = len(headings) == 1 and not _behind_greeting(letter, first - 1)
        return "" if only_title else f"under {_quoted(letter, blocks[first - 1])}"
    if greeted:
        return ""
    return "før overskriften" if headings else "i brevet"


def _quoted(letter: Letter, heading: Block) -> str:
    text = " ".join(letter.text[heading.content : heading.end].split())
    if len(text) > _LONGEST_HEADING:
        text = text[:_LONGEST_HEADING].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return f"»{text}«"
