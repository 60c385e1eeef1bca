"""The forms that Danish words take: what the lexicon says of a word, and what can be asked of it."""

from enum import StrEnum

import msgspec


class WordClass(StrEnum):
    """Word classes, named as in Universal Dependencies; X is a word whose class is not known."""

    NOUN = "NOUN"
    VERB = "VERB"
    ADJ = "ADJ"
    PROPN = "PROPN"
    PRON = "PRON"
    DET = "DET"
    ADV = "ADV"
    ADP = "ADP"
    CCONJ = "CCONJ"
    SCONJ = "SCONJ"
    NUM = "NUM"
    PART = "PART"
    INTJ = "INTJ"
    X = "X"


class Gender(StrEnum):
    """The two genders of Danish nouns: *en* and *et*."""

    COMMON = "c"
    NEUTER = "n"


class Number(StrEnum):
    """Singular or plural."""

    SINGULAR = "sg"
    PLURAL = "pl"


class VerbKind(StrEnum):
    """Tense, mood or participle.

    PARTICIPLE is the form of the perfect (*bevilget, skrevet*), also used before a neuter noun;
    ATTRIBUTIVE its plural and definite form (*de bevilgede timer, det skrevne brev*);
    COMMON_PARTICIPLE the form of some strong verbs before a noun of common gender (*en skreven lov*).
    """

    INFINITIVE = "inf"
    PRESENT = "pres"
    PAST = "past"
    IMPERATIVE = "imp"
    PARTICIPLE = "part"
    ATTRIBUTIVE = "attr"
    COMMON_PARTICIPLE = "part.common"
    PRESENT_PARTICIPLE = "prespart"


class Voice(StrEnum):
    """PASSIVE is the s-passive; a DEPONENT has the s but no passive meaning (*findes, lykkes*)."""

    ACTIVE = "active"
    PASSIVE = "passive"
    DEPONENT = "deponent"


class AdjectiveKind(StrEnum):
    """Agreement and degree. PLURAL is also the definite form except for *lille* (*små, den lille*)."""

    BASE = "base"
    NEUTER = "neuter"
    PLURAL = "pl"
    DEFINITE = "def"
    COMPARATIVE = "comp"
    SUPERLATIVE = "sup"
    SUPERLATIVE_DEFINITE = "sup.def"


class NounForm(msgspec.Struct, frozen=True):
    """*sag, sagen, sager, sagerne*, each with its genitive."""

    number: Number = Number.SINGULAR
    definite: bool = False
    genitive: bool = False


class VerbForm(msgspec.Struct, frozen=True):
    """A form of a verb; `genitive` only for participles used as nouns (*den ansattes*)."""

    kind: VerbKind = VerbKind.INFINITIVE
    voice: Voice = Voice.ACTIVE
    genitive: bool = False


class AdjectiveForm(msgspec.Struct, frozen=True):
    """A form of an adjective; `genitive` when it is used as a noun (*de gamles*)."""

    kind: AdjectiveKind = AdjectiveKind.BASE
    genitive: bool = False


class PlainForm(msgspec.Struct, frozen=True):
    """A word that does not inflect, or a name; `genitive` for names (*Koldings*)."""

    genitive: bool = False


Form = NounForm | VerbForm | AdjectiveForm | PlainForm


class Word(msgspec.Struct, frozen=True):
    """One reading of a word form: *behandles* is the present s-passive of the verb *behandle*.

    `guessed` when only the last part of a compound is known; `gender` for nouns.
    """

    lemma: str
    word_class: WordClass
    form: Form
    guessed: bool = False
    gender: Gender | None = None
