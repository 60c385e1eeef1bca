"""Words that glue one more sentence to one that had ended: *, hvilket*, *, hvorfor*, *, ligesom*, *idet*."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from klartekst.danish.prolongers import GLUE, prolonger_places, prolongs
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.splitting.reasons import is_reason
from klartekst.rewriting.splitting.split import split_at
from klartekst.rules.checks.long_sentence import CHECK, is_own
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

LONG_SENTENCES = "lange-saetninger"


class Check:
    """Options: `words` are those that this rule looks for, `says` what to do about each, in the same order."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        options = getattr(rule.check, "options", {})
        self.advice = dict(zip(tuple(options["words"]), tuple(options["says"]), strict=True))
        # Over this limit the rule on long sentences offers the cut.
        self.limit = settings.thresholds["sentence_words"] if settings.wants(LONG_SENTENCES) else None

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a prolonger; the sentence cut there, where that is sure."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for at in analysis.of_sentence(self, number, partial(self._places, analysis)):
                if not analysis.is_quiet(sentence.tokens[at].start, sentence.tokens[at].end):
                    yield self._finding(analysis, number, at)

    def _places(self, analysis: Analysis, number: int) -> list[int]:
        tokens = analysis.sentences[number].tokens
        return [
            at
            for at, token in enumerate(tokens)
            if token.norm in self.advice and prolongs(tokens, at, analysis.lexicon)
        ]

    def _finding(self, analysis: Analysis, number: int, at: int) -> Finding:
        sentence = analysis.sentences[number]
        tokens = sentence.tokens
        text = self._cut(analysis, number, at)
        whole = [Suggestion(sentence.start, sentence.end, text, Trust.REWRITE, CHECK)] if text else []
        if tokens[at].norm == "idet" and is_reason(tokens, at, analysis.lexicon):
            whole.append(Suggestion(tokens[at].start, tokens[at].end, "fordi", Trust.REWRITE, CHECK))
        advice = Suggestion.advice(self.advice[tokens[at].norm])
        first, last = (at - 1, at + 1) if tokens[at].norm == "hvilken" else (at, at)
        values = {"ord": GLUE[tokens[at].norm]}
        return found(self.rule, tokens[first].start, tokens[last].end, values, [*whole, advice])

    def _cut(self, analysis: Analysis, number: int, at: int) -> str | None:
        sentence = analysis.sentences[number]
        tokens, lexicon = sentence.tokens, analysis.lexicon
        if not is_own(sentence, analysis) or (self.limit is not None and analysis.words[number] > self.limit):
            return None
        made = analysis.pieces(number)
        for place in prolonger_places(tokens, made, lexicon):
            if made[place].opener == at:
                return split_at(tokens, made, lexicon, made[place].start)
        return None
