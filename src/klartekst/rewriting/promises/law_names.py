"""The stem of the law that words name: *servicelovens* is *servicelov*, *lov* in *give lov til* is none."""

import re
from collections.abc import Sequence
from itertools import pairwise

from klartekst.danish.by_word import by_word
from klartekst.danish.closed_classes import listed
from klartekst.danish.tokens import Token

_LAW = re.compile(
    r"(?P<stem>[\wæøå-]*(?:lov|bekendtgørelse|cirkulære|forordning|direktiv|vedtægt|regulativ))"
    r"(?P<definite>en|n|et|erne)?s?"
)
_LAWS = listed("lov loven lovens bekendtgørelse bekendtgørelsen")
_TITLE = 4  # words of a law's title in front of a word of it, with its "lov om"
_NO_LAW = listed("forlov tillov")


def law_at(words: Sequence[str], at: int) -> str | None:
    """The stem of a law's name: *servicelovens* is *servicelov*; *lov* in *give lov til* is none."""
    named = law_in(words[at].lower())
    if named is None:
        return None
    stem, definite = named
    if stem == "lov" and not definite:
        if at and words[at - 1].lower() == "barnets":
            return "barnets lov"
        return "lov" if at + 1 < len(words) and words[at + 1].lower() in ("om", "nr") else None
    return stem


@by_word(1 << 12)
def law_in(word: str) -> tuple[str, bool] | None:
    """The stem of the law that a word names, and whether it is definite; None for any other word."""
    match = _LAW.fullmatch(word)
    if match is None or match["stem"] in _NO_LAW:
        return None
    return match["stem"], match["definite"] is not None


def in_title(before: Sequence[Token]) -> bool:
    """Whether what follows these words names a law: *lov om almene boliger*."""
    words = [token.norm for token in before[-_TITLE:]]
    return any(law in _LAWS and about == "om" for law, about in pairwise(words))
