"""Abbreviations: what they are written with, what they stand for, and whether one may end a sentence."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from klartekst.errors import DataError

_COLUMNS = ("forms", "write", "flag", "ends_sentence", "needs")


class Abbreviation(msgspec.Struct, frozen=True):
    """One abbreviation. `write` holds the words to write instead, best first, separated by "; ".

    `may_end`: its full stop can also be the sentence's. `needs_number`: only an abbreviation beside a
    number (*min., man.*), otherwise an ordinary word and a full stop. `needs_word`: only before a small word
    (*mundtligt el. skriftligt*), otherwise the same.
    """

    forms: tuple[str, ...]
    write: str
    may_end: bool
    needs_number: bool
    needs_word: bool = False


class Abbreviations:
    """All abbreviations of a run, looked up by any of their spellings, whatever the capitals."""

    def __init__(self, entries: Iterable[Abbreviation]) -> None:
        self.entries = tuple(entries)
        self._forms: dict[str, Abbreviation] = {}
        spaced: dict[str, list[str]] = {}
        for entry in self.entries:
            for form in entry.forms:
                key = form.casefold()
                # A later list (the organisation's) wins over an earlier one.
                self._forms[key] = entry
                if " " in key and key.endswith("."):
                    spaced.setdefault(key.split(".", 1)[0].split(" ", 1)[0], []).append(key)
        self._spaced = {
            first: tuple(sorted(set(forms), key=len, reverse=True)) for first, forms in spaced.items()
        }
        self.spaced_firsts = frozenset(self._spaced)
        """The letters that spellings with spaces inside begin with."""

    @classmethod
    def open(cls, *own: Path) -> "Abbreviations":
        """The list in `lexicons/abbreviations.tsv`, then the organisation's own files in the same format.

        Raises DataError for a file that cannot be read as such a list.
        """
        return _open(own)

    def find(self, form: str) -> Abbreviation | None:
        """The abbreviation written `form` (with its full stops), or None."""
        return self._forms.get(form.casefold())

    def spaced(self, first: str) -> tuple[str, ...]:
        """Spellings with spaces inside that begin with the letters `first`: *f. eks.*, longest first."""
        return self._spaced.get(first, ())


@cache
def _open(own: tuple[Path, ...]) -> Abbreviations:
    from klartekst.resources import lexicons_folder

    entries: list[Abbreviation] = []
    for path in (lexicons_folder() / "abbreviations.tsv", *own):
        entries.extend(load(path))
    return Abbreviations(entries)


def load(path: Path) -> list[Abbreviation]:
    """Read one list. Of the columns, only `forms` must be there; a form may end a sentence unless told."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            str(path), None, None, "klartekst kan ikke læse forkortelserne.", "Gem filen som UTF-8-tekst."
        ) from error
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not rows.fieldnames or rows.fieldnames[0] != "forms":
        raise DataError(
            str(path),
            1,
            text.split("\n", 1)[0],
            "Første kolonne skal hedde forms.",
            f"Skriv kolonnerne {', '.join(_COLUMNS)} i første linje med tabulator imellem.",
        )
    entries = []
    for number, row in enumerate(rows, start=2):
        forms = tuple(part.strip() for part in (row.get("forms") or "").split(";") if part.strip())
        if not forms:
            raise DataError(
                str(path), number, None, "Linjen har ingen forkortelse.", "Slet den, eller udfyld forms."
            )
        ends = row.get("ends_sentence") or "kan"
        if ends not in ("kan", "aldrig"):
            raise DataError(
                str(path),
                number,
                ends,
                "ends_sentence er hverken kan eller aldrig.",
                "Skriv kan eller aldrig.",
            )
        entries.append(
            Abbreviation(
                forms,
                row.get("write") or "",
                ends == "kan",
                row.get("needs") == "tal",
                row.get("needs") == "ord",
            )
        )
    return entries
