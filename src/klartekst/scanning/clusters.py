"""Sentences that are the same, or nearly the same, in many letters: mended once, many letters gain.

Only shapes are compared (`shapes.py`): what is filled in is masked. Two sets that are alike must share one of their
rarest members (prefix filtering: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), so few are
compared, and none is missed as it may be where hashes only estimate.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import floor

from klartekst.scanning.shapes import parts
from klartekst.scanning.store import Store

ALIKE = 0.55
"""The least share of words and pairs of words that two nearly same sentences have in common (Jaccard).

One word put in or changed in a sentence of eight words or more leaves 0.6 or more; different sentences of one
subject share 0.3 or less.
"""

MOST = 50_000
"""Shapes that are compared, the commonest first; the rest stand in clusters of their own. Keeps memory flat."""


def group(store: Store) -> None:
    """Gives every shape its leader: the commonest shape of its cluster. Does nothing when no shape is new."""
    if store.db.execute("SELECT 1 FROM shape WHERE leader IS NULL LIMIT 1").fetchone() is None:
        return
    rows = store.db.execute(
        "SELECT digest, shape.parts FROM shape LEFT JOIN sentence ON sentence.shape = digest "
        "GROUP BY digest ORDER BY count(sentence.id) DESC, length(shape.parts), digest LIMIT ?",
        (MOST,),
    ).fetchall()
    found = leaders({digest: parts(stored) for digest, stored in rows})
    store.db.execute("UPDATE shape SET leader = digest")
    store.db.executemany(
        "UPDATE shape SET leader = ? WHERE digest = ?",
        ((leader, digest) for digest, leader in found.items() if leader != digest),
    )


def leaders(shapes: Mapping[bytes, frozenset[int]]) -> dict[bytes, bytes]:
    """The leader of each shape; shapes come with the likeliest leaders first.

    A shape joins the leader that it is most like. Leaders do not join each other, so that no chain of small
    steps brings different sentences together.
    """
    common = Counter(part for own in shapes.values() for part in own)
    by_rare_part: dict[int, list[bytes]] = defaultdict(list)
    chosen: dict[bytes, bytes] = {}
    for digest, own in shapes.items():
        # As many as are left when what two alike sets must share is taken away, and one of it.
        most = len(own) - floor(ALIKE * len(own)) + 1
        rare = sorted(own, key=lambda part: (common[part], part))[:most]
        near = {each for part in rare for each in by_rare_part[part]}
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
