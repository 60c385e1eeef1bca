"""Opens letters: the reader is chosen by what a file holds, then by its name.

Nothing here trusts a file. Every error is a `KlartekstError` with what is wrong and what to do.
"""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from klartekst.errors import KlartekstError
from klartekst.letter import Letter
from klartekst.readers import path_refusals, refusals
from klartekst.readers.field_types import typed
from klartekst.readers.find import STANDARD_INPUT, printable
from klartekst.readers.recognise import recognise

MAX_FILE_BYTES = 20_000_000
"""A letter with its logo is under 1 MB; a system sends at most some tens of MB with all annexes."""

MAX_CHARACTERS = 500_000
"""About 200 pages. A letter has five; a whole phrase library some twenty."""


def read(path: str, stdin: BinaryIO | None = None, *, apart: bool = False) -> Letter:
    """The one letter at `path`; "-" is standard input, or `stdin` when that is given.

    Raises as `read_each`, and `UsageError` for a file that holds several letters.
    """
    letters = read_each(path, stdin, apart=apart)
    if len(letters) > 1:
        raise path_refusals.several(printable(path))
    return letters[0]


def read_each(path: str, stdin: BinaryIO | None = None, *, apart: bool = False) -> Sequence[Letter]:
    """The letters at `path`, at least one: most files hold one, a mail or a bank of phrases may hold many.

    With `apart`, a file of a guarded format is read in a process of its own, with limits (see `apart.py`).
    Raises `UsageError` for a missing path or a folder, `UnreadableLetter` for a file that cannot
    be read as a letter: encrypted, damaged, empty, too large, or of a kind not supported.
    """
    if path == STANDARD_INPUT:
        data = (stdin or sys.stdin.buffer).read(MAX_FILE_BYTES + 1)
    else:
        data = _from_file(path, printable(path))
    return read_named(data, path, apart=apart)


def read_named(data: bytes, name: str, *, suffix: str | None = None, apart: bool = False) -> Sequence[Letter]:
    """As `read_each`, of a file that is already in memory and is called `name`.

    `suffix` (".txt", "" for none) is how it would end as a file, where that is not the end of its name.
    """
    shown = printable(name)
    _weigh(data, shown)
    suffix = Path(name).suffix.lower() if suffix is None else suffix
    if apart and recognise(data, shown, suffix).guarded:
        from klartekst.readers.apart import read_apart

        letters = read_apart(read_bytes, data, shown, suffix)
    else:
        letters = read_bytes(data, shown, suffix)
    if sum(len(letter.text) for letter in letters) > MAX_CHARACTERS:
        raise refusals.too_long(shown, MAX_CHARACTERS)
    written = [letter for letter in letters if letter.text.strip()]
    if not written:
        raise refusals.empty(shown)
    return written


def stored(path: str) -> bytes:
    """The bytes of the file at `path`, for writing a changed copy of it. Raises as `read_each`."""
    data = _from_file(path, printable(path))
    _weigh(data, printable(path))
    return data


def read_bytes(data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """The letters in `data`; `path` is their `Letter.path`, `suffix` (".docx") how the file's name ends.

    Raises `UnreadableLetter`.
    """
    kind = recognise(data, path, suffix)
    reader = import_module(kind.module)
    letters: Sequence[Letter] = reader.read_each(data, path) if kind.many else (reader.read(data, path),)
    return tuple(typed(letter) for letter in letters)


def _weigh(data: bytes, shown: str) -> None:
    """Raises UnreadableLetter for a file that is too large or empty, before anybody asks what kind it is."""
    if len(data) > MAX_FILE_BYTES:
        raise refusals.too_large(shown, MAX_FILE_BYTES)
    if not data:
        raise refusals.empty(shown)


def _from_file(path: str, shown: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise path_refusals.missing(shown) from error
    except IsADirectoryError as error:
        raise _no_file(path, shown) from error
    except ValueError as error:  # a name that no file can have
        raise path_refusals.missing(shown) from error
    except OSError as error:
        if os.path.isdir(shown):  # Windows calls this a lack of permission  # noqa: PTH112
            raise _no_file(path, shown) from error
        if error.errno == errno.ENAMETOOLONG:
            raise path_refusals.missing(shown) from error
        raise path_refusals.out_of_reach(shown) from error


def _no_file(path: str, shown: str) -> KlartekstError:
    """The error for a folder: one that is closed was meant for the letters in it."""
    try:
        with os.scandir(path):
            return path_refusals.folder(shown)
    except OSError:
        return path_refusals.closed_folder(shown)
