"""An edit as the very characters that go and come."""

from klartekst.letter import Letter
from klartekst.rewriting.apply import apply
from klartekst.rewriting.edits import Edit
from klartekst.writing.xml_text import NOT_XML


def exact_edit(letter: Letter, edit: Edit) -> Edit | None:
    """The edit with the space and the capital that go with it; None for one that is not in one block.

    A document has no place for a line break, a tab or what XML cannot hold: such an edit is None too.
    """
    start, end, new = edit
    if any(sign in new for sign in "\n\r\t") or NOT_XML.search(new):
        return None
    for block in letter.blocks:
        if block.start <= start and end <= block.end:
            old = letter.text[block.start : block.end]
            text = apply(old, ((start - block.start, end - block.start, new),))
            head = _common(old[: start - block.start], text)
            tail = _common(old[end - block.start :][::-1], text[head:][::-1])
            return block.start + head, block.end - tail, text[head : len(text) - tail]
    return None


def _common(one: str, other: str) -> int:
    """How many signs two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
