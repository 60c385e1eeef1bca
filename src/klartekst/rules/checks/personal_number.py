"""A CPR number where it can be read by others than the one it belongs to, or where nobody needs it.

A subject, a notification and a file name are shown on screens and in lists that are not closed
(databeskyttelsesforordningen, article 32). Inside a letter it is lawful, yet seldom needed
(article 5(1)(c): data minimisation): there it is a tip.
"""

from collections.abc import Iterable
from pathlib import Path, PurePath

from klartekst.danish.personal_numbers import personal_numbers
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis


class Check:
    """CPR numbers; the option `where` is `open` (the file's name) or `letter`."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.in_name = rule.check.options["where"] == "open"
        self.advice = Suggestion.advice(str(rule.check.options["advice"]))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a number, on the letter as a whole when it stands in the file's name."""
        if self.in_name:
            # Of an annex, its own name: that of the mail is told of at the mail.
            own = analysis.letter.path.rpartition("#")[2]
            if any(personal_numbers(PurePath(own).name)):
                yield found(self.rule, None, None, {}, [self.advice])
            return
        for start, end in personal_numbers(analysis.letter.text):
            yield found(self.rule, start, end, {}, [self.advice])
