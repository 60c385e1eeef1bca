"""Measure a model on the development split, with words and sentences given as klartekst gives them.

    python training/evaluate_model.py DATA_FOLDER [MODEL] [--sentences FILE]

`--sentences` names a file of sentences in which passives are marked: words apart, `/S` behind an
s-passive and `/B` behind a form of *blive* that makes a passive.
"""

import argparse
import gc
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import one_thread  # noqa: F401

# isort: split
from letter_style import cut_like_a_letter, put_clause_in
from spacy.tokens import Doc
from treebank import Sentence, find_treebank, read_treebank

from klartekst.danish import pipeline
from klartekst.danish.forms import AdjectiveForm, VerbForm, Voice, Word
from klartekst.danish.lemmas import Lemmatizer, read_exceptions
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.models import find
from klartekst.settings import OWN_MODEL

BLIVE = frozenset({"blive", "bliver", "blev", "blevet", "bleven", "blevne", "bliv"})


class Tally:
    """Counts of right, false and missed, and their precision, recall and F."""

    def __init__(self) -> None:
        self.right = self.false = self.missed = 0

    def add(self, *, gold: bool, said: bool) -> None:
        """Count one place."""
        self.right += gold and said
        self.false += said and not gold
        self.missed += gold and not said

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.false)
        recall = self.right / max(1, self.right + self.missed)
        f = 2 * self.right / max(1, 2 * self.right + self.false + self.missed)
        return (
            f"P {precision:.3f} R {recall:.3f} F {f:.3f} "
            f"(rigtige {self.right}, falske {self.false}, oversete {self.missed})"
        )


def accuracy(docs: Sequence[Doc], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Shares of words with the right class, features, head and relation.

    Heads and relations are counted without punctuation, as spaCy counts them.
    """
    hits: Counter[str] = Counter()
    for doc, gold in zip(docs, sentences, strict=True):
        for i, token in enumerate(doc):
            hits["words"] += 1
            hits["UPOS"] += token.pos_ == gold.classes[i]
            hits["features"] += str(token.morph) == gold.features[i]
            if gold.relations[i] != "punct":
                hits["attached"] += 1
                right_head = token.head.i == gold.heads[i]
                hits["UAS"] += right_head
                hits["LAS"] += right_head and relation(token.dep_) == gold.relations[i]
    return {
        "UPOS": hits["UPOS"] / hits["words"],
        "features": hits["features"] / hits["words"],
        "UAS": hits["UAS"] / hits["attached"],
        "LAS": hits["LAS"] / hits["attached"],
    }


def relation(name: str) -> str:
    """The relation as the treebank writes it."""
    return "root" if name == "ROOT" else name


def lemma_accuracy(docs: Sequence[Doc], sentences: Sequence[Sentence], lemmatizer: Lemmatizer) -> float:
    """The share of right base forms, from the model's own classes and features."""
    right = total = 0
    for doc, gold in zip(docs, sentences, strict=True):
        for token, lemma in zip(doc, gold.lemmas, strict=True):
            total += 1
            right += lemmatizer.lemma(token.text, token.pos_, str(token.morph)) == lemma
    return right / total


def may_be_s_passive(form: str) -> bool:
    """Whether the lexicon knows a passive reading of the form."""
    return any(
        isinstance(w.form, VerbForm) and w.form.voice is Voice.PASSIVE for w in Lexicon.open().words(form)
    )


def must_be_s_passive(form: str) -> bool:
    """Whether the lexicon knows no other likely reading than a passive.

    Genitives of adjectives and participles (*dannedes* as "of the formed") hardly ever occur.
    """
    likely = [word for word in Lexicon.open().words(form) if not _rare_genitive(word)]
    return bool(likely) and all(
        isinstance(word.form, VerbForm) and word.form.voice is Voice.PASSIVE for word in likely
    )


def _rare_genitive(word: Word) -> bool:
    return isinstance(word.form, AdjectiveForm | VerbForm) and word.form.genitive


def s_passives(doc: Doc) -> dict[str, set[int]]:
    """The s-passives by the model alone, and by the lexicon with the model where the form is ambiguous."""
    model = {t.i for t in doc if "Voice=Pass" in str(t.morph)}
    may = {t.i for t in doc if may_be_s_passive(t.text)}
    must = {t.i for t in doc if must_be_s_passive(t.text)}
    return {"model": model, "lexicon, model where ambiguous": must | (may & model)}


def blive_passives(doc: Doc) -> dict[str, set[int]]:
    """Forms of *blive* that make a passive: by the tree, and by the next participle in the clause."""
    tree, window = set(), set()
    for token in doc:
        if token.lower_ not in BLIVE:
            continue
        if token.dep_.startswith("aux") and "VerbForm=Part" in str(token.head.morph):
            tree.add(token.i)
        for other in doc[token.i + 1 : token.i + 12]:
            features = str(other.morph)
            if other.text in {",", ";", ":", ".", "?", "!"} or "VerbForm=Fin" in features:
                break
            if "Tense=Past|VerbForm=Part" in features and other.pos_ in {"VERB", "ADJ"}:
                window.add(token.i)
                break
    return {"tree": tree, "window": window, "tree or window": tree | window, "tree and window": tree & window}


def gold_passives(sentence: Sentence) -> tuple[set[int], set[int]]:
    """The places of s-passives and of passive *blive* in a treebank sentence."""
    with_s = {i for i, features in enumerate(sentence.features) if "Voice=Pass" in features}
    with_blive = {
        i
        for i, lemma in enumerate(sentence.lemmas)
        if lemma == "blive"
        and sentence.classes[i] == "AUX"
        and sentence.relations[i].startswith("aux")
        and "VerbForm=Part" in sentence.features[sentence.heads[i]]
    }
    return with_s, with_blive


def marked_sentences(path: Path) -> Iterable[tuple[list[str], set[int], set[int]]]:
    """Read sentences with `/S` and `/B` marks: words, s-passives, passive *blive*."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        marks: dict[str, set[int]] = {"S": set(), "B": set()}
        words = []
        for i, word in enumerate(line.split()):
            found = re.fullmatch(r"(.+)/([SB])", word)
            if found:
                marks[found[2]].add(i)
            words.append(found[1] if found else word)
        yield words, marks["S"], marks["B"]


def report_passives(title: str, docs: Sequence[Doc], gold: Sequence[tuple[set[int], set[int]]]) -> None:
    """Print how well each way finds the passives."""
    finders: dict[str, Callable[[Doc], dict[str, set[int]]]] = {"s": s_passives, "blive": blive_passives}
    for place, (name, finder) in enumerate(finders.items()):
        tallies: dict[str, Tally] = {}
        for doc, places in zip(docs, gold, strict=True):
            for way, said in finder(doc).items():
                tally = tallies.setdefault(way, Tally())
                for i in range(len(doc)):
                    tally.add(gold=i in places[place], said=i in said)
        for way, tally in tallies.items():
            print(f"{title}, {name}-passive, {way}: {tally}")


def main() -> None:
    """Print the figures of one model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path, nargs="?", default=None)
    parser.add_argument("--sentences", type=Path)
    arguments = parser.parse_args()
    start = time.perf_counter()
    model = find(str(arguments.model.resolve()) if arguments.model else OWN_MODEL)
    nlp = pipeline.load(model)
    print(f"load (spaCy already imported): {time.perf_counter() - start:.2f} s")
    size = sum(file.stat().st_size for file in model.folder.rglob("*") if file.is_file())
    print(f"size: {size / 1e6:.1f} MB")

    sentences = list(read_treebank(find_treebank(arguments.data, "dev")))
    docs = pipeline.annotate(nlp, [s.words for s in sentences])
    print("dev:", {name: round(share, 4) for name, share in accuracy(docs, sentences).items()})
    lemmatizer = Lemmatizer(Lexicon.open(), read_exceptions(model.folder / "lemmas.tsv"))
    print("dev lemma:", round(lemma_accuracy(docs, sentences, lemmatizer), 4))
    print("dev sentences with more than one root:", sum(sum(t.head.i == t.i for t in d) > 1 for d in docs))
    report_passives("dev", docs, [gold_passives(s) for s in sentences])

    chance = random.Random(7)
    cut = [cut_like_a_letter(s, chance) for s in sentences]
    cut_docs = pipeline.annotate(nlp, [s.words for s in cut])
    put_in = [s for s, old in ((put_clause_in(old), old) for old in sentences) if s is not old]
    put_in_docs = pipeline.annotate(nlp, [s.words for s in put_in])
    print(f"dev, {len(put_in)} sentences with a clause put in:", accuracy(put_in_docs, put_in))
    print("dev, cut like letters:", {name: round(v, 4) for name, v in accuracy(cut_docs, cut).items()})
    if arguments.sentences:
        marked = list(marked_sentences(arguments.sentences))
        marked_docs = pipeline.annotate(nlp, [words for words, _, _ in marked])
        report_passives("marked sentences", marked_docs, [(s, b) for _, s, b in marked])

    del docs, cut_docs
    gc.collect()
    many = [s.words for s in sentences] * 4
    start = time.process_time()
    pipeline.annotate(nlp, many)
    print(f"speed: {sum(map(len, many)) / (time.process_time() - start):,.0f} words/s of processor time")


if __name__ == "__main__":
    main()
