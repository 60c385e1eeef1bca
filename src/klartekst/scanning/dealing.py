"""Which worker gets which file.

Files that lie together mostly come from one template, and a worker is quicker with a template that it has met. So the
files of a folder are dealt in stretches, each to one worker. When no more are coming, a worker that has none left
takes half of another's, and all are dealt fewer and fewer at a time, so that all are done at the same time.
"""

import os
from collections import deque
from collections.abc import Iterable

from klartekst.scanning.values import Source

STRETCH = 512
"""Files of one folder that go to one worker at most, so that no more of them are held in memory."""


class Dealer:
    """Deals files to workers, known by their numbers; each file once, but for those that are given back."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._coming = iter(sources)
        self._next = next(self._coming, None)
        self._back: deque[Source] = deque()
        self._stretches: dict[int, deque[Source]] = {}

    @property
    def left(self) -> bool:
        """Whether there are files that nobody was dealt."""
        return self._next is not None or self._held > 0

    def deal(self, worker: int, most: int) -> list[Source]:
        """Up to `most` files for a worker, at the end up to half of its share; none when all are dealt."""
        dealt: list[Source] = []
        if self._next is None:
            most = min(most, max(1, self._held // (2 * max(1, len(self._stretches)))))
        while len(dealt) < most:
            following = self._following(worker)
            if following is None:
                break
            dealt.append(following)
        return dealt

    def give_back(self, worker: int, sources: Iterable[Source]) -> None:
        """Takes back what a worker that is gone was dealt, and its stretch: for whoever asks next."""
        self._back.extend(sources)
        self._back.extend(self._stretches.pop(worker, ()))

    @property
    def _held(self) -> int:
        return len(self._back) + sum(map(len, self._stretches.values()))

    def _following(self, worker: int) -> Source | None:
        if self._back:
            return self._back.popleft()
        stretch = self._stretches.setdefault(worker, deque())
        if not stretch:
            stretch.extend(self._cut() or self._share())
        return stretch.popleft() if stretch else None

    def _cut(self) -> list[Source]:
        """The next files of one folder."""
        cut: list[Source] = []
        while self._next is not None and len(cut) < STRETCH:
            if cut and os.path.dirname(cut[0].path) != os.path.dirname(self._next.path):  # noqa: PTH120, each file
                break
            cut.append(self._next)
            self._next = next(self._coming, None)
        return cut

    def _share(self) -> list[Source]:
        """Half of the longest stretch, from its end."""
        longest = max(self._stretches.values(), key=len)
        shared = [longest.pop() for _ in range((len(longest) + 1) // 2)]
        return shared[::-1]
