"""What a rewrite never adds, removes or changes: numbers, negations, limits, duties and permissions."""

import re
from collections import Counter
from collections.abc import Iterable

from klartekst.danish.forms import listed

_MODALS = {
    "kan": "kunne",
    "skal": "skulle",
    "vil": "ville",
    "må": "måtte",
    "bør": "burde",
    "tør": "turde",
}
_PROTECTED = listed("ikke ej aldrig ingen kun senest tidligst mindst højst") | frozenset(_MODALS.values())


def keeps_meaning(replaced: Iterable[str], text: str) -> bool:
    """Whether `text` has the same numbers, negations, limits and modal verbs as the words it replaces."""
    return _protected(replaced) == _protected(re.findall(r"[\w.,]*\w", text))


def _protected(words: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        lower = "ingen" if word.lower() == "intet" else word.lower()
        lemma = _MODALS.get(lower, lower)
        if lemma in _PROTECTED or any(letter.isdigit() for letter in word):
            found[lemma] += 1
    return found
