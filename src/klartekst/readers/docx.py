"""Word documents (.docx, .dotx, .docm, .dotm) as letters.

An own walker on zip and XML: a complaint guide in a content control, a footnote, a letterhead in a
text box and a tracked insertion are all text that the citizen gets. Macros are never run.
"""

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.assemble import Document, assemble_stories
from klartekst.readers.docx_stories import Stories
from klartekst.readers.package import Package


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of a Word document; `path` is for messages and `Letter.path`.

    Raises `UnreadableLetter` when the document is damaged, locked, too large or without text.
    """
    return parse(data, path).letter


def parse(data: bytes, path: str) -> Document:
    """As `read`, and with the spans of the text in the document's own `w:t` elements."""
    try:
        stories = Stories(Package(data, path), path)
    except RecursionError as error:  # fields in fields in fields: made by nobody's Word
        raise refusals.damaged(path) from error
    return assemble_stories(stories, path, "docx", _remarks(stories))


def _remarks(stories: Stories) -> tuple[str, ...]:
    remarks = []
    if stories.embedded:
        remarks.append("Et andet dokument er sat ind i brevet. Teksten i det er ikke læst.")
    if stories.unfinished:
        remarks.append("Et felt i dokumentet er ikke afsluttet. Noget af teksten kan mangle.")
    return tuple(remarks)
