"""What a report on a run says, read from the store: documents, clusters, problems, groups and spreads."""

import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields

from klartekst.scanning.report.repeats import Cluster, clusters
from klartekst.scanning.report.tally import Group, shown, tally
from klartekst.scanning.report.volumes import Volumes
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

MOST_DOCUMENTS = 1_000
MOST_UNREADABLE = 1_000


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
class Overview:
    """All that the index shows of a run: as much of ten million letters as of ten thousand.

    Figures are of all letters; `documents` are the first `MOST_DOCUMENTS`, `unreadable` the first of the `unread`.
    `repeated` are its clusters, which another thread looks for while pages are written.
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
    repeated: Future[list[Cluster]]
    unreadable: list[tuple[str, str]]
    unread: int
    unused: list[str]

    @property
    def clusters(self) -> list[Cluster]:
        """The sentences that stand in several documents, the one that helps most letters first."""
        return self.repeated.result()

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
    store.save()  # for the thread, which has a connection of its own
    with_own_connection = ThreadPoolExecutor(1)
    repeated = with_own_connection.submit(_clusters, store, run, volumes)
    with_own_connection.shutdown(wait=False)
    weigh(store, run, volumes)
    counted = tally(store, run)
    departments, kinds = shown(counted.departments.values()), shown(counted.kinds.values())
    return Overview(
        documents=list(documents(store, run)),
        letters=counted.letters,
        weighted=volumes is not None,
        departments=departments,
        kinds=kinds,
        hidden={
            "departments": len(counted.departments) - len(departments),
            "kinds": len(counted.kinds) - len(kinds),
        },
        problems=counted.problems,
        terms=counted.terms,
        scores=counted.scores,
        lixes=counted.lixes,
        longest=counted.longest,
        repeated=repeated,
        unreadable=store.unreadable(run, MOST_UNREADABLE),
        unread=store.count_unreadable(run),
        unused=sorted(volumes.unused) if volumes is not None else [],
    )


def _clusters(store: Store, run: int, volumes: Volumes | None) -> list[Cluster]:
    with store.beside() as other:
        weigh(other, run, volumes)
        return clusters(other, run)


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
