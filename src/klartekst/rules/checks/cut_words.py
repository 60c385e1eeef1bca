"""Words cut short by a writer's own hand: *afleverin. nøglen*; those that many use stand in `abbreviations.tsv`.

A full stop before a small letter ends no sentence; behind a word that no lexicon knows it marks a cut.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Skriv ordet helt ud."


class Check:
    """Each cut word."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a word, its full stop with it."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            tokens, keys = sentence.tokens, analysis.keys[number]
            for at in range(1, len(tokens) - 1):
                if tokens[at].text == "." and keys[at - 1] and _is_cut(tokens, at, analysis.lexicon):
                    start, end = tokens[at - 1].start, tokens[at].end
                    words = analysis.letter.text[start:end]
                    yield found(self.rule, start, end, {"ord": words}, [Suggestion.advice(ADVICE)])


def _is_cut(tokens: Sequence[Token], dot: int, lexicon: Lexicon) -> bool:
    word, following = tokens[dot - 1], tokens[dot + 1]
    if word.kind is not TokenKind.WORD or following.kind is not TokenKind.WORD:
        return False
    if not word.text.isalpha() or not word.text[1:].islower() or not following.text[:1].islower():
        return False
    glued = word.end == tokens[dot].start and following.start > tokens[dot].end
    return (
        glued and (dot == 1 or word.text.islower()) and all(each.guessed for each in lexicon.words(word.text))
    )
