"""A subordinate clause in the order of a main clause: *at du ikke kan* → *du kan ikke*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, NOMINATIVES, PREPOSITIONS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.piece import Piece
from klartekst.danish.tokens import Token
from klartekst.rewriting.antecedent import OBJECTS

_CIRCUMSTANCES = listed("ved under efter siden trods inden ifølge gennem")
_POINTING = frozenset({"denne", "dette", "disse", "den", "det"})


def turned(tokens: Sequence[Token], piece: Piece, lexicon: Lexicon) -> tuple[str, str, list[str]] | None:
    """Verb, subject and adverbs of a clause whose subject comes first and is plain."""
    assert piece.finite is not None
    at = piece.finite
    while at - 1 > piece.body and tokens[at - 1].norm in ADVERBS:
        at -= 1
    subject = tokens[piece.body : at]
    adverbs = [token.text for token in tokens[at : piece.finite]]
    pronoun = len(subject) == 1 and (
        subject[0].norm in NOMINATIVES | {"der", "det", "de", "den"} or subject[0].text == "I"
    )
    if len(subject) > 1 and (subject[0].norm in NOMINATIVES or subject[0].text in {"De", "I"}):
        return None  # "idet du i perioden har arbejdet": what stands behind the pronoun is no subject
    if any(token.norm in _CIRCUMSTANCES for token in subject[1:]):
        return None  # "da forholdene ved tilsyn er fundet i orden": when it was found goes behind the verb
    if any(token.norm == "fald" for token in subject[1:]) or (
        len(subject) > 1 and subject[0].norm in _POINTING and subject[1].norm in PREPOSITIONS
    ):
        return None  # "idet denne i givet fald vil indgå"
    if not subject or not (pronoun or is_noun_phrase(subject, lexicon)):
        return None
    if not adverbs_fit(tokens, piece, adverbs) or _is_head(tokens, piece, subject):
        return None
    return tokens[piece.finite].text, text_between(tokens, piece.body, at), adverbs


def _is_head(tokens: Sequence[Token], piece: Piece, subject: Sequence[Token]) -> bool:
    """Whether what was taken for the verb is the noun of the subject: *den registrerede vil kunne*."""
    assert piece.finite is not None
    following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
    return subject[-1].norm in {"den", "det", "de"} and following in AUXILIARIES


def adverbs_fit(tokens: Sequence[Token], piece: Piece, adverbs: Sequence[str]) -> bool:
    """An unstressed object pronoun would have to stand before *ikke*: *vi giver dig ikke*."""
    assert piece.finite is not None
    following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
    return not adverbs or tokens[piece.finite].norm in AUXILIARIES or following not in OBJECTS


def text_between(tokens: Sequence[Token], start: int, end: int) -> str:
    """The letter's own words of the tokens `[start, end)`, line breaks read as spaces."""
    made = ""
    for at in range(start, end):
        gap = " " if made and tokens[at].start > tokens[at - 1].end else ""
        made += gap + tokens[at].text
    return made
