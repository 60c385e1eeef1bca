"""What Danish puts right behind the finite verb of a phrase, and no pattern need spell out.

*Nærer ikke ønske om*, *der er dog mulighed for at*, *har kommunen desværre ikke mulighed for*: sentence adverbs, and in
inverted order the subject in front of them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from klartekst.danish.by_word import ByWord
from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, NOMINATIVES, PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.wording.pattern import Element, Keys, Kind, forms

PLAIN_ADVERBS = listed(
    "ikke kun stadig også dog endnu derfor desværre altid allerede fortsat aldrig nu selv heller ofte måske samtidig "
    "gerne alligevel tidligere snart"
)
"""Sentence adverbs that no list flags by themselves: what takes them in hides no fault."""
NEGATIONS = listed("ikke aldrig")
OFFICES = listed("kommunen forvaltningen jobcentret afdelingen borgerservice rådhuset pladsanvisningen")
"""One word for the authority that writes, as letters have it."""
SUBJECT_WORDS = NOMINATIVES | OFFICES
"""A subject of one word that is no object too, or hardly ever: *har vi*, *finder kommunen*."""
PRONOUNS = NOMINATIVES | listed("mig dig sig os jer dem det der ham hende")
"""What stands between verb and adverb without stress: *giver dig derfor besked*."""
MOST = 3
"""Words between a verb and what follows it in its pattern: a subject and two adverbs."""

MOST_ADVERBS = 2
_INSERTED = PLAIN_ADVERBS | SUBJECT_WORDS
_NO_VERBS = PREPOSITIONS | ADVERBS


@lru_cache(1 << 13)
def verb_of(elements: tuple[Element, ...]) -> int | None:
    """Which element is the verb that adverbs may follow: the first, or one behind a pronoun, *din sag* or *sagen*."""
    lexicon = Lexicon.open()
    for at, element in enumerate(elements[:3]):
        if _is_verb(element, at, lexicon):
            return at
        if element.kind is Kind.INFLECTED or element.optional:
            return None
    return None


def _is_verb(element: Element, at: int, lexicon: Lexicon) -> bool:
    if element.kind is Kind.SLOT or element.optional:
        return False
    if element.kind is Kind.INFLECTED:
        return all(
            any(word.form == VerbForm(VerbKind.INFINITIVE) for word in lexicon.words(lemma))
            for lemma in element.words
        )
    finite = all(word.isalpha() and lexicon.may_be_finite(word) for word in element.words)
    if not finite or not element.words.isdisjoint(_NO_VERBS):
        return False
    return element.words <= AUXILIARIES or not all(map(lexicon.may_be_noun, element.words))


def gaps(keys: Sequence[Keys | None]) -> list[int]:
    """For each place in a sentence, and its end, how many words in front of it may be such as stand between."""
    return [0, *accumulate(map(may_part, keys))]


def _may_part(here: Keys | None) -> bool:
    return here is not None and not _INSERTED.isdisjoint(here)


may_part = ByWord(_may_part, 1 << 12, forms).__getitem__
"""Whether a token may stand between the words of a pattern: few may."""


def inserted(
    elements: Sequence[Element], at: int, keys: Sequence[Keys | None], position: int
) -> Iterable[int]:
    """How many words from `position` may stand before element `at` of a pattern without being in it, most first.

    A slot that follows shall not hold what stands between.
    """
    here = keys[position] if position < len(keys) else None
    if not at or not may_part(here):
        return ()
    verb = verb_of(tuple(elements))
    if verb is None or at <= verb:
        return ()
    behind = at - verb - 1  # words of the pattern that stand between its verb and here
    if any(not _has(keys, place, PRONOUNS) for place in range(position - behind, position)):
        return ()
    subject = int(verb == 0 and not behind and _has(keys, position, SUBJECT_WORDS))
    adverbs = 0
    while adverbs < MOST_ADVERBS and _has(keys, position + subject + adverbs, PLAIN_ADVERBS):
        adverbs += 1
    return range(subject + adverbs, 0, -1)


def _has(keys: Sequence[Keys | None], position: int, words: frozenset[str]) -> bool:
    here = keys[position] if position < len(keys) else None
    return here is not None and not words.isdisjoint(here)
