"""Phrases in CSV: every cell that holds a sentence, named as a spreadsheet shows it: `bank.csv#B3`."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.phrases import MAX_CELLS, cell, entries
from klartekst.readers.plain_text import decode

_DELIMITERS = ";\t,|"
"""Danish spreadsheets write `;`, as the comma is in the numbers. The first of equals is taken."""

_SAMPLE = 50  # records that the delimiter is judged from
_AGREE = 0.8  # the share of them that must have as many cells
_LONGEST_CELL = 1_000_000


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The phrases row by row. Raises UnreadableLetter for what is no table or holds no sentence."""
    text = decode(data, path)[0].lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    delimiter = _delimiter(text)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], f"\n{rest}"  # Excel's own first line; the rows keep their numbers
    return entries(_cells(text, delimiter, path), path, "csv")


def _cells(text: str, delimiter: str, path: str) -> Iterator[tuple[str, str]]:
    seen = 0
    old = csv.field_size_limit(_LONGEST_CELL)
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            seen += len(record)
            if seen > MAX_CELLS:
                raise refusals.too_many_cells(path, MAX_CELLS)
            for column, value in enumerate(record, start=1):
                yield cell(row, column), value
    except csv.Error as error:
        raise refusals.broken_bank(path, "CSV") from error
    finally:
        csv.field_size_limit(old)


def _delimiter(text: str) -> str:
    """The delimiter by which most records have the same number of cells, more than one; else the first."""
    sample = text[:100_000]
    best, most = _DELIMITERS[0], 0.0
    for delimiter in _DELIMITERS:
        lengths: Counter[int] = Counter()
        try:
            reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            lengths.update(len(record) for record, _ in zip(reader, range(_SAMPLE), strict=False) if record)
        except csv.Error:
            continue
        if not lengths:
            continue
        length, count = lengths.most_common(1)[0]
        share = count / lengths.total()
        if length > 1 and share >= _AGREE and share > most:
            best, most = delimiter, share
    return best if most else "\t"
