"""What in a line of a document is not the letter's own finished prose."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from klartekst.letter import BlockKind, Mark, MarkKind, Part
from klartekst.readers.paragraph_lines import Line
from klartekst.readers.pieces import Piece

_REDS = frozenset({"FF0000", "EE0000", "C00000"})
_BLACKS = frozenset({None, "AUTO", "000000"})

# Red text may be a warning to the citizen ("Husk legitimation", "Pengene indsættes på din konto").
# Red and italic, or red and about the making of the letter, is for the writer.
_TO_THE_WRITER = re.compile(
    r"(?:slet|indsæt|tilføj|flet|brug (?:denne|dette)|kun (?:ved|hvis)|skabelon|vælg (?:tekst|afsnit))\b"
    r"|.*(?:tekst|afsnit|frase|formulering)\w*\b.*\b(?:indsættes|slettes|tilpasses|medtages|anvendes)\b"
    r"|.*\budfyldes af sagsbehandler",
    re.IGNORECASE,
)

_VALUE = 6
"""Words. A highlighted stretch as short as this is a value to fill in or check."""

# Runs are often marked as English because the template was made in an English Word.
# These words say that the text is Danish all the same.
_DANISH = re.compile(
    r"[æøåÆØÅ]|\b(?:og|at|er|du|din|dit|dine|vi|det|der|til|af|ikke|som|kan|har|skal|hvis|om|fra|med|den|jf)\b",
    re.IGNORECASE,
)
_OWN_LANGUAGES = ("da", "nb", "nn", "no")


def line_marks(line: Line, at: int) -> Iterator[Mark]:
    """The marks of a line that begins at offset `at` of the letter's text."""
    text = line.text
    end = at + len(text)
    whole = _whole_line(line)
    if whole:
        yield Mark(at, end, whole, "")
    offset = at
    runs: dict[tuple[MarkKind, str, int], int] = {}
    for piece in (*line.pieces, None):
        current = {} if piece is None else dict.fromkeys(_kinds(piece, whole), offset)
        for key, start in list(runs.items()):
            if key not in current:
                del runs[key]
                yield from _closed(key, start, offset, text[start - at : offset - at])
        for key in current:
            runs.setdefault(key, offset)
        offset += 0 if piece is None else len(piece.text)


_HIGHLIGHTED = -1
"""In the place of a field's identity: the mark comes from a highlight, and may yet be dropped."""


def _kinds(piece: Piece, whole: MarkKind | None) -> Iterator[tuple[MarkKind, str, int]]:
    look = piece.look
    open_holders = [holder for holder in piece.holders if holder.open()]
    for holder in open_holders:
        yield MarkKind.FIELD, holder.name, id(holder)
    if look.hidden:
        yield MarkKind.HIDDEN, "", 0
    if piece.inserted:
        yield MarkKind.INSERTED, "", 0
    if whole is not MarkKind.INSTRUCTION:
        if piece.style.instruction or (look.colour in _REDS and look.italic):
            yield MarkKind.INSTRUCTION, "", 0
        elif not open_holders and look.highlight not in (None, "none"):
            yield MarkKind.FIELD, "", _HIGHLIGHTED
        elif piece.style.placeholder and not piece.holders:
            # systems that fill in a control often leave its grey style on; outside one it means a gap
            yield MarkKind.FIELD, "", _HIGHLIGHTED
    if piece.style.quotation and whole is not MarkKind.QUOTATION:
        yield MarkKind.QUOTATION, "", 0
    foreign = look.language and not look.language.startswith(_OWN_LANGUAGES)
    if foreign or look.no_proof:
        yield MarkKind.FOREIGN, look.language or "", 0


def _closed(key: tuple[MarkKind, str, int], start: int, end: int, text: str) -> Iterator[Mark]:
    kind, name, identity = key
    kept = text.strip()
    if not kept:
        return
    if kind is MarkKind.FOREIGN and (_DANISH.search(kept) or not re.search(r"[^\W\d_]{2}", kept)):
        return
    if identity == _HIGHLIGHTED and len(kept.split()) > _VALUE:
        return
    start += len(text) - len(text.lstrip())
    yield Mark(start, start + len(kept), kind, "" if identity == _HIGHLIGHTED else name)


def _whole_line(line: Line) -> MarkKind | None:
    """What the line is from end to end, if it is one thing."""
    style = line.paragraph.style
    shown = [piece for piece in line.pieces if piece.text.strip()]
    # text that the writer has turned black in a red instruction style has been taken into use
    red_style = style.look.colour not in _BLACKS
    taken_into_use = red_style and all(piece.look.colour in _BLACKS for piece in shown)
    if style.instruction and not taken_into_use:
        return MarkKind.INSTRUCTION
    if style.quotation:
        return MarkKind.QUOTATION
    if line.kind is BlockKind.HEADING or line.paragraph.part is not Part.BODY:
        return None
    text = line.text
    if all(piece.look.colour in _REDS for piece in shown) and _TO_THE_WRITER.match(text):
        return MarkKind.INSTRUCTION
    # A whole highlighted sentence is a message among colleagues; a highlighted field is a field.
    highlighted = all(piece.look.highlight not in (None, "none") for piece in shown)
    if highlighted and len(text.split()) > _VALUE and not any(p.holders for p in shown) and "[" not in text:
        return MarkKind.INSTRUCTION
    return None


def merged(bracketed: tuple[Mark, ...], own: list[Mark], quoted: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """All marks sorted by start, each thing said once.

    `bracketed` are the placeholders that the text itself shows, `own` the document's marks,
    `quoted` the quotations. A highlight or an unnamed control around a placeholder adds nothing.
    """
    shown = _Spans(bracketed)
    named = [m for m in own if m.name or m.kind is not MarkKind.FIELD or not shown.touch(m.start, m.end)]
    ordered = sorted((*bracketed, *named, *quoted), key=lambda m: (m.start, -m.end))
    reach: dict[MarkKind, int] = {}
    kept = []
    for mark in ordered:
        group = MarkKind.FIELD if mark.kind is MarkKind.CHOICE else mark.kind
        if reach.get(group, -1) < mark.end:
            reach[group] = mark.end
            kept.append(mark)
    return tuple(kept)


class _Spans:
    """Answers whether a stretch touches one of several marks."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._marks = sorted(marks, key=lambda m: m.start)
        self._starts = [mark.start for mark in self._marks]

    def touch(self, start: int, end: int) -> bool:
        # placeholders do not overlap, so only the last one that begins before `end` can reach in
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._marks[index].end > start
