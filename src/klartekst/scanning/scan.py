"""One run over a collection: what is known is counted, what is new is read, and everything is kept as it comes."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from klartekst.scanning.content import content_of
from klartekst.scanning.identity import Checkings
from klartekst.scanning.pool import Pool
from klartekst.scanning.progress import Progress
from klartekst.scanning.store import Known, Store
from klartekst.scanning.values import Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan

LOOKED_UP = 500
"""Files that the store is asked for at a time: few queries, and no list of all."""

SAVE_SECONDS = 1.0
"""How much work a run that is killed loses at most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use: processes, seconds a file, megabytes a process (0: no limit)."""

    workers: int = 2
    seconds: float = 60.0
    megabytes: int = 2048


@dataclass
class Run:
    """A run as it goes: its number in the store, and how many files were read and how many were known."""

    id: int
    rules_version: str
    read: int = 0
    unchanged: int = 0

    @property
    def files(self) -> int:
        """How many files it has."""
        return self.read + self.unchanged


def scan(walk: Walk, store: Store, settings: str | None, scope: str, limits: Limits, total: int) -> Run:
    """Reads a collection into the store; what was read before under the same rules is only counted.

    A run that was stopped is taken up where it was. `scope` names the collection, `total` is the number of files
    for the progress bar. Raises as `Checkers`; KeyboardInterrupt leaves the store whole and the run open.
    """
    checkings = Checkings(settings)
    checking = checkings.of(os.path.join(walk.first, "x"))  # noqa: PTH118
    run = Run(store.begin(checking, scope), checking.rules_version)
    pool = Pool(Plan(settings, store.key), limits.workers, limits.seconds, limits.megabytes)
    waiting: dict[str, bytes] = {}
    saved = time.monotonic()
    store.save()
    store.begin_again(run.id)
    with Progress(total) as progress:

        def unread() -> Iterator[Source]:
            for sources, known in _looked_up(walk, store):
                contents = [
                    each.content if each and each.content else content_of(source)
                    for source, each in zip(sources, known, strict=True)
                ]
                earlier = store.checked(contents)
                unchanged: list[tuple[int, int]] = []
                fresh: list[Source] = []
                for source, each, content in zip(sources, known, contents, strict=True):
                    checked = earlier.get((content, checkings.of(source.path).digest)) if content else None
                    if checked is None:
                        waiting[source.identity] = content
                        fresh.append(source)
                        continue
                    file = each.id if each and each.content else store.file(source, content)
                    unchanged.append((file, checked))
                    progress.tick()
                store.count(run.id, unchanged)
                run.unchanged += len(unchanged)
                yield from fresh

        for source, read in pool.run(unread()):
            content = waiting.pop(source.identity)
            checked = store.add(content, checkings.of(source.path).digest, read)
            store.count(run.id, [(store.file(source, content), checked)])
            run.read += 1
            progress.tick()
            if time.monotonic() - saved > SAVE_SECONDS:
                store.save()
                saved = time.monotonic()
    store.end(run.id)
    store.save()
    return run


def paths(walk: Walk, store: Store) -> dict[int, str]:
    """Where each file of a collection lies, by its number in the store."""
    return {
        each.id: source.path
        for sources, known in _looked_up(walk, store)
        for source, each in zip(sources, known, strict=True)
        if each is not None
    }


def _looked_up(walk: Walk, store: Store) -> Iterator[tuple[list[Source], list[Known | None]]]:
    """The files of a collection as the store names them, some at a time, and what it knows of each."""
    walked = iter(walk) if store.pseudonyms is None else map(store.pseudonyms.source, walk)
    while sources := list(islice(walked, LOOKED_UP)):
        yield sources, store.known(sources)
