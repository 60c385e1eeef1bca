"""SARIF 2.1.0 (OASIS), for code hosts that show findings beside the files of a template repository."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from klartekst import __version__
from klartekst.finding import Severity
from klartekst.reports.issues import Issue, Unread
from klartekst.rules.schema import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[Severity, str] = {
    Severity.TIP: "note",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
    Severity.BLOCKING: "error",
}
FINGERPRINT = "klartekst/1"


def render(found: Iterable[Issue | Unread], rules: Mapping[str, Rule]) -> str:
    """The log: one run, with the rules that found something and a notification for each file that was not read."""
    listed = list(found)
    issues = [each for each in listed if isinstance(each, Issue)]
    used = sorted({each.rule for each in issues})
    run = {
        "tool": {
            "driver": {
                "name": "klartekst",
                "version": __version__,
                "language": "da-DK",
                "rules": [_rule(name, rules.get(name)) for name in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, used.index(each.rule), rules) for each in issues],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": each.reason}, "locations": [_place(each.path, {})]}
                    for each in listed
                    if isinstance(each, Unread)
                ],
            }
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": f"Før: {rule.before}\nEfter: {rule.after}\nKilde: {rule.source}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.category.value]},
    }


def _result(issue: Issue, index: int, rules: Mapping[str, Rule]) -> dict[str, Any]:
    region: dict[str, int] = {}
    if issue.start is not None and issue.end is not None:
        region = {"charOffset": issue.start, "charLength": issue.end - issue.start}
    if issue.line is not None and issue.column is not None:
        region |= {"startLine": issue.line, "startColumn": issue.column}
    made = {
        "ruleId": issue.rule,
        "ruleIndex": index,
        "level": LEVELS[issue.severity],
        "message": {"text": issue.message(rules)},
        "locations": [_place(issue.path, region)],
        "partialFingerprints": {FINGERPRINT: issue.fingerprint},
    }
    if issue.accepted is not None:
        made["suppressions"] = [{"kind": "external", "justification": issue.accepted}]
    return made


def _place(path: str, region: Mapping[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(path).as_posix())}}
    if region:
        place["region"] = region
    return {"physicalLocation": place}
