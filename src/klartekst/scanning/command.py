"""What `klartekst scan` does: a run here or on a cluster, then what is made of it."""

import json
import os
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import click

from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.danish.numerals import counted, decimal, thousands
from klartekst.errors import ExitStatus, UsageError
from klartekst.scanning.choices import Choices, HeldAgainst, read_held_against
from klartekst.scanning.collection import Collection
from klartekst.scanning.outcome import conclude
from klartekst.scanning.pseudonyms import write_key_list
from klartekst.scanning.retention import keep_newest
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk


def scan_folders(folders: Sequence[str], choices: Choices) -> int:
    """Scans folders into the store in `choices.output`, and reports. Returns the exit status."""
    if not folders:
        raise UsageError("Der er ikke valgt nogen mappe.", "Skriv mappen med brevene.")
    if choices.dask and choices.workers:
        raise UsageError("--workers kan ikke bruges sammen med --dask.", "Udelad det.")
    beside = Path(choices.output)
    walk = Walk(folders, choices.include, choices.exclude, beside)
    # What is wrong with a small file is told before an hour's work, not after it.
    held = read_held_against(choices)
    total = walk.count()
    if not total:
        raise UsageError(
            "Der er ingen breve i mappen.", "Ret stien eller mønstrene efter --include og --exclude."
        )
    try:
        with Store(beside / FILE_NAME) as store:
            collection = Collection(walk, store, choices.settings, _scope(folders, choices), total)
            _name(collection, choices)
            status = _scan(collection, choices, held.named_as_in(store))
    except KeyboardInterrupt:
        complain("Afbrudt. Kør den samme kommando igen for at fortsætte.")
        return ExitStatus.INTERNAL
    return ExitStatus.OK if choices.exit_zero else status


def _scan(collection: Collection, choices: Choices, held: HeldAgainst) -> int:
    begun = time.monotonic()
    if choices.dask:
        from klartekst.scanning.dask_command import Wishes, scan_on_cluster

        accepted = tuple(sorted(held.waivers.by_fingerprint))
        wishes = Wishes(choices.dask, Path(choices.output), accepted, choices.timeout)
        run = scan_on_cluster(collection, wishes)
    else:
        run = scan(
            collection, Limits(choices.workers or os.cpu_count() or 1, choices.timeout, choices.memory)
        )
    click.echo(_told(run, time.monotonic() - begun))
    status = conclude(collection, run, choices, held)
    if choices.keep_runs:
        click.echo(str(keep_newest(collection.store, choices.keep_runs)))
    return status


def _name(collection: Collection, choices: Choices) -> None:
    """Hides the names of files when somebody wants that, here or in the settings; once hidden they stay so."""
    settings = Checkers(choices.settings).settings_of(collection.inside)
    store = collection.store
    if (choices.anonymise_paths or settings.anonymise_paths) and store.hide_names():
        complain(
            "Filnavnene i lageret er nu dæknavne. Tabeller og udgangspunkter fra før har stadig navnene: "
            "slet dem, eller skriv dem igen."
        )
    if not choices.key_list:
        return
    if store.pseudonyms is None:
        raise UsageError("Der er ingen dæknavne at skrive en liste over.", "Tilføj --anonymise-paths.")
    write_key_list(map(store.pseudonyms.source, collection.walk), Path(choices.key_list))
    click.echo(f"Skrevet: {choices.key_list}")


def _scope(folders: Sequence[str], choices: Choices) -> str:
    """A name for a collection: the same folders and patterns give the same."""
    said = [sorted(map(os.path.abspath, folders)), sorted(choices.include), sorted(choices.exclude)]
    return blake2b(json.dumps(said).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _told(run: Run, seconds: float) -> str:
    files = counted(run.files, "fil", "filer")
    same = "uændret" if run.unchanged == 1 else "uændrede"
    known = f", {thousands(run.unchanged)} af dem {same}" if run.unchanged else ""
    return f"{files}{known}, på {decimal(seconds)} sekunder."
