"""Words so long that they must be spelled through.

Compounds with a lighter wording of their own stand in `compounds.tsv` and belong to another rule;
so do the official names that it keeps. A law's name is no word that anyone may take apart. The others are said in
several words where that is sure (`rewriting/compound_phrase.py`); else they are shown in their parts.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from klartekst.danish.capitals import is_name
from klartekst.danish.closed_classes import listed
from klartekst.danish.compounds import split as split_compound
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind, split
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.compound_phrase import CompoundPhrases
from klartekst.rewriting.fitting.offer import offer
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import parse

HELD = "Læs efter: Siger det det samme?"
# A phrase that belongs to the compound as a whole: *ansøgningsskemaet om børnene* is not *… om hjælp om børnene*.
_OWN_PHRASE = listed("om af for over vedrørende angående mellem")

_LAWS = ("lov", "bekendtgørelse", "forordning")


class Check:
    """Long words in prose, each reported once a letter."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.limit = settings.thresholds["word_letters"]
        self.phrases = CompoundPhrases.load(lexicons)

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding for the first use of each long word that no list knows."""
        seen: set[str] = set()
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for position, lemmas in analysis.of_sentence(self, number, partial(self._standing, analysis)):
                if lemmas & seen:
                    continue
                seen |= lemmas
                token = sentence.tokens[position]
                text = self._in_words(analysis, sentence, position, lemmas)
                offered = text or _advice(token.norm)
                yield found(self.rule, token.start, token.end, {"ord": token.text}, [offered])

    def _in_words(
        self, analysis: Analysis, sentence: Sentence, position: int, lemmas: frozenset[str]
    ) -> Suggestion | None:
        """The compound in several words, in its place; None where a phrase behind it would be torn from it."""
        following = sentence.tokens[position + 1 : position + 2]
        for lemma in sorted(lemmas):
            write = self.phrases.phrase(lemma, analysis.lexicon)
            if write is None or (following and following[0].norm in _OWN_PHRASE):
                continue
            at = Match(position, position + 1, (position,))
            edit = offer(write, parse(f"{{{lemma}}}", split), at, sentence, analysis)
            if edit is not None:
                return Suggestion(*edit, Trust.REWRITE, HELD)
        return None

    def _standing(self, analysis: Analysis, number: int) -> list[tuple[int, frozenset[str]]]:
        """The long words of a sentence, by their tokens, each with the base forms that it may have."""
        tokens = analysis.sentences[number].tokens
        standing: list[tuple[int, frozenset[str]]] = []
        for position, (token, keys) in enumerate(zip(tokens, analysis.keys[number], strict=True)):
            if keys is None or token.kind is not TokenKind.WORD or not self._is_long(token):
                continue
            lemmas = frozenset(key[1:] for key in keys if key[0] == "{")
            official = any(lemma.endswith(_LAWS) for lemma in lemmas) or is_name(tokens, position)
            if not official and not any(map(self.phrases.listed, lemmas)):
                standing.append((position, lemmas))
        return standing

    def _is_long(self, token: Token) -> bool:
        text = token.text
        return len(text) >= self.limit and sum(map(str.isalpha, text)) >= self.limit and "-" not in text


def _advice(word: str) -> Suggestion:
    parts: list[str] = []
    for part in split_compound(word) or ():
        if len(part) == 1 and parts:
            parts[-1] += part  # the linking s or e: "arbejds-fortjeneste"
        else:
            parts.append(part)
    if not parts:
        return Suggestion.advice("Skriv et kortere ord, eller sig det med flere små ord.")
    return Suggestion.advice(f"Del ordet op med »af«, »til«, »for« eller »om«: {'-'.join(parts)}.")
