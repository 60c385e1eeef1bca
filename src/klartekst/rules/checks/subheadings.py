"""Long letters without headings: the reader cannot find the place that concerns her."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.zones import ZoneKind

ADVICE = "Sæt en overskrift over hver del, for eksempel »Derfor …«, »Det skal du gøre« og »Sådan klager du«."


class Check:
    """A letter over `words` words of prose with no heading below its title."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.words = int(str(rule.check.options["words"]))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the letter as a whole."""
        if not analysis.outline.is_letter or analysis.outline.words <= self.words:
            return
        begun = False
        for zone in analysis.zones:
            if zone.kind in {ZoneKind.BODY, ZoneKind.COMPLAINT, ZoneKind.GREETING}:
                begun = True
            elif zone.kind is ZoneKind.HEADING and begun:
                return
        values = {"ord": str(analysis.outline.words)}
        yield found(self.rule, None, None, values, [Suggestion.advice(ADVICE)])
