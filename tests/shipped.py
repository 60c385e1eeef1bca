"""klartekst as it is shipped: one checker for all tests, its rules, and the example letters as it reads them."""

from functools import cache
from pathlib import Path

from klartekst.checker import Checker
from klartekst.readers.find import find
from klartekst.readers.open import read
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
