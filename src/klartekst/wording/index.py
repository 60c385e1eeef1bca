"""Which patterns may stand in a sentence: an index by a pattern's first word and by another one in it.

Thousands of patterns share their first word (*det*, *i*, *der*, *foretage*). Each has an anchor besides: the
longest of its other words that may not be absent. A pattern is tried only where its first word stands, in a
sentence that has its anchor; and where nothing of open length stands between the two, only if the anchor stands
that far behind.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from klartekst.wording.pattern import Element, Keys, Kind, Match, Pattern, match

Payload = TypeVar("Payload")
Openings = tuple[tuple[str, str, int], ...]
"""The first words and anchors by which a pattern is found, as `names_of` names them, with the words from the one to
the other; 0 where that number is open."""
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

    def may_stand(self, names: Set[str], owner: str) -> Iterator[tuple[HasPattern, Payload]]:
        """An owner's patterns whose first word and anchor are among the names of a sentence's tokens, in any order."""
        there = {ANY, *names}
        for first in self._first.keys() & names:
            anchored = self._first[first]
            for anchor in anchored.keys() & there:
                for _, whose, _, holder, payload in anchored[anchor]:
                    if whose == owner:
                        yield holder, payload

    def find(self, keys: Sequence[Keys | None], owner: str | None = None) -> Iterator[tuple[Match, Payload]]:
        """Each pattern in a sentence with what belongs to it, by where it begins; of one `owner` only, if told.

        In one place the word itself comes before those in braces (*genoptages* before `{genoptage}`), then
        what was added first.
        """
        names = [names_of(key) if key is not None else () for key in keys]
        there = {ANY}.union(*names)
        begun = self._first.keys() & there
        if not begun:
            return
        for start, here in enumerate(names):
            candidates: dict[tuple[bool, int], tuple[HasPattern, Payload]] = {}
            for first in begun.intersection(here):
                anchored = self._first[first]
                for anchor in anchored.keys() & there:
                    for number, whose, apart, holder, payload in anchored[anchor]:
                        if owner is not None and whose != owner:
                            continue
                        if apart and (start + apart >= len(names) or anchor not in names[start + apart]):
                            continue
                        candidates[first[0] == "{", number] = holder, payload
            for order in sorted(candidates):
                holder, payload = candidates[order]
                at = match(holder.pattern, keys, start)
                if at is not None:
                    yield at, payload


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
        for anchor in sorted(_element_names(pattern.elements[longest]))
    )


@lru_cache(1 << 14)
def names_of(key: Keys) -> tuple[str, ...]:
    """What a token is looked up by: its form, and behind a brace its form and its base forms."""
    form, lemmas = key
    return (form, "{" + form, *["{" + lemma for lemma in lemmas if lemma != form])


def may_cover(pattern: Pattern, names: Set[str]) -> bool:
    """Whether a match of a pattern may take in one of the tokens with these names."""
    return any(
        each.kind is Kind.SLOT or not names.isdisjoint(_element_names(each)) for each in pattern.elements
    )


def _element_names(element: Element) -> Iterable[str]:
    return ["{" + word for word in element.words] if element.kind is Kind.INFLECTED else element.words
