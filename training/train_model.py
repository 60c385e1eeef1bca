"""Train the pipeline da_klartekst on UD_Danish-DDT.

    python training/train_model.py DATA_FOLDER OUT [--seed 1] [--steps 6000]

DATA_FOLDER holds da_ddt-ud-train*.conllu[.gz], da_ddt-ud-dev*.conllu[.gz] and ft_2022_2023.txt.gz
(proceedings of the Folketing, for the word vectors). See README.md in this folder.
"""

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import one_thread  # noqa: F401

# isort: split
from evaluate_model import accuracy
from letter_style import cut_like_a_letter, put_clause_in
from shipping import ship
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops
from treebank import Sentence, find_treebank, read_treebank
from vectors import load_vectors, train_vectors, write_corpus

from klartekst.danish import pipeline

HERE = Path(__file__).parent
STEPS = 6000
WORDS_A_STEP = 400
PEAK_RATE = 0.002
DROPOUT = 0.2
PUT_IN_SHARE = 0.6  # of the sentences with a clause that can be put in: 114 of them
LETTER_SHARE = 0.2  # of the sentences, cut anew in every epoch


def example(nlp: Language, sentence: Sentence) -> Example:
    """Make a spaCy example: the bare words, as klartekst hands them over, and the tree to learn."""
    gold = Doc(
        nlp.vocab,
        words=list(sentence.words),
        pos=list(sentence.classes),
        morphs=list(sentence.features),
        heads=list(sentence.heads),
        deps=["ROOT" if r == "root" else r for r in sentence.relations],
    )
    return Example(pipeline.bare_doc(nlp, sentence.words), gold)


def epochs(nlp: Language, sentences: Sequence[Sentence], letter_share: float) -> Iterator[Example]:
    """Yield examples for ever: every epoch in another order, and with other sentences cut as in letters."""
    while True:
        order = list(sentences)
        random.shuffle(order)
        for sentence in order:
            if random.random() < PUT_IN_SHARE:
                sentence = put_clause_in(sentence)
            if random.random() < letter_share:
                sentence = cut_like_a_letter(sentence, random.Random(random.random()))
            yield example(nlp, sentence)


def batches(examples: Iterator[Example], words: int) -> Iterator[list[Example]]:
    """Yield batches of about `words` words."""
    batch: list[Example] = []
    size = 0
    for one in examples:
        batch.append(one)
        size += len(one)
        if size >= words:
            yield batch
            batch, size = [], 0


def learn_rate(step: int, steps: int, peak: float) -> float:
    """A warm-up over the first 4 % of the steps, then straight down to nothing."""
    warm = max(1, steps // 25)
    return peak * min(step / warm, (steps - step) / (steps - warm))


def new_pipeline(sentences: Sequence[Sentence], vectors: Path) -> Language:
    """Build the untrained pipeline with the labels of all `sentences`."""
    pipeline.register()
    nlp = load_model_from_config(load_config(HERE / "config.cfg"), auto_fill=True, validate=False)
    load_vectors(nlp, vectors)
    nlp.initialize(lambda: [example(nlp, s) for s in sentences], sgd=Adam(PEAK_RATE))
    return nlp


def train(nlp: Language, sentences: Sequence[Sentence], steps: int, watch: Callable[[int], None]) -> None:
    """Train `nlp` in place; `watch` is called with the number of steps done, every 1000."""
    optimizer = Adam(PEAK_RATE, L2=0.01, L2_is_weight_decay=True, use_averages=False)
    for step, batch in enumerate(batches(epochs(nlp, sentences, LETTER_SHARE), WORDS_A_STEP)):
        if step == steps:
            return
        optimizer.learn_rate = learn_rate(step, steps, PEAK_RATE)
        nlp.update(batch, sgd=optimizer, drop=DROPOUT)
        if (step + 1) % 1000 == 0:
            watch(step + 1)


def lemma_exceptions(sentences: Sequence[Sentence]) -> dict[tuple[str, str], str]:
    """The base forms (by form and class) that the lexicon alone gets wrong more often than right."""
    from klartekst.danish.lemmas import Lemmatizer
    from klartekst.danish.lexicon import Lexicon

    plain = Lemmatizer(Lexicon.open(), {})
    gold: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    right: Counter[tuple[str, str]] = Counter()
    for s in sentences:
        for form, lemma, tag, features in zip(s.words, s.lemmas, s.classes, s.features, strict=True):
            key = (form.lower(), tag)
            gold[key][lemma] += 1
            right[key] += plain.lemma(form, tag, features) == lemma
    exceptions = {}
    for key, counts in gold.items():
        lemma, count = counts.most_common(1)[0]
        # "fx" > "for_eksempel" and the like are notes of the annotators, not base forms.
        if count > right[key] and "_" not in lemma and "Ø" not in lemma[1:]:
            exceptions[key] = lemma
    return exceptions


def main() -> None:
    """Train, measure and write the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with the treebank and the proceedings")
    parser.add_argument("out", type=Path, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--vectors", type=Path, help="keep the word vectors here, or take them from here")
    arguments = parser.parse_args()
    start = time.perf_counter()
    sentences = list(read_treebank(find_treebank(arguments.data, "train")))
    dev = list(read_treebank(find_treebank(arguments.data, "dev")))

    with tempfile.TemporaryDirectory() as folder:
        vectors = arguments.vectors or Path(folder) / "vectors.floret"
        if not vectors.exists():
            corpus = Path(folder) / "corpus.txt"
            write_corpus(arguments.data / "ft_2022_2023.txt.gz", sentences, corpus)
            train_vectors(corpus, vectors)
            print(f"vectors: {time.perf_counter() - start:.0f} s", flush=True)
        set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product is the faster here
        fix_random_seed(arguments.seed)
        nlp = new_pipeline(sentences, vectors)

    def watch(step: int) -> None:
        shares = accuracy(pipeline.annotate(nlp, [s.words for s in dev]), dev)
        figures = " ".join(f"{name} {share:.4f}" for name, share in shares.items())
        print(f"{step} steps, {time.perf_counter() - start:.0f} s: {figures}", flush=True)

    train(nlp, sentences, arguments.steps, watch)
    ship(
        nlp,
        arguments.out,
        lemma_exceptions(sentences),
        accuracy(pipeline.annotate(nlp, [s.words for s in dev]), dev),
    )
    print(f"done: {time.perf_counter() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
