"""Only the newest runs are kept, and nothing of the others is left."""

import subprocess
import sys
from pathlib import Path

import pytest

from klartekst.scanning.clusters import group
from klartekst.scanning.collection import Collection
from klartekst.scanning.retention import Dropped, keep_newest
from klartekst.scanning.scan import Limits, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk

TEXT = "Kære borger\n\nSåfremt du flytter fra {street}, bedes du meddele det til os snarest muligt.\n"
TABLES = ("run", "run_file", "file", "checked", "letter", "finding", "sentence", "shape")


def scanned(folder: Path, store: Store, scope: str = "alt") -> int:
    """One run; its number."""
    walk = Walk([str(folder)], (), (), folder.parent / "rapport")
    return scan(Collection(walk, store, scope=scope), Limits(workers=1)).id


def sizes(store: Store) -> dict[str, int]:
    """The rows of each table."""
    return {name: store.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two letters that stay and one that goes."""
    place = tmp_path / "breve"
    place.mkdir()
    for name in ("a", "b", "Gammelt brev"):
        (place / f"{name}.txt").write_text(TEXT.format(street=f"gaden bag {name} og hjem"), "utf-8")
    return place


def test_what_only_older_runs_use_is_gone_and_the_rest_is_whole(folder: Path, tmp_path: Path) -> None:
    """The store is that of somebody who has only ever made the newest run."""
    with Store(tmp_path / FILE_NAME) as store:
        scanned(folder, store)
        (folder / "Gammelt brev.txt").unlink()
        (folder / "a.txt").write_text(TEXT.format(street="den nye vej"), "utf-8")
        scanned(folder, store)
        newest = scanned(folder, store)
        group(store)
        assert keep_newest(store, 1) == Dropped(runs=2, files=1, checks=2)
        assert [each for (each,) in store.db.execute("SELECT id FROM run")] == [newest]
        left = sizes(store)
        with Store(tmp_path / "ny" / FILE_NAME) as other:
            scanned(folder, other)
            assert sizes(other) == left
        assert scanned(folder, store) == newest + 1
        assert store.db.execute("SELECT count(*) FROM checked").fetchone() == (2,)
        group(store)
        assert store.db.execute("SELECT count(*) FROM shape WHERE leader IS NULL").fetchone() == (0,)
    held = b"".join(each.read_bytes() for each in tmp_path.glob(f"{FILE_NAME}*"))
    assert b"Gammelt brev" not in held


def test_each_collection_keeps_its_own_runs_and_a_stopped_run_is_taken_up(
    folder: Path, tmp_path: Path
) -> None:
    """Two collections in one report folder; a stopped run that is not the last is dropped."""
    with Store(tmp_path / FILE_NAME) as store:
        for scope in ("alt", "alt", "andet", "alt", "alt"):
            scanned(folder, store, scope)
        store.db.execute("UPDATE run SET ended = NULL WHERE id IN (1, 5)")
        assert keep_newest(store, 1) == Dropped(runs=2, files=0, checks=0)
        assert [each for (each,) in store.db.execute("SELECT id FROM run ORDER BY id")] == [3, 4, 5]
        assert scanned(folder, store) == 5


def test_the_command_says_what_was_dropped(folder: Path, tmp_path: Path) -> None:
    """In figures, and without a name."""
    command = [sys.executable, "-m", "klartekst", "scan", "breve", "--workers", "1", "--keep-runs", "2"]
    said = []
    for number in range(4):
        (folder / f"ny{number}.txt").write_text(TEXT.format(street=f"vej {number}"), "utf-8")
        (folder / f"ny{number - 1}.txt").unlink(missing_ok=True)
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True)
        said.append(done.stdout.splitlines()[-1])
    assert said[1] == "Der er ingen ældre kørsler at slette."
    assert said[2] == "Slettet: 1 ældre kørsel, og 1 fil og 1 resultat, som ingen kørsel bruger mere."
