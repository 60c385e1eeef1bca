"""Reasons that could stand in anybody's letter: only rules, or no fact about this person.

Forvaltningsloven § 24 asks for the rules, the main considerations and the facts that weighed. Judged by
the sentences of the body other than the decision itself.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.expressions import late
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.letter_type import LetterType
from klartekst.understanding.outline import Outline

ADVERSE = frozenset(
    {
        "afgoerelse-afslag",
        "afgoerelse-delvis",
        "afgoerelse-aendring",
        "afgoerelse-tilbagebetaling",
        "afgoerelse-sanktion",
    }
)
_MOSTLY_RULES = 0.6
_PERSON = late(
    r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|De|Dem|Deres|I|jer|[Jj]eres|[Hh]un|[Hh]an|[Hh]endes|[Hh]ans|"
    r"[Bb]orgeren|[Aa]nsøgere?n?s?|[Bb]arnets?|[Pp]arten|[Kk]lager|[Dd]en sygemeldte|[Ee]jendommen|skuret|bilen)\b"
)
_RULE = late(
    r"§|\b[\w-]{0,60}lovens?\b|\bbekendtgørelse\w*|\bbestemmelse\w*|\bbetingelser(?:ne)?\b|\bFolketinget\b"
)
_FACT = late(
    r"(?i)\d|\b(?:læge\w*|attest\w*|samtale\w*|møde\w*|besøg\w*|fortalt\w*|fortæller|oplyst|oplyser|oplysning\w*|"
    r"skrevet|skriver|anfør\w*|journal\w*|udtalelse\w*|rapport\w*|notat\w*|undersøg\w*|udredning\w*|måling\w*|målt\w*|"
    r"lønsed\w*|kontoudtog\w*|budget\w*|regning\w*|faktura\w*|lejekontrakt\w*|registre\w*|billede\w*|foto\w*|tegning\w*|"
    r"konsulent\w*|terapeut\w*|psykolog\w*|skole\w*|arbejdsgiver\w*|flytte\w*|indtægt\w*|løn\b|indkomst\w*|formue\w*|"
    r"såg? (?:vi|jeg)|så vi|viste|opmål\w*|ejer\b|ejendom\w*|bor\b|boede|har fået|arbejder|kan selv|parkere\w*|holdt\b)"
)


class Check:
    """`about: person`: only rules, nobody in them. `about: facts`: no date, number, document or event."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.about = str(rule.check.options["about"])
        self.advice = str(rule.check.options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the letter as a whole."""
        if not analysis.outline.is_letter or analysis.type.name not in ADVERSE:
            return
        lines = _reasons(analysis.outline, analysis.type)
        if not lines or not (_only_rules(lines) if self.about == "person" else _no_fact(lines)):
            return
        yield found(self.rule, None, None, {}, [Suggestion.advice(self.advice)])


def _reasons(outline: Outline, kind: LetterType) -> list[str]:
    """The sentences of the body that neither decide nor tell what to do next."""
    body = outline.body
    decided: set[int] = set()
    lines: list[tuple[int, int, str]] = []
    at = 0
    for line in body.text.split("\n"):
        lines.append((at, at + len(line), line))
        at += len(line) + 1
    for number, (start, end, _) in enumerate(lines):
        if end > start:
            first, last = body.places[start], body.ends[end - 1]
            if any(first <= place[0] < last for place in kind.decisions):
                decided.add(number)
    return [line for number, (_, _, line) in enumerate(lines) if number not in decided and _is_reason(line)]


def _is_reason(line: str) -> bool:
    beside = re.search(
        r"(?i)\b(?:ring|kontakt|telefon|tlf|spørgsmål|velkommen til|har søgt|ansøgt|ansøgning)\b", line
    )
    return len(line.split()) >= 4 and beside is None


def _only_rules(lines: list[str]) -> bool:
    words = [len(line.split()) for line in lines]
    ruled = sum(count for count, line in zip(words, lines, strict=True) if _RULE.search(line))
    return ruled >= _MOSTLY_RULES * sum(words) and not any(_PERSON.search(line) for line in lines)


def _no_fact(lines: list[str]) -> bool:
    """No line holds a fact; numbers of sections are none."""
    return not any(
        _FACT.search(re.sub(r"§{1,2} ?\d+[^.;]*|stk\. ?\d+|nr\. ?\d+", "", line)) for line in lines
    )
