"""Too much in front of the finite verb."""

from collections.abc import Sequence

from klartekst.danish.clauses import main_finite
from klartekst.danish.closed_classes import DETERMINERS, PREPOSITIONS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rules.knots.knot import Knot, knot, weight

_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
FRONT = 10  # words before the finite verb
FRONT_CLAUSE = 12  # words of a fronted clause
FRONT_CONDITION = 15  # *Hvis …, kan du …* is the plain way to put a condition: it may take more
FRONT_CLAUSE = 12  # words of a fronted clause
FRONT_CONDITION = 15  # *Hvis …, kan du …* is the plain way to put a condition: it may take more


def left_heavy(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """Too much stands before the main clause's finite verb."""
    finite = main_finite(found)
    if finite is None or any(token.text in {":", "–", ";"} for token in tokens[:finite]):
        return None
    if any(piece.finite == finite and piece.coordinator is not None for piece in found):
        return None  # the first clause kept its verb to itself
    if any(_may_hide_verb(tokens, piece, lexicon) for piece in found if piece.end <= finite):
        return None
    first = found[0]
    clause = first.kind is Kind.SUBORDINATE
    front = tokens[:finite]
    condition = clause and (first.opener is None or tokens[first.opener].norm in {"hvis", "når"})
    number = weight(front)
    if any(piece.kind is Kind.REST and piece.end <= finite for piece in found):
        return None  # a list of things first: long, but read as it comes
    if number <= (FRONT_CONDITION if condition else FRONT_CLAUSE if clause else FRONT):
        return None
    verb = tokens[finite].text
    return knot("forvaegt", f"der står {number} ord før »{verb}«", tal=str(number), ord=verb)


def _may_hide_verb(tokens: Sequence[Token], piece: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece said to lack a verb holds a word that could be it: *Linje 14 stopper …*."""
    if piece.finite is not None:
        return False
    return any(
        may_be_finite(tokens[at], lexicon) and tokens[at - 1].norm not in _BEFORE_NOUNS
        for at in range(piece.start + 1, piece.end)
        if tokens[at].kind is TokenKind.WORD and tokens[at].norm != "så"
    )
