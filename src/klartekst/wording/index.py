"""Which patterns may stand in a sentence: an index by a pattern's first word and by another one in it.

Thousands of patterns share their first word (*det*, *i*, *der*, *foretage*). Each has an anchor besides: the
longest of its other words that may not be absent. A pattern is tried only where its first word stands, in a
sentence that has its anchor; and where nothing of open length stands between the two, only if the anchor stands
that far behind.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from klartekst.wording.pattern import Keys, Kind, Match, Pattern, match

Payload = TypeVar("Payload")
Openings = tuple[tuple[str, str, int], ...]
"""The first words and anchors by which a pattern is found, as the keys of tokens have them, with the words from the one
to the other; 0 where that number is open."""
ANY = ""
"""The anchor of a pattern that has no second word: every sentence has it."""


class HasPattern(Protocol):
    """What holds a pattern, read when it is asked for, and what it is found by."""

    @property
    def pattern(self) -> Pattern: ...  # noqa: D102

    @property
    def openings(self) -> Openings: ...  # noqa: D102


class PatternIndex(Generic[Payload]):
    """Patterns with something that belongs to each, found in a sentence's keys."""

    def __init__(self) -> None:
        self._first: dict[str, dict[str, list[tuple[int, str, int, HasPattern, Payload]]]] = {}
        self._size = 0

    def add(self, holder: HasPattern, payload: Payload, owner: str = "") -> None:
        """Make a pattern findable; `owner` is whom it can be asked for by."""
        for first, anchor, apart in holder.openings:
            entry = self._size, owner, apart, holder, payload
            self._first.setdefault(first, {}).setdefault(anchor, []).append(entry)
        self._size += 1

    def find(self, keys: Sequence[Keys | None], owner: str | None = None) -> Iterator[tuple[Match, Payload]]:
        """Each pattern in a sentence with what belongs to it, by where it begins; of one `owner` only, if told.

        In one place the word itself comes before those in braces (*genoptages* before `{genoptage}`), then
        what was added first.
        """
        for start, holder, payload in self._candidates(keys, owner):
            at = match(holder.pattern, keys, start)
            if at is not None:
                yield at, payload

    def may_cover(self, keys: Sequence[Keys], first: int, last: int, owner: str) -> bool:
        """Whether a pattern of `owner` may take in one of the tokens `[first, last)` of a sentence.

        The keys may hold more than the tokens will turn out to offer: then the answer may be yes where `find` finds
        nothing, and never no where it does.
        """
        return any(
            start < last
            and first < start + holder.pattern.longest
            and match(holder.pattern, keys, start) is not None
            for start, holder, _ in self._candidates(keys, owner)
        )

    def _candidates(
        self, keys: Sequence[Keys | None], owner: str | None
    ) -> Iterator[tuple[int, HasPattern, Payload]]:
        """The patterns whose first word and anchor stand in a sentence, each with where the first word does."""
        there = {ANY}.union(*(key for key in keys if key is not None))
        begun = {first: self._first[first].keys() & there for first in self._first.keys() & there}
        for start, here in enumerate(keys):
            candidates: dict[tuple[bool, int], tuple[HasPattern, Payload]] = {}
            for first in begun.keys() & here if here is not None else ():
                for anchor in begun[first]:
                    for number, whose, apart, holder, payload in self._first[first][anchor]:
                        if owner is not None and whose != owner:
                            continue
                        if apart and not _stands_at(anchor, start + apart, keys):
                            continue
                        candidates[first[0] == "{", number] = holder, payload
            for order in sorted(candidates):
                yield start, *candidates[order]


def _stands_at(key: str, place: int, keys: Sequence[Keys | None]) -> bool:
    here = keys[place] if place < len(keys) else None
    return here is not None and key in here


def openings(pattern: Pattern) -> Openings:
    """What a pattern is found by: each word that it can begin with, beside each form of its anchor."""
    required = [
        number
        for number, each in enumerate(pattern.elements)
        if each.kind is not Kind.SLOT and not each.optional
    ]
    anchors = required[1:]
    if not anchors:
        return tuple((first, ANY, 0) for first in sorted(pattern.first_keys()))
    longest = max(anchors, key=lambda number: min(len(word) for word in pattern.elements[number].words))
    apart = longest if required.index(longest) == longest else 0  # each word before it must stand
    return tuple(
        (first, anchor, apart)
        for first in sorted(pattern.first_keys())
        for anchor in sorted(pattern.elements[longest].keys)
    )
