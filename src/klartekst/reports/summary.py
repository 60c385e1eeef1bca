"""What every report for people begins with: the verdict, and what to mend first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klartekst.finding import Category, Finding, Severity
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule

FIRST = 5
# What a reader gains when it is mended, beside the severity: what stops her or hides what to do comes first.
GAIN: Mapping[Category, int] = {
    Category.DAMAGE: 9,
    Category.LEFTOVER: 9,
    Category.MISSING: 8,
    Category.VAGUE: 7,
    Category.JARGON: 6,
    Category.TONE: 6,
    Category.STRUCTURE: 6,
    Category.LONG_SENTENCE: 5,
    Category.COMPLEX_SENTENCE: 5,
    Category.THIRD_PERSON: 5,
    Category.PASSIVE: 4,
    Category.LAW_REFERENCE: 4,
    Category.NOMINALISATION: 4,
    Category.DOUBLE_NEGATION: 4,
    Category.OFFICIALESE: 4,
    Category.CONSISTENCY: 3,
    Category.ABBREVIATION: 3,
    Category.LONG_WORD: 2,
}
# LIX bands as taught in Danish schools (Björnsson; dansksproghistorie.dk/144).
LIX_BANDS = ((24, "meget let"), (34, "let"), (44, "middel"), (54, "svær"))


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule in one letter, gravest first."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The gravest of them."""
        return max((finding.severity for finding in self.findings), key=lambda severity: severity.rank)


def groups(checked: CheckedLetter, rules: Mapping[str, Rule]) -> tuple[Group, ...]:
    """The findings by rule, the greatest gain first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    made = [
        Group(rules[name], tuple(sorted(found, key=lambda each: (-each.severity.rank, each.start or 0))))
        for name, found in by_rule.items()
    ]
    return tuple(sorted(made, key=_order))


def _order(group: Group) -> tuple[int, int, int, str]:
    return (-group.severity.rank, -GAIN.get(group.rule.category, 1), -len(group.findings), group.rule.id)


def must_mend(made: Sequence[Group]) -> tuple[Group, ...]:
    """What must be mended before the letter is sent: errors and worse."""
    return tuple(group for group in made if group.severity.rank >= Severity.ERROR.rank)


def should_mend(made: Sequence[Group]) -> tuple[Group, ...]:
    """What should be mended: at most five, the greatest gain first; tips are not among them."""
    return tuple(group for group in made if group.severity is Severity.WARNING)[:FIRST]


def verdict(checked: CheckedLetter, made: Sequence[Group]) -> str:
    """One Danish sentence on whether the letter can be sent."""
    if checked.status == "unreadable":
        return "Brevet kunne ikke læses."
    must, should = must_mend(made), should_mend(made)
    if must:
        return f"Vent med at sende brevet: Der er {_things(len(must))}, der skal rettes først."
    if should:
        return f"Brevet kan sendes, men ret {_these(len(should))} først, så bliver det lettere at læse."
    if made:
        return "Brevet er klar. Der er kun småting, du kan se på, hvis du har tid."
    return "Brevet er klar. klartekst fandt ikke noget at rette."


def lix_band(lix: float) -> str:
    """What a LIX means, in a word."""
    return next((name for limit, name in LIX_BANDS if round(lix) <= limit), "meget svær")


def places(count: int) -> str:
    """«1 sted», «3 steder»."""
    return "1 sted" if count == 1 else f"{count} steder"


def _things(count: int) -> str:
    return "én ting" if count == 1 else f"{count} ting"


def _these(count: int) -> str:
    return "denne ting" if count == 1 else f"disse {count} ting"
