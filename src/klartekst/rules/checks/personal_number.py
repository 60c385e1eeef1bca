"""A CPR number where it can be read by others than the one it belongs to, or where nobody needs it.

A subject, a notification and a file name are shown on screens and in lists that are not closed
(databeskyttelsesforordningen, article 32). Inside a letter it is lawful, yet seldom needed
(article 5(1)(c): data minimisation): there it is a tip. A plain e-mail is no closed letter: there it is an error.
"""

from collections.abc import Iterable
from pathlib import Path, PurePath

from klartekst.danish.personal_numbers import personal_numbers
from klartekst.finding import Finding, Severity, Suggestion
from klartekst.letter import Part
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

_MAILS = frozenset({"eml", "msg"})
_ANNOUNCED = frozenset({Part.SUBJECT, Part.NOTIFICATION, Part.ACTION})


class Check:
    """CPR numbers; the option `where` is `open` (the file's name), `announced` (what is shown around the letter:
    subject, notification, buttons) or `letter`.
    """

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.where = rule.check.options["where"]
        self.advice = Suggestion.advice(str(rule.check.options["advice"]))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a number, on the letter as a whole when it stands in the file's name."""
        if self.where == "open":
            # Of an annex, its own name: that of the mail is told of at the mail.
            own = analysis.letter.path.rpartition("#")[2]
            if any(personal_numbers(PurePath(own).name)):
                yield found(self.rule, None, None, {}, [self.advice])
            return
        shown = [(each.start, each.end) for each in analysis.letter.blocks if each.part in _ANNOUNCED]
        for start, end in personal_numbers(analysis.letter.text):
            if any(first <= start < last for first, last in shown) == (self.where == "announced"):
                yield found(self.rule, start, end, {}, [self.advice], self._severity(analysis.letter.format))

    def _severity(self, format: str) -> Severity | None:
        return Severity.ERROR if self.where == "letter" and format in _MAILS else None
