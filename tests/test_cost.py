"""What a check costs, counted and not timed: a busy machine changes none of these figures."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

LETTER = Path(__file__).parent.parent / "examples" / "breve" / "skolebefordring-afslag.foer.txt"
A_WORD = 6_300
"""Instructions of Python's for a word of this letter, checked a second time. Seeds of hashes move it by 0.5 %."""

A_RUN = 14_400_000
"""Instructions for one letter in a process of its own, rules and lists kept: mostly what is imported."""

COUNTED_ON = (3, 11)
"""The figures are of this Python; another has other instructions."""

COUNT = """
import sys
count = 0
def local(frame, event, argument):
    global count
    count += 1
    return local
def begun(frame, event, argument):
    frame.f_trace_opcodes, frame.f_trace_lines = True, False
    return local
"""

LOOKS = """
import gc, sys
from klartekst.cycles import LOOK_AFTER
begun, count = None, 0
def looked(phase, info):
    global count
    count += phase == "start" and gc.get_threshold()[0] == LOOK_AFTER
gc.callbacks.append(looked)
"""
"""Counts in a run what Python looks for cycles once `look_seldom` has been said."""


def instructions(run: Callable[[], object]) -> int:
    """How many instructions of Python's something takes, the second time: caches are filled then.

    What C code does is not counted: `test_hostile.py` times expressions, `benchmarks/` the whole.
    """
    run()
    counting: dict[str, Any] = {}
    exec(COUNT, counting)
    before = sys.gettrace()
    sys.settrace(counting["begun"])
    try:
        run()
    finally:
        sys.settrace(before)
    return int(counting["count"])


def within_a_fifth(spent: float, figure: float) -> bool:
    """Whether it is what it was; what has become cheaper is to be written down, or a figure guards nothing."""
    return figure / 1.2 < spent < figure * 1.2


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all."""
    return Checker(Settings())


def a_word(checker: Checker) -> float:
    """Instructions for a word."""
    letter = read(LETTER.read_bytes(), "-")
    return instructions(lambda: checker.check(letter)) / len(letter.text.split())


@pytest.mark.skipif(sys.version_info[:2] != COUNTED_ON, reason="counted on another Python")
def test_a_word_costs_what_it_did(checker: Checker) -> None:
    """Work that is done anew for each rule or each suggestion shows here."""
    spent = a_word(checker)
    assert within_a_fifth(spent, A_WORD), f"{spent:,.0f} instructions a word: mend it, or change A_WORD"


@pytest.mark.skipif(sys.version_info[:2] != COUNTED_ON, reason="counted on another Python")
def test_a_fifth_more_is_seen(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when somebody runs the rules three times: a second run is cheap, as what is said of a sentence is kept."""
    once = a_word(checker)
    engine = checker._engine
    found = engine._in_order
    monkeypatch.setattr(engine, "_in_order", lambda *given: [found(*given) for _ in range(3)][-1])
    dear = a_word(checker)
    assert not within_a_fifth(dear, once), dear / once


def test_twice_the_letter_takes_twice_the_work(checker: Checker) -> None:
    """And not four times: a paragraph is not looked at again for each other paragraph."""
    body = LETTER.read_text("utf-8")
    one, two = (read("\n\n".join([body] * times).encode(), "-") for times in (2, 4))
    assert instructions(lambda: checker.check(two)) < 2.5 * instructions(lambda: checker.check(one))


RUN = f"""
sys.argv = ["klartekst", "check", "--exit-zero", {str(LETTER)!r}]
sys.settrace(begun)
from klartekst.cli import main
try:
    main()
except SystemExit:
    pass
sys.settrace(None)
print(count)
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def second_run() -> tuple[int, set[str]]:
    """The instructions of a run after one that kept what is worked out from the rules, and the modules it loads."""
    subprocess.run(
        [sys.executable, "-c", f"import sys\nbegun = None\ncount = 0{RUN}"], capture_output=True, check=True
    )
    run = subprocess.run([sys.executable, "-c", COUNT + RUN], capture_output=True, text=True, check=True)
    count, modules = run.stdout.splitlines()[-2:]
    return int(count), set(modules.split())


@pytest.mark.skipif(sys.version_info[:2] != COUNTED_ON, reason="counted on another Python")
def test_a_run_costs_what_it_did(second_run: tuple[int, set[str]]) -> None:
    """Imports that nobody needs, and lists that are read anew, show here."""
    spent, _ = second_run
    assert within_a_fifth(spent, A_RUN), f"{spent:,} instructions a run: mend it, or change A_RUN"


def test_a_second_run_reads_no_rule_and_loads_no_parser(second_run: tuple[int, set[str]]) -> None:
    """Rules and lists come as they were kept; a plain text needs neither YAML, XML, spaCy nor textstat."""
    _, modules = second_run
    assert "klartekst.checker" in modules
    assert not {"yaml", "lxml", "spacy", "textstat", "jinja2"} & modules


def test_a_run_makes_no_look_for_cycles(second_run: tuple[int, set[str]]) -> None:
    """Lists grow; with as many values as Python looks after, a run would take a fifth longer at once."""
    run = subprocess.run([sys.executable, "-c", LOOKS + RUN], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-2] == "0"
