"""A collection to scan: its letters, and the store of what is found in them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from klartekst.scanning.identity import Checking, Checkings
from klartekst.scanning.store import Known, Store
from klartekst.scanning.values import Source
from klartekst.scanning.walk import Walk

LOOKED_UP = 100
"""Files that the store is asked for at a time: few queries, and no worker waits while the parent hashes them."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The letters of `walk` with their `store`.

    `settings` is the settings file for all of them, if any. `scope` tells collections in one store apart; `total`
    is the number of letters for the progress bar.
    """

    walk: Walk
    store: Store
    settings: str | None = None
    scope: str = ""
    total: int = 0

    @property
    def inside(self) -> str:
        """A path in the first of its folders, whose settings hold for the run and its report."""
        return os.path.join(self.walk.first, "x")  # noqa: PTH118

    def checking(self) -> Checking:
        """How its first folder is checked. Raises as `Checkers`."""
        return Checkings(self.settings).of(self.inside)

    def looked_up(self) -> Iterator[tuple[list[Source], list[Known | None]]]:
        """The letters as the store names them, some at a time, and what it knows of each."""
        names = self.store.pseudonyms
        walked = iter(self.walk) if names is None else map(names.source, self.walk)
        while sources := list(islice(walked, LOOKED_UP)):
            yield sources, self.store.known(sources)

    def paths(self, wanted: frozenset[int]) -> dict[int, str]:
        """Where the wanted files lie, by their numbers in the store."""
        return {
            each.id: source.path
            for sources, known in self.looked_up()
            for source, each in zip(sources, known, strict=True)
            if each is not None and each.id in wanted
        }
