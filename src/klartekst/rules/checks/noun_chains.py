"""*vurderingen af behovet for tilrettelæggelse af støtten*: nouns hung on nouns.

A chain counts when three nouns follow one another by preposition or genitive and at least two of them
are made from verbs: *prisen på kortet til bussen* is three things, and no riddle.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.forms import NounForm, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Finding, Suggestion
from klartekst.rewriting.nominal import Nominal, load_nominals
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Lav mindst ét af navneordene om til et udsagnsord, og skriv, hvem der gør det."
LINKS = listed("af for til om ved med på i over")
MIN_NOUNS = 3
MIN_VERBAL = 2
# Verbal by their look where no list knows them: "tilvejebringelsen", "effektivisering".
_ENDINGS = ("else", "ering", "isering", "ation")
_THINGS = listed(
    "kommunikation station situation organisation information dokumentation anledning medarbejder"
)


class Check:
    """Each chain, from its first noun to its last."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.nominals = load_nominals(lexicons / "nominalisations.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a chain."""
        for number, sentence in enumerate(analysis.sentences):
            if analysis.zone(sentence) not in self.rule.zones:
                continue
            tokens, done = sentence.tokens, 0
            for at in range(len(tokens)):
                if at < done or analysis.keys[number][at] is None:
                    continue
                end = self._chain(tokens, at, analysis.lexicon)
                if end is not None:
                    done = end
                    start, stop = tokens[at].start, tokens[end - 1].end
                    words = " ".join(token.text for token in tokens[at:end])
                    yield found(self.rule, start, stop, {"ord": words}, [Suggestion.advice(ADVICE)])

    def _chain(self, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
        """One past the last noun of a chain that begins with a verbal noun at `at`."""
        if not self._is_verbal(tokens[at], lexicon):
            return None
        nouns, verbal, end = 1, 1, at + 1
        while end + 1 < len(tokens) and tokens[end].norm in LINKS:
            more = end_of_noun_phrase(tokens, end + 1, lexicon)
            if more is None:
                break
            inside = [token for token in tokens[end + 1 : more] if token.kind is TokenKind.WORD]
            if not any(_is_noun(token, lexicon) for token in inside):
                break
            nouns += sum(_is_noun(token, lexicon) for token in inside)
            verbal += sum(self._is_verbal(token, lexicon) for token in inside)
            end = more
        return end if nouns >= MIN_NOUNS and verbal >= MIN_VERBAL else None

    def _is_verbal(self, token: Token, lexicon: Lexicon) -> bool:
        if token.kind is not TokenKind.WORD:
            return False
        nouns = [word for word in lexicon.words(token.text) if isinstance(word.form, NounForm)]
        for word in nouns:
            nominal: Nominal | None = self.nominals.get(word.lemma)
            if nominal is not None:
                return True
            if word.lemma.endswith(_ENDINGS) and word.lemma not in _THINGS and len(word.lemma) > 8:
                return True
        return False


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    return any(isinstance(word.form, NounForm) for word in lexicon.words(token.text))
