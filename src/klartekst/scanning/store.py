"""The store of a collection's results: one SQLite file beside the report. No word of a letter is in it.

A file is known by a keyed hash of its place, and shown by its place with everything masked that may be a CPR
number.
"""

import contextlib
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from msgspec import structs

from klartekst.danish.personal_numbers import hidden
from klartekst.readers.find import REPORT_STORE
from klartekst.scanning.identity import Checking
from klartekst.scanning.letter_rows import add_letter
from klartekst.scanning.pseudonyms import Pseudonyms
from klartekst.scanning.store_file import hide_names, opened
from klartekst.scanning.values import FileState, ReadFile, Source

FILE_NAME = REPORT_STORE
ANY_DAY = ""
ALL = -1
"""No limit, as SQLite says it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the store knows it; `content` is None when it must be hashed again."""

    id: int
    content: bytes | None


class Store:
    """Results of runs over one collection. Close it, or use it with `with`.

    Raises StoreError for a file that is no store, or one that a newer klartekst made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = opened(path)
        self.key: bytes
        self.key, hides = self.db.execute("SELECT key, hides_names FROM secret").fetchone()
        self.pseudonyms = Pseudonyms(self.key) if hides else None
        self._accepted: tuple[str, ...] = ()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Keeps what was written, and closes the file."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")
        self.db.close()

    def hide_names(self) -> bool:
        """From here on, and for all that is there already, names of files are pseudonyms; they never come back.

        Returns whether there were names to hide.
        """
        if self.pseudonyms is not None:
            return False
        names = self.pseudonyms = Pseudonyms(self.key)
        known = hide_names(self.db, names)
        self.tidy()
        return known

    def tidy(self) -> None:
        """Gives back the room of what was deleted, and leaves none of it behind."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")
        # A connection of its own, as the view that hides accepted findings stands in the way here.
        with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as other:
            other.execute("VACUUM")
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def save(self) -> None:
        """What was written since the last call becomes part of the store together; a killed run loses only that."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")
        self.db.execute("BEGIN")

    def begin(self, checking: Checking, scope: str) -> int:
        """The run to add to: one of the same scope and rules that was stopped before its end, else a new one."""
        same = (scope, checking.version, checking.rules_version, checking.model, checking.digest.hex())
        row = self.db.execute(
            "SELECT id FROM run WHERE ended IS NULL AND (scope, version, rules_version, model, settings) "
            "IS (?, ?, ?, ?, ?) AND id = (SELECT max(id) FROM run)",
            same,
        ).fetchone()
        if row is not None:
            return int(row[0])
        made = self.db.execute(
            "INSERT INTO run (started, scope, version, rules_version, model, settings) VALUES (?, ?, ?, ?, ?, ?)",
            (_now(), *same),
        )
        assert made.lastrowid is not None
        return made.lastrowid

    def end(self, run: int) -> None:
        """Marks a run as whole."""
        self.db.execute("UPDATE run SET ended = ? WHERE id = ?", (_now(), run))

    def known(self, sources: Sequence[Source]) -> list[Known | None]:
        """What the store knows of each file; its content only when nothing has touched it since."""
        keys = [self._name_key(source) for source in sources]
        rows = self.db.execute(
            f"SELECT key, id, size, changed, inode, content FROM file WHERE key IN ({gaps(keys)})", keys
        )
        found = {key: rest for key, *rest in rows}
        known: list[Known | None] = []
        for key, source in zip(keys, sources, strict=True):
            if key not in found:
                known.append(None)
                continue
            number, *state, content = found[key]
            same = state == [source.size, source.changed, source.inode]
            if source.row is not None:
                same = source.row.content == content
            known.append(Known(number, content if same else None))
        return known

    def state_of(self, source: Source, content: bytes) -> FileState:
        """A file as it is to be kept; `content` is the hash of what it holds."""
        day = source.row.day.isoformat() if source.row is not None and source.row.day is not None else None
        return FileState(
            self._name_key(source), hidden(source.name), hidden(source.department), day,
            source.size, source.changed, source.inode, content,
        )  # fmt: skip

    def file(self, state: FileState) -> int:
        """The number of a file, its present state noted."""
        row = self.db.execute(
            "INSERT INTO file (key, name, department, day, size, changed, inode, content) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name, "
            "department = excluded.department, day = excluded.day, size = excluded.size, "
            "changed = excluded.changed, inode = excluded.inode, content = excluded.content RETURNING id",
            structs.astuple(state),
        ).fetchone()
        return int(row[0])

    def checked(self, contents: Sequence[bytes]) -> dict[tuple[bytes, bytes], int]:
        """The earlier checks of these contents: their numbers by content and by how it was checked."""
        rows = self.db.execute(
            f"SELECT content, checker, id FROM checked WHERE content IN ({gaps(contents)}) AND day = ?",
            (*contents, ANY_DAY),
        )
        return {(content, checker): number for content, checker, number in rows}

    def add(self, content: bytes, checker: bytes, read: ReadFile) -> int:
        """Keeps what a file gave. A mishap (no time, no memory) is kept for the report of this run alone."""
        if self.pseudonyms is not None:
            read = self.pseudonyms.read(read)
        day = ANY_DAY if read.lasting else f"mishap {secrets.token_hex(8)}"
        made = self.db.execute(
            "INSERT INTO checked (content, checker, day, error) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET error = error RETURNING id",
            (content, checker, day, read.error),
        ).fetchone()
        number = int(made[0])
        for letter in read.letters:
            add_letter(self.db, number, letter)
        return number

    def count(self, run: int, counted: Iterable[tuple[int, int]]) -> None:
        """Notes that files, each with its check, were part of a run; a file counts once however often it is noted."""
        rows = ((run, file, checked) for file, checked in counted)
        self.db.executemany("INSERT OR REPLACE INTO run_file VALUES (?, ?, ?)", rows)

    def unreadable(self, run: int, most: int = ALL) -> list[tuple[str, str]]:
        """The names of the files of a run that could not be read, and why; the first `most` of them."""
        return self.db.execute(
            "SELECT file.name, checked.error FROM run_file JOIN file ON file.id = run_file.file "
            "JOIN checked ON checked.id = run_file.checked WHERE run = ? AND error IS NOT NULL ORDER BY name LIMIT ?",
            (run, most),
        ).fetchall()

    def count_unreadable(self, run: int) -> int:
        """How many files of a run could not be read."""
        row = self.db.execute(
            "SELECT count(*) FROM run_file JOIN checked ON checked.id = checked WHERE run = ? AND error IS NOT NULL",
            (run,),
        ).fetchone()
        return int(row[0])

    def accept(self, fingerprints: Iterable[str]) -> None:
        """Takes accepted findings out of everything that is read from here on; the store keeps them."""
        self._accepted = tuple(fingerprints)
        self.db.execute("CREATE TEMP TABLE accepted (fingerprint TEXT PRIMARY KEY)")
        self.db.executemany("INSERT INTO accepted VALUES (?)", ((each,) for each in self._accepted))
        self.db.execute(
            "CREATE TEMP VIEW finding AS SELECT rowid, * FROM main.finding "
            "WHERE fingerprint NOT IN (SELECT fingerprint FROM temp.accepted)"
        )

    def beside(self) -> "Store":
        """What is saved, on a connection of its own for another thread; what is accepted here is left out there."""
        other = Store(self.path)
        other.accept(self._accepted)
        return other

    def severities(self, run: int) -> list[str]:
        """The severities that a run has found, accepted findings left out."""
        return [
            each
            for (each,) in self.db.execute(
                "SELECT DISTINCT severity FROM run_file JOIN letter ON letter.checked = run_file.checked "
                "JOIN finding ON finding.letter = letter.id WHERE run = ?",
                (run,),
            )
        ]

    def accepted(self, run: int) -> set[str]:
        """The fingerprints that are accepted and that a run has found."""
        return {
            each
            for (each,) in self.db.execute(
                "SELECT DISTINCT fingerprint FROM run_file JOIN letter ON letter.checked = run_file.checked "
                "JOIN main.finding AS found ON found.letter = letter.id WHERE run = ? "
                "AND fingerprint IN (SELECT fingerprint FROM temp.accepted)",
                (run,),
            )
        }

    def begin_again(self, run: int) -> None:
        """Sets aside what a stopped run has counted: a file that is gone since is not to be counted again."""
        self.db.execute("DELETE FROM run_file WHERE run = ?", (run,))

    def state(self, run: int) -> bytes:
        """A digest of what a run holds and of how its sentences are grouped: the same where nothing has changed."""
        digest = blake2b(digest_size=16)
        for row in self.db.execute(
            "SELECT file, checked, changed FROM run_file JOIN file ON file.id = file WHERE run = ? ORDER BY file",
            (run,),
        ):
            digest.update(b"%d %d %d\n" % row)
        digest.update(b"%d" % self.db.execute("SELECT count(*) FROM shape").fetchone())
        return digest.digest()

    def _name_key(self, source: Source) -> bytes:
        return blake2b(
            source.identity.encode("utf-8", "surrogateescape"), key=self.key, digest_size=16
        ).digest()


def gaps(values: Sequence[object]) -> str:
    """What stands in a query for so many values."""
    return ", ".join("?" * len(values))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
