"""What `klartekst compare` does: which findings went and came between two letters, two folders or two set-ups."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.danish.numerals import counted, thousands
from klartekst.errors import ExitStatus, UnreadableLetter, UsageError
from klartekst.readers.find import search
from klartekst.readers.open import read_each
from klartekst.understanding.places import place


def compare(before: str, after: str, letters: str | None, settings: str | None, *, show_all: bool) -> int:
    """Compares and prints. With `letters`, `before` and `after` are two set-ups for the letters of that folder.

    Raises UsageError for a path that does not exist, and for a file beside a folder.
    """
    statuses = [ExitStatus.OK]
    if letters is not None:
        old, new = _all(letters, Checkers(before), statuses), _all(letters, Checkers(after), statuses)
    else:
        if Path(before).is_dir() != Path(after).is_dir():
            raise UsageError(
                "klartekst kan ikke sammenligne en fil med en mappe.", "Vælg to filer eller to mapper."
            )
        checkers = Checkers(settings)
        old, new = _all(before, checkers, statuses), _all(after, checkers, statuses)
        if not Path(before).is_dir():
            (here,) = new
            old = {here: next(iter(old.values()))}
    _print(old, new, show_all=show_all)
    return max(statuses)


def _all(path: str, checkers: Checkers, statuses: list[ExitStatus]) -> dict[str, dict[tuple[str, str], str]]:
    """For each letter by its name: where each of its findings is, by rule and fingerprint."""
    if Path(path).is_dir():
        files = {Path(os.path.relpath(each, path)).as_posix(): each for each in search(path)}
    else:
        files = {Path(path).name: path}
    made: dict[str, dict[tuple[str, str], str]] = {}
    for name, each in files.items():
        try:
            for number, letter in enumerate(read_each(each, apart=True)):
                found = checkers.of(each).check(letter).findings
                made[name if number == 0 else f"{name}, brev {number + 1}"] = {
                    (finding.rule, finding.fingerprint): place(letter, finding.start) for finding in found
                }
        except UnreadableLetter as error:
            complain(error)
            statuses.append(error.status)
    return made


def _apart(
    old: Mapping[tuple[str, str], str], new: Mapping[tuple[str, str], str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The rules and places of what went and of what came.

    An edited sentence gives all that is still wrong in it new fingerprints; what the same rule finds at the same place
    has neither gone nor come.
    """
    went = [(rule, where) for (rule, name), where in old.items() if (rule, name) not in new]
    came = [(rule, where) for (rule, name), where in new.items() if (rule, name) not in old]
    stayed = Counter(went) & Counter(came)
    return _without(went, stayed), _without(came, stayed)


def _without(found: list[tuple[str, str]], stayed: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    left = Counter(stayed)
    kept = []
    for each in found:
        if left[each] > 0:
            left[each] -= 1
        else:
            kept.append(each)
    return kept


def _print(
    old: Mapping[str, Mapping[tuple[str, str], str]],
    new: Mapping[str, Mapping[tuple[str, str], str]],
    *,
    show_all: bool,
) -> None:
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    kept = 0
    for name in sorted(old.keys() & new.keys()):
        went, came = _apart(old[name], new[name])
        kept += len(old[name]) - len(went)
        gone.update(rule for rule, _ in went)
        come.update(rule for rule, _ in came)
        if went or came:
            click.echo(f"{name}: {len(went)} løst, {counted(len(came), 'ny', 'nye')}")
            if show_all or len(new) == 1:
                for sign, found in (("−", went), ("+", came)):
                    for rule, where in found:
                        click.echo(f"  {sign} {rule} ({where})")
    rules = sorted(gone.keys() | come.keys(), key=lambda rule: -(gone[rule] + come[rule]))
    if len(new) > 1 and rules:
        click.echo(f"\n{'Regel':<32}{'Løst':>6}{'Nye':>6}")
        for rule in rules:
            click.echo(f"{rule:<32}{gone[rule]:>6}{come[rule]:>6}")
    for title, names in (("Kun før", old.keys() - new.keys()), ("Kun efter", new.keys() - old.keys())):
        if names:
            click.echo(f"{title}: {', '.join(sorted(names))}")
    click.echo(
        f"{thousands(gone.total())} løst, {counted(come.total(), 'ny', 'nye')}, {thousands(kept)} som før."
    )
