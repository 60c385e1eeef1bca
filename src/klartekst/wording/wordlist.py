"""Reads a wording list of `lexicons/`: patterns, what to write instead, and when to say nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import msgspec

from klartekst.cache import kept
from klartekst.errors import DataError
from klartekst.text_files import read_text
from klartekst.wording.index import Opening, openings
from klartekst.wording.pattern import Pattern, parse

KEY_COLUMNS = ("pattern", "forms", "wording", "words")
RULES_ZONE = "@regler"
ADVICE_ONLY = "@råd"

Tokenize = Callable[[str], Sequence[str]]


class Entry:
    """One line of a wording list, read in full only when its first words are met in a letter.

    `text` is the pattern as written, `row` its cells by column (or the columns and the line, to be taken apart
    when a cell is asked for).
    """

    def __init__(
        self,
        text: str,
        row: Mapping[str, str] | tuple[Sequence[str], str],
        tokenize: Tokenize | None = None,
        *,
        exact: bool = False,
    ) -> None:
        self.text = text
        self._row = row
        self._tokenize = tokenize
        self._exact = exact

    @cached_property
    def row(self) -> Mapping[str, str]:
        """The cells by column."""
        if not isinstance(self._row, tuple):
            return self._row
        columns, line = self._row
        return dict(zip(columns, line.split("\t"), strict=True))

    def cell(self, column: str) -> str:
        """One cell, "" where the list has no such column; the row need not be put together for it."""
        if not isinstance(self._row, tuple):
            return self._row.get(column, "")
        columns, line = self._row
        if column not in columns:
            return ""
        at = columns.index(column)
        return line.split("\t", at + 1)[at]

    def _parse(self, text: str) -> Pattern:
        return parse(text, self._tokenize, exact=self._exact)

    @cached_property
    def pattern(self) -> Pattern:
        """What it finds. Raises ValueError with a Danish reason when it cannot be read."""
        return self._parse(self.text)

    @cached_property
    def write(self) -> tuple[str, ...]:
        """Texts that can be put in, best first."""
        return split_alternatives(self.row.get("write", ""))[0]

    @cached_property
    def advice(self) -> tuple[str, ...]:
        """What to tell the writer instead."""
        return split_alternatives(self.row.get("write", ""))[1]

    @cached_property
    def unless(self) -> tuple[Pattern, ...]:
        """What, standing over or around the match, lets it pass."""
        return self._exceptions("")

    @cached_property
    def advice_only(self) -> tuple[Pattern, ...]:
        """What, standing over or around the match, makes every text wrong though the word is heavy there too."""
        return self._exceptions(ADVICE_ONLY)

    def _exceptions(self, mark: str) -> tuple[Pattern, ...]:
        return tuple(self._parse(part) for sign, part in _marked(self.row.get("unless", "")) if sign == mark)

    @property
    def quiet_in_rules(self) -> bool:
        """Whether the word may stand in the block of rules and complaint guidance."""
        cell = self.row.get("unless", "")
        return (RULES_ZONE, "") in _marked(cell) or self.row.get("flag") == "uden-for-regler"

    @cached_property
    def weight(self) -> str:
        """A, B or C."""
        return self.row.get("weight") or "B"

    @property
    def note(self) -> str:
        """What must stay, or what to look out for."""
        return self.row.get("note", "")


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


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """A list as it is kept: its `lines`, a spelling and its cells each, and what is `filed` under a word.

    Both are read when they are asked for: `filed` holds pairs of a line's number and an Opening.
    """

    columns: tuple[str, ...]
    lines: tuple[msgspec.Raw, ...]
    filed: dict[str, msgspec.Raw]


_LINE = msgspec.msgpack.Decoder(tuple[str, str])
_FILED = msgspec.msgpack.Decoder(tuple[tuple[int, Opening], ...])


class WordList(Sequence[Entry]):
    """The lines of a wording list in order. A run has thousands and meets a few dozen of them: only those are made."""

    def __init__(self, kept_as: _Kept, tokenize: Tokenize | None, *, exact: bool) -> None:
        self._kept = kept_as
        self._tokenize = tokenize
        self._exact = exact
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._kept.lines)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if number not in self._made:
            spelling, cells = _LINE.decode(self._kept.lines[number])
            row = (self._kept.columns, cells)
            self._made[number] = Entry(spelling, row, self._tokenize, exact=self._exact)
        return self._made[number]

    @property
    def words(self) -> Set[str]:
        """What its patterns are filed under."""
        return self._kept.filed.keys()

    def under(self, key: str) -> Iterator[tuple[int, Opening, Entry]]:
        """The lines that are filed under a word, each with its number and where its other word stands."""
        if key in self._kept.filed:
            for number, opening in _FILED.decode(self._kept.filed[key]):
                yield number, opening, self[number]


@lru_cache(maxsize=64)
def read_entries(path: Path, tokenize: Tokenize | None = None, *, exact: bool = False) -> WordList:
    """All lines of a wording list; `exact` when capitals must match as written. Raises DataError."""
    name = f"list-{path.stem}{'-exact' if exact else ''}{'' if tokenize else '-whole'}"
    # A pattern is split as letters are, and so by the abbreviations that lie beside the list.
    files = (path, path.with_name("abbreviations.tsv"))
    return WordList(
        kept(name, files, _Kept, lambda: _read_list(path, tokenize, exact=exact)), tokenize, exact=exact
    )


def _read_list(path: Path, tokenize: Tokenize | None, *, exact: bool) -> _Kept:
    lines: list[tuple[str, str]] = []
    filed: dict[str, list[tuple[int, Opening]]] = {}
    columns: tuple[str, ...] = ()
    for number, row in read_rows(path):
        columns = tuple(row)
        key = next((row[name] for name in KEY_COLUMNS if name in row), "")
        for spelling in key.split("; ") if "forms" in row else (key,):
            try:
                pattern = parse(spelling, tokenize, exact=exact)
            except ValueError as error:
                raise DataError(str(path), number, spelling, f"{error}.", "Ret mønsteret.") from None
            for word, opening in openings(pattern):
                filed.setdefault(word, []).append((len(lines), opening))
            lines.append((spelling, "\t".join(row.values())))
        _check_exceptions(path, number, row, tokenize, exact=exact)
    return _Kept(columns, tuple(map(_raw, lines)), {word: _raw(found) for word, found in filed.items()})


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _check_exceptions(
    path: Path, number: int, row: Mapping[str, str], tokenize: Tokenize | None, *, exact: bool
) -> None:
    """Refuse what an `unless` cell cannot mean, where its line is read and not first where its word stands."""
    for sign, part in _marked(row.get("unless", "")):
        says = f"{sign} {part}".strip()
        if sign not in ("", RULES_ZONE, ADVICE_ONLY) or (sign == RULES_ZONE and part):
            what, do = (
                "mærket kender klartekst ikke.",
                f"Skriv »{RULES_ZONE}« alene eller »{ADVICE_ONLY} mønster«.",
            )
        elif sign == ADVICE_ONLY and not part:
            what, do = f"der står intet mønster efter »{ADVICE_ONLY}«.", f"Skriv »{ADVICE_ONLY} mønster«."
        elif sign == ADVICE_ONLY and not (split_alternatives(row.get("write", ""))[0] or row.get("explain")):
            what, do = f"linjen har ingen tekst, som »{ADVICE_ONLY}« kan holde tilbage.", "Stryg mærket."
        else:
            try:
                if part:
                    parse(part, tokenize, exact=exact)
                continue
            except ValueError as error:
                what, do = f"{error}.", "Ret mønsteret."
        raise DataError(str(path), number, says, what, do)


@lru_cache(1 << 10)
def _marked(cell: str) -> tuple[tuple[str, str], ...]:
    """The parts of an `unless` cell, each as its mark (`@regler`, `@råd`, "" for none) and its pattern."""
    parts = (part.partition(" ") if part.startswith("@") else ("", "", part) for part in split_cell(cell))
    return tuple((mark, pattern.strip()) for mark, _, pattern in parts)


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
