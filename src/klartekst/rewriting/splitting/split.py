"""Cuts a long sentence into two or three that can stand alone; nothing where that is not sure.

Each part has its own main clause, no word of weight is lost (numbers, dates, *ikke*, *skal*, *senest*),
and it must be worth it: the longest part is within the limit, or at most 60 per cent of the sentence.
"""

from collections.abc import Sequence
from itertools import combinations

import msgspec

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.promises.meaning import keeps_meaning
from klartekst.rewriting.splitting.cuts import cuts
from klartekst.rewriting.splitting.place import Cut

SHORTEST = 3  # words
BRIEF = 4  # a part below this sounds chopped
WORTH = 0.6
MOST_PARTS = 3
MANY_WORDS = 35  # from here four parts are allowed
UNSURE = frozenset({":", "–", "-", ";", "(", ")", "[", "]", "?", "!", "»", "«", '"', "”", "“"})


class _Way(msgspec.Struct, frozen=True):
    """One way to cut: `cost` is too long, too brief, how sure its cuts are, words of its longest part."""

    cost: tuple[bool, bool, int, int]
    text: str
    chosen: tuple[Cut, ...]


def split(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon, limit: int) -> tuple[str, ...]:
    """The sentence as several, best first, at most three ways; `limit` is the wanted number of words a sentence.

    `found` are its pieces.
    The last way is the first without the *men* that a full stop can say as well.
    Empty when there is no sure place, or when the parts would still be too long.
    """
    if (
        len(tokens) < 8
        or not tokens[-1].text.endswith(".")
        or any(token.text in UNSURE for token in tokens[:-1])
    ):
        return ()
    places = list(cuts(tokens, found, lexicon))
    whole = _words(tokens)
    most = MOST_PARTS - 1 + (whole > MANY_WORDS)
    ways: list[_Way] = []
    for number in range(1, most + 1):
        for chosen in combinations(places, number):
            made = _parts(tokens, found, chosen)
            if made is None:
                continue
            lengths = [len(part.split()) for part in made]
            longest = max(lengths)
            if longest > limit and longest > WORTH * whole:
                continue
            text = " ".join(made)
            if keeps_meaning([token.text for token in tokens], text):
                brief = min(lengths) < BRIEF
                cost = sum(cut.rank for cut in chosen)
                ways.append(_Way((longest > limit, brief, cost, longest), text, chosen))
    if not ways:
        return ()
    best = min(ways, key=lambda way: way.cost)
    finest = min(ways, key=lambda way: (way.cost[1], way.cost[3], way.cost))
    plain = _parts(tokens, found, [cut.plainer for cut in best.chosen]) or []
    return tuple(dict.fromkeys(text for text in (best.text, finest.text, " ".join(plain)) if text))


def split_at(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon, start: int) -> str | None:
    """The sentence cut in two before token `start` and nowhere else; None when that is not sure. `found` as above."""
    if not tokens[-1].text.endswith(".") or any(token.text in UNSURE for token in tokens[:-1]):
        return None
    for cut in cuts(tokens, found, lexicon):
        if cut.start == start:
            made = _parts(tokens, found, (cut,))
            text = " ".join(made) if made else ""
            return text if made and keeps_meaning([token.text for token in tokens], text) else None
    return None


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.kind not in {TokenKind.PUNCTUATION, TokenKind.SIGN} for token in tokens)


def _parts(tokens: Sequence[Token], found: Sequence[Piece], chosen: Sequence[Cut]) -> list[str] | None:
    """The new sentences, None when one of them cannot stand."""
    # "… på 250 kr." ends in a word that brings its own stop
    starts = [0, *(cut.start for cut in chosen), len(tokens) - (tokens[-1].text == ".")]
    made: list[str] = []
    for number in range(len(starts) - 1):
        cut = chosen[number - 1] if number else None
        resume = cut.resume if cut else 0
        until = starts[number + 1]
        while until > resume and tokens[until - 1].text == ",":
            until -= 1
        swaps = {at: word for each in chosen for at, word in each.swaps.items()}
        freed = any(word == "" and starts[number] <= at < until for at, word in swaps.items())
        if not freed and not _stands(tokens, found, starts[number], until, cut):
            return None
        words = _text(tokens, resume, until, swaps)
        lead = cut.lead if cut else ""
        gap = " " if lead and words and tokens[resume].text != "," else ""
        text = lead + gap + words
        if len(text.split()) < SHORTEST:
            return None
        made.append(text[:1].upper() + text[1:] + ("" if text.endswith(".") else "."))
    return made


def _stands(tokens: Sequence[Token], found: Sequence[Piece], start: int, end: int, cut: Cut | None) -> bool:
    """Whether the pieces of a part make a sentence: no *og at* without its first *at*, no stray verb."""
    inside = [piece for piece in found if start <= piece.start < end]
    if cut is None and not any(piece.kind is Kind.MAIN for piece in inside):
        return False
    openers: list[str] = []
    own = cut is not None
    for number, piece in enumerate(inside):
        head = own and number == 0
        opener = tokens[piece.opener].norm if piece.opener is not None else ""
        if piece.coordinator is not None and piece.is_subordinate and not head:
            if (
                opener
                and opener not in openers
                and not any(each.kind is Kind.MAIN for each in inside[number + 1 :])
            ):
                return False
        if piece.kind is Kind.SHARED and not head and number and inside[number - 1].kind is Kind.REST:
            return False
        if opener:
            openers.append(opener)
    return True


def _text(tokens: Sequence[Token], start: int, end: int, swaps: dict[int, str]) -> str:
    """The letter's own words, line breaks read as spaces and split words mended."""
    made = ""
    for at in range(start, end):
        gap = " " if made and tokens[at].start > tokens[at - 1].end else ""
        made += gap + swaps.get(at, tokens[at].text)
    return made
