"""Which patterns may stand in a sentence: an index by a pattern's first word and by another one in it.

Thousands of patterns share their first word (*det*, *i*, *der*, *foretage*). Each has an anchor besides: the
longest of its other words that may not be absent. It is filed under the longer of the two, which few sentences
have, and tried only where the other one stands as far from it as it must, or a little further where sentence adverbs
part them; or anywhere before the anchor, if what stands between the two is of open length.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from klartekst.danish.by_word import ByWord
from klartekst.wording.between import MOST, gaps, verb_of
from klartekst.wording.matching import Match, longest, match
from klartekst.wording.pattern import Keys, Kind, Pattern, forms

Holder_co = TypeVar("Holder_co", bound="HasPattern", covariant=True)
Payload = TypeVar("Payload")
NOTHING: Keys = frozenset()


class HasPattern(Protocol):
    """What holds a pattern, read when it is asked for."""

    @property
    def pattern(self) -> Pattern: ...  # noqa: D102


class Opening(msgspec.Struct, frozen=True, array_like=True):
    """Where a pattern's other key stands, seen from the one that it is filed under, the more telling one of the two.

    The `other` key stands `away` tokens behind it (before it, where that is less than 0); anywhere before it, where
    the number of words between them is open and `away` is None; some more tokens behind it where the two are `loose`.
    The pattern begins at the one of them that `leads`, with a word that is `in_braces` or not.
    """

    other: str
    away: int | None
    loose: bool
    leads: bool
    in_braces: bool


class Holders(Protocol[Holder_co]):
    """Many patterns by what they are filed under, so that one is only made when a letter has its word."""

    @property
    def words(self) -> Set[str]: ...  # noqa: D102

    def under(self, key: str) -> Iterable[tuple[int, Opening, Holder_co]]: ...  # noqa: D102

    def __len__(self) -> int: ...


class _Filed(NamedTuple):
    """A pattern as it is filed under a key."""

    opening: Opening
    order: tuple[bool, int]
    owner: str
    holder: HasPattern
    payload: Any


class _Waiting(NamedTuple):
    """What is filed under a word and waits for others, all of them in one place beside it, by their keys."""

    away: int | None
    loose: bool
    leads: bool
    others: frozenset[str]
    filed: dict[str, list[_Filed]]


class PatternIndex(Generic[Payload]):
    """Patterns with something that belongs to each, found in a sentence's keys."""

    def __init__(self) -> None:
        self._filed: dict[str, list[_Filed]] = {}
        self._words: set[str] = set()
        self._asked: set[str] = set()
        self._lists: list[Callable[[str], Iterable[_Filed]]] = []
        self._size = 0
        self._waiting: dict[str | None, ByWord[Keys | None, tuple[_Waiting, ...]]] = {}

    def add(self, holder: HasPattern, payload: Payload, owner: str = "") -> None:
        """Make a pattern findable, before any is looked for; `owner` is whom it can be asked for by."""
        for key, opening in openings(holder.pattern):
            filed = _Filed(opening, (opening.in_braces, self._size), owner, holder, payload)
            self._filed.setdefault(key, []).append(filed)
            self._words.add(key)
        self._size += 1

    def add_list(
        self, holders: Holders[Holder_co], payload: Callable[[Holder_co], Payload | None], owner: str = ""
    ) -> None:
        """The same of all in a list but those without a payload; each is made when a letter has its word."""
        before = self._size

        def under(key: str) -> Iterator[_Filed]:
            for number, opening, holder in holders.under(key):
                told = payload(holder)
                if told is not None:
                    yield _Filed(opening, (opening.in_braces, before + number), owner, holder, told)

        self._lists.append(under)
        self._words.update(holders.words)
        self._size += len(holders)

    def knows_any(self, words: Iterable[str]) -> bool:
        """Whether a pattern is found by any of these words: a look before the keys of a sentence are made."""
        return not self._forms.isdisjoint(words)

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(key.removeprefix("{") for key in self._words)

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
            and first < start + longest(holder.pattern)
            and (at := match(holder.pattern, keys, start)) is not None
            # A slot may turn out to hold more words than it needs here.
            and (first < at.end or bool(at.slots))
            for start, holder, _ in self._candidates(keys, owner)
        )

    def _candidates(
        self, keys: Sequence[Keys | None], owner: str | None
    ) -> Iterator[tuple[int, HasPattern, Payload]]:
        """The patterns whose two keys stand in a sentence, each with where it begins, in the order of `find`."""
        found: dict[tuple[int, tuple[bool, int]], _Filed] = {}
        there: Keys = NOTHING
        gapped: list[int] = []
        size = len(keys)
        for at, waiting in enumerate(map(self._of_owner(owner).__getitem__, keys)):
            for away, loose, leads, others, by_other in waiting:
                places: Sequence[int]
                if away is not None and not loose:
                    places = (at + away,) if 0 <= at + away < size else ()
                elif others.isdisjoint(there := there or there.union(*filter(None, keys))):
                    continue
                elif away is None:
                    places = range(at)
                else:
                    gapped = gapped or gaps(keys)
                    places = _places(at, away, _more(gapped, at, away), size)
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
                waiting: dict[tuple[int | None, bool, bool], dict[str, list[_Filed]]] = {}
                for key in self._words & (keys or NOTHING):
                    for filed in self._under(key):
                        if owner is None or filed.owner == owner:
                            each = filed.opening
                            beside = waiting.setdefault((each.away, each.loose, each.leads), {})
                            beside.setdefault(each.other, []).append(filed)
                return tuple(_Waiting(*where, frozenset(filed), filed) for where, filed in waiting.items())

            self._waiting[owner] = ByWord(find, 1 << 12, forms)
        return self._waiting[owner]

    def _under(self, key: str) -> Sequence[_Filed]:
        """What is filed under a word of some pattern; the lists are asked once."""
        if key not in self._asked:
            self._asked.add(key)
            self._filed.setdefault(key, []).extend(filed for under in self._lists for filed in under(key))
        return self._filed[key]


def _more(gapped: Sequence[int], at: int, away: int) -> int:
    """How much further than `away` from `at` the other word may stand, by the words that may part the two."""
    if away > 0:
        last = min(at + away + MOST, len(gapped) - 1)
        return min(MOST, gapped[last] - gapped[min(at + 1, last)])
    return min(MOST, gapped[at] - gapped[max(0, at + away - MOST)])


def _places(at: int, away: int, more: int, size: int) -> Sequence[int]:
    """Where the other word may stand, inside the sentence."""
    if away > 0:
        return range(at + away, min(at + away + more + 1, size))
    return range(max(0, at + away - more), at + away + 1)


def openings(pattern: Pattern) -> Iterator[tuple[str, Opening]]:
    """What a pattern is filed under: each word that it can begin with, or each form of its anchor, whichever is longer.

    As a rule the longer word is the rarer one. Where what stands between the two is of open length it is the anchor.
    """
    required = [
        number
        for number, each in enumerate(pattern.elements)
        if each.kind is not Kind.SLOT and not each.optional
    ]
    anchors = required[1:]
    if not anchors:  # its first word is all that it waits for
        for first in sorted(pattern.first):
            yield first, Opening(first, 0, loose=False, leads=True, in_braces=_in_braces(first))
        return
    longest_word = max(anchors, key=lambda number: min(len(word) for word in pattern.elements[number].words))
    fixed = required.index(longest_word) == longest_word  # each word before it must stand
    verb = verb_of(pattern.elements)
    loose = verb is not None and verb < longest_word
    for first in sorted(pattern.first):
        for anchor in sorted(pattern.elements[longest_word].keys):
            if fixed and len(first) >= len(anchor):
                yield first, Opening(anchor, longest_word, loose, leads=True, in_braces=_in_braces(first))
            else:
                away = -longest_word if fixed else None
                yield anchor, Opening(first, away, loose, leads=False, in_braces=_in_braces(first))


def _in_braces(first: str) -> bool:
    return first[0] == "{"
