"""Which patterns may stand in a sentence: an index by a pattern's first word and by another one in it.

Thousands of patterns share their first word (*det*, *i*, *der*, *foretage*). Each has an anchor besides: the
longest of its other words that may not be absent. It is filed under the longer of the two, which few sentences
have, and tried only where the other one stands as far from it as it must; or anywhere before the anchor, if what
stands between the two is of open length.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from klartekst.wording.pattern import Keys, Kind, Match, Pattern, match

Payload = TypeVar("Payload")
Openings = tuple[tuple[str, str, int], ...]
"""The first words and anchors by which a pattern is found, as the keys of tokens have them, with the words from the one
to the other; 0 where that number is open."""
NOTHING: Keys = frozenset()
ANY = ""
"""The anchor of a pattern that has no second word: every sentence has it."""


class HasPattern(Protocol):
    """What holds a pattern, read when it is asked for, and what it is found by."""

    @property
    def pattern(self) -> Pattern: ...  # noqa: D102

    @property
    def openings(self) -> Openings: ...  # noqa: D102


class _Filed(msgspec.Struct, frozen=True):
    """A pattern as it is filed under one of the two keys that it is found by, the more telling one.

    It begins `back` tokens before that key stands, if the `other` key stands `away` tokens behind it (before it, where
    that is less than 0). Where the number of words between them is open, it begins wherever the other key stands
    before it, and both numbers are None.
    """

    other: str
    back: int | None
    away: int | None
    order: tuple[bool, int]
    owner: str
    holder: HasPattern
    payload: Any


class PatternIndex(Generic[Payload]):
    """Patterns with something that belongs to each, found in a sentence's keys."""

    def __init__(self) -> None:
        self._filed: dict[str, list[_Filed]] = {}
        self._owners: set[str] = set()
        self._size = 0

    def add(self, holder: HasPattern, payload: Payload, owner: str = "") -> None:
        """Make a pattern findable; `owner` is whom it can be asked for by."""
        for first, anchor, apart in holder.openings:
            back: int | None = 0
            away: int | None = apart
            key, other = first, anchor or first
            if anchor and not apart:
                key, other, back, away = anchor, first, None, None
            elif len(anchor) > len(first):  # as a rule the longer word is the rarer one
                key, other, back, away = anchor, first, apart, -apart
            filed = _Filed(other, back, away, (first[0] == "{", self._size), owner, holder, payload)
            self._filed.setdefault(key, []).append(filed)
        self._owners.add(owner)
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
        """The patterns whose two keys stand in a sentence, each with where it begins, in the order of `find`."""
        there = [here or NOTHING for here in keys]
        if (owner is not None and owner not in self._owners) or self._filed.keys().isdisjoint(
            NOTHING.union(*there)
        ):
            return
        found: dict[tuple[int, tuple[bool, int]], _Filed] = {}
        before: set[str] = set()
        for at, here in enumerate(there):
            for key in here:
                for filed in self._filed.get(key, ()):
                    if owner is not None and filed.owner != owner:
                        continue
                    if filed.back is None or filed.away is None:
                        for start in range(at) if filed.other in before else ():
                            if filed.other in there[start]:
                                found[start, filed.order] = filed
                    elif 0 <= at + filed.away < len(there) and filed.other in there[at + filed.away]:
                        found[at - filed.back, filed.order] = filed
            before |= here
        for start, order in sorted(found):
            filed = found[start, order]
            yield start, filed.holder, filed.payload


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
