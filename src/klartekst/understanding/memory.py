"""What a process remembers of the letters it has read, so that a sentence seen before is not read again.

Letters from one template share most of their sentences. What is asked of a sentence alone is kept beside it, under
a key with all that such an answer may hang on: its words and signs as they were taken apart, the marks in it, its
block and zone, and how the letter speaks to its reader. So the answer is the one that would be given again, and
another amount or date makes another sentence. What looks at the letter as a whole is never remembered.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from klartekst.understanding.analysis import Analysis

MOST = 3_000
"""Sentences, lines and blocks that are remembered, and as many that are known to have been seen once, by a number
each; what was not asked for longest is forgotten first. Sixty templates fill 2,500 of them, so letters from so many
are read as fast in any order; files of one template mostly lie in one folder, and are read one after another."""

RECENT = 600
"""Those seen once of which the answers are still there: what some ten letters hold that no other does. The second
letter of a template is then as quick as the third."""

Answer = TypeVar("Answer")
Kept = dict[Hashable, Any]
"""The answers on one sentence, line or block, by who asked."""


def told(kept: Kept, asker: Hashable, tell: Callable[[], Answer]) -> Answer:
    """What is kept for an asker; what `tell` says, where nothing is yet."""
    if asker not in kept:
        kept[asker] = tell()
    answer: Answer = kept[asker]
    return answer


class Memory:
    """Remembers for a process, under one set of rules and settings. It holds words of letters while it lives.

    A sentence is remembered for good from the second time on: names, numbers of cases and what else stands in one
    letter alone make room for others soon. At most `most` are, `recent` were seen once lately, and of `once` more a
    number is kept.
    """

    def __init__(self, most: int = MOST, recent: int = RECENT, once: int = MOST) -> None:
        self._most = most
        self._most_recent = recent
        self._most_once = once
        self._known: OrderedDict[Hashable, Kept] = OrderedDict()
        self._recent: OrderedDict[Hashable, Kept] = OrderedDict()
        self._once: OrderedDict[int, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known) + len(self._recent)

    def of(self, key: Hashable) -> Kept:
        """What is kept under a key, to read and to add to."""
        kept = self._known.get(key)
        if kept is not None:
            self._known.move_to_end(key)
            return kept
        kept = self._recent.pop(key, None)
        if kept is None:
            kept = {}
            number = hash(key)
            if number not in self._once:
                self._meet(key, kept)
                return kept
            del self._once[number]
        self._known[key] = kept
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return kept

    def _meet(self, key: Hashable, kept: Kept) -> None:
        """Keeps what is seen for the first time; of what was so longest ago a number is left."""
        self._recent[key] = kept
        if len(self._recent) > self._most_recent:
            forgotten, _ = self._recent.popitem(last=False)
            self._once[hash(forgotten)] = None
            if len(self._once) > self._most_once:
                self._once.popitem(last=False)


def sentence_keys(analysis: "Analysis") -> list[Hashable]:
    """For each sentence of a letter all that an answer on it alone may hang on, wherever it stands."""
    letter = analysis.letter
    shared = (letter.format, analysis.given_type, analysis.given_stage, analysis.reader.addressee)
    marks = _marks(analysis)
    keys: list[Hashable] = []
    for number, sentence in enumerate(analysis.sentences):
        start, tokens = sentence.start, sentence.tokens
        places = array("I")
        for token in tokens:
            places.extend((token.start - start, token.end - start, len(token.text)))
        block, zone = letter.blocks[sentence.block], analysis.zones[sentence.block]
        keys.append(
            (
                letter.text[start : sentence.end],
                # As bytes and as one text: a thousand small values a sentence would be half of all that is held.
                "".join([token.text for token in tokens]),
                places.tobytes(),
                tuple([token.kind for token in tokens]),
                sentence.continues,
                (block.kind, block.level, block.part, zone.kind, zone.confidence),
                tuple(marks.get(number, ())),
                shared,
            )
        )
    return keys


def _marks(analysis: "Analysis") -> dict[int, list[Hashable]]:
    """The marks that reach into each sentence, counted from where it begins."""
    found: dict[int, list[Hashable]] = {}
    if analysis.letter.marks:
        starts = [each.start for each in analysis.sentences]
        for mark in analysis.letter.marks:
            first = max(0, bisect_right(starts, mark.start) - 1)
            for number in range(first, bisect_left(starts, mark.end)):
                start = starts[number]
                if mark.end > start and mark.start < analysis.sentences[number].end:
                    what = (mark.start - start, mark.end - start, mark.kind, mark.name, mark.type)
                    found.setdefault(number, []).append(what)
    return found
