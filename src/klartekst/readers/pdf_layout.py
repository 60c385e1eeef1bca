"""Paragraphs of a PDF without tags: guessed from where the lines stand.

What is known: a paragraph ends where the next word would still have fitted, where the lines part, where
the letters change size, and where a bullet stands. Which paragraphs are headings is settled later, as for
Word documents, by their look.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from klartekst.letter import Part
from klartekst.readers.lines import marker
from klartekst.readers.pdf_lines import Line, would_have_fitted
from klartekst.readers.pdf_notes import note
from klartekst.readers.pdf_words import pieces
from klartekst.readers.pieces import Paragraph

_PARTED = 1.3
"""Times the ordinary distance of lines. Paragraphs stand further apart."""

_INDENT = 0.8
"""Font sizes by which a paragraph's first line may be indented."""

_SURE = 4.0
"""Font sizes that must be left behind a word that would have fitted, for a line to end in mid-sentence."""

_COLUMN_ROWS = 8
_COLUMN_WORDS = 4
"""Two columns are plain when so many rows of two stand on end, with so many words in each half."""

_SENTENCE_END = (".", "!", "?", ":")


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making; `cell` is set for a line that stands beside others."""

    lines: list[Line]
    cell: bool = False
    part: Part = Part.BODY


def laid_out(lines: Sequence[Line], standard_size: float, heights: Mapping[int, float]) -> list[Paragraph]:
    """The paragraphs that the body's lines make, in reading order, footnotes last.

    `standard_size` is that of ordinary text in points, `heights` those of the pages.
    """
    rows = _rows(lines)
    rows = _columns(rows)
    edges = _edges(rows)
    leading = _leading(rows)
    drafts: list[_Draft] = []
    for row in rows:
        noted = note(row[0], standard_size, heights[row[0].page]) if len(row) == 1 else None
        if noted is not None:
            drafts.append(_Draft([noted], part=Part.FOOTNOTE))
        elif len(row) > 1:
            drafts += [_Draft([line], cell=True) for line in row]
        elif drafts and _joins(drafts[-1], row[0], edges, leading):
            drafts[-1].lines.append(row[0])
        else:
            drafts.append(_Draft([row[0]]))
    drafts.sort(key=lambda draft: draft.part is Part.FOOTNOTE)
    return [
        Paragraph(
            pieces([line.runs for line in draft.lines]),
            part=draft.part,
            cell=draft.cell,
            page=draft.lines[0].page,
        )
        for draft in drafts
    ]


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand beside each other, together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _beside(last: Line, line: Line) -> bool:
    level = abs(last.baseline - line.baseline) < 0.3 * line.size
    return level and last.page == line.page and line.left > last.right


def _columns(rows: list[list[Line]]) -> list[list[Line]]:
    """Two plain columns read one after the other, where the file draws them row by row."""
    made: list[list[Line]] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) == 2 and _same_columns(rows[at], rows[end]):
            end += 1
        block = rows[at:end]
        words = [len(line.text.split()) for row in block for line in row]
        if len(block) >= _COLUMN_ROWS and median(words) >= _COLUMN_WORDS:
            made += [[row[0]] for row in block] + [[row[1]] for row in block]
        else:
            end = max(end, at + 1)
            made += rows[at:end]
        at = end
    return made


def _same_columns(one: list[Line], two: list[Line]) -> bool:
    pairs = zip(one, two, strict=True) if len(one) == len(two) else ()
    return len(one) == 2 and one[0].page == two[0].page and all(abs(a.left - b.left) < 2 for a, b in pairs)


def _edges(rows: Iterable[list[Line]]) -> dict[tuple[int, int], float]:
    """The right edge in points of the lines that begin at the same place, by page and place."""
    edges: dict[tuple[int, int], float] = {}
    for row in rows:
        for line in row:
            key = _column(line)
            edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _column(line: Line) -> tuple[int, int]:
    """Lines that begin in the same eighth of a page (about 75 points) belong to one column."""
    return line.page, round(line.left / 75)


def _leading(rows: Iterable[list[Line]]) -> float:
    """The ordinary distance of lines, in font sizes."""
    steps: Counter[float] = Counter()
    before: Line | None = None
    for row in rows:
        line = row[0]
        if before is not None and before.page == line.page and abs(before.size - line.size) < 0.6:
            step = (before.baseline - line.baseline) / line.size
            if 0.9 < step < 2.0:
                steps[round(step, 2)] += 1
        before = line
    return steps.most_common(1)[0][0] if steps else 1.2


def _joins(draft: _Draft, line: Line, edges: dict[tuple[int, int], float], leading: float) -> bool:
    """Whether a line goes on with the paragraph above it."""
    first, above = draft.lines[0], draft.lines[-1]
    if draft.cell:
        return _under(above, line, leading)
    if abs(above.size - line.size) > 0.6 or above.bold != line.bold:
        return False
    runs_on = not above.text.endswith(_SENTENCE_END) and line.text[:1].islower()
    step = above.baseline - line.baseline
    if line.page != above.page or step < 0:  # the next page or column
        return runs_on
    if step > _PARTED * leading * line.size:
        return False
    edge = edges[_column(above)]
    room = would_have_fitted(above, line, edge)
    if marker(line.text) and (room or not runs_on):
        return False
    indent = line.left - above.left
    hangs = above is first and marker(first.text) is not None
    if indent > _INDENT * line.size and not hangs:
        return False
    return not room or (runs_on and not marker(line.text))


def _under(above: Line, line: Line, leading: float) -> bool:
    """Whether a line alone goes on with the last cell: right under it and in the middle of its sentence."""
    near = 0 < above.baseline - line.baseline <= _PARTED * leading * line.size
    return near and abs(above.left - line.left) < 2 and line.text[:1].islower()
