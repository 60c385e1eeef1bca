"""Finds letters and reads them: the reader is chosen by what a file holds, then by its name.

Nothing here trusts a file. Every error is a `KlartekstError` with what is wrong and what to do.
"""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from klartekst.errors import UnreadableLetter, UsageError
from klartekst.letter import Letter
from klartekst.readers import refusals

MAX_FILE_BYTES = 20_000_000
"""A letter with its logo is under 1 MB; a system sends at most some tens of MB with all annexes."""

MAX_CHARACTERS = 500_000
"""About 200 pages. A letter has five; a whole phrase library some twenty."""

WORD_SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")
SUFFIXES = (*WORD_SUFFIXES, *TEXT_SUFFIXES, *MARKDOWN_SUFFIXES)
"""The files that a folder is searched for."""

STANDARD_INPUT = "-"

_OWN_COPIES = (".klartekst.docx", ".klartekst.txt", ".klartekst.md")
"""Copies that klartekst wrote with comments: the letter itself lies beside them."""

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# The first bytes of files that are no letters, or letters that cannot be read yet.
_FIRST_BYTES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)


def read(path: str, stdin: BinaryIO | None = None) -> Letter:
    """The letter at `path`; "-" is standard input, or `stdin` when that is given.

    Raises `UsageError` for a missing path or a folder, `UnreadableLetter` for a file that cannot
    be read as a letter: encrypted, damaged, empty, too large, or of a kind not supported.
    """
    shown = _printable(path)
    if path == STANDARD_INPUT:
        data = _from_stream(stdin or sys.stdin.buffer, shown)
    else:
        data = _from_file(path, shown)
    letter = _reader(data, shown, Path(path).suffix.lower())
    if len(letter.text) > MAX_CHARACTERS:
        raise refusals.too_long(shown, MAX_CHARACTERS)
    if not letter.text.strip():
        raise refusals.empty(shown)
    return letter


def find(paths: Sequence[str]) -> list[str]:
    """The letters meant by `paths`: files as they are, folders searched, each path once.

    In folders, files are taken in order of name; hidden files, Word's lock files (`~$brev.docx`),
    klartekst's own annotated copies and files of other kinds are passed over.
    Raises `UsageError` for a path that does not exist and for a folder without letters.
    """
    found: dict[str, str] = {}
    for path in paths:
        for letter in _expand(path):
            found.setdefault(os.path.normpath(letter), letter)
    return list(found.values())


def _expand(path: str) -> Iterator[str]:
    if path == STANDARD_INPUT:
        yield path
    elif os.path.isdir(path):  # noqa: PTH112, as `Path.is_dir` stumbles over a name that is too long
        letters = list(_search(path))
        if not letters:
            raise UsageError(
                f"Der er ingen breve i mappen »{_printable(path)}«.",
                "klartekst leder efter filer, der ender på .docx, .dotx, .docm, .dotm, .txt eller .md.",
            )
        yield from letters
    elif _exists(path):
        yield path
    else:
        raise refusals.missing(_printable(path))


def _search(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if _is_letter(name.lower()):
                yield str(Path(here) / name)


def _is_letter(name: str) -> bool:
    aside = name.startswith((".", "~$", "readme"))
    return name.endswith(SUFFIXES) and not name.endswith(_OWN_COPIES) and not aside


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name that no file can have, or a folder that is closed
        return False


def _from_file(path: str, shown: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return _from_stream(stream, shown)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.missing(shown) from error
    except IsADirectoryError as error:
        raise refusals.folder(shown) from error
    except ValueError as error:  # a name that no file can have
        raise refusals.missing(shown) from error
    except OSError as error:
        if os.path.isdir(shown):  # Windows calls this a lack of permission  # noqa: PTH112
            raise refusals.folder(shown) from error
        if error.errno == errno.ENAMETOOLONG:
            raise refusals.missing(shown) from error
        raise refusals.out_of_reach(shown) from error


def _from_stream(stream: BinaryIO, shown: str) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise refusals.too_large(shown, MAX_FILE_BYTES)
    if not data:
        raise refusals.empty(shown)
    return data


def _reader(data: bytes, path: str, suffix: str) -> Letter:
    if data.startswith(_ZIP):
        return _zip(data, path, suffix)
    if data.startswith(_OLE):
        raise _ole(data, path, suffix)
    for first, kind in _FIRST_BYTES:
        if data.startswith(first):
            raise refusals.unsupported(path, kind)
    if suffix in WORD_SUFFIXES:
        raise refusals.not_word(path)
    if refusals.knows(suffix):
        raise refusals.unsupported(path, suffix)
    if b"\0" in data and not data.startswith(_BYTE_ORDER_MARKS):
        raise refusals.not_text(path)
    if suffix and suffix not in SUFFIXES:
        raise refusals.unsupported(path, suffix)
    return _text(data, path, suffix)


def _text(data: bytes, path: str, suffix: str) -> Letter:
    from klartekst.readers import markdown, plain_text

    try:
        if suffix in MARKDOWN_SUFFIXES:
            return markdown.read(data, path)
        return plain_text.read(data, path)
    except UnreadableLetter as error:
        raise refusals.not_text(path) from error


def _zip(data: bytes, path: str, suffix: str) -> Letter:
    from klartekst.readers.package import Package

    names = Package(data, path).names
    if any(name.startswith("word/") for name in names):
        from klartekst.readers import docx

        return docx.read(data, path)
    if "mimetype" in names:
        raise refusals.unsupported(path, ".odt")
    if any(name.startswith("xl/") for name in names):
        raise refusals.unsupported(path, ".xlsx")
    if any(name.startswith("ppt/") for name in names):
        raise refusals.unsupported(path, ".pptx")
    if suffix in WORD_SUFFIXES:
        raise refusals.not_word(path)
    raise refusals.unsupported(path, ".zip")


def _ole(data: bytes, path: str, suffix: str) -> Exception:
    """Old Office files, Outlook mails and encrypted new ones share a container; its streams tell."""
    if "EncryptedPackage".encode("utf-16-le") in data or suffix in WORD_SUFFIXES:
        return refusals.protected(path)
    if "__properties_version1.0".encode("utf-16-le") in data:
        return refusals.unsupported(path, ".msg")
    return refusals.unsupported(path, suffix if refusals.knows(suffix) else ".doc")


def _printable(path: str) -> str:
    """`path` for a message: a name in a broken encoding must not break the message too."""
    return path.encode("utf-8", "replace").decode("utf-8")
