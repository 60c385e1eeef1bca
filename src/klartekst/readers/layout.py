"""Plain text has no paragraphs, only lines: which lines belong together is guessed here.

A line break inside running text is where the words no longer fitted. In an address, a signature or above
a heading it is meant. The difference shows in the next line's first word: would it have fitted?
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from klartekst.letter import Block, BlockKind
from klartekst.readers.draft import Draft
from klartekst.readers.line_headings import find_headings
from klartekst.readers.lines import ENDED, Line, follows, groups_of_lines, is_row, marker


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"\S+")
# The shortest width (code points) at which lines of running text are wrapped.
_MIN_WIDTH = 40
# A longest line beyond this is no wrapped text: each line is a paragraph.
_MAX_WIDTH = 130

# A line that ends in one of these has not come to an end.
_UNFINISHED = _listed(
    """
    a ad af at bl.a. blandt både ca. d. de den deres din dine dit efter eller en end er et for fordi fra fru
    gennem hos hr. hvis hvilken hvilket i idet ifølge inden jeres jf. kl kl. mellem men mens mod nr. nye når
    og om omkring pr. på samt sin skal som stk. til uden vedr. ved vores § §§
    """
)
# A line that begins with one of these, with a capital, begins a sentence; none of them is a name.
_OPENS = _listed(
    """
    Du Vi Hvis Når Det Den Der Dette Jeg Har Kan Skal Er Vil Som Efter Ved Såfremt Hvordan Hvorfor Hvad
    Kære Hej
    """
)


def layout(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: paragraphs (joined where lines were only wrapped), headings, list items.

    Address lines, dates and signature lines are a block each. Positions are code points of `text`.
    """
    groups = list(groups_of_lines(text))
    width = _width(groups)
    drafts: list[Draft] = []
    for group in groups:
        made = _group(group, width, drafts[-1] if drafts else None)
        made[0].alone = len(made) == 1 and made[0].first is made[0].last
        made[0].leads = len(made) > 1
        drafts.extend(made)
    find_headings(text, drafts)
    return tuple(_blocks(drafts))


def _width(groups: list[list[Line]]) -> int:
    """How wide running text was wrapped: the longest line that goes on in the next; 0 if none does."""
    longest = 0
    for group in groups:
        for line, following in pairwise(group):
            length = line.indent + len(line.text)
            if length >= _MIN_WIDTH and following.text[0].islower() and not marker(following.text):
                longest = max(longest, length)
    return longest if longest <= _MAX_WIDTH else 0


def _group(group: list[Line], width: int, before: Draft | None) -> list[Draft]:
    drafts: list[Draft] = []
    for line in group:
        previous = drafts[-1] if drafts else None
        marker = _item(line, previous, before if previous is None else None)
        if marker is not None:
            content = line.start + marker.end()
            drafts.append(
                Draft(line, line, BlockKind.LIST_ITEM, content, marker.group().strip(), line.indent)
            )
        elif previous is not None and _joins(previous, line, width):
            previous.last = line
        else:
            kind = BlockKind.TABLE_CELL if is_row(line.text) else BlockKind.PARAGRAPH
            drafts.append(Draft(line, line, kind, line.start, indent=line.indent))
    return drafts


def _joins(previous: Draft, line: Line, width: int) -> bool:
    """Whether a line goes on with the block above it."""
    last = previous.last
    if is_row(line.text) or is_row(last.text):
        return False
    word = last.text.rsplit(None, 1)[-1]
    first = line.text[0]
    ended = ENDED.search(last.text) is not None
    if word.casefold() in _UNFINISHED and not (ended and first.isupper()):
        return True
    if last.text.endswith((",", "-", "‐", "\u00ad", "–", "/")) and (first.islower() or width):
        return not (last.text.endswith(",") and len(last.text) < 30 and first.isupper())
    if (
        previous.kind is BlockKind.LIST_ITEM
        and line.indent > previous.indent
        and not (ended and first.isupper())
    ):
        return True
    if len(last.text) < _MIN_WIDTH and "@" in line.text and " " not in line.text:
        return False
    if first.islower() and not ended:
        return True
    if not width:
        return False
    # Running text does not end without a stop, however short a line inside it was broken.
    length = last.indent + len(last.text)
    inside = previous.first is not last and len(previous.first.text) > width // 2
    if not ended and (inside or (length > 0.7 * width and first.isdigit())):
        return True
    opener = _WORD.match(line.text)
    fits = last.indent + len(last.text) + 1 + len(opener.group() if opener else "") <= width
    if fits:
        return first.islower() and last.text[-1] not in "?!:"
    if not ended and previous.first is last and opener is not None and opener.group() in _OPENS:
        return False  # a long heading right above its text
    return not (ended and last.text.endswith(":"))


def _item(line: Line, previous: Draft | None, before: Draft | None) -> re.Match[str] | None:
    """The list marker that a line begins with, if it is one: "18. februar" at a line's start is none."""
    found = marker(line.text)
    if found is None:
        return None
    above = previous or before
    if "mark" in found.groupdict():
        mark = found["mark"]
        if mark == "o" and not (above and above.kind is BlockKind.LIST_ITEM):
            return None
        if mark in "-–—" and previous is not None and previous.kind is not BlockKind.LIST_ITEM:
            # A dash at the start of a wrapped line is an aside: "... – det er vigtigt –".
            return found if ENDED.search(previous.last.text) or len(previous.last.text) < _MIN_WIDTH else None
        return found
    if above is None or previous is None:
        return found
    if previous.kind is BlockKind.LIST_ITEM:
        return (
            found
            if follows(previous.marker, found.group().strip()) or line.indent != previous.indent
            else None
        )
    begins = found["number"] == "1" or found["letter"] == "a" or found["roman"] == "i"
    ended = ENDED.search(previous.last.text) is not None or len(previous.last.text) < _MIN_WIDTH
    return found if begins and ended else None


def _blocks(drafts: list[Draft]) -> Iterator[Block]:
    indents: list[int] = []
    for draft in drafts:
        level = 0
        if draft.kind is BlockKind.LIST_ITEM:
            while indents and indents[-1] > draft.indent:
                indents.pop()
            if not indents or indents[-1] < draft.indent:
                indents.append(draft.indent)
            level = len(indents)
        else:
            indents.clear()
            level = int(draft.kind is BlockKind.HEADING)
        yield Block(draft.first.start, draft.last.end, draft.kind, level, draft.content)
