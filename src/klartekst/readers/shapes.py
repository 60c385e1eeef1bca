"""Stored characters as a reader sees them: no invisible ones, composed letters, line feeds as spaces."""

import re
import unicodedata
from collections.abc import Iterator

# What a reader cannot see inside a word, and what would hide the word from every word list.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_COMPOSED = re.compile(r".[\u0300-\u036f]+", re.DOTALL)


def shapes(text: str) -> Iterator[tuple[int, int, str]]:
    """`text` in stretches (start, end, as read): without invisible characters, å and é composed.

    A stretch that changes length stands alone, so that every other offset can be counted.
    """
    if text.isascii():
        yield 0, len(text), text.replace("\n", " ").replace("\r", " ")
        return
    odd = [(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)]
    if not unicodedata.is_normalized("NFC", text):
        odd += [(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMPOSED.finditer(text)]
    at = 0
    for start, end, shape in sorted(odd):
        if start < at:
            continue
        if at < start:
            yield at, start, text[at:start].replace("\n", " ").replace("\r", " ")
        if shape:
            yield start, end, shape
        at = end
    if at < len(text):
        yield at, len(text), text[at:].replace("\n", " ").replace("\r", " ")
