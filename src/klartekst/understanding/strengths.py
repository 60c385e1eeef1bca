"""What a letter does well, by which of the municipality's principles: a report that only blames is not read.

Wordings, figures and the principles they keep stand in `rules/strengths.yaml`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from klartekst.cache import kept
from klartekst.danish.readability import Readability
from klartekst.errors import DataError
from klartekst.resources import rules_folder
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.elements import PRESENT, element_names
from klartekst.understanding.lands import Land, Placed
from klartekst.understanding.outline import Outline
from klartekst.understanding.signs import Expression, Sign, expression, load_file
from klartekst.understanding.standing import Signs, Span, Standing

_READER = re.compile(r"(?i)\b(?:du|dig|din|dit|dine|jer|jeres)\b|(?<=\s)I\b|^I\b")
_SENDER = re.compile(r"(?i)\b(?:vi|jeg)\b")
_MEASURES = frozenset({"ord", "laengste", "lix", "du", "vi", "borgerland"})


class Strength(msgspec.Struct, frozen=True):
    """One thing done well: the end of a Danish sentence after »Brevet …«, and the principles it keeps."""

    says: str
    principles: tuple[str, ...]


class _StrengthIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    says: str
    principles: tuple[str, ...]
    element: str | None = None
    decisions_only: bool = False
    signs: tuple[str, ...] = ()
    places: tuple[str, ...] = msgspec.field(default=("body",), name="in")
    measure: str | None = None
    most: float | None = None
    least: float | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strengths: tuple[_StrengthIn, ...]


class _Wording(msgspec.Struct, frozen=True):
    given: _StrengthIn
    sign: Sign | None


def strengths(analysis: Analysis, readability: Readability, placed: Sequence[Placed]) -> tuple[Strength, ...]:
    """What the letter does well, in the order of the file; nothing for a fragment.

    Raises DataError when `rules/strengths.yaml` is wrong.
    """
    outline = analysis.outline
    if not outline.is_letter:
        return ()
    figures = _figures(outline, readability, placed)
    standing = Standing(_signs(), outline, None)  # no scan asks
    return tuple(
        Strength(each.given.says, each.given.principles)
        for number, each in enumerate(_wordings())
        if _shows(each.given, analysis, figures, partial(standing.spans, number))
    )


def _shows(
    given: _StrengthIn, analysis: Analysis, figures: Mapping[str, float], spans: Callable[[str], list[Span]]
) -> bool:
    """Whether a letter has a strength; `spans` tells where its wordings stand in a stretch."""
    if given.element is not None:
        asked = analysis.type.is_decision or not given.decisions_only
        return asked and analysis.elements.of(given.element).state == PRESENT
    if given.measure is not None:
        figure = figures.get(given.measure)
        if figure is None:
            return False
        return (given.most is None or figure <= given.most) and (given.least is None or figure >= given.least)
    return any(spans(place) for place in given.places)


def _figures(outline: Outline, readability: Readability, placed: Sequence[Placed]) -> Mapping[str, float]:
    """The figures that can be had: a text too short for a LIX has none."""
    figures: dict[str, float] = {}
    if readability.lix is not None:
        figures |= {"lix": round(readability.lix), "ord": readability.mean, "laengste": readability.longest}
    lines = [line for line in outline.body.text.split("\n") if line]
    if lines:
        figures["du"] = sum(_READER.search(line) is not None for line in lines) / len(lines)
        figures["vi"] = sum(_SENDER.search(line) is not None for line in lines) / len(lines)
    if placed:
        figures["borgerland"] = sum(each.land is Land.CITIZEN for each in placed) / len(placed)
    return figures


def _wordings() -> tuple[_Wording, ...]:
    return _load(rules_folder() / "strengths.yaml")


@lru_cache(maxsize=1)
def _signs() -> Signs:
    """The signs of the strengths in the order of the file; one that shows otherwise has a sign that finds nothing."""
    return Signs((each.sign or Sign(Expression(())), None) for each in _wordings())


@lru_cache(maxsize=4)
def _load(path: Path) -> tuple[_Wording, ...]:
    # The elements that it names stand in a file of their own.
    files = (path, path.with_name("elements.yaml"))
    return kept("strengths", files, tuple[_Wording, ...], lambda: _read(path))


def _read(path: Path) -> tuple[_Wording, ...]:
    made = []
    for given in load_file(path, _File).strengths:
        shown_by = (given.element is not None, bool(given.signs), given.measure is not None)
        known = given.element in {None, *element_names()} and given.measure in {None, *_MEASURES}
        if sum(shown_by) != 1 or not known:
            what = "hver styrke skal vise sig ved ét: element, signs eller measure."
            raise DataError(str(path), None, given.says, what, "Ret den.")
        find = expression(given.signs, {}, path)
        made.append(_Wording(given, Sign(find) if find is not None else None))
    return tuple(made)
