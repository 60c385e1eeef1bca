"""One self-contained HTML page: the letter with its marks, why, before and after, and the measures.

No script, no network, readable on paper and by a screen reader (WCAG 2.1 AA).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from klartekst import __version__
from klartekst.letter import Letter
from klartekst.reports.kinds import CHOOSE_TYPE, kind_line, land_crossings, lands_line, parts, score_line
from klartekst.reports.measures import lix, longest, measures
from klartekst.reports.names import long_title, short_title
from klartekst.reports.principles import by_principle, principle_of, title
from klartekst.reports.rendering import environment
from klartekst.reports.sheet import Numbered, sheet
from klartekst.reports.summary import (
    Group,
    counted_texts,
    groups,
    is_worth_showing,
    may_mend,
    must_mend,
    places,
    should_mend,
    things,
    verdict,
)
from klartekst.reports.wording import Note, Saying, common_advice, notes, shorten, unbroken
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import best, closed
from klartekst.rewriting.edits import Edit
from klartekst.rules.schema import Rule
from klartekst.understanding.places import together

# A rule with more notes than `FOLD_OVER` shows the first `SHOWN` and folds the rest.
FOLD_OVER = 6
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Section:
    """One of the page's lists: its name, its title, its groups, and the numbers of its notes."""

    name: str
    title: str
    groups: tuple[dict[str, Any], ...]
    summary: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """One note on the page. `numbers` say whether each has a mark in the letter to link to.

    `edits` put its suggestion into the letter, at each of its places.
    """

    numbers: tuple[tuple[int, bool], ...]
    said: Saying
    quote: str
    where: str
    edits: tuple[Edit, ...]


def page(letters: Sequence[CheckedLetter], rules: Mapping[str, Rule]) -> str:
    """The page for one letter or several; phrases in which nothing need be mended are only counted."""
    several = len(letters) > 1
    kept = [each for each in letters if not several or is_worth_showing(each, groups(each, rules))]
    shown = [view(each, name, rules) for each, name in zip(kept, _names(kept), strict=True)]
    return (
        environment()
        .get_template("page.html")
        .render(
            letters=shown,
            several=several,
            total=counted_texts(letters),
            quiet=len(letters) - len(kept),
            version=__version__,
            live=False,
        )
    )


def _names(letters: Sequence[CheckedLetter]) -> list[str]:
    """The letters' file names; the whole path for those that share a name."""
    names = [short_title(each.letter) for each in letters]
    counted = Counter(names)
    return [
        name if counted[name] == 1 else long_title(each.letter)
        for name, each in zip(names, letters, strict=True)
    ]


def view(
    checked: CheckedLetter, name: str, rules: Mapping[str, Rule], choose: str = CHOOSE_TYPE
) -> dict[str, Any]:
    """What `letter.html` shows of one letter; `choose` says how its kind can be chosen."""
    made = groups(checked, rules)
    piece = checked.letter.fragment
    lists = (
        ("skal", "Skal rettes", must_mend(made)),
        ("boer", "Bør rettes", should_mend(made)),
        ("kan", "Kan rettes", may_mend(made)),
    )
    numbered = _number(lists, checked.letter)
    shown = sheet(checked.letter, numbered, checked.lands)
    linked = {number for block in shown for number in block.numbers}
    return {
        "name": name,
        "readable": checked.status != "unreadable",
        "reason": checked.reason,
        "verdict": verdict(checked, made),
        "sections": list(_sections(lists, numbered, linked, checked)),
        "sheet": [tuple(run) for _, run in groupby(shown, key=lambda block: block.form)],
        "shades": sorted({piece.shade for block in shown for piece in block.pieces if piece.shade}),
        "paper": "Teksten" if piece else "Brevet",
        # The pieces of a letter have no figures of their own.
        "measures": [] if piece else measures(checked),
        "lines": [line for line in (kind_line(checked, choose), score_line(checked, rules)) if line],
        "parts": parts(checked),
        "lands": lands_line(checked),
        "crossings": land_crossings(checked),
        "strategy": title(checked.strategy) if checked.strategy else "",
        "principles": () if piece else by_principle(checked, rules),
        "lix": lix(checked),
        "longest": longest(checked, numbered),
    }


Lists = Sequence[tuple[str, str, tuple[Group, ...]]]


def _number(lists: Lists, letter: Letter) -> list[Numbered]:
    """The findings numbered as the page lists them, so that the most important is number 1."""
    found = [
        (finding, name)
        for name, _, part in lists
        for group in part
        for note in notes(group.findings, letter)
        for finding in note.findings
    ]
    return [Numbered(finding, number, name) for number, (finding, name) in enumerate(found, start=1)]


def _sections(
    lists: Lists, numbered: Sequence[Numbered], linked: set[int], checked: CheckedLetter
) -> Iterator[Section]:
    letter = checked.letter
    numbers = {id(each.finding): each.number for each in numbered}
    for name, heading, part in lists:
        if not part:
            continue
        count = sum(len(group.findings) for group in part)
        first = numbers[id(notes(part[0].findings, letter)[0].findings[0])]
        yield Section(
            name=name,
            title=heading,
            groups=tuple(_group(group, numbers, linked, checked) for group in part),
            summary=things(len(part)) + (f", {places(count)}" if count > len(part) else ""),
            first=first,
            last=first + count - 1,
        )


def _group(
    group: Group, numbers: Mapping[int, int], linked: set[int], checked: CheckedLetter
) -> dict[str, Any]:
    made = notes(group.findings, checked.letter)
    advice = common_advice(made)
    lines = [_line(note, numbers, linked, checked.letter.text) for note in made]
    shown = SHOWN if len(lines) > FOLD_OVER else len(lines)
    folded = [number for line in lines[shown:] for number, _ in line.numbers]
    return {
        "rule": group.rule,
        "principle": principle_of(group.rule, checked),
        "count": places(len(group.findings)) if len(group.findings) > 1 else "",
        "advice": advice,
        "lines": lines[:shown],
        "folded": lines[shown:],
        "more": f"Vis {places(len(folded))} til (nr. {_range(folded)})" if folded else "",
    }


def _line(note: Note, numbers: Mapping[int, int], linked: set[int], text: str) -> Line:
    mine = [numbers[id(finding)] for finding in note.findings]
    return Line(
        numbers=tuple((number, number in linked) for number in mine),
        said=note.said,
        quote=shorten(note.said.quote, 90),
        where=unbroken(together(note.places)) if note.said.quote else "",
        edits=tuple(closed(text, edit) for finding in note.findings if (edit := best(finding)) is not None),
    )


def _range(numbers: Sequence[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
