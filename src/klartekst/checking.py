"""What `klartekst check` does: errors of one letter never stop the others; the gravest status wins."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import click

from klartekst import __version__
from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter, UsageError
from klartekst.finding import Severity
from klartekst.letter import Letter
from klartekst.readers.find import find
from klartekst.readers.open import read_each
from klartekst.result import CheckedLetter
from klartekst.text_files import did_you_mean
from klartekst.understanding.letter_type import type_names
from klartekst.waivers import FILE_NAME, Waivers, read_waivers

MACHINE_FORMATS = {name: f"klartekst.reports.{name}" for name in ("sarif", "junit", "github")}
"""Formats for programs that know nothing of letters; each module has `render(issues, rules)`."""

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
    profiles: Sequence[str] = (),
    waivers: str = FILE_NAME,
) -> int:
    """Checks letters and writes one report; `given_type` is the type of them all. Returns the exit status.

    Findings that the file `waivers` accepts are left out.
    """
    if not paths:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil, en mappe eller - for standardinput.")
    if given_type is not None and given_type not in type_names():
        raise UsageError(f"Arten »{given_type}« findes ikke.", did_you_mean(given_type, type_names()))
    checkers = Checkers(settings, only, profiles)
    accepted = read_waivers(Path(waivers))
    checked: list[CheckedLetter] = []
    statuses = [ExitStatus.OK]
    for path in _expand(paths, statuses):
        try:
            checker = checkers.of(path)
            limit = Severity(fail_on) if fail_on else checker.settings.fail_on
            for letter in read_each(path, _stdin(path), apart=True):
                done = checker.check(letter, with_reading=with_reading, given_type=given_type)
                stand, taken = accepted.split(done.findings)
                done = replace(done, findings=stand, accepted=taken)
                if any(finding.severity.rank >= limit.rank for finding in done.findings):
                    statuses.append(ExitStatus.FINDINGS)
                checked.append(done)
        except UnreadableLetter as error:
            complain(error)
            statuses.append(error.status)
            checked.append(CheckedLetter(Letter("", (), path=path), status="unreadable", reason=str(error)))
    if checked:
        _write(_report(checked, kind, checkers, show_all, excerpts, output, accepted), output)
    status = next(each for each in GRAVITY if each in statuses)
    return ExitStatus.OK if exit_zero else status


def _expand(paths: Sequence[str], statuses: list[ExitStatus]) -> list[str]:
    found: list[str] = []
    for path in paths:
        try:
            found.extend([path] if path == "-" else find([path]))
        except KlartekstError as error:
            complain(error)
            statuses.append(error.status)
    return list(dict.fromkeys(found))


def _report(
    checked: list[CheckedLetter],
    kind: str,
    checkers: Checkers,
    show_all: bool,
    excerpts: Any,
    output: str | None,
    accepted: Waivers,
) -> str:
    if kind == "json":
        from klartekst.reports.json_report import Tool, render

        return render(checked, Tool(__version__, checkers.model, checkers.version), excerpts)
    if kind == "html":
        from klartekst.reports.html import page

        return page(checked, checkers.rules())
    if kind in MACHINE_FORMATS:
        from klartekst.reports.issues import issues

        reasons = {each.fingerprint: each.reason for each in accepted.by_fingerprint.values()}
        made: str = import_module(MACHINE_FORMATS[kind]).render(issues(checked, reasons), checkers.rules())
        return made
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
