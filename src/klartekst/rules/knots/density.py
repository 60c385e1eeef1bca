"""Long words one upon another in a sentence that is nearly too long: each must be taken apart while the rest is held.

The two halves of LIX, sentence length and the share of long words, looked at together in one sentence: a sentence of
twenty-three short words is read in a breath, one with ten words of seven letters or more is not.
"""

from collections.abc import Sequence

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Piece
from klartekst.danish.readability import count_long
from klartekst.danish.tokens import Token
from klartekst.rules.knots.knot import Knot, knot

FEWEST, MOST = 21, 25  # words: a longer sentence is told of by its length alone
SHARE = 0.3  # of the words are long; in plain letters it is a fifth


def dense(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """Many long words in a sentence of some length."""
    if not FEWEST <= count <= MOST:
        return None
    long = count_long(tokens)
    if long < SHARE * count:
        return None
    return knot("tunge-saetninger", f"{long} af de {count} ord er lange", tal=str(count), lange=str(long))
