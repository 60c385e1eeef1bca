"""A reason why a sentence is hard to follow, and how words are counted for it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.tokens import Token, TokenKind

TIMES = listed(
    "kl. kl d. januar februar marts april maj juni juli august september oktober november december"
)


class Knot(msgspec.Struct, frozen=True):
    """One reason: the measure's name, the reason as a Danish clause, and what the message's gaps hold."""

    measure: str
    reason: str
    values: Mapping[str, str]


def knot(measure: str, reason: str, **values: str) -> Knot:
    """A knot with what its message's gaps hold."""
    return Knot(measure, reason, MappingProxyType(values))


def weight(tokens: Sequence[Token]) -> int:
    """Words, but not the numbers and dates that anybody reads at a glance."""
    return sum(token.kind is TokenKind.WORD and token.norm not in TIMES for token in tokens)


def in_words(number: int) -> str:
    """A small number as a Danish word."""
    return {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks"}.get(number, str(number))


def listing(words: Sequence[str]) -> str:
    """»a, b og c«."""
    return " og ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
