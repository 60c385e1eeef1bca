"""The clauses of a sentence: where one ends and the next begins, and what each of them is.

Danish letters set a comma before nearly every subordinate clause, and the words that open one are few.
Commas, openers and finite verbs together give the clauses without a parse. A clause torn by an insertion
(*Den hjælp, du får, er gratis*) is given in pieces; a piece without a verb of its own is a HEAD or a REST.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from klartekst.danish.closed_classes import ADVERBS, SUBJECTS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.openers import FRONTED, opened
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.stretches import stretches, without_comma
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_imperative, is_nominative, may_be_finite


def pieces(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of a sentence in order; each token but the punctuation between them is in one."""
    cut: list[Piece] = []
    for start, end, comma, bracketed in stretches(tokens):
        for number, (first, last) in enumerate(without_comma(tokens, start, end, lexicon)):
            cut.append(opened(tokens, first, last, lexicon, comma=comma and number == 0, bracketed=bracketed))
    return tuple(_Reading(tokens, cut, lexicon).pieces())


def main_finite(found: Sequence[Piece]) -> int | None:
    """The place of the first main clause's finite verb, None when there is none to be sure of."""
    for each in found:
        if each.kind is Kind.MAIN:
            return each.finite
    return None


class _Reading:
    """Settles the kinds of the pieces from left to right: what is seen so far decides what a piece can be."""

    def __init__(self, tokens: Sequence[Token], cut: Sequence[Piece], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._cut = cut
        self._lexicon = lexicon
        self._main = False  # a main clause has its finite verb
        self._waiting = False  # a main clause has begun and waits for it
        self._fronted = False  # a subordinate clause stands first
        self._torn = False  # a subordinate clause waits for its verb: "at den medarbejder, der …, er syg"
        self._joined = False  # "…, men hvis det sner, …": only its own main clause can begin with a verb now

    def pieces(self) -> Iterator[Piece]:
        """The pieces with their kinds, in order."""
        for number, piece in enumerate(self._cut):
            if (
                not self._main
                and (self._waiting or self._fronted)
                and _needs_verb(self._tokens, self._cut, number, self._lexicon)
            ):
                piece = replace(piece, finite=piece.body, kind=Kind.MAIN)
            kind = self._kind(piece, number)
            yield piece if kind is piece.kind else replace(piece, kind=kind)

    def _kind(self, piece: Piece, number: int) -> Kind:
        if piece.bracketed:
            return Kind.REST if piece.kind is Kind.MAIN else piece.kind
        if piece.opener is not None:
            return self._opened(piece, piece.opener)
        if piece.finite is None:
            return self._verbless(piece)
        if _at_verb(self._tokens, piece):
            return self._verb_first(piece, number)
        return self._verb_second(piece, number)

    def _opened(self, piece: Piece, opener: int) -> Kind:
        """*hvis det sner*, *som bor her*; without a verb it waits for one: *at den medarbejder*."""
        self._joined = self._joined or (
            piece.coordinator is not None and self._tokens[opener].norm in FRONTED
        )
        self._fronted = self._fronted or not self._main
        if piece.finite is None:
            self._torn = True  # until a piece that begins with a verb, or a new main clause
            return Kind.SUBORDINATE
        return piece.kind

    def _verbless(self, piece: Piece) -> Kind:
        """*Den hjælp*, before its verb; or *en stol og et bord*, behind it."""
        if self._main or piece.coordinator is not None:
            return Kind.REST
        self._waiting = True
        return Kind.HEAD

    def _verb_first(self, piece: Piece, number: int) -> Kind:
        """*er gratis*, *får du brev*, *og skal derfor betale*: of the clause before, or of one that begins with it."""
        turns = _turns(self._tokens, piece)
        if self._torn and piece.coordinator is None and piece.comma and not turns:
            self._torn = False
            return Kind.SUBORDINATE
        if number == 0 and _is_condition(self._tokens, self._cut, self._lexicon):
            self._fronted = True
            return Kind.SUBORDINATE
        if piece.coordinator is not None and self._main:
            return _after_coordinator(self._tokens, piece)
        if self._main and not turns and not self._joined:
            return Kind.REST
        self._main, self._waiting, self._joined = True, False, False
        return piece.kind

    def _verb_second(self, piece: Piece, number: int) -> Kind:
        """*du får brev*: a relative clause without its opener behind a noun, else a main clause."""
        if piece.coordinator is None:
            if self._main and piece.comma:
                return Kind.RELATIVE
            if (
                not self._main
                and self._waiting
                and _is_bare_relative(self._tokens, self._cut, number, self._lexicon)
            ):
                return Kind.RELATIVE
        elif not self._main and self._fronted:
            return Kind.SUBORDINATE
        self._main, self._waiting, self._torn, self._joined = True, False, False, False
        return piece.kind


def _at_verb(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether the finite verb comes first, or behind a mere adverb or *så*."""
    assert piece.finite is not None
    between = tokens[piece.body : piece.finite]
    return all(token.norm in ADVERBS for token in between) and len(between) < 3


def _after_coordinator(tokens: Sequence[Token], piece: Piece) -> Kind:
    """*og så ser de* is a main clause, *og har du fået* a condition, *og skal derfor* borrows its subject."""
    if piece.finite != piece.body:
        return Kind.MAIN
    return Kind.SUBORDINATE if _turns(tokens, piece) else Kind.SHARED


def _turns(tokens: Sequence[Token], piece: Piece) -> bool:
    assert piece.finite is not None
    return is_nominative(tokens[: piece.end], piece.finite + 1)


def _needs_verb(tokens: Sequence[Token], cut: Sequence[Piece], number: int, lexicon: Lexicon) -> bool:
    """Behind an embedded clause only a verb can stand, though it may look like a noun: *…, viser at*."""
    piece = cut[number]
    plain = piece.finite is None and piece.opener is None and piece.coordinator is None and piece.comma
    if not plain or number == 0 or cut[number - 1].finite is None or piece.bracketed:
        return False
    listing = piece.start + 1 < len(tokens) and tokens[piece.start + 1].norm in {"og", "eller", "samt"}
    return may_be_finite(tokens[piece.body], lexicon) and not listing


def _is_bare_relative(tokens: Sequence[Token], cut: Sequence[Piece], number: int, lexicon: Lexicon) -> bool:
    """*De papirer, kommunen har fået, viser …*: what waits gets its verb in a later piece."""
    if tokens[cut[number].body].norm in SUBJECTS:
        return True
    later = [at for at in range(number + 1, len(cut)) if cut[at].opener is None]
    if not later or not cut[later[0]].comma or cut[later[0]].coordinator is not None:
        return False
    return cut[later[0]].finite == cut[later[0]].body or _needs_verb(tokens, cut, later[0], lexicon)


def _is_condition(tokens: Sequence[Token], cut: Sequence[Piece], lexicon: Lexicon) -> bool:
    """*Er du uenig, kan du klage*: the first clause begins with its verb, and so does the one it belongs to."""
    first = cut[0]
    if first.finite != first.body or (
        is_imperative(tokens, first.body, lexicon) and not _turns(tokens, first)
    ):
        return False
    later = [piece for piece in cut[1:] if piece.comma and piece.opener is None and piece.finite is not None]
    return any(_at_verb(tokens, piece) and piece.coordinator is None for piece in later)
