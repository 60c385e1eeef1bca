"""klartekst as it is shipped: one checker for all tests, its rules, and the example letters as it reads them."""

from functools import cache
from pathlib import Path

from klartekst.checker import Checker
from klartekst.readers.find import find
from klartekst.readers.open import read
from klartekst.readers.plain_text import read as read_plain
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.settings import Settings

EXAMPLES = tuple(find([str(Path(__file__).parents[1] / "examples/breve")]))


@cache
def checker() -> Checker:
    """One checker with the built-in settings."""
    return Checker(Settings())


@cache
def rules() -> dict[str, Rule]:
    """All rules by id."""
    return {rule.id: rule for rule in checker().rules}


@cache
def checked(path: str) -> CheckedLetter:
    """An example letter, checked."""
    return checker().check(read(path, None))


@cache
def outcomes(text: str) -> tuple[str, ...]:
    """How a text reads with each suggested text put in, one at a time."""
    return tuple(
        text[: each.start] + each.text + text[each.end :]
        for finding in checker().check(read_plain(text.encode(), "brev.txt")).findings
        for each in finding.suggestions
        if each.text is not None and each.start is not None and each.end is not None
    )
