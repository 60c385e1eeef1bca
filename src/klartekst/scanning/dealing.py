"""Which worker gets which file.

Files that lie together mostly come from one template, and a worker is quicker with a template that it has met. So the
files of a folder are dealt in stretches, each to one worker. When no more are coming, a worker that has none left
takes half of another's, so that all are done at the same time.
"""

import os
from collections import deque
from collections.abc import Iterable

from klartekst.scanning.values import Source

STRETCH = 64
"""Files of one folder that go to one worker at most, so that little is left for one of them at the end."""


class Dealer:
    """Deals files to workers, known by their numbers; each file once, but for those that are given back."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._coming = iter(sources)
        self._next = next(self._coming, None)
        self._back: deque[Source] = deque()
        self._stretches: dict[int, deque[Source]] = {}

    def deal(self, worker: int, most: int) -> list[Source]:
        """Up to `most` files for a worker; none when all are dealt."""
        dealt: list[Source] = []
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
