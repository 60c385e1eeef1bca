"""A strategy's principles, one by one: what the letter does well, and what it breaks."""

from collections.abc import Mapping, Sequence

import msgspec

from klartekst.finding import Finding, Severity
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Principle, Rule, Strategy


class Broken(msgspec.Struct, frozen=True):
    """A rule that breaks a principle, and in how many places."""

    rule: Rule
    places: int


class Kept(msgspec.Struct, frozen=True):
    """A principle, what keeps it (ends of »Brevet …«), and what breaks it, most places first."""

    principle: Principle
    well: tuple[str, ...]
    broken: tuple[Broken, ...]


def by_principle(checked: CheckedLetter, rules: Mapping[str, Rule]) -> tuple[Kept, ...]:
    """The letter under each principle of its strategy that it says something about, in the strategy's order.

    Tips break nothing: they are what a good letter may still do better.
    """
    strategy = checked.strategy
    if strategy is None:
        return ()
    made = []
    for principle in strategy.principles:
        well = tuple(each.says for each in checked.strengths if principle in strategy.named(each.principles))
        broken = _broken(principle, strategy, checked.findings, rules)
        if well or broken:
            made.append(Kept(principle, well, broken))
    return tuple(made)


def principle_of(rule: Rule, checked: CheckedLetter) -> Principle | None:
    """The first principle of the chosen strategy that a rule serves; None when nobody chose a strategy."""
    if checked.strategy is None or not checked.strategy_chosen:
        return None
    return next(iter(checked.strategy.served_by(rule.id, rule.principles)), None)


def title(strategy: Strategy) -> str:
    """»Kolding: Selvværd og Sammenhæng«, or the house's own title."""
    if strategy.municipality is None or strategy.title.startswith("Fælles"):
        return strategy.title
    return f"{strategy.municipality}: {strategy.title}"


def _broken(
    principle: Principle, strategy: Strategy, findings: Sequence[Finding], rules: Mapping[str, Rule]
) -> tuple[Broken, ...]:
    counts: dict[str, int] = {}
    for each in findings:
        serves = strategy.served_by(each.rule, rules[each.rule].principles)
        if each.severity is not Severity.TIP and principle in serves:
            counts[each.rule] = counts.get(each.rule, 0) + 1
    ranked = sorted(counts, key=lambda rule: (-counts[rule], rule))
    return tuple(Broken(rules[rule], counts[rule]) for rule in ranked)
