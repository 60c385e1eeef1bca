"""Worker processes that may die or hang without taking the scan with them.

Each worker is told a few files at a time and answers file by file, so that the parent always knows which file
a worker is at. One that dies, or is slower with a file than it may be, costs that file; the others that it was
told go to the next worker. Processes are spawned, never forked: the same on Linux, macOS and Windows.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec

from klartekst.errors import KlartekstError
from klartekst.readers.apart import hold_memory
from klartekst.scanning.dealing import Dealer
from klartekst.scanning.values import ReadFile, Source
from klartekst.scanning.work import Plan, Work

BATCH = 8
"""Files that a worker is told at a time: enough that it never waits, few enough that a dead one loses little."""

START_SECONDS = 120.0
"""How long a worker may take to load its rules and words on a busy machine."""

TOO_SLOW = "Filen tog for lang tid at læse. Del den op, eller giv den mere tid med --timeout."
TOO_LARGE = "Filen kræver mere hukommelse, end en proces må bruge. Del den op, eller giv plads med --memory."
DIED = "Processen, der læste filen, gik ned. Tjek, om filen kan åbnes, og gem den igen."

_READY = "ready"
_ANSWER = msgspec.msgpack.Decoder(ReadFile)
"""What a file gave crosses over as bytes with a schema, which are made and read in a fraction of pickle's time."""


@dataclass
class _Worker:
    process: BaseProcess
    line: Connection
    told: deque[Source] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    ready: bool = False


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

    def run(self, sources: Iterable[Source]) -> Iterator[tuple[Source, ReadFile]]:
        """Each file with what it gave, in the order that they are done. Closing the iterator ends the workers.

        Raises KlartekstError as a worker does that cannot begin (wrong settings).
        """
        try:
            dealer = Dealer(sources)
            while True:
                self._hand_out(dealer)
                busy = {number: each for number, each in self._workers.items() if each.told}
                if not busy:
                    return
                yield from self._listen(busy, dealer)
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
                said = worker.line.recv()
                worker.since = time.monotonic()
                if said == _READY:
                    worker.ready = True
                elif isinstance(said, KlartekstError):
                    raise said
                else:
                    yield worker.told.popleft(), _ANSWER.decode(said)
        except (EOFError, OSError):
            yield from self._lose(number, worker, dealer, DIED)

    def _limit(self, worker: _Worker) -> float:
        return self._seconds if worker.ready else START_SECONDS

    def _lose(
        self, number: int, worker: _Worker, dealer: Dealer, why: str
    ) -> Iterator[tuple[Source, ReadFile]]:
        """Ends a worker: the file that it was at has an error, the others go to the next."""
        _end(worker)
        del self._workers[number]
        lost = worker.told.popleft() if worker.told else None
        dealer.give_back(number, worker.told)
        worker.told.clear()
        if lost is not None:
            yield lost, ReadFile(error=why, lasting=False)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._plan, self._megabytes), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    worker.line.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _serve(line: Connection, plan: Plan, megabytes: int) -> None:
    """What a worker process does: answers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers itself
    if megabytes:
        hold_memory(megabytes * 1024 * 1024)
    with contextlib.suppress(EOFError, OSError):  # the parent is gone: nobody waits for an answer
        told = line.recv()
        try:
            work = Work(plan)
            work.warm(told[0].path)
        except KlartekstError as error:
            line.send(error)
            return
        line.send(_READY)
        while True:
            for source in told:
                line.send(msgspec.msgpack.encode(read_one(work, source)))
            told = line.recv()


def read_one(work: Work, source: Source) -> ReadFile:
    """What a file gave; a fault of ours or a lack of memory costs that file only, and is told without its text."""
    try:
        return work.source(source)
    except MemoryError:
        return ReadFile(error=TOO_LARGE, lasting=False)
    except Exception as error:  # a fault of ours must not stop a night's scan; its text may quote the letter
        return ReadFile(
            error=f"Der skete en fejl i klartekst ({type(error).__name__}). Meld den til jeres it-afdeling.",
            lasting=False,
        )
