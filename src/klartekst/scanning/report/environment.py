"""The templates of the report with the filters that they use: numbers, days and kinds as a Dane writes them."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from klartekst.danish.numerals import counted, decimal, thousands
from klartekst.reports import rendering
from klartekst.reports.kinds import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment


def environment() -> "Environment":
    """The templates with their filters."""
    made = rendering.environment()
    made.filters |= {
        "thousands": thousands,
        "times": times,
        "decimal": decimal,
        "kind": kind_name,
        "day": _day,
    }
    return made


def kind_name(kind: str | None) -> str:
    """»Afslag«, »Afgørelse, der siger ja«."""
    if kind is None:
        return "Ukendt art"
    said = KINDS[kind].removeprefix("et ").removeprefix("en ")
    return said[:1].upper() + said[1:]


def times(number: int) -> str:
    """»1 gang«, »12 gange«."""
    return counted(number, "gang", "gange")


def _day(nanoseconds: int) -> str:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC).strftime("%d.%m.%Y") if nanoseconds > 0 else "–"
