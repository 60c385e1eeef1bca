"""The fields of a form in a PDF: what is filled in is text, what is still empty is an open field."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from klartekst.readers.pdf_page import Run
from klartekst.readers.pdf_text import utf16

_WITH_TEXT = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX})
_TALLEST = 14.0
"""Points. A taller field holds several lines; its text is no larger for that."""


@dataclass(frozen=True, slots=True)
class EmptyField:
    """A field of a form that nobody has filled in."""

    name: str

    def open(self) -> bool:
        """Whether somebody still has to fill it in."""
        return True


def fields(page: Any, form: Any, number: int) -> Iterator[Run]:
    """The text fields and drop-down lists on `page` (`pypdfium2.PdfPage`, page `number`), as runs.

    `form` is the document's form environment. A field that does not show is left out.
    """
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            hidden = pdfium.FPDFAnnot_GetFlags(note) & pdfium.FPDF_ANNOT_FLAG_HIDDEN
            if pdfium.FPDFAnnot_GetFormFieldType(form, note) in _WITH_TEXT and not hidden:
                yield _run(form, note, number)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _run(form: Any, note: Any, number: int) -> Run:
    name = utf16(pdfium.FPDFAnnot_GetFormFieldName, form, note).strip()
    value = " ".join(utf16(pdfium.FPDFAnnot_GetFormFieldValue, form, note).split())
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, ctypes.byref(box))
    height = min(abs(box.top - box.bottom), _TALLEST)
    gap = None if value else EmptyField(name)
    baseline = max(box.top, box.bottom) - 0.75 * height
    text = value or f"«{name or 'felt'}»"
    return Run(text, "\r\n", -1, number, box.left, box.right, baseline, height, gap=gap, field=True)


def placed(runs: Sequence[Run], found: Sequence[Run]) -> list[Run]:
    """`runs` with the fields `found` where they stand: behind the words on their line, or between lines."""
    made = list(runs)
    for each in found:
        behind = [i for i, run in enumerate(made) if _beside(run, each) and run.left <= each.left]
        above = [i for i, run in enumerate(made) if run.baseline > each.baseline and not _beside(run, each)]
        if behind:
            made.insert(behind[-1] + 1, replace(each, joint=" "))
        else:
            made.insert(above[-1] + 1 if above else 0, each)
    return made


def _beside(run: Run, field: Run) -> bool:
    return abs(run.baseline - field.baseline) < 0.7 * field.size
