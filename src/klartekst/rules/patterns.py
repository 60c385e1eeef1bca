"""Rules that are regular expressions over the reading text of a sentence."""

import re
from collections.abc import Iterable

from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rules.found import found
from klartekst.rules.schema import PatternCheck, Rule
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.reading import UNREAD, ReadingText, reading_text
from klartekst.understanding.signs import Search

__all__ = ["UNREAD", "PatternRule", "ReadingText", "reading_text"]


class PatternRule:
    """One rule of kind `pattern`."""

    def __init__(self, rule: Rule) -> None:
        assert isinstance(rule.check, PatternCheck)
        self.rule = rule
        self.check = rule.check
        self._find = tuple(map(Search, rule.check.find))
        self._unless = tuple(map(Search, rule.check.unless))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """A finding for each place where an expression matches."""
        for _, sentence in analysis.sentences_in(self.rule.zones):
            reading = reading_text(sentence, analysis)
            matches = [match for each in self._find for match in each.matches(reading)]
            if matches and not any(each.stands_in(reading) for each in self._unless):
                for match in matches:
                    yield self._finding(match, reading)
                    if self.check.first_use:
                        return

    def _finding(self, match: re.Match[str], reading: ReadingText) -> Finding:
        group = "mark" if "mark" in match.re.groupindex and match["mark"] is not None else 0
        start, end = reading.span(*match.span(group))
        suggestions: list[Suggestion] = []
        if self.check.write is not None:
            suggestions.append(
                Suggestion(start, end, match.expand(self.check.write), Trust(self.check.offer))
            )
        if self.check.advice is not None:
            suggestions.append(Suggestion.advice(self.check.advice))
        return found(self.rule, start, end, {"ord": match[group]}, suggestions)
