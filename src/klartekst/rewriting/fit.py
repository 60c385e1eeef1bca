"""A replacement made to fit the sentence it goes into, or nothing.

*Vi har givet dig en bevilling* with *{tilskud}* for *{bevilling}* gives *et tilskud* and says that one
word to the left is replaced too. Whatever is uncertain gives None: a wrong suggestion costs more than
a missing one.
"""

import re

import msgspec

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Voice,
    Word,
    WordClass,
    listed,
)
from klartekst.danish.inflection import inflect_phrase
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.verbs_in_place import AUXILIARIES
from klartekst.rewriting.agreement import agreeing, counted
from klartekst.rewriting.meaning import keeps_meaning
from klartekst.rewriting.noun_phrases import (
    DEFINITES,
    Determined,
    Front,
    follow,
    front_of,
    is_definite_noun,
    starts_noun_phrase,
)
from klartekst.rewriting.other_verb import (
    ARTICLES,
    OBJECTS,
    PARTICIPLES,
    inside_attribute,
    is_nominal,
    misplaced,
)
from klartekst.rewriting.verb_phrases import MODALS, SUBJECTS, fits, plausible, reflexive

# Things that are counted, and words behind which even they stand bare.
_COUNTED = listed(
    "aftale plan samtale liste regning vurdering undersøgelse bolig lejlighed ordning rapport frist"
)
_BARE_BEHIND = listed("uden som hvilken samt og eller")
_COPULAS = listed("er var bliver blev være blive været blevet")
_PRONOUNS = listed("den det denne dette dens dets")
_ONLY_BEFORE_NOUNS = listed(
    "en et din dit dine min mit mine sin sit sine vores jeres hver hvert enhver ethvert"
)
_BEING = listed("er var være været bliver blev blive blevet")
# The comma of a list opens no clause that a comma would close: *at tænke, huske eller holde fokus*.
_LIST = re.compile(r", \w+ (?:eller|og) ")
_BRACED = re.compile(r"\{([^{}]*)\}")


class Place(msgspec.Struct, frozen=True):
    """A match in its sentence: words and punctuation to the left, the matched words, those to the right.

    `braced` is the index in `matched` of the word that stands in braces in the pattern, None when the
    pattern has none; `readings` are that word's readings which the pattern means.
    """

    left: tuple[str, ...]
    matched: tuple[str, ...]
    right: tuple[str, ...] = ()
    braced: int | None = None
    readings: tuple[Word, ...] = ()


class Fitted(msgspec.Struct, frozen=True):
    """Text to paste in place of the matched words and of the last `left` words in front of them."""

    text: str
    left: int = 0


def fit(
    place: Place, alternative: str, lexicon: Lexicon | None = None, *, guarded: bool = True
) -> Fitted | None:
    """The alternative as it must stand in this place; None when it does not fit or is advice.

    `alternative` is one alternative of a `write` column (see lexicons/README.md), its slots filled.
    `guarded` refuses an alternative that adds, drops or changes a negation, a limit, a modal or a number;
    only lists whose very point that is (double negations, gaps for a date) go without.
    """
    lexicon = lexicon or Lexicon.open()
    if alternative.startswith("("):
        return None
    if alternative == "se" and (not place.left or place.left[-1][0].isalnum()):
        return None  # "huset ligger jf. kortet ved åen": no order stands inside a clause
    if _takes_the_subject(place, alternative) or _inverts_behind_words(place, alternative):
        return None
    if _leaves_a_noun(place, alternative, lexicon) or _describes_the_noun(place, alternative, lexicon):
        return None
    fitted: Fitted | None
    if "{" not in alternative:
        fitted = Fitted(alternative) if counted(alternative, place.left, lexicon) else None
    elif place.braced is None:
        adjective = _BRACED.fullmatch(alternative)
        text = agreeing(adjective[1], place.left, place.right, lexicon) if adjective else None
        fitted = Fitted(text) if text else None
    elif _shares_its_head(place):
        return None
    else:
        fitted = _inflected(place, alternative, lexicon)
    if fitted is None:
        return None
    replaced = (*place.left[len(place.left) - fitted.left :], *place.matched)
    if guarded and not keeps_meaning(replaced, fitted.text):
        return None
    opens = len(replaced) - len(place.matched) == len(place.left)
    return Fitted(_capitals(fitted.text, replaced, opens), fitted.left)


def _takes_the_subject(place: Place, alternative: str) -> bool:
    """Whether a clause of its own would hang on a modal: *må det antages, at* and *vi går ud fra, at*."""
    before = place.left[-1].lower() if place.left else ""
    return (
        before in MODALS
        and place.matched[0].lower() in {"det", "der"}
        and alternative.split(maxsplit=1)[0] in SUBJECTS | {"der", "det"}
    )


def _inverts_behind_words(place: Place, alternative: str) -> bool:
    """Whether a condition without *hvis* would not open its sentence: *Alle har du spørgsmål …*."""
    first, _, following = alternative.partition(" ")
    inverted = first in AUXILIARIES and following.split(maxsplit=1)[:1] == ["du"]
    return inverted and bool(place.left) and place.matched[0].lower() not in AUXILIARIES


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
    if alternative.isalpha() and any(_is_attribute(word) for word in lexicon.words(alternative)):
        return False
    readings = lexicon.words(place.matched[0])
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


def _is_attribute(word: Word) -> bool:
    """Whether the word can stand in front of a noun."""
    return isinstance(word.form, AdjectiveForm) or (
        isinstance(word.form, VerbForm) and word.form.kind in (*PARTICIPLES, VerbKind.PRESENT_PARTICIPLE)
    )


def _shares_its_head(place: Place) -> bool:
    """Whether the word completes another: *behandlings- og undervisningstilbud*."""
    return len(place.left) > 1 and place.left[-2].endswith("-") and place.left[-1] in ("og", "eller", "samt")


def _inflected(place: Place, alternative: str, lexicon: Lexicon) -> Fitted | None:
    """The one result that all readings possible in this place agree on."""
    front = front_of(place.left, lexicon) if place.braced is not None else None
    possible = [
        r for r in _without_doubles(place, alternative, lexicon) if _possible(r, place, front, lexicon)
    ]
    nouns = [r for r in possible if isinstance(r.form, NounForm)]
    if nouns and front is not None and _noun_expected(place, front, lexicon):
        possible = nouns
    elif _another_word(place, possible, front, lexicon):
        return None
    results = {_one(place, reading, alternative, front, lexicon) for reading in possible}
    return results.pop() if len(results) == 1 else None


def _without_doubles(place: Place, alternative: str, lexicon: Lexicon) -> list[Word]:
    """The readings, each participle only once: *godkendt* is an adjective too, which says nothing new."""
    replacement = _BRACED.findall(alternative)[0]
    adjectives = [r for r in place.readings if isinstance(r.form, AdjectiveForm)]
    participles = [r for r in place.readings if isinstance(r.form, VerbForm) and r.form.kind in PARTICIPLES]
    if not adjectives or not participles:
        return list(place.readings)
    is_adjective = lexicon.inflect(replacement, WordClass.ADJ, AdjectiveForm()) is not None
    dropped = participles if is_adjective else adjectives
    return [r for r in place.readings if r not in dropped]


def _another_word(place: Place, possible: list[Word], front: Front | None, lexicon: Lexicon) -> bool:
    """Whether the form may just as well be a word that the pattern does not mean: *dokumenter*."""
    assert place.braced is not None
    wanted = {reading.word_class for reading in possible}
    rivals = {WordClass.NOUN: WordClass.VERB, WordClass.VERB: WordClass.NOUN}
    return any(
        rivals.get(reading.word_class) in wanted and _possible(reading, place, front, lexicon)
        for reading in lexicon.words(place.matched[place.braced])
        if reading.lemma not in {given.lemma for given in place.readings}
    )


def _noun_expected(place: Place, front: Front, lexicon: Lexicon) -> bool:
    """Whether what stands in front leaves no room for a verb: an article, an adjective, a preposition."""
    if front.adjectives or (front.determiner or "").lower() in _ONLY_BEFORE_NOUNS:
        return True
    before = lexicon.words(place.left[-1]) if place.left else ()
    return (
        bool(before)
        and all(w.word_class in (WordClass.ADP, WordClass.ADV) for w in before)
        and any(w.word_class is WordClass.ADP for w in before)
    )


def _one(
    place: Place, reading: Word, alternative: str, front: Front | None, lexicon: Lexicon
) -> Fitted | None:
    if isinstance(reading.form, NounForm) and front is not None:
        return _noun(place, reading, reading.form, alternative, front, lexicon)
    if isinstance(reading.form, VerbForm):
        return _verb(place, reading.form, alternative, lexicon)
    text = inflect_phrase(alternative, reading, lexicon)
    return None if text is None else Fitted(text)


def _verb(place: Place, form: VerbForm, alternative: str, lexicon: Lexicon) -> Fitted | None:
    assert place.braced is not None
    if place.matched[place.braced].lower() == "blevet" and "{blive}" not in alternative:
        return None  # "er blevet visiteret til" would become "er fået ja til"
    alone = " " not in alternative
    if misplaced(_BRACED.findall(alternative)[0], alone, form, place.left, place.right, lexicon):
        return None
    if alternative == "{give}" and _names_the_receiver(place, form, lexicon):
        return None  # "eleverne tildeles pladser": nobody is given here
    if _takes_the_noun(place, form, alternative):
        return None
    words = alternative.split()
    last = max(i for i, word in enumerate(words) if "{" in word)
    tail = tuple(words[last + 1 :])
    if "sig" in words and place.matched[-1] != "sig":
        pronoun = reflexive(place.left, form)
        if pronoun is None or form.voice is Voice.PASSIVE:
            return None
        alternative = re.sub(r"\bsig\b", pronoun, alternative)
    # What the pattern itself ends with stands in the same place: "{rette} henvendelse til" and "{ringe} til".
    same_end = len(place.matched) > 1 and bool(tail) and place.matched[-1].lower() == tail[-1]
    if not same_end and not fits(tail, form, place.left, place.right, lexicon):
        return None
    if not tail and _has_der_for_subject(place, form) and _is_definite(place.right, lexicon):
        return None  # "der er foretaget en vurdering af dine behov" would become "der er vurderet dine behov"
    text = inflect_phrase(alternative, form, lexicon)
    return None if text is None else Fitted(text)


def _wants_article(place: Place, form: NounForm, front: Front, alternative: str, lemma: str) -> bool:
    """Whether a bare noun becomes a phrase that cannot be bare: *om afdragsordning*, *om en aftale om at …*."""
    bare = front.determiner is None and not front.adjectives and form == NounForm()
    behind_word = (
        bool(place.left) and place.left[-1][0].isalpha() and place.left[-1].lower() not in _BARE_BEHIND
    )
    return bare and behind_word and lemma in _COUNTED and not alternative.endswith("}")


def _names_the_receiver(place: Place, form: VerbForm, lexicon: Lexicon) -> bool:
    """Whether the one who gets is the subject: *du ydes hjælp*, *de bliver tildelt pladser*, not *der ydes hjælp*."""
    becomes = bool(place.left) and place.left[-1].lower() in ("bliver", "blev", "blive", "blevet")
    passive = form.voice is Voice.PASSIVE or (form.kind is VerbKind.PARTICIPLE and becomes)
    follows = bool(place.right) and starts_noun_phrase(place.right[0], lexicon)
    return passive and follows and not _has_der_for_subject(place, form)


def _has_der_for_subject(place: Place, form: VerbForm) -> bool:
    """Whether *der* opens a passive clause: what then follows the verb is indefinite, *der behandles sager*."""
    clause = [word.lower() for word in place.left]
    while "," in clause:
        clause = clause[clause.index(",") + 1 :]
    return "der" in clause and (form.voice is Voice.PASSIVE or not _BEING.isdisjoint(clause))


def _is_definite(right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a definite noun phrase comes next: *dine behov*, *sagen*, *lægens oplysninger*."""
    return bool(right) and (right[0].lower() in DEFINITES or is_definite_noun(right[0], lexicon))


def _takes_the_noun(place: Place, form: VerbForm, alternative: str) -> bool:
    """Whether a participle in front of its noun would swallow it: *den indgivne ansøgning*, *en indgivet klage*."""
    if place.braced != 0 or form.kind not in PARTICIPLES:
        return False
    kept = [word.strip(",").lower() for word in alternative.split()[1:]]
    if kept == [word.lower() for word in place.matched[1:]]:
        return False
    before = place.left[-1].lower() if place.left else ""
    return form.kind is not VerbKind.PARTICIPLE or before in _ONLY_BEFORE_NOUNS


def _noun(
    place: Place, reading: Word, form: NounForm, alternative: str, front: Front, lexicon: Lexicon
) -> Fitted | None:
    lemma = _BRACED.findall(alternative)[-1]
    determined = front.determined is Determined.DEFINITE
    if form.definite and (determined or front.adjectives) and alternative.count("{") > 1:
        return None  # "hele merudgiften" would become "hele den ekstra udgift"
    if (
        place.braced != 0
        and (front.determiner or "").lower() in ARTICLES
        and not front.adjectives
        and alternative[0] == "{"
    ):
        return None  # "den ambulante behandling" would become "den behandling uden indlæggelse"
    phrase = inflect_phrase(alternative, reading, lexicon, determined=determined and not form.definite)
    if phrase is None:
        return None
    if "," in alternative and not _LIST.search(alternative) and place.right and place.right[0][0].isalnum():
        phrase += ","  # "selskaber, der leverer vand, skal ..."
    gender, mass = lexicon.gender(lemma), lexicon.is_mass(lemma)
    if _wants_article(place, form, front, alternative, lemma):
        return Fitted(f"{'et' if gender is Gender.NEUTER else 'en'} {phrase}")
    if form.number is Number.PLURAL or place.braced != 0:
        return Fitted(phrase)
    if reading.gender is None or gender is None:
        plain = front.determiner is None and not front.adjectives
        return Fitted(phrase) if plain and gender is not None else None
    if gender is not reading.gender and _agrees_later(place.right, lexicon):
        return None
    if form.definite:
        return Fitted(phrase)
    old = ((front.determiner,) if front.determiner is not None else ()) + front.adjectives
    new = follow(front, gender, mass, lexicon)
    if new is None:
        return None
    if new == old:
        return Fitted(phrase)
    if mass and len(place.left) > len(old) and place.left[-len(old) - 1].lower() in ("sådan", "endnu", "end"):
        return None  # "endnu en foranstaltning", "sådan en bevilling"
    return Fitted(" ".join((*new, phrase)), len(old))


def _possible(reading: Word, place: Place, front: Front | None, lexicon: Lexicon) -> bool:
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


def _agrees_later(right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether something behind agrees with the noun: *bevillingen er ny*, *... og den gælder*."""
    copula = False
    for i, word in enumerate(right):
        lower = word.lower()
        following = lexicon.words(right[i + 1]) if i + 1 < len(right) else ()
        dated = i + 1 < len(right) and right[i + 1][0].isdigit()  # "den 15."
        before_noun = dated or any(w.word_class in (WordClass.NOUN, WordClass.ADJ) for w in following)
        if lower in _PRONOUNS and not before_noun:
            return True
        copula = copula or lower in _COPULAS
        if copula and not before_noun:
            kinds = {w.form.kind for w in lexicon.words(word) if isinstance(w.form, AdjectiveForm)}
            if kinds in ({AdjectiveKind.BASE}, {AdjectiveKind.NEUTER}):
                return True
    return False


def _capitals(text: str, replaced: tuple[str, ...], opens: bool) -> str:
    """Capitals as the replaced words had them: the sentence's first letter, or a word shouted.

    Inside a sentence the capital of *I, De, Dem, Deres* is the pronoun's own; where they open it
    (*I henhold til …*) it is the sentence's.
    """
    letters = "".join(replaced)
    if letters.isupper() and len(letters) > 3:
        return text.upper()
    if replaced[0][:1].isupper() and (opens or replaced[0] not in ("I", "De", "Dem", "Deres")):
        return text[:1].upper() + text[1:]
    return text
