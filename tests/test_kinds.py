"""The report says what kind of letter it is, and what would raise its score."""

from dataclasses import replace
from pathlib import Path

from klartekst.checker import Checker, load_all_rules
from klartekst.readers.open import read
from klartekst.reports.kinds import KINDS, kind_line, score_line
from klartekst.settings import Settings
from klartekst.understanding.letter_type import type_names

BREVE = Path(__file__).parent.parent / "examples" / "breve"
RULES = {rule.id: rule for rule in load_all_rules()}
CHECKED = Checker(Settings()).check(read(str(BREVE / "hjaelpemiddel-afslag.foer.txt")))


def test_every_kind_has_a_danish_name() -> None:
    """No code word reaches the reader."""
    assert set(KINDS) == set(type_names())


def test_the_kind_is_said_as_a_reading() -> None:
    """klartekst reads; it does not decide."""
    assert kind_line(replace(CHECKED, type="afgoerelse-afslag")) == "klartekst læser brevet som et afslag."


def test_unsure_is_said_as_unsure() -> None:
    """And the writer may say it herself."""
    line = kind_line(replace(CHECKED, type=None))
    assert line is not None and "ikke sikker" in line and "--type" in line


def test_the_score_says_what_would_help_most() -> None:
    """«Hvorfor 43?» has an answer: at most three changes, in points."""
    line = score_line(CHECKED, RULES)
    assert line is not None
    assert line.startswith(f"Brevet får {CHECKED.score} point af 100.")
    assert 1 <= line.count("(+") <= 3


def test_a_short_text_gets_neither() -> None:
    """Silence before a wrong figure."""
    short = Checker(Settings()).check(read(str(BREVE / "hjaelpemiddel-afslag.foer.txt")))
    tiny = replace(short, score=None, readability=None)
    assert score_line(tiny, RULES) is None
    assert kind_line(tiny) is None
