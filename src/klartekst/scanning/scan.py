"""One run over a collection: what is known is counted, what is new is read, and everything is kept as it comes."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from klartekst.scanning.collection import Collection
from klartekst.scanning.content import content_of
from klartekst.scanning.identity import Checkings
from klartekst.scanning.pool import Pool
from klartekst.scanning.progress import Progress
from klartekst.scanning.values import Plan, Source

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


def begun(collection: Collection) -> Run:
    """The run to add to, nothing counted yet. Raises as `Checkers`."""
    store, checking = collection.store, collection.checking()
    run = Run(store.begin(checking, collection.scope), checking.rules_version)
    store.save()
    store.begin_again(run.id)
    return run


def scan(collection: Collection, limits: Limits) -> Run:
    """Reads a collection into its store; what was read before under the same rules is only counted.

    A run that was stopped is taken up where it was. Raises as `Checkers`; KeyboardInterrupt leaves the store whole
    and the run open.
    """
    store, run = collection.store, begun(collection)
    checkings = Checkings(collection.settings)
    plan = Plan(collection.settings, store.key)
    pool = Pool(plan, limits.workers, limits.seconds, limits.megabytes)
    waiting: dict[str, bytes] = {}
    saved = time.monotonic()
    with Progress(collection.total) as progress:

        def unread() -> Iterator[Source]:
            for sources, known in collection.looked_up():
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
                    same = each is not None and each.content
                    file = each.id if each and same else store.file(store.state_of(source, content))
                    unchanged.append((file, checked))
                    progress.tick()
                store.count(run.id, unchanged)
                run.unchanged += len(unchanged)
                yield from fresh

        for source, read in pool.run(unread()):
            content = waiting.pop(source.identity)
            checked = store.add(content, checkings.of(source.path).digest, read)
            store.count(run.id, [(store.file(store.state_of(source, content)), checked)])
            run.read += 1
            progress.tick()
            if time.monotonic() - saved > SAVE_SECONDS:
                store.save()
                saved = time.monotonic()
    store.end(run.id)
    store.save()
    return run
