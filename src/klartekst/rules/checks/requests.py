"""*Skemaet bedes udfyldt*, *du bedes sende*: a request without anybody who asks."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding
from klartekst.rewriting.asking.requests import Request, asked, request_at
from klartekst.rewriting.frames import load_frames
from klartekst.rules.checks.polite_address import polite_forms
from klartekst.rules.found import found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

BEDES = "Bed læseren direkte: »Send …« eller »Vi beder dig …«."
WISHED = "Hvem ønsker det? Skriv »vi vil gerne …« eller »hvis du vil …«."


class Check:
    """Each *bedes* and *ønskes* that asks for something."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.frames = load_frames(lexicons / "verbs.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a request."""
        polite = next(polite_forms(analysis), None) is not None
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for at in range(len(sentence.tokens)):
                request = request_at(sentence.tokens, at, analysis.lexicon, polite=polite)
                if request is not None and analysis.keys[number][at] is not None:
                    yield self._finding(sentence, request, analysis)

    def _finding(self, sentence: Sentence, request: Request, analysis: Analysis) -> Finding:
        tokens = sentence.tokens
        words = " ".join(token.text for token in tokens[request.start : request.end])
        rewrite = asked(tokens, request, self.frames, analysis.lexicon, analysis.reader.addressee)
        suggestion = reworded(tokens, rewrite, BEDES if tokens[request.verb].norm == "bedes" else WISHED)
        start, end = tokens[request.start].start, tokens[request.end - 1].end
        return found(self.rule, start, end, {"ord": words}, [suggestion])
