"""JUnit XML, which build servers show as tests: one test a rule and file, failed where the rule finds something."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from klartekst.danish.numerals import counted
from klartekst.finding import Severity
from klartekst.reports.issues import Issue, Unread
from klartekst.rules.schema import Rule


def render(found: Iterable[Issue | Unread], rules: Mapping[str, Rule]) -> str:
    """The suite. Tips and accepted findings fail no test."""
    files: dict[str, dict[str, list[Issue]]] = {}
    errors: list[Unread] = []
    for each in found:
        if isinstance(each, Unread):
            errors.append(each)
        else:
            rule = files.setdefault(each.path, {}).setdefault(each.rule, [])
            if each.accepted is None and each.severity is not Severity.TIP:
                rule.append(each)
    cases = [
        _case(path, rule, listed, rules)
        for path, by_rule in files.items()
        for rule, listed in by_rule.items()
    ]
    cases += [
        f"  <testcase classname={_quoted(each.path)} name={_quoted('læst')}>"
        f"<error message={_quoted(each.reason)}/></testcase>"
        for each in errors
    ]
    failures = sum(bool(listed) for by_rule in files.values() for listed in by_rule.values())
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{len(errors)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuite name="klartekst" {counts}>',
        *cases,
        "</testsuite>",
    ]
    return "\n".join(lines) + "\n"


def _case(path: str, rule: str, listed: list[Issue], rules: Mapping[str, Rule]) -> str:
    head = f"  <testcase classname={_quoted(path)} name={_quoted(rule)}"
    if not listed:
        return f"{head}/>"
    places = counted(len(listed), "sted", "steder")
    said = "\n".join(_line(each, rules) for each in listed)
    failure = (
        f"<failure message={_quoted(places)} type={_quoted(listed[0].severity)}>{escape(said)}</failure>"
    )
    return f"{head}>{failure}</testcase>"


def _line(issue: Issue, rules: Mapping[str, Rule]) -> str:
    where = f"linje {issue.line}: " if issue.line is not None else ""
    return where + issue.message(rules)


def _quoted(text: str) -> str:
    """An attribute; what XML cannot hold (a control character in a file's name) is left out."""
    return quoteattr("".join(each for each in text if each.isprintable()))
