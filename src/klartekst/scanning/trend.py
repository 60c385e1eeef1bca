"""Runs over one collection beside each other: like is compared with like, or not at all.

A score says something only beside scores of the same rules and settings. Runs under others are named and left out,
unless they were scored again (`rescoring.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from klartekst.errors import UsageError
from klartekst.scanning.rescoring import Rescored
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

SMALLEST_GROUP = 5
"""Documents; the figures of fewer are not shown."""

MOST_MOVED = 10
"""Documents that are named at each end."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run: the day it began (ÅÅÅÅ-MM-DD), its documents, and their figures; None where too few have any."""

    run: int
    day: str
    documents: int
    score: float | None
    mean: float | None
    grave: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A document that both runs have, and its score in each."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The runs that can be compared, oldest first; each kind's first and last; what moved most between these two.

    `other` counts whole runs under other rules or settings. `new` and `gone` count documents that only one of the
    two runs has. `rescored` are the runs that were scored again, as far as they could be.
    """

    points: tuple[Point, ...]
    kinds: tuple[tuple[str | None, Point, Point], ...]
    better: tuple[Moved, ...]
    worse: tuple[Moved, ...]
    new: int
    gone: int
    other: int
    rescored: tuple[Rescored, ...] = ()


def trend(store: Store, rescored: Sequence[Rescored] = ()) -> Trend:
    """The trend up to the last whole run, with older ones that were scored again.

    Raises UsageError when there is nothing to compare it with.
    """
    runs = store.db.execute(
        "SELECT id, started, scope, version, rules_version, model, settings FROM run WHERE ended IS NOT NULL "
        "ORDER BY id"
    ).fetchall()
    if not runs:
        raise UsageError("Der er ingen kørsler at vise.", "Kør klartekst scan først.")
    again = {each.run: each for each in rescored if each.done}
    same = [run for run in runs if run[2:] == runs[-1][2:] or run[0] in again]
    other = sum(run[2] == runs[-1][2] for run in runs) - len(same)
    if len(same) < 2:
        if other:
            raise UsageError(
                "Reglerne eller opsætningen er ændret siden den forrige kørsel, så pointene kan ikke sammenlignes.",
                "Skriv mappen med de gamle breve efter --rescore, så giver klartekst dem point med de nye regler.",
            )
        raise UsageError("Der er kun én kørsel.", "Kør klartekst scan igen, når skabelonerne er rettet.")
    points = tuple(_point(store, run[0], run[1]) for run in same)
    first, last = same[0], same[-1]
    _pair(store, first[0], last[0], again[first[0]].missing if first[0] in again else ())
    new, gone = _only_in_one(store)
    return Trend(
        points, tuple(_kinds(store, first, last)), _moved(store, "DESC"), _moved(store, "ASC"), new, gone, other,
        tuple(rescored),
    )  # fmt: skip


_LETTERS = (
    "SELECT score, mean, EXISTS (SELECT 1 FROM finding WHERE finding.letter = letter.id "
    "AND severity IN ('fejl', 'blokerende')) "
    "FROM run_file JOIN letter ON letter.checked = run_file.checked WHERE run = ?"
)


def _point(store: Store, run: int, started: str, kind: tuple[str | None] | None = None) -> Point:
    query, values = (_LETTERS, (run,)) if kind is None else (f"{_LETTERS} AND kind IS ?", (run, *kind))
    scores, means, documents, graves = Spread(), Spread(), 0, 0
    for score, mean, grave in store.db.execute(query, values):
        documents += 1
        graves += grave
        if score is not None:
            scores.add(score)
        if mean:
            means.add(mean)
    shown = documents >= SMALLEST_GROUP
    return Point(
        run=run,
        day=started[:10],
        documents=documents,
        score=scores.median if shown else None,
        mean=means.median if shown else None,
        grave=graves if shown else 0,
    )


def _kinds(
    store: Store, first: tuple[Any, ...], last: tuple[Any, ...]
) -> list[tuple[str | None, Point, Point]]:
    kinds = store.db.execute(
        "SELECT DISTINCT kind FROM run_file JOIN letter ON letter.checked = run_file.checked WHERE run = ? "
        "ORDER BY kind IS NULL, kind",
        (last[0],),
    ).fetchall()
    made = [
        (kind, _point(store, first[0], first[1], (kind,)), _point(store, last[0], last[1], (kind,)))
        for (kind,) in kinds
    ]
    return [each for each in made if each[1].score is not None and each[2].score is not None]


def _pair(store: Store, first: int, last: int, missing: Sequence[str]) -> None:
    """Puts the documents of two runs and their scores where the queries find them, by name and letter.

    `missing` are names that were there, but have no score now; they count in neither run.
    """
    store.db.execute("CREATE TEMP TABLE IF NOT EXISTS missing (name TEXT PRIMARY KEY)")
    store.db.execute("DELETE FROM temp.missing")
    store.db.executemany("INSERT OR IGNORE INTO missing VALUES (?)", ((name,) for name in missing))
    for table, run in (("before", first), ("after", last)):
        store.db.execute(f"DROP TABLE IF EXISTS temp.{table}")
        store.db.execute(
            f"CREATE TEMP TABLE {table} (name TEXT, part INTEGER, score INTEGER, PRIMARY KEY (name, part)) "
            "WITHOUT ROWID"
        )
        store.db.execute(
            f"INSERT OR REPLACE INTO {table} SELECT file.name, part, score FROM run_file JOIN file ON file.id = file "
            "JOIN letter ON letter.checked = run_file.checked WHERE run = ? AND file.name NOT IN missing",
            (run,),
        )


def _moved(store: Store, order: str) -> tuple[Moved, ...]:
    """The documents that moved most: up with »DESC«, down with »ASC«."""
    moved = store.db.execute(
        "SELECT name, part, before.score, after.score FROM before JOIN after USING (name, part) "
        f"WHERE after.score {'>' if order == 'DESC' else '<'} before.score "
        f"ORDER BY after.score - before.score {order}, name, part LIMIT ?",
        (MOST_MOVED,),
    )
    return tuple(
        Moved(name if part == 0 else f"{name}, brev {part + 1}", before, after)
        for name, part, before, after in moved
    )


def _only_in_one(store: Store) -> tuple[int, int]:
    """How many documents came, and how many went."""
    came, went = (
        store.db.execute(
            f"SELECT count(*) FROM {one} WHERE NOT EXISTS "
            f"(SELECT 1 FROM {other} WHERE {other}.name = {one}.name AND {other}.part = {one}.part)"
        ).fetchone()[0]
        for one, other in (("after", "before"), ("before", "after"))
    )
    return came, went
