"""What `klartekst scan` does: a run, its report, and the exit status."""

import json
import os
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import click

from klartekst.checker import load_all_rules
from klartekst.checkers import Checkers
from klartekst.errors import ExitStatus, UsageError
from klartekst.scanning.clusters import group
from klartekst.scanning.export import export
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import overview
from klartekst.scanning.report.pages import Pages
from klartekst.scanning.report.volumes import read_volumes
from klartekst.scanning.scan import Limits, Run, count, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk


def scan_folders(
    folders: Sequence[str],
    output: str,
    include: Sequence[str],
    exclude: Sequence[str],
    workers: int | None,
    timeout: float,
    memory: int,
    exports: Sequence[str],
    volumes: str | None,
    excerpts: bool,
    settings: str | None,
) -> int:
    """Scans folders into the store in `output`. Returns the exit status."""
    if not folders:
        raise UsageError("Der er ikke valgt nogen mappe.", "Skriv mappen med brevene.")
    beside = Path(output)
    walk = Walk(folders, include, exclude, beside)
    weights = read_volumes(Path(volumes)) if volumes else None
    total = count(walk)
    if not total:
        raise UsageError(
            "Der er ingen breve i mappen.", "Ret stien eller mønstrene efter --include og --exclude."
        )
    begun = time.monotonic()
    with Store(beside / FILE_NAME) as store:
        try:
            run = scan(
                walk,
                store,
                settings,
                scope(folders, include, exclude),
                _limits(workers, timeout, memory),
                total,
            )
        except KeyboardInterrupt:
            click.echo("klartekst: Afbrudt. Kør den samme kommando igen for at fortsætte.", err=True)
            return ExitStatus.INTERNAL
        unreadable = store.unreadable(run.id)
        click.echo(_told(run, time.monotonic() - begun))
        group(store)
        made = overview(store, run.id, weights)
        rules = load_all_rules(Checkers(settings).settings_of(os.path.join(walk.first, "x")).rule_folders)  # noqa: PTH118
        quoting = Excerpts(run.paths, settings) if excerpts else None
        pages = Pages(beside, {rule.id: rule for rule in rules}, quoting)
        click.echo(f"Rapport: {pages.write(store, made)}")
        for path in export(store, run.id, exports, beside):
            click.echo(f"Skrevet: {path}")
        for name, why in unreadable:
            click.echo(f"klartekst: {name}: {why}", err=True)
    return ExitStatus.UNREADABLE if unreadable else ExitStatus.OK


def scope(folders: Sequence[str], include: Sequence[str], exclude: Sequence[str]) -> str:
    """A name for a collection: the same folders and patterns give the same."""
    said = [sorted(map(os.path.abspath, folders)), sorted(include), sorted(exclude)]
    return blake2b(json.dumps(said).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _limits(workers: int | None, timeout: float, memory: int) -> Limits:
    return Limits(workers or os.cpu_count() or 1, timeout, memory)


def _told(run: Run, seconds: float) -> str:
    known = f", heraf {run.unchanged} uændrede" if run.unchanged else ""
    return f"{run.files} filer{known}, på {seconds:.1f} sekunder.".replace(".", ",", 1)
