"""What is to be said in a comment, and where: the same for every format that has comments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend, in Danish: a short title and the lines under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment on the letter's block number `block`.

    `start` and `end` are the words that it is anchored on, code points of the letter's text; None when
    it concerns the whole block.
    """

    block: int
    start: int | None
    end: int | None
    points: tuple[Point, ...]

    @property
    def paragraphs(self) -> tuple[tuple[str, bool], ...]:
        """The comment's paragraphs, each with whether it is a title."""
        return tuple(
            pair
            for point in self.points
            for pair in ((point.title, True), *((x, False) for x in point.lines))
        )
