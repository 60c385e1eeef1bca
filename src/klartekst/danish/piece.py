"""A piece of a sentence: a clause, or a part of one that an insertion tore."""

from enum import StrEnum

import msgspec

from klartekst.danish.closed_classes import listed

COORDINATORS = listed("og men eller samt for")
PREFACES = listed(
    "også især kun fx dog dvs. f.eks. blandt andet bl.a. herunder altså netop både enten selv ikke"
)


class Kind(StrEnum):
    """What a piece of a sentence is."""

    MAIN = "main"  # a main clause, or the piece of it that holds its finite verb
    SUBORDINATE = "subordinate"  # opened by *at, hvis, fordi …*, or a condition that begins with its verb
    RELATIVE = "relative"  # opened by *som, der*, or without opener: *den hjælp, du får*
    SHARED = "shared"  # a second verb phrase that borrows its subject: *og skal derfor betale*
    HEAD = "head"  # what stands before a finite verb that comes in a later piece
    REST = "rest"  # no verb of its own: the tail of a torn clause, a list item, an apposition


class Piece(msgspec.Struct, frozen=True):
    """Tokens `[start, end)` of a sentence, commas around it left out.

    `coordinator` is the place of *og, men …*, `opener` that of the subordinator or relative, `body` where
    the clause's own words begin; `comma` tells whether a comma (or the like) stands before it.
    """

    kind: Kind
    start: int
    end: int
    body: int
    coordinator: int | None = None
    opener: int | None = None
    finite: int | None = None
    comma: bool = False
    bracketed: bool = False

    @property
    def is_subordinate(self) -> bool:
        """Whether the piece is a clause that another depends on."""
        return self.kind in {Kind.SUBORDINATE, Kind.RELATIVE}
