"""What a letter from a known template costs one worker of a scan, beside bare `nlp.pipe` on the same words.

    python benchmarks/template_letters.py [--known 600] [--letters 50] [--pairs 5]

The worker first reads `--known` letters from the sixty templates. Then both take turns over batches of new letters
from the same templates: processor time, the median of each and of their ratio.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from letters import write_collection


def spent(work: Callable[[], object]) -> float:
    """Seconds of this process's processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    from klartekst.danish.abbreviations import Abbreviations
    from klartekst.danish.pipeline import annotate, load
    from klartekst.danish.sentences import sentences
    from klartekst.readers.open import read
    from klartekst.scanning.values import Plan, Source
    from klartekst.scanning.work import Work

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--known", type=int, default=600)
    parser.add_argument("--letters", type=int, default=50)
    parser.add_argument("--pairs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        write_collection(Path(place), asked.known + asked.letters * asked.pairs)
        paths = sorted(map(str, Path(place).rglob("*.txt")), key=lambda path: path[-10:])
        work, nlp, known = Work(Plan(None, b"k" * 32)), load(), Abbreviations.open()

        def scanned(batch: list[str]) -> None:
            for path in batch:
                work.source(Source(path, path, "", 0, 0, 0))

        def words(batch: list[str]) -> list[list[str]]:
            read_letters = [sentences(read(path), known) for path in batch]
            return [[token.text for token in each.tokens] for letter in read_letters for each in letter]

        scanned(paths[: asked.known])
        annotate(nlp, words(paths[: asked.letters]))
        pairs: list[tuple[float, float]] = []
        for first in range(asked.known, len(paths), asked.letters):
            batch = paths[first : first + asked.letters]
            told = words(batch)
            pairs.append((spent(lambda: scanned(batch)), spent(lambda: annotate(nlp, told))))  # noqa: B023
    for name, seconds in zip(("in a scan", "bare `nlp.pipe`"), zip(*pairs, strict=True), strict=True):
        print(f"{name}: {1000 * median(seconds) / asked.letters:.2f} ms a letter")
    print(f"`nlp.pipe` takes {median(pipe / ours for ours, pipe in pairs):.2f} times as long")


if __name__ == "__main__":
    main()
