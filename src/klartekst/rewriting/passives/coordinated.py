"""Passives that share a subject: *Bassinet tømmes og rengøres*, *Skemaet er udfyldt forkert og returneres*.

Verbs right beside each other become one (*vi tømmer og rengør bassinet*). A passive further on gets a subject
of its own and a pronoun for what was said: *…, og vi returnerer det*.
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import MODALS, SUBORDINATORS, listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS, is_noun_phrase
from klartekst.danish.passive import BREAKS, Passive, PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.pronouns import pronoun_for

_JOINING = listed("og eller samt")
_NO_SUBJECT = SUBORDINATORS | listed("der det efter som")


class Chain(msgspec.Struct, frozen=True):
    """The first of joined passives; the others as they are joined (" og ") with their base forms, up to token `end`."""

    first: Passive
    others: tuple[tuple[str, str], ...]
    end: int


def chain_of(tokens: Sequence[Token], passive: Passive, lexicon: Lexicon) -> Chain:
    """The verbs that stand beside a passive in its own form: *udfyldes, underskrives og vedlægges*; mostly it alone."""
    limit = max((at for at in (passive.auxiliary, passive.finite) if at is not None), default=-1)
    first = passive.verb
    while first - 2 > limit and _joins(tokens[first - 1]) and _same(tokens[first - 2], passive, lexicon):
        first -= 2
    places = [first]
    while (
        places[-1] + 2 < len(tokens)
        and _joins(tokens[places[-1] + 1])
        and _same(tokens[places[-1] + 2], passive, lexicon)
    ):
        places.append(places[-1] + 2)
    while len(places) > 1 and tokens[places[-1] - 1].norm not in _JOINING:
        places.pop()
    if len(places) < 2 or passive.verb not in places:
        return Chain(passive, (), passive.verb + 1)
    others = tuple(
        (
            ", " if tokens[at - 1].text == "," else f" {tokens[at - 1].text} ",
            _same(tokens[at], passive, lexicon),
        )
        for at in places[1:]
    )
    lemma = passive.lemma if first == passive.verb else _same(tokens[first], passive, lexicon)
    return Chain(msgspec.structs.replace(passive, verb=first, lemma=lemma), others, places[-1] + 1)


def _joins(token: Token) -> bool:
    return token.text == "," or token.norm in _JOINING


def _same(token: Token, passive: Passive, lexicon: Lexicon) -> str:
    """The base form of a verb in the form of the passive's, empty for another word."""
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    for word in words:
        form = word.form
        if not isinstance(form, VerbForm):
            continue
        if passive.kind is PassiveKind.S:
            if form.voice is Voice.PASSIVE and form.kind is not VerbKind.PAST:
                return word.lemma
        elif form.kind is VerbKind.PARTICIPLE:
            return word.lemma
    return ""


def shared_subject(
    tokens: Sequence[Token], passive: Passive, lexicon: Lexicon
) -> tuple[int, int, str] | None:
    """The subject `[start, end)` that a passive behind *og* leans on, and the pronoun for it as an object.

    None where it has its own, where somebody is named who acts, or where no pronoun is sure.
    """
    joint = passive.start - 1
    if (
        joint < 2
        or tokens[joint].norm not in {"og", "men"}
        or tokens[joint - 1].kind
        not in {
            TokenKind.WORD,
            TokenKind.NUMBER,
        }
    ):
        return None
    start = joint
    while start > 0 and tokens[start - 1].kind is not TokenKind.PUNCTUATION:
        start -= 1
    if start > 0 or tokens[0].norm in _NO_SUBJECT:
        return None
    finite = next(
        (
            at
            for at in range(1, joint)
            if is_noun_phrase(tokens[:at], lexicon) and may_be_finite(tokens[at], lexicon)
        ),
        None,
    )
    if finite is not None and tokens[finite].norm in MODALS and passive.finite is None:
        return None  # "røret skal være tæt og nedlægges i sand": the modal is that of both
    if finite is None or any(token.norm in BREAKS or token.norm == "af" for token in tokens[finite:joint]):
        return None
    pronoun = SUBJECT_PRONOUNS.get(tokens[0].norm) if finite == 1 else None
    pronoun = pronoun or pronoun_for(tokens[:finite], lexicon)
    return (0, finite, pronoun) if pronoun else None
