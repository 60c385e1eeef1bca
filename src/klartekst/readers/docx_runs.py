"""The text of one Word paragraph, piece by piece, and what each piece is."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from klartekst.readers.docx_fields import Holder, complex_field, content_control, simple_field
from klartekst.readers.docx_styles import Styles, look
from klartekst.readers.ooxml import MC, WP, V, W, value
from klartekst.readers.pieces import Look, Piece, Style
from klartekst.readers.shapes import shapes

# The symbols of Wingdings and Symbol that letters use: bullets, boxes, ticks, arrows.
_SYMBOLS = {
    0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐", 0xF0FE: "☒", 0xF078: "☒", 0xF0FD: "☒", 0xF052: "☑",
    0xF0FC: "✓", 0xF0E0: "→", 0xF0E8: "→", 0xF028: "☎", 0xF02A: "✉", 0xF02D: "-", 0xF0A7: "▪",
}  # fmt: skip

_TRANSPARENT = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "bdo", "dir"))
_INSERTING = frozenset({W + "ins", W + "moveTo"})
_DELETING = frozenset({W + "del", W + "moveFrom"})
_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}


class Runs:
    """Reads the paragraphs of one story (the body, a header, a footnote) in order.

    Fields may run over several paragraphs, so the stack of open fields lives here.
    On the way `notes` collects references to foot- and endnotes as (kind, id), `boxes` the text
    boxes anchored in the paragraph, `alternatives` what is said of pictures, and `deletions` and `pictures` count.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[Holder] = []
        self._out: list[Piece] = []
        self._paragraph = Style()
        self._inserted = False
        self._controls: tuple[Holder, ...] = ()
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self.deletions = 0
        self.pictures = 0
        self.alternatives: list[str] = []

    def read(self, paragraph: etree._Element, style: Style, controls: tuple[Holder, ...]) -> list[Piece]:
        """The pieces of a `w:p` in `style`, inside the block-level content controls `controls`."""
        self._out = []
        self._paragraph = style
        self._controls = controls
        self._children(paragraph)
        return self._out

    @property
    def unfinished(self) -> int:
        """How many fields are still open: after the last paragraph, text behind them may be lost."""
        return len(self._fields)

    def _children(self, parent: etree._Element) -> None:
        for child in parent:
            self._inline(child)

    def _inline(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element)
        elif tag in _TRANSPARENT:
            self._children(element)
        elif tag in _INSERTING:
            before, self._inserted = self._inserted, True
            self._children(element)
            self._inserted = before
        elif tag in _DELETING:
            self.deletions += 1
        elif tag == W + "sdt":
            self._control(element)
        elif tag == W + "fldSimple":
            self._simple(element)
        elif tag == MC + "AlternateContent":
            for branch in chosen(element):
                self._children(branch)
        elif isinstance(tag, str) and etree.QName(tag).localname in {"oMath", "oMathPara"}:
            formula = "".join(node.text or "" for node in element.iter("{*}t"))
            self._add(formula, self._paragraph.look, Style())

    def _control(self, element: etree._Element) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        before = self._controls
        self._controls = (*before, content_control(element))
        self._children(content)
        self._controls = before

    def _simple(self, element: etree._Element) -> None:
        holder = simple_field(element)
        self._fields.append(holder)
        holder.in_result = True
        self._children(element)
        holder.in_result = len(element) > 0
        self._close(holder)
        self._fields.pop()

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        style = self._styles.character(value(properties, "rStyle"))
        shown = self._styles.shown(look(properties), style.look, self._paragraph.look)
        for child in run:
            self._run_child(child, shown, style)

    def _run_child(self, child: etree._Element, shown: Look, style: Style) -> None:
        tag = child.tag
        if tag == W + "t":
            self._text(child, shown, style)
        elif tag in _FIXED:
            self._add(_FIXED[tag], shown, style)
        elif tag == W + "fldChar":
            self._field_character(child, shown, style)
        elif tag == W + "instrText":
            self._instruction(child)
        elif tag == W + "sym":
            self._add(_symbol(child), shown, style)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._note(child)
        elif tag == MC + "AlternateContent":
            for inner in chain.from_iterable(chosen(child)):
                self._run_child(inner, shown, style)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._drawing(child)
        elif tag == W + "ruby":
            for base in child.iterfind(W + "rubyBase"):
                self._children(base)

    def _instruction(self, element: etree._Element) -> None:
        """A part of the code of the innermost field that is still open: `MERGEFIELD navn`."""
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code += element.text or ""

    def _note(self, reference: etree._Element) -> None:
        if self._visible():
            kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
            self.notes.append((kind, reference.get(W + "id") or ""))

    def _drawing(self, drawing: etree._Element) -> None:
        """A drawing is read for its text boxes; one without them is a picture."""
        boxes = list(text_boxes(drawing))
        self.boxes += boxes
        if not boxes:
            self.pictures += 1
            self.alternatives += alternative(drawing)

    def _field_character(self, element: etree._Element, shown: Look, style: Style) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(complex_field(element))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].read_name()
        elif kind == "end" and self._fields:
            holder = self._fields[-1]
            holder.read_name()
            self._close(holder, shown, style)
            self._fields.pop()

    def _close(self, holder: Holder, shown: Look | None = None, style: Style | None = None) -> None:
        text = holder.stand_in()
        if text:
            holder.in_result = True
            self._add(text, shown or self._paragraph.look, style or Style())

    def _visible(self) -> bool:
        return all(holder.in_result for holder in self._fields)

    def _add(self, text: str, shown: Look, style: Style, node: etree._Element | None = None,
             start: int = 0, end: int = 0) -> None:  # fmt: skip
        if not text or not self._visible():
            return
        for holder in self._fields:
            holder.result.append(text)
        holders = (*self._controls, *self._fields)
        self._out.append(Piece(text, shown, style, holders, self._inserted, node, start, end))

    def _text(self, node: etree._Element, shown: Look, style: Style) -> None:
        text = node.text or ""
        if node.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            kept = text.strip(" \t\r\n")
            offset = text.find(kept) if kept else 0
        else:
            kept, offset = text, 0
        for start, end, shape in shapes(kept):
            self._add(shape, shown, style, node, offset + start, offset + end)


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    # Symbol fonts live in the private use area; what is not in the table is mostly a bullet.
    return "•" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)


def chosen(element: etree._Element) -> list[etree._Element]:
    """The branch of an `mc:AlternateContent` to read: the first Choice, else the Fallback, never both."""
    branches = element.findall(MC + "Choice") or element.findall(MC + "Fallback")
    return branches[:1]


def alternative(drawing: etree._Element) -> Iterator[str]:
    """What a screen reader says of a picture: its description, or else its title; nothing for a mere ornament."""
    for properties in drawing.iter(WP + "docPr", V + "shape"):
        said = properties.get("descr") or properties.get("alt") or properties.get("title") or ""
        if said.strip():
            yield said


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost `w:txbxContent` elements in a drawing, each once."""
    for child in chosen(element) if element.tag == MC + "AlternateContent" else element:
        if child.tag == W + "txbxContent":
            yield child
        elif isinstance(child.tag, str):
            yield from text_boxes(child)
