"""Several conditions in one sentence."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import IFS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.rules.knots.knot import Knot, in_words, knot, listing

CONDITIONS_WORDS = 18
_CONDITIONS = IFS | {"medmindre"}


def conditions(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """Several conditions and exceptions: the reader must hold them all at once."""
    opened = [
        piece for piece in found if piece.opener is not None and tokens[piece.opener].norm in _CONDITIONS
    ]
    named = [tokens[piece.opener].norm for piece in opened if piece.opener is not None]
    text = " ".join(token.norm for token in tokens)
    for phrase in ("forudsat", "i det omfang", "under forudsætning af", "på betingelse af", "med mindre"):
        named += [phrase] * (f" {phrase} " in text)
    if "dog ikke" in text and named:
        named.append("dog ikke")
    if found[0].kind is Kind.SUBORDINATE and found[0].opener is None:
        named.insert(0, tokens[found[0].start].text)
    if len(named) < 2 or count < CONDITIONS_WORDS:
        return None
    joined = sum(piece.coordinator is not None for piece in opened)
    if len(named) - joined < 2 and len(named) < 3:
        return None  # "hvis du flytter, eller hvis du rejser": two short ones side by side
    names = listing([f"»{word}«" for word in dict.fromkeys(named)])
    reason = f"der er {in_words(len(named))} betingelser"
    return knot("betingelsesbunke", reason, tal=in_words(len(named)), ord=names)
