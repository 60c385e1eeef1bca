"""Rules that are regular expressions over the reading text of a sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import TokenKind
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rules.found import found
from klartekst.rules.schema import PatternCheck, Rule
from klartekst.understanding.analysis import Analysis

# Stands for a word that no rule may read: a field, a quotation, an instruction to the writer.
UNREAD = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A sentence as one line of text, with the way back: `places[i]` is the letter offset of character i."""

    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The letter's span of `text[start:end]`."""
        return self.places[start], self.ends[end - 1]


def reading_text(sentence: Sentence, analysis: Analysis) -> ReadingText:
    """The tokens of a sentence joined as they are read: mended at line ends, one space where there was any."""
    text: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    before: int | None = None
    for token in sentence.tokens:
        if before is not None and token.start > before:
            text.append(" ")
            places.append(before)
            ends.append(token.start)
        unread = token.kind is TokenKind.FIELD or analysis.is_quiet(token.start, token.end)
        word = UNREAD if unread else token.text
        plain = len(word) == token.end - token.start
        for at, character in enumerate(word):
            text.append(character)
            places.append(token.start + at if plain else token.start)
            ends.append(token.start + at + 1 if plain else token.end)
        before = token.end
    return ReadingText("".join(text), tuple(places), tuple(ends))


class PatternRule:
    """One rule of kind `pattern`."""

    def __init__(self, rule: Rule) -> None:
        assert isinstance(rule.check, PatternCheck)
        self.rule = rule
        self.check = rule.check
        self.find = [re.compile(each) for each in rule.check.find]
        self.unless = [re.compile(each) for each in rule.check.unless]

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """A finding for each place where an expression matches."""
        for sentence in analysis.sentences:
            if analysis.zone(sentence) not in self.rule.zones:
                continue
            reading = reading_text(sentence, analysis)
            if any(each.search(reading.text) for each in self.unless):
                continue
            for expression in self.find:
                for match in expression.finditer(reading.text):
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
