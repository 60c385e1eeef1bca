"""The passes that find out what each block is there for, each leaving what an earlier one settled.

First what the form alone settles, then the greeting, the top of the letter, its bottom, and the middle.
"""

from bisect import bisect_left
from collections.abc import Sequence

from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.understanding import cues
from klartekst.understanding.seen import FIELDS_APART, Seen
from klartekst.understanding.zone_kinds import ZoneKind

_GUESSED = frozenset({"txt", "rtf"})
"""Formats without headings of their own: the layout of the lines made a guess."""


def by_form(seen: Sequence[Seen], letter: Letter) -> None:
    """What the form alone settles: headers, instructions to the writer, statutes, quotations."""
    starts = [mark.start for mark in letter.marks]
    longest = max((mark.end - mark.start for mark in letter.marks), default=0)
    for each in seen:
        block = each.block
        if block.part in {Part.HEADER, Part.FOOTER, Part.ALT_TEXT}:
            each.is_(ZoneKind.LETTERHEAD, 0.9)
            continue
        if block.part in FIELDS_APART:
            each.is_(FIELDS_APART[block.part], 0.9)
            continue
        covered: dict[MarkKind, int] = {}
        first = bisect_left(starts, block.start - longest)
        for mark in letter.marks[first : bisect_left(starts, block.end)] if starts else ():
            inside = min(mark.end, block.end) - max(mark.start, block.start)
            if inside > 0:
                covered[mark.kind] = covered.get(mark.kind, 0) + inside
        most = 0.8 * max(1, block.end - block.content)
        if covered.get(MarkKind.INSTRUCTION, 0) >= most or cues.is_instruction(each.text):
            each.is_(ZoneKind.INSTRUCTION, 0.9)
        elif cues.STATUTE.match(each.text) and each.runs:
            each.is_(ZoneKind.LEGAL, 0.9)
        elif covered.get(MarkKind.QUOTATION, 0) >= most or each.text.startswith(">"):
            each.is_(ZoneKind.QUOTATION, 0.8)


def greet(seen: Sequence[Seen]) -> None:
    """The line that greets the reader."""
    for number, each in enumerate(seen[: max(30, len(seen) // 2)]):
        # "Hr. Arne Post" above an address is the addressee, not a greeting.
        if each.kind is None and _greets(each) and not _mark_before_text(seen[number + 1 :]):
            each.is_(ZoneKind.GREETING, 0.9)
            return


def _greets(each: Seen) -> bool:
    return (
        each.words <= 9
        and each.block.kind is not BlockKind.LIST_ITEM
        and not each.text.endswith((".", "?", ":"))
        and cues.GREETING.match(each.text) is not None
    )


def _mark_before_text(seen: Sequence[Seen]) -> bool:
    for each in seen:
        if each.is_mark:
            return True
        if each.runs:
            return False
    return False


def top(seen: Sequence[Seen], format: str) -> None:
    """The lines above the first running text or greeting: letterhead, then the heading of the letter."""
    end = next(
        (
            i
            for i, each in enumerate(seen)
            if each.kind is ZoneKind.GREETING or (each.runs and not each.is_mark)
        ),
        None,
    )
    if end is None:
        end = _last_mark(seen, len(seen)) + 1
    last = _last_mark(seen, end)
    for number, each in enumerate(seen[:end]):
        if each.kind is not None:
            continue
        heading = each.block.kind is BlockKind.HEADING
        if number <= last:
            kept = heading and (format not in _GUESSED or _is_subject(each)) and not each.is_mark
            kept = kept or cues.TITLE_LINE.match(each.text) is not None
            each.is_(ZoneKind.HEADING if kept else ZoneKind.LETTERHEAD, 0.9 if not kept else 0.7)
        elif cues.is_sender(each.text) and not heading and not _is_subject(each):
            each.is_(ZoneKind.LETTERHEAD, 0.7)
        else:
            each.is_(ZoneKind.HEADING, 0.9 if heading else 0.6)


def _is_subject(each: Seen) -> bool:
    return cues.SUBJECT.match(each.text) is not None


def _last_mark(seen: Sequence[Seen], end: int) -> int:
    """The last block before `end` that can only be letterhead, -1 if there is none."""
    return max((i for i in range(end) if seen[i].is_mark), default=-1)


def bottom(seen: Sequence[Seen]) -> None:
    """The closing formula and the lines under it; without a formula, the last short lines."""
    closing = next(
        (
            i
            for i in range(len(seen) - 1, -1, -1)
            if seen[i].kind is None and seen[i].words <= 9 and cues.CLOSING.match(seen[i].text)
        ),
        None,
    )
    if closing is None:
        _unmarked_signature(seen)
        return
    while closing > 0 and seen[closing - 1].words <= 9 and cues.CLOSING.match(seen[closing - 1].text):
        closing -= 1
    seen[closing].is_(ZoneKind.SIGNATURE, 0.95)
    signing = True
    for number in range(closing + 1, len(seen)):
        each = seen[number]
        if each.kind is not None:
            signing = signing and each.kind is ZoneKind.INSTRUCTION
        elif signing and not each.runs and not _opens_annex(seen, number):
            each.is_(ZoneKind.SIGNATURE, 0.9)
        elif signing and each.is_mark:
            each.is_(ZoneKind.SIGNATURE, 0.8)
        else:
            signing = False
            if each.runs and cues.names_law(each.text) and not cues.POSTSCRIPT.match(each.text):
                complaint = each.guides_complaint and "§" not in each.text
                each.is_(ZoneKind.COMPLAINT if complaint else ZoneKind.LEGAL, 0.8)


def _opens_annex(seen: Sequence[Seen], number: int) -> bool:
    """Whether a line after the signature is the heading of something more: law text, attachments."""
    each = seen[number]
    if cues.any_of((cues.LEGAL_HEADING, cues.ATTACHMENTS, cues.COMPLAINT_HEADING), each.text):
        return True
    following = seen[number + 1] if number + 1 < len(seen) else None
    return each.block.kind is BlockKind.HEADING and following is not None and following.runs


def _unmarked_signature(seen: Sequence[Seen]) -> None:
    """Short lines at the very end, under running text: a name, a title, a department."""
    number = len(seen) - 1
    tail: list[Seen] = []
    while number > 0 and len(tail) < 6:
        each = seen[number]
        if each.kind is ZoneKind.INSTRUCTION or cues.ATTACHMENTS.match(each.text):
            number -= 1
            continue
        if each.kind is not None or each.runs or each.block.kind is BlockKind.TABLE_CELL or each.words > 8:
            break
        tail.append(each)
        number -= 1
    if any(each.runs for each in seen[: number + 1]):
        for each in tail:
            if not cues.is_label_line(each.text):
                each.is_(ZoneKind.SIGNATURE, 0.6)


def middle(seen: Sequence[Seen]) -> None:
    """Headings, and the text under each by what its heading and its own words say."""
    section: ZoneKind | None = None
    for each in seen:
        if each.kind is ZoneKind.HEADING:
            section = _section(each.text)
            continue
        if each.kind is not None:
            if each.kind in {ZoneKind.SIGNATURE, ZoneKind.GREETING}:
                section = None
            continue
        if cues.ATTACHMENTS.match(each.text) and (not each.stops or each.text.endswith(":")):
            each.is_(ZoneKind.ATTACHMENTS, 0.9)
            section = ZoneKind.ATTACHMENTS
        elif each.block.kind is BlockKind.HEADING:
            each.is_(ZoneKind.HEADING, 0.9)
            section = _section(each.text)
        elif section is ZoneKind.ATTACHMENTS and (each.block.kind is BlockKind.LIST_ITEM or not each.runs):
            each.is_(ZoneKind.ATTACHMENTS, 0.8)
        else:
            if section is ZoneKind.ATTACHMENTS:
                section = None
            if each.guides_complaint and section is not ZoneKind.LEGAL:
                each.is_(ZoneKind.COMPLAINT, 0.9 if section is ZoneKind.COMPLAINT else 0.7)
            elif section is not None:
                each.is_(section, 0.8)
            else:
                each.is_(ZoneKind.BODY, 0.8 if each.runs else 0.6)


def _section(heading: str) -> ZoneKind | None:
    if cues.COMPLAINT_HEADING.match(heading):
        return ZoneKind.COMPLAINT
    if cues.LEGAL_HEADING.match(heading):
        return ZoneKind.LEGAL
    if cues.CONTACT_HEADING.match(heading):
        return ZoneKind.CONTACT
    return ZoneKind.ATTACHMENTS if cues.ATTACHMENTS.match(heading) else None
