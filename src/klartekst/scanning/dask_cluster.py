"""The partitions of a collection on a Dask cluster.

Dask does the work of a lost process again; each partition is given back once. One that ends process after process
is looked through letter by letter when all else is done, and the letters that did it are left out of it.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from klartekst.errors import KlartekstError, UsageError, lacking
from klartekst.scanning.partition_work import Order, check_partition
from klartekst.scanning.partitions import Made, Partition

CONNECT_SECONDS = 20.0
AHEAD = 3
"""Partitions a thread that are handed out at a time: enough that none waits, few enough that memory stays flat."""


class Cluster:
    """A connection to a Dask scheduler. Use it with `with`.

    Raises UsageError when Dask is not installed, nobody answers at the address, or no process is ready to work.
    """

    def __init__(self, address: str, seconds: float = CONNECT_SECONDS) -> None:
        try:
            self._dask: Any = import_module("distributed")
        except ImportError:
            raise lacking("En klynge", "dask") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it speaks English, and of addresses
        try:
            self._client: Any = self._dask.Client(address, timeout=seconds, set_as_default=False)
        except (OSError, TimeoutError, ValueError):
            raise UsageError(
                f"Der er ingen Dask-scheduler på »{address}«.",
                "Start den med dask scheduler, og ret adressen efter --dask.",
            ) from None
        try:
            self._client.wait_for_workers(1, timeout=seconds)
        except TimeoutError:
            self._client.close()
            raise UsageError(
                "Der er ingen processer til at arbejde i klyngen.", f"Start dem med dask worker {address}."
            ) from None

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, order: Order, partitions: Iterable[Partition]) -> Iterator[Made]:
        """What each partition gave, in the order that they are done.

        Raises KlartekstError as `check_partition`, UsageError when klartekst is not installed in the cluster.
        """
        again: list[Partition] = []
        for partition, made in self._each(order, partitions):
            if isinstance(made, self._dask.KilledWorker):
                again.append(partition)
            else:
                yield made
        for partition in again:
            yield self._without_the_deadly(order, partition)

    def _each(self, order: Order, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Any]]:
        """Each partition with its result, or with the KilledWorker that it ended in."""
        waiting = iter(partitions)
        running: dict[Any, Partition] = {}
        done = self._dask.as_completed(loop=self._client.loop)

        def hand_out() -> None:
            threads = sum(self._client.nthreads().values()) or 1
            while len(running) < AHEAD * threads and (following := next(waiting, None)):
                future = self._client.submit(check_partition, order, following, pure=False)
                running[future] = following
                done.add(future)

        hand_out()
        for future in done:
            partition = running.pop(future)
            error = future.exception()
            if error is None:
                yield partition, future.result()
            elif isinstance(error, self._dask.KilledWorker):
                yield partition, error
            elif isinstance(error, KlartekstError):
                raise error
            elif isinstance(error, ImportError):
                raise UsageError(
                    "klartekst er ikke installeret i klyngen.", "Installér den samme udgave overalt."
                ) from None
            else:
                raise error
            hand_out()

    def _without_the_deadly(self, order: Order, partition: Partition) -> Made:
        """A partition without the letters that end their process, found one at a time while nothing else runs."""
        lost = set()
        for source in partition.sources(order.walk):
            alone = replace(partition, only=frozenset({source.name}))
            ((_, made),) = self._each(order, [alone])
            if isinstance(made, self._dask.KilledWorker):
                lost.add(source.name)
        ((_, made),) = self._each(order, [replace(partition, lost=frozenset(lost))])
        if isinstance(made, self._dask.KilledWorker):
            raise UsageError(
                "Processerne i klyngen bliver ved med at gå ned.", "Giv dem mere hukommelse, og kør igen."
            ) from None
        result: Made = made
        return result
