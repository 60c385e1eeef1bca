"""What the parser says of a sentence; spaCy and the model are loaded only when somebody asks."""

from collections.abc import Sequence
from typing import Any

from klartekst.errors import DataError

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
RELATIVES = frozenset({"som", "der"})


def tree(words: Sequence[str]) -> Any | None:
    """The parsed sentence (a spaCy Doc with one token a word), or None where no model is installed."""
    from klartekst.danish.pipeline import parse

    try:
        (doc,) = parse([words])
    except DataError:
        return None
    return doc


def subject_span(doc: Any, verb: int) -> tuple[int, int] | None:
    """The tokens `[start, end)` of the verb's subject: one unbroken phrase without commas, or None."""
    for child in doc[verb].children:
        if child.dep_ not in SUBJECTS or child.lower_ in RELATIVES:
            continue
        places = sorted(token.i for token in child.subtree)
        unbroken = places[-1] - places[0] == len(places) - 1
        plain = not any(doc[place].is_punct or doc[place].pos_ == "VERB" for place in places)
        return (places[0], places[-1] + 1) if unbroken and plain and verb not in places else None
    return None
