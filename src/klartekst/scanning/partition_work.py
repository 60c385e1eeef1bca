"""What a process of a cluster does: reads the letters of a partition as a scan's own workers do.

It reads the files itself, so that no letter passes through the cluster; what it gives back holds no word of them.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import msgspec

from klartekst.errors import KlartekstError
from klartekst.scanning.content import content_of
from klartekst.scanning.export import DOCUMENTS, FINDINGS, write_parquet
from klartekst.scanning.identity import Checkings
from klartekst.scanning.partition_rows import KeptFile, write_rows
from klartekst.scanning.partitions import NOTE, Made, Partition, Summary
from klartekst.scanning.pool import DIED
from klartekst.scanning.pseudonyms import Pseudonyms
from klartekst.scanning.store import Store
from klartekst.scanning.values import Plan, ReadFile, Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Work
from klartekst.scanning.worker import read_one

_ONE_AT_A_TIME = threading.Lock()  # a cluster's process may have many threads, a `Work` is for one


class OtherKlartekst(KlartekstError):
    """A process of the cluster would check otherwise than the one that asked."""


@dataclass(frozen=True, slots=True)
class Order:
    """What each process must know: the collection, how it is checked, and what is accepted (fingerprints).

    `digest` stands for the rules and settings of the one who asks. A letter that takes longer than `seconds` ends
    its process. With `hides_names` the results have pseudonyms for the names of files.
    """

    plan: Plan
    walk: Walk
    digest: bytes
    accepted: tuple[str, ...]
    seconds: float
    hides_names: bool = False


def check_partition(order: Order, partition: Partition) -> Made:
    """The results of a partition.

    Raises OtherKlartekst where this process has other rules or another version, and as `Checkers`.
    """
    with _ONE_AT_A_TIME, Store(Path(":memory:")) as store:
        work, checkings = _prepared(order.plan, _inside(order.walk))
        _compare(checkings, order)
        run = store.begin(checkings.of(_inside(order.walk)), "")
        lasting = True
        store.key = order.plan.key
        names = store.pseudonyms = Pseudonyms(order.plan.key) if order.hides_names else None
        kept: list[KeptFile] = []
        sources = partition.sources(order.walk)
        for source in sources if names is None else map(names.source, sources):
            content = content_of(source)
            checker = checkings.of(source.path).digest
            checked = store.checked([content]).get((content, checker)) if content else None
            read = None
            if checked is None:
                read = _read(work, source, partition, order.seconds)
                if names is not None:
                    read = names.read(read)
                lasting = lasting and read.lasting
                checked = store.add(content, checker, read)
            state = store.state_of(source, content)
            store.count(run, [(store.file(state), checked)])
            kept.append(KeptFile(state, checker, read))
        store.accept(order.accepted)
        return _made(store, run, partition, kept, lasting=lasting)


def _made(store: Store, run: int, partition: Partition, kept: Sequence[KeptFile], *, lasting: bool) -> Made:
    letters = sum(1 for _ in DOCUMENTS.rows(store, run))
    summary = Summary(partition.digest, len(kept), letters, store.count_unreadable(run), lasting)
    documents, findings, rows = BytesIO(), BytesIO(), BytesIO()
    for table, stream in ((DOCUMENTS, documents), (FINDINGS, findings)):
        write_parquet(table, store, run, stream, {NOTE: msgspec.json.encode(summary)})
    write_rows(kept, rows)
    return Made(partition.number, summary, documents.getvalue(), findings.getvalue(), rows.getvalue())


def _read(work: Work, source: Source, partition: Partition, seconds: float) -> ReadFile:
    if source.identity in partition.lost:
        return ReadFile(error=DIED, lasting=False)
    with _no_longer_than(seconds):
        return read_one(work, source)


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Ends this process when the work inside takes too long: nothing else stops a library that hangs."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@lru_cache(maxsize=1)
def _prepared(plan: Plan, inside: str) -> tuple[Work, Checkings]:
    work = Work(plan)
    work.warm(inside)  # so that no letter is charged with the rules and words that the first one needs
    return work, Checkings(plan.settings)


def _compare(checkings: Checkings, order: Order) -> None:
    if checkings.of(_inside(order.walk)).digest != order.digest:
        raise OtherKlartekst(
            "En proces i klyngen har en anden klartekst, andre regler eller en anden opsætning.",
            "Installér den samme udgave overalt, og lad alle se de samme filer.",
        )


def _inside(walk: Walk) -> str:
    return os.path.join(walk.first, "x")  # noqa: PTH118
