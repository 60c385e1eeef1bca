"""Tracked changes and comments: what colleagues wrote to each other while the letter was made."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.letter import Letter, MarkKind
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.stage import Stage


class Check:
    """One finding a letter for what the option `of` names: changes, comments or own-comments.

    The message may give the number as `{antal}`. In a template comments and changes are work in progress.
    """

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.count = _COUNTS[str(rule.check.options["of"])]
        self.advice = str(rule.check.options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the letter as a whole."""
        number = self.count(analysis.letter)
        if number and analysis.stage is not Stage.TEMPLATE:
            advice = Suggestion.advice(self.advice)
            yield found(self.rule, None, None, {"antal": str(number)}, [advice])


def _changes(letter: Letter) -> int:
    return letter.tracked_deletions + sum(mark.kind is MarkKind.INSERTED for mark in letter.marks)


def _comments(letter: Letter) -> int:
    return letter.comments - letter.own_comments


def _own_comments(letter: Letter) -> int:
    return letter.own_comments


_COUNTS = {"changes": _changes, "comments": _comments, "own-comments": _own_comments}
