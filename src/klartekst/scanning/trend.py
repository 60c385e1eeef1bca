"""Runs over one collection beside each other: like is compared with like, or not at all.

A score says something only beside scores of the same rules and settings. Runs under others are named and left out,
unless they were scored again (`rescoring.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from klartekst.errors import UsageError
from klartekst.scanning.rescoring import Rescored
from klartekst.scanning.store import Store

SMALLEST_GROUP = 5
"""Documents; the figures of fewer are not shown."""


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
    """The runs that can be compared, oldest first; each kind's first and last; what moved between these two.

    `other` counts whole runs under other rules or settings. `new` and `gone` count documents that only one of the
    two runs has. `rescored` are the runs that were scored again, as far as they could be.
    """

    points: tuple[Point, ...]
    kinds: tuple[tuple[str | None, Point, Point], ...]
    moved: tuple[Moved, ...]
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
    missing = again[first[0]].missing if first[0] in again else ()
    moved, new, gone = _moved(store, first[0], last[0], frozenset(missing))
    return Trend(points, tuple(_kinds(store, first, last)), moved, new, gone, other, tuple(rescored))


_LETTERS = (
    "SELECT score, mean, EXISTS (SELECT 1 FROM finding WHERE finding.letter = letter.id "
    "AND severity IN ('fejl', 'blokerende')) "
    "FROM run_file JOIN letter ON letter.checked = run_file.checked WHERE run = ?"
)


def _point(store: Store, run: int, started: str, kind: tuple[str | None] | None = None) -> Point:
    query, values = (_LETTERS, (run,)) if kind is None else (f"{_LETTERS} AND kind IS ?", (run, *kind))
    rows = store.db.execute(query, values).fetchall()
    shown = len(rows) >= SMALLEST_GROUP
    return Point(
        run=run,
        day=started[:10],
        documents=len(rows),
        score=_middle([row[0] for row in rows if row[0] is not None]) if shown else None,
        mean=_middle([row[1] for row in rows if row[1]]) if shown else None,
        grave=sum(row[2] for row in rows) if shown else 0,
    )


def _middle(values: Sequence[float]) -> float | None:
    return float(median(values)) if values else None


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


def _moved(
    store: Store, first: int, last: int, missing: frozenset[str]
) -> tuple[tuple[Moved, ...], int, int]:
    """The documents that moved, and how many came and went; `missing` were there, but have no score now."""
    scored = [
        {
            (name, part): score
            for name, part, score in store.db.execute(
                "SELECT file.name, part, score FROM run_file JOIN file ON file.id = file "
                "JOIN letter ON letter.checked = run_file.checked WHERE run = ?",
                (run,),
            )
            if name not in missing
        }
        for run in (first, last)
    ]
    before, after = scored
    moved = [
        Moved(key[0] if key[1] == 0 else f"{key[0]}, brev {key[1] + 1}", before[key], score)
        for key, score in after.items()
        if key in before and score is not None and before[key] is not None and score != before[key]
    ]
    moved.sort(key=lambda each: (each.after - each.before, each.name))
    return tuple(moved), len(after.keys() - before.keys()), len(before.keys() - after.keys())
