"""The text of one OpenDocument paragraph, piece by piece.

Words stand in an element's text and behind its children, and white space is collapsed as in HTML, so each
piece remembers which of the two it comes from and where in it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR
from klartekst.readers.odf import DC, DRAW, FIELD, LOEXT, OFFICE, SVG, TEXT
from klartekst.readers.odt_fields import OdtField, chosen, field_at
from klartekst.readers.odt_styles import OdtStyles
from klartekst.readers.pieces import NO_STYLE, PLAIN, Look, Piece, Style
from klartekst.readers.shapes import shapes

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
"""A `text:s` says how many spaces it stands for; a letter has a dozen, a hostile one two billion."""

_FIXED = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
# Elements whose text is not the letter's: the number that a list shows, the kana above a word, a script.
_SKIPPED = frozenset(
    {TEXT + "number", TEXT + "ruby-text", TEXT + "script", OFFICE + "annotation-end", OFFICE + "event-listeners"}
)  # fmt: skip
SHAPES = frozenset(
    DRAW + name
    for name in ("frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line", "connector",
                 "caption", "g", "a", "regular-polygon", "polyline", "control")
)  # fmt: skip


class OdtRuns:
    """Reads the paragraphs of one story in order.

    A tracked insertion and a form field from Word may run over several paragraphs, so they live here.
    On the way `notes` and `boxes` collect elements, `comments`, `own_comments` among them and `pictures` count.
    `hidden` says that the block around the paragraphs does not show.
    """

    def __init__(self, styles: OdtStyles, insertions: frozenset[str]) -> None:
        self._styles = styles
        self._insertions = insertions
        self._inserted: set[str] = set()
        self._fields: list[OdtField] = []
        self._out: list[Piece] = []
        self._paragraph = NO_STYLE
        self._style = NO_STYLE
        self._look = PLAIN
        self._blank = True
        self.hidden = False
        self.notes: list[etree._Element] = []
        self.boxes: list[etree._Element] = []
        self.comments = self.own_comments = 0
        self.pictures = 0
        self.alternatives: list[str] = []

    def read(self, paragraph: etree._Element, style: Style) -> list[Piece]:
        """The pieces of a `text:p` or `text:h` in `style`."""
        self._out = []
        self._paragraph, self._style, self._blank = style, NO_STYLE, True
        self._look = Look(hidden=True) if self.hidden else PLAIN
        self._inside(paragraph)
        if any(_hides(each) for each in paragraph.iterfind(TEXT + "hidden-paragraph")):
            self._out = [replace(piece, look=replace(piece.look, hidden=True)) for piece in self._out]
        return self._out

    def change(self, element: etree._Element) -> None:
        """Notes that a tracked change begins or ends here; it may stand between paragraphs too."""
        key = element.get(TEXT + "change-id") or ""
        if element.tag == TEXT + "change-start" and key in self._insertions:
            self._inserted.add(key)
        elif element.tag == TEXT + "change-end":
            self._inserted.discard(key)

    def _inside(self, element: etree._Element) -> None:
        self._text(element.text, element, tail=False)
        for child in element:
            self._inline(child)
            self._text(child.tail, child, tail=True)

    def _inline(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == TEXT + "span":
            self._span(element)
        elif tag in _FIXED:
            self._add(_FIXED[tag])
            self._blank = True
        elif tag == TEXT + "s":
            count = element.get(TEXT + "c") or "1"
            self._add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif tag == TEXT + "note":
            self.notes.append(element)
        elif tag == OFFICE + "annotation":
            self.comments += 1
            self.own_comments += element.findtext(DC + "creator") == COMMENT_AUTHOR
        elif tag in (TEXT + "change-start", TEXT + "change-end"):
            self.change(element)
        elif tag == TEXT + "hidden-text":
            self._hidden_text(element)
        elif tag in SHAPES:
            self._shape(element)
        elif tag == FIELD + "fieldmark-end":
            if self._fields:
                self._add(self._fields[-1].stand_in())
                self._fields.pop()
        elif tag not in _SKIPPED:
            self._field_or_plain(element)

    def _field_or_plain(self, element: etree._Element) -> None:
        found = field_at(element)
        if found is None:
            if element.tag.startswith((TEXT, LOEXT, FIELD)):
                self._inside(element)
            return
        self._fields.append(found)
        if element.tag == FIELD + "fieldmark-start":
            return  # it ends at a mark of its own
        if element.tag == FIELD + "fieldmark":
            self._add(chosen(element))
        elif element.tag == TEXT + "drop-down":
            self._text("".join(map(str, element.itertext())), None, tail=False)
        else:
            self._inside(element)
        self._add(found.stand_in())
        self._fields.remove(found)

    def _span(self, element: etree._Element) -> None:
        before = self._style, self._look
        style = self._styles.text(element.get(TEXT + "style-name"))
        self._look = style.look.over(self._look)
        if style.name:
            self._style = style
        self._inside(element)
        self._style, self._look = before

    def _hidden_text(self, element: etree._Element) -> None:
        """Text that shows on a condition: what it would say is there to be seen by the next writer."""
        shown = "".join(map(str, element.itertext()))
        if shown.strip() and not _hides(element):
            self._inside(element)
            return
        before, self._look = self._look, replace(self._look, hidden=True)
        self._text(element.get(TEXT + "string-value") or shown, None, tail=False)
        self._look = before

    def _shape(self, element: etree._Element) -> None:
        boxes = list(text_boxes(element))
        self.boxes += boxes
        self.pictures += not boxes
        if not boxes:
            self.alternatives += alternative(element)

    def _text(self, text: str | None, node: etree._Element | None, *, tail: bool) -> None:
        if not text:
            return
        at = 0
        for blanks in _BLANKS.finditer(text):
            # one space stays where the words before it do not end in one, the others go
            keeps = not self._blank or blanks.start() > at
            if keeps and blanks.end() - blanks.start() == 1:
                continue
            self._stretch(text, at, blanks.start() + keeps, node, tail=tail)
            self._blank = True
            at = blanks.end()
        self._stretch(text, at, len(text), node, tail=tail)

    def _stretch(self, text: str, start: int, end: int, node: etree._Element | None, *, tail: bool) -> None:
        if start >= end:
            return
        for first, last, shape in shapes(text[start:end]):
            self._add(shape.replace("\t", " "), node, start + first, start + last, tail=tail)
        self._blank = text[end - 1] in " \t\r\n"

    def _add(self, text: str, node: etree._Element | None = None, start: int = 0, end: int = 0,
             *, tail: bool = False) -> None:  # fmt: skip
        if not text:
            return
        for each in self._fields:
            each.shows.append(text)
        look = self._styles.shown(self._look, self._paragraph.look)
        holders = tuple(self._fields)
        inserted = bool(self._inserted)
        self._out.append(Piece(text, look, self._style, holders, inserted, node, start, end, tail))
        self._blank = False


def _hides(element: etree._Element) -> bool:
    return element.get(TEXT + "is-hidden") == "true"


def alternative(shape: etree._Element) -> Iterator[str]:
    """What a screen reader says of a picture: its description, or else its title."""
    said = shape.findtext(f".//{SVG}desc") or shape.findtext(f".//{SVG}title") or ""
    if said.strip():
        yield said


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements in a drawing that hold paragraphs: text boxes, and shapes with text in them."""
    if any(child.tag in (TEXT + "p", TEXT + "h", TEXT + "list") for child in element):
        yield element
        return
    for child in element:
        if child.tag == DRAW + "text-box":
            yield child
        elif child.tag in SHAPES:
            yield from text_boxes(child)
