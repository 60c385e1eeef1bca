"""Which words of a sentence are finite verbs, told by form and neighbours, without a parse.

Half of all Danish present forms are also nouns (*klager, planer, mangler*), *ved* is mostly a
preposition, and *-ede* may be a past tense or a participle before its noun (*de bevilgede timer*).
A word that could be either counts as a verb only where its neighbours leave no doubt.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NOMINATIVES,
    PREPOSITIONS,
    SUBJECTS,
    listed,
)
from klartekst.danish.forms import (
    AdjectiveForm,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

FINITE = frozenset({VerbKind.PRESENT, VerbKind.PAST})
_PLAIN_ADVERBS = listed("ikke stadig altid aldrig allerede ofte dog jo nemlig alligevel desværre")
_OWNERS = listed("din dit dine min mit mine vores jeres hans hendes deres denne dette disse")
_KNOWN = listed("ikke godt at hvad hvor hvornår") | {"", "."}  # what stands behind *ved*, to know
_NEVER = listed("så lige siden alt før end når over under mod efter for til")


def is_nominative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a pronoun that can only be a subject; *I* is one except at the very start."""
    if not 0 <= at < len(tokens):
        return False
    return tokens[at].norm in NOMINATIVES or (tokens[at].text == "I" and at > 0)


def is_finite(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the token is a finite verb where it stands; False when there is doubt."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind is not TokenKind.WORD or token.norm in _NEVER:
        return False
    before = tokens[at - 1].norm if at else ""
    if token.norm in AUXILIARIES:
        return before not in {"at", "af"} and not (
            token.norm in _PAST_OR_INFINITIVE and _under_verb(tokens, at)
        )
    if not lexicon.may_be_finite(token.text) or _is_name_or_infinitive(tokens, at):
        return False
    if token.norm == "ved":
        return _is_to_know(tokens, at)
    words = lexicon.words(token.text)
    others = [word for word in words if not _agrees(word)]
    if not others or _has_subject_beside(tokens, at):
        return True
    if before in _AGREEMENT:
        return not any(_AGREEMENT[before](word) for word in others) and not _is_nominal(
            lexicon, tokens, at + 1
        )
    if before in _PLAIN_ADVERBS or (before in ADVERBS and at > 1 and tokens[at - 2].norm in SUBJECTS):
        return True  # "din bil stadig kører", "hvilket ikke stod", "de herefter skal"
    if before in DETERMINERS or before in PREPOSITIONS or (at and tokens[at - 1].kind is TokenKind.NUMBER):
        return False
    if all(isinstance(word.form, VerbForm) for word in words):  # a past or a participle: "ventede"
        return not _is_nominal(lexicon, tokens, at + 1)
    return _ends_noun_phrase(tokens, at - 1, lexicon)


def _is_name_or_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """*Holger Planer*, *at svare*, *kan ikke udbetales*: a form that could be finite, and is not."""
    before = tokens[at - 1] if at else None
    if before is not None and (
        before.norm == "at" or (before.kind is TokenKind.WORD and tokens[at].text[0].isupper())
    ):
        return True
    return _is_passive_infinitive(tokens, at)


def _is_to_know(tokens: Sequence[Token], at: int) -> bool:
    """*du ved, at*, *vi ved godt*; any other *ved* is the preposition."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return is_nominative(tokens, at - 1) and following in _KNOWN


def _has_subject_beside(tokens: Sequence[Token], at: int) -> bool:
    """*du mangler*, *mangler du*, *hvem mangler*, *…, som mangler*."""
    before = tokens[at - 1].norm if at else ""
    return (
        before in {"der", "hvem", "hvad"}
        or is_nominative(tokens, at - 1)
        or is_nominative(tokens, at + 1)
        or (before == "som" and at > 1 and tokens[at - 2].text == ",")
    )


def _ends_noun_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Nothing nominal can follow a definite noun that is no genitive: *reglerne følger*, *kommunen mangler*.

    Nor a name, or a noun whose owner stands before it: *din læge skriver*.
    """
    if at < 0:
        return False
    words = lexicon.words(tokens[at].text)
    owned = at > 0 and tokens[at - 1].norm in _OWNERS and _is_owned(words)
    return owned or _is_definite(words) or _is_name(tokens, at, lexicon)


_PAST_OR_INFINITIVE = listed("kunne skulle ville måtte burde turde")


def _under_verb(tokens: Sequence[Token], at: int) -> bool:
    """*må kunne*, *vil skulle*: an infinitive, for a modal or *at* stands close before it."""
    return any(
        each.norm in MODALS - _PAST_OR_INFINITIVE or each.norm == "at" for each in tokens[max(0, at - 3) : at]
    )


def _is_passive_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """An s-form that depends on a modal earlier in its clause: *kan ikke udbetales*."""
    if not tokens[at].norm.endswith("s"):
        return False
    for place in range(at - 1, max(-1, at - 12), -1):
        if tokens[place].norm in MODALS:
            return True
        if tokens[place].text in {",", ";", ":"}:
            return False
    return False


def _agrees(word: Word) -> bool:
    """Readings that do not count against a finite verb."""
    if isinstance(word.form, VerbForm):
        return word.form.kind in FINITE or word.form.kind in {VerbKind.IMPERATIVE, VerbKind.INFINITIVE}
    return word.word_class in {WordClass.X, WordClass.PROPN, WordClass.INTJ}


def _is_definite(words: Sequence[Word]) -> bool:
    return any(
        isinstance(word.form, NounForm) and word.form.definite and not word.form.genitive for word in words
    ) and not any(isinstance(word.form, VerbForm) for word in words)


def _is_owned(words: Sequence[Word]) -> bool:
    """Whether the word behind *din* is the noun: *din læge skriver*, though one can also *læge* a wound."""
    nouns = any(isinstance(word.form, NounForm) and not word.form.genitive for word in words)
    return nouns and all(
        (isinstance(word.form, (NounForm, VerbForm)) and not word.form.genitive) or word.lemma == "læg"
        for word in words
    )


def _is_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    text = tokens[at].text
    words = lexicon.words(text)
    named = all(word.word_class in {WordClass.PROPN, WordClass.X} for word in words)
    return (
        text[:1].isupper() and text != "I" and (at > 0 or (bool(words) and named)) and not text.endswith("s")
    )


def may_be_finite(token: Token, lexicon: Lexicon) -> bool:
    """Whether the token can be a finite verb at all: where only a verb can stand, that is enough."""
    return token.kind is TokenKind.WORD and lexicon.may_be_finite(token.text)


def _neuter(word: Word) -> bool:
    singular = isinstance(word.form, NounForm) and word.form.number is Number.SINGULAR
    return isinstance(word.form, AdjectiveForm) or (singular and word.gender is not Gender.COMMON)


def _common(word: Word) -> bool:
    singular = isinstance(word.form, NounForm) and word.form.number is Number.SINGULAR
    return isinstance(word.form, AdjectiveForm) or (singular and word.gender is not Gender.NEUTER)


def _plural(word: Word) -> bool:
    plural = isinstance(word.form, NounForm) and word.form.number is Number.PLURAL
    return isinstance(word.form, AdjectiveForm) or plural


def _any_noun(word: Word) -> bool:
    return isinstance(word.form, (NounForm, AdjectiveForm))


# What a word must be to make a noun phrase with the one before it: "det koster" is no phrase.
_AGREEMENT = {
    "det": _neuter, "dette": _neuter, "den": _common, "denne": _common, "de": _plural, "disse": _plural,
    "som": _any_noun, "hvilket": _neuter, "hvilken": _common, "hvilke": _plural,
}  # fmt: skip


def _is_nominal(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    words = lexicon.words(tokens[at].text)
    nominal = any(isinstance(word.form, (NounForm, AdjectiveForm)) for word in words)
    return nominal and not any(
        word.word_class in {WordClass.ADP, WordClass.ADV, WordClass.PRON} for word in words
    )


def is_infinitive(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the token can be an infinitive, so that an *at* before it opens no clause."""
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.INFINITIVE
        for word in lexicon.words(tokens[at].text)
    )


def is_imperative(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the token, at the head of a sentence, is an order: *Ring til os*, *Husk at …*."""
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    words = lexicon.words(tokens[at].text)
    orders = [w for w in words if isinstance(w.form, VerbForm) and w.form.kind is VerbKind.IMPERATIVE]
    return bool(orders) and not any(
        word.word_class in {WordClass.ADP, WordClass.DET, WordClass.PRON} for word in words
    )
