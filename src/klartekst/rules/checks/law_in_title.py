"""A law or a section in the title: the line that the reader sees first in Digital Post."""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

_LAW = re.compile(
    r"(?i)(?:\b(?:efter|jf\.|i henhold til|i medfør af) )?"
    r"(?:(?:(?<![\w-])[\w-]{1,60}lovens?|\bbarnets lovs?|\b(?-i:[A-ZÆØÅ]{2,4})) )?§{1,2} ?\d+"
    r"(?: ?[a-z]\b)?(?:,? (?:stk|nr)\. ?\d+)*"
    r"|\b(?:efter|jf\.|i henhold til|i medfør af) (?:lov om [\w -]{1,120}|[\w-]{4,60}loven|barnets lov)\b"
)
ADVICE = (
    "Skriv resultatet i overskriften, og flyt reglen til et afsnit sidst i brevet: »De regler, vi har brugt«."
)


class Check:
    """The reference in the title; a letter about access to papers has the law as its matter."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a reference."""
        title = analysis.outline.title
        for match in _LAW.finditer(title.text):
            start, end = title.span(*match.span())
            yield found(self.rule, start, end, {"ord": match[0]}, [Suggestion.advice(ADVICE)])
