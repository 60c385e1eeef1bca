"""What a letter of its type should say, and does not.

Every such finding concerns the letter as a whole and is worded »Vi kan ikke finde …« or »Tjek, om …«: a
program that reads wordings can overlook one, and never says that a letter is unlawful.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.errors import DataError
from klartekst.finding import Finding, Severity, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.elements import MISSING, element_names
from klartekst.understanding.letter_type import type_names
from klartekst.understanding.reading import ReadingText
from klartekst.understanding.signs import Search

_KNOWN = frozenset(
    {"types", "element", "when", "unless", "needs", "parts", "place", "advice", "several", "untitled"}
)


class Check:
    """One thing that is not there.

    Options: `types` of letters it reads (none: any known type) · `element` that must be missing · `when`
    expressions that must all be found · `unless` expressions of which none may be found · `needs`
    expressions of which one would be enough · `parts`, each »name: expression«, of which the missing ones
    are named in the message as `{mangler}` · `place` the stretch that `needs` and `parts` are looked for in
    · `several` when the letter must decide more than one thing · `untitled` when it must have no title ·
    `advice`.
    """

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        options = rule.check.options
        self._check_names(set(options) - _KNOWN, "options")
        self.types = frozenset(_texts(options.get("types", ())))
        self._check_names(self.types - set(type_names()), "types")
        element = options.get("element")
        self.element = element if isinstance(element, str) else None
        if self.element is not None:
            self._check_names({self.element} - set(element_names()), "element")
        self.when = _searches(options.get("when", ()))
        self.unless = _searches(options.get("unless", ()))
        self.needs = _searches(options.get("needs", ()))
        parts = [part.partition(": ") for part in _texts(options.get("parts", ()))]
        self.parts = [(name, _search(expression)) for name, _, expression in parts]
        self.place = str(options.get("place", "whole"))
        self.several = bool(options.get("several", 0))
        self.untitled = bool(options.get("untitled", 0))
        self.advice = str(options["advice"]) if "advice" in options else None

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding, on the letter as a whole. A fragment or a letter of no known type has none."""
        if not analysis.outline.is_letter or analysis.type.name is None:
            return
        if self.types and analysis.type.name not in self.types:
            return
        severity: Severity | None = None
        if self.element is not None:
            element = analysis.elements.of(self.element)
            if element.state != MISSING or element.covered:
                return
            severity = (
                None if element.required else min(self.rule.severity, Severity.WARNING, key=lambda s: s.rank)
            )
        if self.several and not analysis.type.several:
            return
        if self.untitled and analysis.outline.title.text:
            return
        whole = analysis.outline.whole
        if not all(self._stands(each, whole) for each in self.when) or any(
            self._stands(each, whole) for each in self.unless
        ):
            return
        text = analysis.outline.stretch(self.place)
        if self.needs and any(self._stands(each, text) for each in self.needs):
            return
        lacking = [name for name, expression in self.parts if not self._stands(expression, text)]
        if self.parts and not lacking:
            return
        suggestions = [Suggestion.advice(self.advice)] if self.advice else []
        yield found(self.rule, None, None, {"mangler": _listed(lacking)}, suggestions, severity)

    def _stands(self, search: Search, text: ReadingText) -> bool:
        """Whether an expression is found; most letters ask for few of them, so each is read when asked for."""
        try:
            return search.stands_in(text)
        except re.error as error:
            path = f"rules/{self.rule.category}/{self.rule.id}.yaml"
            raise DataError(
                path, None, None, f"udtrykket er skrevet forkert ({error}).", "Ret det."
            ) from None

    def _check_names(self, unknown: set[str] | frozenset[str], field: str) -> None:
        if unknown:
            path = f"rules/{self.rule.category}/{self.rule.id}.yaml"
            raise DataError(
                path, None, f"{field}: {', '.join(sorted(unknown))}", "navnet kendes ikke.", "Ret navnet."
            )


def _search(expression: str) -> Search:
    return Search(expression, re.IGNORECASE | re.MULTILINE)


def _searches(value: object) -> Sequence[Search]:
    return tuple(map(_search, _texts(value)))


def _texts(value: object) -> Sequence[str]:
    return (value,) if isinstance(value, str) else tuple(str(each) for each in value)  # type: ignore[attr-defined]


def _listed(names: Sequence[str]) -> str:
    """*a, b og c*, with the comma before and behind a clause: *at …, og hvordan …*."""
    *first, last = names or ("",)
    before = ", og" if any(each.startswith(("at ", "hv", "om ")) for each in names[-2:]) else " og"
    return f"{', '.join(first)}{before} {last}" if first else last
