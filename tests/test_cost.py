"""What a check costs, counted and not timed: a busy machine changes none of these figures."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

LETTER = Path(__file__).parent.parent / "examples" / "breve" / "skolebefordring-afslag.foer.txt"
MOST_CALLS_A_WORD = 600
"""Letters full of faults take 310 to 470, this one 380."""


def calls(run: Callable[[], object]) -> int:
    """How many calls of Python functions something takes, the second time: caches are filled then."""
    run()
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all."""
    return Checker(Settings())


def test_a_word_takes_no_more_calls_than_it_should(checker: Checker) -> None:
    """Work that is done anew for each rule or each suggestion shows here."""
    letter = read(LETTER.read_bytes(), "-")
    spent = calls(lambda: checker.check(letter)) / len(letter.text.split())
    assert spent < MOST_CALLS_A_WORD, f"{spent:.0f} calls a word"


def test_twice_the_letter_takes_twice_the_work(checker: Checker) -> None:
    """And not four times: a paragraph is not looked at again for each other paragraph."""
    body = LETTER.read_text("utf-8")
    one, two = (read("\n\n".join([body] * times).encode(), "-") for times in (3, 6))
    assert calls(lambda: checker.check(two)) < 2.5 * calls(lambda: checker.check(one))


def test_a_second_run_reads_no_rule_and_loads_no_parser(tmp_path: Path) -> None:
    """Rules and lists come as they were kept; a plain text needs neither YAML, XML, spaCy nor textstat."""
    code = (
        "import sys\n"
        f"sys.argv = ['klartekst', 'check', '--exit-zero', {str(LETTER)!r}]\n"
        "from klartekst.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'yaml', 'lxml', 'spacy', 'textstat', 'jinja2'} & set(sys.modules)))\n"
    )
    shown = ""
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        shown = run.stdout
    assert shown.splitlines()[-1] == "[]"
