"""Tells what a file is: by its first bytes, and by its name only where the bytes leave it open."""

import re

from klartekst.readers import refusals
from klartekst.readers.formats import ZIP, Format, named, of_suffix

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# The first bytes of files that are no letters, or letters that cannot be read yet.
_FIRST_BYTES = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_PDF = b"%PDF-"
_RTF = b"{\\rtf"
# A header of a mail, of which one line is written by programs only.
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:MIME-Version|Message-ID|Received|Return-Path):",
    re.IGNORECASE,
)
_MEMO = b"DigitalPost.dk/MeMo"

_ODF_TEXT = "application/vnd.oasis.opendocument.text"
_FLAT_ODF = _ODF_TEXT.encode()
_OPENING = 4_000
"""The bytes that tell what a file is: a PDF's first line may stand behind a mail's headers, and the root
element of an XML file declares many namespaces."""

# What other zip packages are, by a part of theirs or by what they say they are.
_PACKAGES = (("ppt/", ".pptx"),)
_MIME_TYPES = (
    ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    ("application/vnd.oasis.opendocument.presentation", ".odp"),
    ("application/vnd.sun.xml.writer", ".sxw"),
    ("application/epub+zip", ".epub"),
)

# Formats that are no plain text: what has such a name and not such bytes is something else.
_NEVER_PLAIN = (named("docx"), named("odt"), named("pdf"), named("rtf"), named("xlsx"))


def recognise(data: bytes, path: str, suffix: str) -> Format:
    """The format of a file that holds `data` and whose name ends in `suffix` (lower case, "" for none).

    Raises UnreadableLetter for a file that is encrypted, damaged or of a kind that is not read;
    `path` is for the message.
    """
    if data.startswith(ZIP):
        return _zip(data, path, suffix)
    if data.startswith(_OLE):
        return _ole(data, path, suffix)
    if data.startswith(_PDF) or (suffix == ".pdf" and _PDF in data[:_OPENING]):
        return named("pdf")
    if data.startswith(_RTF):
        return named("rtf")
    for first, kind in _FIRST_BYTES:
        if data.startswith(first):
            raise refusals.unsupported(path, kind)
    if _FLAT_ODF in data[:_OPENING] and b"<office:document" in data[:_OPENING]:
        return named("odt")
    return _text(data, path, suffix)


def _text(data: bytes, path: str, suffix: str) -> Format:
    """The format of a file with no first bytes of its own, which its name tells."""
    claimed = of_suffix(suffix)
    if _HTML.match(data[:_OPENING]) and (claimed is None or claimed in _NEVER_PLAIN):
        return named("html")  # systems hand out web pages that are called .doc
    if claimed in _NEVER_PLAIN:
        raise refusals.mistaken(path, claimed.name)
    if refusals.knows(suffix):
        raise refusals.unsupported(path, suffix)
    if b"\0" in data and not data.startswith(_BYTE_ORDER_MARKS):
        raise refusals.not_text(path)
    if suffix and claimed is None:
        raise refusals.unsupported(path, suffix)
    return claimed or _without_name(data)


def _without_name(data: bytes) -> Format:
    """What is piped in and begins as a mail or as a message in Digital Post is one; all else is text."""
    opening = data[:_OPENING]
    if _MAIL.match(opening):
        return named("eml")
    return named(
        "memo" if opening.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and _MEMO in opening else "txt"
    )


def _zip(data: bytes, path: str, suffix: str) -> Format:
    from klartekst.readers.package import Package  # other letters need nothing that unpacks

    package = Package(data, path)
    if any(name.startswith("word/") for name in package.names):
        return named("docx")
    if "xl/workbook.xml" in package.names:
        return named("xlsx")
    for first, kind in _PACKAGES:
        if any(name.startswith(first) for name in package.names):
            raise refusals.unsupported(path, kind)
    declared = package.part("mimetype").decode("ascii", "replace").strip()
    if declared.startswith(_ODF_TEXT) or (not declared and "content.xml" in package.names):
        return named("odt")
    for first, kind in _MIME_TYPES:
        if declared.startswith(first):
            raise refusals.unsupported(path, kind)
    claimed = of_suffix(suffix)
    if claimed in _NEVER_PLAIN:
        raise refusals.mistaken(path, claimed.name)
    raise refusals.unsupported(path, ".zip")


def _ole(data: bytes, path: str, suffix: str) -> Format:
    """Old Office files, Outlook mails and encrypted new ones share a container; its streams tell."""
    if "__properties_version1.0".encode("utf-16-le") in data or of_suffix(suffix) is named("msg"):
        return named("msg")
    if "EncryptedPackage".encode("utf-16-le") in data or of_suffix(suffix) is named("docx"):
        raise refusals.protected(path)
    raise refusals.unsupported(path, suffix if refusals.knows(suffix) else ".doc")
