"""Branches for other readers: *Hvis du er på sygedagpenge … Hvis du er på kontanthjælp …* in a letter to one person."""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

# Letters that go to many: there the branches are needed.
_TO_MANY = frozenset({"orientering", "nabohoering"})


class Check:
    """Two or more states of the reader (`states`, expressions without the verb) that she must choose among.

    A state is what the municipality knows: which benefit, what work, married or single. What may happen
    (*hvis du flytter*) is no branch.
    """

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        states = rule.check.options["states"]
        assert isinstance(states, tuple)
        verb = "(?:er|går|får|modtager)"
        # A line is a sentence: "Er du enlig, …" opens one.
        self.branch = re.compile(
            rf"(?im)(?:\b(?:hvis|såfremt) du {verb} |^{verb} du )(?P<state>{'|'.join(states)})\b"
        )
        self.advice = str(rule.check.options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the second branch: the first may be the one that fits."""
        if (
            not analysis.outline.is_letter
            or analysis.type.name in _TO_MANY
            or analysis.reader.addressee != "du"
        ):
            return
        body = analysis.outline.body
        seen: dict[str, tuple[int, int]] = {}
        for match in self.branch.finditer(body.text):
            seen.setdefault(match["state"].casefold().split()[-1], body.span(*match.span()))
        if len(seen) > 1:
            start, end = list(seen.values())[1]
            words = " ".join(analysis.letter.text[start:end].split())
            yield found(self.rule, start, end, {"ord": words}, [Suggestion.advice(self.advice)])
