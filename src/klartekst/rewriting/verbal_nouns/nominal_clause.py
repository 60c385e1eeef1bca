"""The clause of a verbal noun's verb: its finite form, its infinitive, its object and *sig*."""

import re
from collections.abc import Sequence

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import joins_another_act
from klartekst.rewriting.verbal_nouns.nominal import Nominal

# The perfect of verbs of motion and change is built with *er*: "når du er flyttet".
_WITH_ER = listed("flytte falde blive begynde gå komme rejse stige ophøre")
_ON_OBJECT = listed("af for til om i på")
# What may begin a relative clause on the object: "de bilag, du har sendt".
_RELATIVE = listed("der som hvor du vi i han hun")
_REFLEXIVE = {"du": "dig", "vi": "os", "jeg": "mig", "I": "jer"}


def finite_of(nominal: Nominal, kind: VerbKind, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verb as (finite, rest): present "behandler", past "behandlede", perfect "har" and "behandlet"."""
    form = lexicon.inflect(nominal.lemma, WordClass.VERB, VerbForm(kind))
    if form is None:
        return None
    if kind is VerbKind.PARTICIPLE:
        return ("er" if nominal.lemma in _WITH_ER else "har"), form
    return form, ""


def infinitive(nominal: Nominal, object_: str, subject: str = "") -> str | None:
    """*behandle din ansøgning*; None for a reflexive verb whose subject is not known."""
    text = f"{nominal.lemma} {nominal.complement(object_)}".strip()
    return reflexive(text, subject)


def reflexive(text: str, subject: str) -> str | None:
    """*sig* as the subject has it (*dig, os*); None when it cannot be told."""
    if not re.search(r"\bsig\b", text):
        return text
    own = _REFLEXIVE.get(subject)
    return re.sub(r"\bsig\b", own, text) if own else None


def subordinate(
    nominal: Nominal,
    opener: str,
    subject: str,
    kind: VerbKind,
    object_: str,
    lexicon: Lexicon,
    *,
    negated: bool = False,
) -> str | None:
    """*når du udfylder skemaet*, *hvis du ikke har betalt*: the clause without its comma, in lower case."""
    verb = finite_of(nominal, kind, lexicon)
    if verb is None:
        return None
    parts = [opener, subject, "ikke" if negated else "", *verb, nominal.complement(object_)]
    return reflexive(" ".join(part for part in parts if part), subject)


def had_done(nominal: Nominal, object_: str, lexicon: Lexicon) -> str | None:
    """*få sagen genoptaget*, *få betalingen sat ned*: what one has others do; None where a preposition is in between.

    Then the noun's own verb does it, if it has one: *genoptagelse* is *genoptage* as well as *se på … igen*.
    """
    lemma, tail = nominal.lemma, nominal.tail
    if tail.split(" ")[0] in PREPOSITIONS:
        lemma, tail = nominal.noun.removesuffix("lse"), ""
    done = lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
    return f"få {object_} {done} {tail}".strip() if done and "sig" not in tail else None


def object_end(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, core: bool = False) -> int | None:
    """One past the object that begins at `start`, with the phrases on it; None when its end is not plain.

    `core` for an object that a particle follows: only *af, for, om, på* phrases belong to it
    (*giver sagen videre til en kollega*). An end is plain where the clause ends with it
    (*hjælpen til rengøring.*) or a time follows (*sagen i maj*).
    """
    if joins_another_act(tokens, start, lexicon):
        return None
    at = end_of_noun_phrase(tokens, start, lexicon)
    while at is not None and at < len(tokens) and tokens[at].norm in _ON_OBJECT:
        if _is_time(tokens, at) or (core and tokens[at].norm in {"til", "i"}):
            return at
        at = end_of_noun_phrase(tokens, at + 1, lexicon)
    if at is None or at >= len(tokens):
        return at
    if tokens[at].kind is TokenKind.PUNCTUATION:
        relative = tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].norm in _RELATIVE
        return None if relative else at
    aside = core and tokens[at].norm in {"fra", "med", "ved", "over"}
    return at if aside or _is_time(tokens, at) else None


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """*i maj, om 14 dage, den 1. juni, inden fredag, hver måned*."""
    if tokens[at].norm in {"inden", "senest", "hver", "hvert", "tidligst"}:
        return True
    following = tokens[at + 1 : at + 3]
    if tokens[at].norm == "den":
        return bool(following) and following[0].kind is TokenKind.NUMBER
    if tokens[at].norm in {"for", "i"} and any(token.norm.startswith("periode") for token in following):
        return True
    return any(token.norm in TIME_WORDS for token in following) or (
        tokens[at].norm in {"i", "om"} and bool(following) and following[0].kind is TokenKind.NUMBER
    )
