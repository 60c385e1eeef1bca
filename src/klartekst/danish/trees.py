"""What the parser says of a sentence; spaCy and the model are loaded only when somebody asks.

spaCy keeps every word that it has met. A server meets new names in each letter, so sentences are parsed in a
memory zone, whose words are forgotten at its end, and what is asked for is copied out of it.
"""

from collections.abc import Iterator, Sequence
from threading import Lock

import msgspec

from klartekst.danish.models import Model

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
RELATIVES = frozenset({"som", "der"})
_PARSING = Lock()  # one zone at a time: they share the vocabulary


class Tree(msgspec.Struct, frozen=True):
    """A parsed sentence, a value a word: its head's place (its own for the root), relation and word class."""

    words: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    classes: tuple[str, ...]

    def below(self, place: int) -> Iterator[int]:
        """The places of a word and of all that hangs on it, however far down."""
        yield place
        for child, head in enumerate(self.heads):
            if head == place and child != place:
                yield from self.below(child)


def trees(sentences: Sequence[Sequence[str]], model: Model) -> list[Tree]:
    """The parsed sentences, each given by its words. Raises ModelError when the model cannot be loaded.

    Sentences parsed together take a fraction of what each takes alone.
    """
    from klartekst.danish.pipeline import annotate, load

    nlp = load(model)
    with _PARSING, nlp.memory_zone():
        return [
            Tree(
                tuple(token.lower_ for token in doc),
                tuple(token.head.i for token in doc),
                tuple(token.dep_ for token in doc),
                tuple("PUNCT" if token.is_punct else token.pos_ for token in doc),
            )
            for doc in annotate(nlp, sentences)
        ]


def subject_span(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The tokens `[start, end)` of the verb's subject: one unbroken phrase without commas, or None."""
    for child, (head, relation) in enumerate(zip(tree.heads, tree.relations, strict=True)):
        if head != verb or child == verb or relation not in SUBJECTS or tree.words[child] in RELATIVES:
            continue
        places = sorted(tree.below(child))
        unbroken = places[-1] - places[0] == len(places) - 1
        plain = not any(tree.classes[place] in {"PUNCT", "VERB"} for place in places)
        return (places[0], places[-1] + 1) if unbroken and plain and verb not in places else None
    return None
