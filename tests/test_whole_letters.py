"""Whole invented letters, annotated by others than those who wrote the wordings: type and parts, and the figures.

Each letter in `data/whole_letters` has its type, and the parts that are plainly there or plainly missing. What
stands between is not annotated: it is neither right nor wrong. `data/free_letters.txt` says the same kinds of
things in freer words; there the type alone is asked for.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from shipped import checker

from klartekst.readers.plain_text import read
from klartekst.understanding.analysis import Analysis

DATA = Path(__file__).parent / "data"
WHOLE = DATA / "whole_letters"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (WHOLE / "gold.jsonl").read_text("utf-8").splitlines()
]
_PARTS = re.split(r"^=== (\S+)\n", (DATA / "free_letters.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]
FREE = tuple(zip(_PARTS[::2], _PARTS[1::2], strict=True))


@lru_cache(maxsize=64)
def analysed(file: str) -> Analysis:
    """A whole letter taken apart."""
    return checker().analyse(read((WHOLE / file).read_bytes(), file))


def test_every_type_is_there() -> None:
    """Three of each kind, and the free ones at least one of each."""
    types = [gold["type"] for gold in GOLD]
    assert len(set(types)) == 14
    assert min(types.count(each) for each in set(types)) >= 3
    assert {kind for kind, _ in FREE} == set(types)


def test_the_type_of_nearly_all_letters_is_known() -> None:
    """At least 95 of 100; a wrong one asks for the wrong parts."""
    right = sum(analysed(gold["file"]).type.name == gold["type"] for gold in GOLD)
    assert right >= 0.95 * len(GOLD)


def test_letters_in_free_words_have_their_type() -> None:
    """At least 95 of 100 here too: no two of them share a stock phrase."""
    right = sum(checker().analyse(read(text.encode(), "-")).type.name == kind for kind, text in FREE)
    assert right >= 0.95 * len(FREE)


def test_the_parts_are_found_where_they_are_and_missed_where_they_are_not() -> None:
    """At least 93 of 100 of what was annotated."""
    total = right = 0
    for gold in GOLD:
        states = analysed(gold["file"]).elements.states
        for name in gold["missing"]:
            total += 1
            right += states[name] == "missing"
        for name in gold["present"]:
            total += 1
            right += states[name] == "present"
    assert right >= 0.93 * total


def test_hardly_any_part_is_called_missing_that_is_there() -> None:
    """The costliest mistake: at most one in ten letters."""
    false = sum(
        analysed(gold["file"]).elements.states[name] == "missing" for gold in GOLD for name in gold["present"]
    )
    assert false <= len(GOLD) / 10


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["file"])
def test_no_letter_that_gives_asks_or_informs_is_asked_for_complaint_guidance(gold: dict[str, Any]) -> None:
    """Forvaltningsloven § 25 asks for it where the reader does not get everything."""
    if gold["type"] in {"indkaldelse", "kvittering", "dokumentation", "orientering", "paamindelse"}:
        assert analysed(gold["file"]).elements.states["complaint-guidance"] != "missing"
