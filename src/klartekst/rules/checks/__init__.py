"""Checks that truly need an algorithm; each is named in a rule file (`kind: python`)."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Protocol

from klartekst.errors import DataError
from klartekst.finding import Finding
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.text_files import did_you_mean
from klartekst.understanding.analysis import Analysis

# The name in a rule file → module of this package; each has one class `Check`.
NAMES = {
    "acronyms": "acronyms",
    "asked-again": "asked_again",
    "branches": "branches",
    "complex-sentence": "complex_sentence",
    "cut-words": "cut_words",
    "damage": "damage",
    "demands": "demands",
    "double-negation": "double_negation",
    "empty-headings": "headings",
    "empty-verbs": "empty_verbs",
    "granted": "granted",
    "hard-text": "hard_text",
    "leftovers": "leftovers",
    "law-in-title": "law_in_title",
    "law-references": "law",
    "long-sentence": "long_sentence",
    "long-words": "long_words",
    "missing": "missing",
    "mixed-address": "mixed_address",
    "nominalisation": "nominalisation",
    "noun-chains": "noun_chains",
    "omissions": "omissions",
    "participles": "participles",
    "passive": "passive",
    "past-deadline": "past_deadline",
    "personal-number": "personal_number",
    "polite-address": "polite_address",
    "prolongers": "prolongers",
    "reasons": "reasons",
    "requests": "requests",
    "synonyms": "synonyms",
    "subheadings": "subheadings",
    "third-person": "third_person",
    "traces": "traces",
    "wall-of-text": "wall_of_text",
}


OF_SENTENCES = frozenset(
    {
        "complex-sentence",
        "cut-words",
        "demands",
        "double-negation",
        "empty-verbs",
        "granted",
        "law-references",
        "long-sentence",
        "nominalisation",
        "noun-chains",
        "omissions",
        "participles",
        "passive",
        "requests",
    }
)
"""Checks that look at each sentence alone, and go through them with `Analysis.sentences_in`.

All others look at the letter as a whole, or at what stands beside.
"""


class Check(Protocol):
    """What a named check is: made once from its rule, run on each letter."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None: ...

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """The findings in a letter."""
        ...


def places(check: Check) -> Callable[[Analysis], Iterable[Finding]]:
    """What finds the same as a check, without suggestions where it can do without making them."""
    alone: Callable[[Analysis], Iterable[Finding]] = getattr(check, "places", check.run)
    return alone


def make(rule: Rule, settings: Settings, lexicons: Path) -> Check:
    """The named check of a rule. Raises DataError for a name that nobody knows."""
    assert isinstance(rule.check, PythonCheck)
    name = rule.check.name
    if name not in NAMES:
        raise DataError(
            f"rules/{rule.category}/{rule.id}.yaml",
            None,
            f"name: {name}",
            f"tjekket »{name}« findes ikke.",
            did_you_mean(name, NAMES),
        )
    module = import_module(f"{__name__}.{NAMES[name]}")
    check: Check = module.Check(rule, settings, lexicons)
    return check
