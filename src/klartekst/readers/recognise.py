"""Tells what a file is: by its first bytes, and by its name only where the bytes leave it open."""

from klartekst.readers import refusals
from klartekst.readers.formats import Format, named, of_suffix
from klartekst.readers.package import Package

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# The first bytes of files that are no letters, or letters that cannot be read yet.
_FIRST_BYTES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)


def recognise(data: bytes, path: str, suffix: str) -> Format:
    """The format of a file that holds `data` and whose name ends in `suffix` (lower case, "" for none).

    Raises UnreadableLetter for a file that is encrypted, damaged or of a kind that is not read;
    `path` is for the message.
    """
    if data.startswith(_ZIP):
        return _zip(data, path, suffix)
    if data.startswith(_OLE):
        raise _ole(data, path, suffix)
    for first, kind in _FIRST_BYTES:
        if data.startswith(first):
            raise refusals.unsupported(path, kind)
    if of_suffix(suffix) is named("docx"):
        raise refusals.not_word(path)
    if refusals.knows(suffix):
        raise refusals.unsupported(path, suffix)
    if b"\0" in data and not data.startswith(_BYTE_ORDER_MARKS):
        raise refusals.not_text(path)
    if suffix and of_suffix(suffix) is None:
        raise refusals.unsupported(path, suffix)
    return of_suffix(suffix) or named("txt")


def _zip(data: bytes, path: str, suffix: str) -> Format:
    names = Package(data, path).names
    if any(name.startswith("word/") for name in names):
        return named("docx")
    if "mimetype" in names:
        raise refusals.unsupported(path, ".odt")
    if any(name.startswith("xl/") for name in names):
        raise refusals.unsupported(path, ".xlsx")
    if any(name.startswith("ppt/") for name in names):
        raise refusals.unsupported(path, ".pptx")
    if of_suffix(suffix) is named("docx"):
        raise refusals.not_word(path)
    raise refusals.unsupported(path, ".zip")


def _ole(data: bytes, path: str, suffix: str) -> Exception:
    """Old Office files, Outlook mails and encrypted new ones share a container; its streams tell."""
    if "EncryptedPackage".encode("utf-16-le") in data or of_suffix(suffix) is named("docx"):
        return refusals.protected(path)
    if "__properties_version1.0".encode("utf-16-le") in data:
        return refusals.unsupported(path, ".msg")
    return refusals.unsupported(path, suffix if refusals.knows(suffix) else ".doc")
