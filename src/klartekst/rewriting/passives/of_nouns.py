"""Whether *af* belongs to the noun before it, so that it does not name who acts: *en vurdering af dine forhold*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.others import is_party
from klartekst.rewriting.spoken import OURSELVES

_VERBAL = ("elsen", "ingen", "tionen", "erne", "ene")  # these have objects: "efter behandlingen af sagen"
# Of nouns that name an act, and have an object with *af*; *ingen* alone is none.
ACT_ENDINGS = tuple(listed("ing dingen lingen ningen ringen else elsen sel gang gangen ion ionen"))
PERSONS = listed("dig jer mig os ham hende enhver alle andre")
_FOR_SOMEBODY = listed("vegne grund hjælp form")
BEFORE_NOUN = listed("i på ved til for med om efter inden under fra over mod")


def belongs_to_noun(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether every *af* from `start` on belongs to the noun before it, so that it does not name who acts.

    Inside a phrase that a preposition began (*på baggrund af*, *i løbet af*), or behind a verbal noun
    as its object: *der er foretaget en vurdering af dine forhold*, but not *af lægen*.
    """
    return all(
        (
            any(tokens[before].norm in BEFORE_NOUN for before in range(max(start - 1, at - 4), at))
            and not _is_place(tokens[at - 1], lexicon)
            and not _names_a_party(tokens, at, lexicon)
        )
        or _is_object_of_noun(tokens, at, lexicon)
        for at in range(start, end)
        if tokens[at].norm == "af"
    )


def _is_object_of_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if end_of_noun_phrase(tokens, at + 1, lexicon) is None or not tokens[at - 1].norm.endswith(ACT_ENDINGS):
        return False
    return not _names_a_party(tokens, at, lexicon)


def _names_a_party(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether *af* at `at` names somebody who may act: *indkaldes til samtale af jobcentret*; not *på vegne af*."""
    end = end_of_noun_phrase(tokens, at + 1, lexicon)
    if at + 1 < len(tokens) and tokens[at + 1].norm in PERSONS:
        return True  # "kan påklages til nævnet af dig og enhver, der …"
    if end is None or tokens[at - 1].norm in _FOR_SOMEBODY:
        return False
    return tokens[end - 1].norm in OURSELVES or is_party(tokens[end - 1], lexicon)


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    """A definite noun that nothing hangs on: in *foretages på rådhuset af en borgmester* the mayor acts."""
    if token.norm == "løbet" or token.norm.endswith(_VERBAL):
        return False
    return any(isinstance(word.form, NounForm) and word.form.definite for word in lexicon.words(token.text))
