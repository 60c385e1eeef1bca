"""The formats that klartekst can write in: one line a format, chosen as the readers are, by what a file holds."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from klartekst.errors import KlartekstError
from klartekst.letter import Letter
from klartekst.readers.formats import named
from klartekst.readers.open import stored
from klartekst.readers.recognise import recognise
from klartekst.rewriting.edits import Edit
from klartekst.writing import refusals
from klartekst.writing.remark import Remark

_WRITERS = {"docx": "klartekst.writing.word", "odt": "klartekst.writing.odt"}

SUFFIXES = tuple(suffix for name in _WRITERS for suffix in named(name).suffixes)
"""The files that can hold comments."""

TRACKING = tuple(named("docx").suffixes)
"""The files in which changes can be tracked."""


class Copy(Protocol):
    """A document being written in; what comes out is a new package, the bytes that went in stay as they are."""

    @property
    def letter(self) -> Letter:
        """The letter as read, without klartekst's own comments once they are removed."""

    @property
    def locked(self) -> bool:
        """Whether the document is protected against changes to its text; comments can be put in all the same."""

    @property
    def floating_letterhead(self) -> bool:
        """Whether tracked changes may be shown wrongly, because a table or a frame floats beside
        the text."""

    @property
    def tracks(self) -> bool:
        """Whether tracked changes can be written in this format."""

    def remove_comments(self) -> int:
        """Take klartekst's own comments away; returns how many there were."""

    def comment(self, remarks: Sequence[Remark], date: str) -> int:
        """Put the remarks in as comments dated `date` (ISO 8601); returns how many found a place."""

    def replace(self, edits: Iterable[Edit]) -> list[Edit]:
        """Write the edits that can be written, in the look of the words they replace; returns them.

        Raises UsageError when the document is locked.
        """

    def track(self, edits: Iterable[Edit], date: str) -> list[Edit]:
        """As `replace`, but as tracked changes dated `date` (ISO 8601)."""

    def saved(self, *, as_copy: bool) -> bytes:
        """The package; `as_copy` lets a later run know that it is klartekst's own, until somebody saves it."""


def open_copy(data: bytes, path: str) -> Copy:
    """The document in `data`, opened to be written in; `path` names it and is for messages.

    Raises `UnreadableLetter` when it cannot be read, `UsageError` when klartekst cannot or must not write it.
    """
    kind = recognise(data, path, Path(path).suffix.lower())
    if kind.name not in _WRITERS:
        raise refusals.not_writable(path, SUFFIXES)
    copy: Copy = import_module(_WRITERS[kind.name]).open_copy(data, path)
    return copy


def is_untouched_copy(data: bytes, path: str) -> bool:
    """Whether klartekst wrote this document and nobody has saved it since. Raises `UnreadableLetter`."""
    kind = recognise(data, path, Path(path).suffix.lower())
    if kind.name not in _WRITERS:
        return False
    ours: bool = import_module(_WRITERS[kind.name]).is_untouched_copy(data, path)
    return ours


def free_target(path: str, output: str | None, usual: Path) -> Path:
    """Where the copy of the letter at `path` goes: to `output`, else to `usual`.

    Raises UsageError when something stands there that is not ours to write over.
    """
    target = Path(output) if output else usual
    if target.resolve() == Path(path).resolve():
        raise refusals.itself(path)
    if target.exists():
        try:
            ours = target.is_file() and is_untouched_copy(stored(str(target)), str(target))
        except KlartekstError:
            ours = False
        if not ours:
            raise refusals.worked_in(str(target))
    return target
