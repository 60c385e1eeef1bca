"""Which readings of a word can be true in its place: *støtter* behind *vi* is no noun."""

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.verbs_in_place import FINITE
from klartekst.rewriting.fitting.other_verb import OBJECTS, PARTICIPLES, inside_attribute, is_nominal
from klartekst.rewriting.fitting.place import BRACED, Place
from klartekst.rewriting.noun_phrases import Determined, Front, is_definite_noun
from klartekst.rewriting.verb_phrases import MODALS, SUBJECTS, plausible

ONLY_BEFORE_NOUNS = listed(
    "en et din dit dine min mit mine sin sit sine vores jeres hver hvert enhver ethvert"
)


def without_doubles(place: Place, alternative: str, lexicon: Lexicon) -> list[Word]:
    """The readings, each participle only once: *godkendt* is an adjective too, which says nothing new."""
    replacement = BRACED.findall(alternative)[0]
    adjectives = [r for r in place.readings if isinstance(r.form, AdjectiveForm)]
    participles = [r for r in place.readings if isinstance(r.form, VerbForm) and r.form.kind in PARTICIPLES]
    if not adjectives or not participles:
        return list(place.readings)
    is_adjective = lexicon.inflect(replacement, WordClass.ADJ, AdjectiveForm()) is not None
    dropped = participles if is_adjective else adjectives
    return [r for r in place.readings if r not in dropped]


def another_word(place: Place, possible: list[Word], front: Front | None, lexicon: Lexicon) -> bool:
    """Whether the form may just as well be a word that the pattern does not mean: *dokumenter*."""
    assert place.braced is not None
    wanted = {reading.word_class for reading in possible}
    rivals = {WordClass.NOUN: WordClass.VERB, WordClass.VERB: WordClass.NOUN}
    return any(
        rivals.get(reading.word_class) in wanted and is_possible(reading, place, front, lexicon)
        for reading in lexicon.words(place.matched[place.braced])
        if reading.lemma not in {given.lemma for given in place.readings}
    )


def is_verb_with_its_words(place: Place, lexicon: Lexicon) -> bool:
    """Whether a phrase that a verb leads stands behind its subject: *reglen finder anvendelse*, and no finder of it."""
    leads = place.braced == 0 and len(place.matched) > 1
    finite = any(isinstance(r.form, VerbForm) and r.form.kind in FINITE for r in place.readings)
    subject = place.left[-1] if place.left else ""
    return leads and finite and not subject.endswith("s") and is_definite_noun(subject, lexicon)


def noun_expected(place: Place, front: Front, lexicon: Lexicon) -> bool:
    """Whether what stands in front leaves no room for a verb: an article, an adjective, a preposition."""
    if front.adjectives or (front.determiner or "").lower() in ONLY_BEFORE_NOUNS:
        return True
    before = lexicon.words(place.left[-1]) if place.left else ()
    return (
        bool(before)
        and all(w.word_class in (WordClass.ADP, WordClass.ADV) for w in before)
        and any(w.word_class is WordClass.ADP for w in before)
    )


def is_possible(reading: Word, place: Place, front: Front | None, lexicon: Lexicon) -> bool:
    """Whether a reading can be true here: *støtter* behind *vi* is no noun."""
    before = place.left[-1] if place.left else ""
    after = place.right[0] if place.right else ""
    if isinstance(reading.form, NounForm) and front is not None:
        if before.lower() in SUBJECTS | MODALS | {"at"} or before == "I":
            return False
        if not before and not reading.form.definite and after.lower() in OBJECTS | {"det", "den", "de"}:
            return False  # "Kontakt os": no noun
        if not before and reading.form == NounForm() and is_definite_noun(after, lexicon):
            return False  # "Kontakt kommunen"
        said = front.number is not None and front.number is not reading.form.number
        other = front.gender is not None and reading.gender is not None and front.gender is not reading.gender
        doubly = reading.form.definite and front.determined is not Determined.BARE
        return not (said or other or (doubly and front.determiner is not None))
    if isinstance(reading.form, VerbForm):
        if reading.form.kind is VerbKind.PAST and _before_its_noun(place, lexicon):
            return False  # "tidligere fremførte indsigelser": a participle in front of its noun
        if reading.form.kind is VerbKind.PAST and _behind_article_and_object(place.left):
            return False  # "den dig meddelte tilladelse"
        return plausible(reading, _before_verb(place), place.right, lexicon)
    if isinstance(reading.form, AdjectiveForm):
        return _adjective_possible(reading.form, front, after, lexicon)
    return True


def _before_verb(place: Place) -> tuple[str, ...]:
    """What stands before the verb in braces, the match's own words too: *at* governs no verb behind *hjælpen*."""
    return (*place.left, *place.matched[: place.braced])


def _before_its_noun(place: Place, lexicon: Lexicon) -> bool:
    """Whether the braced word may be a participle and a bare noun follows with no subject in front."""
    attributive = any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.ATTRIBUTIVE for word in place.readings
    )
    following = lexicon.words(place.right[0]) if place.right else ()
    noun = any(isinstance(word.form, NounForm) and not word.form.definite for word in following)
    before = place.left[-1].lower() if place.left else ""
    if inside_attribute(place.left, lexicon):
        return is_nominal(place.right[0], lexicon) if place.right else False
    return attributive and noun and before not in SUBJECTS


def _behind_article_and_object(left: tuple[str, ...]) -> bool:
    return len(left) > 1 and left[-1].lower() in OBJECTS and left[-2].lower() in {"den", "det", "de"}


def _adjective_possible(form: AdjectiveForm, front: Front | None, after: str, lexicon: Lexicon) -> bool:
    """Agreement with the determiner in front and the noun behind, as far as they tell."""
    if form.kind not in (AdjectiveKind.BASE, AdjectiveKind.NEUTER, AdjectiveKind.PLURAL) or front is None:
        return True
    nouns = [w for w in lexicon.words(after) if isinstance(w.form, NounForm) and not w.form.definite]
    if front.determined is Determined.DEFINITE and front.determiner is not None and nouns:
        return form.kind is AdjectiveKind.PLURAL
    plural = front.number is Number.PLURAL or (
        nouns and all(w.form == NounForm(Number.PLURAL) for w in nouns)
    )
    singular = front.number is Number.SINGULAR or (nouns and all(w.form == NounForm() for w in nouns))
    if plural or singular:
        if (form.kind is AdjectiveKind.PLURAL) is not bool(plural):
            return False
        genders = {w.gender for w in nouns if w.form == NounForm()}
        gender = front.gender or (genders.pop() if len(genders) == 1 else None)
        if singular and gender is not None:
            return (form.kind is AdjectiveKind.NEUTER) is (gender.value == "n")
    return True
