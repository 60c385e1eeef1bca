"""What kind of letter this is: a decision with its result, a hearing, a summons, a receipt …

Points for wordings, by place, which stand in `rules/letter-types.yaml`, and for all other words (`letter_words.py`).
Where both say little the letter has none: a check that asks for the wrong parts costs more trust than none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path

import msgspec

from klartekst.cache import kept
from klartekst.resources import rules_folder
from klartekst.understanding.letter_words import word_points
from klartekst.understanding.memory import Memory
from klartekst.understanding.outline import Outline
from klartekst.understanding.reading import ReadingText
from klartekst.understanding.signs import Expression, Sign, expression, load_file
from klartekst.understanding.standing import Signs, Standing

PLACES = {"title": 2, "greeting": 1, "lead": 1, "headings": 0, "body": 0, "complaint": 0, "rules": 0}
"""The stretches that are read, with the extra points of each."""

# A letter with "§ 83" in one decision and "§ 85" in the next decides twice.
_SECTION = re.compile(r"§{1,2} ?\d+(?: ?[a-z]\b)?")
_DECIDES = re.compile(r"(?i)\b(?:afgørelse om|bevilger|bevilget|afslag på|besluttet at|stopper)\b")


class LetterType(msgspec.Struct, frozen=True):
    """What kind of letter it is.

    `name` is one of the published types, None when that cannot be told. `points` are those that its wordings give
    each type. `given` when a person said it. `decisions` are the places of the sentences that decide, in the letter.
    `several` when the letter seems to decide more than one thing.
    """

    name: str | None
    points: Mapping[str, int]
    given: bool = False
    decisions: tuple[tuple[int, int], ...] = ()
    several: bool = False

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision in law (afgørelse)."""
        return self.name is not None and self.name.startswith("afgoerelse")


class _SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    find: str
    weight: int
    unless: str | None = None
    stated: bool = False
    decides: bool = False
    places: tuple[str, ...] = msgspec.field(default=("title", "lead", "body"), name="in")


class _TypeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    signs: tuple[_SignIn, ...]


class _Mixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    of: tuple[str, str]
    least: int
    extra: int
    own: int
    unless_heading: str


class _Alone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    types: tuple[str, ...]
    least: int


class _Informs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    below: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: int
    informs: _Informs
    alone: _Alone
    macros: dict[str, str]
    possible: tuple[str, ...]
    types: tuple[_TypeIn, ...]
    mixed: tuple[_Mixed, ...]


class _Weighed(msgspec.Struct, frozen=True):
    sign: Sign
    weight: int
    places: tuple[str, ...]
    stated: bool
    decides: bool


class _Types(msgspec.Struct, frozen=True):
    file: _File
    possible: Expression | None
    signs: dict[str, tuple[_Weighed, ...]]


def type_names() -> tuple[str, ...]:
    """The published names of the types. Raises DataError."""
    return tuple(_load(rules_folder() / "letter-types.yaml").signs)


def letter_type(
    outline: Outline, given: str | None = None, *, fragment: bool = False, memory: Memory | None = None
) -> LetterType:
    """The type of a letter; `given` is what a person says that it is, which always holds.

    A `fragment` (a phrase from a bank) has no type of its own: it may end up in letters of many.

    Raises DataError when `rules/letter-types.yaml` is wrong.
    """
    types = _load(rules_folder() / "letter-types.yaml")
    standing = Standing(signs(), outline, memory)
    points: dict[str, int] = {}
    decided: dict[str, set[tuple[int, int]]] = {}
    there = standing.there(PLACES)
    numbers = count()
    for name, weighing in types.signs.items():
        points[name] = sum(
            _points(weighed, number, standing, decided.setdefault(name, set()))
            for weighed, number in zip(weighing, numbers, strict=False)
            if number in there
        )
    for mixed in types.file.mixed:
        headed = _stands_in(decided.get(mixed.unless_heading, ()), outline.title)
        both = min(points[name] for name in mixed.of)
        if both >= mixed.least and not (headed and points[mixed.type] < mixed.own):
            points[mixed.type] += max(points[name] for name in mixed.of) + mixed.extra
    # A long text that is no letter (a strategy, a report) has no type, and neither has a line or two.
    told = not fragment and not outline.is_report and outline.words > 0
    chosen = given or (_best(points, outline, types.file) if told else None)
    places = tuple(sorted({place for each in decided.values() for place in each}))
    return LetterType(chosen, points, given is not None, places, _several(outline))


def _stands_in(places: Iterable[tuple[int, int]], text: ReadingText) -> bool:
    return any(text.ends[0] <= end <= text.ends[-1] for _, end in places) if text.ends else False


def _points(weighed: _Weighed, number: int, standing: Standing, decisions: set[tuple[int, int]]) -> int:
    """What a sign is worth at its best place; the places of decisions are kept."""
    best = 0
    for place in weighed.places:
        spans = standing.spans(number, place)
        if not spans:
            continue
        if weighed.decides:
            decisions.update(spans)
        extra = PLACES[place] if weighed.weight > 0 else 0
        if abs(weighed.weight) + extra > abs(best):
            best = weighed.weight + extra
    return best


def _best(points: Mapping[str, int], outline: Outline, file: _File) -> str | None:
    """The type that wordings and words together speak for most, when they do so enough."""
    words = word_points(outline)
    both = {name: had + words.get(name, 0) for name, had in points.items()}
    first = max(both, key=lambda name: both[name])
    untold = max(points.values()) < file.least and both[first] < file.informs.below
    if untold and outline.is_letter and not outline.complaint.text:
        return file.informs.type
    bare = outline.is_letter and not outline.complaint.text and _SECTION.search(outline.whole.text) is None
    least = file.alone.least if bare and first in file.alone.types else file.least
    return first if both[first] >= least else None


def _several(outline: Outline) -> bool:
    """Whether two sentences decide about different things: each says *afgørelse om*, each with its own §."""
    own: list[frozenset[str]] = []
    for line in _lines(outline.body) + _lines(outline.headings):
        if _DECIDES.search(line):
            sections = frozenset(" ".join(each.split()) for each in _SECTION.findall(line))
            if sections:
                own.append(sections)
    return any(one.isdisjoint(other) for i, one in enumerate(own) for other in own[:i])


def _lines(text: ReadingText) -> list[str]:
    return text.text.splitlines()


@lru_cache(maxsize=4)
def _load(path: Path) -> _Types:
    return kept("letter-types", (path,), _Types, lambda: _read(path))


@lru_cache(maxsize=1)
def signs() -> Signs:
    """All signs in the order of the file; what is only possible bars those that must be stated."""
    types = _load(rules_folder() / "letter-types.yaml")
    return Signs(
        (each.sign, types.possible if each.stated else None)
        for weighing in types.signs.values()
        for each in weighing
    )


def _read(path: Path) -> _Types:
    file = load_file(path, _File)
    signs: dict[str, tuple[_Weighed, ...]] = {}
    for kind in file.types:
        made = []
        for each in kind.signs:
            find = expression((each.find,), file.macros, path)
            assert find is not None
            unless = expression((each.unless,) if each.unless else (), file.macros, path)
            made.append(_Weighed(Sign(find, unless), each.weight, each.places, each.stated, each.decides))
        signs[kind.type] = tuple(made)
    # In the order that the cache keeps: of two types with the same points the first is chosen.
    return _Types(file, expression(file.possible, file.macros, path), dict(sorted(signs.items())))
