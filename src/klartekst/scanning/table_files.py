"""The two kinds of table file, Parquet and JSON lines: cut into pieces without being read, and read piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klartekst.errors import DataError, lacking
from klartekst.readers.find import printable

BATCH = 256
"""Rows of Parquet that are unpacked at a time."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Numbered = tuple[int, Mapping[str, Any]]
"""A row's number (in JSON lines that of its line), from 1, and its values by column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a table's file: `rows` rows from `at`, which is a row number in Parquet, a byte in JSON lines.

    `first` is the number of its first row, from 1.
    """

    path: str
    at: int
    rows: int
    first: int


def pieces(path: str, most: int) -> Iterator[Piece]:
    """A file in stretches of at most `most` rows.

    Raises DataError for one that is something else, UsageError when the library for it is not installed.
    """
    return _parquet_pieces(path, most) if _is_parquet(path) else _line_pieces(path, most)


def read(piece: Piece, columns: Sequence[str]) -> Iterator[Numbered]:
    """The rows of a piece with those of `columns` that the file has. Raises as `pieces`."""
    return _parquet_rows(piece, columns) if _is_parquet(piece.path) else _line_rows(piece, columns)


def damaged(path: str, line: int | None = None) -> DataError:
    """The error of a file that does not hold what its name says; its text is never shown, as it may be a letter."""
    if _is_parquet(path):
        return DataError(printable(path), None, None, "filen er ikke Parquet.", "Vælg en anden fil.")
    return DataError(
        printable(path), line, None, "linjen er ikke et objekt i JSON.", "Skriv ét brev på hver linje."
    )


def _is_parquet(path: str) -> bool:
    return path.lower().endswith(".parquet")


def _parquet_pieces(path: str, most: int) -> Iterator[Piece]:
    with _opened(path) as file:
        rows = file.metadata.num_rows
    for at in range(0, rows, most):
        yield Piece(path, at, min(most, rows - at), at + 1)


def _parquet_rows(piece: Piece, columns: Sequence[str]) -> Iterator[Numbered]:
    with _opened(piece.path) as file:
        wanted = [each for each in columns if each in file.schema_arrow.names]
        groups, skipped = [], 0
        at = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if at + rows <= piece.at:
                skipped += rows
            elif at < piece.at + piece.rows:
                groups.append(group)
            at += rows
        row = skipped
        for batch in file.iter_batches(BATCH, row_groups=groups, columns=wanted, use_threads=False):
            for raw in batch.to_pylist():
                if piece.at <= row < piece.at + piece.rows:
                    yield row + 1, raw
                row += 1


def _opened(path: str) -> Any:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise lacking("Parquet-filer", "parquet") from None
    try:
        return parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError):
        raise damaged(path) from None


def _line_pieces(path: str, most: int) -> Iterator[Piece]:
    at = begin = rows = 0
    first = 1
    number = 0
    with open(path, "rb") as stream:  # noqa: PTH123, as tell() is slow here
        for number, line in enumerate(stream, 1):
            at += len(line)
            rows += bool(line.strip())
            if rows == most:
                yield Piece(path, begin, rows, first)
                begin, first, rows = at, number + 1, 0
    if rows:
        yield Piece(path, begin, rows, first)


def _line_rows(piece: Piece, columns: Sequence[str]) -> Iterator[Numbered]:
    import msgspec

    made = msgspec.defstruct("Line", [(name, Any, None) for name in columns])
    decoder = msgspec.json.Decoder(made)
    left = piece.rows
    with open(piece.path, "rb") as stream:  # noqa: PTH123
        stream.seek(piece.at)
        for number, line in enumerate(stream, piece.first):
            if not left:
                return
            text = line.removeprefix(_BYTE_ORDER_MARK).strip()
            if not text:
                continue
            left -= 1
            try:
                row = decoder.decode(text)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                raise damaged(piece.path, number) from None
            yield number, {name: value for name in columns if (value := getattr(row, name)) is not None}
