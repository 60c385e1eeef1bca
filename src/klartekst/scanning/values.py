"""What is kept of a letter that was read in a collection: figures and places, never its words.

These values go from the worker processes to the store, so they are small and frozen, and structs, as there are some
for each file. Files to read cross over by pickle, since a path may hold bytes that are no text; what was found in them
does so as MessagePack (`pool.py`), and from a cluster as such in Parquet (`partition_rows.py`).
"""

from datetime import date

import msgspec


class Plan(msgspec.Struct, frozen=True):
    """What a worker process must know: the settings file for all letters, if any, and the key of the shapes."""

    settings: str | None
    key: bytes


class Row(msgspec.Struct, frozen=True):
    """A letter that stands in a table: its bytes, and what the table tells of it.

    `suffix` is how it would end as a file (".txt" for a text, "" for bytes without a known end). `content` is
    the hash of all this. `error` says in Danish why the row holds no letter.
    """

    data: bytes
    suffix: str
    type: str | None
    day: date | None
    content: bytes
    error: str | None = None


class Source(msgspec.Struct, frozen=True):
    """A letter file of the collection, or a `row` of a table.

    `path` opens the file or the table; `name` is its place under the folder that was scanned, with "/" between
    the parts, or the letter's id in the table.
    `department` is the first folder below that one, "" for a file that lies in none.
    `size` (bytes), `changed` (nanoseconds) and `inode` tell whether a file was touched since it was last read;
    of a row, its `content` tells. `key` is the real name where `name` is a pseudonym.
    """

    path: str
    name: str
    department: str
    size: int
    changed: int
    inode: int
    row: Row | None = None
    key: str = ""

    @property
    def identity(self) -> str:
        """What the file is known by from run to run."""
        return self.key or self.name


class FoundFault(msgspec.Struct, frozen=True, array_like=True):
    """A finding without the letter's words.

    `term` is the entry of our own word list that was found, "" for rules without one. `place` says where in
    words (»afsnit 2«) and quotes no heading. `start` and `end` are code points, None for the whole letter.
    `sentence` is the index of its sentence in `ReadLetter.sentences`.
    """

    rule: str
    category: str
    severity: str
    term: str
    place: str
    start: int | None
    end: int | None
    fingerprint: str
    sentence: int | None


class FlaggedSentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence that something was found in: its place, its length in words, and its shape (`shapes.py`)."""

    start: int
    end: int
    words: int
    shape: bytes
    parts: bytes


class ReadLetter(msgspec.Struct, frozen=True, array_like=True):
    """One letter of a file; `part` counts those of the file from 0.

    `kind` is the type of letter, `stage` whether it is a template. `gains` are the rules whose mending would
    raise the score most, with the points each gives. `personal` says that it names a person, is dated or holds
    a CPR number, so that its words must not be shown even where templates are.
    """

    part: int
    kind: str | None
    stage: str
    status: str
    reason: str | None
    score: int | None
    words: int
    sentences: int
    longest: int
    mean: float
    lix: float | None
    long_words: float
    gains: tuple[tuple[str, int], ...]
    personal: bool
    found: tuple[FoundFault, ...]
    flagged: tuple[FlaggedSentence, ...]


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was when it was read, as the store keeps it.

    `key` is the keyed hash that it is known by; `name` and `department` are shown. `day` (ÅÅÅÅ-MM-DD) is what a
    table says of a row. `size`, `changed` and `inode` are those of its `Source`, `content` is the hash of what it
    holds.
    """

    key: bytes
    name: str
    department: str
    day: str | None
    size: int
    changed: int
    inode: int
    content: bytes


class ReadFile(msgspec.Struct, frozen=True, array_like=True):
    """What reading a file gave: its letters, or a Danish `error` of one sentence what and one what to do.

    `lasting` is False for an error that may not come again (a lack of time or memory): it is tried anew.
    """

    letters: tuple[ReadLetter, ...] = ()
    error: str | None = None
    lasting: bool = True
