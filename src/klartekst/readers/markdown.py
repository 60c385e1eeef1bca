"""Letters and phrases in Markdown (.md): only what a letter uses of it.

An own small line reader and no library, because every offset must be one in the file as stored,
and because a phrase library is headings, lists, paragraphs and tables, not nested programs.
Not read: code, comments, front matter, link definitions. Raw HTML blocks are read as text with
the tags marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind
from klartekst.readers.placeholders import placeholders
from klartekst.readers.plain_text import decode
from klartekst.readers.quotations import quotations

MARKUP = "markdown"
"""The name of the marks on characters that are Markdown and not words: `**`, `](address)`, tags."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_TABLE_LINE = re.compile(r" {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+")
_CELL = re.compile(r"(?:\\\||[^|])+")

_INLINE = re.compile(
    r"(?<=\n) {0,3}>[ \t]?"  # a quotation that goes on
    r"|(?P<code>`+)(?:(?!(?P=code)).)+(?P=code)"  # `code`
    r"|<!--.*?-->"  # a comment
    r"|</?[A-Za-z][^<>\n]*>"  # a tag, or <https://…>
    r"|!?\[(?=[^\[\]\n]*\]\()|(?<=\])\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)|\](?=\([^()\s]*)"  # [text](address)
    r"|(?<![\s*])\*{1,3}|\*{1,3}(?![\s*])|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?])_{1,3}(?!\w)"  # *emphasis*
    r"|~~|\\(?=[\\`*_{}\[\]()#+\-.!|>])",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file without its line end: `text` stands at `start`."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, length: int) -> "_Row":
        return _Row(self.start + length, self.text[length:])


def read(data: bytes, path: str) -> Letter:
    """The letter in a Markdown file. Offsets count in the file's text as stored.

    Raises `UnreadableLetter` as the reader of plain text does.
    """
    text, remarks = decode(data, path)
    return from_text(text, path, remarks)


def from_text(text: str, path: str = "-", remarks: tuple[str, ...] = ()) -> Letter:
    """The letter in the Markdown `text`."""
    reader = _Reader()
    reader.read(list(_rows(text)))
    blocks = tuple(reader.blocks)
    inside = [m for block in blocks for m in _markup(text, block)]
    shown = [m for m in placeholders(text) if _is_placeholder(text, m, blocks)]
    quoted = [
        m for m in quotations(text, blocks) if not any(q.start <= m.start < q.end for q in reader.quotes)
    ]
    marks = sorted((*inside, *reader.quotes, *shown, *quoted), key=lambda m: (m.start, m.end))
    return Letter(text, blocks, tuple(marks), path, "md", remarks)


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield _Row(at, line.rstrip("\r"))
        at += len(line) + 1


class _Reader:
    """Gathers blocks line by line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.quotes: list[Mark] = []
        self._open: Block | None = None
        self._in_quote = False

    def read(self, rows: list[_Row]) -> None:
        index = _after_front_matter(rows)
        while index < len(rows):
            row = rows[index]
            following = rows[index + 1] if index + 1 < len(rows) else None
            fence = _FENCE.match(row.text)
            if fence:
                index = _after(rows, index + 1, fence[1])
                self._close()
            elif row.text.lstrip().startswith("<!--"):
                index = _after(rows, index, "-->")
                self._close()
            elif following and "|" in row.text and _TABLE_LINE.match(following.text):
                index = self._table(rows, index)
            else:
                self._line(row)
                index += 1
        self._close()

    def _line(self, row: _Row) -> None:
        quote = _QUOTE.match(row.text)
        if bool(quote) != self._in_quote:
            self._close()
            self._in_quote = bool(quote)
        self._plain(row.cut(quote.end()) if quote else row)

    def _plain(self, row: _Row) -> None:
        text = row.text
        if not text.strip() or _DEFINITION.match(text):
            self._close()
            return
        heading = _HEADING.match(text)
        underline = _UNDERLINE.match(text)
        if heading:
            self._close()
            if heading[2]:
                depth = len(heading[1])
                self._add(row, heading.start(2), heading.end(2), BlockKind.HEADING, depth, row.start)
        elif underline and self._open and self._open.kind is BlockKind.PARAGRAPH:
            level = 1 if underline[1].startswith("=") else 2
            self._open = Block(self._open.start, self._open.end, BlockKind.HEADING, level)
            self._close()
        elif _RULE.match(text):
            self._close()
        else:
            self._words(row)

    def _words(self, row: _Row) -> None:
        item = _ITEM.match(row.text)
        kept = row.text.rstrip()
        if item:
            self._close()
            level = len(item[1].expandtabs(4)) // 2 + 1
            start = row.start + len(item[1])
            self._open = Block(
                start, row.start + len(kept), BlockKind.LIST_ITEM, level, row.start + item.end()
            )
        elif self._open is None:
            if row.text.startswith(("    ", "\t")):
                return  # indented code
            start = row.start + len(row.text) - len(row.text.lstrip())
            self._open = Block(start, row.start + len(kept))
        else:
            old = self._open
            self._open = Block(old.start, row.start + len(kept), old.kind, old.level, old.content)
        if row.text.endswith(("  ", "\\")):  # a hard line break: the writer wants a new line
            self._close()

    def _table(self, rows: list[_Row], index: int) -> int:
        self._close()
        while index < len(rows) and "|" in rows[index].text:
            row = rows[index]
            if not _TABLE_LINE.match(row.text):
                for cell in _CELL.finditer(row.text):
                    self._add(row, cell.start(), cell.end(), BlockKind.TABLE_CELL, 0, None)
            index += 1
        return index

    def _add(self, row: _Row, start: int, end: int, kind: BlockKind, level: int, at: int | None) -> None:
        """A block of one line; `at` is where it begins when a marker stands before its words."""
        kept = row.text[start:end].strip()
        if kept:
            content = row.start + row.text.index(kept, start)
            block_start = content if at is None else at
            self.blocks.append(Block(block_start, content + len(kept), kind, level, content))

    def _close(self) -> None:
        block, self._open = self._open, None
        if block:
            self.blocks.append(block)
            if self._in_quote:
                self.quotes.append(Mark(block.content, block.end, MarkKind.QUOTATION))


def _after(rows: list[_Row], index: int, last: str) -> int:
    """The index behind the first row from `index` on with `last` in it, or behind the end."""
    while index < len(rows) and last not in rows[index].text:
        index += 1
    return index + 1


def _after_front_matter(rows: list[_Row]) -> int:
    if not rows or rows[0].text.strip("\ufeff \t") != "---":
        return 0
    for index, row in enumerate(rows[1:40], start=1):
        if row.text.strip() in ("---", "..."):
            return index + 1
    return 0


def _markup(text: str, block: Block) -> Iterator[Mark]:
    for match in _INLINE.finditer(text, block.content, block.end):
        yield Mark(match.start(), match.end(), MarkKind.FOREIGN, MARKUP)


def _is_placeholder(text: str, mark: Mark, blocks: tuple[Block, ...]) -> bool:
    """Not `[text](address)`, a tick box, or what stands in skipped lines."""
    if text.startswith(("(", "["), mark.end) and text[mark.start] == "[":
        return False
    if text[mark.start : mark.end].lower() in ("[ ]", "[x]"):
        return False
    return any(block.content <= mark.start and mark.end <= block.end for block in blocks)
