"""Charts as inline SVG, drawn with the page's own colours; every chart has a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

WIDTH, HEIGHT = 480, 200
_LEFT, _BOTTOM, _TOP = 34, 28, 14
_RIGHT = 30
"""Half of a day's label, which stands under the middle of its point."""
_LABEL_EVERY = 60
"""Units between the labels of the axis, so that they do not run into each other."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what stands at it; `label` is "" where there is no room for one. Units are those of the view box."""

    x: float
    y: float
    width: float
    height: float
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: what it shows in a sentence, its bars, and the rows of its table."""

    id: str
    title: str
    unit: str
    summary: str
    bars: tuple[Bar, ...]
    rows: tuple[tuple[str, int], ...]
    base: float = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True)
class Point:
    """A run on a line, in units of the view box; `labelled` where there is room for its value and day."""

    x: float
    y: float
    label: str
    value: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line over time."""

    id: str
    title: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as SVG wants them."""
        return " ".join(f"{each.x:.1f},{each.y:.1f}" for each in self.points)


def bar_chart(id: str, title: str, unit: str, summary: str, rows: Sequence[tuple[str, int]]) -> Chart:
    """A chart with one bar a row; `unit` names what the rows are steps of ("Point")."""
    most = max((value for _, value in rows), default=0) or 1
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    every = max(1, round(_LABEL_EVERY / step))
    room = HEIGHT - _BOTTOM - _TOP
    bars = tuple(
        Bar(
            x=round(_LEFT + number * step + step * 0.1, 1),
            y=round(HEIGHT - _BOTTOM - room * value / most, 1),
            width=round(step * 0.8, 1),
            height=round(room * value / most, 1),
            value=value,
            label=label.split("–")[0].split(" ")[0] if number % every == 0 else "",
        )
        for number, (label, value) in enumerate(rows)
    )
    return Chart(id, title, unit, summary, bars, tuple(rows))


def line_chart(id: str, title: str, values: Sequence[tuple[str, float]], top: float) -> Line:
    """A line with one point a run; `top` is the value at the upper edge, 0 lies at the lower one."""
    step = (WIDTH - _LEFT - _RIGHT) / max(len(values) - 1, 1)
    every = max(1, ceil(_LABEL_EVERY / step))
    room = HEIGHT - _BOTTOM - _TOP
    points = tuple(
        Point(
            x=_LEFT + number * step,
            y=HEIGHT - _BOTTOM - room * min(value, top) / top,
            label=label,
            value=value,
            # Counted from the last run: how things are now is what is looked for first.
            labelled=(len(values) - 1 - number) % every == 0,
        )
        for number, (label, value) in enumerate(values)
    )
    return Line(id, title, points)
