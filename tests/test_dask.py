"""On a cluster a collection gives what it gives here, row for row, also when a process is killed on the way."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from klartekst.errors import UsageError
from klartekst.scanning import partitions
from klartekst.scanning.dask_cluster import Cluster
from klartekst.scanning.dask_command import Wishes, scan_on_cluster
from klartekst.scanning.export import export
from klartekst.scanning.partition_work import Order, OtherKlartekst, check_partition
from klartekst.scanning.partitions import Made, Results, cut
from klartekst.scanning.pool import DIED
from klartekst.scanning.scan import Limits, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan

CANARY = "Kanariefugl"
TEXT = (
    "Om din sag\n\nKære {canary} Hansen\n\nVi har modtaget din ansøgning nr. {number}. Såfremt du flytter, bedes "
    "du meddele det til os snarest muligt. Dit CPR-nummer er 010180-1234.\n\nVenlig hilsen\nBorgerservice\n"
)
Row = tuple[Any, ...]


def write_letters(folder: Path, number: int) -> Path:
    """Letters in three departments, one file that holds no letter, and the same letter twice."""
    for each in range(number):
        path = folder / ("Job", "Ældre", "Børn")[each % 3] / f"brev{each:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(canary=CANARY, number=each), "utf-8")
    (folder / "Job" / "skadet.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "Job" / "kopi").mkdir()
    (folder / "Job" / "kopi" / "brev000.txt").write_bytes((folder / "Job" / "brev000.txt").read_bytes())
    return folder


def write_table(path: Path, number: int) -> Path:
    """The same as rows."""
    rows = [
        {"id": f"2026-{each}", "text": TEXT.format(canary=CANARY, number=each), "department": "Job"}
        for each in range(number)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def walk(letters: Path) -> Walk:
    """The collection."""
    return Walk([str(letters)], (), (), letters.parent / "rapport")


def here(letters: Path) -> dict[str, list[Row]]:
    """What a scan on this machine gives, table by table."""
    output = letters.parent / "her"
    with Store(output / FILE_NAME) as store:
        run = scan(walk(letters), store, None, "alt", Limits(workers=2), 0)
        export(store, run.id, ["parquet"], output)
    return {name: table(output / f"{name}.parquet") for name in ("dokumenter", "fund")}


def table(path: Path) -> list[Row]:
    """The rows of a Parquet file, or of all those in a folder, in an order of their own."""
    from pyarrow import parquet

    return sorted((tuple(row.values()) for row in parquet.read_table(path).to_pylist()), key=repr)


def there(output: Path) -> dict[str, list[Row]]:
    """What a cluster wrote."""
    return {name: table(output / "tabeller" / name) for name in ("dokumenter", "fund")}


def order(letters: Path, seconds: float = 60.0, digest: bytes | None = None) -> Order:
    """What a process is told."""
    from klartekst.scanning.identity import Checkings

    own = Checkings(None).of(os.path.join(walk(letters).first, "x")).digest  # noqa: PTH118
    return Order(Plan(None, b"k" * 32), walk(letters), digest or own, (), seconds)


class TestPartitions:
    """The work of one process, without a cluster."""

    @pytest.mark.parametrize("kind", ["files", "rows"])
    def test_the_partitions_together_are_the_scan_of_this_machine(
        self, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Row for row, wherever they are cut."""
        monkeypatch.setattr(partitions, "LETTERS", 5)
        letters = (
            write_letters(tmp_path / "breve", 12)
            if kind == "files"
            else write_table(tmp_path / "b.jsonl", 12)
        )
        results = Results(tmp_path / "rapport")
        parts = list(cut(walk(letters), b"u"))
        assert len(parts) == 3
        for part in parts:
            results.keep(check_partition(order(letters), part))
        assert there(tmp_path / "rapport") == here(letters)
        assert all(results.done(part) is not None for part in parts)

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
        results.keep(Made(7, made.summary, made.documents, made.findings, ()))
        results.end(1, {"letters": 2})
        left = sorted(each.name for each in (tmp_path / "rapport" / "tabeller").rglob("*.*"))
        assert left == ["del-00000.parquet", "del-00000.parquet", "koersel.json"]


class TestCommand:
    """What is refused before anything is read."""

    def run(self, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs a scan."""
        command = [sys.executable, "-m", "klartekst", "scan", "breve", *args]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)

    def test_options_that_a_cluster_cannot_keep_are_named(self, tmp_path: Path) -> None:
        """No option is passed over in silence."""
        write_letters(tmp_path / "breve", 1)
        done = self.run("--dask", "tcp://127.0.0.1:9", "--excerpts", "--export", "xlsx", cwd=tmp_path)
        assert done.returncode == 2
        assert "--excerpts og --export xlsx kan ikke bruges sammen med --dask" in done.stderr

    def test_a_missing_library_is_named_in_danish(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message says what to install."""
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(UsageError, match=r"klartekst\[dask\]"):
            Cluster("tcp://127.0.0.1:9")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two processes that work, each guarded by one that starts it again, and their scheduler."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


def pids(cluster: Any) -> set[int]:
    """The processes that work now."""
    from distributed import Client

    with Client(cluster.scheduler_address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        return set(client.run(os.getpid).values())


def on(cluster: Any, letters: Path, output: Path, seconds: float = 60.0) -> int:
    """A scan on the cluster."""
    wishes = Wishes(cluster.scheduler_address, output, waivers="ingen.json", seconds=seconds)
    with Store(output / FILE_NAME) as store:
        return scan_on_cluster(wishes, walk(letters), store, 0)


@pytest.mark.dask
class TestCluster:
    """Real processes."""

    @pytest.mark.parametrize("kind", ["files", "rows"])
    def test_a_killed_process_changes_no_row(
        self, cluster: Any, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its work is done again and counted once: the tables are those of this machine."""
        monkeypatch.setattr(partitions, "LETTERS", 40)
        letters = (
            write_letters(tmp_path / "breve", 600)
            if kind == "files"
            else write_table(tmp_path / "b.jsonl", 600)
        )
        before, kept = pids(cluster), []
        keep = Results.keep

        def kill_after_the_third(results: Results, made: Made) -> None:
            keep(results, made)
            kept.append(made.number)
            if len(kept) == 3:
                os.kill(min(before), signal.SIGKILL)

        monkeypatch.setattr(Results, "keep", kill_after_the_third)
        status = on(cluster, letters, tmp_path / "rapport")
        assert status == (3 if kind == "files" else 0)
        assert min(before) not in pids(cluster)
        assert sorted(kept) == list(range(len(kept)))
        assert len(kept) == (16 if kind == "files" else 15)
        assert there(tmp_path / "rapport") == here(letters)
        noted = json.loads((tmp_path / "rapport" / "tabeller" / "koersel.json").read_text("utf-8"))
        assert noted["letters"] == (602 if kind == "files" else 600)
        held = b"".join(each.read_bytes() for each in (tmp_path / "rapport").rglob("*.*"))
        assert CANARY.encode() not in held

    def test_a_run_that_was_stopped_goes_on_where_it_was(
        self,
        cluster: Any,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """What was written is not made again."""
        monkeypatch.setattr(partitions, "LETTERS", 5)
        letters = write_table(tmp_path / "b.jsonl", 40)
        keep, kept = Results.keep, []

        def stop_after_the_second(results: Results, made: Made) -> None:
            keep(results, made)
            kept.append(made.number)
            if len(kept) == 2:
                raise KeyboardInterrupt

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(Results, "keep", stop_after_the_second)
            on(cluster, letters, tmp_path / "rapport")
        assert not (tmp_path / "rapport" / "tabeller" / "koersel.json").exists()
        assert on(cluster, letters, tmp_path / "rapport") == 0
        assert "40 breve, 10 af dem fra en tidligere kørsel" in capsys.readouterr().out
        assert there(tmp_path / "rapport") == here(letters)

    def test_a_letter_that_ends_every_process_costs_itself_alone(
        self, cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A pipe never ends: its process is ended again and again, until the letter is left out and told of."""
        letters = write_letters(tmp_path / "breve", 6)
        os.mkfifo(letters / "Job" / "hænger.txt")
        assert on(cluster, letters, tmp_path / "rapport", seconds=2.0) == 3
        documents = there(tmp_path / "rapport")["dokumenter"]
        assert {row[0] for row in documents if DIED in row} == {"Job/hænger.txt"}
        assert len(documents) == 9
        assert f"Job/hænger.txt: {DIED}" in capsys.readouterr().err
        (part,) = cut(walk(letters), b"u")
        assert Results(tmp_path / "rapport").done(part) is None

    def test_the_command_as_a_user_writes_it(self, cluster: Any, tmp_path: Path) -> None:
        """Quiet but for what was made; nobody at an address is told in Danish."""
        write_table(tmp_path / "breve.jsonl", 3)
        command = [sys.executable, "-m", "klartekst", "scan", "breve.jsonl", "--dask"]
        done = subprocess.run(
            [*command, cluster.scheduler_address], cwd=tmp_path, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[1:] == ["Skrevet: rapport/tabeller"]
        assert done.stderr == ""
        nobody = subprocess.run(
            [*command, "tcp://127.0.0.1:9"], cwd=tmp_path, capture_output=True, text=True, timeout=300
        )
        assert nobody.returncode == 2
        assert nobody.stderr.startswith("klartekst: Der er ingen Dask-scheduler på »tcp://127.0.0.1:9«.")
