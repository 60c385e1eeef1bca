"""The head of a compound that the lexicon does not hold: *ledsagerordningerne* is read as *ordningerne*."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, VerbForm, VerbKind, Word, WordClass
from klartekst.danish.stems import Reading
from klartekst.danish.tails import is_front, is_prefix, tails

OPEN = frozenset({WordClass.NOUN, WordClass.VERB, WordClass.ADJ})
_PARTICIPLES = {
    "part": AdjectiveKind.BASE,
    "attr": AdjectiveKind.PLURAL,
    "part.common": AdjectiveKind.BASE,
    "prespart": AdjectiveKind.BASE,
}
_BASIC = {
    "part": VerbKind.PARTICIPLE,
    "attr": VerbKind.PARTICIPLE,
    "part.common": VerbKind.COMMON_PARTICIPLE,
    "prespart": VerbKind.PRESENT_PARTICIPLE,
}


def front_and_head(
    form: str, readings_of: Callable[[str], Iterable[Reading]], is_word: Callable[[str], bool]
) -> tuple[str, list[Reading]]:
    """What precedes the head of an unknown compound, and the readings of that head.

    Best is the longest known tail behind a known word; nouns and adjectives go before verbs.
    """
    lower = form.lower()
    best: tuple[tuple[bool, bool, int], str, list[Reading]] | None = None
    for tail in list(tails(lower))[1:]:
        readings = [r for r in readings_of(tail) if r[1].word_class in OPEN and r[2] != "verbal"]
        front = lower[: len(lower) - len(tail)]
        if not is_prefix(front):
            readings = [
                r for r in readings if r[1].word_class is not WordClass.VERB or r[2] in _PARTICIPLES
            ] or readings
        if readings:
            verbal = all(r[1].word_class is WordClass.VERB for r in readings)
            rank = (not is_front(front, is_word), verbal, -len(tail))
            if best is None or rank < best[0]:
                best = rank, front, readings
            if not any(rank[:2]):
                break  # what follows is shorter
    return best[1:] if best else ("", [])


def by_head(front: str, reading: Reading) -> Word:
    """The reading of a compound by that of its head; a participle is an adjective there."""
    stem, paradigm, slot, form, genitive = reading
    head = stem + paradigm.lemma
    word_class = paradigm.word_class
    if isinstance(form, VerbForm) and slot in _PARTICIPLES:
        word_class, form = WordClass.ADJ, AdjectiveForm(_PARTICIPLES[slot])
        head = stem + paradigm.by_form.get(VerbForm(_BASIC[slot]), paradigm.lemma)
    return Word(
        front + head, word_class, replace(form, genitive=genitive), guessed=True, gender=paradigm.gender
    )
