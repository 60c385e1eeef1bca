"""On a cluster a collection gives what it gives here, row for row, also when a process is killed on the way."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cluster_letters import CANARY, held, here, shown, there, walk, write_kind, write_letters, write_table

from klartekst.errors import UsageError
from klartekst.scanning import partitions
from klartekst.scanning.collection import Collection
from klartekst.scanning.dask_cluster import Cluster
from klartekst.scanning.dask_command import Wishes, scan_on_cluster
from klartekst.scanning.partitions import Made, Results, cut
from klartekst.scanning.pool import DIED
from klartekst.scanning.scan import Run
from klartekst.scanning.store import FILE_NAME, Store


class TestCommand:
    """What is refused before anything is read."""

    def run(self, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs a scan."""
        command = [sys.executable, "-m", "klartekst", "scan", "breve", *args]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)

    def test_an_option_that_a_cluster_cannot_keep_is_named(self, tmp_path: Path) -> None:
        """It is not passed over in silence."""
        write_letters(tmp_path / "breve", 1)
        done = self.run("--dask", "tcp://127.0.0.1:9", "--workers", "4", cwd=tmp_path)
        assert done.returncode == 2
        assert "--workers kan ikke bruges sammen med --dask" in done.stderr

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


PLAIN = "Du kan ringe til os hver dag, hvis du har spørgsmål til det, vi har skrevet her i brevet til dig."


def on(cluster: Any, letters: Path, output: Path, seconds: float = 60.0) -> Run:
    """A scan on the cluster."""
    wishes = Wishes(cluster.scheduler_address, output, seconds=seconds)
    with Store(output / FILE_NAME) as store:
        return scan_on_cluster(Collection(walk(letters), store), wishes)


@pytest.mark.dask
class TestCluster:
    """Real processes."""

    @pytest.mark.parametrize("kind", ["files", "rows"])
    def test_a_killed_process_changes_no_row(
        self, cluster: Any, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its work is done again and counted once: the tables are those of this machine."""
        monkeypatch.setattr(partitions, "LETTERS", 40)
        letters = write_kind(kind, tmp_path, 600)
        before, kept = pids(cluster), []
        keep = Results.keep

        def kill_after_the_third(results: Results, made: Made) -> None:
            keep(results, made)
            kept.append(made.number)
            if len(kept) == 3:
                os.kill(min(before), signal.SIGKILL)

        monkeypatch.setattr(Results, "keep", kill_after_the_third)
        run = on(cluster, letters, tmp_path / "rapport")
        assert run.files == run.read == (602 if kind == "files" else 600)
        assert min(before) not in pids(cluster)
        assert sorted(kept) == list(range(len(kept)))
        assert len(kept) == (16 if kind == "files" else 15)
        assert there(tmp_path / "rapport") == here(letters)
        stores = [Store(tmp_path / place / FILE_NAME) for place in ("rapport", "her")]
        told = [shown(store, 1) for store in stores]
        for each in told:  # sentences are known by hashes under each store's own key
            each["clusters"] = [rest for _, *rest in each["clusters"]]
        assert told[0] == told[1]
        for store in stores:
            store.close()
        noted = json.loads((tmp_path / "rapport" / "tabeller" / "koersel.json").read_text("utf-8"))
        assert noted["letters"] == (602 if kind == "files" else 600)
        assert CANARY not in held(tmp_path / "rapport")

    def test_a_run_that_was_stopped_goes_on_where_it_was(
        self, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What was written is not made again, and counted once."""
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
        run = on(cluster, letters, tmp_path / "rapport")
        assert (run.read, run.unchanged) == (30, 10)
        with Store(tmp_path / "rapport" / FILE_NAME) as store:
            assert store.db.execute("SELECT count(*), count(DISTINCT run) FROM run_file").fetchone() == (
                40,
                1,
            )
        assert there(tmp_path / "rapport") == here(letters)

    def test_a_letter_that_ends_every_process_costs_itself_alone(self, cluster: Any, tmp_path: Path) -> None:
        """A pipe never ends: its process is ended again and again, until the letter is left out and told of."""
        letters = write_letters(tmp_path / "breve", 6)
        os.mkfifo(letters / "Job" / "hænger.txt")
        run = on(cluster, letters, tmp_path / "rapport", seconds=5.0)
        documents = there(tmp_path / "rapport")["dokumenter"]
        assert {row[0] for row in documents if DIED in row} == {"Job/hænger.txt"}
        assert len(documents) == 9
        with Store(tmp_path / "rapport" / FILE_NAME) as store:
            assert ("Job/hænger.txt", DIED) in store.unreadable(run.id)
        (part,) = cut(walk(letters), b"u")
        assert Results(tmp_path / "rapport").done(part) is None

    def test_the_command_as_a_user_writes_it(self, cluster: Any, tmp_path: Path) -> None:
        """A report, a baseline that the next run is held against, and a trend; nobody at an address is told."""
        table = write_table(tmp_path / "breve.jsonl", 6, more=" ".join([PLAIN] * 4))

        def run(*args: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-m", "klartekst", *args]
            return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)

        scanned = ("scan", "breve.jsonl", "--dask", cluster.scheduler_address)
        first = run(*scanned, "--write-baseline", "b.json", "--export", "csv")
        assert (first.returncode, first.stderr) == (0, "")
        assert first.stdout.splitlines()[1:] == [
            "Rapport: rapport/index.html",
            "Skrevet: rapport/dokumenter.csv",
            "Skrevet: rapport/fund.csv",
            "Skrevet: b.json",
        ]
        report = (tmp_path / "rapport" / "index.html").read_text("utf-8")
        assert "klartekst har læst 6 dokumenter" in report
        assert len(list((tmp_path / "rapport" / "dokumenter").glob("*.html"))) == 6
        table.write_text(table.read_text("utf-8").replace("Såfremt", "Hvis", 1), "utf-8")
        second = run(*scanned, "--baseline", "b.json")
        assert second.returncode == 0, "what is still wrong in the sentence is not new"
        said = second.stdout.splitlines()[-1]
        assert re.fullmatch(r"\d+ kendte, 0 nye, 1 løst\.", said)
        here = run("scan", "breve.jsonl", "--baseline", "b.json", "--workers", "1")
        assert "6 filer, 6 af dem uændrede" in here.stdout
        assert here.stdout.splitlines()[-1] == said
        trend = run("trend")
        assert trend.returncode == 0, trend.stderr
        assert "2026-0: " in trend.stdout.split("Bedre:")[1]
        nobody = run("scan", "breve.jsonl", "--dask", "tcp://127.0.0.1:9")
        assert nobody.returncode == 2
        assert nobody.stderr.startswith("klartekst: Der er ingen Dask-scheduler på »tcp://127.0.0.1:9«.")
