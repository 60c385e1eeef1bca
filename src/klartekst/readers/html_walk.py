"""The paragraphs of a web page in reading order.

The walk keeps its own stack: five thousand elements inside each other are nothing unusual in a page that a
mail program has quoted ten times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from klartekst.letter import Part
from klartekst.readers.html_fields import form_field
from klartekst.readers.html_looks import Attributes, declarations, look, word_list_level
from klartekst.readers.html_tables import is_table
from klartekst.readers.pieces import NO_STYLE, PLAIN, Gap, Look, Paragraph, Piece, Style
from klartekst.readers.shapes import shapes

MAX_NODES = 400_000
"""Elements and stretches of text. A letter has hundreds, a web page some thousands."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""Signs that no browser shows; LibreOffice leaves one where a comment stood."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _names(
    """
    head script style title template noscript svg math iframe object embed canvas audio video map area xml
    button datalist rt rp mj-head mj-style mj-attributes col colgroup -comment
    """
)
_BLOCKS = _names(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section
    summary table tbody td tfoot th thead tr ul mj-text mj-button mj-section mj-column mj-body
    """
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_NOTE = re.compile(r"sdfootnote\d+$|sdendnote\d+$|ftn\d+$|edn\d+$")
_NOTE_ANCHORS = frozenset({"sdfootnoteanc", "sdendnoteanc", "sdfootnotesym", "sdendnotesym"})
_WORD_NOTES = ("msofootnotereference", "msoendnotereference")
_WORD_COMMENTS = ("msocommentreference", "msocomanchor")

_QUOTATION = Style("Quote")


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a node say."""

    look: Look = PLAIN
    style: Style = NO_STYLE
    level: int = 0
    list_level: int = 0
    part: Part = Part.BODY
    cell: bool = False
    kept_space: bool = False
    inserted: bool = False
    holders: tuple[Gap, ...] = ()


@dataclass(slots=True)
class _End:
    """Where a block element ends, and what it opened."""

    item: bool = False


@dataclass(slots=True)
class Walk:
    """Walks from an element. Read `paragraphs`, then the counts; `broken_off` when there was too much.

    `danish` says whether the page is marked as Danish or not at all: else nobody took care of languages.
    """

    danish: bool = True
    paragraphs: list[Paragraph] = field(default_factory=list)
    deletions: int = 0
    comments: int = 0
    pictures: int = 0
    alternatives: list[str] = field(default_factory=list)
    broken_off: bool = False
    _pieces: list[Piece] = field(default_factory=list)
    _place: _Around = _Around()
    _marked: bool = False
    _blank: bool = True

    def read(self, root: Any) -> None:
        """Reads everything inside `root` (a `selectolax.lexbor.LexborNode`)."""
        stack: list[tuple[Any, _Around]] = [(root, _Around())]
        nodes = 0
        while stack:
            node, around = stack.pop()
            if isinstance(node, _End):
                self._flush()
                self._marked = self._marked and not node.item
                continue
            nodes += 1
            if nodes > MAX_NODES:
                self.broken_off = True
                break
            if node.tag == "-text":
                self._text(node.text_content or "", around)
            elif node.tag not in _SKIPPED:
                stack += self._element(node, around)
        self._flush()

    def _element(self, node: Any, around: _Around) -> list[tuple[Any, _Around]]:
        """What to walk next, the last first."""
        tag, attributes = node.tag, node.attributes
        style = declarations(attributes)
        if self._leaves_out(tag, attributes, style):
            return []
        if tag in ("br", "hr", "img", "input", "select", "textarea"):
            self._single(node, around)
            return []
        inside = replace(around, look=look(tag, attributes, style, around.look))
        if tag == "ins":
            inside = replace(inside, inserted=True)
        elif tag == "q":
            self._add("”", inside)
            return [*_children(node, inside)][::-1]
        if tag not in _BLOCKS:
            return [*_children(node, inside)][::-1]
        self._flush()
        inside = self._block(node, style, inside)
        self._place = inside
        return [(_End(tag == "li"), around), *[*_children(node, inside)][::-1]]

    def _leaves_out(self, tag: str, attributes: Attributes, style: dict[str, str]) -> bool:
        """Deleted text, comments, and the numbers and bullets that stand for themselves."""
        if tag == "del":
            self.deletions += 1
            return True
        element = style.get("mso-element", "")
        names = (attributes.get("class") or "").lower().split()
        if element == "comment" or any(name in _WORD_COMMENTS for name in names):
            self.comments += element == "comment"
            return True
        if style.get("mso-list") == "ignore" or any(
            name in _NOTE_ANCHORS or name in _WORD_NOTES for name in names
        ):
            return True
        return "mso-footnote-id" in style and tag == "a"

    def _block(self, node: Any, style: dict[str, str], inside: _Around) -> _Around:
        tag, attributes = node.tag, node.attributes
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            return replace(inside, level=int(tag[1]))
        if tag in _LISTS:
            return replace(inside, list_level=inside.list_level + 1)
        if tag == "li":
            self._marked = True
            return inside if inside.list_level else replace(inside, list_level=1)
        if tag == "table":
            return replace(inside, cell=inside.cell or is_table(node), list_level=0)
        if tag == "blockquote":
            return replace(inside, style=_QUOTATION)
        if tag == "pre":
            return replace(inside, kept_space=True)
        if tag in ("header", "footer") or attributes.get("title") in ("header", "footer"):
            # the head of an article is text; the page's own stands right in the body
            direct = node.parent is not None and node.parent.tag == "body"
            kind = Part.HEADER if "header" in (tag, attributes.get("title")) else Part.FOOTER
            return replace(inside, part=kind) if direct else inside
        if _NOTE.match(attributes.get("id") or "") or style.get("mso-element") in ("footnote", "endnote"):
            return replace(inside, part=Part.FOOTNOTE)
        depth = word_list_level(style)
        if depth:
            self._marked = True
            return replace(inside, list_level=depth)
        return inside

    def _single(self, node: Any, around: _Around) -> None:
        if node.tag == "br":
            self._pieces.append(Piece("\n"))
            self._blank = True
        elif node.tag == "hr":
            self._flush()
        elif node.tag == "img":
            self.pictures += 1
            if (said := node.attributes.get("alt") or "").strip():
                self.alternatives.append(said)
        else:
            shown = form_field(node)
            if shown is not None:
                self._add(shown.shown, replace(around, holders=(*around.holders, shown)))

    def _text(self, text: str, around: _Around) -> None:
        if around.kept_space:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._pieces.append(Piece("\n"))
                self._add(line, around)
            return
        text = _BLANKS.sub(" ", _CONTROLS.sub("", text))
        if self._blank:
            text = text.removeprefix(" ")
        self._add("".join(shape for _, _, shape in shapes(text)), around)

    def _add(self, text: str, around: _Around) -> None:
        if not text:
            return
        if not self._pieces:
            self._place = around if self._place.part is around.part else self._place
        shown = around.look if self.danish else replace(around.look, language=None)
        self._pieces.append(Piece(text, shown, around.style, around.holders, around.inserted))
        self._blank = text.endswith(" ")

    def _flush(self) -> None:
        """Ends the paragraph that is being read."""
        pieces, self._pieces, self._blank = self._pieces, [], True
        if not any(piece.text.strip() for piece in pieces):
            return
        place = self._place
        depth = place.list_level if self._marked else 0
        self._marked = False
        self.paragraphs.append(Paragraph(pieces, place.style, place.level, depth, place.part, place.cell))


def _children(node: Any, around: _Around) -> Iterator[tuple[Any, _Around]]:
    for child in node.iter(include_text=True):
        yield child, around
