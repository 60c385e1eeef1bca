"""What holds of every letter that is read and of every message that is told, whatever file they come from.

`fuzzing/targets.py` asks the same of files that it makes up.
"""

import re

from klartekst.errors import KlartekstError
from klartekst.letter import Letter


def message_holds(error: KlartekstError) -> None:
    """A Danish sentence of what and one of what to do, that can be printed."""
    str(error).encode("utf-8")
    assert re.search(
        r"\b(?:er|kan|kender|kendes|findes|har|indeholder|mangler|hedder|står|ser|skal|ingen)\b", error.what
    ), f"no Danish sentence: {error.what[:80]!r}"
    assert error.remedy.strip().endswith((".", ")", "?", "»")), f"no advice: {error.remedy[:80]!r}"


def letter_holds(letter: Letter) -> None:
    """It has a text that can be written; its blocks lie inside the text, in order, and its marks inside it."""
    length = len(letter.text)
    letter.text.encode("utf-8")
    at = 0
    for block in letter.blocks:
        assert at <= block.start <= block.content <= block.end <= length, "a block outside the text"
        at = block.end
    for mark in letter.marks:
        assert 0 <= mark.start <= mark.end <= length, "a mark outside the text"
