"""A check as remarks for the margin of the caseworker's own document.

One comment a paragraph, and never so many that she closes the file: what weighs most comes first, and the
rest is told in one last comment.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from klartekst.finding import Finding, Severity
from klartekst.letter import BlockKind, Letter, Part
from klartekst.reports.summary import Group, groups, must_mend
from klartekst.reports.wording import Note, Saying, notes, words
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.understanding.places import block_at, place
from klartekst.writing.remark import Point, Remark

MOST = 25
"""Comments in a letter. More of them are not read."""

_Change = tuple[int, int, str]
"""The words from a start to an end of the letter, and what to write for them."""

_OUTSIDE = frozenset({Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX, Part.ALT_TEXT})


def remarks(
    checked: CheckedLetter, rules: Mapping[str, Rule], *, tips: bool, done: Iterable[Finding] = ()
) -> tuple[Remark, ...]:
    """The comments for a checked letter, in reading order.

    `tips` says whether the mildest findings are among them; findings in `done` are already seen to.
    Where two rules would change the same words, one says so.
    """
    seen_to = tuple(done)
    wanted = [
        (group, finding)
        for group in groups(checked, rules)
        for finding in group.findings
        if (tips or finding.severity is not Severity.TIP) and not any(finding is each for each in seen_to)
    ]
    by_place: dict[int, list[tuple[Group, list[Finding]]]] = {}
    for group, finding in _told_once(wanted, seen_to, checked.letter):
        said = by_place.setdefault(_block(checked.letter, finding), [])
        if not said or said[-1][0] is not group:
            said.append((group, []))
        said[-1][1].append(finding)
    # The places stand in order of their gravest finding, as the groups do.
    shown = list(by_place.items())
    rest = shown[MOST - 1 :] if len(shown) > MOST else []
    explained: set[str] = set()
    made = [
        _remark(checked.letter, block, said, explained)
        for block, said in sorted(shown[: len(shown) - len(rest)], key=lambda each: each[0])
    ]
    if rest:
        made.append(_on_the_rest(checked.letter, sum(len(f) for _, said in rest for _, f in said)))
    return tuple(made)


def _told_once(
    wanted: Sequence[tuple[Group, Finding]], done: Sequence[Finding], letter: Letter
) -> Iterator[tuple[Group, Finding]]:
    """Those of the findings whose change no other makes, neither a wanted one nor one that is done.

    *bedes du* is stiff and passive, and »beder vi dig« mends both. *Der er truffet afgørelse om, at* → »Vi har
    besluttet, at« leaves no *Der er* to mend.
    """
    changes: dict[int, list[_Change]] = {}
    for finding in (*done, *(finding for _, finding in wanted)):
        if change := _smallest_change(finding, letter):
            changes.setdefault(_block(letter, finding), []).append(change)
    told = {_smallest_change(finding, letter) for finding in done}
    for group, finding in wanted:
        change = _smallest_change(finding, letter)
        if change is not None:
            beside = changes[_block(letter, finding)]
            if change in told or any(_takes_away(each, change, letter) for each in beside):
                continue
            told.add(change)
        yield group, finding


def _smallest_change(finding: Finding, letter: Letter) -> _Change | None:
    """What the first wording changes, without the words around it that stay; None for advice."""
    best = next((each for each in finding.suggestions if each.text is not None), None)
    if best is None or best.text is None or best.start is None or best.end is None:
        return None
    old, new = letter.text[best.start : best.end], best.text
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    return best.start + before, best.end - after, new[before : len(new) - after]


def _alike(one: str, other: str) -> int:
    """How many characters the two begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _takes_away(other: _Change, change: _Change, letter: Letter) -> bool:
    """Whether a change of more words leaves nothing of those that `change` is about."""
    start, end, _ = change
    within = other[0] <= start and end <= other[1] and other[:2] != (start, end)
    return within and letter.text[start:end] not in other[2]


def _block(letter: Letter, finding: Finding) -> int:
    """The number of the block that a finding is told at; one on the whole letter at its beginning."""
    if finding.start is None:
        return _beginning(letter)
    block = block_at(letter.blocks, finding.start)
    assert block is not None, "a finding stands in the letter"
    part = letter.blocks[block].part
    if part in (Part.HEADER, Part.FOOTER):  # all that is found in a header is told once
        return next(i for i, each in enumerate(letter.blocks) if each.part is part)
    return block


def _beginning(letter: Letter) -> int:
    """The first heading of the body, else its first paragraph outside tables, else its first block."""
    kinds = (frozenset({BlockKind.HEADING}), frozenset({BlockKind.PARAGRAPH}), frozenset(BlockKind))
    for wanted in kinds:
        for index, block in enumerate(letter.blocks):
            if block.part is Part.BODY and block.kind in wanted:
                return index
    return 0


def _remark(
    letter: Letter, block: int, said: Sequence[tuple[Group, list[Finding]]], explained: set[str]
) -> Remark:
    """The comment on one block. A rule's reason is given where the reader first meets the rule: `explained`."""
    points: list[Point] = []
    for group, findings in said:
        grave = "Skal rettes: " if group in must_mend((group,)) else ""
        number = f"{len(points) + 1}. " if len(said) > 1 else ""
        where = _where(letter, block)
        lines = [line for note in notes(findings, letter) for line in _lines(note)]
        if group.rule.id not in explained:
            lines.append(group.rule.why)
            explained.add(group.rule.id)
        points.append(Point(f"{number}{grave}{group.rule.title}{where}", tuple(lines)))
    anchor = next((f for _, findings in said for f in findings if f.start is not None), None)
    if anchor is None or anchor.start is None or anchor.end is None:
        return Remark(block, None, None, tuple(points))
    there = letter.blocks[block]
    start, end = max(anchor.start, there.start), min(anchor.end, there.end)
    return (
        Remark(block, start, end, tuple(points)) if start < end else Remark(block, None, None, tuple(points))
    )


def _where(letter: Letter, block: int) -> str:
    """Where it stands, when that is not where the comment can stand."""
    there = letter.blocks[block]
    return f" (i {place(letter, there.start)})" if there.part in _OUTSIDE else ""


def _lines(note: Note) -> list[str]:
    said = note.said
    if not said.quote:
        return [line for line in (said.detail, said.advice) if line]
    made = [_opening(said)]
    if said.detail:
        made.append(said.detail)
    if said.change and said.change.is_long:
        made.append(f"Skriv: »{said.change.new}«")
    if said.advice:
        made.append(said.advice)
    return made


def _opening(said: Saying) -> str:
    text = words(said, whole=False)
    return text[:1].upper() + text[1:]


def _on_the_rest(letter: Letter, count: int) -> Remark:
    last = max(index for index, block in enumerate(letter.blocks) if block.part is Part.BODY or index == 0)
    more = "ét sted" if count == 1 else f"{count} steder"
    text = (
        f"klartekst har fundet {more} mere, som ikke har fået en kommentar. "
        "Ret først det, der står i de andre kommentarer, og tjek så brevet igen."
    )
    return Remark(last, None, None, (Point("Resten af brevet", (text,)),))
