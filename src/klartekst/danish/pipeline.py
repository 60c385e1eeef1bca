"""The tagger and parser `da_klartekst`: from our own words and sentences to spaCy trees.

The model sees, beside the word itself, which readings the lexicon knows for it (its ambiguity class).
That is what tells *gives* (only a passive) from *huses* (a passive or a genitive).
spaCy has no attribute for such a thing, so the class is kept in the lexeme's language, which a
one-language pipeline has no other use for.

spaCy takes most of a second to import: it is imported inside the functions, on first use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from klartekst.danish.models import Model, find
from klartekst.errors import ModelError
from klartekst.settings import OWN_MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

AMBIGUITY_CALLBACK = "klartekst.ambiguity_class.v1"
GIVEN_WORDS = "klartekst.given_words.v1"

# Sentences that the parser is given at once; more costs memory and gives no speed.
_BATCH = 64
_FIELD = "[Navn]"
_USED = frozenset({"tok2vec", "transformer", "morphologizer", "parser"})
_NO_TOKENIZER = {"@tokenizers": GIVEN_WORDS}


def add_ambiguity_classes(nlp: Language, ambiguity_class: Callable[[str], str]) -> None:
    """Let every lexeme of `nlp` carry the ambiguity class of its form as its language."""
    from spacy.attrs import LANG

    language = nlp.lang
    vocabulary: Any = nlp.vocab

    def attribute(form: str) -> str | None:
        # The vocabulary asks for "_" when it wants to know its own language.
        return language if form == "_" else "lex:" + ambiguity_class(form)

    vocabulary.lex_attr_getters[LANG] = attribute
    for lexeme in vocabulary:
        lexeme.lang_ = attribute(lexeme.orth_)


@cache
def register() -> None:
    """Make the names in the model's configuration known to spaCy; doing it twice does nothing."""
    from spacy.util import registry

    registry.callbacks(AMBIGUITY_CALLBACK, func=_ambiguity_callback)
    registry.tokenizers(GIVEN_WORDS, func=_given_words)


def _ambiguity_callback() -> Callable[[Language], Language]:
    def add(nlp: Language) -> Language:
        from klartekst.danish.lexicon import Lexicon

        add_ambiguity_classes(nlp, Lexicon.open().ambiguity_class)
        return nlp

    return add


def _given_words() -> Callable[[Language], Callable[[str], Doc]]:
    """No tokeniser: spaCy's Danish one takes longer to build than the model to load, and is never asked."""
    return lambda nlp: lambda text: bare_doc(nlp, text.split())


@cache
def load(model: Model | None = None) -> Language:
    """Return the pipeline, loaded on the first call; `model` is another than the shipped one.

    Of another model only the parts that take a sentence apart are loaded, and no tokeniser.
    Raises ModelError when the model is missing, or is none that this spaCy can read.
    """
    fast = _one_thread()
    register()
    from spacy.util import load_model_from_path
    from thinc.api import use_ops

    chosen = model or find(OWN_MODEL)
    unused = [part for part in chosen.parts if part not in _USED]
    with use_ops("numpy", use_blis=not fast):
        try:
            nlp = load_model_from_path(
                chosen.folder, exclude=["tokenizer", *unused], config={"nlp": {"tokenizer": _NO_TOKENIZER}}
            )
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"Sprogmodellen »{chosen.name}« kan ikke indlæses ({type(error).__name__}).",
                "Installér en udgave, der passer til den spaCy, som klartekst bruger.",
            ) from None
    set_precision(nlp, "float32")
    return nlp


def set_precision(nlp: Language, name: str) -> None:
    """Turn every number of the model into "float16", as it is stored, or "float32", as it works."""
    parts: list[Any] = [part for _, part in nlp.pipeline]
    for part in parts:
        for node in part.model.walk():
            for parameter in node.param_names:
                if node.has_param(parameter):
                    node.set_param(parameter, node.get_param(parameter).astype(name, copy=False))
    vectors: Any = nlp.vocab.vectors
    vectors.data = vectors.data.astype(name, copy=False)


def _one_thread() -> bool:
    """Keep numpy to one thread, and say whether it will.

    Numpy's matrix product is half as fast again as spaCy's own, but only alone: with threads it is
    slower, for the matrices are small. How many threads there are is settled when numpy is first imported.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return os.environ.get("OPENBLAS_NUM_THREADS") == "1"


def parse(sentences: Sequence[Sequence[str]]) -> list[Doc]:
    """Tag and parse `sentences`, each a sequence of words as our own tokeniser found them.

    Returns one Doc for each sentence, in the same order, with a token for each word: part of speech,
    morphology, head, relation (Universal Dependencies; the root's is "ROOT") and base form.
    An empty sentence gives an empty Doc; an empty word (a field whose text is unknown) is read as a name.
    Raises ModelError when the model is missing.

    Every new word stays in spaCy's vocabulary: what reads many letters asks `trees` instead.
    """
    from klartekst.danish.lemmas import Lemmatizer

    lemmatizer = Lemmatizer.open()
    docs = annotate(load(), sentences)
    for doc in docs:
        for token in doc:
            token.lemma_ = lemmatizer.lemma(token.text, token.pos_, str(token.morph))
    return docs


def annotate(nlp: Language, sentences: Sequence[Sequence[str]]) -> list[Doc]:
    """Do what `parse` does with the pipeline `nlp`, but without base forms."""
    return list(nlp.pipe([bare_doc(nlp, words) for words in sentences], batch_size=_BATCH))


def bare_doc(nlp: Language, words: Sequence[str]) -> Doc:
    """Make an unanalysed Doc of one sentence; an empty word, which spaCy refuses, becomes a field."""
    from spacy.tokens import Doc

    given = [word or _FIELD for word in words]
    starts: list[bool | int | None] = [i == 0 for i in range(len(given))]
    return Doc(nlp.vocab, words=given, sent_starts=starts)
