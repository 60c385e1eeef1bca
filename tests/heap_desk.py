"""Desks that can be asked what their process still holds of a letter, and a search through all that Python can reach.

What is looked for is told backwards, so that the search does not find itself.
"""

import gc
import sys
from collections.abc import Iterator, Sequence
from types import FrameType

import msgspec

from klartekst.serving.desk import Desk
from klartekst.serving.jobs import CheckJob, Done, Job

SEARCH = "hvad-er-her.json"
"""The name of the document whose data are a JSON list of what to look for, each backwards."""


class SearchingDesk(Desk):
    """The real desk, which also answers what its process holds."""

    def answer(self, job: Job) -> Done:
        """Which of the texts of a search are held; for any other job as the real desk does."""
        if isinstance(job, CheckJob) and job.document.name == SEARCH:
            return Done(msgspec.json.encode(held(msgspec.json.decode(job.document.data))), "application/json")
        return super().answer(job)


class HoardingDesk(SearchingDesk):
    """One that keeps the last letter."""

    def answer(self, job: Job) -> Done:
        """As any other, but the letter stays."""
        if isinstance(job, CheckJob) and job.document.name != SEARCH:
            self.last = job.document.data
        return super().answer(job)


class RememberingDesk(SearchingDesk):
    """One that forgets no word."""

    def forget(self) -> None:
        """Not a thing."""


def held(backwards: Sequence[str]) -> list[str]:
    """Those of the texts, given backwards, that stand in any string or bytes that this process can reach."""
    texts = [each[::-1] for each in backwards]
    spelled = [(each, each.encode()) for each in texts]
    ours = {id(each) for pair in spelled for each in pair}
    found = set()
    for each in _strings():
        if id(each) not in ours:
            found.update(
                text for text, raw in spelled if (text in each if isinstance(each, str) else raw in each)
            )
    return [text[::-1] for text in texts if text in found]


def _strings() -> Iterator[str | bytes | bytearray]:
    """All strings and bytes: in objects, caches and modules, and in the variables of whatever is running."""
    gc.unfreeze()  # what is frozen is not listed
    seen: set[int] = set()
    waiting: list[object] = gc.get_objects()
    for frame in sys._current_frames().values():
        waiting += _variables(frame)
    while waiting:
        one = waiting.pop()
        if id(one) in seen or one is waiting or one is seen:
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes | bytearray):
            yield one
        elif isinstance(one, msgspec.Struct):  # some are made so that Python's own search leaves them out
            waiting += (getattr(one, name, None) for name in one.__struct_fields__)
        else:
            waiting += gc.get_referents(one)


def _variables(frame: FrameType | None) -> Iterator[object]:
    while frame is not None:
        if frame.f_code.co_filename != __file__:
            yield from frame.f_locals.values()
        frame = frame.f_back
