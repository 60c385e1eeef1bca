"""The templates of the report with the filters that they use: numbers, days and kinds as a Dane writes them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from klartekst.danish.numerals import counted, decimal, thousands
from klartekst.reports.kinds import KINDS

TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"


def environment() -> Any:
    """The templates with their filters."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
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
