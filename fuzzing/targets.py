"""What is fuzzed, and what must hold of it; a target raises when it does not hold."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from holds import letter_holds, message_holds

from klartekst.checker import Checker
from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.sentences import sentences
from klartekst.errors import KlartekstError
from klartekst.letter import Letter
from klartekst.readers.apart import Read
from klartekst.readers.formats import FORMATS, SUFFIXES
from klartekst.readers.open import read_named
from klartekst.readers.plain_text import letter as plain
from klartekst.rewriting.apply import apply
from klartekst.rules.load import load_rule
from klartekst.settings import Settings
from klartekst.settings_file import load

Target = Callable[[bytes], None]
CHECKED_CHARACTERS = 3_000
ONE_IN = 10
"""A longer letter, and nine of ten of the others, drawn by their text, are only read and cut into sentences.

A check of each would leave time for few files, and the rules see the words alike whatever file they came in.
The whole command, likewise, reads one in ten in a process of its own where it would read all of that format so.
"""
FIRST_BYTE_CHOOSES = frozenset({"command", "http"})
"""Targets whose first byte is no part of a letter but says what it goes through."""


@cache
def _checker() -> Checker:
    return Checker(Settings())


@cache
def _abbreviations() -> Abbreviations:
    return Abbreviations.open()


def reading_holds(letter: Letter) -> None:
    """The letter holds, and its sentences lie inside the text; of some letters what the findings say, too."""
    letter_holds(letter)
    length = len(letter.text)
    for sentence in sentences(letter, _abbreviations()):
        assert 0 <= sentence.start < sentence.end <= length, "a sentence outside the text"
    if length <= CHECKED_CHARACTERS and crc32(letter.text.encode()) % ONE_IN == 0:
        findings_hold(letter)


def findings_hold(letter: Letter) -> None:
    """Findings point into the text, and their suggestions can be made; a letter in another language is refused."""
    try:
        findings = _checker().check(letter).findings
    except KlartekstError as error:
        message_holds(error)
        return
    for finding in findings:
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start <= finding.end <= len(letter.text), (
                f"{finding.rule} points outside the text"
            )
        for each in finding.suggestions:
            if each.text is not None and each.start is not None and each.end is not None:
                apply(letter.text, [(each.start, each.end, each.text)])


def _reads(suffix: str) -> Target:
    def target(data: bytes) -> None:
        try:
            letters = read_named(data, f"brev{suffix}")
        except KlartekstError as error:
            message_holds(error)
            return
        for letter in letters:
            reading_holds(letter)

    return target


def _sentences(data: bytes) -> None:
    reading_holds(plain(data.decode("utf-8", "replace")))


def _http(data: bytes) -> None:
    from forms import asked

    asked(data)


def _in_a_file(name: str, data: bytes, read: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        try:
            read(path)
        except KlartekstError as error:
            message_holds(error)


def _settings(data: bytes) -> None:
    _in_a_file("klartekst.toml", data, lambda path: load([path]))


def _rules(data: bytes) -> None:
    _in_a_file("vague/vage-ord.yaml", data, load_rule)


def _command(data: bytes) -> None:
    """The first byte chooses the suffix; the rest is the letter, as the whole command meets it."""
    from click.testing import CliRunner

    from klartekst.cli import commands

    apart = nullcontext() if crc32(data) % ONE_IN == 0 else patch("klartekst.readers.apart.read_apart", _here)
    with tempfile.TemporaryDirectory() as folder, apart:
        path = Path(folder) / f"brev{SUFFIXES[data[0] % len(SUFFIXES)] if data else '.txt'}"
        path.write_bytes(data[1:])
        done = CliRunner().invoke(commands, ["check", os.fspath(path)], standalone_mode=False)
    if isinstance(done.exception, KlartekstError):
        message_holds(done.exception)
    elif done.exception is not None:
        raise done.exception
    elif done.return_value not in (0, 1, 3):
        raise AssertionError(f"exit status {done.return_value}")


def _here(read: Read, data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """Instead of `read_apart`: to start a process takes longer than all else, and hides what a reader raised."""
    return read(data, path, suffix)


def warm() -> None:
    """Reads rules and lists before the clock of the first file runs."""
    _checker().check(plain("Du får hjælp."))


TARGETS: dict[str, Target] = {
    **{suffix[1:]: _reads(suffix) for each in FORMATS for suffix in each.suffixes[:1]},
    "fodt": _reads(".fodt"),
    "sentences": _sentences,
    "settings": _settings,
    "rules": _rules,
    "http": _http,
    "command": _command,
}
