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


def forms(keys: Keys | None) -> Iterable[str]:
    """The word whose keys these are: it is no base form, and so stands there without a brace."""
    return (key for key in keys or () if not key.startswith("{"))


class Kind(Enum):
    """How one element of a pattern finds its words."""

    LITERAL = "literal"
    INFLECTED = "inflected"
    SLOT = "slot"


class Element(msgspec.Struct, frozen=True, eq=False):
    """One place in a pattern: `words` are the casefolded forms or base forms that fit it.

    A token stands in it if it has one of its `keys`, the words as tokens offer them. Each is only equal to itself, so
    that what is known of it is looked up at once.
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
        elements.extend(_elements(core, tokenize, optional=optional, exact=exact))
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
    core: str, tokenize: Callable[[str], Sequence[str]] | None, *, optional: bool, exact: bool
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
        forms = frozenset(form for word in core.split("|") for form in _forms(word, exact=exact))
        yield Element(Kind.LITERAL, forms, forms, optional)
        return
    for word in tokenize(core) if tokenize and not core.isalpha() else (core,):
        forms = frozenset(_forms(word, exact=exact))
        yield Element(Kind.LITERAL, forms, forms, optional)


def _forms(word: str, *, exact: bool) -> set[str]:
    """How a literal may stand in a token's key: casefolded, and as written when it has a capital."""
    if exact:
        return {word}
    return {word.casefold(), word} if word != word.lower() else {word.casefold()}
