"""The paragraphs of an OpenDocument text in reading order: headers, body, notes, footers."""

from collections.abc import Iterable, Iterator

from lxml import etree

from klartekst.letter import Part
from klartekst.readers import refusals
from klartekst.readers.odf import OFFICE, STYLE, TABLE, TEXT
from klartekst.readers.odt_runs import SHAPES, OdtRuns, text_boxes
from klartekst.readers.odt_styles import OdtStyles, styles_of
from klartekst.readers.ooxml import number
from klartekst.readers.pieces import Paragraph

_STANDARD_PAGE = "Standard"
_HEADERS = tuple(STYLE + kind for kind in ("header-first", "header", "header-left"))
_FOOTERS = tuple(STYLE + kind for kind in ("footer-first", "footer", "footer-left"))
_ROWS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_INDEXES = frozenset(
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index", "bibliography")
)  # fmt: skip


class OdtStories:
    """Walks a document whose body is in `content` and whose page styles are in `styles`.

    A flat document is both in one. Read `paragraphs`, then the counts. Raises `UnreadableLetter`.
    """

    def __init__(self, content: etree._Element, styles: etree._Element | None, path: str) -> None:
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise refusals.damaged(path)
        self.paragraphs: list[Paragraph] = []
        self.comments = self.own_comments = self.pictures = self.deletions = 0
        self.alternatives: list[str] = []
        common = content if styles is None else styles
        self._insertions = _insertions(body)
        self.deletions = sum(1 for _ in body.iterfind(f".//{TEXT}deletion"))
        in_body = styles_of(content, common)
        self.standard_size = in_body.standard_size
        in_pages = in_body if styles is None else styles_of(styles, common)
        pages = list(_pages(common, body, in_body))
        source = "content.xml" if styles is None else "styles.xml"
        for header in _shown(pages, _HEADERS):
            self._story(header, in_pages, Part.HEADER, source)
        story = self._story(body, in_body, Part.BODY, "content.xml")
        for kind in ("footnote", "endnote"):
            for note in story.notes:
                if note.get(TEXT + "note-class") == kind:
                    self._story(note.find(TEXT + "note-body"), in_body, Part.FOOTNOTE, "content.xml")
        for footer in _shown(pages, _FOOTERS):
            self._story(footer, in_pages, Part.FOOTER, source)

    def _story(self, root: etree._Element | None, styles: OdtStyles, part: Part, source: str) -> OdtRuns:
        runs = OdtRuns(styles, self._insertions)
        if root is not None:
            story = _Story(runs, styles, part, source)
            story.blocks(root)
            self.paragraphs += story.paragraphs
            self.comments += runs.comments
            self.own_comments += runs.own_comments
            self.pictures += runs.pictures
            self.alternatives += runs.alternatives
        return runs


def _insertions(body: etree._Element) -> frozenset[str]:
    """The ids of the tracked changes that are insertions."""
    regions = body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region")
    return frozenset(
        each.get(TEXT + "id") or "" for each in regions if each.find(TEXT + "insertion") is not None
    )


def _pages(common: etree._Element, body: etree._Element, styles: OdtStyles) -> Iterator[etree._Element]:
    """The master pages that the document uses, the first page's first."""
    masters = {
        each.get(STYLE + "name"): each
        for each in common.iterfind(f"{OFFICE}master-styles/{STYLE}master-page")
    }
    begun = [styles.master_page(name) for name in _style_names(body)]
    # without a page style of its own the first paragraph stands on the standard page
    wanted = [begun[0] if begun and begun[0] else _STANDARD_PAGE, *(name for name in begun if name)]
    seen = set()
    while wanted:
        name = wanted.pop(0)
        if name in seen or name not in masters:
            continue
        seen.add(name)
        yield masters[name]
        following = masters[name].get(STYLE + "next-style-name")
        if following:
            wanted.insert(0, following)


def _style_names(body: etree._Element) -> Iterator[str]:
    """The style of each paragraph and table that may begin a page: those that no table or box holds."""
    for element in body:
        if element.tag in (TEXT + "p", TEXT + "h"):
            yield element.get(TEXT + "style-name") or ""
        elif element.tag == TABLE + "table":
            yield element.get(TABLE + "style-name") or ""
        elif element.tag in (TEXT + "section", TEXT + "list", TEXT + "list-item"):
            yield from _style_names(element)


def _shown(pages: Iterable[etree._Element], tags: tuple[str, ...]) -> Iterator[etree._Element]:
    for page in pages:
        for tag in tags:
            found = page.find(tag)
            if found is not None and found.get(STYLE + "display") != "false":
                yield found


class _Story:
    """One story: its paragraphs, lists, tables, sections and the text boxes anchored in it."""

    def __init__(self, runs: OdtRuns, styles: OdtStyles, part: Part, source: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self._runs = runs
        self._styles = styles
        self._part = part
        self._source = source
        self._cell = False
        self._depth = 0
        self._marked = False

    def blocks(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(element)
            elif tag == TEXT + "list":
                self._list(element)
            elif tag == TABLE + "table":
                self._table(element)
            elif tag == TEXT + "section":
                self._section(element)
            elif tag in _INDEXES or tag in (TEXT + "index-body", TEXT + "index-title"):
                self.blocks(element)
            elif tag == TEXT + "numbered-paragraph":
                self._depth, self._marked = number(element.get(TEXT + "level")) or 1, True
                self.blocks(element)
                self._depth, self._marked = 0, False
            elif tag in (TEXT + "change-start", TEXT + "change-end"):
                self._runs.change(element)
            elif tag in SHAPES:
                for box in text_boxes(element):
                    self._box(box)

    def _section(self, element: etree._Element) -> None:
        before = self._runs.hidden
        self._runs.hidden = before or self._styles.section_hidden(element)
        self.blocks(element)
        self._runs.hidden = before

    def _list(self, element: etree._Element) -> None:
        self._depth += 1
        for item in element:
            if item.tag in (TEXT + "list-item", TEXT + "list-header"):
                self._marked = item.tag == TEXT + "list-item"
                self.blocks(item)
        self._depth -= 1
        self._marked = False

    def _table(self, table: etree._Element) -> None:
        # A table of one column is a frame around text, not a table: letterheads and whole letters
        # stand in such frames.
        kept = self._cell, self._depth, self._marked
        rows = list(_rows(table))
        self._cell = self._cell or any(len(row) > 1 for row in rows)
        self._depth, self._marked = 0, False
        for row in rows:
            for cell in row:
                if cell.tag == TABLE + "table-cell":  # a covered cell belongs to the one that spans it
                    self.blocks(cell)
        self._cell, self._depth, self._marked = kept

    def _paragraph(self, element: etree._Element) -> None:
        style = self._styles.paragraph(element.get(TEXT + "style-name"))
        pieces = self._runs.read(element, style)
        boxes, self._runs.boxes = self._runs.boxes, []
        heading = element.tag == TEXT + "h"
        level = (number(element.get(TEXT + "outline-level")) or style.level or 1) if heading else style.level
        # only the first paragraph of a list item has its mark
        depth = self._depth if self._marked else 0
        self._marked = False
        self.paragraphs.append(
            Paragraph(pieces, style, level, depth, self._part, self._cell, self._source, element=element)
        )
        for box in boxes:
            self._box(box)

    def _box(self, content: etree._Element) -> None:
        """A text box stands behind the paragraph that it is anchored in; a letterhead stays one."""
        kept = self._part, self._cell, self._depth, self._marked
        if self._part is Part.BODY:
            self._part = Part.TEXT_BOX
        self._cell, self._depth, self._marked = False, 0, False
        self.blocks(content)
        self._part, self._cell, self._depth, self._marked = kept


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, also grouped ones, but not those of tables inside it."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)
