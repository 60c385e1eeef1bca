"""The score is built openly, and a better letter scores higher."""

import re
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.danish.readability import Readability
from klartekst.finding import Category, Finding, Severity
from klartekst.readers.open import read
from klartekst.readers.plain_text import read as read_text
from klartekst.score import SHARES, SIDES, best_changes, score

EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
PAIRS = sorted(path for path in EXAMPLES.iterdir() if ".foer." in path.name)
EASY = Readability(200, 20, 40, 0.2, 10.0, 18, 30.0, 2.0)
HARD = Readability(200, 8, 80, 0.4, 25.0, 40, 65.0, 10.0)


def finding(category: Category, severity: Severity = Severity.WARNING, rule: str = "en-regel") -> Finding:
    """A finding of a category."""
    return Finding(rule, category, severity, "", 0, 1)


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


@pytest.mark.parametrize("before", PAIRS, ids=lambda path: path.name)
def test_chopping_the_sentences_of_a_heavy_letter_gains_little(before: Path, checker: Checker) -> None:
    """The same words with a full stop at each comma: the number must not be bought that way."""
    letter = read(str(before))
    chopped = re.sub(r", (?=[a-zæøå]{2,} )", ". ", letter.text)
    one, two = checker.check(letter), checker.check(read_text(chopped.encode(), "-"))
    after = checker.check(read(str(before.with_name(before.name.replace(".foer.", ".efter.")))))
    assert one.score is not None and two.score is not None and after.score is not None
    assert two.score - one.score <= (after.score - one.score) / 2


@pytest.mark.parametrize("before", PAIRS, ids=lambda path: path.name)
def test_why_43_is_answered_by_three_changes(before: Path, checker: Checker) -> None:
    """Each raises the number when its findings are gone, and no other rule's would raise it more."""
    checked = checker.check(read(str(before)))
    assert checked.readability is not None and checked.score is not None
    changes = best_changes(checked.findings, checked.readability)
    assert len(changes) == 3
    for change in changes:
        rest = [each for each in checked.findings if each.rule != change.rule]
        mended = score(rest, checked.readability)
        assert mended is not None and mended.total - checked.score == change.gain > 0
    every = best_changes(checked.findings, checked.readability, most=100)
    assert list(changes) == list(every[:3])
