"""The tagger and parser `da_klartekst`: from our own words and sentences to spaCy trees.

The model sees, beside the word itself, which readings the lexicon knows for it (its ambiguity class).
That is what tells *gives* (only a passive) from *huses* (a passive or a genitive).
spaCy has no attribute for such a thing, so the class is kept in the lexeme's language, which a
one-language pipeline has no other use for.

spaCy takes most of a second to import: it is imported inside the functions, on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

AMBIGUITY_CALLBACK = "klartekst.ambiguity_class.v1"

# Sentences that the parser is given at once; more costs memory and gives no speed.
_BATCH = 64


def model_folder() -> Path:
    """Return the folder of the shipped model, in the wheel or in a checkout."""
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "data" / "models", here.parents[3] / "models"):
        if (folder / "da_klartekst" / "meta.json").is_file():
            return folder / "da_klartekst"
    raise FileNotFoundError("models/da_klartekst")


def add_ambiguity_classes(nlp: Language, ambiguity_class: Callable[[str], str]) -> None:
    """Let every lexeme of `nlp` carry the ambiguity class of its form as its language."""
    from spacy.attrs import LANG

    language = nlp.lang

    def attribute(form: str) -> str:
        # The vocabulary asks for "_" when it wants to know its own language.
        return language if form == "_" else "lex:" + ambiguity_class(form)

    nlp.vocab.lex_attr_getters[LANG] = attribute
    for lexeme in nlp.vocab:
        lexeme.lang_ = attribute(lexeme.orth_)


@cache
def register() -> None:
    """Make the names in the model's configuration known to spaCy; doing it twice does nothing."""
    import spacy

    @spacy.registry.callbacks(AMBIGUITY_CALLBACK)
    def ambiguity_class_callback() -> Callable[[Language], Language]:
        def add(nlp: Language) -> Language:
            from klartekst.danish.lexicon import Lexicon

            add_ambiguity_classes(nlp, Lexicon.open().ambiguity_class)
            return nlp

        return add


@cache
def load(folder: Path | None = None) -> Language:
    """Return the pipeline, loaded on the first call; `folder` is another model than the shipped one."""
    register()
    from spacy.util import load_model_from_path

    return load_model_from_path(folder or model_folder(), exclude=["vocab.lookups"])


def parse(sentences: Sequence[Sequence[str]], nlp: Language | None = None) -> list[Doc]:
    """Tag and parse `sentences`, each a sequence of words as our own tokeniser found them.

    Returns one Doc for each sentence, in the same order, with `len(doc) == len(sentence)`, part of speech,
    morphology, heads and relations (Universal Dependencies). An empty sentence gives an empty Doc.
    """
    nlp = nlp or load()
    docs = [_doc(nlp, words) for words in sentences]
    return list(nlp.pipe(docs, batch_size=_BATCH))


def _doc(nlp: Language, words: Sequence[str], **more: Any) -> Doc:
    from spacy.tokens import Doc

    starts = [i == 0 for i in range(len(words))]
    return Doc(nlp.vocab, words=list(words), sent_starts=starts, **more)
