"""RTF letters, read for their words only: an old format that is on its way out.

striprtf gives the text and nothing else, so a letter in RTF is read in part and says so. Saving it as a
Word document gives all of it.
"""

import re
from collections.abc import Callable

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.plain_text import letter

LOST = (
    "Af en RTF-fil læser klartekst kun ordene: overskrifter, sidehoved, sidefod, fodnoter og felter går tabt, "
    "og slettet tekst i sporede ændringer kommer med. Gem brevet som Word-dokument (.docx), så bliver det hele læst."
)

_ROW = re.compile(r"^(.*)\|[ \t]*$", re.MULTILINE)
"""How striprtf writes the row of a table: each cell with a bar behind it."""

_WINDOWS = "cp1252"
"""What RTF is written in where it does not say so; Danish Windows."""


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of an RTF file; `path` is for messages and `Letter.path`.

    Raises `UnreadableLetter` when the file is damaged or without text, and when striprtf is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise refusals.needs(path, "RTF-filer", "rtf") from error
    try:
        convert: Callable[..., str] = rtf_to_text
        text = convert(data.decode("latin-1"), encoding=_WINDOWS, errors="replace")
    except (ValueError, LookupError, ArithmeticError) as error:
        raise refusals.damaged(path) from error
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # an emoji is written as two
    rows = _ROW.sub(lambda row: row[1].replace("|", "\t"), whole)
    if not rows.strip():
        raise refusals.without_text(path)
    return letter(rows, path, (LOST,), "rtf")
