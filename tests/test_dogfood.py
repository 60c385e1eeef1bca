"""klartekst's own Danish: pages for users and texts that users see pass klartekst's own check."""

from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.finding import Severity
from klartekst.readers.markdown import read
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings

ROOT = Path(__file__).parent.parent
ENGLISH = {"arkitektur", "udvikleren"}
PAGES = sorted(page for page in (ROOT / "docs").glob("*.md") if page.stem not in ENGLISH)
MOST_WARNINGS = 45
"""Of 1,000 words; a page for IT says what is done by a machine, which the rules on passives point at."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all."""
    return Checker(Settings())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_for_users_has_no_faults(checker: Checker, page: Path) -> None:
    """No finding that stops a letter, and few that should be mended."""
    checked = checker.check(read(page.read_bytes(), page.name))
    grave = [each for each in checked.findings if each.severity.rank >= Severity.ERROR.rank]
    assert not grave, [(each.rule, each.message) for each in grave]
    warnings = [each.rule for each in checked.findings if each.severity is Severity.WARNING]
    words = len(page.read_text("utf-8").split())
    assert len(warnings) <= max(10, words * MOST_WARNINGS // 1000), f"{len(warnings)} of {words} words"


def test_the_rules_own_reasons_pass(checker: Checker) -> None:
    """Why, and what to do: no long sentence, no officialese, nothing that blocks."""
    for rule in checker.rules:
        text = rule.why
        grave = [
            each for each in checker.check(letter(text)).findings if each.severity.rank >= Severity.ERROR.rank
        ]
        assert not grave, (rule.id, text, [each.rule for each in grave])
