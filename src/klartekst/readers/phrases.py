"""Banks of phrases: a file whose cells or entries are pieces of letters, among keys, numbers and codes.

Each piece that holds a sentence is a fragment of its own, under the path `bank.xlsx#Ark1!B3`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.open import read_bytes
from klartekst.readers.plain_text import letter as plain_letter

MAX_ENTRIES = 10_000
"""Pieces of one file; the largest known template shelf has some hundreds."""

MAX_CELLS = 2_000_000
"""Cells of one file, empty ones included: a sheet may claim to be larger than any machine."""

_WORD = re.compile(r"(?<![\w./\\@#-])[^\W\d_]+(?![\w/\\@])", re.UNICODE)
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|h[1-6]|a|table|tr|td)\b[^<>]*>", re.IGNORECASE
)
_STOPPED = re.compile(r"[.?!:…][)\]\"”’«“'\s]*\Z")
# A piece that ends with a stop needs as many words to be a sentence, one without a stop as many to be no label.
_LEAST_STOPPED, _LEAST = 3, 8
# Among running words nearly all are written small; a list of names or codes is not.
_LEAST_SMALL = 0.5
_CODE = re.compile(r"[{};=<>|\\]\s*\n|\b(?:function|return|SELECT|INSERT)\b|=>|&&|\(\)")
_LONGEST_PLACE = 120


def holds_prose(value: str) -> bool:
    """Whether a cell or an entry holds a sentence: not a key, a number, a code, an address or a label."""
    if _CODE.search(value):
        return False
    text = _TAG.sub(" ", value).strip()
    words = _WORD.findall(text)
    if len(words) < (_LEAST_STOPPED if _STOPPED.search(text) else _LEAST):
        return False
    small = sum(1 for word in words if str(word).islower())
    return small >= _LEAST_SMALL * len(words)


def entries(values: Iterable[tuple[str, str]], path: str, format: str) -> Sequence[Letter]:
    """A fragment for each of `values` (place in the file, text) that holds prose.

    Text with tags is read as a page. Raises UnreadableLetter when there is none, or more than `MAX_ENTRIES`.
    """
    made: list[Letter] = []
    for place, text in values:
        if not holds_prose(text):
            continue
        if len(made) == MAX_ENTRIES:
            raise refusals.too_many_entries(path, MAX_ENTRIES)
        made.append(_entry(text, f"{path}#{_shown(place)}", format))
    if not made:
        raise refusals.no_phrases(path)
    return made


def _entry(text: str, path: str, format: str) -> Letter:
    if _TAG.search(text):
        read = read_bytes(text.encode("utf-8", "replace"), path, ".html")[0]
        return replace(read, path=path, format=format, fragment=True)
    return replace(plain_letter(text, path, format=format), fragment=True)


def _shown(place: str) -> str:
    """A place that can be printed: names of sheets and keys may hold anything."""
    plain = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in place)
    return plain[:_LONGEST_PLACE]


def cell(row: int, column: int) -> str:
    """The name of a cell as spreadsheets show it; `row` and `column` count from 1: (3, 2) is B3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
