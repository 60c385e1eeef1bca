"""Two negations that undo each other: *ikke umuligt*, *ikke uden dokumentation*, *finder ikke, at … ikke*.

*En ikke uvæsentlig del* and *kan ikke siges at være uforeneligt med* are the same figure with more words between;
the form of the clause is asked, so that *vi sælger ikke ulovlige knive* is no figure of speech.
"""

from collections.abc import Iterator, Sequence

import msgspec

from klartekst.danish.closed_classes import ADVERBS, COPULAS, MODALS, listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.s_passives import is_s_passive
from klartekst.danish.tokens import Token, TokenKind

_NOT = listed("ikke ej hverken langtfra ingenlunde")
_FIRST = _NOT | listed("ingen intet langt")
_JUDGED = listed(
    "anses anset siges vurderes vurderet skønnes skønnet findes fundet betragtes betragtet karakteriseres betegnes "
    "antages ses synes forekommer virker"
)
# What may stand between the negation and the adjective that it undoes: *kan ikke anses for at være urimeligt*.
_BETWEEN = (
    COPULAS
    | MODALS
    | _JUDGED
    | listed(
        "helt ganske nødvendigvis altid umiddelbart ligefrem just særlig særligt i sig selv for som at en et tale om "
        "dermed dog heller således derfor uden videre"
    )
)
_REACH = 8
# Adjectives on u- that are opposites in name alone.
_NO_OPPOSITES = listed("umiddelbar ulige ulig uens urolig umage unik uniform union universel utrolig")
# Before a noun these tell a degree: *ikke uvæsentlige mængder*. What is not illegal, not invalid there is said plainly.
_DEGREES = listed(
    "uvæsentlig ubetydelig ubegrænset ualmindelig usædvanlig uforholdsmæssig ubetinget urimelig uanselig"
)
# "må ikke være ufuldstændig" forbids, and says nothing in a roundabout way.
_FORBIDDING = listed("må skal bør behøver")
# Behind *uden* these tell how things are, and what is not there is meant.
_NO_WITHOUT = listed("for om at videre først , . opsyn tilsyn strøm vand arbejde bolig job penge")
_PARTICLES = listed("op om ned ud af ind fra til over igen")
# With these, *ikke* and *uden* cancel out; others only say how something is done.
_REQUIRED = listed(
    "forudgående fornøden fornødent fornødne behørig behørigt særskilt gyldig gyldigt gyldige udtrykkelig "
    "udtrykkeligt skriftlig skriftligt dokumenteret saglig væsentlig væsentlige rimelig lovlig forinden"
)
# Heads of a clause that weigh what is so: a second negation in it turns the first one round.
_WEIGHED = listed(
    "finder fundet mener vurderer vurderet skønner skønnet antager antage tror forventer forventes anser opfattelse "
    "vurdering holdning tale betyder betyde ensbetydende fra hemmelighed godtgjort dokumenteret sandsynliggjort i"
)


class Doubled(msgspec.Struct, frozen=True):
    """Tokens `[start, end)` that say no twice; `adjective` is the place of one on u-, if that is the second no."""

    start: int
    end: int
    adjective: int | None = None


def doubled(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Doubled]:
    """Each pair of negations in a sentence, from first to last."""
    if all(token.norm not in _FIRST for token in tokens):
        return
    for at, token in enumerate(tokens):
        if token.norm == "uden" and at:
            hit = _without(tokens, at, lexicon)
        elif token.norm.startswith("u") and opposite(token, lexicon):
            hit = _undone(tokens, at, lexicon)
        elif token.norm in {"ikke", "ingen", "intet"}:
            undone = at + 1 < len(tokens) and opposite(tokens[at + 1], lexicon)
            hit = None if undone else _in_clause(tokens, at)
        else:
            continue
        if hit is not None:
            yield hit


def opposite(token: Token, lexicon: Lexicon) -> str | None:
    """The base form of an adjective on u- that has an opposite without it: *uvæsentlige* → *uvæsentlig*."""
    words = lexicon.words(token.text)
    if len(token.norm) < 5 or any(word.word_class is WordClass.VERB for word in words):
        return None
    for word in words:
        if word.word_class is not WordClass.ADJ or not word.lemma.startswith("u"):
            continue
        if word.lemma in _NO_OPPOSITES:
            return None
        for other in lexicon.words(word.lemma[1:]):
            made = isinstance(other.form, VerbForm) and other.form.kind in {
                VerbKind.PARTICIPLE,
                VerbKind.PRESENT_PARTICIPLE,
            }
            if made or (other.word_class is WordClass.ADJ and other.lemma == word.lemma[1:]):
                return word.lemma
    return None


def _undone(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Doubled | None:
    """*ikke* before an adjective on u-, behind *er* or as a degree before its noun."""
    start = at - 1
    while start >= 0 and at - start <= _REACH and tokens[start].norm in _BETWEEN:
        start -= 1
    if start < 0:
        return None
    if tokens[start].norm == "fra" and start and tokens[start - 1].norm == "langt":
        return Doubled(start - 1, at + 1, at)
    before = tokens[start - 1].norm if start else ""
    if tokens[start].norm not in _NOT or before == "om":
        return None
    if before in _FORBIDDING or tokens[start + 1].norm in _FORBIDDING:
        return None
    if start + 1 == at and opposite(tokens[at], lexicon) in _DEGREES:
        return Doubled(start, at + 1, at)
    return Doubled(start, at + 1, at) if is_said_of(tokens, start, at) else None


def is_said_of(tokens: Sequence[Token], no: int, at: int) -> bool:
    """Whether the adjective at `at` is said of something with *være* or *blive*, the negation at `no`."""
    if any(token.norm in COPULAS or token.norm in {"for", "som"} for token in tokens[no + 1 : at]):
        return True
    for back in range(no - 1, max(-1, no - 5), -1):
        if tokens[back].norm in COPULAS | _JUDGED:
            return True
        if tokens[back].kind is not TokenKind.WORD:
            return False
    return False


def _without(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Doubled | None:
    """*ikke … uden*: behind *er*, behind a passive, or where a formality is asked for."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else "."
    start = _no_before(tokens, at)
    if start is None or following in _NO_WITHOUT:
        return None
    between = tokens[start + 1 : at]
    if not between:
        close = any(token.norm in MODALS | COPULAS for token in tokens[max(0, start - 4) : at + 6])
        return Doubled(start, at + 1) if close else None
    if between[-1].norm in {"være", "været"} or all(token.norm in COPULAS | ADVERBS for token in between):
        return Doubled(start, at + 1)
    verb = at - 1 - (tokens[at - 1].norm in _PARTICLES)  # "kan ikke lukkes op uden"
    if following in _REQUIRED or is_passive(tokens[verb], lexicon):
        return Doubled(start, at + 1)
    return None


def _no_before(tokens: Sequence[Token], at: int) -> int | None:
    """The negation of the same clause before `at`."""
    for back in range(at - 1, max(-1, at - 10), -1):
        if tokens[back].kind is TokenKind.PUNCTUATION:
            return None
        if tokens[back].norm in _NOT:
            return back
    return None


def is_passive(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is an s-passive: *behandles, udleveres*."""
    return any(is_s_passive(word) for word in lexicon.words(token.text))


def _in_clause(tokens: Sequence[Token], at: int) -> Doubled | None:
    """*Vi finder ikke, at kravet ikke er opfyldt*: a negation in the clause of what is not found so."""
    for back in range(at - 1, max(0, at - 7), -1):
        if tokens[back].norm in {"at", "om"} and tokens[back - 1].text == ",":
            break
        if tokens[back].kind is TokenKind.PUNCTUATION:
            return None
    else:
        return None
    comma = back - 1
    for start in range(comma - 1, max(-1, comma - 7), -1):
        if tokens[start].kind is TokenKind.PUNCTUATION:
            return None
        if tokens[start].norm in _NOT | {"ingen"}:
            head = {token.norm for token in tokens[max(0, start - 3) : comma]}
            return Doubled(start, at + 1) if head & _WEIGHED else None
    return None
