"""Page headers and footers of a PDF: what stands in the same place on every page is read once."""

import re
from collections.abc import Iterable, Sequence

from klartekst.letter import Part
from klartekst.readers.pdf_lines import Line
from klartekst.readers.pdf_page import Page
from klartekst.readers.pdf_words import pieces
from klartekst.readers.pieces import Paragraph

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:side|s\.)\s*\d+(?:\s*(?:af|/|ud af)\s*\d+)?|\d+\s*/\s*\d+", re.IGNORECASE)
_MARGIN = 0.15
"""The share of a page's height, above and below, in which headers and footers stand."""

_NEAR = 3.0
"""Points by which the same line may move from page to page."""


def part_of(line: Line, page: Page) -> Part:
    """Whether a line that is known to be an artifact stands in the page's upper or lower half."""
    return Part.HEADER if line.baseline > page.height / 2 else Part.FOOTER


def repeated(lines: Sequence[Line], pages: Sequence[Page]) -> dict[int, Part]:
    """The numbers of the lines that are headers or footers: page numbers, and what two pages share.

    Two lines are the same when they differ in digits only and stand equally high at the page's margin.
    """
    heights = {page.number: page.height for page in pages}
    found: dict[int, Part] = {}
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        height = heights[line.page]
        if not _MARGIN * height < line.baseline < (1 - _MARGIN) * height:
            part = Part.HEADER if line.baseline > height / 2 else Part.FOOTER
            if _PAGE_NUMBER.fullmatch(line.text):
                found[number] = part
            places.setdefault(_key(line.text), []).append(number)
    for numbers in places.values():
        for number in numbers:
            line = lines[number]
            for other in numbers:
                same = abs(lines[other].baseline - line.baseline) <= _NEAR
                if same and lines[other].page != line.page:
                    found[number] = Part.HEADER if line.baseline > heights[line.page] / 2 else Part.FOOTER
                    break
    return found


def furniture(parted: Iterable[tuple[Line, Part]]) -> list[Paragraph]:
    """A paragraph for each header or footer line, each said once."""
    seen = set()
    made = []
    for line, part in parted:
        key = part, _key(line.text)
        if key not in seen:
            seen.add(key)
            made.append(Paragraph(pieces([line.runs]), part=part, page=line.page))
    return made


def _key(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()).casefold())
