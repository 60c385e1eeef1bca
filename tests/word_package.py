"""Looks into Word packages that klartekst wrote: members, comments and the words that they stand on."""

import io
import zipfile
from dataclasses import dataclass

from docx_builder import W as NAMESPACE
from lxml import etree

W = f"{{{NAMESPACE}}}"


@dataclass(frozen=True)
class Comment:
    """A comment: who wrote it, its paragraphs, and the words between its ends."""

    author: str
    paragraphs: tuple[str, ...]
    words: str

    @property
    def text(self) -> str:
        """All its paragraphs."""
        return "\n".join(self.paragraphs)


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def document(data: bytes) -> etree._Element:
    """The root of the document part."""
    return etree.fromstring(members(data)["word/document.xml"])


def comments(data: bytes) -> list[Comment]:
    """The comments of a package in the order of their part, each with exactly one start, end and reference."""
    parts = members(data)
    if "word/comments.xml" not in parts:
        return []
    root = etree.fromstring(parts["word/document.xml"])
    found = []
    for comment in etree.fromstring(parts["word/comments.xml"]).iter(W + "comment"):
        key = comment.get(W + "id")
        assert key is not None
        paragraphs = tuple("".join(p.itertext(W + "t")) for p in comment.iter(W + "p"))
        found.append(Comment(comment.get(W + "author") or "", paragraphs, anchored(root, key)))
    return found


def anchored(root: etree._Element, key: str) -> str:
    """The words between the start and the end of the comment with this id."""
    inside, words, seen = False, "", []
    for element in root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "t"):
        if element.tag == W + "t":
            words += (element.text or "") if inside else ""
        elif element.get(W + "id") == key:
            seen.append(etree.QName(element).localname)
            inside = element.tag == W + "commentRangeStart"
    assert seen == ["commentRangeStart", "commentRangeEnd", "commentReference"], seen
    return words
