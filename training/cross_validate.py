"""Judge passives over the whole treebank: the development split alone holds too few of them.

    python training/cross_validate.py DATA_FOLDER --vectors FILE [--folds 3] [--steps 2000]

Every sentence is tagged by a model that has not seen it. The models are trained for fewer steps than
the shipped one, so the figures are on the low side.
"""

import argparse
import time
from pathlib import Path

import one_thread  # noqa: F401

# isort: split
from evaluate_model import accuracy, gold_passives, report_passives
from spacy.tokens import Doc
from thinc.api import NumpyOps, fix_random_seed, set_current_ops
from train_model import new_pipeline, train
from treebank import Sentence, find_treebank, read_treebank

from klartekst.danish import pipeline


def main() -> None:
    """Train a model for each fold and print the figures over all of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--vectors", type=Path, required=True, help="as kept by train_model.py --vectors")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=2000)
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    every = [
        sentence
        for split in ("train", "dev")
        for sentence in read_treebank(find_treebank(arguments.data, split))
    ]
    docs: list[Doc] = []
    gold: list[Sentence] = []
    start = time.perf_counter()
    for fold in range(arguments.folds):
        # Blocks of 100 sentences, so that most neighbours from one text fall into the same fold.
        held = [s for i, s in enumerate(every) if i // 100 % arguments.folds == fold]
        rest = [s for i, s in enumerate(every) if i // 100 % arguments.folds != fold]
        fix_random_seed(fold + 1)
        nlp = new_pipeline(rest, arguments.vectors)
        train(nlp, rest, arguments.steps, lambda step: None)
        tagged = pipeline.annotate(nlp, [s.words for s in held])
        docs += tagged
        gold += held
        print(f"fold {fold + 1}, {time.perf_counter() - start:.0f} s: {accuracy(tagged, held)}", flush=True)
    print(accuracy(docs, gold))
    report_passives("all of DDT", docs, [gold_passives(s) for s in gold])


if __name__ == "__main__":
    main()
