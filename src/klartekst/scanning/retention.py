"""Older runs are dropped, and with them everything that nothing refers to any more."""

from dataclasses import dataclass

from klartekst.danish.numerals import counted
from klartekst.scanning.store import Store


@dataclass(frozen=True, slots=True)
class Dropped:
    """How many runs, files and checks were dropped; a check is what was found in one content under one set of rules."""

    runs: int
    files: int
    checks: int

    def __str__(self) -> str:
        if not (self.runs or self.files or self.checks):
            return "Der er ingen ældre kørsler at slette."
        runs = counted(self.runs, "ældre kørsel", "ældre kørsler")
        files = counted(self.files, "fil", "filer")
        checks = counted(self.checks, "resultat", "resultater")
        return f"Slettet: {runs}, og {files} og {checks}, som ingen kørsel bruger mere."


def keep_newest(store: Store, runs: int) -> Dropped:
    """Keeps the newest whole runs of each collection in the store, `runs` of each, and drops all else.

    What was found under the rules of a kept run stays as long as a kept run has a file with that content: it may
    be that of an older run, scored again (`rescoring.py`). The room is given back and overwritten.
    """
    db = store.db
    db.execute("PRAGMA secure_delete = ON")
    if not db.in_transaction:
        db.execute("BEGIN")
    db.execute("CREATE TEMP TABLE kept (run INTEGER PRIMARY KEY)")
    db.execute(
        "INSERT INTO kept SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY scope ORDER BY id DESC) AS age "
        "FROM run WHERE ended IS NOT NULL) WHERE age <= ?",
        (runs,),
    )
    # A run that was stopped is taken up again only while it is the last.
    db.execute("INSERT OR IGNORE INTO kept SELECT max(id) FROM run")
    dropped = _dropped(store, "run", "id NOT IN (SELECT run FROM kept)")
    _dropped(store, "run_file", "run NOT IN (SELECT run FROM kept)")
    files = _dropped(store, "file", "id NOT IN (SELECT file FROM run_file)")
    db.execute(
        "CREATE TEMP TABLE used AS SELECT content, checker FROM checked WHERE id IN (SELECT checked FROM run_file)"
    )
    checks = _dropped(
        store,
        "checked",
        "id NOT IN (SELECT checked FROM run_file) AND (content NOT IN (SELECT content FROM used) "
        "OR checker NOT IN (SELECT checker FROM used))",
    )
    for table, where in (
        ("letter", "checked NOT IN (SELECT id FROM checked)"),
        ("finding", "letter NOT IN (SELECT id FROM letter)"),
        ("sentence", "letter NOT IN (SELECT id FROM letter)"),
        ("shape", "digest NOT IN (SELECT shape FROM sentence WHERE shape IS NOT NULL)"),
    ):
        _dropped(store, table, where)
    # A cluster of sentences may have lost its leader.
    db.execute("UPDATE shape SET leader = NULL WHERE leader NOT IN (SELECT digest FROM shape)")
    db.execute("DROP TABLE temp.kept")
    db.execute("DROP TABLE temp.used")
    store.tidy()
    return Dropped(dropped, files, checks)


def _dropped(store: Store, table: str, where: str) -> int:
    return store.db.execute(f"DELETE FROM main.{table} WHERE {where}").rowcount
