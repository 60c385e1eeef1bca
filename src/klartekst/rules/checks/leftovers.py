"""Gaps, choices, notes to the writer and hidden text that were left in a letter ready to be sent.

In a template they are right, and nothing is said.
"""

from collections.abc import Iterable
from pathlib import Path

from klartekst.expressions import late
from klartekst.finding import Finding, Severity, Suggestion
from klartekst.letter import Mark, MarkKind
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.stage import Stage

# Left open for the reader: a line to write on, a box to tick, a CPR number that is hidden on purpose.
_FOR_THE_READER = late(r"[_.…\s]+|\[\s*[xX]?\s*\]|[\dXx]{6}-?[Xx]{4}")
_LONGEST = 60
"""Characters of a gap that a message repeats."""

COLOURED = "Ordene er markeret som noget, der skal udfyldes. Fjern markeringen, hvis de er rigtige."


class Check:
    """Marks of one kind (option `marks`), one finding each; `advice` says what to do."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.kind = MarkKind(str(rule.check.options["marks"]))
        self.advice = str(rule.check.options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a mark, none in a template."""
        if analysis.stage is Stage.TEMPLATE:
            return
        for mark in analysis.letter.marks:
            if mark.kind is self.kind and not self._is_fine(mark, analysis):
                yield self._finding(mark, analysis)

    def _is_fine(self, mark: Mark, analysis: Analysis) -> bool:
        text = analysis.letter.text[mark.start : mark.end]
        quoted = (each for each in analysis.letter.marks if each.kind is MarkKind.QUOTATION)
        return (
            _FOR_THE_READER.fullmatch(text) is not None
            or any(
                each.start < mark.start and mark.end < each.end for each in quoted
            )  # »han [faderen] sagde«
        )

    def _finding(self, mark: Mark, analysis: Analysis) -> Finding:
        text = " ".join(analysis.letter.text[mark.start : mark.end].split())
        # A highlight around plain words looks like a gap and may be none: it is told of, and stops nothing.
        coloured = self.kind is MarkKind.FIELD and text[0].isalnum() and not mark.name and "X" not in text
        return found(
            self.rule,
            mark.start,
            mark.end,
            {"ord": text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"},
            [Suggestion.advice(COLOURED if coloured else self.advice)],
            Severity.WARNING if coloured else None,
        )
