"""The paragraphs of a Word document in reading order: headers, body, notes, footers."""

from collections.abc import Iterable, Iterator

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR, Part
from klartekst.readers import refusals
from klartekst.readers.docx_fields import Holder, content_control
from klartekst.readers.docx_runs import Runs, chosen
from klartekst.readers.docx_styles import Styles, list_level
from klartekst.readers.ooxml import MC, R, W, number, relations, toggle, value
from klartekst.readers.package import Package
from klartekst.readers.pieces import Paragraph, Piece, Style

_WRAPPERS = frozenset({W + "customXml", W + "ins", W + "moveTo", W + "smartTag"})


class Stories:
    """Walks a document. Read `paragraphs`, then the counts. Raises `UnreadableLetter`."""

    def __init__(self, package: Package, path: str) -> None:
        self._package = package
        self.paragraphs: list[Paragraph] = []
        self.deletions = self.pictures = self.comments = self.embedded = self.unfinished = 0
        self.own_comments = 0
        self.alternatives: list[str] = []
        main = next((r.target for r in relations(package, "") if r.kind == "officeDocument"), "")
        document = package.xml(main)
        body = None if document is None else document.find(W + "body")
        if body is None:
            raise refusals.damaged(path)
        self._related = {r.key: r for r in relations(package, main)}
        styles_part = self._part("styles")
        self._styles = Styles(package.xml(styles_part) if styles_part else None)
        self._read_all(main, body)

    @property
    def standard_size(self) -> int:
        """The size of ordinary text in half points."""
        return self._styles.paragraph(None).look.over(self._styles.defaults).size or 20

    def _part(self, kind: str) -> str:
        return next((r.target for r in self._related.values() if r.kind == kind), "")

    def _root(self, kind: str) -> etree._Element | None:
        part = self._part(kind)
        return self._package.xml(part) if part else None

    def _read_all(self, main: str, body: etree._Element) -> None:
        heads, feet = self._headers_and_footers(body)
        for part in heads:
            self._story(part, self._package.xml(part), Part.HEADER)
        notes = self._story(main, body, Part.BODY)
        self._notes(notes)
        for part in feet:
            self._story(part, self._package.xml(part), Part.FOOTER)
        comments = self._root("comments")
        written = () if comments is None else comments.findall(W + "comment")
        self.comments = len(written)
        self.own_comments = sum(comment.get(W + "author") == COMMENT_AUTHOR for comment in written)

    def _headers_and_footers(self, body: etree._Element) -> tuple[list[str], list[str]]:
        """The parts that some page shows: a first-page header only where it is switched on."""
        settings = self._root("settings")
        even = bool(toggle(settings, "evenAndOddHeaders"))
        found: dict[str, list[str]] = {"header": [], "footer": []}
        for section in body.iter(W + "sectPr"):
            first = bool(toggle(section, "titlePg"))
            for kind, parts in found.items():
                for reference in section.iterfind(W + kind + "Reference"):
                    which = reference.get(W + "type")
                    relation = self._related.get(reference.get(R + "id") or "")
                    shown = {"first": first, "even": even}.get(which or "default", True)
                    if relation and shown and relation.target not in parts:
                        # the first page comes first
                        parts.insert(0 if which == "first" else len(parts), relation.target)
        return found["header"], found["footer"]

    def _notes(self, references: Iterable[tuple[str, str]]) -> None:
        """The foot- and endnotes in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            wanted = list(dict.fromkeys(key for found, key in references if found == kind))
            root = self._root(kind + "s") if wanted else None
            if root is None:
                continue
            by_key = {note.get(W + "id"): note for note in root}
            for key in wanted:
                self._story(self._part(kind + "s"), by_key.get(key), Part.FOOTNOTE)

    def _story(self, source: str, root: etree._Element | None, part: Part) -> list[tuple[str, str]]:
        if root is None:
            return []
        story = _Story(Runs(self._styles), self._styles, part, source)
        story.blocks(root)
        self.paragraphs += story.paragraphs
        self.deletions += story.runs.deletions
        self.pictures += story.runs.pictures
        self.alternatives += story.runs.alternatives
        self.embedded += story.embedded
        self.unfinished += story.runs.unfinished
        return story.runs.notes


class _Story:
    """One story: its paragraphs, tables, controls and the text boxes anchored in it."""

    def __init__(self, runs: Runs, styles: Styles, part: Part, source: str) -> None:
        self.runs = runs
        self.paragraphs: list[Paragraph] = []
        self.embedded = 0
        self._styles = styles
        self._part = part
        self._source = source
        self._controls: tuple[Holder, ...] = ()
        self._cell = False
        self._carried: list[Piece] = []

    def blocks(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "p":
                self._paragraph(element)
            elif tag == W + "tbl":
                self._table(element)
            elif tag == W + "sdt":
                self._control(element)
            elif tag in _WRAPPERS:
                self.blocks(element)
            elif tag == MC + "AlternateContent":
                for branch in chosen(element):
                    self.blocks(branch)
            elif tag == W + "altChunk":
                self.embedded += 1

    def _control(self, element: etree._Element) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        before = self._controls
        self._controls = (*before, content_control(element))
        # a control may hold paragraphs, whole rows of a table, or cells of a row
        rows = content.findall(W + "tr")
        if rows:
            self._rows(rows)
        elif content.find(W + "tc") is not None:
            self._cells(content)
        else:
            self.blocks(content)
        self._controls = before

    def _table(self, table: etree._Element) -> None:
        # A table of one column is a frame around text, not a table: letterheads and whole
        # letters stand in such frames.
        before = self._cell
        self._cell = before or any(_width(row) > 1 for row in _direct_rows(table))
        self._rows(table)
        self._cell = before

    def _rows(self, rows: Iterable[etree._Element]) -> None:
        for row in rows:
            if row.tag == W + "tr":
                properties = row.find(W + "trPr")
                if properties is not None and properties.find(W + "del") is not None:
                    self.runs.deletions += 1
                else:
                    self._cells(row)
            elif row.tag == W + "sdt":
                self._control(row)
            elif row.tag in _WRAPPERS:
                self._rows(row)

    def _cells(self, row: etree._Element) -> None:
        for cell in row:
            if cell.tag == W + "tc":
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                # the lower cells of a vertical merge do not show
                if merged is None or merged.get(W + "val") == "restart":
                    self.blocks(cell)
            elif cell.tag == W + "sdt":
                self._control(cell)
            elif cell.tag in _WRAPPERS:
                self._cells(cell)

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(W + "pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        pieces = self._carried + self.runs.read(element, style, self._controls)
        boxes, self.runs.boxes = self.runs.boxes, []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = pieces  # the paragraph mark is deleted: the next paragraph goes on here
        else:
            self._carried = []
            self._add(element, pieces, style, properties)
        for box in boxes:
            self._box(box)

    def _add(
        self, element: etree._Element, pieces: list[Piece], style: Style, properties: etree._Element | None
    ) -> None:
        outline = number(value(properties, "outlineLvl"))
        level = style.level if outline is None else (0 if outline > 8 else outline + 1)
        stated = list_level(properties)
        depth = style.list_level if stated is None else stated
        self.paragraphs.append(
            Paragraph(pieces, style, level, depth, self._part, self._cell, self._source, element=element)
        )

    def _box(self, content: etree._Element) -> None:
        """A text box stands behind the paragraph that it is anchored in; a letterhead stays one."""
        kept = self._part, self._cell, self._controls, self._carried
        if self._part is Part.BODY:
            self._part = Part.TEXT_BOX
        self._cell, self._controls, self._carried = False, (), []
        self.blocks(content)
        self._part, self._cell, self._controls, self._carried = kept


def _direct_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, also those in a content control, but not the rows of tables inside it."""
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag == W + "sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tr")


def _width(row: etree._Element) -> int:
    return sum(1 for child in row if child.tag in (W + "tc", W + "sdt"))
