"""The worker processes: who is free, who hangs, and what one bad letter may cost, which is its own request.

A job goes to a free worker and waits its turn when there is none. A worker that takes too long or dies is
replaced while the others go on.
"""

import asyncio
import multiprocessing
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec

from klartekst.serving import worker_process
from klartekst.serving.jobs import Answer, Done, Job
from klartekst.serving.limits import Limits
from klartekst.serving.worker_process import READY

DESK = "klartekst.serving.desk:Desk"
_RETRY_SECONDS = 2.0


class NoAnswer(Exception):
    """Nobody answered. `reason` is "busy" (too many wait), "waited" (no worker in time), "slow" or "crash"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Gone(Exception):
    """The client hung up while its job waited for a worker."""


class Worker:
    """One process and the pipe to it. Its methods block; the pool calls them in threads."""

    def __init__(self, desk: str, arguments: Mapping[str, Any], limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=worker_process.run,
            args=(theirs, desk, dict(arguments), limits.worker_bytes),
            daemon=True,
            name="klartekst-worker",
        )
        self.process.start()
        theirs.close()
        if not self._pipe.poll(limits.start_seconds) or self._received() != READY:
            self.end()
            raise NoAnswer("crash")

    def ask(self, job: bytes, seconds: float) -> bytes:
        """The answer to a job; raises NoAnswer, and then this worker is of no more use."""
        try:
            self._pipe.send_bytes(job)
        except OSError:
            raise NoAnswer("crash") from None
        if not self._pipe.poll(seconds):
            raise NoAnswer("slow")
        answer = self._received()
        if answer is None:
            raise NoAnswer("crash")
        return answer

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self._pipe.close()

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.is_alive()

    def _received(self) -> bytes | None:
        try:
            return self._pipe.recv_bytes()
        except (EOFError, OSError):
            return None


class Pool:
    """The workers of a service.

    `desk` names the class that they answer with and `arguments` what it is made with: the seam at which tests
    put in a desk that hangs, crashes or eats memory.
    """

    def __init__(self, limits: Limits, arguments: Mapping[str, Any], desk: str = DESK) -> None:
        self._limits = limits
        self._desk, self._arguments = desk, arguments
        # Who answered last has its words still at hand: handing over takes half as long as by turns.
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        # One thread a worker to wait for its answer, one to start or end it.
        self._threads = ThreadPoolExecutor(2 * limits.workers, "klartekst-pool")
        self._stopping = False
        self.waiting = 0
        self.busy = 0
        self.replaced: Counter[str] = Counter()

    @property
    def ready(self) -> bool:
        """Whether there is a worker to answer."""
        return bool(self._all) and not self._stopping

    @property
    def size(self) -> int:
        """How many workers run."""
        return len(self._all)

    def start(self) -> None:
        """Starts the workers; they come one by one."""
        for _ in range(self._limits.workers):
            self._background(self._hire())

    async def stop(self) -> None:
        """Ends the workers, whatever they are doing."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        for worker in self._all:
            worker.end()
        self._all.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def do(self, job: Job, gone: Callable[[], Awaitable[bool]], seconds: float | None = None) -> Answer:
        """The answer to a job. `gone` tells whether its client has hung up; `seconds` bounds the work more tightly.

        Raises NoAnswer when none comes, Gone when nobody waits for it any more.
        """
        if self.waiting >= self._limits.queue:
            raise NoAnswer("busy")
        worker = await self._next()
        if await gone():
            self._free.put_nowait(worker)
            raise Gone
        # The worker is handed back also when the request that waits for it is cancelled.
        return await asyncio.shield(
            self._background(self._ask(worker, job, seconds or self._limits.check_seconds))
        )

    async def _next(self) -> Worker:
        self.waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                while not (worker := await self._free.get()).alive:
                    self._background(self._replace(worker, "crash"))
                return worker
        except TimeoutError:
            raise NoAnswer("waited") from None
        finally:
            self.waiting -= 1

    async def _ask(self, worker: Worker, job: Job, seconds: float) -> Answer:
        loop = asyncio.get_running_loop()
        self.busy += 1
        try:
            asked = msgspec.msgpack.encode(job)
            raw = await loop.run_in_executor(self._threads, worker.ask, asked, seconds)
            answer: Answer = msgspec.msgpack.decode(raw, type=Answer)
        except NoAnswer as error:
            self._background(self._replace(worker, error.reason))
            raise
        finally:
            self.busy -= 1
        if isinstance(answer, Done) or answer.reason != "memory":
            self._free.put_nowait(worker)
        else:
            self._background(self._replace(worker, "memory"))
        return answer

    async def _replace(self, worker: Worker, reason: str) -> None:
        self.replaced[reason] += 1
        self._all.discard(worker)
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.end)
        await self._hire()

    async def _hire(self) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping:
            try:
                worker = await loop.run_in_executor(
                    self._threads, Worker, self._desk, self._arguments, self._limits
                )
            except (NoAnswer, OSError):
                await asyncio.sleep(_RETRY_SECONDS)
                continue
            self._all.add(worker)
            self._free.put_nowait(worker)
            return

    def _background(self, work: Any) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        """Forgets a task; its error is looked at here, as the request that waited for it may be gone."""
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()
