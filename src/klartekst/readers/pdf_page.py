"""What pdfium sees on a page: runs of text with their place, look and mark in the tag tree.

The raw functions are called and not the helpers around them, because only they tell the marked-content id,
and because a page has thousands of characters: one call each is what a letter can afford.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from klartekst.readers.pieces import PLAIN, Gap, Look

# Bullets of the fonts Symbol and Wingdings, which have no character of their own.
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☒", 0xF0D8: "➢"}
_SLANTED = ("italic", "oblique")
_HEAVY = ("bold", "black", "heavy", "semibold")
_FORCE_BOLD = 1 << 18  # among the flags of a font (PDF 32000-1, table 123)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one text object of the page draws.

    `joint` is what pdfium puts between the run before and this one: a space, a line end or nothing.
    `tag` is the marked-content id, -1 for none. `left`, `right` and `baseline` are points from the page's
    lower left corner, `size` is the font's in points, `page` counts from 1. `field` says that this is a
    field of a form, and `gap` is set while it is empty.
    """

    text: str
    joint: str
    tag: int
    page: int
    left: float
    right: float
    baseline: float
    size: float
    look: Look = PLAIN
    gap: Gap | None = None
    field: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its runs in the order in which they are drawn, its height in points, and its pictures."""

    number: int
    runs: tuple[Run, ...]
    height: float
    pictures: int


def read_page(page: Any, number: int) -> Page:
    """What stands on `page` (a `pypdfium2.PdfPage`), which is page `number` of the document."""
    textpage = page.get_textpage()
    try:
        runs = tuple(_runs(textpage, number))
    finally:
        textpage.close()
    pictures = sum(1 for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)) if not runs else 0
    return Page(number, runs, page.get_height(), pictures)


def _runs(textpage: Any, number: int) -> Iterator[Run]:
    raw = textpage.raw
    count = pdfium.FPDFText_CountChars(raw)
    fonts: dict[int, tuple[bool, bool]] = {}
    joint = ""
    for address, group in groupby(range(count), key=lambda index: _object(raw, index)):
        indexes = list(group)
        text = "".join(_character(pdfium.FPDFText_GetUnicode(raw, index)) for index in indexes)
        if not address or not text.strip():
            joint += text
            continue
        yield _run(raw, indexes[0], indexes[-1], text, joint, number, fonts)
        joint = ""


def _object(raw: Any, index: int) -> int:
    """The address of the text object that draws a character; 0 for a space that only pdfium sees."""
    found = pdfium.FPDFText_GetTextObject(raw, index)
    return ctypes.cast(found, ctypes.c_void_p).value or 0


def _character(code: int) -> str:
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOLS.get(code, "•" if 0xF020 <= code <= 0xF0FF else "\ufffd")
    return "" if not code or 0xD800 <= code < 0xE000 else chr(code)


def _run(raw: Any, first: int, last: int, text: str, joint: str, number: int,
         fonts: dict[int, tuple[bool, bool]]) -> Run:  # fmt: skip
    drawn = pdfium.FPDFText_GetTextObject(raw, first)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, first, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, last, left, right, bottom, top)
    size = _size(raw, first)
    bold, italic = _font(drawn, fonts)
    look = Look(bold=bold, italic=italic, colour=_colour(raw, first), size=round(2 * size))
    tag = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
    return Run(text, joint, tag, number, x.value, right.value, y.value, size, look)


def _size(raw: Any, index: int) -> float:
    """The size as drawn: many programs write fonts of size 1 and let the matrix enlarge them."""
    matrix = pdfium.FS_MATRIX()
    size: float = pdfium.FPDFText_GetFontSize(raw, index)
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        scale = abs(matrix.d) or abs(matrix.b)
        return size * scale if scale else size
    return size


def _font(drawn: Any, known: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    font = pdfium.FPDFTextObj_GetFont(drawn)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in known:
        buffer = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("latin-1").lower()
        forced = bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
        bold = forced or any(word in name for word in _HEAVY)
        known[address] = bold, any(word in name for word in _SLANTED)
    return known[address]


def _colour(raw: Any, index: int) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(raw, index, red, green, blue, alpha):
        return None
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"
