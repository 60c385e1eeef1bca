"""Learns what the words of a letter say of its kind, from the invented letters of the tests and their beginnings.

    python training/letter_words.py            writes models/letter_words/weights.tsv
    python training/letter_words.py --tries    prints how the words alone do on letters that were left out

A linear model of one weight a stem and type (multinomial logistic regression, full batches, no chance in it): the
same letters give the same file. Half a minute on one core.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from klartekst.checker import Checker
from klartekst.readers.plain_text import letter as plain
from klartekst.settings import Settings
from klartekst.understanding.letter_type import type_names
from klartekst.understanding.letter_words import ALWAYS, Weights, stems

TOP = Path(__file__).parent.parent
DATA = TOP / "tests" / "data"
WEIGHTS = TOP / "models" / "letter_words" / "weights.tsv"
SHARED_BY = 5
"""Letters in which a stem must stand: what only one has says nothing of the next."""
POINTS = 3.5
"""Points of `rules/letter-types.yaml` that a weight of 1 is worth."""
DECAY, RATE, MOMENTUM, STEPS = 1e-5, 5.0, 0.9, 600
FOLDS = 10
BEGINNING = "{}\n\nKære Ida\n\n{}\n\nVenlig hilsen\nPia Holm\n"

Array = np.ndarray[Any, Any]


def main() -> None:
    """Learns and writes, or tries."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tries", action="store_true")
    if parser.parse_args().tries:
        letters, taught = _stems_of(invented_letters()), _stems_of(beginnings())
        right = sum(_right(letters, taught, fold) for fold in range(FOLDS))
        print(f"{right} of {len(letters[0])} letters left out have their type by their words alone")
        return
    made = weights()
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(["stem", *made.types])]
    lines += ["\t".join([stem, *map(str, row)]) for stem, row in made.of.items()]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(made.of)} lines")


def weights() -> Weights:
    """What all the letters teach."""
    known, rows, always = _learned(*_stems_of([*invented_letters(), *beginnings()]))
    return Weights(
        kinds(), {ALWAYS: _points(always), **{stem: _points(rows[at]) for stem, at in known.items()}}
    )


def invented_letters() -> list[tuple[str, str]]:
    """Every letter of the tests with its type."""
    found = [(each["text"], each["type"]) for each in yaml.safe_load(_read("letter_types.yaml"))]
    cut = re.split(r"^=== (.*)\n", _read("free_letters.txt"), flags=re.MULTILINE)[1:]
    found += zip(cut[1::2], cut[::2], strict=True)
    for line in _read("whole_letters/gold.jsonl").splitlines():
        each = json.loads(line)
        found.append((_read(f"whole_letters/{Path(each['file']).name}"), each["type"]))
    return found


def beginnings() -> list[tuple[str, str]]:
    """The many ways to begin a letter of each type, as letters that say nothing else."""
    return [
        (BEGINNING.format(*wording.split(" | ")), name)
        for name, wordings in yaml.safe_load(_read("wordings/types.yaml")).items()
        for wording in wordings
    ]


def kinds() -> tuple[str, ...]:
    """The types in the order of the file."""
    return tuple(sorted(type_names()))


def _stems_of(letters: Sequence[tuple[str, str]]) -> tuple[list[set[str]], Array]:
    """The stems of each letter, and the number of its type."""
    checker, types = Checker(Settings()), kinds()
    words = [stems(checker.analyse(plain(text)).outline) for text, _ in letters]
    return words, np.array([types.index(name) for _, name in letters])


def _learned(words: list[set[str]], wanted: Array) -> tuple[dict[str, int], Array, Array]:
    """The row of each stem; the weights, one row a stem and one column a type; and what each type has before any."""
    counted = Counter(stem for each in words for stem in each)
    known = {stem: at for at, stem in enumerate(sorted(s for s, n in counted.items() if n >= SHARED_BY))}
    rows = _rows(words, known)
    goal = np.eye(len(kinds()))[wanted]
    of, always = np.zeros((len(known), goal.shape[1])), np.zeros(goal.shape[1])
    speed = np.zeros_like(of)
    for _ in range(STEPS):
        wrong = _chances(rows @ of + always) - goal
        speed = MOMENTUM * speed + rows.T @ wrong / len(words) + DECAY * of
        of -= RATE * speed
        always -= wrong.mean(0)
    return known, of, always


def _right(letters: tuple[list[set[str]], Array], taught: tuple[list[set[str]], Array], fold: int) -> int:
    """How many of the letters of a fold have their type by what the others teach, and what is always taught."""
    words, wanted = letters
    out = np.arange(len(words)) % FOLDS == fold
    kept = [each for each, left in zip(words, out, strict=True) if not left]
    known, of, always = _learned([*kept, *taught[0]], np.concatenate([wanted[~out], taught[1]]))
    tried = _rows([each for each, left in zip(words, out, strict=True) if left], known)
    return int(((tried @ of + always).argmax(1) == wanted[out]).sum())


def _rows(words: list[set[str]], known: dict[str, int]) -> Array:
    rows = np.zeros((len(words), len(known)))
    for row, each in zip(rows, words, strict=True):
        row[[known[stem] for stem in each if stem in known]] = 1
    return rows / np.sqrt(np.maximum(rows.sum(1, keepdims=True), 1))


def _chances(sums: Array) -> Array:
    raised = np.exp(sums - sums.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def _points(row: Array) -> tuple[int, ...]:
    return tuple(round(100 * POINTS * float(weight)) for weight in row)


def _read(name: str) -> str:
    return (DATA / name).read_text("utf-8")


if __name__ == "__main__":
    main()
