"""Fuzzes the readers, the sentence splitter, the rule loader, the settings, the HTTP forms and the whole command.

    python fuzzing/run.py --minutes 10            all targets, the time shared among them
    python fuzzing/run.py --minutes 2 docx pdf    these

A target runs in a process of its own under libFuzzer (atheris): guided by what it covers of klartekst,
stopped at 1 GB, or at a minute for one file. An exception is kept once for each place that it comes from, and so is a
file that takes 10 s of the processor's time; neither ends the run. Exit status 1 when anything was found; the files
then lie in the folder it names.
"""

import argparse
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SECONDS_OF_A_HANG = 60
"""On the clock, when nothing else ends it; `guided.py` counts the processor's time."""
MEMORY_MB = 1_000


def main() -> int:
    """Runs the targets that were asked for and prints a line for each."""
    import targets

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(targets.TARGETS))
    parser.add_argument("--minutes", type=float, default=10.0, help="all in all (10)")
    parser.add_argument("--found", type=Path, help="where what is found is put (a new folder)")
    parser.add_argument("--corpus", type=Path, help="kept from run to run; thrown away when not given")
    options = parser.parse_args()
    if unknown := set(options.targets) - set(targets.TARGETS):
        parser.error(f"unknown target: {', '.join(sorted(unknown))}")
    chosen = options.targets or list(targets.TARGETS)
    found = options.found or Path(tempfile.mkdtemp(prefix="klartekst-fuzz-"))
    found.mkdir(parents=True, exist_ok=True)
    print(f"{'target':10} {'files':>9} {'s':>6} {'MB':>5}  found", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        for name in chosen:
            corpus = (options.corpus or Path(temporary)) / name
            _fuzz(name, options.minutes * 60 / len(chosen), corpus, found)
    kept = sorted(each for each in found.iterdir() if each.suffix != ".txt")
    print(f"{len(kept)} found{f' in {found}' if kept else ''}")
    return 1 if kept else 0


def _fuzz(name: str, seconds: float, corpus: Path, found: Path) -> None:
    """One target until its time is up; started again where a hang or the memory stopped it."""
    from guided import LONGEST_PACKAGE

    _plant(name, corpus)
    begun = time.monotonic()
    files = peak = 0
    while (left := seconds - (time.monotonic() - begun)) > 1:
        child = subprocess.run(
            [
                *(sys.executable, str(HERE / "guided.py"), name, str(found)),
                *(str(corpus), f"-max_total_time={int(left)}", f"-timeout={SECONDS_OF_A_HANG}"),
                *(
                    f"-rss_limit_mb={MEMORY_MB}",
                    f"-max_len={LONGEST_PACKAGE}",
                    f"-artifact_prefix={found}/{name}-",
                ),
                # Else a package is cut off at the size of the seeds, and changed until no part of it can be read.
                *("-len_control=0", "-mutate_depth=1"),
                "-report_slow_units=3600",  # by the clock; `once` asks for the processor's time
                *("-print_final_stats=1", "-verbosity=1", f"-seed={random.randrange(1, 2**31)}"),
            ],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        shown = child.stderr
        counted = re.findall(r"^#(\d+)\t|stat::number_of_executed_units: (\d+)", shown, re.MULTILINE)
        files += max((int(one or other) for one, other in counted), default=0)
        peak = max([peak, *map(int, re.findall(r"(?:rss|peak_rss_mb): ?(\d+)", shown))])
        if child.returncode and not counted:
            sys.exit(f"{name} did not start:\n{shown[-2000:]}")
        if child.returncode:
            (found / f"{name}-stopped-{os.getpid()}-{files}.txt").write_text(shown[-20_000:])
    mine = sum(1 for each in found.glob(f"{name}-*") if each.suffix != ".txt")
    print(f"{name:10} {files:9} {time.monotonic() - begun:6.0f} {peak:5} {mine:6}", flush=True)


def _plant(name: str, corpus: Path) -> None:
    """The seeds of a target, as files in its corpus."""
    import seeds

    corpus.mkdir(parents=True, exist_ok=True)
    for data in seeds.of_target(name):
        (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent / "src"))
    sys.exit(main())
