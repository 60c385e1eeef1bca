"""A run on a Dask cluster: the collection's partitions are read there, kept as tables, and taken into the store."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from klartekst.scanning.collection import Collection
from klartekst.scanning.dask_cluster import Cluster
from klartekst.scanning.identity import Checking
from klartekst.scanning.partition_rows import read_rows, take_in
from klartekst.scanning.partition_work import Order
from klartekst.scanning.partitions import Partition, Results, Summary, cut
from klartekst.scanning.progress import Progress
from klartekst.scanning.scan import Run, begun
from klartekst.scanning.values import Plan


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a cluster: the scheduler's `address`, and the folder that the tables go to.

    `accepted` are the fingerprints of findings that are left out of the tables. A letter may take so many
    `seconds`.
    """

    address: str
    output: Path
    accepted: tuple[str, ...] = ()
    seconds: float = 60.0


@dataclass
class _Tables:
    """What the partitions hold together."""

    partitions: int = 0
    letters: int = 0
    unreadable: int = 0

    def add(self, summary: Summary) -> None:
        self.partitions += 1
        self.letters += summary.letters
        self.unreadable += summary.unreadable


def scan_on_cluster(collection: Collection, wishes: Wishes) -> Run:
    """Reads a collection on a cluster, into tables and into its store as `scan` does.

    A run that was stopped is taken up where it was. Raises as `Cluster` and `check_partition`.
    """
    store = collection.store
    given = collection.settings
    settings = os.path.abspath(given) if given else None  # noqa: PTH100, as folders are
    started, checking = datetime.now(UTC), collection.checking()
    order = Order(
        Plan(settings, store.key),
        collection.walk,
        checking.digest,
        wishes.accepted,
        wishes.seconds,
        store.pseudonyms is not None,
    )
    results, tables = Results(wishes.output), _Tables()
    with Cluster(wishes.address) as cluster, Progress(collection.total) as progress:
        results.begin()
        run = begun(collection)

        def taken(number: int, summary: Summary) -> int:
            files = take_in(store, run.id, read_rows(results.for_store(number)))
            store.save()
            tables.add(summary)
            progress.tick(summary.letters)
            return files

        def unmade() -> Iterator[Partition]:
            for each in cut(collection.walk, _under(order)):
                summary = results.done(each)
                if summary is None:
                    yield each
                else:
                    run.unchanged += taken(each.number, summary)

        for made in cluster.run(order, unmade()):
            results.keep(made)
            run.read += taken(made.number, made.summary)
    results.end(tables.partitions, _said(checking, started, tables))
    store.end(run.id)
    store.save()
    return run


def _under(order: Order) -> bytes:
    """A hash of all that a partition's result depends on beside its letters."""
    said = (order.digest, order.accepted, order.walk.patterns, order.hides_names)
    return blake2b(repr(said).encode(), key=order.plan.key, digest_size=32).digest()


def _said(checking: Checking, started: datetime, tables: _Tables) -> dict[str, object]:
    return {
        "version": checking.version,
        "rules_version": checking.rules_version,
        "model": checking.model,
        "settings": checking.digest.hex(),
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "letters": tables.letters,
        "unreadable": tables.unreadable,
    }
