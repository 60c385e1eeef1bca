"""OpenDocument texts (.odt, .ott, .fodt) as letters, from LibreOffice, Collabora or Word.

An own walker on zip and XML, as for Word: libraries for reading OpenDocument mix deleted text and
comments into the letter, or lose fields, page headers and text boxes.
"""

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.assemble import Document, assemble_stories
from klartekst.readers.formats import ZIP
from klartekst.readers.odt_stories import OdtStories
from klartekst.readers.package import Package, parse_xml


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of an OpenDocument text; `path` is for messages and `Letter.path`.

    Raises `UnreadableLetter` when the document is damaged, locked, too large or without text.
    """
    return parse(data, path).letter


def parse(data: bytes, path: str) -> Document:
    """As `read`, and with the spans of the text in the document's own XML (`Span.tail` says where)."""
    content, styles = None, None
    if data.startswith(ZIP):
        package = Package(data, path)
        if (
            b"encryption-data" in package.part("META-INF/manifest.xml")
            or "encrypted-package" in package.names
        ):
            raise refusals.locked(path)
        content, styles = package.xml("content.xml"), package.xml("styles.xml")
    else:
        content = parse_xml(data, path)
    if content is None:
        raise refusals.damaged(path)
    try:
        stories = OdtStories(content, styles, path)
    except RecursionError as error:
        raise refusals.damaged(path) from error
    return assemble_stories(stories, path, "odt")
