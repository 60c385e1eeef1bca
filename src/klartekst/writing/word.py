"""A Word document being written in: remarks as comments, edits as words or as tracked changes.

The one way back into `.docx`, `.dotx`, `.docm` and `.dotm`. What is given back is a new package; only the
document's text, its comments and what refers to them are changed, every other part is as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from klartekst.letter import Letter, Part
from klartekst.readers.docx import parse
from klartekst.readers.ooxml import W
from klartekst.rewriting.edits import Edit
from klartekst.writing import comments, refusals, word_changes
from klartekst.writing.remark import Remark
from klartekst.writing.runs import Runs
from klartekst.writing.word_parts import WordParts


class WordCopy:
    """The copy of the Word document in `data`; `path` is for messages.

    Raises `UnreadableLetter` when it cannot be read, `UsageError` when it must not be written.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._document = parse(data, path)
        self._parts = WordParts(data, path)
        if self._parts.signed:
            raise refusals.signed(path)
        self._runs = Runs(self._document.spans)
        self._path = path
        in_main = (
            element
            for element, block in zip(self._document.elements, self.letter.blocks, strict=True)
            if element is not None and block.part in (Part.BODY, Part.TEXT_BOX)
        )
        element = next(in_main, None)
        self._root = self._main_root() if element is None else element.getroottree().getroot()
        self._parts.adopt(self._root)

    @property
    def letter(self) -> Letter:
        """The letter as read, without klartekst's own comments once they are removed."""
        return self._document.letter

    @property
    def tracks(self) -> bool:
        """Yes: as `w:ins` and `w:del`."""
        return True

    @property
    def locked(self) -> bool:
        """Whether the document is protected against changes to its text (`w:documentProtection`)."""
        name = self._parts.related("settings")
        settings = self._parts.look(name) if name else None
        protection = None if settings is None else settings.find(W + "documentProtection")
        if protection is None:
            return False
        return (protection.get(W + "enforcement") or "0").lower() in {"1", "true", "on"}

    @property
    def floating_letterhead(self) -> bool:
        """Whether a table or a frame floats beside the text, as letterheads do.

        LibreOffice 7.4 shows deleted and inserted words run together in such a document, so that a robot
        that makes PDF files with it would send them.
        """
        return next(self._root.iter(W + "tblpPr", W + "framePr"), None) is not None

    def remove_comments(self) -> int:
        """Take klartekst's own comments away; returns how many there were."""
        removed = comments.remove_own(self._parts, self._root)
        letter = replace(
            self.letter, comments=self.letter.comments - self.letter.own_comments, own_comments=0
        )
        self._document = replace(self._document, letter=letter)
        return removed

    def comment(self, remarks: Sequence[Remark], date: str) -> int:
        """Put the remarks in as comments dated `date` (ISO 8601); returns how many found a place."""
        return comments.add(self._parts, self._root, self._document, self._runs, remarks, date)

    def replace(self, edits: Iterable[Edit]) -> list[Edit]:
        """Write the edits that can be written, in the look of the words they replace; returns them."""
        return self._change(edits, None)

    def track(self, edits: Iterable[Edit], date: str) -> list[Edit]:
        """As `replace`, but tracked, dated `date` (ISO 8601)."""
        return self._change(edits, word_changes.Pen(self._root, date))

    def saved(self, *, as_copy: bool) -> bytes:
        """The package; `as_copy` lets a later run know that it is klartekst's own, until somebody saves it."""
        return self._parts.saved(as_copy=as_copy)

    def _change(self, edits: Iterable[Edit], pen: word_changes.Pen | None) -> list[Edit]:
        if self.locked:
            raise refusals.locked(self._path)
        return word_changes.change(self._document, self._runs, self._parts.main, edits, pen)

    def _main_root(self) -> etree._Element:
        root = self._parts.tree(self._parts.main)
        assert root is not None, "the reader has found it"
        return root


def open_copy(data: bytes, path: str) -> WordCopy:
    """As the class."""
    return WordCopy(data, path)


def is_untouched_copy(data: bytes, path: str) -> bool:
    """Whether klartekst wrote this document and nobody has saved it since. Raises `UnreadableLetter`."""
    return WordParts(data, path).untouched_copy
