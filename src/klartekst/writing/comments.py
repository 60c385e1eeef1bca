"""Word comments by klartekst: put on the exact words, and taken away again without a trace.

Comments stand in a part of their own; the text holds a start, an end and a reference for each
(ISO 29500-1, 17.13.4). Word knows comments in the body only, so a remark on a header, a footnote or a text
box stands at the nearest paragraph of the body.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR, Part
from klartekst.readers import refusals
from klartekst.readers.assemble import Document
from klartekst.readers.ooxml import W14, W, number
from klartekst.writing.remark import Remark
from klartekst.writing.runs import SPACE, Runs
from klartekst.writing.word_parts import WordParts
from klartekst.writing.xml_text import NOT_XML

_INITIALS = "kt"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKERS = ("commentRangeStart", "commentRangeEnd", "commentReference")

# A comment may begin and end inside these. It stands outside links, fields and content controls: a system
# that fills them anew would take the comment away.
_STAYS_INSIDE = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "bdo", "dir"))


def remove_own(parts: WordParts, body: etree._Element) -> int:
    """Take klartekst's own comments out of the document with the root `body`. Returns how many there were."""
    name = parts.related("comments")
    comments = parts.look(name) if name else None
    own = [] if comments is None else [c for c in comments if c.get(W + "author") == COMMENT_AUTHOR]
    if not own:
        return 0
    comments = parts.tree(name)
    assert comments is not None
    own = [c for c in comments if c.get(W + "author") == COMMENT_AUTHOR]
    _unmark(body, {c.get(W + "id") for c in own})
    _forget(parts, {p.get(W14 + "paraId") for c in own for p in c.iter(W + "p")} - {None})
    for comment in own:
        comments.remove(comment)
    if not comments.findall(W + "comment"):
        parts.drop(name)
    return len(own)


def add(
    parts: WordParts,
    root: etree._Element,
    document: Document,
    runs: Runs,
    remarks: Sequence[Remark],
    date: str,
) -> int:
    """Put the remarks into the document with the root `root` as comments dated `date` (ISO 8601).

    Returns how many found a place; none does in a document whose body has no paragraph with text.
    """
    placed = [
        (remark, ends) for remark in remarks if (ends := _ends(root, document, runs, remark)) is not None
    ]
    if not placed:
        return 0
    name = parts.related("comments")
    comments = parts.tree(name) if name else None
    if comments is None:
        comments = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        parts.add("comments", comments, _CONTENT_TYPE)
    elif comments.tag != W + "comments":
        raise refusals.damaged(document.letter.path)
    free = _highest((comments, root)) + 1
    for key, (remark, (first, last)) in enumerate(placed, start=free):
        comments.append(_comment(remark, str(key), date))
        _mark(first, last, str(key))
    return len(placed)


def _highest(roots: Iterable[etree._Element]) -> int:
    """The highest comment id that is in use anywhere, also one whose comment is gone."""
    tags = [W + name for name in ("comment", *_MARKERS)]
    ids = (number(each.get(W + "id")) for root in roots for each in root.iter(*tags))
    return max((each for each in ids if each is not None), default=0)


def _comment(remark: Remark, key: str, date: str) -> etree._Element:
    comment = etree.Element(W + "comment")
    for name, text in (("id", key), ("author", COMMENT_AUTHOR), ("date", date), ("initials", _INITIALS)):
        comment.set(W + name, text)
    for text, bold in remark.paragraphs:
        paragraph = etree.SubElement(comment, W + "p")
        if paragraph.getprevious() is None:
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "annotationRef")
        run = etree.SubElement(paragraph, W + "r")
        if bold:
            etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
        words = etree.SubElement(run, W + "t")
        words.text = NOT_XML.sub("", text)
        words.set(SPACE, "preserve")
    return comment


def _mark(first: etree._Element, last: etree._Element, key: str) -> None:
    """Let the comment `key` reach from `first` to `last`, both inclusive."""
    opening = etree.Element(W + "commentRangeStart")
    closing = etree.Element(W + "commentRangeEnd")
    opening.set(W + "id", key)
    closing.set(W + "id", key)
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference").set(W + "id", key)
    first.addprevious(opening)
    last.addnext(closing)
    closing.addnext(run)


def _ends(
    root: etree._Element, document: Document, runs: Runs, remark: Remark
) -> tuple[etree._Element, etree._Element] | None:
    """The first and the last element of what a remark is about, in the body; None when there is no such."""
    paragraph = document.elements[remark.block]
    if document.letter.blocks[remark.block].part is Part.BODY:
        if remark.start is not None and remark.end is not None:
            touched = runs.within(remark.start, remark.end)
            if touched:
                if _stands_alone(touched[0].node) or _stands_alone(touched[-1].node):
                    touched = runs.cut(remark.start, remark.end)
                return _outside(touched[0].node), _outside(touched[-1].node)
    else:
        paragraph = _nearest(root, document, remark.block)
    if paragraph is None:
        return None
    content = [child for child in paragraph if child.tag != W + "pPr"]
    if not content:
        content = [etree.SubElement(paragraph, W + "r")]
    return content[0], content[-1]


def _stands_alone(node: etree._Element) -> bool:
    """Whether the node's own run may be cut for a comment."""
    return _outside(node) is node.getparent()


def _outside(node: etree._Element) -> etree._Element:
    """The element around `node` beside which a comment's ends may stand."""
    chain = [node, *node.iterancestors()]
    at = max(index for index, each in enumerate(chain) if each.tag == W + "p") - 1
    while chain[at].tag in _STAYS_INSIDE:
        at -= 1
    return chain[at]


def _nearest(root: etree._Element, document: Document, block: int) -> etree._Element | None:
    """The paragraph of the body that a block outside it belongs to."""
    element = document.elements[block]
    part = document.letter.blocks[block].part
    if part is Part.TEXT_BOX and element is not None:
        return list(element.iterancestors(W + "p"))[-1]
    in_body = [
        element
        for element, each in zip(document.elements, document.letter.blocks, strict=True)
        if each.part is Part.BODY and element is not None
    ]
    if not in_body:
        return next(root.iter(W + "p"), None)
    referring = None
    if part is Part.FOOTNOTE and element is not None:
        referring = _referring(element, root)
    if referring is not None:
        return referring
    return in_body[-1] if part is Part.FOOTER else in_body[0]


def _referring(element: etree._Element, root: etree._Element) -> etree._Element | None:
    """The outermost paragraph that refers to the foot- or endnote in which `element` stands."""
    for name in ("footnote", "endnote"):
        note = next(element.iterancestors(W + name), None)
        if note is not None:
            for reference in root.iter(W + name + "Reference"):
                if reference.get(W + "id") == note.get(W + "id"):
                    return list(reference.iterancestors(W + "p"))[-1]
    return None


def _unmark(root: etree._Element, keys: set[str | None]) -> None:
    for marker in [each for name in _MARKERS for each in root.iter(W + name)]:
        if marker.get(W + "id") not in keys:
            continue
        parent = marker.getparent()
        assert parent is not None
        parent.remove(marker)
        if parent.tag == W + "r" and all(child.tag == W + "rPr" for child in parent):
            above = parent.getparent()
            assert above is not None
            above.remove(parent)


def _forget(parts: WordParts, paragraphs: set[str | None]) -> None:
    """Take what Word has noted about comments out of its further parts; a reply then stands by itself."""
    for kind in ("commentsExtended", "commentsIds"):
        name = parts.related(kind)
        noted = parts.tree(name) if name and paragraphs else None
        for line in [] if noted is None else list(noted):
            for attribute, value in list(line.attrib.items()):
                local = etree.QName(attribute).localname
                if local == "paraIdParent" and value in paragraphs:
                    del line.attrib[attribute]
                elif local == "paraId" and value in paragraphs:
                    line.getparent().remove(line)  # type: ignore[union-attr]
                    break
