"""What is made of a run: its report, its tables, what is said of it, and the exit status."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from klartekst.checker import load_all_rules
from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.danish.numerals import thousands
from klartekst.errors import ExitStatus
from klartekst.finding import Severity
from klartekst.rules.schema import Rule
from klartekst.scanning.baseline import Difference, compare, write_baseline
from klartekst.scanning.choices import Choices, HeldAgainst
from klartekst.scanning.clusters import group
from klartekst.scanning.collection import Collection
from klartekst.scanning.export import export
from klartekst.scanning.machine import issues
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import overview
from klartekst.scanning.report.pages import Pages
from klartekst.scanning.scan import Run

MACHINE_FILES = {"sarif": "klartekst.sarif", "junit": "klartekst.junit.xml", "github": "klartekst.github.txt"}

MOST_TOLD = 20
"""Unreadable files that are named on the screen; the report names more of them, and the tables all."""


def conclude(collection: Collection, run: Run, choices: Choices, held: HeldAgainst) -> int:
    """Writes and says what was asked of a whole run. Returns the exit status."""
    settings = Checkers(choices.settings).settings_of(collection.inside)
    rules = {rule.id: rule for rule in load_all_rules(settings.rule_folders)}
    outcome = _Outcome(collection, run, choices, held, rules)
    difference = outcome.held_against()
    outcome.write(difference)
    outcome.tell(difference)
    return outcome.status(difference)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A whole run, what was asked of it, and the rules that it was found under."""

    collection: Collection
    run: Run
    choices: Choices
    held: HeldAgainst
    rules: Mapping[str, Rule]

    def held_against(self) -> Difference | None:
        """Takes out what is accepted; returns what is new since the baseline, when there is one."""
        store, accepted = self.collection.store, self.held.waivers.by_fingerprint
        store.accept(accepted)
        if accepted:
            self.held.waivers.used |= store.accepted(self.run.id)
        if self.held.baseline is None:
            return None
        limit = self.choices.limit or Severity.WARNING
        return compare(store, self.run.id, self.run.rules_version, self.held.baseline, limit, accepted)

    def write(self, difference: Difference | None) -> None:
        """Writes the report, the tables and the baseline, and says where they lie."""
        store, wanted = self.collection.store, self.choices.write_baseline
        click.echo(f"Rapport: {self._report(difference)}")
        for path in self._tables():
            click.echo(f"Skrevet: {path}")
        if wanted:
            write_baseline(store, self.run.id, self.run.rules_version, Path(wanted))
            click.echo(f"Skrevet: {wanted}")

    def tell(self, difference: Difference | None) -> None:
        """Says what is new, which accepted findings are gone, and what could not be read."""
        if difference is not None:
            click.echo(str(difference))
        for each in self.held.waivers.unused:
            complain(f"Accepten af {each.rule} ({each.reason}) bruges ikke mere.")
        store, run = self.collection.store, self.run.id
        for name, why in store.unreadable(run, MOST_TOLD):
            complain(why if name in why else f"{name}: {why}")
        number = store.count_unreadable(run)
        if number > MOST_TOLD:
            complain(f"{thousands(number)} filer kunne ikke læses. Rapporten nævner flere af dem.")

    def status(self, difference: Difference | None) -> int:
        """With a baseline new findings fail a run, without one those that `--fail-on` names."""
        store, run, limit = self.collection.store, self.run.id, self.choices.limit
        if store.count_unreadable(run):
            return ExitStatus.UNREADABLE
        if difference is not None:
            failing = difference.failing > 0
        else:
            failing = limit is not None and any(
                Severity(each).rank >= limit.rank for each in store.severities(run)
            )
        return ExitStatus.FINDINGS if failing else ExitStatus.OK

    def _report(self, difference: Difference | None) -> Path:
        """Writes the report, unless nothing that it says has changed."""
        store, held = self.collection.store, self.held
        said = str(difference) if difference else None
        group(store)
        excerpts = Excerpts(self.collection.paths, self.choices.settings) if self.choices.excerpts else None
        pages = Pages(Path(self.choices.output), self.rules, excerpts)
        made_of = (store.state(self.run.id), sorted(held.waivers.by_fingerprint), held.volumes, said)
        if not pages.are_current(made_of):
            pages.write(store, overview(store, self.run.id, held.volumes), said, made_of)
        return pages.index

    def _tables(self) -> list[Path]:
        store, beside, kinds = self.collection.store, Path(self.choices.output), self.choices.exports
        made = export(store, self.run.id, [kind for kind in kinds if kind not in MACHINE_FILES], beside)
        reasons = {each.fingerprint: each.reason for each in self.held.waivers.by_fingerprint.values()}
        for kind in dict.fromkeys(kind for kind in kinds if kind in MACHINE_FILES):
            path = beside / MACHINE_FILES[kind]
            render = import_module(f"klartekst.reports.{kind}").render
            path.write_text(render(issues(store, self.run.id, reasons), self.rules), "utf-8")
            made.append(path)
        return made
