"""How klartekst stands beside the tools that check or measure texts, and beside its own parser alone.

    python benchmarks/peers.py [--rounds 5] [--letters 100] [--keep FOLDER]

Installs the peers into a folder that is thrown away (kept for the next run with `--keep`), gives all the same
letters in the same run by turns, and prints a table in Markdown. All seconds are of the processor (user and
system, all processes), start-up included; a busy machine lengthens them for everybody, so trust the ratios.
»Warm« is the same page in a process that has the tool in memory and has read before, where it can be held so.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from letters import write_collection
from peer_tools import Peer, held, installed

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "examples" / "breve" / "skolebefordring-afslag.foer.txt"
CHECK = "klartekst check"
_FAILED = 126  # write-good ends with the number of its findings


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor, and the most megabytes that one process of a run held."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """A tool with its run on a page, if it has one, on many letters, and on a page with the tool in memory.

    What is done `before` a run on many is not measured.
    """

    name: str
    what: str
    page: Sequence[str] | None
    many: Sequence[str]
    warm: Sequence[str] = ()
    before: Callable[[], object] = lambda: None


def measured(command: Sequence[str], place: Path) -> Spent:
    """One run. Ends the benchmark when a tool fails rather than finds something."""
    with (place / "shown").open("wb") as shown:
        running = subprocess.Popen(command, stdout=shown, stderr=shown, env={**os.environ, "NO_COLOR": "1"})
        _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    told = (place / "shown").read_text("utf-8", "replace")
    if not 0 <= running.returncode < _FAILED or "Traceback (most recent" in told:
        sys.exit(f"{command[0]} failed:\n{told[-2000:]}")
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def warm(command: Sequence[str]) -> float:
    """The milliseconds that a tool in memory says it took for a page."""
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def klartekst(letters: Sequence[str], folder: Path, place: Path) -> list[Row]:
    """klartekst in its ways of reading many letters, and the parser alone."""
    command = [sys.executable, "-m", "klartekst"]
    bare = [sys.executable, str(HERE / "bare_pipe.py")]
    report = place / "rapport"

    def scan(workers: int) -> list[str]:
        return [*command, "scan", str(folder), "--output", str(report), "--workers", str(workers)]

    def anew() -> None:
        shutil.rmtree(report, ignore_errors=True)

    check = [*command, "check", "--exit-zero"]
    return [
        Row(
            CHECK,
            "all its rules, with suggestions",
            [*check, str(PAGE)],
            [*check, *letters],
            warm=[*held(sys.executable, "klartekst"), str(PAGE)],
        ),
        Row(
            "klartekst scan, 1 worker", "the same, remembered by sentence; report", None, scan(1), before=anew
        ),
        Row("klartekst scan, 2 workers", "the same", None, scan(2), before=anew),
        Row("klartekst scan, unchanged", "nothing to read again", None, scan(2)),
        Row(
            "bare `nlp.pipe`",
            "every sentence parsed, nothing done with it",
            [*bare, str(PAGE)],
            [*bare, *letters],
            warm=[*held(sys.executable, "bare_pipe"), str(PAGE)],
        ),
    ]


def words(paths: Sequence[str]) -> int:
    """How many there are in these files."""
    return sum(len(Path(path).read_text("utf-8").split()) for path in paths)


def table(rows: Sequence[Row], rounds: int, letters: Sequence[str], place: Path) -> None:
    """Measures by turns and prints."""
    pages: dict[str, list[Spent]] = {row.name: [] for row in rows}
    many: dict[str, list[Spent]] = {row.name: [] for row in rows}
    held_warm: dict[str, list[float]] = {row.name: [] for row in rows}
    for _ in range(rounds):
        for row in rows:
            if row.warm:
                held_warm[row.name].append(warm(row.warm))
            if row.page is not None:
                pages[row.name].append(measured(row.page, place))
            row.before()
            many[row.name].append(measured(row.many, place))
    number = words(letters)
    print(
        f"{words([str(PAGE)])} words on the page, {number} in {len(letters)} letters; medians of {rounds} rounds.\n"
    )
    print(
        f"| tool | what it does | page, s | MB | warm, ms | {len(letters)} letters, s | MB | words/s "
        f"| beside `{CHECK}` |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for row in rows:
        once, all_ = pages[row.name], many[row.name]
        page = (
            f"{median(s.seconds for s in once):.2f} | {median(s.megabytes for s in once):.0f}"
            if once
            else "– | –"
        )
        again = f"{median(held_warm[row.name]):.1f}" if row.warm else "–"
        seconds = median(each.seconds for each in all_)
        ratio = median(one.seconds / own.seconds for one, own in zip(all_, many[CHECK], strict=True))
        print(
            f"| {row.name} | {row.what} | {page} | {again} | {seconds:.1f} | {median(s.megabytes for s in all_):.0f} "
            f"| {number / seconds:,.0f} | {ratio:.2f} × |",
            flush=True,
        )


def main() -> None:
    """Install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="where the peers are installed, and found again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        peers: list[Peer] = installed((asked.keep or place / "peers").resolve())
        write_collection(place / "breve", asked.letters)
        letters = sorted(map(str, (place / "breve").rglob("*.txt")))
        rows = klartekst(letters, place / "breve", place)
        rows += [
            Row(
                f"{each.name} {each.version}",
                each.what,
                each.command([str(PAGE)]),
                each.command(letters),
                warm=[*each.warm, str(PAGE)] if each.warm else (),
            )
            for each in peers
        ]
        table(rows, asked.rounds, letters, place)


if __name__ == "__main__":
    main()
