"""How many letters a year each template becomes: `antal.csv`, two columns, with or without a head.

    skabelon;antal
    job/afslag.docx;1.200
    indkaldelse;350

A template is named by its place in the collection, its file name, or its file name without the ending.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from klartekst.errors import DataError
from klartekst.text_files import read_text

_NUMBER = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3})+|\d+")


@dataclass
class Volumes:
    """Letters a year by name; `unused` are names that no document has asked for."""

    by_name: Mapping[str, int]

    def __post_init__(self) -> None:
        self.unused = set(self.by_name)

    def of(self, name: str) -> int | None:
        """Letters a year of the document at `name`; None when the list does not have it."""
        path = PurePosixPath(name.casefold())
        for key in (str(path), str(path.with_suffix("")), path.name, path.stem):
            if key in self.by_name:
                self.unused.discard(key)
                return self.by_name[key]
        return None


def read_volumes(path: Path) -> Volumes:
    """Reads the list. Raises DataError for a line without a name and a number, and for a name that comes twice."""
    text = read_text(path)
    lines = text.splitlines()
    separator = max(";,\t", key=lambda each: sum(each in line for line in lines))
    found: dict[str, int] = {}
    for number, row in enumerate(csv.reader(lines, delimiter=separator), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) < 2 or not cells[0] or not _NUMBER.fullmatch(cells[1]):
            if number == 1:
                continue  # the head
            raise DataError(
                str(path),
                number,
                lines[number - 1],
                "linjen har ikke et navn og et helt tal.",
                "Skriv: navn;antal.",
            )
        name = cells[0].replace("\\", "/").casefold()
        if name in found:
            raise DataError(
                str(path), number, lines[number - 1], "skabelonen står her to gange.", "Slet den ene."
            )
        found[name] = int(re.sub(r"\D", "", cells[1]))
    return Volumes(found)
