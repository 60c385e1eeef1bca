"""Annotations as GitHub Actions reads them from a job's output: one line a finding."""

from collections.abc import Iterable, Mapping

from klartekst.finding import Severity
from klartekst.reports.issues import Issue, Unread
from klartekst.rules.schema import Rule

COMMANDS: Mapping[Severity, str] = {
    Severity.TIP: "notice",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
    Severity.BLOCKING: "error",
}


def render(found: Iterable[Issue | Unread], rules: Mapping[str, Rule]) -> str:
    """The lines; accepted findings have none."""
    return "".join(f"{line}\n" for each in found if (line := _line(each, rules)))


def _line(each: Issue | Unread, rules: Mapping[str, Rule]) -> str:
    if isinstance(each, Unread):
        return f"::error file={_property(each.path)}::{_data(each.reason)}"
    if each.accepted is not None:
        return ""
    place = f"file={_property(each.path)}"
    if each.line is not None:
        place += f",line={each.line},col={each.column}"
    return f"::{COMMANDS[each.severity]} {place},title={_property(each.rule)}::{_data(each.message(rules))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
