"""Whether a document is a template still to be filled in, or a letter ready to be sent.

A gap is right in a template and a fault in a letter. What tells them apart is what the template cannot know: the
day it is sent, the person it is sent to, the day something happened in the case. A document that holds one of
them is a letter, however many gaps are left.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from klartekst.danish.dates import dates
from klartekst.danish.personal_numbers import personal_numbers
from klartekst.expressions import late
from klartekst.letter import Letter, MarkKind
from klartekst.understanding.zone_kinds import ZoneKind
from klartekst.understanding.zones import Zone

GAPS = frozenset({MarkKind.FIELD, MarkKind.CHOICE, MarkKind.INSTRUCTION})
TEMPLATE_FORMATS = frozenset({"json", "csv", "xlsx", "template", "template-html"})
"""Formats, as readers name them, that nobody sends: banks of phrases and sources of templates."""

TEMPLATE_SUFFIXES = frozenset({".dotx", ".dotm", ".ott"})
"""Files that are templates by their very kind."""

_CLAUSE = 80
"""Characters in front of a date in which its verb is looked for."""

_GREETED = late(r"(?:Kære|Hej|Goddag|Til)\s+(?P<name>[A-ZÆØÅ][\w'’-]+)")
# Whom a template greets when it knows nobody: *Kære borger* with a capital, *Kære Forældre*.
_ANYBODY = late(
    r"(?:borger|ansøger|forældre|forælder|kunde|modtager|beboer|nabo|naboer|ejer|lejer|alle|medborger|bruger)\w*$",
    re.IGNORECASE,
)
# *Vi fik din ansøgning den 3. maj 2026*; not *lov nr. 610 af 3. maj 2010*, nor what begins on a day to come.
_HAPPENED = late(
    r"\b(?:modtog|modtaget|fik|fået|søgte|søgt|ringede|talte|talt|mødtes|skrev|skrevet|sendte|sendt|afgjorde|"
    r"afgjort|besluttede|besluttet|bevilgede|bevilget|bad|oplyste|oplyst|mødte|udeblev)\b",
    re.IGNORECASE,
)
_LAW = late(r"\b(?:lov|lovbekendtgørelse|bekendtgørelse|vejledning)\w*\s+(?:nr|af)\b", re.IGNORECASE)


class Stage(StrEnum):
    """How far a document is on its way to the citizen."""

    TEMPLATE = "skabelon"
    LETTER = "brev"


def stage(letter: Letter, zones: tuple[Zone, ...], given: str | None = None) -> Stage:
    """How far the document is; `given` ("skabelon" or "brev") is what a person says, and is believed.

    A document without gaps is a letter, as nothing in it asks to be filled in.
    """
    if given is not None:
        return Stage(given)
    suffix = PurePath(letter.path).suffix.lower()
    if letter.format in TEMPLATE_FORMATS or suffix in TEMPLATE_SUFFIXES:
        return Stage.TEMPLATE
    gaps = [mark for mark in letter.marks if mark.kind in GAPS]
    if not gaps or names_somebody(letter, zones):
        return Stage.LETTER
    return Stage.TEMPLATE


def names_somebody(letter: Letter, zones: tuple[Zone, ...]) -> bool:
    """Whether the document knows what no template can: the day it is sent, or the person it is sent to."""
    known = (_is_dated, _greets_somebody, _tells_of_a_day, _numbers_somebody)
    return any(knows(letter, zones) for knows in known)


def _is_dated(letter: Letter, zones: tuple[Zone, ...]) -> bool:
    heads = (zone for zone in zones if zone.kind is ZoneKind.LETTERHEAD)
    return any(
        not _in_gap(letter, found.start)
        for zone in heads
        for found in dates(letter.text, zone.start, zone.end)
    )


def _greets_somebody(letter: Letter, zones: tuple[Zone, ...]) -> bool:
    for zone in zones:
        if zone.kind is ZoneKind.GREETING:
            found = _GREETED.match(letter.text, zone.start, zone.end)
            if found and not _ANYBODY.match(found["name"]) and not _in_gap(letter, found.start("name")):
                return True
    return False


def _tells_of_a_day(letter: Letter, zones: tuple[Zone, ...]) -> bool:
    for zone in zones:
        if zone.kind is ZoneKind.BODY:
            for found in dates(letter.text, zone.start, zone.end):
                clause = letter.text[max(zone.start, found.start - _CLAUSE) : found.start]
                if _HAPPENED.search(clause) and not _LAW.search(clause):
                    return True
    return False


def _numbers_somebody(letter: Letter, zones: tuple[Zone, ...]) -> bool:
    return any(True for _ in personal_numbers(letter.text))


def _in_gap(letter: Letter, at: int) -> bool:
    return any(mark.start <= at < mark.end for mark in letter.marks if mark.kind in GAPS)
