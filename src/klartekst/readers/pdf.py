"""PDF letters: the paragraphs of a tagged file as its tags say, of others as the page shows.

pdfium does the reading. The document's own data (author, title, dates) is never looked at: a letter's
author field holds the caseworker's name and user id.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from klartekst.letter import Letter, Part
from klartekst.readers import refusals
from klartekst.readers.assemble import assemble
from klartekst.readers.package import MAX_BYTES
from klartekst.readers.pdf_forms import fields, placed
from klartekst.readers.pdf_furniture import furniture, part_of, repeated
from klartekst.readers.pdf_layout import laid_out
from klartekst.readers.pdf_lines import lines
from klartekst.readers.pdf_notes import without_references
from klartekst.readers.pdf_page import Page, Run, read_page
from klartekst.readers.pdf_streams import swells
from klartekst.readers.pdf_tags import tagged
from klartekst.readers.pieces import Paragraph

MAX_PAGES = 300
"""Pages that are read. A letter has five, and a text of 500,000 characters about 200."""

MAX_CHARACTERS = 600_000
"""Where reading stops: a little above the longest text that is checked, so that this is noticed there."""

_COVERED = 0.5
"""The share of a file's characters that its tags must hold to be believed."""

_UNREADABLE = 0.1
"""The share of characters without a meaning above which the text is only a picture of itself."""


def read(data: bytes, path: str) -> Letter:
    """The letter in the bytes of a PDF; `path` is for messages and `Letter.path`.

    Raises `UnreadableLetter` when the file is damaged or swells, asks for a password, is scanned, or holds text whose
    letters are not told.
    """
    import pypdfium2

    if swells(data):
        raise refusals.swollen(path, MAX_BYTES)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise refusals.locked(path) from error
        raise refusals.damaged(path) from error
    try:
        return _letter(document, path)
    except pypdfium2.PdfiumError as error:
        raise refusals.damaged(path) from error
    finally:
        document.close()


def _letter(document: Any, path: str) -> Letter:
    pages = _pages(document)
    if not any(page.runs for page in pages):
        raise refusals.scanned(path) if any(page.pictures for page in pages) else refusals.without_text(path)
    runs = _runs(pages)
    if _garbled(runs):
        raise refusals.garbled(path)
    paragraphs = _paragraphs(document, pages)
    remarks = _remarks(document, pages)
    return assemble(paragraphs, _standard_size(runs), path, "pdf", remarks).letter


def _pages(document: Any) -> list[Page]:
    form = _form(document)
    pages: list[Page] = []
    characters = 0
    for number in range(1, min(len(document), MAX_PAGES) + 1):
        page = document[number - 1]
        try:
            read = read_page(page, number)
            runs = without_references(read.runs)
            if form is not None:
                runs = placed(runs, list(fields(page, form, number)))
        finally:
            page.close()
        pages.append(replace(read, runs=tuple(runs)))
        characters += _length(runs)
        if characters > MAX_CHARACTERS:
            break
    return pages


def _form(document: Any) -> Any:
    """The environment in which the document's form fields can be asked; None for one without a form."""
    from pypdfium2.raw import FORMTYPE_NONE

    if document.get_formtype() == FORMTYPE_NONE:
        return None
    document.init_forms()
    return document.formenv


def _paragraphs(document: Any, pages: Sequence[Page]) -> list[Paragraph]:
    runs = _runs(pages)
    by_number = {page.number: page for page in pages}
    # the tags do not tell where a form's fields stand, the page does
    if any(run.tag >= 0 for run in runs) and not any(run.field for run in runs):
        inside, outside = tagged(document, pages)
        if _length(outside) < _COVERED * _length(runs):
            parted = [(line, part_of(line, by_number[line.page])) for line in lines(outside)]
            return _ordered(furniture(parted), inside)
    found = lines(runs)
    margins = repeated(found, pages)
    heights = {page.number: page.height for page in pages}
    text = [line for number, line in enumerate(found) if number not in margins]
    body = laid_out(text, _standard_size(runs) / 2, heights)
    return _ordered(furniture((found[number], part) for number, part in sorted(margins.items())), body)


def _ordered(around: Sequence[Paragraph], body: Sequence[Paragraph]) -> list[Paragraph]:
    headers = [each for each in around if each.part is Part.HEADER]
    return [*headers, *body, *(each for each in around if each.part is not Part.HEADER)]


def _runs(pages: Sequence[Page]) -> list[Run]:
    return [run for page in pages for run in page.runs]


def _length(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _garbled(runs: Sequence[Run]) -> bool:
    unknown = sum(run.text.count("\ufffd") for run in runs)
    return unknown > _UNREADABLE * _length(runs)


def _standard_size(runs: Sequence[Run]) -> int:
    """The size of most letters, in half points."""
    sizes: Counter[int] = Counter()
    for run in runs:
        sizes[run.look.size or 0] += len(run.text)
    return sizes.most_common(1)[0][0]


def _remarks(document: Any, pages: Sequence[Page]) -> tuple[str, ...]:
    remarks = []
    blank = [page.number for page in pages if page.pictures and not page.runs]
    if blank:
        shown = ", ".join(map(str, blank))
        remarks.append(f"Side {shown} er et billede uden tekst og er ikke læst.")
    if len(pages) < len(document):
        remarks.append(f"Kun de første {len(pages)} sider er læst.")
    return tuple(remarks)
