"""*Den bevilgede kørestol*: the reader knows which one; *kørestolen* says it.

Conditions: article, participle of one of the rule's verbs, and a noun whose definite form the lexicon knows.
"""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm, Number, VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.addressing.address import capital_like
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ARTICLES = listed("den det de")
# Behind an article the past is the participle: *de visiterede timer*.
ATTRIBUTIVE = frozenset({VerbKind.ATTRIBUTIVE, VerbKind.PAST})


class Check:
    """Article, participle and noun, with the definite noun instead."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.verbs = frozenset(getattr(rule.check, "options", {}).get("verbs", ()))

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a phrase."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            tokens, keys = sentence.tokens, analysis.keys[number]
            for at in range(len(tokens) - 2):
                if tokens[at].norm not in ARTICLES or None in keys[at : at + 3]:
                    continue
                count = Number.PLURAL if tokens[at].norm == "de" else Number.SINGULAR
                noun = self._definite(tokens[at + 1], tokens[at + 2], count, analysis.lexicon)
                if noun is None:
                    continue
                start, end = tokens[at].start, tokens[at + 2].end
                words = " ".join(token.text for token in tokens[at : at + 3])
                text = capital_like(noun, words)
                yield found(
                    self.rule, start, end, {"ord": words}, [Suggestion(start, end, text, Trust.REWRITE)]
                )

    def _definite(self, participle: Token, noun: Token, count: Number, lexicon: Lexicon) -> str | None:
        granted = any(
            word.lemma in self.verbs and isinstance(word.form, VerbForm) and word.form.kind in ATTRIBUTIVE
            for word in lexicon.words(participle.text)
        )
        if not granted or noun.kind is not TokenKind.WORD:
            return None
        forms = {
            lexicon.inflect(word.lemma, WordClass.NOUN, NounForm(count, definite=True))
            for word in lexicon.words(noun.text)
            if word.form == NounForm(count)
        }
        return forms.pop() if len(forms) == 1 else None
