"""The pattern language of the lexicons: which words a line finds.

`såfremt` finds itself, `{bevilge}` any inflected form, `en|et` one of several, `hermed?` may be absent.
`X Y` (noun phrase), `S T` (clause) and `V` (infinitive) hold the place of other words: in the middle of
a pattern they take one to eight words of the sentence, at its end they match nothing.
`lexicons/README.md` is the reference for editors.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

import msgspec

from klartekst.danish.by_word import by_word

SLOTS = frozenset("XYSTV")
REFLEXIVE = frozenset({"mig", "dig", "sig", "os", "jer", "dem"})
SLOT_WORDS = 8

STOPS = frozenset({".", ";", ":", "?", "!"})
"""The signs that no slot reaches over."""

Keys = frozenset[str]
"""What a token offers to a pattern: its own form, and behind a brace its form and the base forms it may stand for."""


def keys_of(form: str, lemmas: frozenset[str]) -> Keys:
    """The keys of a token by its form and its base forms."""
    return _keys_of((form, lemmas))


@by_word(1 << 12)
def _keys_of(asked: tuple[str, frozenset[str]]) -> Keys:
    form, lemmas = asked
    return frozenset({form, "{" + form, *("{" + lemma for lemma in lemmas)})


class Kind(Enum):
    """How one element of a pattern finds its words."""

    LITERAL = "literal"
    INFLECTED = "inflected"
    SLOT = "slot"


class Element(msgspec.Struct, frozen=True):
    """One place in a pattern: `words` are the casefolded forms or base forms that fit it.

    A token stands in it if it has one of its `keys`, the words as tokens offer them.
    """

    kind: Kind
    words: frozenset[str]
    keys: Keys
    optional: bool = False


class Pattern(msgspec.Struct, frozen=True):
    """A parsed pattern. `text` is as written, `trailing` the slot that it ended in, "" when none.

    `first` is what the first matched token must offer one of: its form, or `{` and a base form. `longest` is the most
    tokens that it may take.
    """

    text: str
    elements: tuple[Element, ...]
    trailing: str
    first: Keys
    longest: int


class Match(msgspec.Struct, frozen=True):
    """Where a pattern stands: token positions `[start, end)`.

    `heads` are the positions of the words in braces, `slots` what each slot in the middle holds.
    """

    start: int
    end: int
    heads: tuple[int, ...] = ()
    slots: tuple[tuple[str, int, int], ...] = ()


_WORD = re.compile(r"[,:;()]|[^\s,:;()]+")


def parse(
    text: str, tokenize: Callable[[str], Sequence[str]] | None = None, *, exact: bool = False
) -> Pattern:
    """Read a pattern; `tokenize` splits a literal as letters are split ("og/eller").

    `exact` patterns match capitals as written (acronyms, shouted words).
    A pattern with a capital of its own (*Statsforvaltningen*) also finds the name inside a sentence.
    Raises ValueError with a Danish reason when the pattern cannot be read.
    """
    elements: list[Element] = []
    trailing = ""
    pieces = _WORD.findall(text)
    for position, piece in enumerate(pieces):
        last = position == len(pieces) - 1
        if piece in SLOTS:
            if last:
                trailing = piece
            elif elements:
                elements.append(Element(Kind.SLOT, frozenset({piece}), frozenset()))
            continue
        optional = piece.endswith("?") and len(piece) > 1
        core = piece[:-1] if optional else piece
        elements.extend(_elements(core, optional, tokenize, exact))
    if not any(not e.optional and e.kind is not Kind.SLOT for e in elements):
        raise ValueError("mønsteret har intet fast ord")
    while elements and elements[-1].kind is Kind.SLOT:
        trailing = next(iter(elements.pop().words))
    slots = sum(element.kind is Kind.SLOT for element in elements)
    return Pattern(
        text, tuple(elements), trailing, _first(elements), len(elements) + slots * (SLOT_WORDS - 1)
    )


def _first(elements: Iterable[Element]) -> Keys:
    keys: set[str] = set()
    for element in elements:
        keys |= element.keys
        if not element.optional and element.kind is not Kind.SLOT:
            break
    return frozenset(keys)


def _elements(
    core: str, optional: bool, tokenize: Callable[[str], Sequence[str]] | None, exact: bool
) -> Iterator[Element]:
    if "{" in core or "}" in core:
        words = core.split("|")
        if not all(word.startswith("{") and word.endswith("}") and len(word) > 2 for word in words):
            raise ValueError(f"{core!r}: en klamme skal stå om hele ordet")
        lemmas = frozenset(word[1:-1].casefold() for word in words)
        yield Element(Kind.INFLECTED, lemmas, frozenset("{" + lemma for lemma in lemmas), optional)
        return
    if core == "sig":
        yield Element(Kind.LITERAL, REFLEXIVE, REFLEXIVE, optional)
        return
    if "|" in core:
        forms = frozenset(form for word in core.split("|") for form in _forms(word, exact))
        yield Element(Kind.LITERAL, forms, forms, optional)
        return
    for word in tokenize(core) if tokenize and not core.isalpha() else (core,):
        forms = frozenset(_forms(word, exact))
        yield Element(Kind.LITERAL, forms, forms, optional)


def _forms(word: str, exact: bool) -> set[str]:
    """How a literal may stand in a token's key: casefolded, and as written when it has a capital."""
    if exact:
        return {word}
    return {word.casefold(), word} if word != word.lower() else {word.casefold()}


def match(pattern: Pattern, keys: Sequence[Keys | None], start: int) -> Match | None:
    """The match of a pattern that begins at token `start`, or None.

    `keys` holds one entry a token, None for a token that no pattern may touch (a field, a quotation).
    """
    heads: tuple[int, ...] = ()
    position = start
    for at, element in enumerate(pattern.elements):
        if element.optional or element.kind is Kind.SLOT:  # from here on there is more than one way
            return _match(pattern.elements, at, keys, start, position, heads, ())
        here = keys[position] if position < len(keys) else None
        if here is None or element.keys.isdisjoint(here):
            return None
        if element.kind is Kind.INFLECTED:
            heads = (*heads, position)
        position += 1
    return Match(start, position, heads)


def stands_over(pattern: Pattern, keys: Sequence[Keys | None], at: Match) -> bool:
    """Whether a pattern stands over or around a match: what lets the matched words pass."""
    for start in range(max(0, at.start - pattern.longest + 1), at.end):
        here = keys[start]
        if here is None or pattern.first.isdisjoint(here):
            continue
        around = match(pattern, keys, start)
        if around and around.end > at.start:
            return True
    return False


def _match(
    elements: tuple[Element, ...],
    at: int,
    keys: Sequence[Keys | None],
    start: int,
    position: int,
    heads: tuple[int, ...],
    slots: tuple[tuple[str, int, int], ...],
) -> Match | None:
    if at == len(elements):
        return Match(start, position, heads, slots)
    element = elements[at]
    if element.kind is Kind.SLOT:
        name = next(iter(element.words))
        for end in range(position + 1, min(position + SLOT_WORDS, len(keys)) + 1):
            taken = keys[end - 1]
            if taken is not None and not STOPS.isdisjoint(taken):
                return None
            found = _match(elements, at + 1, keys, start, end, heads, (*slots, (name, position, end)))
            if found:
                return found
        return None
    if position < len(keys):
        here = keys[position]
        if here is not None and not element.keys.isdisjoint(here):
            more = (*heads, position) if element.kind is Kind.INFLECTED else heads
            found = _match(elements, at + 1, keys, start, position + 1, more, slots)
            if found:
                return found
    if element.optional:
        return _match(elements, at + 1, keys, start, position, heads, slots)
    return None
