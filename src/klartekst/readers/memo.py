"""Messages in Digital Post (MeMo, versions 1.1 and 1.2): what the citizen sees of them.

What announces the letter (subject, notifications, buttons) is a fragment of its own; each document is a
letter. Read leniently, as versions and senders differ: elements are known by their local names at any depth,
no schema is asked, what is unknown is passed over. Technical documents are for machines and are not read.
Source: Digitaliseringsstyrelsen, *MeMo* 1.1 (2020) and 1.2 (2025), digitaliser.dk/digital-post.
"""

import base64
import binascii
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from klartekst.letter import Block, BlockKind, Letter, Part
from klartekst.readers import refusals
from klartekst.readers.enclosed import MAX_FILES, Enclosed, Found, read_enclosed
from klartekst.readers.placeholders import placeholders

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ANNOUNCED = {
    "label": Part.SUBJECT,
    "notification": Part.NOTIFICATION,
    "additionalNotification": Part.NOTIFICATION,
}
_DOCUMENTS = ("MainDocument", "AdditionalDocument")
# Several files of one document are the same letter; the one that keeps most of its form is read.
_BEST_FIRST = (".docx", ".odt", ".html", ".htm", ".md", ".txt", ".rtf", ".pdf")


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """What announces the message first, then its documents, each once however many formats it comes in.

    Raises UnreadableLetter for XML that is no such message, is broken, or declares entities.
    """
    message = _message(data, path)
    found = Found()
    for document in _documents(message):
        more = _document(document, path)
        found = Found((*found.letters, *more.letters), (*found.remarks, *more.remarks))
    head = _announcement(message, path, found.remarks)
    if not (head.text or found.letters):
        raise refusals.nothing_to_read(path) if found.remarks else refusals.empty(path)
    return (head, *found.letters)


def _message(data: bytes, path: str) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, ValueError, LookupError) as error:  # defusedxml's own errors are ValueErrors
        raise refusals.no_memo(path) from error
    found = next((each for each in root.iter() if _name(each) == "Message"), None)
    if found is None or _child(found, "MessageHeader") is None:
        raise refusals.no_memo(path)
    return found


def _announcement(message: "Element", path: str, remarks: tuple[str, ...]) -> Letter:
    """Subject, notifications and the words on buttons, a paragraph each."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part, text in _shown(message):
        kind = BlockKind.HEADING if part is Part.SUBJECT else BlockKind.PARAGRAPH
        blocks.append(Block(at, at + len(text), kind, int(kind is BlockKind.HEADING), part=part))
        pieces.append(text)
        at += len(text) + 2
    text = "\n\n".join(pieces)
    return Letter(text, tuple(blocks), placeholders(text), path, "memo", remarks, fragment=True)


def _shown(message: "Element") -> Iterator[tuple[Part, str]]:
    header = _child(message, "MessageHeader")
    assert header is not None
    for each in header:
        part = _ANNOUNCED.get(_name(each))
        if part is not None and _text(each):
            yield part, _text(each)
    for document in _documents(message):
        for action in document:
            label = _child(action, "label") if _name(action) == "Action" else None
            if label is not None and _text(label):
                yield Part.ACTION, _text(label)


def _documents(message: "Element") -> list["Element"]:
    body = _child(message, "MessageBody")
    return [each for each in body if _name(each) in _DOCUMENTS][:MAX_FILES] if body is not None else []


def _document(document: "Element", path: str) -> Found:
    """The document in its best format that can be read; remarks only when none can."""
    remarks: tuple[str, ...] = ()
    for file in sorted(_files(document), key=_worth):
        found = read_enclosed((file,), path, ("Dokumentet", "Dokumenterne"))
        if found.letters:
            return found
        remarks = remarks or found.remarks
    return Found((), remarks)


def _files(document: "Element") -> Iterator[Enclosed]:
    for file in document:
        if _name(file) != "File":
            continue
        values = {_name(each): each.text or "" for each in file}
        mime = values.get("encodingFormat", file.get("encodingFormat", ""))
        name = values.get("filename", file.get("filename", ""))
        yield Enclosed(name, _bytes(values.get("content", "")), mime.partition(";")[0].strip())


def _bytes(content: str) -> bytes:
    """What base64 text holds; nothing when it is broken, which its reader then says."""
    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError):
        return b""


def _worth(file: Enclosed) -> int:
    suffix = PurePath(file.name).suffix.lower()
    return _BEST_FIRST.index(suffix) if suffix in _BEST_FIRST else len(_BEST_FIRST)


def _child(element: "Element", name: str) -> "Element | None":
    return next((each for each in element if _name(each) == name), None)


def _name(element: "Element") -> str:
    """The local name, whatever the namespace."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: "Element") -> str:
    return " ".join((element.text or "").split())
