"""What a process of a cluster found, file by file, as it goes into the store of the one who asked.

A Parquet file a partition: the state of each file, how it was checked, and what reading it gave, as the workers of a
scan on one machine give it back. So the store, the report and all that is asked of them are the same for both.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from klartekst.scanning.store import Store
from klartekst.scanning.values import FileState, ReadFile

AT_A_TIME = 100
"""Rows that are unpacked at a time."""

_STATE = msgspec.structs.fields(FileState)
_KINDS = {bytes: "binary", int: "int64"}
_READ = msgspec.msgpack.Decoder(ReadFile)


class KeptFile(msgspec.Struct, frozen=True):
    """A file of a partition. `read` is None when the same content stands in an earlier row of the partition."""

    state: FileState
    checker: bytes
    read: ReadFile | None


def write_rows(files: Iterable[KeptFile], stream: BinaryIO) -> None:
    """Writes the files of a partition as Parquet."""
    import pyarrow
    from pyarrow import parquet

    columns: dict[str, tuple[Any, list[Any]]] = {
        each.name: (pyarrow.type_for_alias(_KINDS.get(each.type, "string")), []) for each in _STATE
    }
    columns |= {name: (pyarrow.binary(), []) for name in ("checker", "read")}
    for file in files:
        read = None if file.read is None else msgspec.msgpack.encode(file.read)
        row = (*msgspec.structs.astuple(file.state), file.checker, read)
        for (_, column), value in zip(columns.values(), row, strict=True):
            column.append(value)
    schema = pyarrow.schema([(name, kind) for name, (kind, _) in columns.items()])
    table = pyarrow.table({name: values for name, (_, values) in columns.items()}, schema=schema)
    parquet.write_table(table, stream, compression="zstd")


def take_in(store: Store, run: int, files: Iterable[KeptFile]) -> int:
    """Counts files as part of a run; what the store knows already is not added again. Returns how many there are."""
    coming = iter(files)
    taken = 0
    while some := list(islice(coming, AT_A_TIME)):
        known = store.checked([each.state.content for each in some])
        counted: list[tuple[int, int]] = []
        for each in some:
            made = each.state.content, each.checker
            if made not in known:
                assert each.read is not None
                known[made] = store.add(*made, each.read)
            counted.append((store.file(each.state), known[made]))
        store.count(run, counted)
        taken += len(some)
    return taken


def read_rows(path: Path) -> Iterator[KeptFile]:
    """The files of a partition, as `write_rows` wrote them."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(AT_A_TIME, use_threads=False):
            for *state, checker, read in zip(*(each.to_pylist() for each in batch.columns), strict=True):
                yield KeptFile(FileState(*state), checker, None if read is None else _READ.decode(read))
