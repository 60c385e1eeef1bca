"""A letter whose LIX is above what its reader can be asked to follow."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Del de længste sætninger, og skift de længste ord ud."


class Check:
    """The body prose's LIX, rounded as the report shows it, over the option `lix`."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.most = int(str(rule.check.options["lix"]))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the letter as a whole; none for a text too short for a number."""
        lix = analysis.readability.lix
        if lix is not None and round(lix) > self.most:
            values = {"lix": f"{lix:.0f}", "most": str(self.most)}
            yield found(self.rule, None, None, values, [Suggestion.advice(ADVICE)])
