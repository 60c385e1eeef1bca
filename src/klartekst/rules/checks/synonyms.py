"""One thing under several names: the reader takes two words for two things.

Reported at the first use of the second name, since there the reader begins to wonder.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from klartekst.danish.tokens import split
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.index import PatternIndex
from klartekst.wording.matching import Match
from klartekst.wording.wordlist import Entry, read_rows, split_cell


class Check:
    """Groups of `synonyms.tsv` of which a letter uses more than one word."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.advice: list[str] = []
        self.index: PatternIndex[tuple[int, str]] = PatternIndex()
        for group, (_, row) in enumerate(read_rows(lexicons / "synonyms.tsv")):
            self.advice.append(row.get("advice", ""))
            for word in split_cell(row["words"]):
                self.index.add(Entry(word, row, split), (group, word.replace("{", "").replace("}", "")))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a group."""
        first: dict[int, dict[str, tuple[int, int]]] = {}
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for at, (group, name) in analysis.of_sentence(self, number, partial(self._standing, analysis)):
                place = (sentence.tokens[at.start].start, sentence.tokens[at.end - 1].end)
                first.setdefault(group, {}).setdefault(name, place)
        for group, names in first.items():
            if len(names) > 1:
                (one, _), (other, place) = list(names.items())[:2]
                values = {"ord": f"»{one}« og »{other}«"}
                advice = self.advice[group]
                yield found(self.rule, *place, values, [Suggestion.advice(advice)] if advice else [])

    def _standing(self, analysis: Analysis, number: int) -> list[tuple[Match, tuple[int, str]]]:
        return list(self.index.find(analysis.keys[number]))
