"""The file that results live in, and the tables that other programs read."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from collection_builder import scanned, write_collection

from klartekst.errors import UsageError
from klartekst.scanning.export import export
from klartekst.scanning.identity import Checking
from klartekst.scanning.schema import STEPS
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.store_file import StoreError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    return write_collection(tmp_path / "breve")


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


def test_a_store_that_cannot_be_written_is_told_with_its_place(tmp_path: Path) -> None:
    """A folder that is closed, or a file that another run holds; the file itself is not to blame."""
    (tmp_path / "fil").write_text("", "utf-8")
    with pytest.raises(StoreError, match="kan ikke skrives"):
        Store(tmp_path / "fil" / FILE_NAME)
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="kan ikke skrives"):
        Store(tmp_path / FILE_NAME)


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
