"""*Du har undladt at svare*: the reader is blamed where the fact would do."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding
from klartekst.rewriting.addressing.omissions import told
from klartekst.rewriting.addressing.reproaches import Omission, omission_at, words
from klartekst.rules.found import found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

FACT = "Skriv, hvad I ikke har fået, eller hvad der ikke skete, og datoen."
STAYS = "Behold det, der skulle være sket, og datoen."


class Check:
    """Each verb that blames the reader for not doing something."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a reproach."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for at in range(len(sentence.tokens)):
                omission = omission_at(sentence.tokens, at, analysis.lexicon)
                if omission is not None and analysis.keys[number][at] is not None:
                    yield self._finding(sentence, omission, analysis)

    def _finding(self, sentence: Sentence, omission: Omission, analysis: Analysis) -> Finding:
        tokens = sentence.tokens
        rewrite = told(tokens, omission, analysis.lexicon)
        suggestion = reworded(tokens, rewrite, FACT, STAYS)
        start, end = tokens[omission.start].start, tokens[omission.end - 1].end
        return found(self.rule, start, end, {"ord": words(tokens, omission)}, [suggestion])
