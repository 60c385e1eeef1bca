"""Sentences that are the same, or nearly the same, in many letters: mended once, many letters gain.

Only shapes are compared (`shapes.py`): what is filled in is masked. Two sets that are alike must share one of their
rarest members (prefix filtering: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), so few are
compared, and none is missed as it may be where hashes only estimate.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import floor

from klartekst.scanning.shapes import parts
from klartekst.scanning.store import Store

ALIKE = 0.55
"""The least share of words and pairs of words that two nearly same sentences have in common (Jaccard).

One word put in or changed in a sentence of eight words or more leaves 0.6 or more; different sentences of one
subject share 0.3 or less.
"""

MOST = 20_000
"""Shapes that are compared, the commonest first; the rest stand in clusters of their own. Keeps memory flat."""

UNPACKED = 4_096
"""Shapes whose parts are held as sets, which take twenty times the room of their bytes."""

COUNTED = 1 << 16
"""What parts are counted by. Any order of the parts finds all that are alike; rarest first compares fewest."""


def group(store: Store) -> None:
    """Gives every shape its leader: the commonest shape of its cluster. Does nothing when no shape is new."""
    if store.db.execute("SELECT 1 FROM shape WHERE leader IS NULL LIMIT 1").fetchone() is None:
        return
    rows = store.db.execute(
        "SELECT digest, shape.parts FROM shape LEFT JOIN sentence ON sentence.shape = digest "
        "GROUP BY digest ORDER BY count(sentence.id) DESC, length(shape.parts), digest LIMIT ?",
        (MOST,),
    )
    found = leaders(Packed(dict(rows)))
    store.db.execute("UPDATE shape SET leader = digest WHERE leader IS NOT digest")
    store.db.executemany(
        "UPDATE shape SET leader = ? WHERE digest = ?",
        ((leader, digest) for digest, leader in found.items() if leader != digest),
    )


class Packed(Mapping[bytes, frozenset[int]]):
    """The parts of shapes by their digests, held as the store has them."""

    def __init__(self, stored: Mapping[bytes, bytes]) -> None:
        self._stored = stored
        self._parts = lru_cache(UNPACKED)(lambda digest: parts(stored[digest]))

    def __getitem__(self, digest: bytes) -> frozenset[int]:
        return self._parts(digest)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def leaders(shapes: Mapping[bytes, frozenset[int]]) -> dict[bytes, bytes]:
    """The leader of each shape; shapes come with the likeliest leaders first.

    A shape joins the leader that it is most like. Leaders do not join each other, so that no chain of small
    steps brings different sentences together.
    """
    common = array("L", bytes(COUNTED * array("L").itemsize))
    for own in shapes.values():
        for part in own:
            common[part % COUNTED] += 1
    by_rare_part: dict[int, list[bytes]] = defaultdict(list)
    chosen: dict[bytes, bytes] = {}
    for digest, own in shapes.items():
        # As many as are left when what two alike sets must share is taken away, and one of it.
        most = len(own) - floor(ALIKE * len(own)) + 1
        rare = sorted(own, key=lambda part: (common[part % COUNTED], part))[:most]
        near = {each for part in rare for each in by_rare_part.get(part, ())}
        likeness, leader = max(((_likeness(own, shapes[each]), each) for each in near), default=(0.0, digest))
        if likeness >= ALIKE:
            chosen[digest] = leader
        else:
            chosen[digest] = digest
            for part in rare:
                by_rare_part[part].append(digest)
    return chosen


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)
