"""What a report on a run says, read from the store: documents, clusters, problems, groups and spreads."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from klartekst.scanning.report.repeats import Cluster, clusters
from klartekst.scanning.report.volumes import Volumes
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

SMALLEST_GROUP = 5
"""Documents. A smaller group is not shown: its figures would be those of a colleague."""

MOST_DOCUMENTS = 1_000
MOST_UNREADABLE = 1_000
MOST_PROBLEMS = 10
MOST_TERMS = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A letter of the run. `weight` is its letters a year, 1 when nobody said; `file` its number in the store."""

    id: int
    file: int
    name: str
    part: int
    department: str
    kind: str | None
    status: str
    reason: str | None
    score: int | None
    words: int
    mean: float
    longest: int
    lix: float | None
    gains: tuple[tuple[str, int], ...]
    changed: int
    grave: int
    weight: int

    @property
    def effect(self) -> int:
        """What mending it would give: the points that it lacks, times its letters a year."""
        return (100 - self.score) * self.weight if self.score is not None else 0


@dataclass
class Group:
    """The figures of a department or a kind of letter."""

    name: str | None
    scores: Spread = field(default_factory=Spread)
    means: Spread = field(default_factory=Spread)
    documents: int = 0
    grave: int = 0
    problems: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float | None:
        """The median score; None when all are too short for one."""
        return self.scores.median

    @property
    def mean(self) -> float | None:
        """The median of words a sentence."""
        return self.means.median


@dataclass
class Overview:
    """All that the index shows of a run: as much of ten million letters as of ten thousand.

    Figures are of all letters; `documents` are the first `MOST_DOCUMENTS`, `unreadable` the first of the `unread`.
    """

    documents: list[Document]
    letters: int
    weighted: bool
    departments: list[Group]
    kinds: list[Group]
    hidden: dict[str, int]
    problems: list[tuple[str, int, int]]
    terms: list[tuple[str, str, int, int]]
    scores: Spread
    lixes: Spread
    longest: Spread
    clusters: list[Cluster]
    unreadable: list[tuple[str, str]]
    unread: int
    unused: list[str]

    @property
    def files(self) -> set[int]:
        """The numbers of the files that it names."""
        return {each.file for each in self.documents} | {
            spot.file for cluster in self.clusters for spot in cluster.spots
        }


_LETTERS = (
    "FROM run_file JOIN file ON file.id = run_file.file JOIN letter ON letter.checked = run_file.checked "
    "WHERE run_file.run = ?"
)


def overview(store: Store, run: int, volumes: Volumes | None) -> Overview:
    """The figures of a run. `volumes` weighs each document by its letters a year."""
    weigh(store, run, volumes)
    departments: dict[str | None, Group] = {}
    kinds: dict[str | None, Group] = {}
    scores, lixes, longest = Spread(), Spread(), Spread()
    number = 0
    for department, kind, score, mean, lix, words, grave in store.db.execute(
        "SELECT department, kind, score, mean, lix, longest, (SELECT count(*) FROM finding "
        f"WHERE finding.letter = letter.id AND severity IN ('fejl', 'blokerende')) {_LETTERS}",
        (run,),
    ):
        number += 1
        longest.add(words)
        if lix is not None:
            lixes.add(lix)
        if score is not None:
            scores.add(score)
        for group in (
            departments.setdefault(department, Group(department)),
            kinds.setdefault(kind, Group(kind)),
        ):
            group.documents += 1
            group.grave += bool(grave)
            if mean:
                group.means.add(mean)
            if score is not None:
                group.scores.add(score)
    for column, groups in (("department", departments), ("kind", kinds)):
        for name, rule, count in store.db.execute(
            f"SELECT {column}, rule, count(DISTINCT letter.id) {_LETTERS.replace('WHERE', _FINDINGS)} "
            f"AND severity != 'tip' GROUP BY {column}, rule",
            (run,),
        ):
            groups[name].problems[rule] = count
    return Overview(
        documents=list(documents(store, run)),
        letters=number,
        weighted=volumes is not None,
        departments=_shown(departments),
        kinds=_shown(kinds),
        hidden={"departments": _small(departments), "kinds": _small(kinds)},
        problems=_problems(store, run),
        terms=_terms(store, run),
        scores=scores,
        lixes=lixes,
        longest=longest,
        clusters=clusters(store, run),
        unreadable=store.unreadable(run, MOST_UNREADABLE),
        unread=store.count_unreadable(run),
        unused=sorted(volumes.unused) if volumes is not None else [],
    )


_FINDINGS = "JOIN finding ON finding.letter = letter.id WHERE"


def weigh(store: Store, run: int, volumes: Volumes | None) -> None:
    """Puts each file's letters a year where the queries find them."""
    store.db.execute("DROP TABLE IF EXISTS temp.weight")
    store.db.execute("CREATE TEMP TABLE weight (file INTEGER PRIMARY KEY, letters INTEGER NOT NULL)")
    if volumes is None:
        return
    named = store.db.execute(
        "SELECT file.id, file.name FROM run_file JOIN file ON file.id = file WHERE run = ?", (run,)
    )
    store.db.executemany(
        "INSERT INTO weight VALUES (?, coalesce(?, 1))",
        ((number, volumes.of(name)) for number, name in named),
    )


def documents(store: Store, run: int) -> Iterator[Document]:
    """The documents of a run, the one that it helps most to mend first; those too short for a score last."""
    names = [each.name for each in fields(Document)]
    for row in store.db.execute(
        "SELECT letter.id, file.id, file.name, part, department, kind, status, reason, score, words, mean, longest, "
        "lix, gains, changed, (SELECT count(*) FROM finding WHERE finding.letter = letter.id "
        "AND severity IN ('fejl', 'blokerende')) AS grave, coalesce(weight.letters, 1) AS letters "
        f"{_LETTERS.replace('WHERE', 'LEFT JOIN weight ON weight.file = file.id WHERE')} "
        "ORDER BY score IS NULL, (100 - score) * coalesce(weight.letters, 1) DESC, grave DESC, name, part LIMIT ?",
        (run, MOST_DOCUMENTS),
    ):
        values = dict(zip(names, row, strict=True))
        values["gains"] = tuple((rule, gain) for rule, gain in json.loads(values["gains"]))
        yield Document(**values)


def _problems(store: Store, run: int) -> list[tuple[str, int, int]]:
    return store.db.execute(
        f"SELECT rule, count(*), count(DISTINCT letter.id) {_LETTERS.replace('WHERE', _FINDINGS)} "
        "GROUP BY rule ORDER BY severity = 'tip', 3 DESC, 2 DESC, rule LIMIT ?",
        (run, MOST_PROBLEMS),
    ).fetchall()


def _terms(store: Store, run: int) -> list[tuple[str, str, int, int]]:
    return store.db.execute(
        f"SELECT term, rule, count(*), count(DISTINCT letter.id) {_LETTERS.replace('WHERE', _FINDINGS)} "
        "AND term != '' GROUP BY term, rule ORDER BY 4 DESC, 3 DESC, term LIMIT ?",
        (run, MOST_TERMS),
    ).fetchall()


def _shown(groups: dict[str | None, Group]) -> list[Group]:
    shown = [group for group in groups.values() if group.documents >= SMALLEST_GROUP]
    return sorted(shown, key=lambda group: (group.score is None, group.score or 0, group.name or ""))


def _small(groups: dict[str | None, Group]) -> int:
    return sum(group.documents < SMALLEST_GROUP for group in groups.values())
