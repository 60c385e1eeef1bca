"""Rules that are a number: too many words in a sentence, too many letters in a word."""

from collections.abc import Iterable

from klartekst.danish.readability import count_words
from klartekst.finding import Finding, Suggestion
from klartekst.letter import BlockKind
from klartekst.rules.found import found
from klartekst.rules.schema import MeasureCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis


class MeasureRule:
    """One rule with a limit from the settings."""

    def __init__(self, rule: Rule, settings: Settings) -> None:
        assert isinstance(rule.check, MeasureCheck)
        self.rule = rule
        self.check = rule.check
        self.limit = settings.thresholds[rule.check.threshold]

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """A finding for each sentence, word or paragraph over the limit."""
        match self.check.of:
            case "sentence-words":
                return self._sentences(analysis)
            case "paragraph-words":
                return self._paragraphs(analysis)
        return ()

    def _sentences(self, analysis: Analysis) -> Iterable[Finding]:
        for sentence in analysis.sentences:
            if analysis.zone(sentence) not in self.rule.zones:
                continue
            words = count_words(sentence.tokens)
            if words > self.limit and not analysis.is_quiet(sentence.start, sentence.end):
                yield self._finding(sentence.start, sentence.end, words)

    def _paragraphs(self, analysis: Analysis) -> Iterable[Finding]:
        counts: dict[int, int] = {}
        for sentence in analysis.sentences:
            if analysis.zone(sentence) in self.rule.zones:
                counts[sentence.block] = counts.get(sentence.block, 0) + count_words(sentence.tokens)
        for number, words in counts.items():
            block = analysis.letter.blocks[number]
            if words > self.limit and block.kind is BlockKind.PARAGRAPH:
                yield self._finding(block.content, block.end, words)

    def _finding(self, start: int, end: int, number: int) -> Finding:
        values = {"tal": str(number), "grænse": str(self.limit)}
        return found(self.rule, start, end, values, [Suggestion.advice(self.check.advice)])
