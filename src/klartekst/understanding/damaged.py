"""Where a letter's text lost its letters. Words are looked at by sentence, so that one seen before is not again."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from klartekst.danish.damage import Damage, Place, damaged_words, torn_words, weighed
from klartekst.danish.tokens import Token, TokenKind
from klartekst.letter import MarkKind
from klartekst.understanding.analysis import Analysis


def damaged(analysis: Analysis) -> Damage | None:
    """What is damaged in a letter, None when it is whole. Words of another language and addresses lost nothing."""
    knows = analysis.lexicon.knows
    foreign = [mark for mark in analysis.letter.marks if mark.kind is MarkKind.FOREIGN]
    apart = {at for mark in foreign for at in range(mark.start, mark.end)}

    def own(number: int) -> Sequence[Token]:
        tokens = analysis.sentences[number].tokens
        return [token for token in tokens if token.start not in apart] if apart else tokens

    def words(number: int) -> tuple[int, list[Place]]:
        tokens, at = own(number), analysis.sentences[number].start
        found = [_moved(each, -at) for each in damaged_words(tokens, knows)]
        return sum(token.kind is TokenKind.WORD for token in tokens), found

    count = 0
    places: list[Place] = []
    for number, sentence in enumerate(analysis.sentences):
        some, found = analysis.of_sentence("damage", number, words)
        count += some
        places += (_moved(each, sentence.start) for each in found)
    for one, two in pairwise(analysis.sentences):
        last, first = one.tokens[-1], two.tokens[0]
        if two.start == one.end + 1 and apart.isdisjoint((last.start, first.start)):
            places += torn_words((last, first), knows)
    return weighed(analysis.letter.text, places, count)


def _moved(place: Place, by: int) -> Place:
    return replace(place, start=place.start + by, end=place.end + by)
