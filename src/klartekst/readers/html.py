"""Web pages and mails in HTML as letters: the text that a browser shows, in paragraphs.

Lexbor reads what browsers read, in a hundredth of the time of parsers in Python. Nothing is fetched and no
script is run. Offsets count in the text read, not in the file.
"""

import codecs
import re

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.assemble import Beside, assemble
from klartekst.readers.plain_text import decode

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_OPENING = 4_000
"""The bytes in which a page tells its encoding; browsers look at 1,024, Word needs a few more."""

_ORDINARY_SIZE = 24
"""Half points: what a browser shows where nothing is stated."""

_WINDOWS = frozenset({"iso-8859-1", "latin-1", "iso8859-1", "ascii", "us-ascii", "windows-1252"})
"""What pages are said to be written in when they are written in Windows' own characters (WHATWG Encoding)."""


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of a web page; `path` is for messages and `Letter.path`.

    The encoding is told by a byte order mark, then by the page itself, then as for plain text.
    Raises `UnreadableLetter` for a page without text or with more elements than any letter has.
    """
    text, remarks = _decoded(data, path)
    return from_text(text, path, remarks)


def from_text(text: str, path: str = "-", remarks: tuple[str, ...] = ()) -> Letter:
    """The letter in the HTML `text`. Raises `UnreadableLetter` as `read` does."""
    from selectolax.lexbor import LexborHTMLParser

    from klartekst.readers.html_walk import Walk

    page = LexborHTMLParser(text.replace("\0", ""))
    root = page.body or page.root
    if root is None:
        raise refusals.without_text(path)
    stated = (page.root.attributes if page.root else {}).get("lang") or root.attributes.get("lang") or "da"
    walk = Walk(danish=stated.lower().startswith("da"))
    walk.read(root)
    if walk.broken_off:
        raise refusals.too_intricate(path)
    if not walk.paragraphs:
        raise refusals.only_pictures(path) if walk.pictures else refusals.without_text(path)
    beside = Beside(walk.deletions, walk.comments, alternatives=walk.alternatives)
    return assemble(walk.paragraphs, _ORDINARY_SIZE, path, "html", remarks, beside).letter


def _decoded(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = _CHARSET.search(data[:_OPENING])
        if found:
            name = found[1].decode("ascii").lower()
            try:
                return data.decode("cp1252" if name in _WINDOWS else name), ()
            except (LookupError, UnicodeDecodeError):
                pass  # said wrongly: the bytes tell
    return decode(data, path)
