"""Finds the letters that a command line means: files as they are, folders searched."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from klartekst.errors import UsageError
from klartekst.readers import path_refusals
from klartekst.readers.formats import SEARCHED, listed

STANDARD_INPUT = "-"

_ADD_IN = "manifest.xml"
"""Add-ins for Outlook and Word have it beside their pages, which are programs and no letters."""

REPORT_STORE = "klartekst.sqlite"
"""`scan` keeps it beside its report, whose pages are no letters either."""

_OWN_COPY = ".klartekst"
"""Stands before the suffix of copies that klartekst wrote: the letter itself lies beside them."""


def find(paths: Sequence[str]) -> list[str]:
    """The letters meant by `paths`: files as they are, folders searched, each path once.

    In folders, files are taken in order of name; hidden files, Word's lock files (`~$brev.docx`),
    klartekst's own annotated copies and reports and files of other kinds are passed over.
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
        letters = list(search(path))
        if not letters:
            raise UsageError(
                f"Der er ingen breve i mappen »{printable(path)}«.",
                f"klartekst leder efter filer, der ender på {listed(SEARCHED)}.",
            )
        yield from letters
    elif _exists(path):
        yield path
    else:
        raise path_refusals.missing(printable(path))


def search(folder: str) -> Iterator[str]:
    """The letters in a folder and the folders below it, in order of name.

    A folder that the operating system will not open stands in the place of its letters: what reads it is told so,
    and nobody takes a collection for whole that is not.
    """
    closed: list[str] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        yield from closed
        closed.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if REPORT_STORE in files and here != folder:  # a folder that somebody names is searched all the same
            folders.clear()
            continue
        if _ADD_IN in files:
            continue
        place = "" if here == os.curdir else str(Path(here))
        for name in sorted(files):
            if is_letter(name.lower()):
                yield os.path.join(place, name)  # noqa: PTH118, asked for each file of a collection
    yield from closed


def is_letter(name: str) -> bool:
    """Whether a file of that name (lower case) is taken for a letter when a folder is searched."""
    if not name.endswith(SEARCHED) or name.startswith((".", "~$", "readme")):
        return False
    stem, _, _ = name.rpartition(".")
    return not stem.endswith(_OWN_COPY)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name that no file can have, or a folder that is closed
        return False


def printable(path: str) -> str:
    """`path` for a message: a name in a broken encoding must not break the message too."""
    return path.encode("utf-8", "replace").decode("utf-8")
