"""Dates as Danish letters write them: 3. maj 2026, den 3/5-2026, 03.05.26, 2026-05-03."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
# "3. sep.", and "3. sept." as Retskrivningsordbogen has it
_MONTH = "|".join(name if len(name) == 3 else rf"{name[:3]}(?:{name[3:]}|t?\.)" for name in MONTHS)
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\.?\s{{0,2}}(?P<name>{_MONTH})\s{{1,2}}(?P<year>\d{{4}})\b"
    r"|(?<![\d./-])(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4}|\d{2})(?![\w./-]*\d)"
    r"|(?<![\d-])(?P<iso>\d{4}-\d{2}-\d{2})(?![\d-])",
    re.IGNORECASE,
)


class WrittenDate(msgspec.Struct, frozen=True):
    """`text[start:end]` is the day `day`."""

    start: int
    end: int
    day: date


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """The dates with a year between two offsets of a text, in order.

    A date without its year says no day, and "30. februar 2026" is none: both are passed over.
    """
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _day(found)
        if day is not None:
            yield WrittenDate(*found.span(), day)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["name"]:
            short = found["name"][:3].casefold()
            month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short))
            return date(int(found["year"]), month, int(found["day"]))
        year = int(found["y"])
        return date(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None
