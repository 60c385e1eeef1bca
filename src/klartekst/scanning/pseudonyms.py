"""Names that stand for the names of files and folders, which may be those of citizens: »Afslag Bo Hansen.docx«.

The same name has the same pseudonym in every run, so that runs, baselines and lists can be compared. It is a hash
under the store's own key: without the store nobody can try names out on it; who has the store can.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from msgspec import structs

from klartekst.errors import UsageError
from klartekst.readers.formats import of_suffix
from klartekst.scanning.tables import SUFFIXES
from klartekst.scanning.values import ReadFile, Source

FILE, FOLDER = "brev", "mappe"
_BYTES = 5
"""Of a pseudonym. Two of ten thousand files in a folder share one in a collection of 20,000; they stay two files."""

_OWN = re.compile(rf"(?:{FILE}|{FOLDER})-[0-9a-f]{{5}}-[0-9a-f]{{5}}(?:\.\w+)?")
_QUOTED = re.compile(r"»([^«»]*)«")
_NESTED = re.compile(r"»(.*)«", re.DOTALL)


class Pseudonyms:
    """The pseudonyms under a key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def id(self) -> str:
        """Tells whether two lists were made under the same key, and nothing of the key."""
        return self._hash("", "id")

    def of(self, name: str) -> str:
        """The pseudonym of a place in a collection: »job/afslag.docx« becomes »mappe-…/brev-….docx«.

        Capitals do not matter. The end of a name stays when it is that of a format; what is a pseudonym stays.
        """
        *folders, file = name.split("/")
        return "/".join([*(self.folder(each) for each in folders), self._file(file)])

    def folder(self, name: str) -> str:
        """The pseudonym of one folder; none for none."""
        return name if not name or _OWN.fullmatch(name) else f"{FOLDER}-{self._hash(name, FOLDER)}"

    def source(self, source: Source) -> Source:
        """The source under its pseudonym. A department that a table names is no folder, and stays."""
        department = source.department if source.row is not None else self.folder(source.department)
        return structs.replace(
            source, name=self.of(source.name), department=department, key=source.key or source.name
        )

    def told(self, text: str) -> str:
        """A message whose quotes, which are names of files in a file, are pseudonyms."""
        nested = text.count("»") != len(_QUOTED.findall(text))
        return (_NESTED if nested else _QUOTED).sub(
            lambda found: f"»{'#'.join(self.of(each) for each in found[1].split('#'))}«", text
        )

    def read(self, read: ReadFile) -> ReadFile:
        """What a file gave, without the names of files in its messages."""
        letters = tuple(
            structs.replace(each, reason=self.told(each.reason)) if each.reason else each
            for each in read.letters
        )
        return structs.replace(read, letters=letters, error=self.told(read.error) if read.error else None)

    def listed(self, values: Mapping[str, int]) -> dict[str, int]:
        """A list by name, of files with or without their folders and endings, by pseudonym."""
        return {self.of(name): value for name, value in values.items()}

    def _file(self, name: str) -> str:
        suffix = PurePosixPath(name).suffix
        kept = suffix if of_suffix(suffix.lower()) or suffix.lower() in SUFFIXES else ""
        if not name or _OWN.fullmatch(name):
            return name
        return f"{FILE}-{self._hash(name.removesuffix(kept), FILE)}{kept.lower()}"

    def _hash(self, name: str, kind: str) -> str:
        text = unicodedata.normalize("NFC", name).casefold().encode("utf-8", "surrogateescape")
        made = blake2b(text, key=self._key, person=kind.encode(), digest_size=_BYTES).hexdigest()
        return f"{made[:5]}-{made[5:]}"  # never six digits in a row, which would be masked as a CPR number


def write_key_list(sources: Iterable[Source], path: Path) -> None:
    """Writes which file each pseudonym stands for, as CSV for a spreadsheet.

    Raises UsageError for a file that cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(["Dæknavn", "Fil"])
            for each in sources:
                writer.writerow([each.name, f"'{each.key}" if each.key[:1] in "=+-@" else each.key])
    except OSError:
        raise UsageError(f"»{path}« kan ikke skrives.", "Vælg en anden fil.") from None
