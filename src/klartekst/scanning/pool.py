"""Worker processes that may die or hang without taking the scan with them.

Each worker is told a few files at a time and answers file by file, so that the parent always knows which file
a worker is at. One that dies, or is slower with a file than it may be, costs that file; the others that it was
told go to the next worker. Processes are spawned, never forked: the same on Linux, macOS and Windows.

The parent has no core of its own beside as many workers as there are cores, so it sleeps while they have enough to
do: answers lie in the pipe until there are several, and are taken and kept one after the other.
"""

import contextlib
import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec

from klartekst.errors import KlartekstError
from klartekst.scanning.dealing import Dealer
from klartekst.scanning.values import Plan, ReadFile, Source
from klartekst.scanning.worker import serve

BATCH = 16
"""Files that a worker is told at a time: enough that it never waits, few enough that a dead one loses little."""

REST_SECONDS = 0.05
"""How long the parent sleeps at most; what the answers of a second take would fill no pipe."""

START_SECONDS = 120.0
"""How long a worker may take to load its rules and words on a busy machine."""

START_TRIES = 3
"""Workers that end one after the other before they have loaded: then it is not for the files that they were told."""

TOO_SLOW = "Filen tog for lang tid at læse. Del den op, eller giv den mere tid med --timeout."
DIED = "Processen, der læste filen, gik ned. Tjek, om filen kan åbnes, og gem den igen."

_ANSWER = msgspec.msgpack.Decoder(ReadFile)
"""What a file gave crosses over as bytes with a schema, which are made and read in a fraction of pickle's time."""


@dataclass
class _Worker:
    process: BaseProcess
    line: Connection
    told: deque[Source] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    ready: bool = False


class NoWorkers(KlartekstError):
    """No worker can begin: they lack memory, or klartekst is not whole."""


class Pool:
    """Reads files with `workers` processes.

    `seconds` is the time that one file may take, `megabytes` the memory that one process may use (where the
    system can hold it to that; 0 is no limit).
    """

    def __init__(self, plan: Plan, workers: int, seconds: float, megabytes: int) -> None:
        self._plan = plan
        self._size = max(1, workers)
        self._seconds = seconds
        self._megabytes = megabytes
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[int, _Worker] = {}
        self._never_ready = 0

    def run(self, sources: Iterable[Source]) -> Iterator[tuple[Source, ReadFile]]:
        """Each file with what it gave, in the order that they are done. Closing the iterator ends the workers.

        Raises KlartekstError as a worker does that cannot begin (wrong settings), NoWorkers when they all end first.
        """
        try:
            dealer, rest = Dealer(sources), _Rest()
            while True:
                self._hand_out(dealer)
                busy = {number: each for number, each in self._workers.items() if each.told}
                if not busy:
                    return
                if dealer.left:  # at the end nobody is to wait for a sleeper
                    rest.take()
                before = [len(each.told) for each in busy.values()]
                yield from self._listen(busy, dealer)
                rest.heard(max(was - len(each.told) for was, each in zip(before, busy.values(), strict=True)))
        finally:
            for worker in self._workers.values():
                _end(worker)
            self._workers.clear()

    def _hand_out(self, dealer: Dealer) -> None:
        for number in range(self._size):
            worker = self._workers.get(number)
            told = len(worker.told) if worker is not None else 0
            if told > BATCH // 2:
                continue
            more = dealer.deal(number, BATCH - told)
            if not more:
                continue
            if worker is None:
                worker = self._workers[number] = self._start()
            if not worker.told and worker.ready:
                worker.since = time.monotonic()
            worker.told.extend(more)
            with contextlib.suppress(OSError):  # it died: the next look at it says so
                worker.line.send(more)

    def _listen(self, busy: dict[int, _Worker], dealer: Dealer) -> Iterator[tuple[Source, ReadFile]]:
        now = time.monotonic()
        left = min(each.since + self._limit(each) for each in busy.values()) - now
        heard = wait([each.line for each in busy.values()], timeout=max(0.0, min(left, 1.0)))
        for number, worker in busy.items():
            if worker.line in heard:
                yield from self._answers(number, worker, dealer)
            elif time.monotonic() > worker.since + self._limit(worker):
                yield from self._lose(number, worker, dealer, TOO_SLOW)

    def _answers(self, number: int, worker: _Worker, dealer: Dealer) -> Iterator[tuple[Source, ReadFile]]:
        try:
            while worker.line.poll():
                if worker.ready:
                    answer = _ANSWER.decode(worker.line.recv_bytes())
                    worker.since = time.monotonic()
                    yield worker.told.popleft(), answer
                    continue
                said = worker.line.recv()
                if isinstance(said, KlartekstError):
                    raise said
                worker.ready = True
                self._never_ready = 0
                worker.since = time.monotonic()
        except (EOFError, OSError):
            yield from self._lose(number, worker, dealer, DIED)

    def _limit(self, worker: _Worker) -> float:
        return self._seconds if worker.ready else START_SECONDS

    def _lose(
        self, number: int, worker: _Worker, dealer: Dealer, why: str
    ) -> Iterator[tuple[Source, ReadFile]]:
        """Ends a worker: the file that it was at has an error, the others go to the next.

        One that was not ready was at no file.
        """
        _end(worker)
        del self._workers[number]
        if not worker.ready:
            dealer.give_back(number, worker.told)
            self._never_ready += 1
            if self._never_ready == START_TRIES:
                raise NoWorkers(
                    "Processerne, der skal læse brevene, kan ikke starte.",
                    "Giv dem mere hukommelse med --memory, eller installér klartekst igen.",
                )
            return
        lost = worker.told.popleft() if worker.told else None
        dealer.give_back(number, worker.told)
        worker.told.clear()
        if lost is not None:
            yield lost, ReadFile(error=why, lasting=False)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._plan, self._megabytes), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


class _Rest:
    """The parent's sleep: as long as the quickest worker needs for half of what it may be told at a time."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._heard = time.monotonic()

    def take(self) -> None:
        """Sleeps."""
        time.sleep(self._seconds)

    def heard(self, files: int) -> None:
        """So many answers came from one worker since the last time."""
        now = time.monotonic()
        pace = (now - self._heard) / files if files > 0 else 0.0
        self._seconds = min(REST_SECONDS, pace * BATCH / 2)
        self._heard = now


def _end(worker: _Worker) -> None:
    worker.line.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()
