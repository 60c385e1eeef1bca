"""Older runs scored again with the rules of the last one, so that a trend goes on when the rules change.

The store has no text, so a letter can be scored again only where it was already read under the new rules (it has
not changed since), or where a file with the same content is at hand. What can be neither is named and left out.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from klartekst.errors import UsageError
from klartekst.scanning.content import content_of
from klartekst.scanning.identity import Checkings
from klartekst.scanning.pool import Pool
from klartekst.scanning.progress import Progress
from klartekst.scanning.scan import Limits
from klartekst.scanning.store import Store
from klartekst.scanning.values import Plan, Source
from klartekst.scanning.walk import Walk


@dataclass(frozen=True, slots=True)
class Rescored:
    """An older run: the day it began (ÅÅÅÅ-MM-DD), its readable files, and the names of those not scored again."""

    run: int
    day: str
    files: int
    missing: tuple[str, ...]

    @property
    def done(self) -> int:
        """How many were scored again."""
        return self.files - len(self.missing)


def rescore(store: Store, folders: Sequence[str], settings: str | None) -> tuple[Rescored, ...]:
    """Scores the runs of other rules again from the files in `folders`; from here on queries read the new results.

    What is read is kept in the store, the runs there stay as they were.
    Raises UsageError when the rules or settings of today are not those of the last run, and as `Walk`.
    """
    last, older = _runs(store)
    if not older:
        return ()
    walk = Walk(folders, (), (), store.path.parent)
    checkings = Checkings(settings)
    if checkings.of(os.path.join(walk.first, "x")).digest.hex() != last[1]:  # noqa: PTH118
        raise UsageError(
            "Mappens regler eller opsætning er ikke dem fra den seneste kørsel.",
            "Kør klartekst scan igen, eller vælg kørslens opsætning med --settings.",
        )
    store.db.execute(
        "CREATE TEMP TABLE rescored (run INTEGER, file INTEGER, checked INTEGER, PRIMARY KEY (run, file))"
    )
    _take_over(store, last[0], older)
    _read(store, walk, checkings, settings, _missing(store, older))
    _take_over(store, last[0], older)
    made = tuple(_told(store, run, day) for run, day in older)
    numbers = ", ".join(str(run) for run, _ in older)
    store.db.execute(
        f"CREATE TEMP VIEW run_file AS SELECT * FROM main.run_file WHERE run NOT IN ({numbers}) "
        "UNION ALL SELECT run, file, checked FROM temp.rescored"
    )
    return made


def _runs(store: Store) -> tuple[tuple[int, str], list[tuple[int, str]]]:
    """The last whole run and its settings' digest; the earlier ones of its collection under other rules."""
    runs = store.db.execute(
        "SELECT id, settings, scope, started FROM run WHERE ended IS NOT NULL ORDER BY id"
    ).fetchall()
    if not runs:
        raise UsageError("Der er ingen kørsler at vise.", "Kør klartekst scan først.")
    last = runs[-1]
    older = [(run[0], run[3][:10]) for run in runs if run[2] == last[2] and run[1] != last[1]]
    return (last[0], last[1]), older


def _take_over(store: Store, last: int, older: Sequence[tuple[int, str]]) -> None:
    """Notes for each file of the older runs what the same content gave under the rules of the last one."""
    for run, _ in older:
        store.db.execute(
            "INSERT OR IGNORE INTO rescored SELECT old.run, old.file, now.id FROM main.run_file AS old "
            "JOIN checked AS was ON was.id = old.checked "
            "JOIN checked AS now ON now.content = was.content AND now.day = '' AND now.checker IN ("
            "SELECT checker FROM main.run_file JOIN checked ON checked.id = checked WHERE run = ?) "
            "WHERE old.run = ?",
            (last, run),
        )


def _missing(store: Store, older: Sequence[tuple[int, str]]) -> set[bytes]:
    """The contents of readable files that are not scored again yet."""
    return {content for run, _ in older for content, _ in _left(store, run)}


def _left(store: Store, run: int) -> list[tuple[bytes, str]]:
    return store.db.execute(
        "SELECT checked.content, file.name FROM main.run_file AS old JOIN checked ON checked.id = old.checked "
        "JOIN file ON file.id = old.file WHERE old.run = ? AND error IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM rescored WHERE rescored.run = old.run AND rescored.file = old.file) "
        "ORDER BY file.name",
        (run,),
    ).fetchall()


def _read(store: Store, walk: Walk, checkings: Checkings, settings: str | None, wanted: set[bytes]) -> None:
    """Reads the files whose content is wanted, each content once."""
    if not wanted:
        return
    names = store.pseudonyms
    contents: dict[str, bytes] = {}

    def found() -> Iterator[Source]:
        for source in walk if names is None else map(names.source, walk):
            content = content_of(source)
            if content in wanted:
                wanted.remove(content)
                contents[source.identity] = content
                yield source

    limits = Limits(os.cpu_count() or 1)
    pool = Pool(Plan(settings, store.key), limits.workers, limits.seconds, limits.megabytes)
    with Progress(len(wanted)) as progress:
        for source, read in pool.run(found()):
            store.add(contents.pop(source.identity), checkings.of(source.path).digest, read)
            progress.tick()


def _told(store: Store, run: int, day: str) -> Rescored:
    (files,) = store.db.execute(
        "SELECT count(*) FROM main.run_file JOIN checked ON checked.id = checked WHERE run = ? AND error IS NULL",
        (run,),
    ).fetchone()
    return Rescored(run, day, files, tuple(name for _, name in _left(store, run)))
