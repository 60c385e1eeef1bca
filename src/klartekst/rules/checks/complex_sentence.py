"""Knotty sentences. Five rules look at them, but in one sentence only the gravest speaks, with all reasons."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.splitting.condition_list import condition_list
from klartekst.rewriting.splitting.insertions import untorn
from klartekst.rules.checks.long_sentence import CHECK, is_own
from klartekst.rules.found import found
from klartekst.rules.knots.front import FRONT
from klartekst.rules.knots.knot import Knot
from klartekst.rules.knots.measures import MEASURES, knots
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis


class Check:
    """Options: `measure` is one of `knots.MEASURES` and the rule's own id, `advice` what to do about it."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        options = getattr(rule.check, "options", {})
        self.measure = str(options["measure"])
        self.advice = str(options["advice"])
        self.speaking = frozenset(name for name in MEASURES if settings.wants(name)) | {self.measure}

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding for each sentence in which this rule's measure is the gravest."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            if not is_own(sentence, analysis):
                continue
            reasons = [each for each in _knots(number, analysis) if each.measure in self.speaking]
            if reasons and reasons[0].measure == self.measure:
                yield self._finding(sentence, reasons, analysis)

    def _finding(self, sentence: Sentence, reasons: Sequence[Knot], analysis: Analysis) -> Finding:
        others = " og ".join(each.reason for each in reasons[1:])
        values = {**reasons[0].values, "også": f" Desuden: {others}." if others else ""}
        texts = [
            Suggestion(sentence.start, sentence.end, text, Trust.REWRITE, CHECK)
            for text in self._texts(sentence, reasons, analysis)
        ]
        advice = Suggestion.advice(self._advice(sentence, analysis))
        return found(self.rule, sentence.start, sentence.end, values, [*texts, advice])

    def _texts(self, sentence: Sentence, reasons: Sequence[Knot], analysis: Analysis) -> Iterable[str]:
        """The sentence without one of its knots, where that is sure."""
        measures = {each.measure for each in reasons}
        if measures & {"indskud", "betingelsesbunke"}:
            text = untorn(sentence.tokens, analysis.lexicon)
            if text is not None:
                yield text

    def _advice(self, sentence: Sentence, analysis: Analysis) -> str:
        """The rule's advice; stacked conditions are shown as the list that they could be."""
        if self.measure == "betingelsesbunke":
            made = condition_list(sentence.tokens, analysis.lexicon)
            if made is not None:
                holds, lines = made
                return f"Lav en liste: »{holds}, hvis:« {' '.join(f'• {line}' for line in lines)}."
        return self.advice


def _knots(number: int, analysis: Analysis) -> tuple[Knot, ...]:
    """The knots of a sentence, looked for once for the four rules. So few words tie none."""
    if analysis.words[number] <= FRONT:
        return ()
    return analysis.of_sentence(
        "knots",
        number,
        lambda at: knots(
            analysis.sentences[at].tokens, analysis.pieces(at), analysis.words[at], analysis.lexicon
        ),
    )
