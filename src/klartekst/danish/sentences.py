"""Sentences of Danish official prose.

Every block (paragraph, heading, list item, table cell) is a hard border; inside a block the full stops
that the tokens left over end sentences, and some that belong to abbreviations do too.
The norm is contract counting: a list item counts when it begins with a capital and ends with `.?!`;
any other item belongs to the sentence that leads in to the list.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec
from msgspec.structs import replace

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.borders import CLOSERS, ENDERS, borders, first_word
from klartekst.danish.characters import view
from klartekst.danish.tokens import Token, TokenKind, tokenize
from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind

_FIELDS = frozenset({MarkKind.FIELD, MarkKind.CHOICE})

MOST_TOKENS = 200
"""What is longer is no sentence but a file read wrong, or hostile; cut here, the work stays linear in the text."""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: its place in the letter, its tokens, and the number of its block.

    `continues`: a list item that belongs to the sentence before the list (it does not begin with a capital,
    or does not end as a sentence); it is measured by itself but is no sentence of its own.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int
    continues: bool = False


class TakeApart(Protocol):
    """What gives the sentences of one block, as `block_sentences` does."""

    def __call__(
        self, text: str, block: Block, number: int, abbreviations: Abbreviations, fields: Sequence[Mark]
    ) -> Iterable[Sentence]:
        """The sentences of block `number` of a letter with this text."""
        ...


def sentences(
    letter: Letter, abbreviations: Abbreviations, take_apart: TakeApart | None = None
) -> tuple[Sentence, ...]:
    """The sentences of all blocks in reading order, headings and table cells included.

    `take_apart` may know the sentences of a block without looking for them again.
    """
    take_apart = take_apart or block_sentences
    fields = [mark for mark in letter.marks if mark.kind in _FIELDS]
    made: list[Sentence] = []
    at = 0
    for number, block in enumerate(letter.blocks):
        while at < len(fields) and fields[at].end <= block.start:
            at += 1
        inside: list[Mark] = []
        for mark in fields[at:]:
            if mark.start >= block.end:
                break
            inside.append(mark)
        made.extend(take_apart(letter.text, block, number, abbreviations, inside))
    return tuple(_settle_lists(made, letter.blocks))


def block_sentences(
    text: str, block: Block, number: int, abbreviations: Abbreviations, fields: Sequence[Mark] = ()
) -> list[Sentence]:
    """The sentences of one block; `fields` are the FIELD and CHOICE marks inside it."""
    tokens = tokenize(view(text, block.content, block.end), abbreviations, fields)
    item = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_CELL}
    made = []
    for first, last in _cut(borders(tokens, abbreviations)):
        part = tokens[first:last]
        continues = item and not (_begins(part) and _ends(part))
        made.append(Sentence(part[0].start, part[-1].end, part, number, continues))
    return made


def _cut(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in found:
        for start in range(first, last, MOST_TOKENS):
            yield start, min(start + MOST_TOKENS, last)


def _begins(part: Sequence[Token]) -> bool:
    number = first_word(part, 0)
    if number < 0:
        return False
    word = part[number]
    return word.kind is TokenKind.FIELD or word.text[0].isupper() or word.text[0] == "§"


def _ends(part: Sequence[Token]) -> bool:
    for token in reversed(part):
        if token.text not in CLOSERS:
            return token.text[-1] in ENDERS
    return False


def _settle_lists(made: list[Sentence], blocks: Sequence[Block]) -> Iterable[Sentence]:
    """An item that ends in an abbreviation's stop (*min. 2 mdr.*) is a sentence only among sentences."""
    number = 0
    while number < len(made):
        kind = blocks[made[number].block].kind
        if kind is not BlockKind.LIST_ITEM:
            each = made[number]
            if kind is BlockKind.TABLE_CELL and not each.continues and not _ends_plainly(each):
                each = replace(each, continues=True)  # "312 kr." in a table
            yield each
            number += 1
            continue
        until = number
        while until < len(made) and blocks[made[until].block].kind is BlockKind.LIST_ITEM:
            until += 1
        items = made[number:until]
        full = any(_ends_plainly(each) and not each.continues for each in items)
        for each in items:
            if not each.continues and not full and not _ends_plainly(each):
                yield replace(each, continues=True)
            else:
                yield each
        number = until


def _ends_plainly(sentence: Sentence) -> bool:
    last = next((t for t in reversed(sentence.tokens) if t.text not in CLOSERS), sentence.tokens[-1])
    return last.kind is TokenKind.PUNCTUATION and last.text[-1] in ENDERS
