"""*ophør af udbetaling af sygedagpenge*, *behovet for tilrettelæggelse af støtten*: nouns hung on nouns.

A chain counts when two verbal nouns in it each carry a phrase of their own: *ansøgning om hjælp til
rengøring* is one thing that everybody knows, and *prisen på kortet til bussen* is three.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Finding, Suggestion
from klartekst.rewriting.frames import load_frames
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal import load_nominals, noun_group
from klartekst.rules.checks.nominalisation import rewrite_of
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Lav mindst ét af navneordene om til et udsagnsord, og skriv, hvem der gør det."
LINKS = listed("af for til om ved med på i over")
MIN_NOUNS = 3
MIN_CARRYING = 2


class Check:
    """Each chain, from its first noun to its last; not where the first noun already has a rewrite."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.nominals = load_nominals(lexicons / "nominalisations.tsv")
        self.frames = load_frames(lexicons / "verbs.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a chain."""
        actors = Actors(self.frames, analysis.lexicon)
        for number, sentence in analysis.sentences_in(self.rule.zones):
            tokens, done = sentence.tokens, 0
            for at in range(len(tokens)):
                if at < done or analysis.keys[number][at] is None:
                    continue
                end = self._chain(tokens, at, actors)
                if end is not None:
                    done = end
                    start, stop = tokens[at].start, tokens[end - 1].end
                    words = " ".join(token.text for token in tokens[at:end])
                    yield found(self.rule, start, stop, {"ord": words}, [Suggestion.advice(ADVICE)])

    def _chain(self, tokens: Sequence[Token], at: int, actors: Actors) -> int | None:
        """One past the last noun of a chain that begins with a noun at `at`."""
        if at + 1 == len(tokens) or tokens[at + 1].norm not in LINKS:
            return None  # as of most words: no chain of nouns goes on from here
        if not self._carries(tokens, at, actors.lexicon):
            return None
        group = noun_group(tokens, at, self.nominals, actors.lexicon)
        if group is not None and rewrite_of(tokens, group, actors) is not None:
            return None
        nouns, carrying, end = 1, 1, at + 1
        while end + 1 < len(tokens) and tokens[end].norm in LINKS:
            more = end_of_noun_phrase(tokens, end + 1, actors.lexicon)
            if more is None or not _is_noun(tokens[more - 1], actors.lexicon):
                break
            nouns += 1
            carrying += self._carries(tokens, more - 1, actors.lexicon)
            end = more
        return end if nouns >= MIN_NOUNS and carrying >= MIN_CARRYING else None

    def _carries(self, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
        """Whether a verbal noun is followed by its object: *udbetaling af*; everyday ones only with *af*."""
        if tokens[at].kind is not TokenKind.WORD or at + 2 >= len(tokens):
            return False
        group = noun_group(tokens, at, self.nominals, lexicon)
        if group is None or tokens[at + 1].norm != group.nominal.link:
            return False
        return group.nominal.link == "af" or not group.nominal.kept


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    return any(isinstance(word.form, NounForm) for word in lexicon.words(token.text))
