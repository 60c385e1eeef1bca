"""One paragraph, one screening: what the guard made of a paragraph's findings is remembered for the next letter.

Letters from one template share most of their paragraphs. What the guard and the composing of sentences look at is
the paragraph alone: its text and marks, its kind and zone, the findings in it, and the few characters in front of
it. All of that is in the key, so that the answer is the one that they would give again. What looks at the letter as
a whole (which use is the first, what is missing, what the law protects) is never remembered.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from klartekst.finding import Finding, Suggestion
from klartekst.rewriting.surroundings import BEFORE
from klartekst.understanding.analysis import Analysis

MOST = 20_000
"""Paragraphs that are remembered, some 40 MB; the one that was not asked for longest is forgotten first."""

Answer = tuple[tuple[Finding, ...], int]
"""Findings, and how many suggestions were dropped."""

Screen = Callable[[Sequence[Finding], Analysis], Answer]


class ParagraphMemory:
    """Remembers for a process; one for each set of rules and settings."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[Any, Answer] = OrderedDict()
        self._last: tuple[Analysis, dict[int, Any]] | None = None

    def found(self, run: Callable[[Analysis], Sequence[Finding]], analysis: Analysis) -> list[Finding]:
        """What `run` finds in a letter, asked only for the sentences of paragraphs that are new.

        `run` must look at each sentence alone, at its zone, and at how the letter speaks to its reader.
        """
        blocks = list(dict.fromkeys(sentence.block for sentence in analysis.sentences))
        keys = {block: ("found", self._paragraph(block, analysis)) for block in blocks}
        known = {block: self._known[key] for block, key in keys.items() if key in self._known}
        made: dict[int, list[Finding]] = {block: [] for block in blocks if block not in known}
        if made:
            sentences = tuple(each for each in analysis.sentences if each.block in made)
            part = replace(analysis, sentences=sentences, spoken_to=analysis.addressee)
            starts = [block.start for block in analysis.letter.blocks]
            for finding in run(part):
                assert finding.start is not None
                made[bisect_right(starts, finding.start) - 1].append(finding)
        found: list[Finding] = []
        for block, key in keys.items():
            start = analysis.letter.blocks[block].start
            if block in known:
                self._keep(key, known[block])
                found += (_moved(each, start) for each in known[block][0])
            else:
                self._keep(key, (tuple(_moved(each, -start) for each in made[block]), 0))
                found += made[block]
        return found

    def through(self, name: str, screen: Screen, found: Sequence[Finding], analysis: Analysis) -> Answer:
        """What `screen` makes of the findings of a letter, asked paragraph by paragraph and only for new ones.

        `name` tells one screen from another. The findings come back in the order that they had.
        """
        made = list(found)
        dropped = 0
        for block, numbers in _by_block(found, analysis):
            here = [found[number] for number in numbers]
            if block is None:
                kept, lost = screen(here, analysis)
            else:
                kept, lost = self._in_paragraph(name, screen, here, block, analysis)
            dropped += lost
            for number, finding in zip(numbers, kept, strict=True):
                made[number] = finding
        return tuple(made), dropped

    def _in_paragraph(
        self, name: str, screen: Screen, here: Sequence[Finding], block: int, analysis: Analysis
    ) -> Answer:
        start = analysis.letter.blocks[block].start
        key = (name, self._paragraph(block, analysis), tuple(_moved(each, -start) for each in here))
        known = self._known.get(key)
        if known is None:
            kept, lost = screen(here, analysis)
            self._keep(key, (tuple(_moved(each, -start) for each in kept), lost))
            return tuple(kept), lost
        self._known.move_to_end(key)
        return tuple(_moved(each, start) for each in known[0]), known[1]

    def _keep(self, key: Any, answer: Answer) -> None:
        self._known[key] = answer
        self._known.move_to_end(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def _paragraph(self, number: int, analysis: Analysis) -> Any:
        """All that is looked at in a paragraph, wherever it stands; made once a letter."""
        if self._last is None or self._last[0] is not analysis:
            self._last = (analysis, {})
        made = self._last[1]
        if number not in made:
            made[number] = _paragraph(number, analysis)
        return made[number]


def _by_block(found: Sequence[Finding], analysis: Analysis) -> Iterator[tuple[int | None, list[int]]]:
    """The findings by paragraph, as numbers; under None those on the whole letter or on more than one paragraph."""
    groups: dict[int | None, list[int]] = {}
    blocks = analysis.letter.blocks
    starts = [block.start for block in blocks]
    for number, finding in enumerate(found):
        first, last = _reach(finding)
        at = -1 if first is None else bisect_right(starts, first) - 1
        inside = at >= 0 and last is not None and last <= blocks[at].end
        groups.setdefault(at if inside else None, []).append(number)
    yield from groups.items()


def _reach(finding: Finding) -> tuple[int | None, int | None]:
    """From where to where a finding and its suggestions go."""
    if finding.start is None or finding.end is None:
        return None, None
    starts = [finding.start, *(each.start for each in finding.suggestions if each.start is not None)]
    ends = [finding.end, *(each.end for each in finding.suggestions if each.end is not None)]
    return min(starts), max(ends)


def _paragraph(number: int, analysis: Analysis) -> tuple[Any, ...]:
    """All that a screen may look at in a paragraph, wherever it stands."""
    letter = analysis.letter
    block = letter.blocks[number]
    zone = analysis.zones[number]
    start = block.start
    marks = tuple(
        (mark.start - start, mark.end - start, mark.kind, mark.name)
        for mark in letter.marks
        if mark.start < block.end and start < mark.end
    )
    sentences = tuple(
        (each.start - start, each.end - start, each.continues)
        for each in analysis.sentences
        if each.block == number
    )
    return (
        letter.text[max(0, start - BEFORE) : block.end],
        start - max(0, start - BEFORE),
        (block.kind, block.level, block.content - start, block.part),
        (zone.kind, zone.confidence),
        marks,
        sentences,
        letter.format,
        analysis.given_type,
        analysis.given_stage,
        analysis.addressee,
    )


def _moved(finding: Finding, by: int) -> Finding:
    if finding.start is None or finding.end is None:
        return finding
    suggestions = tuple(_shifted(each, by) for each in finding.suggestions)
    return replace(finding, start=finding.start + by, end=finding.end + by, suggestions=suggestions)


def _shifted(suggestion: Suggestion, by: int) -> Suggestion:
    if suggestion.start is None or suggestion.end is None:
        return suggestion
    return replace(suggestion, start=suggestion.start + by, end=suggestion.end + by)
