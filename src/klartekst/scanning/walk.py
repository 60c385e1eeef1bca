"""Finds the letters of a collection, in an order that is the same every time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from klartekst.errors import UsageError
from klartekst.readers.find import printable, search
from klartekst.scanning.tables import MANY, Table, is_table
from klartekst.scanning.values import Source


class Walk:
    """The letters of some folders and tables.

    `only` and `without` are patterns (`*.docx`, `arkiv/*`) on a file's name or its place under the folder, or on
    the id of a letter in a table; `beside` is a folder that is never read, since the report is written there.
    Raises UsageError for a folder or a table that does not exist.
    """

    def __init__(
        self, folders: Sequence[str], only: Sequence[str], without: Sequence[str], beside: Path
    ) -> None:
        self._only = tuple(only)
        self._without = tuple(without)
        self._beside = str(beside.resolve())
        self._folder = "", False  # the last one that was asked about, and whether it is the report's
        for folder in folders:
            if not Path(folder).is_dir() and not is_table(Path(folder)):
                raise UsageError(
                    f"Mappen »{printable(folder)}« findes ikke.",
                    "Ret stien, eller brug check til en enkelt fil.",
                )
        self._roots = _named(folders)

    @property
    def first(self) -> str:
        """The first of the folders, or the one that the first table lies in."""
        root, _ = self._roots[0]
        return str(Path(root).parent) if is_table(Path(root)) else root

    @property
    def patterns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is read only, and what is left out."""
        return self._only, self._without

    @property
    def parts(self) -> "Iterator[Iterable[Source] | Table]":
        """The tables, and the files of each folder."""
        for root, prefix in self._roots:
            yield Table(root, prefix) if is_table(Path(root)) else self._files(root, prefix)

    def __iter__(self) -> Iterator[Source]:
        for part in self.parts:
            if isinstance(part, Table):
                for piece in part.pieces(MANY):
                    yield from (each for each in part.sources(piece) if self.is_wanted(each.name))
            else:
                yield from part

    def count(self) -> int:
        """How many letter files and letters in tables there are. Raises DataError for a table that is wrong."""
        return sum(
            sum(self.is_wanted(name) for name in Table(root, prefix).names())
            if is_table(Path(root))
            else sum(1 for _ in self._paths(root))
            for root, prefix in self._roots
        )

    def is_wanted(self, name: str) -> bool:
        """Whether the patterns let a name pass."""
        if any(_fits(name, pattern) for pattern in self._without):
            return False
        return not self._only or any(_fits(name, pattern) for pattern in self._only)

    def _files(self, root: str, prefix: str) -> Iterator[Source]:
        for path, name in self._paths(root):
            try:
                stat = os.stat(path)  # noqa: PTH116, asked for each file of a collection
            except OSError:  # gone, or a link to nowhere: reading it says so
                size = changed = inode = -1
            else:
                size, changed, inode = stat.st_size, stat.st_mtime_ns, stat.st_ino
            whole = printable(f"{prefix}{name}")
            folder, _, _ = whole.rpartition("/")
            yield Source(path, whole, folder.split("/")[0], size, changed, inode)

    def _paths(self, root: str) -> Iterator[tuple[str, str]]:
        """The path of each letter below a folder, and its place there."""
        for path in search(root):
            name = path.removeprefix(root).lstrip(os.sep).replace(os.sep, "/") or os.curdir
            if self.is_wanted(name) and not self._is_own(path):
                yield path, name

    def _is_own(self, path: str) -> bool:
        """Whether a file lies in the folder of the report, itself or by a link."""
        folder, _ = os.path.split(path)
        if folder != self._folder[0]:
            self._folder = folder, self._is_beside(folder)
        return self._folder[1] or (os.path.islink(path) and self._is_beside(path))  # noqa: PTH114

    def _is_beside(self, path: str) -> bool:
        return f"{os.path.realpath(path)}{os.sep}".startswith(f"{self._beside}{os.sep}")


def _fits(name: str, pattern: str) -> bool:
    whole, wanted = name.casefold(), pattern.casefold().rstrip("/")
    return (
        fnmatchcase(whole, wanted)
        or fnmatchcase(whole, f"{wanted}/*")
        or fnmatchcase(PurePath(whole).name, wanted)
    )


def _named(folders: Sequence[str]) -> list[tuple[str, str]]:
    """Each folder with what its files' names begin with: nothing for one, the folder's own name for several."""
    unique = list(dict.fromkeys(os.path.abspath(folder) for folder in folders))  # noqa: PTH100, keeps links
    if len(unique) == 1:
        return [(unique[0], "")]
    named: list[tuple[str, str]] = []
    taken: set[str] = set()
    for folder in unique:
        name = Path(folder).name or "rod"
        number = 2
        while name in taken:
            name, number = f"{Path(folder).name}-{number}", number + 1
        taken.add(name)
        named.append((folder, f"{name}/"))
    return named
