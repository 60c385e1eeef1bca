"""What `klartekst watch` does: looks at a folder again and again, and says of each new letter whether it may go.

Polling and no events: network drives (SMB, DFS) send none that can be trusted. A file is looked at when it has
kept its size and its time over two looks, so that half a file is never judged. Nothing is ever deleted or
overwritten.
"""

import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click

from klartekst.errors import KlartekstError, UsageError
from klartekst.readers.find import is_letter
from klartekst.sending.decision import Because, Seen, Verdict, decide
from klartekst.sending.hook import settings_for
from klartekst.sending.journal import Line, encoded, line, log
from klartekst.sending.policy import policy
from klartekst.sending.trial import look_apart

RESULT = ".klartekst.json"
"""Stands behind the whole name of a letter: brev.docx.klartekst.json."""

READY = "klar"
REVIEW = "til-gennemsyn"

Look = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""


def watch(folder: str, settings: str | None, interval: float, *, move: bool, once: bool) -> None:
    """Watches `folder` until it is told to stop; with `once`, takes what lies there and ends.

    Each letter gets its decision in a file beside it; with `move` it is moved to one of two folders instead.
    Raises UsageError for a folder that is not there, DataError for settings that are wrong.
    """
    place = Path(folder)
    if not place.is_dir():
        raise UsageError("Mappen findes ikke.", "Kontrollér stien.")
    policy(
        settings_for(str(place / "brev"), settings)
    )  # wrong settings are told at once, not at the first letter
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    before: dict[Path, Look] = {}
    while not stop.is_set():
        now = {path: look for path in _waiting(place) if (look := _look(path)) is not None}
        for path, look in sorted(now.items()):
            if stop.is_set():
                break
            if once or before.get(path) == look:
                _take(path, settings, move=move)
        before = now
        if once:
            return
        stop.wait(interval)


def _waiting(place: Path) -> Iterator[Path]:
    """The letters of the folder itself that have no result yet, or that were changed after it."""
    for path in place.iterdir():
        if is_letter(path.name.lower()) and path.is_file():
            result = path.with_name(path.name + RESULT)
            if not result.exists() or result.stat().st_mtime_ns < path.stat().st_mtime_ns:
                yield path


def _look(path: Path) -> Look | None:
    try:
        seen = path.stat()
    except OSError:  # gone since the folder was listed
        return None
    return seen.st_size, seen.st_mtime_ns


def _take(path: Path, settings: str | None, *, move: bool) -> None:
    rules = policy(settings_for(str(path), settings))
    begun = time.monotonic()
    try:
        seen = look_apart(rules, str(path.resolve()), b"", path.name, settings)
    except KlartekstError as error:
        seen = Seen(Because.ERROR, str(error))
    decision = decide(rules, seen)
    made = line(decision, round(1000 * (time.monotonic() - begun)))
    if rules.log is not None:
        log(rules.log, made)
    if move:
        _move(path, READY if decision.verdict is Verdict.SEND else REVIEW)
    else:
        _write(path.with_name(path.name + RESULT), made)
    click.echo(encoded(made))


def _write(result: Path, made: Line) -> None:
    beside = result.with_name(f".{result.name}.tmp")
    beside.write_text(encoded(made) + "\n", "utf-8")
    beside.replace(result)


def _move(path: Path, name: str) -> None:
    """Moves a letter into a folder beside it, under a name that is free there."""
    folder = path.parent / name
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem} ({number}){path.suffix}"
    path.rename(target)
