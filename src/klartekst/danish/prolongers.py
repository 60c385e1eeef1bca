"""Prolongers: words that glue one more sentence to one that had ended (*idet, hvilket, hvorfor* = derfor)."""

from collections.abc import Iterator, Sequence

from klartekst.danish.forms import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import ADVERBS, is_nominative

_ASKING = listed(
    "spørge forklare skrive vide forstå fortælle begrunde se læse beskrive oplyse undersøge vise sige høre finde "
    "afgøre vurdere tjekke aftale tale svare overveje redegøre bestemme vælge ændre følge begrundelse forklaring "
    "grund årsag argument spørgsmål svar"
)
GLUE = {
    "idet": "idet", "hvilket": "hvilket", "hvorfor": "hvorfor", "hvorefter": "hvorefter", "hvorved": "hvorved",
    "hvormed": "hvormed", "hvorimod": "hvorimod", "ligesom": "ligesom", "hvilken": "i hvilken forbindelse",
}  # fmt: skip


def prolonger_places(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Iterator[int]:
    """The pieces that a prolonger opens; questions (*vi spurgte, hvorfor du …*) are none."""
    main = False
    for number, piece in enumerate(found):
        main = main or piece.kind is Kind.MAIN
        if piece.opener is None or piece.finite is None or not main or not piece.comma:
            continue
        norm = tokens[piece.opener].norm
        if norm not in GLUE or (piece.coordinator is not None and norm != "ligesom"):
            continue
        if norm in {"hvilken", "hvilket"} and not _is_glue(tokens, piece, norm):
            continue
        if norm in {"hvorfor", "hvilket", "hvorved"} and _asks(
            tokens[found[number - 1].start : piece.start], 4 if norm == "hvorfor" else 2, lexicon
        ):
            continue
        yield number


def _is_glue(tokens: Sequence[Token], piece: Piece, norm: str) -> bool:
    """*hvilket betyder* takes up the whole sentence; *hvilket tilbud du vil have* asks."""
    assert piece.opener is not None
    if norm == "hvilken":
        return tokens[piece.opener - 1].norm == "i" and tokens[piece.body].norm == "forbindelse"
    follows = tokens[piece.body]
    return (
        piece.finite == piece.body
        or follows.norm in ADVERBS
        or is_nominative(tokens, piece.body)
        or (follows.norm in {"der", "det", "kommunen", "i", "efter"})
    )


def _asks(before: Sequence[Token], reach: int, lexicon: Lexicon) -> bool:
    """Whether a verb of asking or telling or a preposition stands right before: *forklare os, hvorfor*."""
    near = [token for token in before if token.kind is TokenKind.WORD][-reach:]
    if near and near[-1].norm in listed("om til på af over for"):
        return True
    return any(not _ASKING.isdisjoint(lexicon.lemmas(token.norm)) for token in near)
