"""The runs of a Word document, cut at the exact words.

A run (`w:r`) is cut by moving what stands behind the cut into a new run with the same properties: breaks,
tabs, drawings and fields move along whole, only a `w:t` is ever cut in two.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from klartekst.readers.assemble import Span
from klartekst.readers.ooxml import W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = " \t\r\n"  # what Word drops at the ends of a `w:t` that does not keep its spaces


class Runs:
    """The spans of one letter, kept true while runs are cut. Places are code points of the letter's text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = list(spans)

    def within(self, start: int, end: int) -> list[Span]:
        """The spans that touch `[start, end)`, in order."""
        first = bisect_right(self._spans, start, key=lambda span: span.end)
        last = bisect_left(self._spans, end, key=lambda span: span.start)
        return self._spans[first:last]

    def ending_at(self, place: int) -> Span | None:
        """The span whose text ends at `place` or goes over it; None when no text stands before it."""
        touching = self.within(place - 1, place)
        return touching[-1] if touching else None

    def cut(self, start: int, end: int) -> list[Span]:
        """The spans of `[start, end)`, cut so that the first opens its run and the last closes its own.

        Empty when no text of the document stands there. Every node must stand in a `w:r`.
        """
        touching = self.within(start, end)
        if not touching:
            return []
        last = touching[-1]
        self._end_run(last, last.node_start + end - last.start if end < last.end else last.node_end)
        first = self.within(start, end)[0]
        self._begin_run(first, first.node_start + max(start - first.start, 0))
        return self.within(start, end)

    def _begin_run(self, span: Span, at: int) -> None:
        if (span.node.text or "")[:at].strip(_BLANK if _drops_blanks(span.node) else ""):
            self._divide(span, at)
        elif any(child.tag != W + "rPr" for child in span.node.itersiblings(preceding=True)):
            _new_run(span.node)

    def _end_run(self, span: Span, at: int) -> None:
        if (span.node.text or "")[at:].strip(_BLANK if _drops_blanks(span.node) else ""):
            self._divide(span, at)
        elif (following := span.node.getnext()) is not None:
            _new_run(following)

    def _divide(self, span: Span, at: int) -> None:
        """Cut the text of a node in two, the second part in a run of its own."""
        node = span.node
        text = node.text or ""
        if _drops_blanks(node):
            text, dropped = text.strip(_BLANK), len(text) - len(text.lstrip(_BLANK))
            self._repoint(node, 0, node, -dropped)
            at -= dropped
        second = etree.Element(node.tag)
        node.text, second.text = text[:at], text[at:]
        node.set(SPACE, "preserve")
        second.set(SPACE, "preserve")
        node.addnext(second)
        _new_run(second)
        self._repoint(node, at, second, -at)

    def _repoint(self, node: etree._Element, since: int, to: etree._Element, by: int) -> None:
        """Let the spans of `node` from `since` on lead to `to`, cutting the one that goes over it."""
        made: list[Span] = []
        first = next(i for i, span in enumerate(self._spans) if span.node is node)
        last = first
        while last < len(self._spans) and (span := self._spans[last]).node is node:
            last += 1
            if span.node_end <= since:
                made.append(span)
                continue
            if span.node_start < since:
                inside = span.start + since - span.node_start
                made.append(replace(span, end=inside, node_end=since))
                span = replace(span, start=inside, node_start=since)
            made.append(replace(span, node=to, node_start=span.node_start + by, node_end=span.node_end + by))
        self._spans[first:last] = made


def new_run(model: etree._Element, text: str) -> etree._Element:
    """A run of `text` that looks like the run `model`; it stands nowhere yet."""
    run = _empty_like(model)
    words = etree.SubElement(run, W + "t")
    words.text = text
    words.set(SPACE, "preserve")
    return run


def _new_run(child: etree._Element) -> None:
    """Move a run's child and all that stands behind it into a new run behind it."""
    run = child.getparent()
    assert run is not None
    moved = [child, *child.itersiblings()]
    behind = _empty_like(run)
    behind.extend(moved)
    run.addnext(behind)


def _empty_like(run: etree._Element) -> etree._Element:
    made = etree.Element(run.tag)
    made.attrib.update(run.attrib)
    properties = run.find(W + "rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _drops_blanks(node: etree._Element) -> bool:
    return node.get(SPACE) != "preserve"
