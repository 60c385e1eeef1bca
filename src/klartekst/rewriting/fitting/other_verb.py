"""Where another verb cannot stand though its form is right: what it takes, and what it makes of a person.

*En indgivet underretning* is no *sendt underretning*, and who is *orienteret* is not *fortalt*. A place is told by the
words left and right of the verb.
"""

from klartekst.danish.closed_classes import HAVE, PREPOSITIONS, listed
from klartekst.danish.forms import NounForm, VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.noun_phrases import is_definite_noun, starts_noun_phrase
from klartekst.rewriting.others import is_helper

Words = tuple[str, ...]

PARTICIPLES = (VerbKind.PARTICIPLE, VerbKind.ATTRIBUTIVE, VerbKind.COMMON_PARTICIPLE)
ARTICLES = listed("den det de")
OBJECTS = listed("mig dig ham hende os jer dem sig din dit dine vores")
# Verbs too plain for an attribute: *en sendt underretning* is heard as something else than *en indgivet*.
_PLAIN = listed("give få tage lave hente aflevere sige se holde gøre skaffe blive sende")
_WITH_PARTICIPLES = listed("have være blive få ønske se bede kræve begære forlange")
"""Verbs that a participle may complete: *har bevilget*, *får bevilget*, *ønsker bevilget*."""
_IT = listed("det der som hvad")
_NEAR, _CLAUSE, _ATTRIBUTE = 4, 5, 8
"""Words to the left: those of a verb group, those of the subject before it, and those of a long attribute."""


def misplaced(verb: str, form: VerbForm, left: Words, right: Words, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether `verb` (a base form) in `form` would go wrong between these words; `alone` with no words of its own."""
    following = right[0] if right else ""
    if form.voice is Voice.PASSIVE and following and _is_participle(following, lexicon):
        return True  # "påtænkes foretaget": few verbs can have a participle behind their s-form
    if verb in _PLAIN and form.kind in PARTICIPLES and _is_attribute(left, following, lexicon):
        return True
    if verb == "blive":
        return left[-1:] == ("været",)  # "har været blevet væk"
    if verb == "give":
        # "vi har givet støttekontaktpersonen": the one who comes would be the one who gets
        return alone and is_helper(lexicon.lemmas(following))
    return verb == "fortælle" and (_tells_a_person(form, left) or _tells_a_thing(right, lexicon))


def _is_attribute(left: Words, following: str, lexicon: Lexicon) -> bool:
    """Whether a participle stands before its noun: *en indgivet underretning*, *af bevilget hjælp*."""
    if not following or not is_nominal(following, lexicon):
        return False
    if left and left[-1].lower() in ARTICLES:
        return False  # "det sendte materiale", which one knows of
    before = lexicon.words(left[-1]) if left else ()
    owner = any(isinstance(word.form, NounForm) and word.form.genitive for word in before)
    leads = {word.word_class for word in before} & {WordClass.DET, WordClass.ADP, WordClass.ADJ}
    object_ = bool(before) and all(
        word.word_class is WordClass.VERB and word.lemma not in _WITH_PARTICIPLES for word in before
    )
    return not left or owner or bool(leads) or object_  # "du skal bruge bevilget hjælp"


def is_nominal(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be the noun behind an attribute, or an adjective on the way to it."""
    return any(
        word.word_class is WordClass.ADJ or (isinstance(word.form, NounForm) and not word.form.definite)
        for word in lexicon.words(word)
    )


def inside_attribute(left: Words, lexicon: Lexicon) -> bool:
    """Whether an article and a preposition opened a long attribute: *det for kalenderåret 2024 ydede tilskud*."""
    for at in range(len(left) - 2, max(-1, len(left) - _ATTRIBUTE), -1):
        if left[at].lower() in ARTICLES:
            return left[at + 1].lower() in PREPOSITIONS
        forms = [word.form for word in lexicon.words(left[at])]
        if any(isinstance(form, VerbForm) and form.kind is VerbKind.PRESENT for form in forms):
            return False
    return False


def _is_participle(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can be nothing but a participle: *foretaget*, not *skønnet*, which is a noun too."""
    forms = [each.form for each in lexicon.words(word)]
    return bool(forms) and all(isinstance(form, VerbForm) and form.kind in PARTICIPLES for form in forms)


def _tells_a_person(form: VerbForm, left: Words) -> bool:
    """Whether the subject of a passive or of *er orienteret* would be told; *det er oplyst, at* may."""
    before = [word.lower() for word in left]
    done = form.kind in PARTICIPLES and HAVE.isdisjoint(before[-_NEAR:])
    return (done or form.voice is Voice.PASSIVE) and _IT.isdisjoint(before[-_CLAUSE:])


def _tells_a_thing(right: Words, lexicon: Lexicon) -> bool:
    """Whether what follows is told as a bare object: *meddele ændringer*, *meddele os enhver ændring*."""
    if not right or not starts_noun_phrase(right[0], lexicon):
        return False
    if right[0].lower() in OBJECTS or is_definite_noun(right[0], lexicon):
        return len(right) > 1 and starts_noun_phrase(right[1], lexicon)
    return right[0].lower() != "det"
