"""A block of plain text in the making."""

from dataclasses import dataclass

from klartekst.letter import BlockKind
from klartekst.readers.lines import Line


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    first: Line
    last: Line
    kind: BlockKind
    content: int
    marker: str = ""
    indent: int = 0
    alone: bool = False  # the only block of its group of lines
    leads: bool = False  # the first of several in its group
