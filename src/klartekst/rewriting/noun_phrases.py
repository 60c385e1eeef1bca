"""What stands in front of a noun, and what becomes of it when another noun takes its place.

*en bevilling* becomes *et tilskud*, *din nye bevilling* *dit nye tilskud*, and *en særlig
støtteforanstaltning* *særlig hjælp*: the determiner and the adjectives follow the noun.
"""

from enum import StrEnum

import msgspec

from klartekst.danish.closed_classes import listed
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
from klartekst.danish.inflection import agree
from klartekst.danish.lexicon import Lexicon

_PAIRS = (
    ("en", "et"),
    ("én", "ét"),
    ("den", "det"),
    ("denne", "dette"),
    ("min", "mit"),
    ("din", "dit"),
    ("sin", "sit"),
    ("vor", "vort"),
    ("ingen", "intet"),
    ("hver", "hvert"),
    ("enhver", "ethvert"),
    ("anden", "andet"),
    ("nogen", "noget"),
    ("hvilken", "hvilket"),
    ("al", "alt"),
)
_COMMON = dict(_PAIRS)
_NEUTER = {neuter: common for common, neuter in _PAIRS}
_PLURAL = listed(
    "de disse mine dine sine vore alle andre nogle flere mange begge samtlige få færre flest "
    "hvilke sådanne diverse"
)
DEFINITES = listed(
    "den det denne dette min mit din dit sin sit vor vort de disse mine dine sine vore vores "
    "jeres deres Deres hans hendes dens dets begge samme"
)
_ADVERBS = listed("meget helt ret ganske lidt særdeles ekstra mere mest")

_OTHER = frozenset(["anden", "andet"])
_POINTERS = frozenset(["her", "der"])


class Determined(StrEnum):
    """What the word in front makes of the noun."""

    BARE = "bare"
    INDEFINITE = "indefinite"
    DEFINITE = "definite"


class Front(msgspec.Struct, frozen=True):
    """The words in front of a noun: its determiner (or None) and the adjectives behind that."""

    determiner: str | None
    adjectives: tuple[str, ...]
    determined: Determined
    number: Number | None  # what determiner and adjectives say; None when they allow both
    gender: Gender | None


def front_of(left: tuple[str, ...], lexicon: Lexicon) -> Front:
    """Read the words in front of a noun backwards until its determiner or the end of the noun phrase."""
    adjectives: list[str] = []
    for i in range(len(left) - 1, -1, -1):
        word = left[i]
        lower = word if word == "Deres" else word.lower()
        if lower in _OTHER and i and _determines(left[i - 1]):
            adjectives.insert(0, word)  # "en anden bevilling": behind an article it agrees like an adjective
            continue
        if lower in _POINTERS and i and left[i - 1].lower() in ("den", "det", "de"):
            adjectives.insert(0, word)  # "den her bevilling"
            continue
        if lower in _COMMON or lower in _NEUTER:
            said = Gender.COMMON if lower in _COMMON else Gender.NEUTER
            state = Determined.DEFINITE if lower in DEFINITES else Determined.INDEFINITE
            return Front(word, tuple(adjectives), state, Number.SINGULAR, said)
        if lower in _PLURAL or (word.isdigit() and word != "1") or _is_number(lower, lexicon):
            state = Determined.DEFINITE if lower in DEFINITES else Determined.INDEFINITE
            return Front(word, tuple(adjectives), state, Number.PLURAL, None)
        if lower in DEFINITES or _is_genitive(word, lexicon):
            number, gender = _agreement(adjectives, lexicon)
            if lower not in DEFINITES and gender is not None:
                break  # "8 timers ugentlig beskæftigelse": a measure, behind which the noun is not definite
            return Front(word, tuple(adjectives), Determined.DEFINITE, None, None)
        joined = lower in ("og", "eller") and adjectives and i and is_adjective(left[i - 1], lexicon)
        if not (joined or is_adjective(word, lexicon) or (lower in _ADVERBS and adjectives)):
            break
        adjectives.insert(0, word)
    number, gender = _agreement(adjectives, lexicon)
    return Front(None, tuple(adjectives), Determined.BARE, number, gender)


def follow(front: Front, gender: Gender, lexicon: Lexicon, *, mass: bool) -> tuple[str, ...] | None:
    """The words in front as a singular noun of `gender` needs them; `mass` nouns take no *en/et*.

    None when they cannot be made to agree, or the determiner does not go with a mass noun.
    """
    words: list[str] = []
    if front.determiner is not None:
        lower = front.determiner.lower()
        if mass and lower in ("én", "ét", "hver", "hvert", "enhver", "ethvert", "1"):
            return None
        if not (mass and lower in ("en", "et")):
            table = _COMMON if gender is Gender.NEUTER else _NEUTER
            words.append(_cased(table.get(lower, lower), front.determiner))
    for adjective in front.adjectives:
        agreed = _follow_adjective(adjective, front, gender, lexicon)
        if agreed is None:
            return None
        words.append(agreed)
    return tuple(words)


def _determines(word: str) -> bool:
    lower = word.lower()
    return lower in _COMMON or lower in _NEUTER or lower in DEFINITES


def is_adjective(word: str, lexicon: Lexicon) -> bool:
    """Whether the word can be an adjective or a participle in front of a noun."""
    return any(_adjectival(reading) for reading in lexicon.words(word))


def starts_noun_phrase(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun phrase can begin with the word: an object may follow a verb here."""
    lower = word.lower()
    if word[:1].isdigit() or lower in _COMMON or lower in _NEUTER or lower in _PLURAL or lower in DEFINITES:
        return True
    readings = lexicon.words(word)
    classes = {reading.word_class for reading in readings}
    if not classes:
        return word[:1].isalpha()
    if all(isinstance(each.form, VerbForm) and each.form.kind is VerbKind.ATTRIBUTIVE for each in readings):
        return True  # "vedlagte samtykkeerklæring"
    if classes & {WordClass.ADP, WordClass.ADV, WordClass.SCONJ, WordClass.CCONJ, WordClass.PART}:
        return False
    nominal = {WordClass.NOUN, WordClass.PROPN, WordClass.PRON, WordClass.DET, WordClass.NUM, WordClass.ADJ}
    return bool(classes & nominal)


def _follow_adjective(word: str, front: Front, gender: Gender, lexicon: Lexicon) -> str | None:
    lower = word.lower()
    if lower in _OTHER:
        return {Gender.COMMON: "anden", Gender.NEUTER: "andet"}[gender]
    if lower in ("og", "eller") or lower in _ADVERBS | _POINTERS or front.determined is Determined.DEFINITE:
        return word if lower != "egen" else {Gender.COMMON: "egen", Gender.NEUTER: "eget"}[gender]
    readings = [reading for reading in lexicon.words(word) if _adjectival(reading)]
    fixed = (AdjectiveKind.COMPARATIVE, AdjectiveKind.SUPERLATIVE, AdjectiveKind.SUPERLATIVE_DEFINITE)
    if any(isinstance(r.form, AdjectiveForm) and r.form.kind in fixed for r in readings):
        return word
    if any(isinstance(r.form, VerbForm) and r.form.kind is VerbKind.PRESENT_PARTICIPLE for r in readings):
        return word
    lemmas = {r.lemma if r.word_class is WordClass.ADJ else lower for r in readings}
    found = {agree(lemma, gender, Number.SINGULAR, lexicon, definite=False) for lemma in lemmas}
    answer = found.pop() if len(found) == 1 else None
    return None if answer is None else _cased(answer, word)


def _adjectival(reading: Word) -> bool:
    form = reading.form
    if reading.guessed and isinstance(form, VerbForm):
        return False
    if isinstance(form, VerbForm):
        return not form.genitive and form.kind in (
            VerbKind.PARTICIPLE,
            VerbKind.ATTRIBUTIVE,
            VerbKind.COMMON_PARTICIPLE,
            VerbKind.PRESENT_PARTICIPLE,
        )
    return isinstance(form, AdjectiveForm) and not form.genitive


def _agreement(adjectives: list[str], lexicon: Lexicon) -> tuple[Number | None, Gender | None]:
    """What adjectives without a determiner say of their noun: *nye* is plural, *nyt* neuter singular."""
    for word in adjectives:
        kinds = {r.form.kind for r in lexicon.words(word) if isinstance(r.form, AdjectiveForm)}
        if kinds == {AdjectiveKind.PLURAL}:
            return Number.PLURAL, None
        if kinds == {AdjectiveKind.NEUTER}:
            return Number.SINGULAR, Gender.NEUTER
        if kinds == {AdjectiveKind.BASE}:
            return Number.SINGULAR, Gender.COMMON
    return None, None


def _is_number(word: str, lexicon: Lexicon) -> bool:
    return any(reading.word_class is WordClass.NUM for reading in lexicon.words(word))


def _is_genitive(word: str, lexicon: Lexicon) -> bool:
    return any(
        reading.form.genitive
        and (isinstance(reading.form, NounForm) or reading.word_class is WordClass.PROPN)
        for reading in lexicon.words(word)
    )


def _cased(text: str, like: str) -> str:
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def is_definite_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be a noun in the definite: *kommunen*."""
    return any(isinstance(each.form, NounForm) and each.form.definite for each in lexicon.words(word))
