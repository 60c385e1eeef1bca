"""Sentences of Danish official prose.

Every block (paragraph, heading, list item, table cell) is a hard border; inside a block the full stops
that the tokens left over end sentences, and some that belong to abbreviations do too.
The norm is contract counting: a list item counts when it begins with a capital and ends with `.?!`;
any other item belongs to the sentence that leads in to the list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.tokens import Token, TokenKind, tokenize
from klartekst.danish.words import BEFORE_NAMES, BEFORE_NUMBERS, ENDS_BEFORE_NUMBER, STARTERS
from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind

_ENDERS = frozenset(".?!…")
_CLOSERS = frozenset(")]\"'”’«»“")
_OPENERS = frozenset("([\"'”„“»«–—-•")
_QUOTES = frozenset('"”“„»«')
_PAIRS = {"(": ")", "[": "]"}
_FIELDS = frozenset({MarkKind.FIELD, MarkKind.CHOICE})
# A parenthesis or quotation of more tokens than this is taken for one that somebody forgot to close.
_MAX_PARENTHESIS = 120


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the letter, its tokens, and the number of its block.

    `continues`: a list item that belongs to the sentence before the list (it does not begin with a capital,
    or does not end as a sentence); it is measured by itself but is no sentence of its own.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int
    continues: bool = False


def sentences(letter: Letter, abbreviations: Abbreviations) -> tuple[Sentence, ...]:
    """The sentences of all blocks in reading order, headings and table cells included."""
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
        made.extend(block_sentences(letter.text, block, number, abbreviations, inside))
    return tuple(_settle_lists(made, letter.blocks))


def block_sentences(
    text: str, block: Block, number: int, abbreviations: Abbreviations, fields: Sequence[Mark] = ()
) -> list[Sentence]:
    """The sentences of one block; `fields` are the FIELD and CHOICE marks inside it."""
    tokens = tokenize(view(text, block.content, block.end), abbreviations, fields)
    item = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_CELL}
    made = []
    for first, last in borders(tokens, abbreviations):
        part = tokens[first:last]
        continues = item and not (_begins(part) and _ends(part))
        made.append(Sentence(part[0].start, part[-1].end, part, number, continues))
    return made


def borders(tokens: Sequence[Token], abbreviations: Abbreviations) -> list[tuple[int, int]]:
    """Where the sentences of one block lie, as ranges of token numbers."""
    made: list[tuple[int, int]] = []
    quotes, parentheses = _quotations(tokens), _parentheses(tokens)
    first = 0
    closes_at = -1  # the parenthesis in which the scan stands closes at this token
    quote_until = -1
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if token.kind is TokenKind.PUNCTUATION:
            if token.text in _PAIRS and at > first and at > closes_at:
                closes_at = parentheses.get(at, -1)
            elif at in quotes and _goes_on(tokens, quotes[at] + 1):
                # "Jeg kan ikke. Det går ikke", siger du: one sentence, whatever stops stand inside.
                quote_until = max(quote_until, quotes[at])
        if at >= closes_at and at > quote_until and _may_end(token):
            last = _absorb(tokens, at)
            if last < count and _is_end(tokens, at, last, abbreviations):
                made.append((first, last))
                first = last
                at = last
                continue
        at += 1
    if first < count:
        made.append((first, count))
    return made


def _may_end(token: Token) -> bool:
    if token.kind is TokenKind.PUNCTUATION:
        return token.text[-1] in _ENDERS
    return token.kind is TokenKind.WORD and token.text[-1] == "."


def _absorb(tokens: Sequence[Token], at: int) -> int:
    """The first token after a sentence end at `at`: closing marks that touch it belong to the sentence."""
    last = at + 1
    while last < len(tokens) and tokens[last].text in _CLOSERS and tokens[last].start == tokens[last - 1].end:
        last += 1
    while last < len(tokens) and tokens[last].text[0] in "?!." and tokens[last].kind is TokenKind.PUNCTUATION:
        last += 1
    return last


def _is_end(tokens: Sequence[Token], at: int, last: int, abbreviations: Abbreviations) -> bool:
    """Whether the stop at `at` ends a sentence, judged by what follows from `last` on."""
    token = tokens[at]
    place = _first_word(tokens, last)
    if place < 0:
        return False
    following = tokens[place]
    starts = _looks_like_start(following, tokens[at - 1] if at else None)
    if token.kind is TokenKind.PUNCTUATION:
        if last > at + 1 and tokens[last - 1].text == "." and token.text != ".":
            return starts
        if token.text == ".":
            return starts and not _glued(tokens, at, last)
        return starts
    return starts and _abbreviation_ends(tokens, at, place, abbreviations)


def _abbreviation_ends(tokens: Sequence[Token], at: int, place: int, abbreviations: Abbreviations) -> bool:
    """Whether the stop of an abbreviation at `at`, with a capital at `place`, is the sentence's stop too."""
    token, following = tokens[at], tokens[place]
    name = token.norm
    entry = abbreviations.find(token.text)
    before = at - 1
    for back in (2, 1):
        whole = " ".join(each.text for each in tokens[max(0, at - back) : at + 1])
        if at >= back and (found := abbreviations.find(whole)):
            entry, before, name = found, at - back - 1, whole.casefold().replace(" ", "")
            break
    numbered = before >= 0 and _counts(tokens[before])
    starter = _is_starter(tokens, place)
    bracket = at + 1 < len(tokens) and tokens[at + 1].text == "("
    if bracket and not following.text[0].isupper():
        return False  # "600 kr. (2025-niveau)"
    if len(name) == 2:
        if token.text.isupper():
            if following.kind is TokenKind.NUMBER:
                return False  # "S. 4 udfylder lægen"
            return starter and at > 0 and tokens[at - 1].text[:1].isupper()  # "Kbh. K. Du"
        return numbered  # "2,5 m. høj", "5 m. Kravene", but "v. Lone Friis"
    if entry is None or _is_initials(token):
        return starter  # initials (S.K.) and abbreviations that nobody listed
    if following.kind is TokenKind.NUMBER:
        # "600 kr. pr. md. 14 dage senere", but "1. sept. 2025" and "kr. 600".
        return entry.may_end and name in ENDS_BEFORE_NUMBER
    if not entry.may_end:
        # "2. pkt. Det betyder", "3 stk. Du", "navn og tlf. Send": what the word asks for is not behind it.
        return starter and (numbered or name in BEFORE_NUMBERS)
    return starter or name not in BEFORE_NAMES


def _is_initials(token: Token) -> bool:
    return token.text.isupper() and all(len(piece) == 1 for piece in token.text[:-1].split("."))


def _counts(token: Token) -> bool:
    return token.kind in {TokenKind.NUMBER, TokenKind.FIELD}


def _is_starter(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capitalised word is most likely no name: a function word, or *Oplysningen kommer*."""
    word = tokens[place]
    if word.kind is TokenKind.FIELD or word.text[0] == "§":
        return True
    if word.kind is not TokenKind.WORD:
        return False
    if word.norm in STARTERS:
        return True
    if len(word.text) < 8 or not word.norm.endswith(("en", "et", "ene", "erne")) or word.norm.endswith("sen"):
        return False
    return place + 1 < len(tokens) and tokens[place + 1].text[0].islower()


def _looks_like_start(token: Token, before: Token | None) -> bool:
    """Whether a token can begin a sentence: a capital, a number, a field, a paragraph sign, a small brand."""
    if token.kind is TokenKind.FIELD or token.kind is TokenKind.NUMBER or token.text[0] == "§":
        return True
    text = token.text
    if text[0].isupper() or text[0].isdigit():
        return True
    if token.kind is TokenKind.ADDRESS:
        return False
    if text.startswith(("e-B", "eB", "iP", "mitI")) or token.norm in {"e-boks", "eboks", "mitid"}:
        return True
    # A careless small letter: split only where both sides are sure.
    return (
        text in {"du", "vi", "jeg", "hvis", "når"}
        and before is not None
        and before.kind is TokenKind.WORD
        and len(before.text) > 3
    )


def _glued(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A full stop with no space behind it ends nothing, unless words run together: *sagen.Du får*."""
    if tokens[last].start > tokens[last - 1].end:
        return False
    before = tokens[at - 1] if at else None
    return not (
        before is not None
        and tokens[last].kind is TokenKind.WORD
        and tokens[last].text[0].isupper()
        and len(before.text) > 1
    )


def _first_word(tokens: Sequence[Token], at: int) -> int:
    """The number of the first token from `at` that is no quotation mark, bracket or dash; -1 if none."""
    for number in range(at, len(tokens)):
        token = tokens[number]
        if token.kind is not TokenKind.PUNCTUATION or token.text[0] not in _OPENERS:
            return number
    return -1


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence goes on behind a quotation: with a comma or a small letter."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.text in {",", ";"} or (token.kind is TokenKind.WORD and token.text[0].islower())


def _parentheses(tokens: Sequence[Token]) -> dict[int, int]:
    """For each token that opens a parenthesis, the token that closes it; signs without a partner are skipped."""
    pairs: dict[int, int] = {}
    open_: dict[str, list[int]] = {closer: [] for closer in _PAIRS.values()}
    for number, token in enumerate(tokens):
        if token.text in _PAIRS:
            open_[_PAIRS[token.text]].append(number)
        elif (waiting := open_.get(token.text)) and number - (opened := waiting.pop()) <= _MAX_PARENTHESIS:
            pairs[opened] = number
    return pairs


def _quotations(tokens: Sequence[Token]) -> dict[int, int]:
    """For each token that opens a quotation, the token that closes it; signs without a partner are skipped.

    `"` and `”` open and close: which it is shows in the space on one side.
    """
    pairs: dict[int, int] = {}
    opened = -1
    for number, token in enumerate(tokens):
        if token.text not in _QUOTES:
            continue
        touches_left = number > 0 and tokens[number - 1].end == token.start
        touches_right = number + 1 < len(tokens) and tokens[number + 1].start == token.end
        if touches_right and not (touches_left and opened >= 0):
            opened = number
        elif touches_left and opened >= 0:
            if number - opened <= _MAX_PARENTHESIS:
                pairs[opened] = number
            opened = -1
    return pairs


def _begins(part: Sequence[Token]) -> bool:
    number = _first_word(part, 0)
    if number < 0:
        return False
    word = part[number]
    return word.kind is TokenKind.FIELD or word.text[0].isupper() or word.text[0] == "§"


def _ends(part: Sequence[Token]) -> bool:
    for token in reversed(part):
        if token.text not in _CLOSERS:
            return token.text[-1] in _ENDERS
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
    last = next((t for t in reversed(sentence.tokens) if t.text not in _CLOSERS), sentence.tokens[-1])
    return last.kind is TokenKind.PUNCTUATION and last.text[-1] in _ENDERS
