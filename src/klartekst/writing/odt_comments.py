"""Annotations by klartekst in an OpenDocument text, on the exact words (OpenDocument 1.3, part 3, 14.1)."""

from collections.abc import Sequence

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR, Part
from klartekst.readers.assemble import Document, Span
from klartekst.readers.odf import DC, OFFICE, TEXT
from klartekst.writing.mixed_content import put_after, put_at, put_before
from klartekst.writing.remark import Remark

_PARAGRAPHS = (TEXT + "p", TEXT + "h")
# Elements between whose words an annotation may stand; all others are fields and the like.
_HOLDS_WORDS = frozenset({TEXT + "p", TEXT + "h", TEXT + "span", TEXT + "a"})


def add(root: etree._Element, document: Document, remarks: Sequence[Remark], date: str) -> int:
    """Put the remarks in, dated `date` (ISO 8601). Returns how many found a place."""
    taken = {each.get(OFFICE + "name") for each in root.iter(OFFICE + "annotation")}
    free = (name for n in range(1, len(taken) + len(remarks) + 1) if (name := f"klartekst{n}") not in taken)
    # From the end, so that the places before are still where they were read.
    backwards = sorted(remarks, key=lambda each: (each.block, each.start or 0), reverse=True)
    return sum(_place(document, remark, name, date) for remark, name in zip(backwards, free, strict=False))


def _place(document: Document, remark: Remark, name: str, date: str) -> bool:
    annotation = _annotation(remark, name, date)
    part = document.letter.blocks[remark.block].part
    if part is Part.BODY and remark.start is not None and remark.end is not None:
        start, end = remark.start, remark.end
        spans = [span for span in document.spans if span.start < end and start < span.end]
        if spans:
            closing = etree.Element(OFFICE + "annotation-end")
            closing.set(OFFICE + "name", name)
            last = spans[-1]
            _put(
                closing,
                last,
                last.node_start + end - last.start if end < last.end else last.node_end,
                after=True,
            )
            _put(annotation, spans[0], spans[0].node_start + max(start - spans[0].start, 0), after=False)
            return True
    paragraph = document.elements[remark.block] if part is Part.BODY else _nearest(document, remark.block)
    if paragraph is None:
        return False
    put_at(annotation, paragraph, 0, tail=False)
    return True


def _annotation(remark: Remark, name: str, date: str) -> etree._Element:
    made = etree.Element(OFFICE + "annotation")
    made.set(OFFICE + "name", name)
    etree.SubElement(made, DC + "creator").text = COMMENT_AUTHOR
    etree.SubElement(made, DC + "date").text = date.removesuffix("Z")
    for text, _ in remark.paragraphs:
        etree.SubElement(made, TEXT + "p").text = " ".join(text.split())
    return made


def _put(new: etree._Element, span: Span, at: int, *, after: bool) -> None:
    """Put one end of an annotation into the words of a span, or beside the field that they come from."""
    holder = span.node.getparent() if span.tail else span.node
    assert holder is not None
    inside = holder
    while holder.tag not in _HOLDS_WORDS:
        inside = holder
        above = holder.getparent()
        assert above is not None, "words stand in a paragraph"
        holder = above
    if holder is inside:
        put_at(new, span.node, at, tail=span.tail)
    elif after:
        put_after(new, inside)
    else:
        put_before(new, inside)


def _nearest(document: Document, block: int) -> etree._Element | None:
    """The paragraph of the body that a header, a footer, a note or a text box belongs to."""
    element = document.elements[block]
    around = [] if element is None else list(element.iterancestors(*_PARAGRAPHS))
    blocks = zip(document.elements, document.letter.blocks, strict=True)
    in_body = [each for each, there in blocks if there.part is Part.BODY]
    part = document.letter.blocks[block].part
    if around and part in (Part.FOOTNOTE, Part.TEXT_BOX):
        return around[-1]
    if not in_body:
        return None
    return in_body[-1] if part is Part.FOOTER else in_body[0]
