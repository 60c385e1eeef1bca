"""Paragraphs of a tagged PDF, as Word and LibreOffice write them: the structure tells what is what.

Text outside the structure (page headers, page numbers) is an artifact and left to `pdf_furniture`.
Types are those of ISO 32000-1, 14.8.4; pdfium has already mapped a program's own types to them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from klartekst.letter import Part
from klartekst.readers.pdf_lines import lines, meant_breaks
from klartekst.readers.pdf_notes import without_number
from klartekst.readers.pdf_page import Page, Run
from klartekst.readers.pdf_text import utf16
from klartekst.readers.pdf_words import pieces
from klartekst.readers.pieces import NO_STYLE, Paragraph, Style

_INLINE = frozenset(
    {
        "Span",
        "Quote",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "Warichu",
        "Em",
        "Strong",
        "Sub",
    }
)
_LEFT_OUT = frozenset({"Artifact", "RT", "RP", "Figure"})
_NOTES = frozenset({"Note", "FENote"})
_HEADING = re.compile(r"H([1-6])?$")
_DEEPEST = 100
"""Levels of structure. A letter has about ten."""

_SENTENCE_END = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    list_level: int = 0
    part: Part = Part.BODY
    cell: bool = False
    style: Style = NO_STYLE


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around an element say; `frame` that the nearest table has one column."""

    level: int = 0
    list_level: int = 0
    part: Part = Part.BODY
    cell: bool = False
    style: Style = NO_STYLE
    frame: bool = False
    language: str | None = None
    depth: int = 0


def tagged(document: Any, pages: Sequence[Page]) -> tuple[list[Paragraph], list[Run]]:
    """The paragraphs of the tag tree in reading order, and the runs that the tree does not hold.

    `document` is a `pypdfium2.PdfDocument`. Footnotes come last. Paragraphs that go on over a page are one.
    """
    drafts: list[_Draft] = []
    outside: list[Run] = []
    danish = utf16(pdfium.FPDFCatalog_GetLanguage, document.raw).startswith("da")
    for page in pages:
        reader = _Reader(page, danish=danish)
        handle = document[page.number - 1]
        tree = pdfium.FPDF_StructTree_GetForPage(handle)
        if tree:
            try:
                for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                    reader.walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), _Place())
            finally:
                pdfium.FPDF_StructTree_Close(tree)
        handle.close()
        outside += [run for run in page.runs if run.tag not in reader.seen]
        _append(drafts, [draft for draft in reader.drafts if draft.runs])
    drafts.sort(key=lambda draft: draft.part is Part.FOOTNOTE)
    return [_paragraph(draft) for draft in drafts], outside


def _append(drafts: list[_Draft], following: list[_Draft]) -> None:
    """Adds a page's paragraphs; the first may go on with the last of the page before."""
    body = next((draft for draft in following if draft.part is Part.BODY), None)
    last = next((draft for draft in reversed(drafts) if draft.part is Part.BODY), None)
    if body and last and goes_on(_plain(last.runs), _plain(body.runs)) and last.level == body.level == 0:
        last.runs += [replace(body.runs[0], joint="\r\n"), *body.runs[1:]]
        following.remove(body)
    drafts += following


def goes_on(above: str, below: str) -> bool:
    """Whether a paragraph that begins a page continues the one that ended the page before."""
    return not above.rstrip().endswith(_SENTENCE_END) and below.lstrip()[:1].islower()


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run.joint + run.text for run in runs)


def _paragraph(draft: _Draft) -> Paragraph:
    runs = without_number(draft.runs) if draft.part is Part.FOOTNOTE else draft.runs
    found = lines(runs, parted=False)
    made = pieces([line.runs for line in found], meant_breaks(found))
    page = draft.runs[0].page
    return Paragraph(made, draft.style, draft.level, draft.list_level, draft.part, draft.cell, page=page)


class _Reader:
    """Walks the structure of one page."""

    def __init__(self, page: Page, *, danish: bool) -> None:
        self.drafts: list[_Draft] = []
        self.seen: set[int] = set()
        self._danish = danish
        self._runs: dict[int, list[Run]] = {}
        self._position = {id(run): number for number, run in enumerate(page.runs)}
        for run in page.runs:
            self._runs.setdefault(run.tag, []).append(run)
        self._open: _Draft | None = None
        self._last = -1

    def walk(self, element: Any, place: _Place) -> None:
        if not element or place.depth > _DEEPEST:
            return
        kind = utf16(pdfium.FPDF_StructElement_GetType, element)
        if kind in _LEFT_OUT:
            self._skip(element)
            return
        # the number of a list item or of a note is no word of the letter
        label = kind == "Lbl" and (place.list_level or place.part is Part.FOOTNOTE)
        inline = kind in _INLINE
        here = replace(place, depth=place.depth + 1)
        if self._danish:
            stated = utf16(pdfium.FPDF_StructElement_GetLang, element)
            here = replace(here, language=stated.lower() or place.language)
        if not inline:
            self._open = None
            here = _inside(kind, here)
            if kind == "Table":
                here = replace(here, frame=not place.cell and not _is_wide(element))
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            tag = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if tag >= 0 and label:
                self.seen.add(tag)
            elif tag >= 0:
                self._take(tag, here)
            else:
                self.walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), here)
        if not inline:
            self._open = None

    def _skip(self, element: Any, depth: int = 0) -> None:
        """The text inside a picture or an artifact belongs to nothing."""
        if not element or depth > _DEEPEST:
            return
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            tag = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if tag >= 0:
                self.seen.add(tag)
            else:
                self._skip(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)

    def _take(self, tag: int, place: _Place) -> None:
        if tag in self.seen:
            return
        self.seen.add(tag)
        runs = self._runs.get(tag, [])
        if not runs:
            return
        if self._open is None:
            self._open = _Draft(
                level=place.level,
                list_level=place.list_level,
                part=place.part,
                cell=place.cell,
                style=place.style,
            )
            self.drafts.append(self._open)
        first = self._position[id(runs[0])]
        if self._open.runs and first != self._last + 1:  # not drawn right behind what stands before it
            runs = [
                replace(runs[0], joint=" " if _beside(self._open.runs[-1], runs[0]) else "\r\n"),
                *runs[1:],
            ]
        self._last = self._position[id(self._runs[tag][-1])]
        if place.language:
            runs = [replace(run, look=replace(run.look, language=place.language)) for run in runs]
        self._open.runs += runs


def _beside(before: Run, run: Run) -> bool:
    return abs(before.baseline - run.baseline) < 0.5 * run.size and run.left >= before.left


def _is_wide(table: Any, depth: int = 0) -> bool:
    """Whether a row has several cells. A table of one column is a frame around text: a letterhead."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(table)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(table, index)
        kind = utf16(pdfium.FPDF_StructElement_GetType, child) if child else ""
        if kind == "TR" and pdfium.FPDF_StructElement_CountChildren(child) > 1:
            return True
        if kind in ("THead", "TBody", "TFoot") and depth < 1 and _is_wide(child, depth + 1):
            return True
    return False


def _inside(kind: str, place: _Place) -> _Place:
    """The place of what stands inside a block element of type `kind`."""
    heading = _HEADING.match(kind)
    if heading:
        return replace(place, level=int(heading[1] or 1))
    if kind == "L":
        return replace(place, list_level=place.list_level + 1)
    if kind == "Title":
        return replace(place, level=1)
    if kind in ("TD", "TH"):
        return replace(place, cell=not place.frame, list_level=0)
    if kind in _NOTES:
        return replace(place, part=Part.FOOTNOTE, list_level=0)
    if kind == "BlockQuote":
        return replace(place, style=Style("Quote"))
    return place
