"""From *De* and *borgeren* to *du*: which form of *du* fits, and when nobody can tell.

The possessive agrees with what is owned (*dit hus, din sag, dine bilag*), so the noun decides;
where the noun may be singular or plural (*bilag*), no form is offered.
"""

import re
from collections.abc import Sequence
from enum import Enum

from klartekst.danish.closed_classes import (
    ADVERBS,
    COPULAS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    listed,
)
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
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_nominative, may_be_finite

# How far a possessive may stand from its noun: *Deres nye, grønne kørestol*.
NOUN_WITHIN = 4
NEUTER, COMMON, PLURAL = "dit", "din", "dine"
# Spelled alike in both numbers, or like another noun; of what a person has, this is meant.
_MEANT = {
    **dict.fromkeys(
        listed(
            "kort job lån bad pas hår syn svar krav tilbud tilskud tillæg forslag besøg ophold fravær forløb regnskab "
            "udstyr beløb fjernsyn netværk køb hegn skur stik nummer"
        ),
        NEUTER,
    ),
    **dict.fromkeys(listed("tænder ben forhold vilkår mål"), PLURAL),
    "have": COMMON,
}
# Behind these a subject begins a subordinate clause.
CLAUSE_OPENERS = SUBORDINATORS | listed("som og men")
# A wording speaks to one reader; to parents and couples it speaks as the letter does.
_TO_MANY = {"du": "I", "dig": "jer", "din": "jeres", "dit": "jeres", "dine": "jeres"}
_TO_ONE = re.compile(rf"\b(?:{'|'.join(_TO_MANY)})\b", re.IGNORECASE)


class Role(Enum):
    """What a name for the reader is in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSOR = "possessor"


def possessive(following: Sequence[Token], lexicon: Lexicon) -> str | None:
    """*din*, *dit* or *dine* before these words, or None when their noun does not decide it."""
    for position, token in enumerate(following[:NOUN_WITHIN]):
        words = lexicon.words(token.text)
        if token.kind is TokenKind.NUMBER or any(word.word_class is WordClass.NUM for word in words):
            continue
        if token.kind is not TokenKind.WORD:
            return None
        nouns = _nouns(words)
        modifies = any(_may_modify(word) for word in words)
        if nouns and not (modifies and _noun_follows(following, position + 1, lexicon)):
            answers = {_agreeing(word) for word in nouns}
            return answers.pop() if len(answers) == 1 else _MEANT.get(token.norm)
        if not modifies:
            return None
    return None


def _nouns(words: Sequence[Word]) -> list[Word]:
    """The noun readings; *hus* is a house before it is the genitive of *hu*."""
    nouns = [word for word in words if isinstance(word.form, NounForm)]
    plain = [word for word in nouns if isinstance(word.form, NounForm) and not word.form.genitive]
    return plain or nouns


def _may_modify(word: Word) -> bool:
    """An adjective, or a participle used as one (*Deres vedlagte bilag*)."""
    if isinstance(word.form, VerbForm):
        return word.form.kind in {VerbKind.PARTICIPLE, VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE}
    return word.word_class is WordClass.ADJ


def _noun_follows(following: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    if position >= len(following) or following[position].kind is not TokenKind.WORD:
        return False
    return any(word.word_class is WordClass.NOUN for word in lexicon.words(following[position].text))


def _agreeing(word: Word) -> str | None:
    if isinstance(word.form, NounForm) and word.form.definite:
        return None  # "dit huset" is no Danish
    if isinstance(word.form, NounForm) and word.form.number is Number.PLURAL:
        return PLURAL
    return {"n": NEUTER, "c": COMMON}.get(word.gender.value if word.gender else "")


def role(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> Role | None:
    """What the words `tokens[start:end]` are in their sentence, or None when that takes a parse."""
    if _is_genitive(tokens[end - 1], lexicon):
        return Role.POSSESSOR
    before = tokens[start - 1].norm if start else ""
    if before == "om" and start > 1 and tokens[start - 2].text == "," and end < len(tokens):
        return (
            Role.SUBJECT if may_be_finite(tokens[end], lexicon) else None
        )  # "uden betydning, om ansøger har"
    follows_verb = end < len(tokens) and may_be_finite(tokens[end], lexicon)
    if before == "som" and start > 1 and tokens[start - 2].text == "," and follows_verb:
        return Role.SUBJECT  # "det arbejde, som den sygemeldte kan klare"
    if before in PREPOSITIONS:
        return Role.OBJECT
    if follows_verb and (start == 0 or before in CLAUSE_OPENERS):
        return Role.SUBJECT
    if start == 0 and _leads_a_pair(tokens, end, lexicon):
        return Role.SUBJECT
    if before in CLAUSE_OPENERS and before != "og":
        return Role.SUBJECT
    if start >= 2 and is_nominative(tokens, start - 2) and may_be_finite(tokens[start - 1], lexicon):
        return Role.OBJECT
    if _is_done_to(tokens, start, lexicon):
        return Role.OBJECT
    return Role.SUBJECT if _is_inverted(tokens, start, end, lexicon) else None


def _is_done_to(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """*Vi har besøgt borger*, *Derfor har vi også vejledt ansøger*: behind the participle of one who acts."""
    if start < 3 or not _is_participle(tokens[start - 1], lexicon):
        return False
    near = range(max(0, start - 5), start - 1)
    return any(tokens[at].norm in {"har", "havde"} for at in near) and any(
        is_nominative(tokens, at) for at in near
    )


def _is_inverted(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """*Under arbejdet må beboerne …*, *Den 3. maj har ansøger oplyst …*: behind the verb of a main clause.

    A modal takes no object; behind *har* and *er* the participle that follows shows a subject.
    """
    before = tokens[start - 1].norm if start >= 2 else ""
    if before in MODALS:
        return not is_nominative(tokens, start - 2)
    if before not in {"har", "havde", "er", "var", "bliver", "blev"} or end >= len(tokens):
        return False
    return tokens[end].norm in ADVERBS or _is_participle(tokens[end], lexicon)


def _is_participle(token: Token, lexicon: Lexicon) -> bool:
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for word in lexicon.words(token.text)
    )


def _leads_a_pair(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """*Borgeren og hendes datter kom*: the first of two subjects, the second of which is the first one's own."""
    if end + 2 >= len(tokens) or tokens[end].norm != "og" or tokens[end + 1].norm not in {"hans", "hendes"}:
        return False
    behind = end_of_noun_phrase(tokens, end + 1, lexicon)
    return behind is not None and behind < len(tokens) and may_be_finite(tokens[behind], lexicon)


def _is_genitive(token: Token, lexicon: Lexicon) -> bool:
    words = [
        word
        for word in lexicon.words(token.text)
        if word.word_class in {WordClass.NOUN, WordClass.ADJ, WordClass.VERB}
    ]
    genitive = [word for word in words if getattr(word.form, "genitive", False)]
    return bool(genitive) and (len(genitive) == len(words) or token.norm.endswith("s"))


PRONOUNS = {
    "du": {Role.SUBJECT: "du", Role.OBJECT: "dig"},
    "I": {Role.SUBJECT: "I", Role.OBJECT: "jer", Role.POSSESSOR: "jeres"},
    "alle": {Role.SUBJECT: "du"},
    "jeres barn": {
        Role.SUBJECT: "jeres barn",
        Role.OBJECT: "jeres barn",
        Role.POSSESSOR: "jeres barns",
    },
    "dit barn": {Role.SUBJECT: "dit barn", Role.OBJECT: "dit barn", Role.POSSESSOR: "dit barns"},
}


def second_person(person: str, what: Role, following: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The form of *du*, *I* or *dit barn* in that role, or None."""
    if person == "du" and what is Role.POSSESSOR:
        return possessive(following, lexicon)
    return PRONOUNS.get(person, {}).get(what)


def many_of_one(following: Sequence[Token], lexicon: Lexicon) -> tuple[int, str] | None:
    """Which of these words, said of one, is said of several otherwise, and how: *er ansvarlig*, *er ansvarlige*."""
    before = ADVERBS | MODALS | HAVE  # "skal altid være ansvarlig"
    verb = next((at for at, token in enumerate(following) if token.norm not in before), len(following))
    if verb >= len(following) or following[verb].norm not in COPULAS:
        return None
    for at in range(verb + 1, len(following)):
        if following[at].norm in ADVERBS:
            continue
        words = lexicon.words(following[at].text)
        if any(isinstance(word.form, VerbForm) for word in words):
            return None  # "I er forpligtet": participles may stand as they are
        said = AdjectiveForm(AdjectiveKind.BASE)
        lemma = next((word.lemma for word in words if word.form == said), None)
        many = lexicon.inflect(lemma, WordClass.ADJ, AdjectiveForm(AdjectiveKind.PLURAL)) if lemma else None
        return (at, many) if many and many != following[at].norm else None
    return None


def capital_like(text: str, model: str) -> str:
    """The text with the first letter's case of `model`; *I* keeps its own."""
    if model[:1].isupper() and not model.isupper():
        return text[:1].upper() + text[1:]
    return text


def to_many(text: str, replaced: str) -> str:
    """A wording as a letter to parents and couples says it; as it is where the words it replaces speak to one."""
    return text if _TO_ONE.search(replaced) else _TO_ONE.sub(_as_many, text)


def _as_many(one: re.Match[str]) -> str:
    many = _TO_MANY[one[0].lower()]
    return many.capitalize() if one[0][0].isupper() else many


def speaks_to_reader(text: str) -> bool:
    """Whether a wording of a list says *du*: *vurdering af, hvad du kan*."""
    return _TO_ONE.search(text) is not None
