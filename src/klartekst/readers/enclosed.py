"""Files inside a file: the annexes of a mail, the documents of a message in Digital Post.

Each that is a letter is read as one, by the reader of its own kind, under the path `mail.eml#bilag.docx`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from klartekst.danish.personal_numbers import hidden
from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter
from klartekst.readers.formats import of_suffix
from klartekst.readers.open import read_bytes

MAX_DEPTH = 3
"""A forwarded mail in a mail in a mail is still somebody's letter; deeper nests are built to do harm."""

MAX_FILES = 50
"""Files read out of one; the post of an authority allows ten."""

_LONGEST_NAME = 80
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/vnd.ms-outlook": ".msg",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}\Z")

_depth: ContextVar[int] = ContextVar("_depth", default=0)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside another: its `name` as stored, its bytes, and the MIME type that is claimed for it."""

    name: str
    data: bytes
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The letters that enclosed files hold, and Danish remarks on those that could not be read."""

    letters: tuple[Letter, ...] = ()
    remarks: tuple[str, ...] = ()


def read_enclosed(
    files: Sequence[Enclosed], path: str, called: tuple[str, str] = ("Bilaget", "Bilagene")
) -> Found:
    """Reads the files inside the one at `path`; what cannot be read becomes a remark and stops nothing.

    `called` is what one and what several of them are called there.
    """
    letters: list[Letter] = []
    remarks: list[str] = []
    unread: list[str] = []
    for name, file in _named(files):
        if len(letters) + len(unread) >= MAX_FILES or _depth.get() >= MAX_DEPTH:
            unread.append(name)
            continue
        try:
            with _one_deeper():
                found = read_bytes(file.data, f"{path}#{name}", _suffix(name))
        except UnreadableLetter as error:
            if of_suffix(_suffix(name)) is None:
                unread.append(name)  # a picture, a program: the name says it all
            else:
                remarks.append(hidden(error.what))
            continue
        written = [letter for letter in found if letter.text.strip()]
        letters.extend(written)
        if not written:
            unread.append(name)
    if unread:
        remarks.append(_not_read(unread, called))
    return Found(tuple(letters), tuple(remarks))


def shown_name(name: str, otherwise: str) -> str:
    """A stored file name for paths and messages; `otherwise` when nothing of it is left.

    Without folders, control characters and signs that turn the direction of writing, and shortened. A CPR
    number stays, as a rule looks for it; messages and reports hide it.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in last)
    plain = " ".join(plain.split()).strip(". ")
    suffix = _suffix(plain)
    stem = plain[: len(plain) - len(suffix)]
    return f"{stem[:_LONGEST_NAME]}{plain[len(stem) :]}" or otherwise


def _named(files: Sequence[Enclosed]) -> Iterator[tuple[str, Enclosed]]:
    """Each file with a name of its own that ends as its kind does."""
    taken: set[str] = set()
    for number, file in enumerate(files, start=1):
        name = shown_name(file.name, f"bilag {number}")
        suffix = _SUFFIXES.get(file.mime.lower())
        if suffix and not _suffix(name):
            name += suffix
        first, again = name, 2
        while name in taken:
            stem = first[: len(first) - len(_suffix(first))]
            name = f"{stem} ({again}){first[len(stem) :]}"
            again += 1
        taken.add(name)
        yield name, file


def _suffix(name: str) -> str:
    """How a name ends when it ends like a file: ".docx", but nothing of "Vedr. din sag"."""
    found = _ENDING.search(name)
    return found.group().lower() if found else ""


@contextmanager
def _one_deeper() -> Iterator[None]:
    token = _depth.set(_depth.get() + 1)
    try:
        yield
    finally:
        _depth.reset(token)


def _not_read(names: Iterable[str], called: tuple[str, str]) -> str:
    *first, last = (f"»{hidden(name)}«" for name in names)
    if not first:
        return f"{called[0]} {last} er ikke læst."
    return f"{called[1]} {', '.join(first[:10])} og {last} er ikke læst."
