"""Sentences that are the same, or nearly the same, in many letters: mended once, many letters gain.

Only shapes are compared (`shapes.py`): what is filled in is masked. MinHash finds candidates without comparing
all with all (Broder 1997; the library is datasketch), and their real likeness decides.
"""

from collections.abc import Mapping

from klartekst.scanning.shapes import parts
from klartekst.scanning.store import Store

ALIKE = 0.55
"""The least share of words and pairs of words that two nearly same sentences have in common (Jaccard).

One word put in or changed in a sentence of eight words or more leaves 0.6 or more; different sentences of one
subject share 0.3 or less.
"""

CANDIDATES = 0.45
"""Where MinHash looks: lower than `ALIKE`, as it only estimates."""

PERMUTATIONS = 128

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
    from datasketch import MinHash, MinHashLSH

    blank = MinHash(PERMUTATIONS, hashfunc=_as_it_is)
    index = MinHashLSH(threshold=CANDIDATES, num_perm=PERMUTATIONS)
    chosen: dict[bytes, bytes] = {}
    for digest, own in shapes.items():
        sketch = blank.copy()
        sketch.update_batch(sorted(own))
        likeness, leader = max(
            ((_likeness(own, shapes[each]), each) for each in index.query(sketch)), default=(0.0, digest)
        )
        if likeness >= ALIKE:
            chosen[digest] = leader
        else:
            chosen[digest] = digest
            index.insert(digest, sketch)
    return chosen


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def _as_it_is(part: int) -> int:
    """Parts are hashes already."""
    return part
