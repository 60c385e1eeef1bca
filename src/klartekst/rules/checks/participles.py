"""*de af dig fremsendte bilag*: what stands between the article and its noun must be held in mind."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding
from klartekst.rewriting.attributes.listed import load_clauses, without_noun
from klartekst.rewriting.attributes.squeezed import ARTICLES, Squeezed, squeezed
from klartekst.rewriting.attributes.unfolded import unfolded
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.frames import load_frames
from klartekst.rules.found import found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ADVICE = "Sæt navneordet først, og skriv resten som en sætning bagefter: »de bilag, du har sendt«."
MANY = "Del det i to sætninger: først hvad det er, så hvad der er med det."


class Check:
    """Each noun phrase that is turned round, from its article to its noun."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.frames = load_frames(lexicons / "verbs.tsv")
        self.clauses = load_clauses(lexicons / "participle_attributes.tsv")
        self.alone = {words: clause for words, clause in self.clauses.items() if words[0] in ARTICLES}

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a phrase."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            done = 0
            for at in range(len(sentence.tokens)):
                if sentence.tokens[at].norm not in ARTICLES or at < done or analysis.keys[number][at] is None:
                    continue
                each = squeezed(sentence.tokens, at, analysis.lexicon)
                if each is not None:
                    done = each.noun + 1
                    yield self._finding(sentence, each, analysis)
                    continue
                alone = without_noun(sentence.tokens, at, self.alone, analysis.lexicon)
                if alone is not None:
                    done, rewrite = alone
                    yield self._found(sentence, at, done, rewrite, "")

    def _finding(self, sentence: Sentence, each: Squeezed, analysis: Analysis) -> Finding:
        tokens = sentence.tokens
        rewrite = unfolded(tokens, each, self.frames, self.clauses, analysis.lexicon)
        return self._found(
            sentence, each.article, each.noun + 1, rewrite, ADVICE if each.second is None else MANY
        )

    def _found(
        self, sentence: Sentence, first: int, last: int, rewrite: Rewrite | None, advice: str
    ) -> Finding:
        tokens = sentence.tokens
        words = " ".join(token.text for token in tokens[first:last])
        suggestion = reworded(tokens, rewrite, advice, "Tjek, at meningen er den samme.")
        return found(self.rule, tokens[first].start, tokens[last - 1].end, {"ord": words}, [suggestion])
