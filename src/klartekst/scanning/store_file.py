"""The SQLite file of a store: opened, brought up to date, and its names of files hidden."""

import secrets
import sqlite3
from pathlib import Path

from klartekst.errors import KlartekstError, UsageError
from klartekst.scanning.pseudonyms import Pseudonyms
from klartekst.scanning.schema import STEPS


class StoreError(KlartekstError):
    """The store cannot be used: another klartekst made it, or it is no store at all."""

    status = UsageError.status


def opened(path: Path) -> sqlite3.Connection:
    """A connection to the store at `path`, made when it is not there.

    Raises StoreError for a file that is no store, one that a newer klartekst made, and one that cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, isolation_level=None)
        _bring_up_to_date(db)
    except (sqlite3.OperationalError, OSError):
        raise StoreError(
            f"»{path}« kan ikke skrives: Du må ikke skrive i mappen, eller en anden kørsel bruger filen.",
            "Vent på den anden kørsel, eller vælg en anden mappe med --output.",
        ) from None
    except sqlite3.DatabaseError:
        raise StoreError(
            f"»{path.name}« kan ikke bruges som lager.",
            "Vælg en anden mappe med --output, eller flyt filen.",
        ) from None
    return db


def hide_names(db: sqlite3.Connection, names: Pseudonyms) -> bool:
    """Writes pseudonyms over all names of files; returns whether there were any."""
    db.execute("PRAGMA secure_delete = ON")  # else the names stay in the file where nobody looks
    db.execute("BEGIN")
    known = db.execute("SELECT id, name, department, day IS NOT NULL FROM file").fetchall()
    for number, name, department, in_table in known:
        shown = (names.of(name), department if in_table else names.folder(department))
        db.execute("UPDATE file SET name = ?, department = ? WHERE id = ?", (*shown, number))
    for table, column in (("checked", "error"), ("letter", "reason")):
        told = db.execute(f"SELECT id, {column} FROM {table} WHERE {column} LIKE '%»%'").fetchall()
        db.executemany(
            f"UPDATE {table} SET {column} = ? WHERE id = ?",
            ((names.told(text), number) for number, text in told),
        )
    db.execute("UPDATE secret SET hides_names = 1")
    db.execute("COMMIT")
    return bool(known)


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(STEPS):
        raise StoreError(
            "Lageret kommer fra en nyere klartekst.",
            "Opdater klartekst, eller vælg en anden mappe med --output.",
        )
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        db.executescript(f"BEGIN;\n{step}\nPRAGMA user_version = {number};\nCOMMIT;")
    if db.execute("SELECT count(*) FROM secret").fetchone()[0] == 0:
        db.execute("INSERT INTO secret (key) VALUES (?)", (secrets.token_bytes(32),))
