"""Letters that stand in a table: Parquet or JSON lines with the columns id, text or bytes, type, department, date.

    {"id": "2026-000017", "text": "Kære …", "type": "afgoerelse-afslag", "department": "Job", "date": "2026-05-03"}

Only `id` and one of `text` and `bytes` must be there; in JSON lines bytes are base64. A table is a file, or a folder
of such files whose name ends as theirs, as data platforms write them.
"""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from klartekst.errors import DataError, UsageError
from klartekst.readers.find import printable
from klartekst.readers.formats import of_suffix
from klartekst.scanning.table_files import Piece, pieces, read
from klartekst.scanning.values import Row, Source
from klartekst.text_files import did_you_mean
from klartekst.understanding.letter_type import type_names

SUFFIXES = (".parquet", ".jsonl")
ABOUT = ("id", "type", "department", "date")
LETTER = ("text", "bytes")
MANY = 1_000_000
"""Rows that are looked through at a time where no letter is read."""

NO_LETTER = "Rækken har hverken text eller bytes. Ret tabellen, og kør igen."


def is_table(path: Path) -> bool:
    """Whether a path that a user gave names a table."""
    return path.suffix.lower() in SUFFIXES


class Table:
    """A table of letters; `prefix` stands before the names of its letters.

    Raises UsageError for a table that is not there, DataError for one that is something else.
    """

    def __init__(self, path: str, prefix: str = "") -> None:
        self.path = path
        self.prefix = prefix
        self._files = _files(path)
        self._types = frozenset(type_names())

    def pieces(self, most: int) -> Iterator[Piece]:
        """The table in stretches of at most `most` rows, none of its letters read."""
        for file in self._files:
            yield from pieces(file, most)

    def sources(self, piece: Piece) -> Iterator[Source]:
        """The letters of a piece, in the table's order. Raises DataError for a row that is wrong."""
        for number, raw in read(piece, (*ABOUT, *LETTER)):
            yield self._source(raw, piece.path, number)

    def names(self) -> Iterator[str]:
        """The names of all letters, which are not read where the format allows that.

        Raises DataError for a row without an id, an id that comes twice, and what a column may not hold.
        """
        seen: set[int] = set()
        for piece in self.pieces(MANY):
            for number, raw in read(piece, ABOUT):
                name = self._source(raw, piece.path, number).name
                if hash(name) in seen:
                    raise _wrong(
                        piece.path, number, "rækkens id står der to gange.", "Giv hvert brev sit eget."
                    )
                seen.add(hash(name))
                yield name

    def _source(self, raw: Mapping[str, Any], file: str, number: int) -> Source:
        name = raw.get("id")
        if not isinstance(name, str | int) or isinstance(name, bool) or not str(name).strip():
            raise _wrong(file, number, "rækken har intet id.", "Giv hvert brev et id, en tekst eller et tal.")
        kind = raw.get("type") or None
        if kind is not None and kind not in self._types:
            remedy = did_you_mean(str(kind), self._types)
            raise _wrong(file, number, f"arten »{printable(str(kind))}« findes ikke.", remedy)
        department = raw.get("department")
        if department is None:
            department = _first_folder(str(name))
        elif not isinstance(department, str):
            raise _wrong(file, number, "department er ikke en tekst.", "Skriv afdelingens navn.")
        day = _day(raw.get("date"), file, number)
        row = _row(raw, str(name), kind, day)
        changed = (
            -1 if day is None else int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1e9)
        )
        whole = printable(f"{self.prefix}{name}")
        return Source(file, whole, printable(department), len(row.data), changed, 0, row)


def _row(raw: Mapping[str, Any], name: str, kind: str | None, day: date | None) -> Row:
    text, data, error = raw.get("text"), raw.get("bytes"), None
    suffix = ".txt"
    if isinstance(text, str) and text:
        data = text.encode("utf-8", "replace")
    else:
        suffix = PurePosixPath(name).suffix.lower()
        suffix = suffix if of_suffix(suffix) else ""  # an id may have a full stop too
        if isinstance(data, str):
            try:
                data = b64decode(data, validate=True)
            except (binascii.Error, ValueError):
                data = b""
        if not isinstance(data, bytes) or not data:
            data, error = b"", NO_LETTER
    digest = blake2b(repr((suffix, kind, day)).encode(), digest_size=16)
    digest.update(data)
    return Row(data, suffix, kind, day, digest.digest(), error)


def _day(value: object, file: str, number: int) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise _wrong(file, number, "date er ikke en dato.", "Skriv den som 2026-05-03.") from None


def _first_folder(name: str) -> str:
    folder, _, _ = name.rpartition("/")
    return folder.split("/")[0]


def _files(path: str) -> Sequence[str]:
    place = Path(path)
    if place.is_dir():
        found = sorted(
            str(each)
            for each in place.rglob(f"*{place.suffix}")
            if each.is_file() and not each.name.startswith((".", "_"))
        )
        if not found:
            raise UsageError(
                f"Mappen »{printable(path)}« er tom.", f"Den skal have filer, der ender på {place.suffix}."
            )
        return found
    if not place.is_file():
        raise UsageError(f"Tabellen »{printable(path)}« findes ikke.", "Ret stien.")
    return [path]


def _wrong(file: str, number: int | None, what: str, remedy: str) -> DataError:
    """The error of a row; it is named by its number, as its id may be personal."""
    return DataError(printable(file), number, None, what, remedy)
