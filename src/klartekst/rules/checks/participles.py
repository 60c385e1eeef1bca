"""*de af dig fremsendte bilag*: what stands between the article and its noun must be held in mind."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.frames import load_frames
from klartekst.rewriting.participle import Squeezed, squeezed, unfolded
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Sæt navneordet først, og skriv resten som en sætning bagefter: «de bilag, du har sendt»."
MANY = "Del det i to sætninger: først hvad det er, så hvad der er med det."


class Check:
    """Each noun phrase that is turned round, from its article to its noun."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.frames = load_frames(lexicons / "verbs.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a phrase."""
        for number, sentence in enumerate(analysis.sentences):
            if analysis.zone(sentence) not in self.rule.zones:
                continue
            done = 0
            for at in range(len(sentence.tokens)):
                if at < done or analysis.keys[number][at] is None:
                    continue
                each = squeezed(sentence.tokens, at, analysis.lexicon)
                if each is not None:
                    done = each.noun + 1
                    yield self._finding(sentence, each, analysis)

    def _finding(self, sentence: Sentence, each: Squeezed, analysis: Analysis) -> Finding:
        tokens = sentence.tokens
        words = " ".join(token.text for token in tokens[each.article : each.noun + 1])
        rewrite = unfolded(tokens, each, self.frames, analysis.lexicon)
        if rewrite is None:
            suggestion = Suggestion.advice(MANY if each.several else ADVICE)
        else:
            start, end = tokens[rewrite.start].start, tokens[rewrite.end - 1].end
            suggestion = Suggestion(
                start, end, rewrite.text, Trust.REWRITE, "Tjek, at meningen er den samme."
            )
        start, end = tokens[each.article].start, tokens[each.noun].end
        return found(self.rule, start, end, {"ord": words}, [suggestion])
