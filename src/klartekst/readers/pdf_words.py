"""Runs of a PDF to the pieces of a paragraph: lines joined, divided words mended, ligatures unfolded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from klartekst.danish.characters import view
from klartekst.danish.lexicon import Lexicon
from klartekst.readers.pdf_page import Run
from klartekst.readers.pieces import Piece

_SPACES = re.compile(" {2,}")


def pieces(lines: Iterable[Sequence[Run]], breaks: frozenset[int] = frozenset()) -> list[Piece]:
    """The pieces that these lines of runs make as one paragraph.

    A line whose number is in `breaks` begins where the writer wanted a new line; every other one goes on.
    A hyphen at a line's end is taken away where it only divided the word (`characters.view`).
    """
    made: list[Piece] = []
    stretch: list[tuple[Run, str]] = []
    before: Run | None = None
    for number, line in enumerate(lines):
        for position, run in enumerate(line):
            if position or before is None:
                joint = run.joint.replace("\r\n", " ") if before is not None else ""
            elif number in breaks:
                made += _made(stretch)
                made.append(Piece("\n"))
                stretch, joint = [], ""
            else:
                joint = "\n"
            stretch.append((run, joint))
            before = run
    return [*made, *_made(stretch)]


def _made(stretch: Iterable[tuple[Run, str]]) -> Iterator[Piece]:
    for (look, gap), group in groupby(stretch, key=lambda pair: (pair[0].look, pair[0].gap)):
        text = "".join(joint + run.text for run, joint in group)
        read = _SPACES.sub(" ", view(text, knows=Lexicon.open().knows).text)
        yield Piece(read, look, holders=(gap,) if gap else ())
