"""A piece behind a main clause, looked at as the beginning of a new sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import msgspec

from klartekst.danish.closed_classes import CONDITIONALS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.rewriting.main_order import turned


class Cut(msgspec.Struct, frozen=True):
    """A full stop before token `start`; the new sentence is `lead` and then the tokens from `resume` on.

    `rank` 0 is the surest; `swaps` are words that change further on (*og fordi* → *og at*).
    """

    start: int
    resume: int
    lead: str
    rank: int
    swaps: dict[int, str] = msgspec.field(default_factory=dict)

    @property
    def plainer(self) -> "Cut":
        """The same without *Men*: behind a full stop the contrast is often plain enough."""
        return msgspec.structs.replace(self, lead="") if self.lead == "Men" else self


@dataclass(frozen=True)
class Place:
    """The piece `found[number]` of a sentence, behind its main clause `main`.

    `piece` is that piece, or another reading of it.
    """

    tokens: Sequence[Token]
    found: Sequence[Piece]
    number: int
    main: Piece
    lexicon: Lexicon
    piece: Piece

    @cached_property
    def _main_at(self) -> int:
        return next(at for at in range(self.number - 1, -1, -1) if self.found[at] is self.main)

    @property
    def between(self) -> Sequence[Piece]:
        """The pieces between the main clause and this one."""
        return self.found[self._main_at + 1 : self.number]

    @cached_property
    def conditional(self) -> bool:
        """Whether a condition stands in front of the main clause.

        What stands before *og* belongs to another: *Hun kommer, når du er hjemme, og hun hjælper dig*.
        """
        if self.main.coordinator is not None:
            return False
        return conditional_before(self.tokens, self.found[: self._main_at])


def front(place: Place, word: str, rank: int) -> Cut | None:
    """`word`, the verb, the subject and the adverbs between them: V2 order."""
    if word == "Så" and _says_so(place):
        return None  # "så skal ny ansøgning i så fald indgives" says it twice
    parts = turned(place.tokens, place.piece, place.lexicon)
    if parts is None:
        return None
    verb, subject, adverbs = parts
    assert place.piece.finite is not None
    lead = " ".join([word, verb, subject, *adverbs])
    return Cut(place.piece.start, place.piece.finite + 1, lead, rank)


def _says_so(place: Place) -> bool:
    words = [token.norm for token in place.tokens[place.piece.body : place.piece.end]]
    return "så" in words or not {("givet", "fald"), ("skal", "da"), ("kan", "da"), ("vil", "da")}.isdisjoint(
        pairwise(words)
    )


def borrowed(tokens: Sequence[Token], main: Piece) -> str | None:
    """The main clause's subject when it is a pronoun."""
    assert main.finite is not None
    if main.finite == main.body + 1 and (is_nominative(tokens, main.body) or tokens[main.body].text == "De"):
        return tokens[main.body].text.capitalize()
    if is_nominative(tokens[: main.end], main.finite + 1):
        return tokens[main.finite + 1].text.capitalize()
    return None


def conditional_before(tokens: Sequence[Token], before: Sequence[Piece]) -> bool:
    """Whether a condition stands in front of the main clause that these pieces lead to."""
    if len(tokens) > 1 and (tokens[0].norm, tokens[1].norm) == ("så", "længe"):
        return True
    for piece in reversed(before):
        if piece.kind is Kind.MAIN:
            return False
        if piece.kind is Kind.SUBORDINATE and (
            piece.opener is None or tokens[piece.opener].norm in CONDITIONALS
        ):
            return True
    return False


def own_voice(place: Place) -> bool:
    """Whether what stands between is said by the writer: *Vi mener, at …*, not *Lægen mener, at …*."""
    said = any(each.opener is not None and place.tokens[each.opener].norm == "at" for each in place.between)
    if not said:
        return True
    main = place.main
    first = place.tokens[main.body].norm
    assert main.finite is not None
    turned = place.tokens[main.finite + 1].norm if main.finite + 1 < main.end else ""
    return first in {"vi", "jeg"} or turned in {"vi", "jeg"} or (first == "det" and not _is_report(place))


def _is_report(place: Place) -> bool:
    return any(token.norm in {"fremgår", "oplyst", "anført", "skrevet"} for token in main_tokens(place))


def decides(place: Place) -> bool:
    """Whether the writer tells what was decided: *Vi har besluttet, at …*."""
    words = {token.norm for token in main_tokens(place)}
    return bool(words & listed("besluttet afgjort vurderet afslået")) and own_voice(place)


def main_tokens(place: Place) -> Sequence[Token]:
    """The tokens of the main clause's first piece."""
    return place.tokens[place.main.start : place.main.end]
