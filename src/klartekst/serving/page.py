"""The page that a letter is dropped on: made on the server, with or without a letter on it."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from klartekst import __version__
from klartekst.profiles import CHILD, STRATEGIES
from klartekst.readers.formats import SUFFIXES
from klartekst.reports.html import view
from klartekst.reports.kinds import KINDS
from klartekst.reports.rendering import environment
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.serving.jobs import Choices
from klartekst.serving.problem import Problem
from klartekst.writing.copies import SUFFIXES as COMMENTABLE
from klartekst.writing.copies import TRACKING

if TYPE_CHECKING:
    from jinja2 import Template

PASTED = "brev.txt"
"""The name of a letter that was pasted into the page."""
_CHOOSE_TYPE = "Vælg selv under »Flere valg«."
_STRATEGY_NAMES = {
    "faelles": "Fælles strategi på socialområdet",
    "kolding": "Kolding",
    "haderslev": "Haderslev",
    "faxe": "Faxe",
    "ishoej": "Ishøj",
}


def empty_page() -> str:
    """The page before a letter is dropped on it."""
    return _render(letters=[], problem=None, choices=Choices())


def problem_page(problem: Problem) -> str:
    """The page that says why there is no answer."""
    return _render(letters=[], problem=problem, choices=Choices())


def result_page(
    checked: Sequence[CheckedLetter], rules: Mapping[str, Rule], choices: Choices, name: str
) -> str:
    """The page with what was found in the letters of one file.

    The first view is the verdict and at most five things. The text of a single letter is in the page once more,
    for the script that puts suggestions in.
    """
    many = len(checked) > 1
    names = [f"Brev {number}" for number in range(1, len(checked) + 1)] if many else ["Brevet"]
    return _render(
        letters=[view(each, title, rules, _CHOOSE_TYPE) for each, title in zip(checked, names, strict=True)],
        problem=None,
        choices=choices,
        live=not many,
        text="" if many else checked[0].letter.text,
        pasted=name == PASTED,
        commentable=not many and PurePath(name).suffix in COMMENTABLE,
        tracking=PurePath(name).suffix in TRACKING,
    )


def _render(**values: Any) -> str:
    defaults = {"live": False, "text": "", "pasted": False, "commentable": False, "tracking": False}
    return _template().render(
        defaults
        | {
            "version": __version__,
            "suffixes": ",".join(SUFFIXES),
            "kinds": KINDS,
            "strategies": {name: _STRATEGY_NAMES[name] for name in STRATEGIES},
            "child": CHILD,
        }
        | values
    )


@cache
def _template() -> "Template":
    return environment(Path(__file__).parent / "templates").get_template("drop.html")
