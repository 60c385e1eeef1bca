"""What all letters of a run come to, counted in one pass: groups, problems, words of lists, and how figures spread.

The findings of a letter come from the store as one text, and letters of a template mostly have the same: SQLite would
sort all findings of the run for each of the questions that are answered here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

SMALLEST_GROUP = 5
"""Documents. A smaller group is not shown: its figures would be those of a colleague."""

MOST_PROBLEMS = 10
MOST_TERMS = 20

_FINDING, _PART = "\x1e", "\x1f"
"""What stands between findings, and between the parts of one: signs that no rule and no word has."""

_SAME = 512
"""Letters whose findings are remembered, for those that have the same."""

_GRAVE = {"fejl", "blokerende"}
_TIP = "tip"


@dataclass
class Group:
    """The figures of a department or a kind of letter. `problems` are documents by rule, tips left out."""

    name: str | None
    scores: Spread = field(default_factory=Spread)
    means: Spread = field(default_factory=Spread)
    documents: int = 0
    grave: int = 0
    problems: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float | None:
        """The median score; None when all are too short for one."""
        return self.scores.median

    @property
    def mean(self) -> float | None:
        """The median of words a sentence."""
        return self.means.median

    @property
    def commonest(self) -> list[str]:
        """The rules that find something in most documents, at most five; by name where they are equals."""
        return sorted(self.problems, key=lambda rule: (-self.problems[rule], rule))[:5]


@dataclass(frozen=True, slots=True)
class _Found:
    """The findings of one letter: how often each rule and each word of a list is found, and which are no tips."""

    rules: Counter[str]
    terms: Counter[tuple[str, str]]
    weighty: frozenset[str]
    grave: bool


@dataclass
class Tally:
    """The figures of a run; letters are added one by one."""

    letters: int = 0
    departments: dict[str | None, Group] = field(default_factory=dict)
    kinds: dict[str | None, Group] = field(default_factory=dict)
    scores: Spread = field(default_factory=Spread)
    lixes: Spread = field(default_factory=Spread)
    longest: Spread = field(default_factory=Spread)
    _rules: Counter[str] = field(default_factory=Counter)
    _with_rule: Counter[str] = field(default_factory=Counter)
    _terms: Counter[tuple[str, str]] = field(default_factory=Counter)
    _with_term: Counter[tuple[str, str]] = field(default_factory=Counter)
    _weighty: set[str] = field(default_factory=set)

    @property
    def problems(self) -> list[tuple[str, int, int]]:
        """The commonest rules, those that only give tips last: each with its places and its letters."""
        order = sorted(
            self._rules,
            key=lambda rule: (rule not in self._weighty, -self._with_rule[rule], -self._rules[rule], rule),
        )
        return [(rule, self._rules[rule], self._with_rule[rule]) for rule in order[:MOST_PROBLEMS]]

    @property
    def terms(self) -> list[tuple[str, str, int, int]]:
        """The commonest words of lists: each with its rule, its places and its letters."""
        order = sorted(self._terms, key=lambda each: (-self._with_term[each], -self._terms[each], each))
        return [(*each, self._terms[each], self._with_term[each]) for each in order[:MOST_TERMS]]

    def add(
        self,
        department: str,
        kind: str | None,
        score: int | None,
        mean: float,
        lix: float | None,
        longest: int,
        found: _Found,
    ) -> None:
        """Counts a letter."""
        self.letters += 1
        self.longest.add(longest)
        if lix is not None:
            self.lixes.add(lix)
        if score is not None:
            self.scores.add(score)
        self._rules.update(found.rules)
        self._with_rule.update(found.rules.keys())
        self._terms.update(found.terms)
        self._with_term.update(found.terms.keys())
        self._weighty |= found.weighty
        for groups, name in ((self.departments, department), (self.kinds, kind)):
            group = groups.get(name)
            if group is None:
                group = groups[name] = Group(name)
            group.documents += 1
            group.grave += found.grave
            group.problems.update(found.weighty)
            if mean:
                group.means.add(mean)
            if score is not None:
                group.scores.add(score)


def tally(store: Store, run: int) -> Tally:
    """Counts the letters of a run, accepted findings left out."""
    made, found = Tally(), lru_cache(_SAME)(_found)
    for department, kind, score, mean, lix, longest, findings in store.db.execute(
        "SELECT department, kind, score, mean, lix, longest, "
        "(SELECT group_concat(rule || ? || severity || ? || term, ?) FROM finding WHERE finding.letter = letter.id) "
        "FROM run_file JOIN file ON file.id = run_file.file JOIN letter ON letter.checked = run_file.checked "
        "WHERE run_file.run = ?",
        (_PART, _PART, _FINDING, run),
    ):
        made.add(department, kind, score, mean, lix, longest, found(findings or ""))
    return made


def shown(groups: Iterable[Group]) -> list[Group]:
    """The groups that are large enough to be shown, the one with the lowest score first."""
    large = (group for group in groups if group.documents >= SMALLEST_GROUP)
    return sorted(large, key=lambda group: (group.score is None, group.score or 0, group.name or ""))


def _found(findings: str) -> _Found:
    parted = [each.split(_PART) for each in findings.split(_FINDING)] if findings else []
    severities = {severity for _, severity, _ in parted}
    return _Found(
        Counter(rule for rule, _, _ in parted),
        Counter((term, rule) for rule, _, term in parted if term),
        frozenset(rule for rule, severity, _ in parted if severity != _TIP),
        not severities.isdisjoint(_GRAVE),
    )
