"""Which patterns may begin at a token: an index by the first word and, where it is fixed, the second.

Thousands of patterns share their first word (*det*, *i*, *der*); the second tells them apart.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from klartekst.wording.pattern import Element, Keys, Kind, Match, Pattern, match

# One or two words of small letters, perhaps in braces, and then the end or another such word or a comma.
_PLAIN = re.compile(r"(\{?[a-zæøåé]+\}?)(?: (\{?[a-zæøåé]+\}?)(?=[ ,]|$)|$)")
Payload = TypeVar("Payload")
ANY = ""


class HasPattern(Protocol):
    """What holds a pattern: as written, and read when it is asked for."""

    text: str

    @property
    def pattern(self) -> Pattern: ...  # noqa: D102


class PatternIndex(Generic[Payload]):
    """Patterns with something that belongs to each, found in a sentence's keys."""

    def __init__(self) -> None:
        self._first: dict[str, dict[str, list[tuple[HasPattern, Payload]]]] = {}

    def add(self, holder: HasPattern, payload: Payload) -> None:
        """Make a pattern findable; it is read only when a letter has its first words."""
        for first, second in _plain_opening(holder.text) or _openings(holder.pattern):
            self._first.setdefault(first, {}).setdefault(second, []).append((holder, payload))

    def find(self, keys: Sequence[Keys | None], start: int) -> Iterator[tuple[Match, Payload]]:
        """Each pattern that begins at token `start`, with what belongs to it."""
        key = keys[start]
        if key is None:
            return
        following = keys[start + 1] if start + 1 < len(keys) else None
        for first in _names(key):
            seconds = self._first.get(first)
            if seconds is None:
                continue
            for holder, payload in seconds.get(ANY, ()):
                at = match(holder.pattern, keys, start)
                if at:
                    yield at, payload
            if following is None:
                continue
            for second in _names(following):
                for holder, payload in seconds.get(second, ()):
                    at = match(holder.pattern, keys, start)
                    if at:
                        yield at, payload


def _names(key: Keys) -> Iterator[str]:
    """What a token is looked up by: its form, and in braces its form and base forms."""
    yield key[0]
    yield "{" + key[0]
    for lemma in key[1]:
        if lemma != key[0]:
            yield "{" + lemma


def _plain_opening(text: str) -> list[tuple[str, str]] | None:
    """The first two words of a pattern of plain words, without reading it; None for any other."""
    opening = _PLAIN.match(text)
    if opening is None:
        return None
    return [(opening[1].rstrip("}"), (opening[2] or ANY).rstrip("}"))]


def _openings(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """The first and second words that a pattern can begin with; the second is ANY when it is open."""
    elements = pattern.elements
    fixed = len(elements) > 1 and not elements[0].optional and _is_fixed(elements[1])
    if fixed:
        for first in _element_names(elements[0]):
            for second in _element_names(elements[1]):
                yield first, second
        return
    for first in sorted(pattern.first_keys()):
        yield first, ANY


def _is_fixed(element: Element) -> bool:
    return element.kind is not Kind.SLOT and not element.optional


def _element_names(element: Element) -> list[str]:
    prefix = "{" if element.kind is Kind.INFLECTED else ""
    return sorted(prefix + word for word in element.words)
