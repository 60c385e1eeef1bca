"""Which patterns may stand in a sentence: an index by a pattern's first word and by another one in it.

Thousands of patterns share their first word (*det*, *i*, *der*, *foretage*). Each has an anchor besides: the
longest of its other words that may not be absent. It is filed under the longer of the two, which few sentences
have, and tried only where the other one stands as far from it as it must; or anywhere before the anchor, if what
stands between the two is of open length.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from klartekst.danish.by_word import ByWord
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

    The `other` key stands `away` tokens behind it (before it, where that is less than 0); anywhere before it, where
    the number of words between them is open and `away` is None. The pattern begins at the one of them that `leads`.
    """

    other: str
    away: int | None
    leads: bool
    order: tuple[bool, int]
    owner: str
    holder: HasPattern
    payload: Any


class _Waiting(NamedTuple):
    """What is filed under a word and waits for others, all of them in one place beside it, by their keys."""

    away: int | None
    leads: bool
    others: frozenset[str]
    filed: dict[str, list[_Filed]]


class PatternIndex(Generic[Payload]):
    """Patterns with something that belongs to each, found in a sentence's keys."""

    def __init__(self) -> None:
        self._filed: dict[str, list[_Filed]] = {}
        self._size = 0
        self._waiting: dict[str | None, ByWord[Keys | None, tuple[_Waiting, ...]]] = {}

    def add(self, holder: HasPattern, payload: Payload, owner: str = "") -> None:
        """Make a pattern findable, before any is looked for; `owner` is whom it can be asked for by."""
        for first, anchor, apart in holder.openings:
            away = apart if apart or not anchor else None
            key, other, leads = first, anchor or first, True
            if anchor and (
                away is None or len(anchor) > len(first)
            ):  # as a rule the longer word is the rarer one
                key, other, leads = anchor, first, False
                away = -apart if apart else None
            filed = _Filed(other, away, leads, (first[0] == "{", self._size), owner, holder, payload)
            self._filed.setdefault(key, []).append(filed)
        self._size += 1

    def knows_any(self, words: Iterable[str]) -> bool:
        """Whether a pattern is found by any of these words: a look before the keys of a sentence are made."""
        return not self._words.isdisjoint(words)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(key.removeprefix("{") for key in self._filed)

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
        found: dict[tuple[int, tuple[bool, int]], _Filed] = {}
        there: Keys = NOTHING
        size = len(keys)
        for at, waiting in enumerate(map(self._of_owner(owner).__getitem__, keys)):
            if waiting and not there:
                there = there.union(*filter(None, keys))
            for away, leads, others, by_other in waiting:
                if others.isdisjoint(there):
                    continue
                places: Sequence[int] = range(at)
                if away is not None:
                    places = (at + away,) if 0 <= at + away < size else ()
                for place in places:
                    here = keys[place]
                    if here is None or others.isdisjoint(here):
                        continue
                    for other in others & here:
                        for filed in by_other[other]:
                            found[at if leads else place, filed.order] = filed
        for start, order in sorted(found):
            filed = found[start, order]
            yield start, filed.holder, filed.payload

    def _of_owner(self, owner: str | None) -> ByWord[Keys | None, tuple[_Waiting, ...]]:
        """What is filed under words by one of their keys; of one `owner` only, if told. Under most nothing is."""
        if owner not in self._waiting:

            def find(keys: Keys | None) -> tuple[_Waiting, ...]:
                waiting: dict[tuple[int | None, bool], dict[str, list[_Filed]]] = {}
                for key in self._filed.keys() & (keys or NOTHING):
                    for filed in self._filed[key]:
                        if owner is None or filed.owner == owner:
                            beside = waiting.setdefault((filed.away, filed.leads), {})
                            beside.setdefault(filed.other, []).append(filed)
                return tuple(_Waiting(*where, frozenset(filed), filed) for where, filed in waiting.items())

            self._waiting[owner] = ByWord(find, 1 << 12, _forms)
        return self._waiting[owner]


def _forms(keys: Keys | None) -> Iterable[str]:
    """The word whose keys these are: it is no base form, and so stands there without a brace."""
    return (key for key in keys or () if not key.startswith("{"))


def openings(pattern: Pattern) -> Openings:
    """What a pattern is found by: each word that it can begin with, beside each form of its anchor."""
    required = [
        number
        for number, each in enumerate(pattern.elements)
        if each.kind is not Kind.SLOT and not each.optional
    ]
    anchors = required[1:]
    if not anchors:
        return tuple((first, ANY, 0) for first in sorted(pattern.first))
    longest = max(anchors, key=lambda number: min(len(word) for word in pattern.elements[number].words))
    apart = longest if required.index(longest) == longest else 0  # each word before it must stand
    return tuple(
        (first, anchor, apart)
        for first in sorted(pattern.first)
        for anchor in sorted(pattern.elements[longest].keys)
    )
