"""Phrases in JSON: every string that holds a sentence, under its JSON pointer (RFC 6901): `bank.json#/afslag/tekst`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.phrases import MAX_CELLS, entries
from klartekst.readers.plain_text import decode


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The phrases in their order. Raises UnreadableLetter for what is no JSON or holds no sentence."""
    text = decode(data, path)[0].lstrip("\ufeff")
    try:
        # Numbers stay text: nobody reads them, and one of a million digits would take long to convert.
        root = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise refusals.broken_bank(path, "JSON") from error
    return entries(_strings(root, path), path, "json")


def _strings(root: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each string value with its pointer; keys that begin with `$` or `_` speak to programs."""
    waiting: list[tuple[str, Any]] = [("", root)]
    seen = 0
    while waiting:
        pointer, value = waiting.pop()
        seen += 1
        if seen > MAX_CELLS:
            raise refusals.too_many_cells(path, MAX_CELLS)
        if isinstance(value, str):
            yield pointer or "/", value
        elif isinstance(value, list):
            waiting.extend((f"{pointer}/{number}", each) for number, each in reversed(list(enumerate(value))))
        elif isinstance(value, dict):
            kept = [(key, each) for key, each in value.items() if not key.startswith(("$", "_"))]
            waiting.extend((f"{pointer}/{_escaped(key)}", each) for key, each in reversed(kept))


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
