"""Where a long sentence can be cut so that what follows stands alone, and how the new sentence begins.

    …, og så kommer vi            → Så kommer vi              (joined main clauses; *men* stays)
    …, så derfor kan du ikke      → Derfor kan du ikke        (a main clause behind a mere comma)
    … og skal derfor betale       → Du skal derfor betale     (the borrowed subject comes back)
    …, så vi kan hjælpe           → Så kan vi hjælpe          (V2: the verb stands second)
    …, hvilket vi beklager        → Det beklager vi
    …, hvorfor du ikke kan få     → Derfor kan du ikke få     (*ikke* goes behind the verb)
    …, fordi bilen er for dyr     → Det skyldes, at bilen er for dyr
    Da du har arbejde, stopper … → Du har arbejde. Derfor stopper …
    …, som har åbent              → Pladsanvisningen har åbent

A clause inside somebody else's words or under a condition is only true there, and is left where it is.
"""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.rewriting.splitting.glued import FRONTS, glued, relative
from klartekst.rewriting.splitting.joined import inner, joined, pointing
from klartekst.rewriting.splitting.place import Cut, Place
from klartekst.rewriting.splitting.reasons import cause, idet, reason_first, result

CAUSAL = listed("fordi da eftersom")


def cuts(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Iterator[Cut]:
    """The places where the sentence can be cut for sure, in order; `found` are its pieces."""
    main: Piece | None = None
    for number, piece in enumerate(found):
        if main is not None and not piece.bracketed:
            cut = _cut(Place(tokens, found, number, main, lexicon, piece))
            if cut is not None:
                yield cut
        if piece.kind is Kind.MAIN and number and not piece.bracketed:
            cut = reason_first(Place(tokens, found, number, piece, lexicon, piece))
            if cut is not None:
                yield cut
        if piece.kind is Kind.MAIN and not piece.bracketed:
            main = piece
            yield from inner(tokens, found, number, lexicon)


def _cut(place: Place) -> Cut | None:
    """The cut before this piece, None when it cannot stand alone for sure."""
    piece = place.piece
    if piece.coordinator is not None:
        return joined(place)
    if piece.kind is Kind.MAIN and piece.comma and not place.between:
        return pointing(place)
    if piece.opener is None or piece.finite is None or not piece.comma:
        return None
    norm = place.tokens[piece.opener].norm
    if norm == "så":
        return result(place)
    if norm in CAUSAL:
        return cause(place, norm)
    if norm == "idet":
        return idet(place)
    if norm in FRONTS or norm in {"hvilket", "hvilken"}:
        return glued(place, norm)
    if norm in {"som", "der"}:
        return relative(place, norm)
    return None
