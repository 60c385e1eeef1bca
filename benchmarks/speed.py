"""How long a check takes: cold and warm, with and without the parser, beside the parser alone.

    python benchmarks/speed.py [--runs 7]

Cold figures are whole processes; warm ones are medians in one process on one core.
Prints a table in Markdown. The letters are the invented ones in `examples/`.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
LETTERS = sorted((ROOT / "examples" / "breve").glob("*.foer.txt"))
WITH_TREE = "[grammar]\ntree = true\n"


def median(run: Callable[[], object], runs: int) -> float:
    """The median of `runs` timed calls after one that is not counted, in seconds."""
    run()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def cold(letter: Path, settings: Path, runs: int) -> float:
    """Seconds of a whole `klartekst check`."""
    command = [sys.executable, "-m", "klartekst", "check", "--settings", str(settings), str(letter)]
    return median(lambda: subprocess.run(command, capture_output=True, check=True), runs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs

    from dataclasses import replace

    from klartekst.checker import Checker
    from klartekst.danish.pipeline import parse
    from klartekst.readers.open import read
    from klartekst.settings import Settings

    letters = [read(str(path)) for path in LETTERS]
    plain, parsing = Checker(Settings()), Checker(replace(Settings(), tree=True))
    analyses = [parsing.analyse(letter) for letter in letters]
    sentences = [[token.text for token in each.tokens] for a in analyses for each in a.sentences]
    words = sum(len(letter.text.split()) for letter in letters)

    def warm(checker: Checker) -> float:
        return median(lambda: [checker.check(letter) for letter in letters], runs)

    with tempfile.TemporaryDirectory() as folder:
        off, on = Path(folder) / "off.toml", Path(folder) / "on.toml"
        off.write_text("", "utf-8")
        on.write_text(WITH_TREE, "utf-8")
        rows = [
            ("cold `check`, no parser", cold(LETTERS[0], off, runs)),
            ("cold `check`, parser when asked for", cold(LETTERS[0], on, runs)),
            ("warm check of 350 words, no parser", warm(plain) / words * 350),
            ("warm check of 350 words, parser when asked for", warm(parsing) / words * 350),
            (
                "parser alone on every sentence, 350 words",
                median(lambda: parse(sentences), runs) / words * 350,
            ),
        ]
    print(f"{len(letters)} letters, {words} words, median of {runs} runs, one core\n")
    print("| case | seconds |\n|---|---|")
    for name, seconds in rows:
        print(f"| {name} | {seconds:.3f} |")


if __name__ == "__main__":
    main()
