"""A letter that edits are put into, round after round: plain text, or a document of a word processor."""

import codecs
from collections.abc import Sequence
from typing import Protocol

from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter
from klartekst.rewriting.apply import apply
from klartekst.rewriting.edits import Edit
from klartekst.writing.copies import open_copy

TEXT_FORMATS = frozenset({"txt", "md"})


class Manuscript(Protocol):
    """A letter and the file it stands in. Editing gives a new one; nothing is changed in place."""

    @property
    def letter(self) -> Letter:
        """The letter as it reads now."""

    def edited(self, edits: Sequence[Edit]) -> tuple["Manuscript", int]:
        """The manuscript with those of the edits that can be made, and how many they were."""

    def stored(self, *, as_copy: bool) -> bytes:
        """The bytes of its file; `as_copy` when it is written beside the letter and not in its place."""


def manuscript(letter: Letter, data: bytes) -> Manuscript:
    """The manuscript of a letter whose file is `data`. Raises `UsageError` for a format that is not written."""
    if letter.format in TEXT_FORMATS:
        return _Text(letter, letter, data)
    return _Document(data, letter.path)


class _Text:
    def __init__(self, letter: Letter, original: Letter, data: bytes) -> None:
        self.letter = letter
        self._original = original
        self._data = data

    def edited(self, edits: Sequence[Edit]) -> tuple[Manuscript, int]:
        text = apply(self.letter.text, edits)
        return _Text(reread(self.letter, text), self._original, self._data), len(edits)

    def stored(self, *, as_copy: bool) -> bytes:
        return encoded(self.letter.text, self._original, self._data)


class _Document:
    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self.letter = open_copy(data, path).letter

    def edited(self, edits: Sequence[Edit]) -> tuple[Manuscript, int]:
        if not edits:  # a locked document says no to any other question
            return self, 0
        copy = open_copy(self._data, self.letter.path)
        made = copy.replace(edits)
        return _Document(copy.saved(as_copy=False), self.letter.path) if made else self, len(made)

    def stored(self, *, as_copy: bool) -> bytes:
        return open_copy(self._data, self.letter.path).saved(as_copy=as_copy)


def reread(letter: Letter, text: str) -> Letter:
    """A letter of plain text or Markdown with another text."""
    from klartekst.readers import markdown, plain_text

    if letter.format == "md":
        return markdown.from_text(text, letter.path)
    return plain_text.letter(text, letter.path)


def encoded(text: str, letter: Letter, data: bytes) -> bytes:
    """The text as bytes in the encoding that `data`, the letter's file, is written in.

    Raises UnreadableLetter when the file cannot be written back exactly, or not with these letters.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return mark + text.encode(name)
    for name in ("utf-8", "cp1252"):
        try:
            if letter.text.encode(name) == data:
                return text.encode(name)
        except UnicodeEncodeError:
            continue
    raise UnreadableLetter(
        f"Filen »{letter.path}« har tegn, som klartekst ikke kan gemme igen, som de var.",
        "Gem filen som UTF-8-tekst, og prøv igen.",
    )
