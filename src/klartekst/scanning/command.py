"""What `klartekst scan` does: a run, its report, and the exit status."""

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

import click

from klartekst.checker import load_all_rules
from klartekst.checkers import Checkers
from klartekst.errors import ExitStatus, UsageError
from klartekst.finding import Severity
from klartekst.rules.schema import Rule
from klartekst.scanning.baseline import (
    Baseline,
    Difference,
    compare,
    named_as_in,
    read_baseline,
    write_baseline,
)
from klartekst.scanning.clusters import group
from klartekst.scanning.export import export
from klartekst.scanning.machine import issues
from klartekst.scanning.pseudonyms import write_key_list
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import overview
from klartekst.scanning.report.pages import Pages
from klartekst.scanning.report.volumes import Volumes, read_volumes
from klartekst.scanning.retention import keep_newest
from klartekst.scanning.scan import Limits, Run, paths, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk
from klartekst.waivers import Waivers, read_waivers

MACHINE_FILES = {"sarif": "klartekst.sarif", "junit": "klartekst.junit.xml", "github": "klartekst.github.txt"}


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a scan, as the command line names them."""

    output: str
    include: Sequence[str]
    exclude: Sequence[str]
    workers: int | None
    timeout: float
    memory: int
    exports: Sequence[str]
    volumes: str | None
    excerpts: bool
    baseline: str | None
    write_baseline: str | None
    fail_on: str | None
    exit_zero: bool
    waivers: str
    settings: str | None
    dask: str | None
    anonymise_paths: bool
    key_list: str | None
    keep_runs: int | None


def scan_folders(folders: Sequence[str], choices: Choices) -> int:
    """Scans folders into the store in `choices.output`, and reports. Returns the exit status."""
    if not folders:
        raise UsageError("Der er ikke valgt nogen mappe.", "Skriv mappen med brevene.")
    if choices.dask:
        _refuse_what_a_cluster_cannot(choices)
    beside = Path(choices.output)
    walk = Walk(folders, choices.include, choices.exclude, beside)
    # What is wrong with a small file is told before an hour's work, not after it.
    weights = read_volumes(Path(choices.volumes)) if choices.volumes else None
    baseline = read_baseline(Path(choices.baseline)) if choices.baseline else None
    waivers = read_waivers(Path(choices.waivers))
    total = walk.count()
    if not total:
        raise UsageError(
            "Der er ingen breve i mappen.", "Ret stien eller mønstrene efter --include og --exclude."
        )
    try:
        with Store(beside / FILE_NAME) as store:
            _name(store, walk, choices)
            if choices.dask:
                status = _scan_on_cluster(choices.dask, walk, store, choices, total)
            else:
                status = _scan_here(folders, walk, store, choices, weights, baseline, waivers, total)
    except KeyboardInterrupt:
        click.echo("klartekst: Afbrudt. Kør den samme kommando igen for at fortsætte.", err=True)
        return ExitStatus.INTERNAL
    return ExitStatus.OK if choices.exit_zero else status


def _scan_here(
    folders: Sequence[str],
    walk: Walk,
    store: Store,
    choices: Choices,
    weights: Volumes | None,
    baseline: Baseline | None,
    waivers: Waivers,
    total: int,
) -> int:
    if baseline is not None:
        baseline = named_as_in(store, baseline)
    if weights is not None and store.pseudonyms is not None:
        weights = Volumes(store.pseudonyms.listed(weights.by_name))
    limits = Limits(choices.workers or os.cpu_count() or 1, choices.timeout, choices.memory)
    begun = time.monotonic()
    run = scan(walk, store, choices.settings, _scope(folders, choices), limits, total)
    click.echo(_told(run, time.monotonic() - begun))
    status = _report(store, run, walk, choices, weights, baseline, waivers)
    if choices.keep_runs:
        click.echo(str(keep_newest(store, choices.keep_runs)))
    return status


def _name(store: Store, walk: Walk, choices: Choices) -> None:
    """Hides the names of files when somebody wants that, here or in the settings; once hidden they stay so."""
    settings = Checkers(choices.settings).settings_of(os.path.join(walk.first, "x"))  # noqa: PTH118
    if (choices.anonymise_paths or settings.anonymise_paths) and store.hide_names():
        click.echo(
            "klartekst: Filnavnene i lageret er nu dæknavne. Tabeller og udgangspunkter fra før har stadig navnene: "
            "slet dem, eller skriv dem igen.",
            err=True,
        )
    if not choices.key_list:
        return
    if store.pseudonyms is None:
        raise UsageError("Der er ingen dæknavne at skrive en liste over.", "Tilføj --anonymise-paths.")
    write_key_list(map(store.pseudonyms.source, walk), Path(choices.key_list))
    click.echo(f"Skrevet: {choices.key_list}")


def _scan_on_cluster(address: str, walk: Walk, store: Store, choices: Choices, total: int) -> int:
    from klartekst.scanning.dask_command import Wishes, scan_on_cluster

    limit = Severity(choices.fail_on) if choices.fail_on else None
    wishes = Wishes(address, Path(choices.output), choices.waivers, choices.settings, choices.timeout, limit)
    return scan_on_cluster(wishes, walk, store, total)


_HERE_ONLY = ("workers", "volumes", "excerpts", "baseline", "write_baseline", "keep_runs")


def _refuse_what_a_cluster_cannot(choices: Choices) -> None:
    """Raises UsageError for options that only a scan on this machine knows."""
    given = [f"--{name.replace('_', '-')}" for name in _HERE_ONLY if getattr(choices, name)]
    given += [f"--export {kind}" for kind in choices.exports if kind != "parquet"]
    if given:
        raise UsageError(
            f"{' og '.join(given)} kan ikke bruges sammen med --dask.",
            "Udelad det. En klynge skriver tabeller i Parquet.",
        )


def _report(
    store: Store,
    run: Run,
    walk: Walk,
    choices: Choices,
    weights: Volumes | None,
    baseline: Baseline | None,
    waivers: Waivers,
) -> int:
    settings = Checkers(choices.settings).settings_of(os.path.join(walk.first, "x"))  # noqa: PTH118
    rules = {rule.id: rule for rule in load_all_rules(settings.rule_folders)}
    beside = Path(choices.output)
    if waivers.by_fingerprint:
        waivers.used |= store.found(run.id) & waivers.by_fingerprint.keys()
    store.accept(waivers.by_fingerprint)
    limit = Severity(choices.fail_on) if choices.fail_on else Severity.WARNING
    difference = None
    if baseline is not None:
        difference = compare(store, run.id, run.rules_version, baseline, limit, waivers.by_fingerprint)
    group(store)
    quoting = Excerpts(lambda: paths(walk, store), choices.settings) if choices.excerpts else None
    said = str(difference) if difference else None
    pages = Pages(beside, rules, quoting)
    made_of = (store.state(run.id), sorted(waivers.by_fingerprint), weights, said)
    if not pages.are_current(made_of):
        pages.write(store, overview(store, run.id, weights), said, made_of)
    click.echo(f"Rapport: {pages.index}")
    for path in _tables(store, run, beside, choices.exports, rules, waivers):
        click.echo(f"Skrevet: {path}")
    if choices.write_baseline:
        write_baseline(store, run.id, run.rules_version, Path(choices.write_baseline))
        click.echo(f"Skrevet: {choices.write_baseline}")
    if difference is not None:
        click.echo(str(difference))
    for each in waivers.unused:
        click.echo(f"klartekst: Accepten af {each.rule} ({each.reason}) bruges ikke mere.", err=True)
    unreadable = store.unreadable(run.id)
    for name, why in unreadable:
        click.echo(f"klartekst: {name}: {why}", err=True)
    if unreadable:
        return ExitStatus.UNREADABLE
    return ExitStatus.FINDINGS if _fails(store, run, choices, difference) else ExitStatus.OK


def _fails(store: Store, run: Run, choices: Choices, difference: Difference | None) -> bool:
    """With a baseline new findings fail a run, without one those that `--fail-on` names."""
    if difference is not None:
        return difference.failing > 0
    if choices.fail_on is None:
        return False
    worst = store.severities(run.id)
    return any(Severity(each).rank >= Severity(choices.fail_on).rank for each in worst)


def _tables(
    store: Store, run: Run, beside: Path, kinds: Sequence[str], rules: Mapping[str, Rule], waivers: Waivers
) -> list[Path]:
    made = export(store, run.id, [kind for kind in kinds if kind not in MACHINE_FILES], beside)
    reasons = {each.fingerprint: each.reason for each in waivers.by_fingerprint.values()}
    for kind in dict.fromkeys(kind for kind in kinds if kind in MACHINE_FILES):
        path = beside / MACHINE_FILES[kind]
        render = import_module(f"klartekst.reports.{kind}").render
        path.write_text(render(issues(store, run.id, reasons), rules), "utf-8")
        made.append(path)
    return made


def _scope(folders: Sequence[str], choices: Choices) -> str:
    """A name for a collection: the same folders and patterns give the same."""
    said = [sorted(map(os.path.abspath, folders)), sorted(choices.include), sorted(choices.exclude)]
    return blake2b(json.dumps(said).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _told(run: Run, seconds: float) -> str:
    files = "1 fil" if run.files == 1 else f"{run.files} filer"
    same = "uændret" if run.unchanged == 1 else "uændrede"
    known = f", {run.unchanged} af dem {same}" if run.unchanged else ""
    return f"{files}{known}, på {f'{seconds:.1f}'.replace('.', ',')} sekunder."
