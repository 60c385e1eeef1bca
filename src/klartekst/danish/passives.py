"""Finds the passive by word forms alone: the lexicon, closed lists, and a look at the neighbours.

Danish has three. The s-passive (*behandles*) shares its ending with genitives (*sagens*), deponent verbs
(*findes, lykkes*) and reciprocal ones (*mødes*). The blive-passive (*bliver behandlet*) shares its verb
with plain *blive* (*bliver syg*). The være-passive (*er indhentet*) is mostly a state (*døren er lukket*)
and is told apart by whoever asks.
Seeing a passive needs no parse; rewriting one does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from klartekst.danish.forms import AdjectiveForm, NounForm, VerbForm, VerbKind, Voice, Word, WordClass, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

BLIVE = listed("blive bliver blev blevet bleven blevne")
VAERE = listed("er var være været")
MODALS = listed("kan kunne skal skulle vil ville må måtte bør burde tør turde")
# A subject that stands before or behind a finite verb, so that the word beside it can be one.
SUBJECTS = listed("jeg du han hun vi I man der det den de som dette disse dem hvad")
DETERMINERS = listed(
    "en et den det de denne dette disse min mit mine din dit dine sin sit sine vores jeres deres hans hendes "
    "dens dets hver hvert enhver ethvert ingen intet nogen noget nogle alle samme egen eget egne"
)
PREPOSITIONS = listed(
    "af på i til fra med om for ved efter under over mod uden hos mellem gennem inden siden blandt omkring"
)
# Clauses end here: a participle behind them belongs to another verb.
BREAKS = listed("at som der hvis når fordi da om hvorvidt mens idet men")
# How many words may stand between *blive* and its participle: "vil der bl.a. blive drøftet".
REACH = 8
PARTICIPLES = frozenset({VerbKind.PARTICIPLE, VerbKind.COMMON_PARTICIPLE})


class PassiveKind(StrEnum):
    """The three Danish passives."""

    S = "s"
    BLIVE = "blive"
    VAERE = "være"


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive in a sentence, by token positions.

    `verb` is the s-form or the participle and `lemma` its base form; `auxiliary` the form of *blive* or
    *være*; `finite` the modal, *har*, *er* or *vil* that opens the verb group when there is one.
    """

    kind: PassiveKind
    lemma: str
    verb: int
    auxiliary: int | None = None
    finite: int | None = None

    @property
    def start(self) -> int:
        """The first token of the verb group."""
        places = [self.verb, self.auxiliary, self.finite]
        return min(place for place in places if place is not None)

    @property
    def end(self) -> int:
        """One past its last token."""
        places = [self.verb, self.auxiliary, self.finite]
        return max(place for place in places if place is not None) + 1


@dataclass(frozen=True, slots=True)
class NotPassive:
    """Closed lists of what only looks like a passive: `forms` on -s, `adjectives` behind *blive* and *være*."""

    forms: frozenset[str]
    adjectives: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> "NotPassive":
        """Reads `not_passive.tsv` (columns `form`, `kind`)."""
        return _load(path)


@cache
def _load(path: Path) -> NotPassive:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    adjectives = frozenset(row[0].casefold() for row in rows if row[1] == "adjektiv")
    forms = frozenset(row[0].casefold() for row in rows if row[1] not in {"adjektiv", "både-og"})
    return NotPassive(forms, adjectives)


def passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> tuple[Passive, ...]:
    """The passives of a sentence in order."""
    found = [*_s_passives(tokens, lexicon, other), *_participle_passives(tokens, lexicon, other)]
    return tuple(sorted(found, key=lambda each: each.verb))


def _s_passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> Iterator[Passive]:
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD or not token.norm.endswith("s") or token.norm in other.forms:
            continue
        if token.text[0].isupper() and at > 0 and tokens[at - 1].kind is TokenKind.WORD:
            continue  # a name: "hos Lukkes"
        words = lexicon.words(token.text)
        verbs = [word for word in words if _is_s_passive(word)]
        if not verbs or not _reads_as_verb(tokens, at, words, lexicon):
            continue
        yield Passive(PassiveKind.S, verbs[0].lemma, at, finite=_modal_before(tokens, at))


def _is_s_passive(word: Word) -> bool:
    return isinstance(word.form, VerbForm) and word.form.voice is Voice.PASSIVE


def _reads_as_verb(tokens: Sequence[Token], at: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a form that may also be a genitive, a noun or an adjective is a verb in this place."""
    others = [word for word in words if _competes(word)]
    if not others:
        return True
    before = tokens[at - 1].norm if at else ""
    if before in MODALS or before == "at":
        return True
    if at == 0 or before in DETERMINERS or before in PREPOSITIONS:
        return False
    if _is_noun(lexicon.words(tokens[at - 1].text)):
        return True  # "skal filmen tages alvorligt": no genitive stands behind a noun
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun_follows = (
        after is not None and after.kind is TokenKind.WORD and _is_nominal(lexicon.words(after.text))
    )
    return not noun_follows or before in SUBJECTS


def _competes(word: Word) -> bool:
    """Another reading to reckon with; an adjective in the genitive (*de skønnes*) is all but unheard of."""
    if isinstance(word.form, VerbForm) or word.word_class is WordClass.X:
        return False
    return not (isinstance(word.form, AdjectiveForm) and word.form.genitive)


def _is_noun(words: Sequence[Word]) -> bool:
    """A noun and nothing that could come before one, such as an adjective or a preposition."""
    nouns = [word.form for word in words if isinstance(word.form, NounForm) and not word.form.genitive]
    if any(form.definite for form in nouns):
        return True
    return bool(nouns) and all(isinstance(word.form, (NounForm, VerbForm)) for word in words)


def _is_nominal(words: Sequence[Word]) -> bool:
    nominal = any(isinstance(word.form, (NounForm, AdjectiveForm)) for word in words)
    return nominal and not any(
        word.word_class in {WordClass.ADP, WordClass.ADV, WordClass.PRON} for word in words
    )


def _modal_before(tokens: Sequence[Token], at: int) -> int | None:
    """The modal that an infinitive in -s depends on: *kan til enhver tid trækkes tilbage*."""
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        norm = tokens[place].norm
        if norm in MODALS:
            return place
        if norm in BREAKS or tokens[place].text in {",", ";", ":", "("}:
            return None
    return None


def _participle_passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> Iterator[Passive]:
    for at, token in enumerate(tokens):
        if token.norm not in BLIVE and token.norm not in VAERE:
            continue
        verb = _participle_after(tokens, at, lexicon, other)
        if verb is None:
            continue
        place, lemma = verb
        blive = token.norm in BLIVE
        kind = PassiveKind.BLIVE if blive else PassiveKind.VAERE
        yield Passive(kind, lemma, place, auxiliary=at, finite=_finite_before(tokens, at))


def _participle_after(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, other: NotPassive
) -> tuple[int, str] | None:
    """The participle that a form of *blive* or *være* governs, with its base form."""
    for place in range(at + 1, min(len(tokens), at + 1 + REACH)):
        token = tokens[place]
        if token.norm in BLIVE or (token.norm in BREAKS and token.norm not in {"der", "om", "da"}):
            return None
        if token.text in {",", ";", ":", "(", ")", "–"} or token.norm in VAERE:
            return None
        if token.kind is not TokenKind.WORD:
            if place == at + 1 and token.kind is TokenKind.NUMBER:
                return None  # "da hun blev 25"
            continue
        if place == at + 1 and token.norm == "til":
            return None  # "blevet til et par brugte biler"
        words = lexicon.words(token.text)
        verbs = [word for word in words if isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES]
        if not verbs and _is_predicate(tokens, place, words, lexicon):
            return None
        if verbs:
            return _governed(tokens, place, verbs, words, lexicon, other)
        if _opens_other_clause(words) and place > at + 1:
            return None
    return None


def _is_predicate(tokens: Sequence[Token], place: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """An adjective that says what somebody becomes (*blev gravid*), with no noun of its own behind it."""
    if not words or not all(isinstance(word.form, AdjectiveForm) for word in words):
        return False
    following = lexicon.words(tokens[place + 1].text) if place + 1 < len(tokens) else ()
    participle = any(isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES for word in following)
    return not participle and not _is_nominal(following)  # "blev positivt modtaget" goes on


def _governed(
    tokens: Sequence[Token],
    place: int,
    verbs: Sequence[Word],
    words: Sequence[Word],
    lexicon: Lexicon,
    other: NotPassive,
) -> tuple[int, str] | None:
    token = tokens[place]
    before = tokens[place - 1].norm
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    attributive = (
        after is not None and after.kind is TokenKind.WORD and _is_nominal(lexicon.words(after.text))
    )
    if attributive and before in DETERMINERS:
        return None  # "bliver den bevilgede hjælp"
    bare = token.norm.removesuffix("de") if token.norm.endswith("ede") else token.norm
    if token.norm in other.adjectives or bare + "t" in other.adjectives:
        return None
    if any(isinstance(word.form, NounForm) for word in words) and (
        before in DETERMINERS or before in PREPOSITIONS
    ):
        return None  # "blive til støttet"? a noun such as "brudt" stands behind a determiner
    return place, verbs[0].lemma


def _opens_other_clause(words: Sequence[Word]) -> bool:
    """A word that can only be a finite verb."""
    finite = {VerbKind.PRESENT, VerbKind.PAST}
    return bool(words) and all(isinstance(word.form, VerbForm) and word.form.kind in finite for word in words)


def _finite_before(tokens: Sequence[Token], at: int) -> int | None:
    """What the auxiliary itself depends on: *vil blive kontaktet*, *er blevet modtaget*."""
    if tokens[at].norm not in {"blive", "blevet", "være", "været"}:
        return None
    wanted = MODALS | listed("har havde er var have")
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        if tokens[place].norm in wanted:
            return place
        if tokens[place].text in {",", ";", ":"} or tokens[place].norm in {"at", "som", "hvis", "når"}:
            return None
    return None
