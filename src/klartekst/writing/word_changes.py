"""Words replaced in a Word document: at once, or as tracked changes that the caseworker accepts.

Nothing is changed in a field, a content control, a link, a text box, a note, a header, or where somebody has
tracked a change: there the words come from elsewhere or are somebody's to decide on.
"""

from collections.abc import Iterable
from itertools import count

from lxml import etree

from klartekst.letter import COMMENT_AUTHOR
from klartekst.readers.assemble import Document, Span
from klartekst.readers.ooxml import W, number
from klartekst.rewriting.edits import Edit
from klartekst.writing.exact_edit import exact_edit
from klartekst.writing.runs import Runs, new_run

# A run that holds anything else is left as it is: a break, a picture or a note's number would be lost.
_ONLY_WORDS = frozenset(W + name for name in ("rPr", "t", "softHyphen", "lastRenderedPageBreak"))
_AROUND_RUNS = frozenset({W + "p", W + "smartTag"})


class Pen:
    """Makes tracked changes in klartekst's name, dated `date` (ISO 8601), in the document with this root."""

    def __init__(self, root: etree._Element, date: str) -> None:
        taken = (number(each.get(W + "id")) for each in root.iter("{*}*"))
        self._ids = count(max((each for each in taken if each is not None), default=0) + 1)
        self._date = date

    def tracked(self, kind: str, *inside: etree._Element) -> etree._Element:
        """A `w:ins` or `w:del` around the runs `inside`, with an id that nothing else in the document has."""
        made = etree.Element(W + kind)
        made.set(W + "id", str(next(self._ids)))
        made.set(W + "author", COMMENT_AUTHOR)
        made.set(W + "date", self._date)
        made.extend(inside)
        return made


def change(document: Document, runs: Runs, main: str, edits: Iterable[Edit], pen: Pen | None) -> list[Edit]:
    """Make the edits that can be made and return them.

    `main` is the part that the body stands in. With a `pen` they become tracked changes, without one they
    are simply written.
    """
    made = []
    for edit in edits:
        exact = exact_edit(document.letter, edit)
        if exact is not None and _write(runs, main, exact, pen):
            made.append(edit)
    return made


def _write(runs: Runs, main: str, edit: Edit, pen: Pen | None) -> bool:
    start, end, text = edit
    if start == end:
        return _insert(runs, main, start, text, pen)
    touched = runs.within(start, end)
    covered = sum(min(span.end, end) - max(span.start, start) for span in touched)
    parents = {span.node.getparent().getparent() for span in touched if _may_change(span, main)}  # type: ignore[union-attr]
    if covered != end - start or len(parents) != 1 or not all(_may_change(span, main) for span in touched):
        return False
    old = list(dict.fromkeys(_run(span) for span in runs.cut(start, end)))
    if not all(child.tag in _ONLY_WORDS for run in old for child in run):
        return False
    fresh = new_run(old[0], text) if text else None
    if pen is None:
        _replace(old, fresh)
    else:
        _track(old, fresh, pen)
    return True


def _insert(runs: Runs, main: str, at: int, text: str, pen: Pen | None) -> bool:
    before = runs.ending_at(at)
    if before is None or not _may_change(before, main):
        return False
    run = _run(runs.cut(max(before.start, at - 1), at)[-1])
    fresh = new_run(run, text)
    run.addnext(fresh if pen is None else pen.tracked("ins", fresh))
    return True


def _may_change(span: Span, main: str) -> bool:
    run = span.node.getparent()
    above = None if run is None else run.getparent()
    if span.held or span.part != main or run is None or run.tag != W + "r" or above is None:
        return False
    return above.tag in _AROUND_RUNS and next(above.iterancestors(W + "txbxContent"), None) is None


def _run(span: Span) -> etree._Element:
    run = span.node.getparent()
    assert run is not None
    return run


def _replace(old: list[etree._Element], fresh: etree._Element | None) -> None:
    if fresh is not None:
        old[0].addprevious(fresh)
    for run in old:
        above = run.getparent()
        assert above is not None
        above.remove(run)


def _track(old: list[etree._Element], fresh: etree._Element | None, pen: Pen) -> None:
    for run in old:
        gone = pen.tracked("del")
        run.addprevious(gone)
        gone.append(run)
        for words in run.iter(W + "t"):
            words.tag = W + "delText"
        if run is old[-1] and fresh is not None:
            gone.addnext(pen.tracked("ins", fresh))
