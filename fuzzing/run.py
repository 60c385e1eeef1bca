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
import importlib
import os
import pkgutil
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
SECONDS_A_FILE = 10
SECONDS_OF_A_HANG = 60
"""Of the processor's time, which a busy machine does not lengthen, and on the clock, when nothing else ends it."""
MEMORY_MB = 1_000
READERS = ("klartekst.readers", "klartekst.danish.borders", "klartekst.danish.tokens")
GUIDED_BY = {
    "settings": ("klartekst.settings", "klartekst.text_files"),
    "rules": ("klartekst.rules.load", "klartekst.rules.schema", "klartekst.text_files"),
    "http": ("klartekst.serving",),
}
"""What a target's coverage is counted in, else `READERS`; rules follow the words and would cost ten times as much."""
LONGEST = 10_000
PACKED = frozenset({"docx", "odt", "xlsx", "pdf", "msg", "http", "command"})
LONGEST_PACKED = 40_000
"""Bytes that a file grows to, and one that is a package: more is slow and shows nothing new."""


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
    _plant(name, corpus)
    longest = LONGEST_PACKED if name in PACKED else LONGEST
    begun = time.monotonic()
    files = peak = 0
    while (left := seconds - (time.monotonic() - begun)) > 1:
        child = subprocess.run(
            [
                *(sys.executable, str(Path(__file__).resolve()), "--child", name, str(found)),
                *(str(corpus), f"-max_total_time={int(left)}", f"-timeout={SECONDS_OF_A_HANG}"),
                *(f"-rss_limit_mb={MEMORY_MB}", f"-max_len={longest}", f"-artifact_prefix={found}/{name}-"),
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
    import targets

    corpus.mkdir(parents=True, exist_ok=True)
    made = [data for suffix, data in seeds.seeds() if suffix == f".{name}"]
    rules = HERE.parent / "rules"
    if name in ("sentences", "txt"):
        made = [data for suffix, data in seeds.seeds() if suffix in (".txt", ".md", ".csv")]
    elif name == "settings":
        readme = (HERE.parent / "README.md").read_text("utf-8")
        made = [block.encode() for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)]
    elif name == "rules":
        made = [path.read_bytes() for path in (rules / "vague").glob("*.yaml")]
        made += [path.read_bytes() for path in (rules / "leftover").glob("*.yaml")]
    elif name == "command":
        made = [bytes([targets.SUFFIXES.index(suffix)]) + data for suffix, data in seeds.seeds()]
    elif name == "http":
        made = list(seeds.requests())
    for data in made:
        (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)


def _import_all(name: str) -> None:
    """A module, and all below it when it is a package."""
    module = importlib.import_module(name)
    for each in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}."):
        _import_all(each.name)


def _child(name: str, found: Path, arguments: list[str]) -> None:
    import atheris

    guided_by = GUIDED_BY.get(name, READERS)
    # What is imported within a function is imported here already: later it would come without its counters.
    with atheris.instrument_imports(include=list(guided_by)):
        for each in guided_by:
            _import_all(each)
        import targets
    from mutate import mutated

    targets.warm()
    target = targets.TARGETS[name]
    known: set[str] = set()

    def once(data: bytes) -> None:
        try:
            begun = time.process_time()
            target(data)
            took = time.process_time() - begun
            assert took < SECONDS_A_FILE, f"{took:.0f} s"
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)[-2:]
            place = ", ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames)
            key = hashlib.sha1(f"{type(error).__name__} {place}".encode()).hexdigest()[:10]
            if key not in known:
                known.add(key)
                (found / f"{name}-{key}").write_bytes(data)
                (found / f"{name}-{key}.txt").write_text(traceback.format_exc(), "utf-8", "replace")

    def custom(data: bytes, most: int, seed: int) -> bytes:
        if name not in targets.FIRST_BYTE_CHOOSES:
            return mutated(data, most, seed, atheris.Mutate)
        return data[:1] + mutated(data[1:], most - 1, seed, atheris.Mutate)

    atheris.Setup([sys.argv[0], *arguments], once, custom_mutator=custom)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent / "src")]
    if sys.argv[1:2] == ["--child"]:
        _child(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    else:
        sys.exit(main())
