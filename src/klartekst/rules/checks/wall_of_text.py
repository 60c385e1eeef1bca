"""Paragraphs that nobody begins on: more words than the limit, or more than six lines on paper.

Six lines of about 85 characters are what Dansk Socialrådgiverforening's guide allows; over the words of
the limit it is a warning, over the lines alone a tip.
"""

from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Severity, Suggestion
from klartekst.letter import BlockKind
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

LINE = 85
LINES = 6
ADVICE = "Del afsnittet ved hver ny pointe, og giv hvert afsnit én pointe."


class Check:
    """One finding a long paragraph of prose."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.limit = settings.thresholds["paragraph_words"]

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """The span is the paragraph."""
        words: dict[int, int] = {}
        sentences: dict[int, int] = {}
        for sentence, counted in zip(analysis.sentences, analysis.words, strict=True):
            if analysis.zone(sentence) in self.rule.zones:
                words[sentence.block] = words.get(sentence.block, 0) + counted
                sentences[sentence.block] = sentences.get(sentence.block, 0) + 1
        for number, count in words.items():
            block = analysis.letter.blocks[number]
            if block.kind is not BlockKind.PARAGRAPH or sentences[number] < 2:
                continue
            text = " ".join(analysis.letter.text[block.content : block.end].split())
            lines = -(-len(text) // LINE)
            if count > self.limit or lines > LINES:
                severity = None if count > self.limit else Severity.TIP
                values = {"ord": str(count), "linjer": str(lines)}
                yield found(
                    self.rule, block.content, block.end, values, [Suggestion.advice(ADVICE)], severity
                )
