"""Phrases in spreadsheets (.xlsx, .xlsm): every cell that holds a sentence: `bank.xlsx#Ark1!B3`.

Needs the library openpyxl (the extra `klartekst[xlsx]`). Macros are never run, formulas never worked out:
what a formula last showed is read.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.package import Package
from klartekst.readers.phrases import MAX_CELLS, cell, entries

_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
    EOFError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl stumbles with over a broken workbook; its XML errors are SyntaxErrors."""


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The phrases sheet by sheet, row by row.

    Raises UnreadableLetter for a damaged or swollen workbook, for one without sentences, and when openpyxl
    is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise refusals.needs(path, "regneark (.xlsx)", "xlsx") from error
    _look_through(Package(data, path), path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on parts that nobody reads here, in English
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return entries(_cells(book, path), path, "xlsx")
    except _BROKEN as error:
        raise refusals.damaged(path) from error


def _look_through(package: Package, path: str) -> None:
    """Refuses parts that declare entities: Excel never writes one, and not every XML parser stops them."""
    for name in package.names:
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.part(name):
            raise refusals.damaged(path)


def _cells(book: Any, path: str) -> Iterator[tuple[str, str]]:
    seen = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a sheet says of its size may be a lie
        for row, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            seen += len(values) + 1
            if seen > MAX_CELLS:
                raise refusals.too_many_cells(path, MAX_CELLS)
            for column, value in enumerate(values, start=1):
                if isinstance(value, str):
                    yield f"{sheet.title}!{cell(row, column)}", value
