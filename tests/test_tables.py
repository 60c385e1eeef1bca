"""Letters in a table are letters of the collection: read once, known by their id, told of by their row."""

import json
import subprocess
import sys
from base64 import b64encode
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx_builder import docx, p, r

from klartekst.errors import DataError, KlartekstError, UsageError
from klartekst.scanning.collection import Collection
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.tables import Table
from klartekst.scanning.values import Plan, ReadFile, Source
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Work

CANARY = "Kanariefugl"
TEXT = (
    "Om din sag\n\nKære {canary} Hansen\n\nSåfremt du flytter, bedes du meddele det til os snarest muligt. "
    "Sag {number}.\n\nVenlig hilsen\nBorgerservice\n"
)


def letters(number: int = 6) -> list[dict[str, Any]]:
    """Rows as a system hands them out."""
    return [
        {
            "id": f"sag-{each}",
            "text": TEXT.format(canary=CANARY, number=each),
            "department": "Job" if each % 2 else "Ældre",
            "type": "afgoerelse-afslag" if each == 0 else None,
            "date": "2026-05-03",
        }
        for each in range(number)
    ]


def as_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A table of JSON lines, with a blank line inside."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join([*lines[:1], "", *lines[1:]]) + "\n", "utf-8")
    return path


def as_parquet(path: Path, rows: list[dict[str, Any]], group: int = 4) -> Path:
    """A table of Parquet with several row groups; dates are real dates."""
    import pyarrow
    from pyarrow import parquet

    values = [{**row, "date": date.fromisoformat(row["date"])} for row in rows]
    parquet.write_table(pyarrow.Table.from_pylist(values), path, row_group_size=group)
    return path


def scanned(table: Path, store: Store) -> Run:
    """One run over a table."""
    walk = Walk([str(table)], (), (), table.parent / "rapport")
    return scan(Collection(walk, store), Limits(workers=1))


def rows(store: Store) -> list[tuple[object, ...]]:
    """What the last run found."""
    return store.db.execute(
        "SELECT file.name, department, kind, score, rule, term, finding.start, fingerprint FROM run_file "
        "JOIN file ON file.id = file JOIN letter USING (checked) JOIN finding ON finding.letter = letter.id "
        "WHERE run = (SELECT max(id) FROM run) ORDER BY 1, 7, 5"
    ).fetchall()


def read(table: Path) -> dict[str, ReadFile]:
    """What each letter of a table gave."""
    work = Work(Plan(None, b"k" * 32))
    return {each.name: work.source(each) for each in Walk([str(table)], (), (), table.parent / "rapport")}


class TestTables:
    """Both kinds of table."""

    def test_both_kinds_give_the_same_as_files_do(self, tmp_path: Path) -> None:
        """Row for row, but for what a table knows more of."""
        found = []
        for kind, table in (
            ("a", as_lines(tmp_path / "breve.jsonl", letters())),
            ("b", as_parquet(tmp_path / "breve.parquet", letters())),
        ):
            with Store(tmp_path / kind / FILE_NAME) as store:
                assert scanned(table, store).files == 6
                found.append(rows(store))
        assert found[0] == found[1]
        assert {(row[0], row[1]) for row in found[0]} >= {("sag-0", "Ældre"), ("sag-1", "Job")}
        assert {row[2] for row in found[0] if row[0] == "sag-0"} == {"afgoerelse-afslag"}
        (tmp_path / "filer").mkdir()
        for row in letters()[1:]:
            (tmp_path / "filer" / f"{row['id']}.txt").write_text(row["text"], "utf-8")
        with Store(tmp_path / "c" / FILE_NAME) as store:
            scanned(tmp_path / "filer", store)
            of_files = {(str(row[0]).removesuffix(".txt"), *row[4:]) for row in rows(store)}
        assert of_files == {(row[0], *row[4:]) for row in found[0] if row[0] != "sag-0"}

    def test_a_second_run_reads_only_what_changed(self, tmp_path: Path) -> None:
        """A row is known by what it holds; its type is part of that."""
        table = as_lines(tmp_path / "breve.jsonl", letters())
        with Store(tmp_path / FILE_NAME) as store:
            scanned(table, store)
            assert scanned(table, store).read == 0
            changed = letters(7)
            changed[1]["text"] += "Ring til os.\n"
            changed[2]["type"] = "kvittering"
            as_lines(table, changed)
            assert scanned(table, store).read == 3

    def test_the_store_and_the_report_hold_no_word_of_a_row(self, tmp_path: Path) -> None:
        """As with files; and an id that may be a CPR number is hidden."""
        table = [*letters(), {"id": "010180-1234", "text": TEXT.format(canary=CANARY, number=9)}]
        as_lines(tmp_path / "breve.jsonl", table)
        command = ["scan", "breve.jsonl", "--excerpts", "--export", "jsonl", "--export", "parquet"]
        done = subprocess.run(
            [sys.executable, "-m", "klartekst", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        assert "7 filer" in done.stdout
        held = b"".join(each.read_bytes() for each in (tmp_path / "rapport").rglob("*") if each.is_file())
        for secret in (CANARY, "010180-1234"):
            assert secret.encode() not in held
            assert secret not in done.stdout + done.stderr

    @pytest.mark.parametrize("group", [1, 2, 3, 100])
    @pytest.mark.parametrize("most", [1, 2, 4, 100])
    def test_the_pieces_hold_each_row_once(self, tmp_path: Path, group: int, most: int) -> None:
        """Wherever the row groups of Parquet end, and whatever lines are blank."""
        for table in (
            as_lines(tmp_path / "breve.jsonl", letters(5)),
            as_parquet(tmp_path / "breve.parquet", letters(5), group),
        ):
            whole = Table(str(table))
            pieces = list(whole.pieces(most))
            assert [source.name for each in pieces for source in whole.sources(each)] == [
                f"sag-{each}" for each in range(5)
            ]
            assert {each.rows for each in pieces[:-1]} <= {most}

    def test_a_folder_of_parts_is_one_table(self, tmp_path: Path) -> None:
        """As Spark and Dask write them, with files that are none of it."""
        folder = tmp_path / "breve.parquet"
        folder.mkdir()
        as_parquet(folder / "part.0.parquet", letters(2))
        as_parquet(folder / "part.1.parquet", letters(5)[2:])
        (folder / "_SUCCESS").write_bytes(b"")
        (folder / "_metadata.parquet").write_bytes(b"none")
        walk = Walk([str(folder)], (), ("sag-3",), tmp_path / "rapport")
        assert [each.name for each in walk] == ["sag-0", "sag-1", "sag-2", "sag-4"]
        assert walk.count() == 4

    def test_two_tables_keep_their_letters_apart(self, tmp_path: Path) -> None:
        """The same id may be in both."""
        (tmp_path / "gamle").mkdir()
        paths = [
            str(as_lines(tmp_path / "breve.jsonl", letters(1))),
            str(as_lines(tmp_path / "gamle" / "breve.jsonl", letters(1))),
        ]
        names = [each.name for each in Walk(paths, (), (), tmp_path / "r")]
        assert names == ["breve.jsonl/sag-0", "breve.jsonl-2/sag-0"]


class TestRows:
    """What a row may hold."""

    def test_bytes_are_read_as_the_file_that_they_are(self, tmp_path: Path) -> None:
        """A Word letter, and a text whose id has no ending."""
        word = docx(p(r("Såfremt du flytter, skal du sige det til os.")))
        table = [
            {"id": "a", "bytes": b64encode(word).decode()},
            {"id": "v. 2", "bytes": b64encode(letters(1)[0]["text"].encode()).decode()},
        ]
        found = read(as_lines(tmp_path / "breve.jsonl", table))
        assert all(
            "kancellisprog" in {each.rule for each in read.letters[0].found} for read in found.values()
        )

    def test_a_row_without_a_letter_is_listed_and_stops_nothing(self, tmp_path: Path) -> None:
        """Empty, damaged or in another language: each has its reason, in words that quote nothing."""
        english = "Dear citizen, we have received your application and will answer within four weeks. " * 3
        table = [
            {"id": "tom", "text": ""},
            {"id": "ingen"},
            {"id": "skadet", "bytes": "PK"},
            {"id": "zip", "bytes": b64encode(b"PK\x03\x04 broken").decode()},
            {"id": "engelsk", "text": english},
            letters(1)[0],
        ]
        found = read(as_lines(tmp_path / "breve.jsonl", table))
        assert [name for name, each in found.items() if each.error is None] == ["sag-0"]
        for name, each in found.items():
            assert str(tmp_path) not in (each.error or "")
            assert name not in ("zip", "engelsk") or name in (each.error or "")

    def test_the_date_of_the_table_is_the_day_of_a_letter_that_says_none(self, tmp_path: Path) -> None:
        """A deadline that was over when the letter was sent is found; without a day nothing is said."""
        text = TEXT.format(canary=CANARY, number=7)
        text = text.replace("Sag 7", "Du skal svare senest den 1. april 2026")
        table = [{"id": "a", "text": text, "date": "2026-05-03T10:00:00"}, {"id": "b", "text": text}]
        found = read(as_lines(tmp_path / "breve.jsonl", table))
        late = {
            name: "frist-i-fortiden" in {each.rule for each in read.letters[0].found}
            for name, read in found.items()
        }
        assert late == {"a": True, "b": False}

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ('{"text": "Hej"}', "linje 1: rækken har intet id"),
            ('{"id": true, "text": "Hej"}', "intet id"),
            ('{"id": "a"}\n\n{"id": "a"}', "linje 3: rækkens id står der to gange"),
            ('{"id": "a", "type": "afslag"}', "arten »afslag« findes ikke"),
            ('{"id": "a", "date": "i går"}', "date er ikke en dato"),
            ('{"id": "a", "department": 7}', "department er ikke en tekst"),
            (f'{{"id": "a"}}\n{CANARY}', "linje 2: linjen er ikke et objekt i JSON"),
            ("[" * 2000, "ikke et objekt"),
        ],
    )
    def test_what_is_wrong_with_a_table_is_told_before_the_work(
        self, tmp_path: Path, lines: str, said: str
    ) -> None:
        """With the line, and without a word of it."""
        path = tmp_path / "breve.jsonl"
        path.write_text(lines, "utf-8")
        with pytest.raises(DataError, match=said) as error:
            Walk([str(path)], (), (), tmp_path / "r").count()
        assert CANARY not in str(error.value)

    def test_a_table_that_is_none_is_told(self, tmp_path: Path) -> None:
        """Nothing there, an empty folder, something else."""
        (tmp_path / "tom.parquet").mkdir()
        (tmp_path / "tekst.parquet").write_text("Hej", "utf-8")
        for name, kind in (
            ("nej.jsonl", UsageError),
            ("tom.parquet", UsageError),
            ("tekst.parquet", DataError),
        ):
            with pytest.raises(KlartekstError) as error:
                Walk([str(tmp_path / name)], (), (), tmp_path / "r").count()
            assert type(error.value) is kind

    def test_a_missing_library_is_named_in_danish(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message says what to install."""
        path = as_parquet(tmp_path / "breve.parquet", letters(1))
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(UsageError, match=r"klartekst\[parquet\]"):
            list(Walk([str(path)], (), (), tmp_path / "r"))


def test_a_row_is_named_as_the_collection_knows_it(tmp_path: Path) -> None:
    """With the table in front where there are several, and its own id in a message."""
    row = next(
        iter(Walk([str(as_lines(tmp_path / "b.jsonl", [{"id": 17, "bytes": "UEsDBA=="}]))], (), (), tmp_path))
    )
    assert isinstance(row, Source)
    error = Work(Plan(None, b"k" * 32)).source(row).error
    assert error is not None
    assert "»17«" in error
