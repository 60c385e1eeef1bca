"""A letter that says both *du* and *De* to its reader."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.addressed import FAMILIAR
from klartekst.finding import Finding, Suggestion
from klartekst.rules.checks.polite_address import polite_forms
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis


class Check:
    """Reported once, at the first polite form."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding."""
        familiar = any(
            token.norm in FAMILIAR and not analysis.is_quiet(token.start, token.end)
            for sentence in analysis.sentences
            if analysis.zone(sentence) in self.rule.zones
            for token in sentence.tokens
        )
        if not familiar:
            return
        for sentence, position in polite_forms(analysis):
            if analysis.zone(sentence) in self.rule.zones:
                token = sentence.tokens[position]
                advice = Suggestion.advice("Skriv »du«, »dig« og »din« hele vejen.")
                yield found(self.rule, token.start, token.end, {"ord": token.text}, [advice])
                return
