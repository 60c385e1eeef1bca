"""How a rule turns a place into a finding."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from klartekst.danish.tokens import Token
from klartekst.finding import Finding, Severity, Suggestion, Trust
from klartekst.rewriting.addressing.address import to_many
from klartekst.rewriting.edits import Rewrite
from klartekst.rules.schema import Rule
from klartekst.understanding.analysis import Analysis


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


def reworded(
    tokens: Sequence[Token], rewrite: Rewrite | None, advice: str, note: str | None = None
) -> Suggestion:
    """A rewrite of some of a sentence's tokens as a draft in its place; the advice where there is none."""
    if rewrite is None:
        return Suggestion.advice(advice)
    start, end = tokens[rewrite.start].start, tokens[rewrite.end - 1].end
    return Suggestion(start, end, rewrite.text, Trust.REWRITE, note)


def addressed(finding: Finding, analysis: Analysis) -> Finding:
    """A finding whose texts say *du*, with the *I* of a letter to parents and couples."""
    if analysis.reader.addressee != "I":
        return finding
    return replace(
        finding, suggestions=tuple(_to_many(each, analysis.letter.text) for each in finding.suggestions)
    )


def _to_many(suggestion: Suggestion, letter: str) -> Suggestion:
    if suggestion.text is None:
        return suggestion
    return replace(suggestion, text=to_many(suggestion.text, letter[suggestion.start : suggestion.end]))
