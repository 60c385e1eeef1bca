"""Reads a wording list of `lexicons/`: patterns, what to write instead, and when to say nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from klartekst.errors import DataError
from klartekst.rules.load import read_text
from klartekst.rules.pattern import Pattern, parse

KEY_COLUMNS = ("pattern", "forms", "wording", "words")
RULES_ZONE = "@regler"

Tokenize = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a wording list.

    `write` are texts that can be put in, best first; `advice` what to tell the writer instead.
    `quiet_in_rules` lets the word stand in the block of rules and complaint guidance.
    """

    pattern: Pattern
    write: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    quiet_in_rules: bool = False
    weight: str = "B"
    note: str = ""
    row: Mapping[str, str] = field(default_factory=dict)


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a tab-separated list as (line number, column → cell).

    Raises DataError when a row has another number of cells than the header.
    """
    lines = read_text(path).splitlines()
    if not lines:
        raise DataError(str(path), 1, None, "listen er tom.", "Skriv mindst en linje med kolonnenavne.")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(
                str(path),
                number,
                line.replace("\t", " | "),
                f"linjen har {len(cells)} felter, men listen har {len(header)} kolonner.",
                "Skil felterne med tabulator.",
            )
        yield number, dict(zip(header, cells, strict=True))


@lru_cache(maxsize=64)
def read_entries(path: Path, tokenize: Tokenize | None = None, exact: bool = False) -> tuple[Entry, ...]:
    """All lines of a wording list; `exact` when capitals must match as written.

    Raises DataError with the line for a pattern that cannot be read.
    """
    entries: list[Entry] = []
    for number, row in read_rows(path):
        key = next((row[name] for name in KEY_COLUMNS if name in row), "")
        for spelling in key.split("; ") if "forms" in row else (key,):
            try:
                entries.append(make_entry(spelling, row, tokenize, exact))
            except ValueError as error:
                raise DataError(str(path), number, key, f"{error}.", "Se lexicons/README.md.") from None
    return tuple(entries)


def make_entry(
    pattern: str, row: Mapping[str, str], tokenize: Tokenize | None = None, exact: bool = False
) -> Entry:
    """An entry of one pattern and its cells. Raises ValueError with a Danish reason."""
    write, advice = split_alternatives(row.get("write", ""))
    unless = [part for part in split_cell(row.get("unless", "")) if part != RULES_ZONE]
    return Entry(
        pattern=parse(pattern, tokenize, exact=exact),
        write=write,
        advice=advice,
        unless=tuple(parse(part, tokenize, exact=exact) for part in unless),
        quiet_in_rules=RULES_ZONE in row.get("unless", "") or row.get("flag") == "uden-for-regler",
        weight=row.get("weight") or "B",
        note=row.get("note", ""),
        row=row,
    )


def split_cell(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell; a semicolon inside parentheses separates nothing."""
    return tuple(part.strip() for part in re.split(r";\s+(?![^(]*\))", cell) if part.strip())


def split_alternatives(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A `write` cell as (texts to put in, pieces of advice). `(stryg)` is a text: the empty one."""
    write: list[str] = []
    advice: list[str] = []
    for part in split_cell(cell):
        if part == "(stryg)":
            write.append("")
        elif part.startswith("(") and part.endswith(")"):
            advice.append(part[1:-1])
        else:
            write.append(part)
    return tuple(write), tuple(advice)
