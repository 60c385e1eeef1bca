"""What `klartekst scan --dask` does: the collection's partitions on a cluster, their tables, and the exit status."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import click

from klartekst.errors import ExitStatus
from klartekst.finding import Severity
from klartekst.scanning.dask_cluster import Cluster
from klartekst.scanning.identity import Checking, Checkings
from klartekst.scanning.partition_work import Order
from klartekst.scanning.partitions import Partition, Results, Summary, cut
from klartekst.scanning.progress import Progress
from klartekst.scanning.store import Store
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan
from klartekst.waivers import read_waivers

MOST_TOLD = 20
"""Unreadable letters that are named on the screen; all of them stand in the table of documents."""


@dataclass
class Total:
    """What the partitions gave together."""

    partitions: int = 0
    letters: int = 0
    known: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    unread: int = 0
    severities: Counter[str] = field(default_factory=Counter)

    def add(self, summary: Summary, known: bool) -> None:
        """Counts a partition; `known` when it was made by an earlier run."""
        self.partitions += 1
        self.letters += summary.letters
        self.known += summary.letters if known else 0
        self.unread += summary.unreadable
        self.severities.update(summary.severities)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a cluster: the scheduler's `address`, and the folder that the tables go to.

    `settings` is the settings file for all letters, if any, `waivers` the file of accepted findings. A letter may
    take so many `seconds`; findings of `limit` or graver give exit status 1.
    """

    address: str
    output: Path
    waivers: str
    settings: str | None = None
    seconds: float = 60.0
    limit: Severity | None = None


def scan_on_cluster(wishes: Wishes, walk: Walk, store: Store, total: int) -> int:
    """Scans a collection on a cluster into tables. Returns the exit status.

    `store` gives the key of the hashes, and says whether names are hidden.
    `total` is the number of letters for the progress bar. Raises as `Cluster` and `check_partition`.
    """
    settings = os.path.abspath(wishes.settings) if wishes.settings else None  # noqa: PTH100, as folders are
    begun, started = time.monotonic(), datetime.now(UTC)
    plan = Plan(settings, store.key)
    checking = Checkings(settings).of(os.path.join(walk.first, "x"))  # noqa: PTH118
    accepted = tuple(sorted(read_waivers(Path(wishes.waivers)).by_fingerprint))
    results = Results(wishes.output)
    order = Order(plan, walk, checking.digest, accepted, wishes.seconds, store.pseudonyms is not None)
    with Cluster(wishes.address) as cluster, Progress(total) as progress:
        results.begin()
        done = Total()
        waiting = _unmade(cut(walk, _under(order)), results, done, progress)
        for made in cluster.run(order, waiting):
            results.keep(made)
            done.add(made.summary, known=False)
            done.unreadable += made.unreadable[: MOST_TOLD - len(done.unreadable)]
            progress.tick(made.summary.letters)
    results.end(done.partitions, _said(checking, started, done))
    _tell(done, results.folder, time.monotonic() - begun)
    if done.unread:
        return ExitStatus.UNREADABLE
    limit = wishes.limit
    failing = limit is not None and any(Severity(each).rank >= limit.rank for each in done.severities)
    return ExitStatus.FINDINGS if failing else ExitStatus.OK


def _unmade(
    partitions: Iterator[Partition], results: Results, done: Total, progress: Progress
) -> Iterator[Partition]:
    """The partitions that are to be made; those of a stopped run are counted."""
    for each in partitions:
        summary = results.done(each)
        if summary is None:
            yield each
        else:
            done.add(summary, known=True)
            progress.tick(summary.letters)


def _under(order: Order) -> bytes:
    """A hash of all that a partition's result depends on beside its letters."""
    said = (order.digest, order.accepted, order.walk.patterns, order.hides_names)
    return blake2b(repr(said).encode(), key=order.plan.key, digest_size=32).digest()


def _said(checking: Checking, started: datetime, done: Total) -> dict[str, object]:
    return {
        "version": checking.version,
        "rules_version": checking.rules_version,
        "model": checking.model,
        "settings": checking.digest.hex(),
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "letters": done.letters,
        "unreadable": done.unread,
    }


def _tell(done: Total, folder: Path, seconds: float) -> None:
    known = f", {done.known} af dem fra en tidligere kørsel" if done.known else ""
    click.echo(f"{done.letters} breve{known}, på {f'{seconds:.1f}'.replace('.', ',')} sekunder.")
    click.echo(f"Skrevet: {folder}")
    for name, why in done.unreadable:
        click.echo(f"klartekst: {name}: {why}", err=True)
    if done.unread > len(done.unreadable):
        click.echo(
            f"klartekst: {done.unread} breve kunne ikke læses. Se kolonnen reason i tabellen dokumenter.",
            err=True,
        )
