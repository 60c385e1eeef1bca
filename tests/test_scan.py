"""A run over a collection: each file is read once, taken up again where it stopped, and kept without its text."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from collection_builder import CANARY, LETTER, rows, scanned, write_collection

from klartekst.scanning.store import FILE_NAME, Store


def command(*args: str) -> list[str]:
    """The command line of a scan."""
    return [sys.executable, "-m", "klartekst", "scan", *args]


# A fast machine is through all letters before a scan saves for the first time.
SAVES_EACH = """
from klartekst.cli import main
from klartekst.scanning import scan
scan.SAVE_SECONDS = 0
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    return write_collection(tmp_path / "breve")


class TestRun:
    """What a run keeps, and what the next one need not do again."""

    def test_a_second_run_reads_nothing_and_holds_the_same(self, folder: Path) -> None:
        """Unchanged files are only counted."""
        with Store(folder.parent / FILE_NAME) as store:
            first = scanned(folder, store)
            before = rows(store)
            second = scanned(folder, store)
            assert (first.read, second.read, second.unchanged) == (12, 0, 12)
            assert rows(store) == before
            assert store.db.execute("SELECT count(*) FROM run").fetchone() == (2,)

    def test_a_touched_file_costs_its_hash_and_a_changed_one_is_read(self, folder: Path) -> None:
        """What counts is what a file holds."""
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            (folder / "Job" / "brev00.txt").touch()
            path = folder / "Job" / "brev02.txt"
            path.write_text(path.read_text("utf-8").replace("snarest muligt", "senest den 1. maj"), "utf-8")
            run = scanned(folder, store)
        assert (run.read, run.unchanged) == (1, 11)

    def test_new_settings_read_everything_again(self, folder: Path) -> None:
        """A result holds for the settings that it was made under."""
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            (folder / "klartekst.toml").write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
            assert scanned(folder, store).read == 12

    def test_a_rule_that_comes_into_force_reads_everything_again(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The day matters to a result through the rules in force, and through nothing else."""
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            monkeypatch.setattr("klartekst.scanning.identity._in_force", lambda rules, today: ["ny-lov"])
            assert scanned(folder, store).read == 12

    def test_unreadable_files_are_listed_and_stop_nothing(self, folder: Path) -> None:
        """The reason names the file as the collection knows it."""
        (folder / "Job" / "aaa.docx").write_bytes(b"PK\x03\x04 broken")
        with Store(folder.parent / FILE_NAME) as store:
            run = scanned(folder, store)
            ((name, why),) = store.unreadable(run.id)
        assert run.files == 13
        assert name == "Job/aaa.docx"
        assert str(folder) not in why

    def test_no_word_of_a_letter_is_in_the_store(self, folder: Path) -> None:
        """Neither names, nor sentences, nor CPR numbers, not even those in a file's name."""
        (folder / "Job" / "brev00.txt").rename(folder / "Job" / "Afgørelse 010180-1234.txt")
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            stored = "\n".join(store.db.iterdump())
        for secret in (CANARY, "010180", "1234.txt", "modtaget din ansøgning", str(folder)):
            assert secret not in stored
        assert "Afgørelse ######-####.txt" in stored

    def test_a_file_that_went_while_a_run_was_stopped_is_not_counted(self, folder: Path) -> None:
        """A run holds what was there when it ended."""
        with Store(folder.parent / FILE_NAME) as store:
            run = scanned(folder, store)
            store.db.execute("UPDATE run SET ended = NULL")
            (folder / "Job" / "brev00.txt").unlink()
            assert scanned(folder, store).id == run.id
            assert store.db.execute("SELECT count(*) FROM run_file").fetchone() == (11,)


class TestStopped:
    """A scan that is killed or interrupted, as a user meets it."""

    @pytest.fixture
    def many(self, tmp_path: Path) -> Path:
        """Enough letters to be stopped among."""
        place = tmp_path / "mange"
        place.mkdir()
        for number in range(150):
            text = LETTER.format(number=number, canary=CANARY) * 3
            (place / f"brev{number:03}.txt").write_text(text, "utf-8")
        return place

    def stop(self, many: Path, how: int) -> subprocess.Popen[bytes]:
        """Starts a scan and stops it when it has kept something."""
        output = many.parent / "rapport"
        # Behind a shell's & interrupts are ignored, and a child would inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        arguments = ["scan", str(many), "--output", str(output), "--workers", "1"]
        running = subprocess.Popen([sys.executable, "-c", SAVES_EACH, *arguments], stderr=subprocess.PIPE)
        signal.signal(signal.SIGINT, before)
        for _ in range(6000):
            time.sleep(0.01)
            if kept(output) or running.poll() is not None:
                break
        running.send_signal(how)
        running.wait(60)
        return running

    def test_killed_it_goes_on_where_it_was_and_counts_nothing_twice(self, many: Path) -> None:
        """The results are those of a scan that was never stopped."""
        self.stop(many, signal.SIGKILL)
        output = many.parent / "rapport"
        before = kept(output)
        assert 0 < before < 150
        done = subprocess.run(
            command(str(many), "--output", str(output), "--workers", "1"), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        with Store(output / FILE_NAME) as store, Store(many.parent / "helt" / FILE_NAME) as whole:
            assert store.db.execute("SELECT count(*) FROM run").fetchone() == (1,)
            assert store.db.execute("SELECT count(*) FROM run_file").fetchone() == (150,)
            scanned(many, whole)
            assert rows(store) == rows(whole)

    def test_ctrl_c_is_told_in_one_line(self, many: Path) -> None:
        """No traceback, exit status 4, and what was read is kept."""
        running = self.stop(many, signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.read().decode()
        assert running.returncode == 4
        assert said.strip() == "klartekst: Afbrudt. Kør den samme kommando igen for at fortsætte."
        assert kept(many.parent / "rapport") > 0


def kept(output: Path) -> int:
    """How many files a store that another process writes has so far."""
    try:
        store = sqlite3.connect(f"file:{output / FILE_NAME}?mode=ro", uri=True)
        return int(store.execute("SELECT count(*) FROM run_file").fetchone()[0])
    except sqlite3.Error:
        return 0
