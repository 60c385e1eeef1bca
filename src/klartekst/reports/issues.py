"""A finding as machine formats name it: where, which rule, how grave, and not a word of the letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from klartekst.danish.personal_numbers import hidden
from klartekst.finding import Finding, Severity
from klartekst.letter import Letter
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.understanding.places import line_and_column

LINES = frozenset({"txt", "md"})
"""Formats in which a line number means something to an editor."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `path` is masked; `entry` is the word of our own list that was found, or "".

    `line` and `column` are from 1 and None where the file has no lines; `start` and `end` are code points, None for
    the letter as a whole. `accepted` is the reason of a waiver.
    """

    path: str
    rule: str
    severity: Severity
    entry: str
    line: int | None
    column: int | None
    start: int | None
    end: int | None
    fingerprint: str
    accepted: str | None = None

    def message(self, rules: Mapping[str, Rule]) -> str:
        """»Kancellisprog: »såfremt«. Ingen siger ordene højt.«"""
        rule = rules.get(self.rule)
        if rule is None:
            return self.rule
        words = f": »{self.entry}«" if self.entry else ""
        return f"{rule.title}{words}. {rule.why}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    reason: str


def issues(checked: Sequence[CheckedLetter], accepted: Mapping[str, str]) -> Iterator[Issue | Unread]:
    """The findings of checked letters; `accepted` gives the reason of a waiver by fingerprint."""
    for each in checked:
        if each.status == "unreadable":
            yield Unread(hidden(each.letter.path), hidden(each.reason or ""))
        for finding in (*each.findings, *each.accepted):
            yield _issue(finding, each.letter, accepted.get(finding.fingerprint))


def _issue(finding: Finding, letter: Letter, accepted: str | None) -> Issue:
    line = column = None
    if finding.start is not None and letter.format in LINES:
        line, column = line_and_column(letter.text, finding.start)
    return Issue(
        path=hidden(letter.path),
        rule=finding.rule,
        severity=finding.severity,
        entry=finding.entry,
        line=line,
        column=column,
        start=finding.start,
        end=finding.end,
        fingerprint=finding.fingerprint,
        accepted=accepted,
    )
