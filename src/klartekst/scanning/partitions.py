"""A collection cut into partitions for a cluster, and the results of each as Parquet files.

    tabeller/dokumenter/del-00000.parquet      the columns of `export.py`, without a word of the letters
    tabeller/fund/del-00000.parquet
    tabeller/lager/del-00000.parquet           the same for the store (`partition_rows.py`)
    tabeller/koersel.json                      what they were made under; there when all of them are

A partition's file knows what it was made from, so that a run that was stopped makes only what is missing.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import msgspec

from klartekst.scanning.export import DOCUMENTS, FINDINGS
from klartekst.scanning.table_files import Piece
from klartekst.scanning.tables import Table
from klartekst.scanning.values import Source
from klartekst.scanning.walk import Walk

FOLDER = "tabeller"
FOR_STORE = "lager"
_FOLDERS = (DOCUMENTS.name, FINDINGS.name, FOR_STORE)
RUN_FILE = "koersel.json"
NOTE = b"klartekst"
"""The key of a Parquet file's metadata under which its `Summary` stands."""

LETTERS = 500
"""Letters of a partition: some ten seconds of work, and so what is lost with a worker."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of a collection: files, or a piece of a table whose letters' names begin with `prefix`.

    `only` are the names of the letters to read, all when it is None; `lost` those that ended their worker, which
    are told of and not read.
    """

    number: int
    digest: str
    files: tuple[Source, ...] = ()
    piece: Piece | None = None
    prefix: str = ""
    only: frozenset[str] | None = None
    lost: frozenset[str] = frozenset()

    def sources(self, walk: Walk) -> Iterator[Source]:
        """Its letters, in the collection's order. Raises as `Table.sources`."""
        every = self.files if self.piece is None else Table(self.piece.path, self.prefix).sources(self.piece)
        for each in every:
            wanted = self.piece is None or walk.is_wanted(each.name)
            if wanted and (self.only is None or each.name in self.only):
                yield each


class Summary(msgspec.Struct, frozen=True):
    """What is told of a partition without opening it.

    `digest` stands for what it was made from; `lasting` is False when something in it is to be tried again.
    """

    digest: str
    files: int
    letters: int
    unreadable: int
    lasting: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A partition's results: its Parquet files, `kept` that for the store."""

    number: int
    summary: Summary
    documents: bytes
    findings: bytes
    kept: bytes


def cut(walk: Walk, under: bytes) -> Iterator[Partition]:
    """The partitions of a collection; `under` stands for the rules, settings and wishes that they are made under.

    The same files and tables under the same give the same partitions.
    """
    number = 0
    for part in walk.parts:
        if isinstance(part, Table):
            for piece in part.pieces(LETTERS):
                state = Path(piece.path).stat()
                digest = _digest(under, (part.prefix, asdict(piece), state.st_size, state.st_mtime_ns))
                yield Partition(number, digest, piece=piece, prefix=part.prefix)
                number += 1
            continue
        files = iter(part)
        while some := tuple(islice(files, LETTERS)):
            digest = _digest(under, [(each.name, each.size, each.changed) for each in some])
            yield Partition(number, digest, some)
            number += 1


class Results:
    """The folder of the results. Makes it when it is not there."""

    def __init__(self, output: Path) -> None:
        self.folder = output / FOLDER
        for name in _FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def begin(self) -> None:
        """What is in the folder is no longer whole."""
        (self.folder / RUN_FILE).unlink(missing_ok=True)

    def done(self, partition: Partition) -> Summary | None:
        """What was made of a partition before; None when there is nothing that still holds."""
        from pyarrow import ArrowException, parquet

        try:
            parquet.read_schema(self.for_store(partition.number))
            noted = parquet.read_schema(self._path(DOCUMENTS.name, partition.number)).metadata[NOTE]
            summary = msgspec.json.decode(noted, type=Summary)
        except (OSError, ArrowException, KeyError, TypeError, msgspec.DecodeError):
            return None
        return summary if summary.digest == partition.digest and summary.lasting else None

    def keep(self, made: Made) -> None:
        """Writes a partition, each file whole or not at all; the documents last, as `done` looks for them."""
        written = (FOR_STORE, made.kept), (FINDINGS.name, made.findings), (DOCUMENTS.name, made.documents)
        for name, data in written:
            path = self._path(name, made.number)
            beside = path.with_suffix(".tmp")
            beside.write_bytes(data)
            beside.replace(path)

    def end(self, partitions: int, said: dict[str, object]) -> None:
        """Takes away what an earlier, larger run left, and notes what the whole was made under."""
        for name in _FOLDERS:
            for path in (self.folder / name).glob("del-*"):
                if path.suffix == ".tmp" or int(path.stem.removeprefix("del-")) >= partitions:
                    path.unlink()
        text = json.dumps({"partitions": partitions, **said}, ensure_ascii=False, indent=1)
        (self.folder / RUN_FILE).write_text(text + "\n", "utf-8")

    def for_store(self, number: int) -> Path:
        """The file of a partition that the store takes in."""
        return self._path(FOR_STORE, number)

    def _path(self, table: str, number: int) -> Path:
        return self.folder / table / f"del-{number:05}.parquet"


def _digest(under: bytes, said: object) -> str:
    return blake2b(repr(said).encode("utf-8", "surrogateescape"), key=under, digest_size=16).hexdigest()
