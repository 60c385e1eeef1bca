"""Where a replacement goes, and what it is once it fits there."""

import re

import msgspec

from klartekst.danish.forms import Word

# What inflects in an alternative: *{give} dig besked*.
BRACED = re.compile(r"\{([^{}]*)\}")


class Place(msgspec.Struct, frozen=True):
    """A match in its sentence: words and punctuation to the left, the matched words, those to the right.

    `braced` is the index in `matched` of the word that stands in braces in the pattern, None when the
    pattern has none; `readings` are that word's readings which the pattern means.
    """

    left: tuple[str, ...]
    matched: tuple[str, ...]
    right: tuple[str, ...] = ()
    braced: int | None = None
    readings: tuple[Word, ...] = ()


class Fitted(msgspec.Struct, frozen=True):
    """Text to paste in place of the matched words and of the last `left` words in front of them."""

    text: str
    left: int = 0
