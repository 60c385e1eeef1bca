"""The Danish treebank, read as sentences of words with their trees."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tree: heads are token indices, the root's head is itself."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    classes: tuple[str, ...]
    features: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, which may be gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line[0].isdigit():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif line == "\n" and rows:
                yield _sentence(rows)
                rows = []
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    return Sentence(
        words=tuple(row[1] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        classes=tuple(row[3] for row in rows),
        features=tuple("" if row[5] == "_" else row[5] for row in rows),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)),
        relations=tuple(row[7] for row in rows),
    )


def find_treebank(folder: Path, split: str) -> Path:
    """Return the one file of `split` ("train" or "dev") in `folder`; FileNotFoundError when there is none."""
    for name in sorted(folder.glob(f"da_ddt-ud-{split}*.conllu*")):
        return name
    raise FileNotFoundError(f"no da_ddt-ud-{split}*.conllu[.gz] in {folder}")
