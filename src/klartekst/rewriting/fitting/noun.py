"""A noun phrase that agrees with what stands around it, or nothing: *en bevilling*, *et tilskud*."""

import re

from klartekst.danish.closed_classes import COPULAS, listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, Word, WordClass
from klartekst.danish.inflection import inflect_phrase
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.fitting.other_verb import ARTICLES
from klartekst.rewriting.fitting.place import BRACED, Fitted, Place
from klartekst.rewriting.noun_phrases import Determined, Front, follow

# Things that are counted, and words behind which even they stand bare.
_COUNTED = listed(
    "aftale plan samtale liste regning vurdering undersøgelse bolig lejlighed ordning rapport frist"
)
# "anses for vanskelig", "regnes for ny"
_SAID_TO_BE = COPULAS | {"anses", "regnes"}
_BARE_BEHIND = listed("uden som hvilken samt og eller")
_PRONOUNS = listed("den det denne dette dens dets")
# The comma of a list opens no clause that a comma would close: *at tænke, huske eller holde fokus*.
_LIST = re.compile(r", \w+ (?:eller|og) ")


def fit_noun(
    place: Place, reading: Word, form: NounForm, alternative: str, front: Front, lexicon: Lexicon
) -> Fitted | None:
    """The alternative in the noun's `form`; the article and adjectives of `front` follow when its gender changes.

    None where something further on agrees with the old noun, or a form is lacking.
    """
    if _says_its_article_twice(place, form, alternative, front):
        return None
    determined = front.determined is Determined.DEFINITE
    phrase = inflect_phrase(alternative, reading, lexicon, determined=determined and not form.definite)
    if phrase is None:
        return None
    if "," in alternative and not _LIST.search(alternative) and place.right and place.right[0][0].isalnum():
        phrase += ","  # "selskaber, der leverer vand, skal ..."
    lemma = BRACED.findall(alternative)[-1]
    if _wants_article(place, form, front, alternative, lemma):
        return Fitted(f"{'et' if lexicon.gender(lemma) is Gender.NEUTER else 'en'} {phrase}")
    if form.number is Number.PLURAL or place.braced != 0:
        return Fitted(phrase)
    return _followed(place, reading, form, phrase, lemma, front, lexicon)


def _followed(
    place: Place, reading: Word, form: NounForm, phrase: str, lemma: str, front: Front, lexicon: Lexicon
) -> Fitted | None:
    """The phrase in the singular, its article and adjectives in the gender of its noun `lemma`: *et nyt tilskud*."""
    gender, mass = lexicon.gender(lemma), lexicon.is_mass(lemma)
    if reading.gender is None or gender is None:
        plain = front.determiner is None and not front.adjectives
        return Fitted(phrase) if plain and gender is not None else None
    if gender is not reading.gender and agrees_later(place.right, lexicon):
        return None
    if form.definite:
        return Fitted(phrase)
    old = ((front.determiner,) if front.determiner is not None else ()) + front.adjectives
    new = follow(front, gender, lexicon, mass=mass)
    if new is None:
        return None
    if new == old:
        return Fitted(phrase)
    if mass and len(place.left) > len(old) and place.left[-len(old) - 1].lower() in ("sådan", "endnu", "end"):
        return None  # "endnu en foranstaltning", "sådan en bevilling"
    return Fitted(" ".join((*new, phrase)), len(old))


def _says_its_article_twice(place: Place, form: NounForm, alternative: str, front: Front) -> bool:
    """*hele merudgiften* and *den ekstra udgift*, *den ambulante behandling* and *behandling uden indlæggelse*."""
    several = alternative.count("{") > 1
    if form.definite and several and (front.determined is Determined.DEFINITE or front.adjectives):
        return True
    article = (front.determiner or "").lower() in ARTICLES and not front.adjectives
    return place.braced != 0 and article and alternative[0] == "{"


def _wants_article(place: Place, form: NounForm, front: Front, alternative: str, lemma: str) -> bool:
    """Whether a bare noun becomes a phrase that cannot be bare: *om afdragsordning*, *om en aftale om at …*."""
    bare = front.determiner is None and not front.adjectives and form == NounForm()
    behind_word = (
        bool(place.left) and place.left[-1][0].isalpha() and place.left[-1].lower() not in _BARE_BEHIND
    )
    return bare and behind_word and lemma in _COUNTED and not alternative.endswith("}")


def agrees_later(right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether something behind agrees with the noun: *bevillingen er ny*, *... og den gælder*."""
    copula = False
    for i, word in enumerate(right):
        lower = word.lower()
        following = lexicon.words(right[i + 1]) if i + 1 < len(right) else ()
        dated = i + 1 < len(right) and right[i + 1][0].isdigit()  # "den 15."
        before_noun = dated or any(w.word_class in (WordClass.NOUN, WordClass.ADJ) for w in following)
        if lower in _PRONOUNS and not before_noun:
            return True
        copula = copula or lower in _SAID_TO_BE
        if copula and not before_noun:
            kinds = {w.form.kind for w in lexicon.words(word) if isinstance(w.form, AdjectiveForm)}
            if kinds in ({AdjectiveKind.BASE}, {AdjectiveKind.NEUTER}, {AdjectiveKind.PLURAL}):
                return True
    return False
