"""The words of a letter that are not its writer's to improve: fields, quotations, instructions, locked passages."""

from bisect import bisect_right
from collections.abc import Sequence

from klartekst.letter import Mark, MarkKind

QUIET_MARKS = frozenset(
    {
        MarkKind.FIELD,
        MarkKind.CHOICE,
        MarkKind.INSTRUCTION,
        MarkKind.HIDDEN,
        MarkKind.QUOTATION,
        MarkKind.FOREIGN,
    }
)


class Marked:
    """The marks of a letter, in order, made ready to be asked of any span."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._quiet = [mark for mark in marks if mark.kind in QUIET_MARKS]
        self._locked = [mark for mark in marks if mark.kind is MarkKind.LOCKED]
        self._quiet_starts = [mark.start for mark in self._quiet]
        self._locked_starts = [mark.start for mark in self._locked]
        self.is_any = bool(self._quiet or self._locked)
        """Whether any words are quiet or locked: few letters have such."""

    def is_quiet(self, start: int, end: int) -> bool:
        """Whether any of a span lies in a quiet mark."""
        marks = self._quiet
        if not marks:
            return False
        at = bisect_right(self._quiet_starts, start)
        # Marks may nest (a field in a quotation): look back a few for one that reaches this far.
        return any(mark.end > start for mark in marks[max(0, at - 8) : at]) or (
            at < len(marks) and marks[at].start < end
        )

    def is_locked(self, start: int, end: int) -> bool:
        """Whether any of a span lies in a locked mark; those stand apart."""
        marks = self._locked
        at = bisect_right(self._locked_starts, start)
        return (at > 0 and marks[at - 1].end > start) or (at < len(marks) and marks[at].start < end)

    def is_all_locked(self, start: int, end: int) -> bool:
        """Whether one locked mark holds the whole of a span."""
        at = bisect_right(self._locked_starts, start)
        return at > 0 and self._locked[at - 1].end >= end
