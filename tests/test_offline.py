"""Every command that reads a letter works without a network and writes only what it was asked to write.

The sentry refuses connections and notes files in klartekst's own processes and in those it starts; on Linux with
root they also run without any network (`unshare -n`), which holds for libraries that are not written in Python.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from canary import held_in, write_letters

from klartekst.cli import COMMANDS

SENTRY = Path(__file__).parent / "sentry"
RUN_EACH = Path(__file__).parent / "run_each.py"
READS_NO_LETTER = {"rules", "config"}
LISTENS = {"smtp", "serve"}  # tested as running servers on the loopback


def commands(folder: Path) -> dict[str, list[str]]:
    """A command line by what it tries; the first word of each is the command."""
    letters = str(folder / "breve")
    accepted = str(folder / "accept.json")
    scan = ["scan", letters, "--output", str(folder / "rapport"), "--waivers", accepted, "--exit-zero"]
    return {
        "on the screen": ["check", "--all", "--reading", letters],
        "as JSON": ["check", "--format", "json", "--excerpts", "full", letters],
        "as a page": ["check", "--format", "html", "--output", str(folder / "side.html"), letters],
        "with a profile": ["check", "--profile", "kolding", f"{letters}/brev.txt"],
        "mended": ["fix", f"{letters}/brev.txt", f"{letters}/brev.docx"],
        "annotated": ["annotate", f"{letters}/brev.docx", f"{letters}/brev.odt"],
        "cleaned": ["clean", f"{letters}/brev.klartekst.odt"],
        "extracted": ["extract", "--marks", f"{letters}/brev.pdf"],
        "explained": ["explain", "s-passiv"],
        "accepted": [
            "accept",
            f"{letters}/brev.txt",
            "kancellisprog",
            "--reason",
            "Aftalt",
            "--waivers",
            accepted,
        ],
        "compared": ["compare", f"{letters}/brev.txt", f"{letters}/brev.docx"],
        "as a collection": [*scan, "--excerpts", "--export", "csv"],
        "as a collection again": [*scan, "--workers", "1"],
        "over time": ["trend", str(folder / "rapport")],
        "in the hook": ["hook", f"{letters}/brev.pdf", "--settings", str(folder / "klartekst.toml")],
        "in a folder": [
            "watch",
            str(folder / "udbakke"),
            "--once",
            "--settings",
            str(folder / "klartekst.toml"),
        ],
    }


def without_network(command: Sequence[str]) -> list[str]:
    """The command in a network namespace of its own, where the system has that."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], capture_output=True).returncode:
        return list(command)
    return [unshare, "-n", *command]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a letter in every format and folders for all that could be written."""
    folder = tmp_path_factory.mktemp("house")
    write_letters(folder / "breve")
    (folder / "klartekst.toml").write_text(
        '[hook]\nmode = "stop"\ntimeout_s = 60\nlog = "hook.jsonl"\n', "utf-8"
    )
    for name in ("tmp", "home", "cache", "udbakke"):
        (folder / name).mkdir()
    shutil.copy(folder / "breve" / "brev.txt", folder / "udbakke")
    return folder


@pytest.fixture(scope="module")
def notes(house: Path) -> list[str]:
    """What the sentry saw while all commands ran; each must have ended as a check of this letter does."""
    environment = os.environ | {
        "PYTHONPATH": str(SENTRY),
        "KLARTEKST_SENTRY": str(house / "notes"),
        "KLARTEKST_CACHE": str(house / "cache"),
        "TMPDIR": str(house / "tmp"),
        "HOME": str(house / "home"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    tried = commands(house)
    lines = "\n".join("\t".join(arguments) for arguments in tried.values())
    done = subprocess.run(
        without_network([sys.executable, str(RUN_EACH)]),
        input=lines.encode(),
        capture_output=True,
        env=environment,
        cwd=house,
        timeout=300,
    )
    ended = dict(zip(tried, done.stdout.decode().split(), strict=False))
    assert [name for name in tried if ended.get(name) not in {"0", "1"}] == [], done.stderr.decode()[-3000:]
    return (house / "notes").read_text("utf-8").splitlines()


def test_every_command_that_reads_letters_is_tried(tmp_path: Path) -> None:
    """A new command must be tried here too."""
    tried = {arguments[0] for arguments in commands(tmp_path).values()}
    assert set(COMMANDS) <= tried | READS_NO_LETTER | LISTENS


def test_nothing_connects_or_asks_for_an_address(notes: list[str]) -> None:
    """Not even to be refused."""
    assert [note for note in notes if note.startswith("network")] == []


def test_only_what_was_asked_for_and_the_cache_are_written(house: Path, notes: list[str]) -> None:
    """No temporary file, no file in the home folder; not even for a moment."""
    written = {Path(note.removeprefix("write ")) for note in notes if note.startswith("write")}
    beside_letters = {path for path in written if path.parent in {house / "breve", house / "udbakke"}}
    kept = {path for path in written if house / "cache" in path.parents}
    reported = {path for path in written if house / "rapport" in path.parents}
    asked = {house / "side.html", house / "hook.jsonl", house / "accept.json"}
    assert written - beside_letters - kept - reported == asked
    assert not any((house / "tmp").iterdir())
    assert held_in(house / "cache") == {}
    assert held_in(house / "udbakke").keys() == {"brev.txt"}


def test_the_sentry_does_see(house: Path, tmp_path: Path) -> None:
    """A connection is refused and noted, and so is a file."""
    notes = tmp_path / "notes"
    code = (
        "import socket\nopen('x', 'w').close()\n"
        "try: socket.create_connection(('127.0.0.1', 9))\nexcept PermissionError: print('refused')\n"
    )
    environment = os.environ | {"PYTHONPATH": str(SENTRY), "KLARTEKST_SENTRY": str(notes)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, cwd=tmp_path)
    assert done.stdout.split() == [b"refused"]
    assert notes.read_text("utf-8").splitlines() == ["write x", "network socket.getaddrinfo"]
