"""Text that lost its letters: one finding where it is lost throughout, else one a place.

Where it is lost throughout, the engine lets the word rules fall silent.
"""

from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Severity, Suggestion, Trust
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

THROUGHOUT = "Hent teksten igen fra det oprindelige dokument, eller ret bogstaverne, og tjek så brevet igen."


class Check:
    """Reports damaged letters."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding for a text damaged throughout, else one for each damaged place."""
        harm = analysis.damage
        if harm is None:
            return
        for place in harm.places[:1] if harm.widespread else harm.places:
            word = " ".join(analysis.letter.text[place.start : place.end].split())
            if harm.widespread:
                suggestion = Suggestion.advice(THROUGHOUT)
            elif place.repaired is not None:
                suggestion = Suggestion(place.start, place.end, place.repaired, Trust.REWRITE)
            else:
                suggestion = Suggestion.advice("Ret ordet.")
            severity = Severity.ERROR if harm.widespread else Severity.WARNING
            yield found(self.rule, place.start, place.end, {"ord": word}, [suggestion], severity)
