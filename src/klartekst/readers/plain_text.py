"""Plain text: bytes to a letter. The text stays exactly as stored; the layout only says what stands where."""

import codecs
import re
from collections.abc import Sequence

from klartekst.letter import Letter, Mark
from klartekst.readers import refusals
from klartekst.readers.layout import layout
from klartekst.readers.placeholders import placeholders
from klartekst.readers.quotations import quotations

__all__ = ["decode", "layout", "letter", "read"]

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# More control characters than this share of the bytes: not a text.
_MAX_CONTROLS = 0.01
_LOST = "\ufffd"
"""Stands for a byte that is no character."""

_MANY_BYTES = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def read(data: bytes, path: str = "-") -> Letter:
    """The letter that a text file holds. Raises UnreadableLetter for bytes that are no text."""
    text, remarks = decode(data, path)
    return letter(text, path, remarks)


def letter(
    text: str,
    path: str = "-",
    remarks: tuple[str, ...] = (),
    format: str = "txt",
    set_apart: Sequence[Mark] = (),
) -> Letter:
    """A letter made of plain text: blocks, gaps and quotations.

    What is `set_apart` (sorted) stands in the text and in no block: old mails under a new one.
    """
    blocks = layout(_without(text, set_apart))
    gaps = placeholders(text)
    taken = {(mark.start, mark.end) for mark in gaps}  # »Fornavn og efternavn« is no quotation
    quoted = (mark for mark in quotations(text, blocks) if (mark.start, mark.end) not in taken)
    marks = sorted((*gaps, *quoted, *set_apart), key=lambda mark: (mark.start, -mark.end))
    return Letter(text, blocks, tuple(marks), path, format, remarks)


def _without(text: str, spans: Sequence[Mark]) -> str:
    """The text with blanks where these spans are, line ends kept."""
    pieces: list[str] = []
    at = 0
    for each in spans:
        pieces += (text[at : each.start], re.sub(r"[^\n]", " ", text[each.start : each.end]))
        at = each.end
    return "".join((*pieces, text[at:]))


def decode(data: bytes, path: str = "-") -> tuple[str, tuple[str, ...]]:
    """The text of a file and Danish remarks on it: byte order mark, then strict UTF-8, then cp1252.

    A byte order mark of UTF-8 stays in the text, so that positions count in the file as stored.
    Raises UnreadableLetter, which names `path`, for bytes that are no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise refusals.not_text(path) from error
    sample = data[:200_000]
    if b"\x00" in sample or len(_BINARY.findall(sample)) > _MAX_CONTROLS * len(sample):
        raise refusals.not_text(path)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    # A UTF-8 file with a broken byte is still UTF-8: cp1252 text hardly ever looks like it.
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_LOST)
    if len(_MANY_BYTES.findall(data)) > 3 * broken:
        return text, (f"Enkelte tegn i filen er ødelagt og er vist som {_LOST}.",)
    return data.decode("cp1252", errors="replace"), ()
