"""The partitions of a collection together give what a scan of this machine gives, row for row."""

from dataclasses import replace
from pathlib import Path

import pytest
from cluster_letters import (
    CANARY,
    held,
    here,
    order,
    shown,
    there,
    walk,
    write_kind,
    write_letters,
)

from klartekst.scanning import partitions
from klartekst.scanning.collection import Collection
from klartekst.scanning.partition_rows import read_rows, take_in
from klartekst.scanning.partition_work import OtherKlartekst, check_partition
from klartekst.scanning.partitions import Results, cut
from klartekst.scanning.scan import Limits, begun, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.values import Plan


class TestPartitions:
    """The work of one process."""

    @pytest.mark.parametrize("kind", ["files", "rows"])
    def test_the_partitions_together_are_the_scan_of_this_machine(
        self, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Row for row, wherever they are cut."""
        monkeypatch.setattr(partitions, "LETTERS", 5)
        letters = write_kind(kind, tmp_path, 12)
        results = Results(tmp_path / "rapport")
        parts = list(cut(walk(letters), b"u"))
        assert len(parts) == 3
        for part in parts:
            results.keep(check_partition(order(letters), part))
        assert there(tmp_path / "rapport") == here(letters)
        assert all(results.done(part) is not None for part in parts)

    @pytest.mark.parametrize("kind", ["files", "rows"])
    @pytest.mark.parametrize("hides_names", [False, True])
    def test_what_the_store_takes_in_is_the_scan_of_this_machine(
        self, tmp_path: Path, kind: str, hides_names: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The report says the same, a file is known by the same key, and no name is told that is to be hidden."""
        monkeypatch.setattr(partitions, "LETTERS", 5)
        letters = write_kind(kind, tmp_path, 12)
        results = Results(tmp_path / "rapport")
        with Store(tmp_path / "der" / FILE_NAME) as store, Store(tmp_path / "her" / FILE_NAME) as other:
            other.db.execute("UPDATE secret SET key = ?", (store.key,))
            other.key = store.key
            for each in (store, other):
                if hides_names:
                    each.hide_names()
            asked = replace(order(letters), plan=Plan(None, store.key), hides_names=hides_names)
            run = begun(Collection(walk(letters), store))
            for part in cut(walk(letters), b"u"):
                results.keep(check_partition(asked, part))
                take_in(store, run.id, read_rows(results.for_store(part.number)))
                take_in(store, run.id, read_rows(results.for_store(part.number)))  # twice is once
            store.end(run.id)
            here = scan(Collection(walk(letters), other), Limits(workers=1))
            assert shown(store, run.id) == shown(other, here.id)
            assert scan(Collection(walk(letters), store), Limits(workers=1)).read == 0, "all is known"
            assert store.db.execute("SELECT count(*) FROM run_file WHERE run = ?", (run.id,)).fetchone() == (
                here.files,
            )
        written = held(tmp_path / "rapport")
        assert CANARY not in written
        assert ("brev003" in written, "2026-3" in written) == (
            (kind == "files" and not hides_names),
            (kind == "rows" and not hides_names),
        )

    def test_a_process_with_other_rules_refuses(self, tmp_path: Path) -> None:
        """Half a collection by other rules would be worth nothing."""
        letters = write_letters(tmp_path / "breve", 1)
        (part,) = cut(walk(letters), b"u")
        with pytest.raises(OtherKlartekst):
            check_partition(order(letters, digest=b"andre"), part)

    def test_what_changed_is_made_again_and_what_did_not_is_known(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """By the files of the partition, and by what it was made under."""
        monkeypatch.setattr(partitions, "LETTERS", 5)
        letters = write_letters(tmp_path / "breve", 11)
        results = Results(tmp_path / "rapport")
        for part in cut(walk(letters), b"u"):
            results.keep(check_partition(order(letters), part))
        (letters / "Børn" / "brev002.txt").write_text("Kære borger\n\nHej.\n", "utf-8")
        known = [results.done(part) is not None for part in cut(walk(letters), b"u")]
        # The unreadable file and its partition hold: a damaged file is damaged tomorrow too.
        assert known == [False, True, True]
        assert not any(results.done(part) for part in cut(walk(letters), b"other rules"))

    def test_a_partition_half_written_is_none(self, tmp_path: Path) -> None:
        """A killed run leaves whole files or none; a file that something else broke is made again."""
        letters = write_letters(tmp_path / "breve", 2)
        results = Results(tmp_path / "rapport")
        (part,) = cut(walk(letters), b"u")
        results.keep(check_partition(order(letters), part))
        path = tmp_path / "rapport" / "tabeller" / "dokumenter" / "del-00000.parquet"
        path.write_bytes(path.read_bytes()[:-20])
        assert results.done(part) is None

    def test_the_end_of_a_run_takes_away_what_a_larger_one_left(self, tmp_path: Path) -> None:
        """Else old letters would be counted with the new."""
        letters = write_letters(tmp_path / "breve", 1)
        results = Results(tmp_path / "rapport")
        (part,) = cut(walk(letters), b"u")
        made = check_partition(order(letters), part)
        results.keep(made)
        results.keep(replace(made, number=7))
        results.end(1, {"letters": 2})
        left = sorted(each.name for each in (tmp_path / "rapport" / "tabeller").rglob("*.*"))
        assert left == ["del-00000.parquet", "del-00000.parquet", "del-00000.parquet", "koersel.json"]
