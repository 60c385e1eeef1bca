"""One thing under several names: the reader takes two words for two things.

Reported at the first use of the second name, since there the reader begins to wonder.
"""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.tokens import split
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.pattern import match, parse
from klartekst.rules.schema import Rule
from klartekst.rules.wordlist import read_rows, split_cell
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis


class Check:
    """Groups of `synonyms.tsv` of which a letter uses more than one word."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.groups = [
            (
                [(word.strip("{}"), parse(word, split)) for word in split_cell(row["words"])],
                row.get("advice", ""),
            )
            for _, row in read_rows(lexicons / "synonyms.tsv")
        ]

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a group."""
        for words, advice in self.groups:
            first: dict[str, tuple[int, int]] = {}
            for number, sentence in enumerate(analysis.sentences):
                if analysis.zone(sentence) not in self.rule.zones:
                    continue
                keys = analysis.keys[number]
                for start in range(len(keys)):
                    for name, pattern in words:
                        at = match(pattern, keys, start) if name not in first else None
                        if at:
                            first[name] = (sentence.tokens[at.start].start, sentence.tokens[at.end - 1].end)
            if len(first) > 1:
                (one, _), (other, place) = list(first.items())[:2]
                values = {"ord": f"«{one}» og «{other}»"}
                yield found(self.rule, *place, values, [Suggestion.advice(advice)] if advice else [])
