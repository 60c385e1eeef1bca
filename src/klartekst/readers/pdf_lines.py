"""Lines of a PDF page, and what only their geometry tells: where a line was broken on purpose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from klartekst.readers.pdf_page import Run

_MARKER = re.compile(r"\s*(?:[-–—•·▪●○◦‣➢✓☐☒]|\(?(?:\d{1,2}|[a-z])[.)])\s*")

_WIDE = 0.9
"""Font sizes. A gap as wide as this inside a line is a tab or the border of a cell, not a space."""

_LETTER = 0.5
"""Font sizes. The mean width of a letter in running text."""

_SLACK = 0.6
"""Font sizes by which a word may miss the right edge and still have fitted: letters differ in width."""


@dataclass(frozen=True)
class Line:
    """Runs that stand beside each other without a wide gap."""

    runs: tuple[Run, ...]

    @property
    def page(self) -> int:
        """The page, from 1."""
        return self.runs[0].page

    @property
    def left(self) -> float:
        """Where the line begins, in points."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where it ends, in points, without the blanks behind its last word."""
        return self.runs[-1].right

    @property
    def baseline(self) -> float:
        """How high it stands, in points from the page's foot."""
        return self.runs[0].baseline

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return max(self.runs, key=lambda run: len(run.text)).size

    @cached_property
    def text(self) -> str:
        """Its words, as stored."""
        return "".join(run.joint * bool(number) + run.text for number, run in enumerate(self.runs)).strip()

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.look.bold for run in self.runs)


def lines(runs: Iterable[Run], *, parted: bool = True) -> list[Line]:
    """The lines that runs stand in, in their order.

    `parted` says that what a wide gap parts stands in lines of its own, as the cells of a table do; a list
    item's marker is never parted from its words.
    """
    found: list[list[Run]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        if (
            last is None
            or "\n" in run.joint
            or _below(last, run)
            or (parted and _apart(last, run) and not _MARKER.fullmatch(last.text))
        ):
            found.append([run])
        else:
            found[-1].append(run)
    return [Line(tuple(each)) for each in found]


def _below(last: Run, run: Run) -> bool:
    return run.page != last.page or abs(run.baseline - last.baseline) > 1.2 * max(run.size, last.size)


def _apart(last: Run, run: Run) -> bool:
    return run.left - last.right > _WIDE * max(run.size, last.size)


def would_have_fitted(above: Line, below: Line, edge: float, slack: float = _SLACK) -> bool:
    """Whether the first word of `below` had room behind `above`, in a column that ends at `edge` (points).

    Then the writer, and not the margin, ended the line above. `slack` is how many font sizes the word may
    miss the edge by.
    """
    word = below.text.split(maxsplit=1)[0]
    return above.right + (len(word) + 1) * _LETTER * below.size < edge - slack * below.size


def meant_breaks(found: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines of one paragraph that begin where the writer wanted a new line."""
    edge = max((each.right for each in found), default=0.0)
    return frozenset(
        number
        for number in range(1, len(found))
        if found[number].page == found[number - 1].page
        and would_have_fitted(found[number - 1], found[number], edge)
    )
