"""Wordings that would tear a noun from what describes it, or no longer agree with what is said of it."""

from collections.abc import Callable
from itertools import pairwise

from klartekst.danish.closed_classes import AUXILIARIES, PREPOSITIONS, listed
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.fitting.noun import agrees_later
from klartekst.rewriting.fitting.other_verb import PARTICIPLES
from klartekst.rewriting.fitting.place import Place

_SEVERAL = listed("dine de disse")

Refusal = Callable[[Place, str, Lexicon], bool]


def _parts_attribute(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a phrase would stand for the adverb of a participle before its noun: *rettidigt afmeldt hjælp*."""
    if len(place.matched) > 1 or " " not in alternative or len(place.right) < 2:
        return False
    adverb = any(
        word.word_class is WordClass.ADV or word.form == AdjectiveForm(AdjectiveKind.NEUTER)
        for word in lexicon.words(place.matched[0])
    )
    done = any(
        isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES
        for word in lexicon.words(place.right[0])
    )
    noun = any(
        isinstance(word.form, NounForm) and not word.form.definite for word in lexicon.words(place.right[1])
    )
    return adverb and done and noun


def _stands_before_its_noun(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether *det, du har søgt om* would stand before a noun: *det ansøgte personantal*."""
    article = place.matched[0].lower()
    if not alternative.startswith(f"{article}, ") or not place.right:
        return False
    following = lexicon.words(place.right[0])
    return bool(following) and all(isinstance(word.form, NounForm) for word in following)


def _leaves_a_noun(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a gap that says when or how often would stand for an adjective: *løbende A-indkomst*."""
    if (
        len(place.matched) > 1
        or " [" not in alternative
        or not place.right
        or not place.right[0][0].isalpha()
    ):
        return False
    following = lexicon.words(place.right[0])
    return not following or any(
        (isinstance(word.form, NounForm) and not word.form.definite) or word.word_class is WordClass.ADJ
        for word in following
    )


def _describes_the_noun(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether an adverb would stand for an adjective: *et hyppigt problem* and *ofte*, *kvartalsvis betaling*."""
    if len(place.matched) > 1 or "{" in alternative or not place.right:
        return False
    if alternative.isalpha() and any(is_attribute(word) for word in lexicon.words(alternative)):
        return False
    readings = lexicon.words(place.matched[0])
    if _is_present_participle(readings):
        return _is_noun_alone(place, lexicon)  # "Efterfølgende visning af skiven": no *Bagefter visning*
    if not readings or not all(isinstance(word.form, AdjectiveForm) for word in readings):
        return False
    neuter = any(
        word.form.kind is AdjectiveKind.NEUTER for word in readings if isinstance(word.form, AdjectiveForm)
    )
    common = any(
        word.form.kind is AdjectiveKind.BASE for word in readings if isinstance(word.form, AdjectiveForm)
    )
    return any(
        word.form == NounForm() and (neuter if word.gender is Gender.NEUTER else common)
        for word in lexicon.words(place.right[0])
    )


def _is_present_participle(readings: tuple[Word, ...]) -> bool:
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT_PARTICIPLE for word in readings
    )


def _is_noun_alone(place: Place, lexicon: Lexicon) -> bool:
    """Whether a bare noun follows that is nothing else: *betaling*, but not *klage* behind *du kan*."""
    following = lexicon.words(place.right[0])
    return bool(following) and all(
        isinstance(word.form, NounForm) and not word.form.definite for word in following
    )


def _disagrees_with_adjective(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a noun of another number or gender would stand behind an adjective: *mangelfuld skilte*."""
    if len(place.matched) > 1 or not alternative.isalpha() or not place.left:
        return False
    before = lexicon.words(place.left[-1])
    if not before or not all(is_attribute(word) for word in before):
        return False
    old, new = _numbers(place.matched[0], lexicon), _numbers(alternative, lexicon)
    return bool(old) and bool(new) and old.isdisjoint(new)


def _numbers(word: str, lexicon: Lexicon) -> set[tuple[Number, Gender | None]]:
    """The numbers that a noun may have, in the singular with its gender."""
    return {
        (each.form.number, each.gender if each.form.number is Number.SINGULAR else None)
        for each in lexicon.words(word)
        if isinstance(each.form, NounForm)
    }


def is_attribute(word: Word) -> bool:
    """Whether the word can stand in front of a noun."""
    return isinstance(word.form, AdjectiveForm) or (
        isinstance(word.form, VerbForm) and word.form.kind in (*PARTICIPLES, VerbKind.PRESENT_PARTICIPLE)
    )


def _changes_gender(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether what is said of a noun would agree no more: *din tilstand er stationær* and *dit helbred*.

    So would a *den* that points back to it: *Er regningen betalt før denne skrivelse, kan De se bort fra den*.
    """
    words = alternative.split(" ")
    if "{" in alternative or not PREPOSITIONS.isdisjoint(words) or not place.right:
        return False
    old, new = _numbers(place.matched[-1], lexicon), _numbers(words[-1], lexicon)
    if place.matched[0].lower() in _SEVERAL:
        old = {(Number.PLURAL, None)}  # "dine forhold er alvorlige"
    if not old or not new or not old.isdisjoint(new):
        return False
    pointed_at = any(
        word.lower() == "den" and not behind[0].isalnum() for word, behind in pairwise(place.right)
    )
    if pointed_at and (Number.SINGULAR, Gender.COMMON) in old:
        return True
    return place.right[0].lower() in AUXILIARIES and agrees_later(place.right, lexicon)


NOUN_REFUSALS: tuple[Refusal, ...] = (
    _leaves_a_noun,
    _stands_before_its_noun,
    _describes_the_noun,
    _disagrees_with_adjective,
    _parts_attribute,
    _changes_gender,
)
