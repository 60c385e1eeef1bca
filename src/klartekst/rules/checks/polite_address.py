"""Polite *De, Dem, Deres*, told from *de* about others by the capital inside a sentence."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from klartekst.danish.capitals import starts_sentence
from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.address import possessive
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

POLITE = frozenset({"De", "Dem", "Deres"})
PLAIN = {"De": "du", "Dem": "dig"}


class Check:
    """Each polite form, with the form of *du* that fits."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a form."""
        for sentence, position in polite_forms(analysis):
            if analysis.zone(sentence) not in self.rule.zones:
                continue
            token = sentence.tokens[position]
            write = PLAIN.get(token.text) or possessive(sentence.tokens[position + 1 :], analysis.lexicon)
            if write and starts_sentence(sentence.tokens, position):
                write = write.capitalize()
            suggestion = (
                Suggestion(token.start, token.end, write, Trust.REPLACE)
                if write
                else Suggestion.advice("Skriv »din«, »dit« eller »dine«.")
            )
            yield found(self.rule, token.start, token.end, {"ord": token.text}, [suggestion])


def polite_forms(analysis: Analysis) -> Iterator[tuple[Sentence, int]]:
    """The polite forms of a letter as (sentence, token position).

    A form that begins a sentence may be *they*: it counts only in a letter that is polite elsewhere
    and says *du* nowhere.
    """
    inside: list[tuple[Sentence, int]] = []
    opening: list[tuple[Sentence, int]] = []
    says_du = False
    for number, sentence in enumerate(analysis.sentences):
        for position, token in enumerate(sentence.tokens):
            if token.norm in {"du", "dig", "din", "dit", "dine"}:
                says_du = True
            if token.text in POLITE and analysis.keys[number][position] is not None:
                first = starts_sentence(sentence.tokens, position)
                (opening if first else inside).append((sentence, position))
    places = inside + (opening if inside and not says_du else [])
    yield from sorted(places, key=lambda place: place[0].tokens[place[1]].start)
