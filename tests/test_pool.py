"""Worker processes: a file that breaks its worker costs itself only; what one gives of a file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from collection_builder import CANARY, scanned, write_collection

from klartekst.scanning.pool import DIED, TOO_SLOW, NoWorkers, Pool
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.values import Plan, ReadFile, Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Work
from klartekst.scanning.worker import TOO_LARGE, read_one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    return write_collection(tmp_path / "breve")


class TestPool:
    """A file that breaks its worker costs that file only."""

    @pytest.fixture
    def plan(self) -> Plan:
        """Work without settings."""
        return Plan(None, b"k" * 32)

    def read(self, pool: Pool, folder: Path) -> dict[str, ReadFile]:
        """What each file gave, by name."""
        return {source.name: read for source, read in pool.run(Walk([str(folder)], (), (), folder / "r"))}

    def test_a_killed_worker_loses_nothing_but_its_file(self, plan: Plan, folder: Path) -> None:
        """The rest of what it was told is read by the next."""
        pool = Pool(plan, 1, 60, 0)
        reading = pool.run(Walk([str(folder)], (), (), folder / "r"))
        first, _ = next(reading)
        process = pool._workers[0].process
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        left = {source.name: read for source, read in reading}
        assert len(left) == 11
        assert first.name not in left
        assert [read.error for read in left.values() if read.error] in ([], [DIED])

    def test_a_file_that_takes_too_long_is_given_up(self, plan: Plan, folder: Path) -> None:
        """A named pipe never ends: its worker is ended, and the others are read."""
        os.mkfifo(folder / "Job" / "aaa.txt")
        read = self.read(Pool(plan, 1, 5.0, 0), folder)
        assert read["Job/aaa.txt"].error == TOO_SLOW
        assert sum(each.error is None for each in read.values()) == 12

    def test_workers_that_cannot_begin_end_the_scan(
        self, plan: Plan, folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """It is for no file that they lack memory, and Python's own words are not shown."""
        with pytest.raises(NoWorkers, match="kan ikke starte"):
            self.read(Pool(plan, 2, 60, 1), folder)
        assert capfd.readouterr().err == ""

    def test_wrong_settings_end_the_scan(self, folder: Path) -> None:
        """Every file would fail alike, so the error is told once."""
        (folder / "klartekst.toml").write_text("ukendt = 1\n", "utf-8")
        with Store(folder.parent / FILE_NAME) as store, pytest.raises(Exception, match="ukendt"):
            scanned(folder, store)

    def test_a_lack_of_memory_is_told_and_a_fault_of_ours_quotes_nothing(self) -> None:
        """What a worker answers when the work itself breaks."""

        class Broken:
            def __init__(self, error: Exception) -> None:
                self.error = error

            def source(self, source: Source) -> ReadFile:
                raise self.error

        source = Source("x", "x", "", 0, 0, 0)
        assert read_one(Broken(MemoryError()), source).error == TOO_LARGE  # type: ignore[arg-type]
        said = read_one(Broken(ValueError(CANARY)), source)  # type: ignore[arg-type]
        assert said.error is not None
        assert CANARY not in said.error
        assert not said.lasting


def test_a_file_of_several_letters_keeps_each(folder: Path) -> None:
    """Each letter of a file is a letter of the collection, counted from 0."""
    from klartekst.checkers import Checkers
    from klartekst.readers.open import read

    letter = read(str(folder / "Job" / "brev00.txt"))
    made = Work(Plan(None, b"k" * 32)).letters((letter, letter), Checkers().of("-"))
    assert [each.part for each in made.letters] == [0, 1]
    assert made.letters[0].found == made.letters[1].found


def test_the_place_in_a_letter_quotes_no_heading(folder: Path) -> None:
    """A heading may hold a name: its number says as much."""
    text = f"# Om {CANARY}\n\nKære Ali\n\n## Klage over {CANARY}\n\nSåfremt du flytter, skal du sige det.\n"
    path = folder / "overskrift.md"
    path.write_text(text, "utf-8")
    source = Source(str(path), "overskrift.md", "", 0, 0, 0)
    (letter,) = Work(Plan(None, b"k" * 32)).source(source).letters
    places = {each.place for each in letter.found}
    assert "afsnit 1 under 2. overskrift" in places
    assert not any(CANARY in each for each in places)


def test_a_source_that_went_away_is_told(folder: Path) -> None:
    """Between the listing and the reading a file may vanish."""
    source = Source(str(folder / "væk.txt"), "væk.txt", "", -1, -1, -1)
    read = Work(Plan(None, b"k" * 32)).source(source)
    assert read.error is not None
    assert "væk.txt" in read.error


def test_the_rules_have_one_version_whether_read_anew_or_kept() -> None:
    """Else the second run of all would read everything again."""
    code = "from klartekst.checker import Checker, Settings; print(Checker(Settings()).version)"
    versions = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **kept_in}, capture_output=True, check=True
        ).stdout
        for kept_in in ({"KLARTEKST_CACHE": ""}, {})
    }
    assert len(versions) == 1
