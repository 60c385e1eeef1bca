"""One number for a letter, 0 to 100, built openly from six sides; and what would raise it most.

Each side starts at 100 and loses by the weight of its findings a hundred words, so that a long letter is
not worse for being long. Readability loses by LIX and by the share of words in sentences over the limit:
shorter sentences with the same mess gain little. The number is for the letter, never for its writer.
Weights and slopes are the project's own; no Danish source gives any.
"""

from collections.abc import Mapping, Sequence

import msgspec

from klartekst.danish.readability import Readability
from klartekst.finding import Category, Finding, Severity

SIDES: Mapping[str, frozenset[Category]] = {
    "læsbarhed": frozenset({Category.LONG_SENTENCE, Category.COMPLEX_SENTENCE}),
    "ord": frozenset(
        {
            Category.JARGON,
            Category.OFFICIALESE,
            Category.ABBREVIATION,
            Category.LONG_WORD,
            Category.NOMINALISATION,
            Category.DOUBLE_NEGATION,
        }
    ),
    "lov": frozenset({Category.LAW_REFERENCE}),
    "tiltale": frozenset({Category.THIRD_PERSON, Category.TONE, Category.PASSIVE, Category.CONSISTENCY}),
    "struktur": frozenset({Category.STRUCTURE, Category.VAGUE}),
    "ret": frozenset({Category.MISSING, Category.LEFTOVER, Category.PRIVACY, Category.DAMAGE}),
}
_SIDE_OF = {category: name for name, categories in SIDES.items() for category in categories}
# How much each side counts in the whole.
SHARES: Mapping[str, int] = {"læsbarhed": 25, "ord": 25, "lov": 10, "tiltale": 20, "struktur": 10, "ret": 10}
POINTS: Mapping[Severity, int] = {
    Severity.TIP: 1,
    Severity.WARNING: 3,
    Severity.ERROR: 8,
    Severity.BLOCKING: 15,
}
# What a point a hundred words costs a side.
SLOPE = 4.0
# LIX 30 is easy for nearly everyone, 60 for nearly nobody (Björnsson's bands).
EASY_LIX, HARD_LIX = 30.0, 60.0


class Score(msgspec.Struct, frozen=True):
    """`total` and each of the six `sides` are between 0 and 100."""

    total: int
    sides: Mapping[str, int]


class Change(msgspec.Struct, frozen=True):
    """What mending all findings of a rule would add to the total."""

    rule: str
    gain: int


def score(findings: Sequence[Finding], readability: Readability) -> Score | None:
    """The score of a letter's findings, None when the text is too short for a number."""
    return _score(_points(findings), readability)


def _score(points: Mapping[str, int], readability: Readability) -> Score | None:
    if readability.lix is None:
        return None
    sides = {name: _side(name, points[name], readability) for name in SIDES}
    total = sum(sides[name] * share for name, share in SHARES.items()) / sum(SHARES.values())
    return Score(round(total), {name: round(value) for name, value in sides.items()})


def best_changes(findings: Sequence[Finding], readability: Readability, most: int = 3) -> tuple[Change, ...]:
    """The rules whose findings, once mended, would raise the total most, the greatest gain first."""
    lost = _points(findings)
    whole = _score(lost, readability)
    if whole is None:
        return ()
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    changes = []
    for rule, own in sorted(by_rule.items()):
        mended = _points(own)
        without = _score({name: lost[name] - mended[name] for name in SIDES}, readability)
        if without is not None and without.total > whole.total:
            changes.append(Change(rule, without.total - whole.total))
    return tuple(sorted(changes, key=lambda change: (-change.gain, change.rule))[:most])


def _points(findings: Sequence[Finding]) -> dict[str, int]:
    """What findings weigh on each side."""
    points = dict.fromkeys(SIDES, 0)
    for finding in findings:
        points[_SIDE_OF[finding.category]] += POINTS[finding.severity]
    return points


def _side(name: str, points: int, readability: Readability) -> float:
    loss = SLOPE * points * 100 / max(readability.words, 1)
    if name == "læsbarhed":
        assert readability.lix is not None
        hard = (readability.lix - EASY_LIX) / (HARD_LIX - EASY_LIX)
        loss = loss / 2 + 100 * min(1.0, max(0.0, hard)) / 2
    return max(0.0, 100.0 - loss)
