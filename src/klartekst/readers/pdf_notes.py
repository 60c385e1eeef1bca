"""Note numbers of a PDF: raised digits behind a word, and the number that a note begins with.

Word knows them as references. On a page they are characters like the others, and *forvaltningsloven1* is
no word; so they are taken out, and the note is known by its number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from klartekst.readers.pdf_lines import Line
from klartekst.readers.pdf_page import Run

_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_UNIT = re.compile(r"\b[cdkm]?m$")
_SMALL = 0.8
"""Times the size of the text around it. A note's number is about 60 %."""

_WORD_SPACE = 0.7
"""Font sizes. The gap that a note's number leaves is narrower, a word space and the number together wider."""

_NOTE_POINTS = 0.4
"""Points by which the text of a note is smaller than that of the letter, at least."""


def without_references(runs: Iterable[Run]) -> list[Run]:
    """The runs without raised note numbers; what a number parted stands in one line again."""
    kept: list[Run] = []
    for run in runs:
        before = kept[-1] if kept else None
        if before is not None and _is_reference(run, before):
            continue
        if before is not None and "\n" in run.joint:
            if any(_on_line(each, run) for each in kept[-2:]) and run.left >= before.right - 1:
                run = replace(run, joint="" if run.left - before.right < _WORD_SPACE * run.size else " ")
            elif _is_label(before, run):
                run = replace(run, joint=" ")
        kept.append(run)
    return kept


def _is_reference(run: Run, before: Run) -> bool:
    """A small raised number behind a word is a note's, unless the word is a unit of measure: m²."""
    raised = (
        run.size < _SMALL * before.size
        and before.baseline + 0.5 < run.baseline < before.baseline + before.size
    )
    beside = run.page == before.page and run.left > before.left
    return raised and beside and _NUMBER.fullmatch(run.text) is not None and not _UNIT.search(before.text)


def _is_label(number: Run, run: Run) -> bool:
    """Whether a note begins with `number` and goes on with `run`, in spite of a line end between them."""
    small = number.size < _SMALL * run.size and _NUMBER.fullmatch(number.text) is not None
    beside = run.page == number.page and run.left > number.left
    return small and beside and abs(number.baseline - run.baseline) < 0.6 * run.size


def _on_line(before: Run, run: Run) -> bool:
    return run.page == before.page and abs(run.baseline - before.baseline) < 0.5 and run.left > before.left


def note(line: Line, standard_size: float, height: float) -> Line | None:
    """The line without its number when it begins a note at a page's foot, else None.

    `standard_size` is that of the letter's text in points, `height` the page's.
    """
    first, *rest = line.runs
    if not rest or not _NUMBER.fullmatch(first.text) or line.baseline > height / 2:
        return None
    small = first.size < _SMALL * rest[0].size
    if not small and rest[0].size > standard_size - _NOTE_POINTS:
        return None
    return Line(tuple(rest))


def without_number(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of a note that the tags tell, without the number that it begins with."""
    return runs[1:] if len(runs) > 1 and _NUMBER.fullmatch(runs[0].text) else runs
