"""Small word vectors from official Danish, so that the parser knows kin of words the treebank lacks.

Floret keeps vectors of letter groups in one small table: 20,000 rows serve every word, misspelled ones too.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.vectors import Vectors
from treebank import Sentence

ROWS = 20_000
WIDTH = 64
_WORD = re.compile(r"\w+(?:[-'’.,:/]\w+)*|[^\w\s]")


def write_corpus(proceedings: Path, sentences: Iterable[Sentence], out: Path) -> None:
    """Write one line of lower-case words for each line of the proceedings and each treebank sentence."""
    with out.open("w", encoding="utf-8") as file:
        for words in _lines(proceedings):
            file.write(" ".join(words).lower() + "\n")
        for sentence in sentences:
            file.write(" ".join(sentence.words).lower() + "\n")


def _lines(proceedings: Path) -> Iterator[list[str]]:
    with gzip.open(proceedings, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = _WORD.findall(line)
            if words:
                yield words


def train_vectors(corpus: Path, out: Path) -> None:
    """Train floret vectors on `corpus`; one thread, so that the same text gives the same vectors."""
    import floret  # type: ignore[import-not-found,unused-ignore]

    model = floret.train_unsupervised(
        str(corpus),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=ROWS,
        dim=WIDTH,
        minn=3,
        maxn=5,
        minCount=5,
        epoch=5,
        neg=10,
        ws=5,
        lr=0.05,
        thread=1,
        verbose=0,
    )
    model.save_floret_vectors(str(out))


def load_vectors(nlp: Language, path: Path) -> None:
    """Put floret vectors, as saved by `train_vectors`, into the vocabulary of `nlp`, keyed by lower case."""
    import numpy

    with path.open(encoding="utf-8") as lines:
        rows, width, minn, maxn, hashes, seed, bow, eow = next(lines).split()
        table = numpy.zeros((int(rows), int(width)), dtype="float32")
        for line in lines:
            row, *numbers = line.split()
            table[int(row)] = [float(number) for number in numbers]
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        mode="floret",
        data=table,
        hash_count=int(hashes),
        hash_seed=int(seed),
        minn=int(minn),
        maxn=int(maxn),
        bow=bow,
        eow=eow,
        attr="NORM",
        name="ft_2022_2023",
    )
