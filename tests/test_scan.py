"""A collection is read whole, taken up again where it stopped, and kept without a word of its text."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from klartekst.errors import UsageError
from klartekst.scanning.export import export
from klartekst.scanning.identity import Checking
from klartekst.scanning.pool import DIED, TOO_LARGE, TOO_SLOW, Pool
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.schema import STEPS
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.store_file import StoreError
from klartekst.scanning.values import ReadFile, Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan, Work

CANARY = "Kanariefugl"
LETTER = (
    "Kære {canary} Hansen\n\nVi har modtaget din ansøgning nr. {number}. Såfremt du flytter, bedes du meddele "
    "det til os snarest muligt. Dit CPR-nummer er 010180-1234.\n\nVenlig hilsen\nBorgerservice\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    place = tmp_path / "breve"
    for number in range(12):
        path = place / ("Ældre" if number % 2 else "Job") / f"brev{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER.format(number=number, canary=CANARY), "utf-8")
    (place / "Job" / "~$brev.docx").write_bytes(b"lock")
    (place / "Job" / "brev.klartekst.docx").write_bytes(b"our own copy")
    (place / "Job" / "noter.xyz").write_text("intet brev", "utf-8")
    return place


def scanned(folder: Path, store: Store, **limits: float) -> Run:
    """One run over a folder."""
    walk = Walk([str(folder)], (), (), folder.parent / "rapport")
    return scan(walk, store, None, "alt", Limits(**{"workers": 1, **limits}), 0)  # type: ignore[arg-type]


def rows(store: Store) -> list[tuple[object, ...]]:
    """What the last run holds, without numbers that depend on the order of reading."""
    return store.db.execute(
        "SELECT file.name, part, kind, score, rule, severity, term, place, finding.start, finding.end, fingerprint "
        "FROM run_file JOIN file ON file.id = file JOIN letter USING (checked) "
        "JOIN finding ON finding.letter = letter.id WHERE run = (SELECT max(id) FROM run) ORDER BY 1, 2, 9, 5"
    ).fetchall()


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


class TestWalk:
    """Which files are read."""

    def test_locks_own_copies_and_other_kinds_are_passed_over(self, folder: Path) -> None:
        """Only letters are left, and each knows its department."""
        found = list(Walk([str(folder)], (), (), folder / "rapport"))
        assert [each.name for each in found][:2] == ["Job/brev00.txt", "Job/brev02.txt"]
        assert {each.department for each in found} == {"Job", "Ældre"}
        assert len(found) == 12

    @pytest.mark.parametrize(
        ("only", "without", "number"),
        [(("*.docx",), (), 0), (("job/*",), (), 6), ((), ("Job",), 6), ((), ("brev0?.txt",), 2)],
    )
    def test_patterns_choose_by_name_and_by_place(
        self, folder: Path, only: tuple[str, ...], without: tuple[str, ...], number: int
    ) -> None:
        """Capitals do not matter, and a folder's name means all in it."""
        assert len(list(Walk([str(folder)], only, without, folder / "rapport"))) == number

    def test_the_report_is_not_read_as_letters(self, folder: Path) -> None:
        """A report inside the collection is no part of it."""
        (folder / "rapport").mkdir()
        (folder / "rapport" / "brev.txt").write_text("Hej", "utf-8")
        assert len(list(Walk([str(folder)], (), (), folder / "rapport"))) == 12

    def test_several_folders_keep_their_names_apart(self, folder: Path, tmp_path: Path) -> None:
        """Two folders of one name do not hide each other's files."""
        other = tmp_path / "andre" / "breve"
        other.mkdir(parents=True)
        (other / "x.txt").write_text("Hej", "utf-8")
        names = [each.name for each in Walk([str(folder), str(other)], (), (), tmp_path / "r")]
        assert names[-1] == "breve-2/x.txt"
        assert len(set(names)) == 13

    def test_a_folder_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        """Said before anything is read."""
        with pytest.raises(UsageError):
            Walk([str(tmp_path / "nej")], (), (), tmp_path)


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

    def test_wrong_settings_end_the_scan(self, folder: Path) -> None:
        """Every file would fail alike, so the error is told once."""
        (folder / "klartekst.toml").write_text("ukendt = 1\n", "utf-8")
        with Store(folder.parent / FILE_NAME) as store, pytest.raises(Exception, match="ukendt"):
            scanned(folder, store)

    def test_a_lack_of_memory_is_told_and_a_fault_of_ours_quotes_nothing(self) -> None:
        """What a worker answers when the work itself breaks."""
        from klartekst.scanning.pool import read_one

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


class TestStore:
    """The file that results live in."""

    def test_an_older_store_is_brought_up_to_date(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What it held is still there, and the new step has been taken once."""
        with Store(tmp_path / FILE_NAME) as store:
            key = store.key
        more = (*STEPS, "ALTER TABLE run ADD COLUMN note TEXT;")
        monkeypatch.setattr("klartekst.scanning.store_file.STEPS", more)
        for _ in range(2):
            with Store(tmp_path / FILE_NAME) as store:
                assert store.key == key
                assert store.db.execute("PRAGMA user_version").fetchone() == (len(more),)
                store.db.execute("SELECT note FROM run")

    def test_every_version_leads_to_the_present_one(self, tmp_path: Path) -> None:
        """A store as each earlier version left it can be opened and written."""
        for version in range(len(STEPS) + 1):
            path = tmp_path / f"{version}.sqlite"
            old = sqlite3.connect(path)
            old.executescript("".join(STEPS[:version]) + f"PRAGMA user_version = {version};")
            old.close()
            with Store(path) as store:
                assert store.begin(Checking("1", "2", None, b"d"), "alt") == 1

    def test_a_newer_store_and_a_file_that_is_none_are_refused(self, tmp_path: Path) -> None:
        """Nothing is overwritten."""
        newer = tmp_path / "ny.sqlite"
        with Store(newer) as store:
            store.db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        other = tmp_path / "tekst.sqlite"
        other.write_text("Dette er ikke et lager, men en tekst.", "utf-8")
        for path in (newer, other):
            with pytest.raises(StoreError):
                Store(path)
        assert other.read_text("utf-8").startswith("Dette")


class TestExport:
    """The tables that other programs read."""

    @pytest.fixture
    def store(self, folder: Path) -> Iterator[Store]:
        """A store with one run."""
        (folder / "Job" / "=brev.txt").write_bytes(b"\xff\xfe\x00")
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            yield store

    def test_all_formats_hold_the_same_rows(self, store: Store, tmp_path: Path) -> None:
        """As many documents and findings in each, with Danish heads where people read them."""
        from openpyxl import load_workbook
        from pyarrow import parquet

        export(store, 1, ["csv", "xlsx", "jsonl", "parquet"], tmp_path)
        with (tmp_path / "fund.csv").open(encoding="utf-8-sig", newline="") as stream:
            sheet = list(csv.reader(stream, delimiter=";"))
        lines = [json.loads(line) for line in (tmp_path / "fund.jsonl").read_text("utf-8").splitlines()]
        assert sheet[0][:3] == ["Fil", "Brev nr.", "Regel"]
        assert len(sheet) - 1 == len(lines) == parquet.read_table(tmp_path / "fund.parquet").num_rows > 12
        book = load_workbook(tmp_path / "klartekst.xlsx")
        assert book["Fund"].max_row == len(sheet)
        assert book["Dokumenter"].max_row == 14
        assert lines[0]["rule"] == sheet[1][2]

    def test_a_name_that_looks_like_a_formula_stays_text(self, store: Store, tmp_path: Path) -> None:
        """A spreadsheet does not run what a file is called."""
        store.db.execute("UPDATE file SET name = '=brev.txt' WHERE name LIKE '%=brev.txt'")
        export(store, 1, ["csv"], tmp_path)
        assert "\n'=brev.txt;" in (tmp_path / "dokumenter.csv").read_text("utf-8-sig")

    def test_a_missing_library_is_named_in_danish(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message says what to install."""
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        with pytest.raises(UsageError, match=r"klartekst\[xlsx\]"):
            export(store, 1, ["xlsx"], tmp_path)


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
    code = "from klartekst.checker import Checker as C; from klartekst.settings import load; print(C(load(())).version)"
    versions = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **kept_in}, capture_output=True, check=True
        ).stdout
        for kept_in in ({"KLARTEKST_CACHE": ""}, {})
    }
    assert len(versions) == 1
