"""Where sentences end inside one block: at which of its full stops, question and exclamation marks.

What follows decides: a capital, a number or a field may begin a sentence, a small letter does not.
Stops inside a parenthesis or a quotation that the sentence goes on behind end nothing.
"""

from collections.abc import Iterable, Sequence

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.token import Token, TokenKind
from klartekst.danish.words import BEFORE_NAMES, BEFORE_NUMBERS, ENDS_BEFORE_NUMBER, STARTERS

ENDERS = frozenset(".?!…")
CLOSERS = frozenset(")]\"'”’«»“")
_OPENERS = frozenset("([\"'”„“»«–—-•")
_QUOTES = frozenset('"”“„»«')
_PAIRS = {"(": ")", "[": "]"}
# A parenthesis or quotation of more tokens than this is taken for one that somebody forgot to close.
_MAX_PARENTHESIS = 120


def borders(tokens: Sequence[Token], abbreviations: Abbreviations) -> list[tuple[int, int]]:
    """Where the sentences of one block lie, as ranges of token numbers."""
    made: list[tuple[int, int]] = []
    # Most tokens are plain words, which neither end a sentence nor set words apart.
    signs = [
        at for at, token in enumerate(tokens) if token.kind is not TokenKind.WORD or token.text[-1] == "."
    ]
    quotes, parentheses = _quotations(tokens, signs), _parentheses(tokens, signs)
    first = 0
    closes_at = -1  # the parenthesis in which the scan stands closes at this token
    quote_until = -1
    count = len(tokens)
    for at in signs:
        if at < first:
            continue
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
    if first < count:
        made.append((first, count))
    return made


def _may_end(token: Token) -> bool:
    if token.kind is TokenKind.PUNCTUATION:
        return token.text[-1] in ENDERS
    return token.kind is TokenKind.WORD and token.text[-1] == "."


def _absorb(tokens: Sequence[Token], at: int) -> int:
    """The first token after a sentence end at `at`: closing marks that touch it belong to the sentence."""
    last = at + 1
    while last < len(tokens) and tokens[last].text in CLOSERS and tokens[last].start == tokens[last - 1].end:
        last += 1
    while last < len(tokens) and tokens[last].text[0] in "?!." and tokens[last].kind is TokenKind.PUNCTUATION:
        last += 1
    return last


def _is_end(tokens: Sequence[Token], at: int, last: int, abbreviations: Abbreviations) -> bool:
    """Whether the stop at `at` ends a sentence, judged by what follows from `last` on."""
    token = tokens[at]
    place = first_word(tokens, last)
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
    if name.endswith("nr.") and _is_lettered(tokens, place):
        return False  # "reg.nr. AB 12 345"
    if len(name) == 2:
        if token.text.isupper():
            if following.kind is TokenKind.NUMBER:
                return False  # "S. 4 udfylder lægen"
            return starter and at > 0 and tokens[at - 1].text[:1].isupper()  # "Kbh. K. Du"
        return numbered  # "2,5 m. høj", "5 m. Kravene", but "v. Lone Friis"
    if entry is None or (entry.may_end and _is_initials(token)):
        return starter  # initials (S.K.) and abbreviations that nobody listed
    if following.text[0].isdigit():  # a case number is a word: "j.nr. 09.10.00-K08-22"
        # "600 kr. pr. md. 14 dage senere", but "1. sept. 2025" and "kr. 600".
        return entry.may_end and name in ENDS_BEFORE_NUMBER
    if not entry.may_end:
        # "2. pkt. Det betyder", "3 stk. Du", "navn og tlf. Send": what the word asks for is not behind it.
        # "§ 36 jf. § 35": a reference that leads to the next one has not ended.
        return starter and following.text[0] != "§" and (numbered or name in BEFORE_NUMBERS)
    return starter or name not in BEFORE_NAMES


def _is_lettered(tokens: Sequence[Token], place: int) -> bool:
    """Whether letters open a number: *AB 12 345*; *I 2024* is a preposition."""
    letters = tokens[place].text
    behind = tokens[place + 1 : place + 2]
    return 2 <= len(letters) <= 3 and letters.isupper() and bool(behind) and behind[0].text[0].isdigit()


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


def first_word(tokens: Sequence[Token], at: int) -> int:
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


def _parentheses(tokens: Sequence[Token], signs: Iterable[int]) -> dict[int, int]:
    """For each of the `signs` that opens a parenthesis, the token that closes it; lone ones are skipped."""
    pairs: dict[int, int] = {}
    open_: dict[str, list[int]] = {closer: [] for closer in _PAIRS.values()}
    for number in signs:
        token = tokens[number]
        if token.text in _PAIRS:
            open_[_PAIRS[token.text]].append(number)
        elif (waiting := open_.get(token.text)) and number - (opened := waiting.pop()) <= _MAX_PARENTHESIS:
            pairs[opened] = number
    return pairs


def _quotations(tokens: Sequence[Token], signs: Iterable[int]) -> dict[int, int]:
    """For each of the `signs` that opens a quotation, the token that closes it; those without a partner are skipped.

    `"` and `”` open and close: which it is shows in the space on one side.
    """
    pairs: dict[int, int] = {}
    opened = -1
    for number in signs:
        token = tokens[number]
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
