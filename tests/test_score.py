"""The score is built openly, and a better letter scores higher."""

from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.danish.readability import Readability
from klartekst.finding import Category, Finding, Severity
from klartekst.readers.open import read
from klartekst.score import SHARES, SIDES, best_changes, score
from klartekst.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
PAIRS = sorted(path for path in EXAMPLES.iterdir() if ".foer." in path.name)
EASY = Readability(200, 20, 40, 0.2, 10.0, 18, 30.0, 2.0)
HARD = Readability(200, 8, 80, 0.4, 25.0, 40, 65.0, 10.0)


def finding(category: Category, severity: Severity = Severity.WARNING, rule: str = "en-regel") -> Finding:
    """A finding of a category."""
    return Finding(rule, category, severity, "", 0, 1)


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker with built-in settings."""
    return Checker(Settings())


@pytest.mark.parametrize("before", PAIRS, ids=lambda path: path.name)
def test_in_every_example_the_letter_after_scores_higher(before: Path, checker: Checker) -> None:
    """And clearly so."""
    after = before.with_name(before.name.replace(".foer.", ".efter."))
    scores = [checker.check(read(str(path))).score for path in (before, after)]
    assert scores[0] is not None and scores[1] is not None
    assert scores[1] >= scores[0] + 15


def test_every_category_has_one_side() -> None:
    """No finding counts twice, none counts for nothing."""
    sides = [category for side in SIDES.values() for category in side]
    assert sorted(sides) == sorted(set(Category))
    assert set(SIDES) == set(SHARES)
    assert sum(SHARES.values()) == 100


def test_an_easy_letter_without_findings_scores_100() -> None:
    """And no letter scores more."""
    whole = score([], EASY)
    assert whole is not None and whole.total == 100


def test_shorter_sentences_with_the_same_mess_gain_little() -> None:
    """The findings stay: readability is a quarter of the whole, and half of that is LIX."""
    mess = [finding(category) for category in Category for _ in range(6)]
    hard, easy = score(mess, HARD), score(mess, EASY)
    assert hard is not None and easy is not None
    assert easy.total - hard.total <= 15


def test_a_long_letter_is_not_worse_for_being_long() -> None:
    """Points are counted a hundred words."""
    twice = Readability(400, 40, 80, 0.2, 10.0, 18, 30.0, 2.0)
    one = score([finding(Category.JARGON)] * 4, EASY)
    two = score([finding(Category.JARGON)] * 8, twice)
    assert one is not None and two is not None and one.total == two.total


def test_a_text_too_short_for_a_number_has_none() -> None:
    """Silence before a wrong figure."""
    assert score([], Readability(10, 1, 2, 0.2, 10.0, 10, None, None)) is None


def test_the_greatest_gain_comes_first() -> None:
    """»Hvorfor 43?« is answered by what would raise it most."""
    few = [finding(Category.TONE, rule="tone")]
    many = [finding(Category.JARGON, rule="fagord")] * 8
    changes = best_changes([*few, *many], EASY)
    assert [change.rule for change in changes] == ["fagord", "tone"]
    assert changes[0].gain > changes[1].gain > 0
