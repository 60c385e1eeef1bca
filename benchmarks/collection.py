"""How fast a collection is scanned: cold, unchanged, with one worker and with two, and how much memory it takes.

    python benchmarks/collection.py [--letters 10000] [--few 1000] [--workers 2] [--pairs 1] [--alone]

Makes the letters itself, from the sixty templates in `letters.py`. Prints a table in Markdown. One worker and
several take turns on the few letters `--pairs` times over, and medians are shown; with `--alone` one worker reads
all the letters too, where start-up and report weigh less. Wall-clock figures hold for a quiet machine; on a busy
one CPU seconds a letter do, and »cores«, the processor time that a second on the clock was given.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from letters import write_collection

LOOK_SECONDS = 0.7
"""Between two looks at the memory: each takes 5 ms of a core that the workers need, and holds up what they ask for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One scan: seconds on the clock and of the processors, and the most memory its processes held together."""

    files: int
    seconds: float
    cpu: float
    megabytes: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.files / self.seconds


def middle(measured: Sequence[Measured]) -> Measured:
    """The median of each figure."""
    figures = (median(getattr(each, name) for each in measured) for name in ("seconds", "cpu", "megabytes"))
    return Measured(measured[0].files, *figures)


def scan(folder: Path, output: Path, files: int, workers: int) -> Measured:
    """One `klartekst scan` as a whole process with its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "klartekst", "scan", str(folder), "--output", str(output)]
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation has its modules compiled
    running = subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.DEVNULL, env=environment
    )
    most = 0.0

    def watch() -> None:
        nonlocal most
        while running.poll() is None:
            most = max(most, held(running.pid))
            time.sleep(LOOK_SECONDS)

    watching = threading.Thread(target=watch)
    watching.start()
    if running.wait():
        sys.exit("the scan failed")
    seconds = time.perf_counter() - begun
    watching.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(files, seconds, cpu, most)


def held(pid: int) -> float:
    """Megabytes of a process and its children; shared pages are shared out (PSS)."""
    pids = [pid]
    tasks = Path(f"/proc/{pid}/task")
    try:
        for children in tasks.glob("*/children"):
            pids += map(int, children.read_text().split())
    except OSError:
        return 0.0
    total = 0
    for each in pids:
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=1)
    parser.add_argument("--alone", action="store_true")
    asked = parser.parse_args()
    rows: list[tuple[str, Measured]] = []
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        write_collection(top / "mange", asked.letters)
        write_collection(top / "få", asked.few)
        one: list[Measured] = []
        several: list[Measured] = []
        for number in range(asked.pairs):
            one.append(scan(top / "få", top / f"en{number}", asked.few, 1))
            several.append(scan(top / "få", top / f"flere{number}", asked.few, asked.workers))
        rows.append((f"{asked.few} letters, 1 worker", middle(one)))
        rows.append((f"{asked.few} letters, {asked.workers} workers", middle(several)))
        for state in ("cold", "unchanged"):
            made = scan(top / "mange", top / "alle", asked.letters, asked.workers)
            rows.append((f"{asked.letters} letters, {state}", made))
        if asked.alone:
            made = scan(top / "mange", top / "en", asked.letters, 1)
            rows.append((f"{asked.letters} letters, cold, 1 worker", made))
    faster = [a.seconds / b.seconds for a, b in zip(one, several, strict=True)]
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}; report and start-up included")
    print(f"{asked.workers} workers are {median(faster):.2f} times as fast as one, on the clock", end="")
    if asked.alone:
        _, cold, _, alone = (each for _, each in rows[1:])
        print(f", {alone.seconds / cold.seconds:.2f} times with all the letters", end="")
    print("\n")
    print("| case | seconds | files/s | CPU ms a file | cores | MB |\n|---|---|---|---|---|---|")
    for name, each in rows:
        cpu = 1000 * each.cpu / each.files
        share = each.cpu / each.seconds
        print(
            f"| {name} | {each.seconds:.1f} | {each.rate:.0f} | {cpu:.2f} | {share:.2f} | {each.megabytes:.0f} |"
        )


if __name__ == "__main__":
    main()
