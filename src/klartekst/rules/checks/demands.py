"""*Det må kræves, at du …*: a demand in front of the duty."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding
from klartekst.rewriting.addressing.demands import Demand, asked_plainly, demand_at
from klartekst.rewriting.edits import text_of
from klartekst.rules.found import found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

DUTY = "Skriv: du skal …, og sig hvorfor."
HOPE = "Skriv, om læseren skal gøre det, eller om I håber det."
STAYS = "Behold pligten. Skriv »skal« kun, hvis loven kræver det."


class Check:
    """Each demand with a clause behind it."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a demand."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for at in range(len(sentence.tokens)):
                demand = demand_at(sentence.tokens, at, analysis.lexicon)
                if demand is not None and analysis.keys[number][at] is not None:
                    yield self._finding(sentence, demand, analysis)

    def _finding(self, sentence: Sentence, demand: Demand, analysis: Analysis) -> Finding:
        tokens = sentence.tokens
        rewrite = asked_plainly(tokens, demand, analysis.lexicon)
        suggestion = reworded(tokens, rewrite, DUTY if demand.binds else HOPE, STAYS)
        start, end = tokens[demand.start].start, tokens[demand.end - 1].end
        words = text_of(tokens[demand.start : demand.end])
        return found(self.rule, start, end, {"ord": words}, [suggestion])
