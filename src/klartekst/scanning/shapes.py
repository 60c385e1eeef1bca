"""The shape of a sentence: what stays the same when it is written in many letters.

Fields, numbers, dates, names and addresses are masked, case and punctuation are dropped. The shape is kept as a
hash under a key that each store makes for itself, and so are its parts (words and pairs of neighbours), which
tell how alike two sentences are. Neither can be read back; who has the key can test a guess.
"""

import struct
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from klartekst.danish.capitals import is_name
from klartekst.danish.tokens import Token, TokenKind

GAP = "□"
MIN_WORDS = 4
"""Shorter ones (*Venlig hilsen*, *Se bilag*) are alike everywhere and are not worth a place of their own."""

_PART = struct.Struct("<I")


class Shaper:
    """Makes shapes under a key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, tokens: Sequence[Token]) -> tuple[bytes, bytes]:
        """The shape of a sentence (16 bytes) and its parts (4 bytes each, sorted); two empty ones when it is short."""
        words = masked(tokens)
        if len(words) < MIN_WORDS:
            return b"", b""
        pairs = (f"{one} {other}" for one, other in pairwise(words))
        parts = sorted({self._hash(each, 4) for each in (*words, *pairs)})
        return self._hash(" ".join(words), 16), b"".join(parts)

    def _hash(self, text: str, size: int) -> bytes:
        return blake2b(text.encode(), key=self._key, digest_size=size).digest()


def masked(tokens: Sequence[Token]) -> list[str]:
    """The words of a sentence in lower case, with one gap for each run of what is filled in."""
    words: list[str] = []
    for position, token in enumerate(tokens):
        if token.kind is TokenKind.PUNCTUATION:
            continue
        filled = token.kind is not TokenKind.WORD or is_name(tokens, position)
        if not filled:
            words.append(token.norm)
        elif not words or words[-1] != GAP:
            words.append(GAP)
    return words


def parts(stored: bytes) -> frozenset[int]:
    """The parts of a shape as numbers."""
    return frozenset(each[0] for each in _PART.iter_unpack(stored))
