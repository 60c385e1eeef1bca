"""What stands on a terminal: lines that fit the window, and nothing said twice."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from klartekst.screen import READABLE, columns

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "examples" / "breve" / "affald-rykker.foer.txt"

termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty")


def in_a_window(wide: int, *args: str, cwd: Path) -> list[str]:
    """The lines that the command shows in a terminal of so many columns, both streams."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, wide, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "klartekst", *args], stdin=slave, stdout=slave, stderr=slave, cwd=cwd
    ) as running:
        os.close(slave)
        said = b""
        while True:
            try:
                more = os.read(master, 65536)
            except OSError:  # the other end is closed: all is read
                break
            if not more:
                break
            said += more
    assert running.returncode is not None
    os.close(master)
    plain = said.decode().replace("\r\n", "\n").rstrip("\n")
    return [_without_colours(line) for line in plain.split("\n")]


def _without_colours(line: str) -> str:
    return "".join(
        part.partition("m")[2] if number else part for number, part in enumerate(line.split("\x1b["))
    )


class TestAWindowOfEightyColumns:
    """The width that most terminals begin with."""

    @pytest.mark.parametrize(
        "args",
        [
            ("check", "--all", str(LETTER)),
            ("explain", "klagefrist-mangler"),
            ("check", "findes-ikke-" + "x" * 20 + ".docx"),
            ("check", "--only", "kancellisprog", "--type", "findes-ikke"),
        ],
        ids=["report", "manual", "error", "long error"],
    )
    def test_holds_every_line(self, args: tuple[str, ...], tmp_path: Path) -> None:
        """A line that breaks in the middle of a word is hard to read; only a single word may be longer."""
        lines = in_a_window(80, *args, cwd=tmp_path)
        assert len(lines) > 1
        assert [line for line in lines if len(line) > 80 and " " in line.strip()] == []

    def test_holds_the_changes_of_fix(self, tmp_path: Path) -> None:
        """They are shown before a copy is written."""
        (tmp_path / "brev.txt").write_bytes(LETTER.read_bytes())
        lines = in_a_window(80, "fix", "brev.txt", cwd=tmp_path)
        assert [line for line in lines if len(line) > 80] == []


def test_a_letter_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    """On a screen that shows the report; a report in a file leaves it to the complaint."""
    (tmp_path / "brev.txt").write_bytes(b"")
    shown = " ".join(in_a_window(80, "check", "brev.txt", cwd=tmp_path))
    assert shown.count("er tom") == 1
    kept = " ".join(in_a_window(80, "check", "--output", "rapport.txt", "brev.txt", cwd=tmp_path))
    assert kept.count("er tom") == 1


class TestColumns:
    """The width that text is wrapped to."""

    @pytest.mark.parametrize(("window", "used"), [(80, 80), (200, READABLE), (20, 40), (0, READABLE)])
    def test_follow_the_window_within_reason(self, window: int, used: int) -> None:
        """A line may be too long to read and a window too narrow; a terminal that tells no size has none."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, window, 0, 0))
        with os.fdopen(slave, "w") as stream:
            assert columns(stream) == used
        os.close(master)

    def test_of_a_file_are_the_same_everywhere(self, tmp_path: Path) -> None:
        """So that a report in a file does not change with the window it was made from."""
        with (tmp_path / "rapport.txt").open("w") as stream:
            assert columns(stream) == READABLE
