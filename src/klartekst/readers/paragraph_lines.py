"""The lines that a reader of a document sees, and which of them are headings or list items.

Writers press Shift+Enter for a new line, type bullets by hand, and make a heading by putting a
short line in bold. A line break is therefore a border like a paragraph's, and a bold line above
ordinary text is a heading, also when both stand in the same paragraph.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from klartekst.letter import BlockKind, Part
from klartekst.readers.pieces import Paragraph, Piece

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
# "2. sal" and "1. maj" open a line too: after a number there must be a tab or a capital letter.
_MARKER = re.compile(
    rf"(?:[•·▪▫‣◦●○■□➢]\s*|[-–—*]\s+|(?:\d{{1,2}}[.)]|[a-z]\))(?:\t\s*|\s+(?!{_MONTH})(?=[A-ZÆØÅ])))"
)
_SENTENCE_END = (".", "!", "?", ":", ";")
_GREETING = re.compile(r"(?:kære|hej|til)\b|(?:med )?(?:venlig|venlige|bedste|mange) hilsen", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"(?:dato|sag|sagsnr|sagsnummer|sagsbehandler|j\.? ?nr|journalnr|cpr|tlf|telefon|mail|e-mail|ref"
    r"|kontakt|kontaktperson|kundenr|matr|ejendom|afsender|modtager|adresse|dok)\b\.?[^:]{0,12}:"
    r"|\d{4} [A-ZÆØÅ]|.*@|.*\d{2} ?\d{2} ?\d{2} ?\d{2}",
    re.IGNORECASE,
)

_LONGEST_HEADING = 15
"""Words. A bold paragraph longer than this is emphasis."""

_PROSE = 20
"""Words. A table cell or a heading with sentences as long as this is laid-out running text."""

_WIDE_LINE = 70
"""Characters. A broken line as long as this was broken by the margin of some other program."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces, what it is, and where behind a hand-made list marker its words begin."""

    pieces: tuple[Piece, ...]
    paragraph: Paragraph
    kind: BlockKind
    level: int = 0
    content: int = 0

    @property
    def text(self) -> str:
        """The words of the line; a newline inside is a break in the middle of a sentence."""
        return "".join(piece.text for piece in self.pieces)


def lines(paragraphs: Iterable[Paragraph], standard_size: int) -> list[Line]:
    """The lines of `paragraphs` that hold text. `standard_size` is ordinary text's, in half points."""
    found = [line for paragraph in paragraphs for line in _of_paragraph(paragraph)]
    return _with_typed_headings(found, standard_size)


def _of_paragraph(paragraph: Paragraph) -> Iterable[Line]:
    for pieces in _split(paragraph.pieces):
        trimmed = _trim(pieces)
        if trimmed:
            yield _classify(trimmed, paragraph)


def _classify(pieces: tuple[Piece, ...], paragraph: Paragraph) -> Line:
    text = "".join(piece.text for piece in pieces)
    if paragraph.level and not _is_prose(text):  # some put a whole sentence in bold by a heading's style
        return Line(pieces, paragraph, BlockKind.HEADING, paragraph.level)
    marker = _MARKER.match(text)
    if paragraph.list_level or (marker and marker.end() < len(text)):
        content = marker.end() if marker and marker.end() < len(text) else 0
        return Line(pieces, paragraph, BlockKind.LIST_ITEM, paragraph.list_level or 1, content)
    if paragraph.cell and not _is_prose(text):
        return Line(pieces, paragraph, BlockKind.TABLE_CELL)
    return Line(pieces, paragraph, BlockKind.PARAGRAPH)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE and text.rstrip('"”»').endswith((".", "!", "?", ":"))


def _split(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each line; a break in the middle of a sentence is kept as a newline."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n" and piece.node is None:
            found.append([piece])
        else:
            found[-1].append(piece)
    joined: list[list[Piece]] = [found[0]]
    after = "".join(piece.text for piece in found[0]).strip()
    for line in found[1:]:
        before, after = after, "".join(piece.text for piece in line).strip()
        if before and after and _runs_on(before, after):
            joined[-1] += line
        else:
            joined.append(line[1:])
    return joined


def _runs_on(before: str, after: str) -> bool:
    if before.endswith(_SENTENCE_END) or _MARKER.match(after):
        return False
    return after[0].islower() or (len(before) >= _WIDE_LINE and after[0].isalnum())


def _trim(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without white space at the ends."""
    kept = list(pieces)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if not kept:
        return ()
    kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), len(kept[0].text))
    kept[-1] = _cut(kept[-1], 0, len(kept[-1].text.rstrip()))
    return tuple(kept)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    if (start, end) == (0, len(piece.text)):
        return piece
    text = piece.text[start:end]
    if piece.node is None or len(piece.text) != piece.node_end - piece.node_start:
        return replace(piece, text=text)
    return replace(piece, text=text, node_start=piece.node_start + start, node_end=piece.node_start + end)


def _with_typed_headings(found: list[Line], standard_size: int) -> list[Line]:
    """Bold or larger short lines above ordinary text become headings.

    Seen from below, so that a bold title above a bold subheading above text counts as two.
    The first heading of the letter is its title, level 1; later typed ones are level 2.
    """
    result = list(found)
    text_below = False
    typed = set()
    for index in range(len(found) - 1, -1, -1):
        line = found[index]
        if line.kind is not BlockKind.PARAGRAPH or line.paragraph.part is not Part.BODY:
            text_below = line.kind is not BlockKind.PARAGRAPH
        elif _stands_out(line, standard_size):
            if text_below and _could_be_heading(line.text):
                typed.add(index)
        else:
            text_below = _opens_text(line.text)
    level = 1
    for index, line in enumerate(found):
        if index in typed:
            result[index] = replace(line, kind=BlockKind.HEADING, level=level)
        if index in typed or line.kind is BlockKind.HEADING:
            level = 2
    return result


def _stands_out(line: Line, standard_size: int) -> bool:
    shown = [piece.look for piece in line.pieces if piece.text.strip()]
    if all(look.bold for look in shown):
        return True
    return all((look.size or 0) >= standard_size + 4 for look in shown)


def _could_be_heading(text: str) -> bool:
    if len(text.split()) > _LONGEST_HEADING or text.endswith((".", "!", ";", ",")):
        return False
    return not (_GREETING.match(text) or _LETTERHEAD.match(text)) and any(map(str.isalpha, text))


def _opens_text(text: str) -> bool:
    """Whether a heading may stand above this line: a sentence or a greeting, not an address."""
    return bool(_GREETING.match(text)) or len(text.split()) >= 5 or text.endswith(_SENTENCE_END)
