"""Sentences over the limit of the settings, each with a way to cut it in two or three where that is sure."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from klartekst.danish.readability import count_words
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.splitting.split import split
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

CHECK = "Tjek, at meningen er den samme."


class Check:
    """Options: `threshold` names the setting that holds the limit in words, `advice` is for the unsure."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        options = getattr(rule.check, "options", {})
        self.limit = settings.thresholds[str(options["threshold"])]
        self.advice = str(options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a sentence."""
        for number, words in self._long(analysis):
            sentence = analysis.sentences[number]
            values = {"tal": str(words), "grænse": str(self.limit)}
            suggestions = self._suggestions(number, analysis) or [Suggestion.advice(self.advice)]
            yield found(self.rule, sentence.start, sentence.end, values, suggestions)

    def places(self, analysis: Analysis) -> Iterable[Finding]:
        """The same findings without suggestions."""
        for number, _ in self._long(analysis):
            sentence = analysis.sentences[number]
            yield found(self.rule, sentence.start, sentence.end, {})

    def _long(self, analysis: Analysis) -> Iterator[tuple[int, int]]:
        """The numbers of the sentences with more words than they should have, and how many."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            own = own_tokens(sentence, analysis)
            words = analysis.words[number] if own is sentence.tokens else count_words(own)
            if words > self.limit:
                yield number, words

    def _suggestions(self, number: int, analysis: Analysis) -> list[Suggestion]:
        sentence = analysis.sentences[number]
        if not is_own(sentence, analysis):
            return []
        ways = split(sentence.tokens, analysis.pieces(number), analysis.lexicon, self.limit)
        return [Suggestion(sentence.start, sentence.end, way, Trust.REWRITE, CHECK) for way in ways]


def own_tokens(sentence: Sentence, analysis: Analysis) -> Sequence[Token]:
    """The sentence without what is quoted or an instruction; a merge field counts as a word."""
    if not analysis.is_quiet(sentence.start, sentence.end):
        return sentence.tokens
    return [
        token
        for token in sentence.tokens
        if token.kind is TokenKind.FIELD or not analysis.is_quiet(token.start, token.end)
    ]


def is_own(sentence: Sentence, analysis: Analysis) -> bool:
    """Whether nothing in the sentence is a quotation or an instruction."""
    return len(own_tokens(sentence, analysis)) == len(sentence.tokens)
