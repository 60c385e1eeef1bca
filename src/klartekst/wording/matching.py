"""Where a pattern stands in a sentence."""

from collections.abc import Sequence

import msgspec

from klartekst.wording.between import MOST, inserted, may_part
from klartekst.wording.pattern import SLOT_WORDS, STOPS, Element, Keys, Kind, Pattern

# Python 3.11 looks up a member of an enum four times as slowly, and some thousand are asked for a page.
_SLOT, _INFLECTED = Kind.SLOT, Kind.INFLECTED


class Match(msgspec.Struct, frozen=True):
    """Where a pattern stands: token positions `[start, end)`.

    `heads` are the positions of the words in braces, `slots` what each slot in the middle holds. `between` are the
    positions of sentence adverbs, and of a subject, behind its verb: they stand in it and are no part of it.
    """

    start: int
    end: int
    heads: tuple[int, ...] = ()
    slots: tuple[tuple[str, int, int], ...] = ()
    between: tuple[int, ...] = ()

    @property
    def words(self) -> int:
        """How many words are the pattern's own."""
        return self.end - self.start - len(self.between)


def match(pattern: Pattern, keys: Sequence[Keys | None], start: int) -> Match | None:
    """The match of a pattern that begins at token `start`, or None.

    `keys` holds one entry a token, None for a token that no pattern may touch (a field, a quotation).
    """
    heads: tuple[int, ...] = ()
    position = start
    for at, element in enumerate(pattern.elements):
        here = keys[position] if position < len(keys) else None
        stands = here is not None and not element.keys.isdisjoint(here)
        if element.optional or not stands:  # from here on there may be more than one way
            if not element.optional and element.kind is not _SLOT and not (at and may_part(here)):
                return None  # as mostly: another word stands here
            return _match(pattern.elements, at, keys, Match(start, position, heads))
        if element.kind is _INFLECTED:
            heads = (*heads, position)
        position += 1
    return Match(start, position, heads)


def longest(pattern: Pattern) -> int:
    """The most tokens that a pattern may take, with what may stand between its own words."""
    return pattern.longest + (MOST if len(pattern.elements) > 1 else 0)


def stands_over(pattern: Pattern, keys: Sequence[Keys | None], at: Match) -> bool:
    """Whether a pattern stands over or around a match: what lets the matched words pass."""
    for start in range(max(0, at.start - longest(pattern) + 1), at.end):
        here = keys[start]
        if here is None or pattern.first.isdisjoint(here):
            continue
        around = match(pattern, keys, start)
        if around and around.end > at.start:
            return True
    return False


def _match(
    elements: tuple[Element, ...], at: int, keys: Sequence[Keys | None], so_far: Match
) -> Match | None:
    """The rest of a pattern, from element `at` on, behind what stands `so_far`."""
    if at == len(elements):
        return so_far
    element = elements[at]
    found = None
    if element.kind is not _SLOT:
        found = _own_word(elements, at, keys, so_far)
        if found is None and element.optional:
            found = _match(elements, at + 1, keys, so_far)
    if found is None and (not so_far.between or so_far.end > so_far.between[-1] + 1):
        found = _behind_others(elements, at, keys, so_far)
    if found is None and element.kind is _SLOT:
        found = _slot(elements, at, keys, so_far)
    return found


def _own_word(
    elements: tuple[Element, ...], at: int, keys: Sequence[Keys | None], so_far: Match
) -> Match | None:
    position = so_far.end
    here = keys[position] if position < len(keys) else None
    if here is None or elements[at].keys.isdisjoint(here):
        return None
    heads = so_far.heads
    if elements[at].kind is _INFLECTED:
        heads = (*heads, position)
    return _match(
        elements, at + 1, keys, Match(so_far.start, position + 1, heads, so_far.slots, so_far.between)
    )


def _behind_others(
    elements: tuple[Element, ...], at: int, keys: Sequence[Keys | None], so_far: Match
) -> Match | None:
    """The rest behind a subject or adverbs that the pattern does not have."""
    position = so_far.end
    for count in inserted(elements, at, keys, position):
        end = position + count
        between = (*so_far.between, *range(position, end))
        found = _match(elements, at, keys, Match(so_far.start, end, so_far.heads, so_far.slots, between))
        if found is not None:
            return found
    return None


def _slot(elements: tuple[Element, ...], at: int, keys: Sequence[Keys | None], so_far: Match) -> Match | None:
    (name,) = elements[at].words
    position = so_far.end
    for end in range(position + 1, min(position + SLOT_WORDS, len(keys)) + 1):
        taken = keys[end - 1]
        if taken is not None and not STOPS.isdisjoint(taken):
            return None
        slots = (*so_far.slots, (name, position, end))
        found = _match(elements, at + 1, keys, Match(so_far.start, end, so_far.heads, slots, so_far.between))
        if found is not None:
            return found
    return None
