"""How a rule turns a place into a finding."""

import re
from collections.abc import Mapping, Sequence

from klartekst.finding import Finding, Severity, Suggestion
from klartekst.rules.schema import Rule


def found(
    rule: Rule,
    start: int | None,
    end: int | None,
    values: Mapping[str, str],
    suggestions: Sequence[Suggestion] = (),
    severity: Severity | None = None,
    entry: str = "",
) -> Finding:
    """A finding of `rule` at `[start, end)`; `values` fill the gaps of its message (`{ord}`)."""
    message = rule.message
    for name, value in values.items() if "{" in message else ():
        message = message.replace("{" + name + "}", value)
    if "  " in message:  # a gap may be filled with nothing
        message = re.sub(" {2,}", " ", message)
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=severity or rule.severity,
        message=message.strip(),
        start=start,
        end=end,
        suggestions=tuple(suggestions),
        principles=rule.principles,
        entry=entry,
    )
