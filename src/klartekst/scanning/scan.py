"""One run over a collection: what is known is counted, what is new is read, and everything is kept as it comes."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from klartekst.scanning.identity import Checkings
from klartekst.scanning.pool import Pool
from klartekst.scanning.progress import Progress
from klartekst.scanning.store import Store, content_of
from klartekst.scanning.values import Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan

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
    """A run as it goes: its number in the store, and where each of its files lies by its number there."""

    id: int
    rules_version: str
    read: int = 0
    unchanged: int = 0
    paths: dict[int, str] = field(default_factory=dict)

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
    with Progress(total) as progress:

        def unread() -> Iterator[Source]:
            for source in walk:
                known = store.known(source)
                content = known.content if known and known.content else content_of(source)
                checked = store.checked(content, checkings.of(source.path).digest) if content else None
                if checked is None:
                    waiting[source.name] = content
                    yield source
                    continue
                file = known.id if known and known.content else store.file(source, content)
                store.count(run.id, file, checked)
                run.paths[file] = source.path
                run.unchanged += 1
                progress.tick()

        for source, read in pool.run(unread()):
            content = waiting.pop(source.name)
            checked = store.add(content, checkings.of(source.path).digest, read)
            file = store.file(source, content)
            store.count(run.id, file, checked)
            run.paths[file] = source.path
            run.read += 1
            progress.tick()
            if time.monotonic() - saved > SAVE_SECONDS:
                store.save()
                saved = time.monotonic()
    store.forget(run.id, run.paths)
    store.end(run.id)
    store.save()
    return run
