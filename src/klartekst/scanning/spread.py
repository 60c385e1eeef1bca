"""How often each value occurs: all that a median and a chart need, in room that does not grow with the letters."""

from collections import Counter
from collections.abc import Iterable


class Spread:
    """Figures of many letters; the same value takes no more room the second time."""

    def __init__(self, values: Iterable[float] = ()) -> None:
        self._times = Counter(values)

    def __bool__(self) -> bool:
        return bool(self._times)

    def add(self, value: float) -> None:
        """Counts a value once more."""
        self._times[value] += 1

    @property
    def median(self) -> float | None:
        """The middle value, the mean of the two in the middle where they are two; None of none."""
        total = self._times.total()
        if not total:
            return None
        return (self._at((total - 1) // 2) + self._at(total // 2)) / 2

    def bins(self, width: int, most: int) -> list[tuple[str, int]]:
        """How many values lie in each step of `width`: ("0–9", 3) …; the last step is "90 og derover"."""
        steps = most // width
        counts: Counter[int] = Counter()
        for value, times in self._times.items():
            counts[min(int(value) // width, steps)] += times
        made = [(f"{step * width}–{step * width + width - 1}", counts[step]) for step in range(steps)]
        return [*made, (f"{steps * width} og derover", counts[steps])]

    def _at(self, place: int) -> float:
        """The value at a place in their order, from 0."""
        for value in sorted(self._times):
            place -= self._times[value]
            if place < 0:
                return value
        raise IndexError(place)
