"""The results of a run as tables for other programs: CSV, XLSX, JSONL and Parquet. No letter text.

CSV and XLSX are for people and have Danish heads; CSV has semicolons and a byte order mark, as Danish Excel expects.
JSONL and Parquet have the keys.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from klartekst.errors import UsageError, lacking
from klartekst.scanning.store import Store

CHUNK = 5_000
"""Rows held in memory at a time."""

EXCEL_ROWS = 1_048_575
"""What a sheet has room for below its head."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to export: the file's name, the query for a run, and each key with its Danish head and SQL type."""

    name: str
    query: str
    columns: Mapping[str, tuple[str, str]]

    def rows(self, store: Store, run: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a run, in an order that is the same every time."""
        return iter(store.db.execute(self.query, (run,)))


_OF_A_RUN = (
    "FROM run_file JOIN file ON file.id = run_file.file JOIN checked ON checked.id = run_file.checked "
    "{join} WHERE run_file.run = ? ORDER BY file.name, letter.part"
)

DOCUMENTS = Table(
    "dokumenter",
    "SELECT file.name, letter.part, department, letter.kind, letter.stage, "
    "coalesce(letter.status, 'unreadable'), coalesce(letter.reason, checked.error), letter.score, letter.words, "
    "letter.sentences, letter.mean, letter.longest, letter.lix, letter.long_words, "
    "(SELECT count(*) FROM finding WHERE finding.letter = letter.id), file.day "
    + _OF_A_RUN.format(join="LEFT JOIN letter ON letter.checked = checked.id"),
    {
        "file": ("Fil", "text"),
        "part": ("Brev nr.", "integer"),
        "department": ("Afdeling", "text"),
        "kind": ("Art", "text"),
        "stage": ("Skabelon eller brev", "text"),
        "status": ("Status", "text"),
        "reason": ("Årsag", "text"),
        "score": ("Point", "integer"),
        "words": ("Ord", "integer"),
        "sentences": ("Sætninger", "integer"),
        "mean_sentence": ("Ord pr. sætning", "real"),
        "longest_sentence": ("Længste sætning", "integer"),
        "lix": ("Lixtal", "real"),
        "long_word_share": ("Andel lange ord", "real"),
        "findings": ("Fund", "integer"),
        "date": ("Dato", "text"),
    },
)

FINDINGS = Table(
    "fund",
    "SELECT file.name, letter.part, rule, category, severity, term, place, start, end, fingerprint "
    + _OF_A_RUN.format(
        join="JOIN letter ON letter.checked = checked.id JOIN finding ON finding.letter = letter.id"
    )
    + ", finding.rowid",
    {
        "file": ("Fil", "text"),
        "part": ("Brev nr.", "integer"),
        "rule": ("Regel", "text"),
        "category": ("Kategori", "text"),
        "severity": ("Vægt", "text"),
        "term": ("Ord på listen", "text"),
        "place": ("Sted", "text"),
        "start": ("Fra tegn", "integer"),
        "end": ("Til tegn", "integer"),
        "fingerprint": ("Fingeraftryk", "text"),
    },
)

TABLES = (DOCUMENTS, FINDINGS)


def export(store: Store, run: int, kinds: Sequence[str], folder: Path) -> list[Path]:
    """Writes a run's tables in these formats (`FORMATS`). Returns the files.

    Raises UsageError when a format needs a library that is not installed, or a sheet is too small.
    """
    return [path for kind in dict.fromkeys(kinds) for path in FORMATS[kind](store, run, folder)]


def _csv(store: Store, run: int, folder: Path) -> list[Path]:
    made = []
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow([head for head, _ in table.columns.values()])
            writer.writerows([_said(value) for value in row] for row in table.rows(store, run))
        made.append(path)
    return made


def _said(value: Any) -> Any:
    """A value for a spreadsheet: the Danish comma, and no text that the sheet would take for a formula."""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return _harmless(value)


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _jsonl(store: Store, run: int, folder: Path) -> list[Path]:
    made = []
    for table in TABLES:
        path = folder / f"{table.name}.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for row in table.rows(store, run):
                stream.write(
                    json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False) + "\n"
                )
        made.append(path)
    return made


def _xlsx(store: Store, run: int, folder: Path) -> list[Path]:
    try:
        from openpyxl import Workbook
    except ImportError:
        raise lacking("Excel-filer", "xlsx") from None
    book = Workbook(write_only=True)
    for table in TABLES:
        sheet = book.create_sheet(table.name.capitalize())
        sheet.freeze_panes = "A2"
        sheet.append([head for head, _ in table.columns.values()])
        for number, row in enumerate(table.rows(store, run)):
            if number == EXCEL_ROWS:
                raise UsageError(
                    "Der er for mange fund til et Excel-ark.", "Brug --export csv eller --export parquet."
                )
            sheet.append([_harmless(value) for value in row])
    path = folder / "klartekst.xlsx"
    book.save(path)
    return [path]


def _parquet(store: Store, run: int, folder: Path) -> list[Path]:
    made = []
    for table in TABLES:
        path = folder / f"{table.name}.parquet"
        with path.open("wb") as stream:
            write_parquet(table, store, run, stream)
        made.append(path)
    return made


def write_parquet(
    table: Table, store: Store, run: int, stream: BinaryIO, notes: Mapping[bytes, bytes] | None = None
) -> None:
    """Writes a run's rows of one table as Parquet; `notes` become its metadata. Raises as `export`."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise lacking("Parquet-filer", "parquet") from None
    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64()}
    fields = [(key, types[kind]) for key, (_, kind) in table.columns.items()]
    schema = pyarrow.schema(fields, metadata=notes)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        rows = table.rows(store, run)
        while chunk := [row for _, row in zip(range(CHUNK), rows, strict=False)]:
            columns = list(zip(*chunk, strict=True))
            writer.write_table(pyarrow.table(dict(zip(table.columns, columns, strict=True)), schema=schema))


FORMATS: Mapping[str, Callable[[Store, int, Path], list[Path]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
