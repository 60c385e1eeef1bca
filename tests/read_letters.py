"""What a test asks of a letter that was read: its blocks and its marks, as words."""

from docx_builder import docx

from klartekst.letter import Letter, MarkKind
from klartekst.readers.docx import read


def docx_letter(*blocks: str, **options: object) -> Letter:
    """The letter in a Word document with these blocks; the options are those of `docx`."""
    return read(docx(*blocks, **options), "brev.docx")  # type: ignore[arg-type]


def marked(found: Letter, kind: MarkKind) -> list[tuple[str, str]]:
    """Text and name of each mark of a kind."""
    return [(found.text[m.start : m.end], m.name) for m in found.marks if m.kind is kind]


def said(found: Letter) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, found.text[block.content : block.end]) for block in found.blocks]
