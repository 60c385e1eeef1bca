"""Half a sentence is a letter's line too: what is no Danish sentence costs no finding, and never the check."""

import importlib
from itertools import islice
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def test_torn_sentences_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some 3,600 drawn from the rules' examples; `fuzzing/torn.py` draws more."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "fuzzing"))
    torn = importlib.import_module("torn")
    targets = importlib.import_module("targets")
    for lines in islice(torn.torn_letters(seed=2026), 300):
        targets.findings_hold(letter("\n\n".join(lines)))


@pytest.mark.parametrize(
    "line",
    [
        "De skriver,",  # a comma, and nothing behind it
        "bedes udfyldt og returneret",  # a verb, and nothing in front of it
        "Bedes vedlagt",
    ],
)
def test_a_line_that_stops_short_is_checked(line: str) -> None:
    """Each of these once ended the run; the line has a neighbour that says *De* for certain."""
    CHECKER.check(letter(f"{line}\n\nHermed sender vi Deres papirer retur, som De har bedt om."))
