"""The parts of a letter: decision, reasons, rules, complaint guidance, deadline, contact …

Each is `present` with the places that fulfil it, `missing` where the letter's type calls for it, else
`not-required`. Wordings and the types that call for them stand in `rules/elements.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from klartekst.cache import kept
from klartekst.resources import rules_folder
from klartekst.understanding.letter_type import LetterType
from klartekst.understanding.memory import Memory
from klartekst.understanding.outline import Outline
from klartekst.understanding.signs import Expression, Sign, expression, load_file
from klartekst.understanding.standing import Signs, Standing

PRESENT, MISSING, NOT_REQUIRED = "present", "missing", "not-required"


class Element(msgspec.Struct, frozen=True):
    """One part: its published name, what it is (Danish), its state and the places that fulfil it.

    `required` when the law asks for it in this type of letter, not only good practice.
    `by_law` when what fulfils it must never be deleted. `covered` when a remark on something else says it too:
    the part that it belongs to is missing, or a rule of its own looks for it.
    """

    name: str
    title: str
    state: str
    places: tuple[tuple[int, int], ...] = ()
    required: bool = False
    by_law: bool = False
    covered: bool = False


@dataclass(frozen=True)
class Elements:
    """All parts of a letter in the order of `rules/elements.yaml`."""

    all: tuple[Element, ...]

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Name → state, as the JSON has it."""
        return {each.name: each.state for each in self.all}

    def of(self, name: str) -> Element:
        """One part by its name; raises KeyError for one that does not exist."""
        return {each.name: each for each in self.all}[name]


class _Also(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    types: tuple[str, ...]
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    by_law: bool = True
    remarked: bool = True


class _ElementIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    title: str
    signs: tuple[str, ...]
    places: tuple[str, ...] = msgspec.field(name="in")
    but_not: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    also: _Also | None = None
    only_with: str | None = None
    not_when: tuple[str, ...] = ()
    law: bool = False
    decision: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    macros: dict[str, str]
    elements: tuple[_ElementIn, ...]
    also_protected: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True):
    """An element as the file describes it, with its signs as one expression."""

    given: _ElementIn
    sign: Sign | None
    not_when: Expression | None
    also: Sign | None


def element_names() -> tuple[str, ...]:
    """The published names of the elements. Raises DataError."""
    return tuple(each.given.name for each in wordings())


def wordings() -> tuple[Wording, ...]:
    """The elements as `rules/elements.yaml` has them. Raises DataError."""
    return _load(rules_folder() / "elements.yaml")[0]


def also_protected() -> Sign:
    """What the law asks for beside the elements, as one sign. Raises DataError."""
    return _load(rules_folder() / "elements.yaml")[1]


def elements(outline: Outline, kind: LetterType, memory: Memory | None = None) -> Elements:
    """The parts of a letter. A fragment, or a letter of no known type, misses nothing.

    Raises DataError when `rules/elements.yaml` is wrong.
    """
    asked = outline.is_letter and kind.name is not None
    made: dict[str, Element] = {}
    standing = Standing(signs(), outline, memory)
    for number, wording in enumerate(wordings()):
        given = wording.given
        places = _places(wording, number, outline, kind, standing)
        also = given.also if asked and _also(wording, outline, kind) else None
        required = (asked and kind.name in given.required) or (also is not None and also.by_law)
        called = required or also is not None or (asked and kind.name in given.expected)
        # Without any complaint guidance one remark is enough: not three on guidance, deadline and body.
        covered = given.only_with is not None and made[given.only_with].state == MISSING
        covered = covered or (also is not None and not also.remarked)
        if called and not places and wording.not_when is not None:
            called = not wording.not_when.stands_in(outline.whole.text)
        state = PRESENT if places else MISSING if called else NOT_REQUIRED
        made[given.name] = Element(given.name, given.title, state, places, required, given.law, covered)
    return Elements(tuple(made.values()))


def _also(wording: Wording, outline: Outline, kind: LetterType) -> bool:
    """Whether this letter is one of those that its type alone does not tell from the others."""
    also = wording.given.also
    if also is None or wording.also is None or kind.name not in also.types:
        return False
    return bool(wording.also.spans(outline.whole))


def _places(
    wording: Wording, number: int, outline: Outline, kind: LetterType, standing: Standing
) -> tuple[tuple[int, int], ...]:
    given = wording.given
    if given.decision:
        ends = [outline.stretch(place).ends for place in given.places]
        inside = [(stretch[0], stretch[-1]) for stretch in ends if stretch]
        return tuple(
            place for place in kind.decisions if any(first <= place[1] <= last for first, last in inside)
        )
    if wording.sign is None:
        return ()
    found = {span for place in given.places for span in standing.spans(number, place)}
    return tuple(sorted(found))


@lru_cache(maxsize=4)
def _load(path: Path) -> tuple[tuple[Wording, ...], Sign]:
    return kept("elements", (path,), tuple[tuple[Wording, ...], Sign], lambda: _read(path))


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The signs of the elements in the order of the file; one that is told otherwise has a sign that finds nothing."""
    return Signs((each.sign or Sign(Expression(())), None) for each in wordings())


def _read(path: Path) -> tuple[tuple[Wording, ...], Sign]:
    file = load_file(path, _File)
    made = []
    for given in file.elements:
        find = expression(given.signs, file.macros, path)
        but_not = expression(given.but_not, file.macros, path)
        sign = Sign(find, but_not) if find is not None else None
        also = None
        if given.also is not None:
            when = expression(given.also.when, file.macros, path)
            assert when is not None
            also = Sign(when, expression(given.also.unless, file.macros, path))
        made.append(Wording(given, sign, expression(given.not_when, file.macros, path), also))
    beside = expression(file.also_protected, file.macros, path)
    assert beside is not None
    return tuple(made), Sign(beside)
