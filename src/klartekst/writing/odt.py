"""An OpenDocument text being written in: remarks as annotations, edits as words.

What is given back is a new document in which only `content.xml` is changed. Tracked changes are not written:
OpenDocument keeps what was deleted far from where it stood, and comments serve the caseworker as well.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR, Letter, MarkKind
from klartekst.readers.assemble import Document, Span
from klartekst.readers.formats import ZIP
from klartekst.readers.odf import DC, OFFICE, TEXT
from klartekst.readers.odt import parse
from klartekst.readers.package import Package
from klartekst.rewriting.edits import Edit
from klartekst.writing import odt_comments, refusals
from klartekst.writing.exact_edit import exact_edit
from klartekst.writing.mixed_content import take_out
from klartekst.writing.package_copy import package_copy
from klartekst.writing.remark import Remark
from klartekst.writing.word_parts import UNTOUCHED

_CONTENT = "content.xml"


class OdtCopy:
    """The copy of the OpenDocument text in `data`; `path` is for messages.

    Raises `UnreadableLetter` when it cannot be read, `UsageError` when it must not be written.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self._path = path
        if data.startswith(ZIP) and "META-INF/documentsignatures.xml" in Package(data, path).names:
            raise refusals.signed(path)
        self._open(data)

    def _open(self, data: bytes) -> None:
        self._document: Document = parse(data, self._path)
        in_content = (span.node for span in self._document.spans if span.part == _CONTENT)
        node = next(in_content, None)
        if node is None:
            raise refusals.no_body(self._path)
        self._root: etree._Element = node.getroottree().getroot()

    @property
    def letter(self) -> Letter:
        """The letter as read, without klartekst's own comments once they are removed."""
        return self._document.letter

    @property
    def tracks(self) -> bool:
        """No: see `track`."""
        return False

    @property
    def locked(self) -> bool:
        """Never: OpenDocument protects sections, which the reader of comments may all the same comment on."""
        return False

    @property
    def floating_letterhead(self) -> bool:
        """Never: no tracked change is written that a letterhead could spoil."""
        return False

    def remove_comments(self) -> int:
        """Take klartekst's own annotations away; returns how many there were."""
        annotations = self._root.iter(OFFICE + "annotation")
        own = [each for each in annotations if each.findtext(DC + "creator") == COMMENT_AUTHOR]
        names = {each.get(OFFICE + "name") for each in own} - {None}
        ends = [e for e in self._root.iter(OFFICE + "annotation-end") if e.get(OFFICE + "name") in names]
        for each in (*own, *ends):
            take_out(each)
        if own:
            self._open(self.saved(as_copy=False))  # words have moved together: each has a new place
        return len(own)

    def comment(self, remarks: Sequence[Remark], date: str) -> int:
        """Put the remarks in as annotations dated `date` (ISO 8601); returns how many found a place."""
        return odt_comments.add(self._root, self._document, remarks, date)

    def replace(self, edits: Iterable[Edit]) -> list[Edit]:
        """Write the edits that can be written, in the look of the words they replace; returns them."""
        made = [edit for edit in sorted(edits, reverse=True) if self._write(edit)]
        return made[::-1]

    def track(self, edits: Iterable[Edit], date: str) -> list[Edit]:
        """No edit is made: tracked changes are not written in OpenDocument."""
        return []

    def saved(self, *, as_copy: bool) -> bytes:
        """The document; `as_copy` lets a later run know that it is klartekst's own, until somebody saves it."""
        if as_copy:
            self._root.set(UNTOUCHED, "1")
        elif UNTOUCHED in self._root.attrib:
            del self._root.attrib[UNTOUCHED]
        content = etree.tostring(self._root, encoding="UTF-8", xml_declaration=True)
        if not self._data.startswith(ZIP):
            return content
        return package_copy(self._data, self._path, {_CONTENT: content})

    def _write(self, edit: Edit) -> bool:
        exact = exact_edit(self.letter, edit)
        if exact is None:
            return False
        start, end, new = exact
        since = start - 1 if start == end else start  # what is put in goes behind the sign before it
        spans = [span for span in self._document.spans if span.start < end and since < span.end]
        covered = sum(min(span.end, end) - max(span.start, since) for span in spans)
        if not spans or covered != end - since or not all(self._may_change(span) for span in spans):
            return False
        for span in reversed(spans):
            first = span.node_start + max(start - span.start, 0)
            last = span.node_start + end - span.start if end < span.end else span.node_end
            text = (span.node.tail if span.tail else span.node.text) or ""
            text = text[:first] + (new if span is spans[0] else "") + text[last:]
            if span.tail:
                span.node.tail = text
            else:
                span.node.text = text
        return True

    def _may_change(self, span: Span) -> bool:
        """Whether the words are the letter's own: not from a field, in a link, or somebody's tracked change."""
        holder = span.node.getparent() if span.tail else span.node
        inserted = any(
            mark.kind is MarkKind.INSERTED and mark.start < span.end and span.start < mark.end
            for mark in self.letter.marks
        )
        in_link = holder is None or any(e.tag == TEXT + "a" for e in (holder, *holder.iterancestors()))
        return span.part == _CONTENT and not (span.held or inserted or in_link)


def open_copy(data: bytes, path: str) -> OdtCopy:
    """As the class."""
    return OdtCopy(data, path)


def is_untouched_copy(data: bytes, path: str) -> bool:
    """Whether klartekst wrote this document and nobody has saved it since. Raises `UnreadableLetter`."""
    return UNTOUCHED.encode().rpartition(b"}")[0].lstrip(b"{") in (
        Package(data, path).part(_CONTENT) if data.startswith(ZIP) else data
    )
