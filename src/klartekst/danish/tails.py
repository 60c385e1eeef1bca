"""Where an unknown compound may be cut: *parkeringskort* is a *kort*, not a *skort*."""

from collections.abc import Callable, Iterator

from klartekst.danish.closed_classes import listed

SHORTEST = 4  # "-ter" or "-at" would make a compound of any word ...
LONGEST = 80  # letters of a compound; what is longer is no word, and looking for its head would take minutes
_SHORT = listed("bad bil by dag hus job kort lov lån løn mad ret råd sag syn tid år")  # ... but for these
_SHORT_STEMS = frozenset(  # "sagen", "lovene": their inflected forms may also be short
    stem + ending for stem in _SHORT for ending in ("", "e", "s", "en", "et", "er")
)
_PREFIXES = listed(
    "af an be bi bort efter for fra frem gen hen ind med mer mis mod ned om op over sam til tilbage "
    "u ud under"
)


def tails(form: str) -> Iterator[str]:
    """The form itself and then ever shorter ends of it, in search of a compound's head."""
    yield form
    if len(form) <= LONGEST and form.replace("-", "").isalpha():
        for start in range(2, len(form) - 2):
            tail = form[start:].removeprefix("-")
            if len(tail) >= SHORTEST or tail in _SHORT_STEMS:
                yield tail


def is_front(front: str, known: Callable[[str], bool]) -> bool:
    """Whether what stands before the tail is a word, with or without its linking letter, or a prefix."""
    stem = front.removesuffix("-")
    if stem in _PREFIXES or (len(stem) > 2 and known(stem)):
        return True
    if stem.endswith(("s", "e")) and len(stem) > 3:
        return known(stem[:-1]) or any(known(tail) for tail in tails(stem[:-1]) if len(tail) > SHORTEST)
    return False


def is_prefix(front: str) -> bool:
    """Whether a verb behind it stays a verb: *genberegnet*, but *arbejdsmarkedsrettet* is an adjective."""
    return front in _PREFIXES
