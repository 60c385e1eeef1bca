"""What `klartekst check` does: errors of one letter never stop the others; the gravest status wins."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from klartekst import __version__
from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter, UsageError
from klartekst.finding import Severity
from klartekst.letter import Letter
from klartekst.readers.find import find
from klartekst.readers.open import read_each
from klartekst.result import CheckedLetter
from klartekst.screen import columns
from klartekst.text_files import did_you_mean
from klartekst.understanding.letter_type import type_names
from klartekst.waivers import FILE_NAME, Waivers, read_waivers

MACHINE_FORMATS = {name: f"klartekst.reports.{name}" for name in ("sarif", "junit", "github")}
"""Formats for programs that know nothing of letters; each module has `render(issues, rules)`."""


class Wishes(msgspec.Struct, frozen=True):
    """What was asked for, as `klartekst check --help` tells it; `given_type` is the type of all the letters.

    `output` is the file of the report (None is the screen) and `kind` its format; `waivers` is the file of the findings
    that may stand.
    """

    kind: str = "terminal"
    output: str | None = None
    show_all: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    only: Sequence[str] = ()
    excerpts: Any = "none"
    settings: str | None = None
    with_reading: bool = False
    given_type: str | None = None
    profiles: Sequence[str] = ()
    waivers: str = FILE_NAME


def check_letters(paths: Sequence[str], wishes: Wishes) -> int:
    """Checks letters and writes one report. Returns the exit status."""
    if not paths:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil, en mappe eller - for standardinput.")
    given_type = wishes.given_type
    if given_type is not None and given_type not in type_names():
        raise UsageError(f"Arten »{given_type}« findes ikke.", did_you_mean(given_type, type_names()))
    checkers = Checkers(wishes.settings, wishes.only, wishes.profiles)
    accepted = read_waivers(Path(wishes.waivers))
    checked: list[CheckedLetter] = []
    statuses = [ExitStatus.OK]
    for path in _expand(paths, statuses):
        try:
            checker = checkers.of(path)
            limit = Severity(wishes.fail_on) if wishes.fail_on else checker.settings.fail_on
            for letter in read_each(path, _stdin(path), apart=True):
                done = checker.check(letter, with_reading=wishes.with_reading, given_type=given_type)
                stand, taken = accepted.split(done.findings)
                done = replace(done, findings=stand, accepted=taken)
                if any(finding.severity.rank >= limit.rank for finding in done.findings):
                    statuses.append(ExitStatus.FINDINGS)
                checked.append(done)
        except UnreadableLetter as error:
            if not _is_read_on_screen(wishes):
                complain(error)
            statuses.append(error.status)
            checked.append(CheckedLetter(Letter("", (), path=path), status="unreadable", reason=str(error)))
    if checked:
        _write(_report(checked, wishes, checkers, accepted), wishes.output)
    return ExitStatus.OK if wishes.exit_zero else max(statuses)


def _is_read_on_screen(wishes: Wishes) -> bool:
    """Whether the report goes where complaints go too, so that one that it tells of would be read twice."""
    told = wishes.kind == "terminal" and wishes.output is None
    return told and sys.stdout.isatty() and sys.stderr.isatty()


def _expand(paths: Sequence[str], statuses: list[ExitStatus]) -> list[str]:
    found: list[str] = []
    for path in paths:
        try:
            found.extend([path] if path == "-" else find([path]))
        except KlartekstError as error:
            complain(error)
            statuses.append(error.status)
    return list(dict.fromkeys(found))


def _report(checked: list[CheckedLetter], wishes: Wishes, checkers: Checkers, accepted: Waivers) -> str:
    if wishes.kind == "json":
        from klartekst.reports.json_report import Tool, render

        return render(checked, Tool(__version__, checkers.model, checkers.version), wishes.excerpts)
    if wishes.kind == "html":
        from klartekst.reports.html import page

        return page(checked, checkers.rules())
    if wishes.kind in MACHINE_FORMATS:
        from klartekst.reports.issues import issues

        reasons = {each.fingerprint: each.reason for each in accepted.by_fingerprint.values()}
        render_issues = import_module(MACHINE_FORMATS[wishes.kind]).render
        made: str = render_issues(issues(checked, reasons), checkers.rules())
        return made
    from klartekst.reports.terminal import render as show

    if wishes.output is not None:
        return show(checked, checkers.rules(), show_all=wishes.show_all, colour=False)
    colour, width = sys.stdout.isatty(), columns(sys.stdout)
    return show(checked, checkers.rules(), show_all=wishes.show_all, colour=colour, width=width)


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
