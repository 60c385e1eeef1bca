"""Clauses inside clauses."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.rules.knots.knot import Knot, in_words, knot, listing

NESTED = 3  # clauses inside each other
NESTED_WORDS = 20  # three short ones are no knot: *at du kan få hjælp, hvis du er syg*


_OPENERS = listed("at som der hvis når fordi da såfremt")
_INNER = listed("efter hvis fordi selvom såfremt uden medmindre inden idet da")
_SUBJECTS = listed("du vi man jeg han hun de")


def subclauses(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """Clauses inside clauses: each hangs on the one before it, and the reader waits for them all."""
    depth, deepest, openers, best = 0, 0, list[str](), list[str]()
    for piece in found:
        if piece.kind in {Kind.MAIN, Kind.SHARED}:
            depth, openers = 0, []
        elif (
            piece.is_subordinate
            and piece.finite is not None
            and piece.coordinator is None
            and not piece.bracketed
        ):
            depth += 1
            openers = [*openers, tokens[piece.opener].norm if piece.opener is not None else ""]
        if depth > deepest:
            deepest, best = depth, openers
    torn = _torn(tokens)
    if torn is not None and deepest < NESTED:
        reason = "en ledsætning er lagt ind midt i en anden"
        return knot("ledsaetninger", reason, tal="to", ord=listing([f"»{word}«" for word in torn]))
    if deepest < NESTED or count < NESTED_WORDS + 5 * (deepest == NESTED):
        return None
    names = listing([f"»{word}«" for word in best if word])
    reason = f"{in_words(deepest)} ledsætninger hænger i hinanden"
    return knot("ledsaetninger", reason, tal=in_words(deepest), ord=names)


def _torn(tokens: Sequence[Token]) -> tuple[str, str] | None:
    """The two openers of *hvis du, efter at du har fået brevet, …*: the first clause waits for the whole second."""
    for at in range(len(tokens) - 3):
        if tokens[at].norm not in _OPENERS or (at and tokens[at - 1].norm in {"for", "ud"}):
            continue
        comma = at + 1 + (tokens[at + 1].norm in _SUBJECTS)
        if tokens[comma].text == "," and tokens[comma + 1].norm in _INNER:
            return tokens[at].norm, tokens[comma + 1].norm
    return None
