"""XML in which words and elements stand mixed: putting an element among the words, and taking one out."""

from lxml import etree


def put_at(new: etree._Element, node: etree._Element, at: int, *, tail: bool) -> None:
    """Put `new` into the text of `node`, before the character number `at`; into its tail when `tail`."""
    if tail:
        text = node.tail or ""
        parent = node.getparent()
        assert parent is not None, "words behind an element stand in its parent"
        node.tail, new.tail = text[:at], text[at:]
        parent.insert(parent.index(node) + 1, new)
        return
    text = node.text or ""
    node.text, new.tail = text[:at], text[at:]
    node.insert(0, new)


def put_before(new: etree._Element, element: etree._Element) -> None:
    """Put `new` right before `element`."""
    parent = element.getparent()
    assert parent is not None
    new.tail = None
    parent.insert(parent.index(element), new)


def put_after(new: etree._Element, element: etree._Element) -> None:
    """Put `new` right behind `element`, before the words that follow it."""
    put_at(new, element, 0, tail=True)


def take_out(element: etree._Element) -> None:
    """Take an element out of its parent and leave the words behind it where they are."""
    parent = element.getparent()
    assert parent is not None
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
