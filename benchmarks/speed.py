"""How long a check takes: cold and warm, with and without the parser, beside the parser alone.

    python benchmarks/speed.py [--runs 9]

Prints a table in Markdown; README.md beside this file says what the rows mean and holds the last figures.
All is processor time (user and system) on one core, so that other programs disturb it little.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "breve"
LETTERS = sorted(EXAMPLES.glob("*.foer.txt"))
PARSED = EXAMPLES / "aktindsigt-delvis.foer.txt"
"""One of which a sentence is parsed where the settings allow it."""
SETS = {
    "bad: the example letters as they were": LETTERS,
    "good: the same letters mended": sorted(EXAMPLES.glob("*.efter.txt")),
    "all example letters, Word's too, as they were and mended": sorted(EXAMPLES.iterdir()),
}
"""What the warm figures are taken on: very bad letters, good ones, and the two together."""
PAGE = 350
"""Words of the letter that the warm figures are given for."""


def children() -> float:
    """The processor time of all processes that this one has started and that have ended, in seconds."""
    spent = os.times()
    return spent.children_user + spent.children_system


def least(runs: int, *tried: Callable[[], object], clock: Callable[[], float]) -> list[float]:
    """The least time of each of several things, in seconds; they take turns, and a first turn is not counted.

    Other programs on the machine only ever add to it, by emptying the processor's caches.
    """
    spent: list[list[float]] = [[] for _ in tried]
    for turn in range(runs + 1):
        for times, run in zip(spent, tried, strict=True):
            begun = clock()
            run()
            if turn:
                times.append(clock() - begun)
    return [min(times) for times in spent]


def cold(runs: int) -> list[tuple[str, float]]:
    """Whole processes: with nothing kept, with the rules kept, and with the parser."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "klartekst.toml"
        settings.write_text("[grammar]\ntree = true\n", "utf-8")

        def check(kept: str, *options: str, letter: Path = LETTERS[0]) -> Callable[[], object]:
            command = [sys.executable, "-m", "klartekst", "check", "--exit-zero", *options, str(letter)]
            # Python's own compiled files lie ready, as an installation leaves them.
            environment = {**os.environ, "KLARTEKST_CACHE": kept, "PYTHONPYCACHEPREFIX": f"{folder}/python"}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            return lambda: subprocess.run(command, capture_output=True, check=True, env=environment)

        kept = str(Path(folder) / "cache")
        names = ("`check`, rules kept", "`check`, nothing kept", "`check`, rules kept, a sentence parsed")
        tried = (check(kept), check(""), check(kept, "--settings", str(settings), letter=PARSED))
        return list(zip(names, least(runs, *tried, clock=children), strict=True))


def warm(paths: Sequence[Path], runs: int) -> tuple[float, list[tuple[str, float]]]:
    """The findings a page, and the time of a page in one process that has read the letters before.

    Beside it stands spaCy's own work on the same sentences.
    """
    from dataclasses import replace

    from klartekst.checker import Checker
    from klartekst.cycles import look_seldom
    from klartekst.danish.pipeline import annotate, load
    from klartekst.readers.open import read
    from klartekst.settings import Settings

    look_seldom()  # as every process of klartekst's own does
    letters = [read(str(path)) for path in paths]
    plain, parsing = Checker(Settings()), Checker(replace(Settings(), tree=True))
    analyses = [plain.analyse(letter) for letter in letters]
    sentences = [[token.text for token in each.tokens] for a in analyses for each in a.sentences]
    words = sum(len(letter.text.split()) for letter in letters)
    findings = sum(len(plain.check(letter).findings) for letter in letters)
    nlp = load()
    names = ("bare `nlp.pipe`, every sentence", "`check`, no parser", "`check`, parser where it is needed")
    spent = least(
        runs,
        lambda: annotate(nlp, sentences),
        lambda: [plain.check(letter) for letter in letters],
        lambda: [parsing.check(letter) for letter in letters],
        clock=time.process_time,
    )
    rows = list(zip(names, spent, strict=True))
    rows.append(("`check`, no parser, and every sentence parsed beside it", spent[0] + spent[1]))
    return findings / words * PAGE, [(name, seconds / words * PAGE) for name, seconds in rows]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print(f"Least of {runs} runs that take turns, one core, processor time.\n")
    print("| cold, one letter | s |\n|---|---|")
    for name, seconds in cold(runs):
        print(f"| {name} | {seconds:.2f} |")
    for told, paths in SETS.items():
        findings, rows = warm(paths, runs)
        print(f"\n{len(paths)} letters ({told}), {findings:.0f} findings a page.\n")
        print(f"| warm, {PAGE} words | ms | beyond bare `nlp.pipe` |\n|---|---|---|")
        bare = rows[0][1]
        for name, seconds in rows:
            print(f"| {name} | {seconds * 1000:.0f} | {seconds / bare - 1:+.0%} |")


if __name__ == "__main__":
    main()
