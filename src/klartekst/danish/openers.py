"""What opens a clause: *og*, *at*, *som*, or nothing, and which verb is the clause's own."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import DETERMINERS, PREPOSITIONS, SUBJECTS, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS, PREFACES, Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import (
    is_finite,
    is_imperative,
    is_infinitive,
    is_nominative,
    may_be_finite,
)

# Words that can only open a subordinate clause.
SUBORDINATORS = listed(
    "hvis når fordi såfremt medmindre mens selvom skønt hvorvidt eftersom idet dersom ifald hvordan hvornår "
    "hvem hvad hvor hvorfor hvorefter hvorved hvormed hvorimod hvoraf hvorunder hvortil hvori ligesom hvilket "
    "hvilken hvilke imens uanset ihvorvel endskønt"
)
# Openers only in front of a clause: *inden vi …* against *inden den 3. maj*.
TWO_FACED = listed("da om inden før efter siden som end til så")
# Clauses that often stand before their main clause: *…, og når du flytter, skal du …*.
FRONTED = listed("hvis når da fordi selvom før inden mens efter")
_TIMES = listed(
    "aftenen morgenen natten dagen formiddagen eftermiddagen vinteren sommeren foråret efteråret året ugen måneden "
    "mandagen tirsdagen onsdagen torsdagen fredagen lørdagen søndagen"
)
_PREFACING = PREFACES | listed("på trods til efter")
_NO_VERB_BEHIND = DETERMINERS | PREPOSITIONS | {"at"}
RELATIVES = listed("som der hvor hvilket hvilken hvilke hvis")


def opened(
    tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon, *, comma: bool, bracketed: bool
) -> Piece:
    """A stretch with its coordinator, opener and finite verb; its kind is settled later."""
    at = start
    coordinator = None
    if at + 1 < end and tokens[at].norm in COORDINATORS and not _is_preposition_for(tokens, at, lexicon):
        coordinator, at = at, at + 1
    opener = None
    ahead = at
    while ahead < min(end, at + 3) and tokens[ahead].norm in _PREFACING:
        ahead += 1
    for place in (at, ahead):
        if opener is None and place < end and _is_opener(tokens, place, start, end, coordinator, lexicon):
            opener = place
    # "hvornår", "i hvilken forbindelse", "for hvilke"
    if (
        opener is None
        and at + 1 < end
        and start > 0
        and tokens[at + 1].norm in {"hvilken", "hvilket", "hvilke"}
    ):
        opener = at + 1
    body = at if opener is None else opener + 1
    finite = next((place for place in range(body, end) if is_finite(tokens, place, lexicon)), None)
    if opener is not None and finite is None:
        finite = _last_resort(tokens, body, end, lexicon)
    if opener is None and finite is None and (start == 0 or coordinator is not None or not comma):
        finite = body if is_imperative(tokens, body, lexicon) else None
    if (
        opener is None
        and finite is None
        and tokens[body].norm == "så"
        and is_imperative(tokens, body + 1, lexicon)
    ):
        finite = body + 1  # "Har du spørgsmål, så ring til os"
    kind = Kind.REST if finite is None else Kind.MAIN if opener is None else Kind.SUBORDINATE
    if kind is Kind.SUBORDINATE and opener is not None and tokens[opener].norm in RELATIVES and start > 0:
        kind = Kind.RELATIVE if tokens[opener].norm != "hvis" else Kind.SUBORDINATE
    return Piece(kind, start, end, body, coordinator, opener, finite, comma, bracketed)


def _last_resort(tokens: Sequence[Token], body: int, end: int, lexicon: Lexicon) -> int | None:
    """A subordinate clause has a verb: *fordi din bil kører* though *kører* is also a noun."""
    for at in range(body + 1, end):
        before = tokens[at - 1].norm
        if tokens[at].kind is not TokenKind.WORD or before in _NO_VERB_BEHIND:
            continue
        passive = tokens[at].norm.endswith("s")
        if not passive and may_be_finite(tokens[at], lexicon) and tokens[at].text.islower():
            return at
    return None


def _is_preposition_for(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*for* joins clauses only before a clause of its own: *for så rykker vi*, *for vi mangler*."""
    if tokens[at].norm != "for":
        return False
    follows = tokens[at + 1].norm
    if follows in {"så", "ellers", "hvis", "når"}:
        # "for hvis du ikke kommer, kan du …", but "for så vidt angår udgifter"
        return [token.norm for token in tokens[at + 1 : at + 3]] == ["så", "vidt"]
    return not (
        follows in SUBJECTS
        and any(is_finite(tokens, place, lexicon) for place in (at + 2, at + 3) if place < len(tokens))
    )


def _is_opener(
    tokens: Sequence[Token], at: int, start: int, end: int, coordinator: int | None, lexicon: Lexicon
) -> bool:
    norm = tokens[at].norm
    follows = tokens[at + 1].norm if at + 1 < end else ""
    if norm in SUBORDINATORS:
        if norm in {"hvad", "hvem", "hvordan", "hvornår", "hvorfor", "hvilken", "hvilket", "hvilke", "hvor"}:
            return start > 0 or not (at + 1 < end and is_finite(tokens, at + 1, lexicon))  # a question
        return True
    if norm == "at":
        return not (
            is_infinitive(tokens, at + 1, lexicon) and not _clause_after(tokens, at + 2, end, lexicon)
        )
    if norm == "der":
        return start > 0 and coordinator is None and at + 1 < end and _verb_soon(tokens, at + 1, end, lexicon)
    if norm == "som":
        return start > 0 and _verb_soon(tokens, at + 1, end, lexicon, 6)
    if norm == "så":
        return (follows in SUBJECTS or is_nominative(tokens, at + 1)) and coordinator is None and start > 0
    if norm == "om" and follows in _TIMES:
        return False
    if norm in TWO_FACED:
        if follows == "at":
            return not is_infinitive(tokens, at + 2, lexicon)
        subject = follows in {"der", "det", "dit", "din", "dine", "vores", "de", "den"}
        if subject or is_nominative(tokens, at + 1) or norm in {"da", "om"}:
            finite = next((p for p in range(at + 1, end) if is_finite(tokens, p, lexicon)), None)
            return finite is not None and finite > at + 1 and not is_nominative(tokens[:end], finite + 1)
    return False


def _clause_after(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """*, at støtte kan gives*: what looked like an infinitive is a subject with its verb right behind."""
    return at < end and is_finite(tokens, at, lexicon)


def _verb_soon(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon, reach: int = 4) -> bool:
    return any(is_finite(tokens, place, lexicon) for place in range(at, min(end, at + reach)))


def says_whose(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether *hvis* at `at` is the possessor: *en undersøgelse, hvis udgifter afholdes af ejeren*.

    A noun stands in front of its comma, and what is owned stands bare behind it.
    """
    if at < 2 or at + 1 >= len(tokens) or tokens[at].norm != "hvis" or tokens[at - 1].text != ",":
        return False
    owned = lexicon.words(tokens[at + 1].text)
    bare = bool(owned) and all(isinstance(word.form, NounForm) and not word.form.definite for word in owned)
    return bare and any(isinstance(word.form, NounForm) for word in lexicon.words(tokens[at - 2].text))
