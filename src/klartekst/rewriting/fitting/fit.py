"""A replacement made to fit the sentence it goes into, or nothing.

*Vi har givet dig en bevilling* with *{tilskud}* for *{bevilling}* gives *et tilskud* and says that one
word to the left is replaced too. Whatever is uncertain gives None: a wrong suggestion costs more than
a missing one.
"""

from klartekst.danish.forms import NounForm, VerbForm, Word
from klartekst.danish.inflection import inflect_phrase
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.fitting.agreement import agreeing, counted
from klartekst.rewriting.fitting.noun import fit_noun
from klartekst.rewriting.fitting.place import BRACED, Fitted, Place
from klartekst.rewriting.fitting.readings import (
    another_word,
    is_possible,
    is_verb_with_its_words,
    noun_expected,
    without_doubles,
)
from klartekst.rewriting.fitting.refusals import REFUSALS, shares_its_head
from klartekst.rewriting.fitting.verb import fit_verb
from klartekst.rewriting.noun_phrases import Front, front_of
from klartekst.rewriting.promises.meaning import keeps_meaning

_ACRONYM = 3  # letters


def fit(
    place: Place, alternative: str, lexicon: Lexicon | None = None, *, guarded: bool = True
) -> Fitted | None:
    """The alternative as it must stand in this place; None when it does not fit or is advice.

    `alternative` is one alternative of a `write` column (see lexicons/README.md), its slots filled.
    `guarded` refuses an alternative that adds, drops or changes a negation, a limit, a modal or a number;
    only lists whose very point that is (double negations, gaps for a date) go without.
    """
    lexicon = lexicon or Lexicon.open()
    if alternative.startswith("(") or any(refuses(place, alternative, lexicon) for refuses in REFUSALS):
        return None
    fitted = _in_form(place, alternative, lexicon)
    if fitted is None:
        return None
    replaced = (*place.left[len(place.left) - fitted.left :], *place.matched)
    if guarded and not keeps_meaning(replaced, fitted.text):
        return None
    opens = len(replaced) - len(place.matched) == len(place.left)
    shouted = _is_shouted(replaced) or (_is_shouted(place.left[-1:]) and "".join(replaced).isupper())
    text = fitted.text.upper() if shouted else _capitals(fitted.text, replaced, opens=opens)
    return Fitted(text, fitted.left)


def _in_form(place: Place, alternative: str, lexicon: Lexicon) -> Fitted | None:
    """The alternative with its braces inflected, as the matched word or what stands around it wants."""
    if "{" not in alternative:
        return Fitted(alternative) if counted(alternative, place.left, lexicon) else None
    if place.braced is None:
        adjective = BRACED.fullmatch(alternative)
        text = agreeing(adjective[1], place.left, place.right, lexicon) if adjective else None
        return Fitted(text) if text else None
    return None if shares_its_head(place) else _inflected(place, alternative, lexicon)


def _inflected(place: Place, alternative: str, lexicon: Lexicon) -> Fitted | None:
    """The one result that all readings possible in this place agree on."""
    front = front_of(place.left, lexicon) if place.braced is not None else None
    possible = [
        r for r in without_doubles(place, alternative, lexicon) if is_possible(r, place, front, lexicon)
    ]
    nouns = [r for r in possible if isinstance(r.form, NounForm)]
    if is_verb_with_its_words(place, lexicon):
        possible = [r for r in possible if isinstance(r.form, VerbForm)]
    elif nouns and front is not None and noun_expected(place, front, lexicon):
        possible = nouns
    elif another_word(place, possible, front, lexicon):
        return None
    results = {_one(place, reading, alternative, front, lexicon) for reading in possible}
    return results.pop() if len(results) == 1 else None


def _one(
    place: Place, reading: Word, alternative: str, front: Front | None, lexicon: Lexicon
) -> Fitted | None:
    if isinstance(reading.form, NounForm) and front is not None:
        return fit_noun(place, reading, reading.form, alternative, front, lexicon)
    if isinstance(reading.form, VerbForm):
        return fit_verb(place, reading.form, alternative, lexicon)
    text = inflect_phrase(alternative, reading, lexicon)
    return None if text is None else Fitted(text)


def _is_shouted(words: tuple[str, ...]) -> bool:
    """Whether words are written in capitals, and are no mere acronym: *AFSLAG*, *BESKED OM*; not *BPA*."""
    letters = "".join(words)
    return letters.isupper() and len(letters) > _ACRONYM


def _capitals(text: str, replaced: tuple[str, ...], *, opens: bool) -> str:
    """The capital that the replaced words had: the sentence's first letter.

    Inside a sentence the capital of *I, De, Dem, Deres* is the pronoun's own; where they open it
    (*I henhold til …*) it is the sentence's.
    """
    if replaced[0][:1].isupper() and (opens or replaced[0] not in ("I", "De", "Dem", "Deres")):
        return text[:1].upper() + text[1:]
    return text
