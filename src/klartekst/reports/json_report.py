"""The published JSON, `klartekst/1`: one object a run, keys in English, texts in Danish.

The schema in `docs/klartekst-1.schema.json` is made from these structs.
No quotes of the letter are in it unless excerpts are asked for, no messages with names of people, and no CPR numbers.
A suggestion is made of the words of its sentence, as it must be pasted as it is: who keeps the JSON keeps those.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from klartekst.danish.masking import masked
from klartekst.danish.person_names import hidden_names
from klartekst.danish.personal_numbers import hidden, may_hold
from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.result import CheckedLetter
from klartekst.understanding.places import line_and_column

Excerpts = Literal["none", "masked", "full"]

HELD_BACK = "Forslaget gengiver et CPR-nummer og er derfor ikke vist her."


class Tool(msgspec.Struct, frozen=True):
    """What made the report."""

    version: str
    model: str | None
    rules_version: str


class SuggestionOut(msgspec.Struct, frozen=True):
    """What to write instead; `text` is null for advice."""

    start: int | None
    end: int | None
    text: str | None
    kind: Trust
    note: str | None


class FindingOut(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding; `start` and `end` are null when it concerns the whole letter."""

    rule: str
    category: Category
    severity: Severity
    principles: tuple[str, ...]
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    message: str
    suggestions: tuple[SuggestionOut, ...]
    fingerprint: str
    quote: str | msgspec.UnsetType = msgspec.UNSET


class Metrics(msgspec.Struct, frozen=True):
    """Readability; `lix` and `rix` are null when the text is too short for a number.

    Reading time and syllables only when they are asked for (`--reading`).
    """

    words: int
    sentences: int
    long_words: int
    long_word_share: float
    mean_sentence: float
    longest_sentence: int
    lix: float | None
    rix: float | None
    reading_seconds: int | msgspec.UnsetType = msgspec.UNSET
    syllables: int | msgspec.UnsetType = msgspec.UNSET


class LetterOut(msgspec.Struct, frozen=True):
    """One letter; an unreadable one has a reason and nothing else."""

    path: str
    status: Literal["ok", "partial", "unreadable"]
    reason: str | None
    type: str | None
    profile: str | None
    sentences: tuple[tuple[int, int], ...]
    metrics: Metrics | None
    score: int | None
    elements: dict[str, Literal["present", "missing", "not-required"]]
    findings: tuple[FindingOut, ...]


class Summary(msgspec.Struct, frozen=True):
    """Counts over all letters."""

    letters: int
    unreadable: int
    by_rule: dict[str, int]
    by_category: dict[str, int]


class Report(msgspec.Struct, frozen=True):
    """The whole object."""

    schema: Literal["klartekst/1"]
    tool: Tool
    letters: tuple[LetterOut, ...]
    summary: Summary


def render(letters: Sequence[CheckedLetter], tool: Tool, excerpts: Excerpts = "none") -> str:
    """The report as JSON text."""
    counted = Counter(finding.rule for letter in letters for finding in letter.findings)
    categories = Counter(finding.category.value for letter in letters for finding in letter.findings)
    report = Report(
        schema="klartekst/1",
        tool=tool,
        letters=tuple(_letter(letter, excerpts) for letter in letters),
        summary=Summary(
            letters=len(letters),
            unreadable=sum(letter.status == "unreadable" for letter in letters),
            by_rule=dict(sorted(counted.items())),
            by_category=dict(sorted(categories.items())),
        ),
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=1).decode()


def schema() -> dict[str, Any]:
    """The JSON Schema of the report."""
    made = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "klartekst/1", **made}


def _letter(checked: CheckedLetter, excerpts: Excerpts) -> LetterOut:
    readable = checked.status != "unreadable"
    return LetterOut(
        path=hidden(checked.letter.path),
        status=checked.status,  # type: ignore[arg-type]
        reason=None if checked.reason is None else hidden(checked.reason),
        type=checked.type,
        profile=checked.profile if readable else None,
        sentences=checked.sentences,
        metrics=_metrics(checked),
        score=checked.score,
        elements=dict(checked.elements),  # type: ignore[arg-type]
        findings=tuple(_finding(each, checked.letter.text, excerpts) for each in checked.findings),
    )


def _metrics(checked: CheckedLetter) -> Metrics | None:
    measures = checked.readability
    if measures is None:
        return None
    reading = checked.reading
    return Metrics(
        words=measures.words,
        sentences=measures.sentences,
        long_words=measures.long_words,
        long_word_share=round(measures.long_word_share, 3),
        mean_sentence=round(measures.mean, 1),
        longest_sentence=measures.longest,
        lix=None if measures.lix is None else round(measures.lix, 1),
        rix=None if measures.rix is None else round(measures.rix, 2),
        reading_seconds=msgspec.UNSET if reading is None else round(reading.seconds),
        syllables=msgspec.UNSET if reading is None else reading.syllables,
    )


def _finding(finding: Finding, text: str, excerpts: Excerpts) -> FindingOut:
    line, column = line_and_column(text, finding.start) if finding.start is not None else (None, None)
    return FindingOut(
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        principles=finding.principles,
        start=finding.start,
        end=finding.end,
        line=line,
        column=column,
        message=finding.message if excerpts == "full" else hidden_names(hidden(finding.message)),
        suggestions=tuple(_suggestion(each, excerpts) for each in finding.suggestions),
        fingerprint=finding.fingerprint,
        quote=_quote(finding, text, excerpts),
    )


def _suggestion(suggestion: Suggestion, excerpts: Excerpts) -> SuggestionOut:
    """A suggestion is made of its sentence's own words, as it must be pasted; a CPR number never goes out with it."""
    if excerpts != "full" and suggestion.text is not None and may_hold(suggestion.text):
        return SuggestionOut(None, None, None, Trust.ADVICE, HELD_BACK)
    return SuggestionOut(suggestion.start, suggestion.end, suggestion.text, suggestion.kind, suggestion.note)


def _quote(finding: Finding, text: str, excerpts: Excerpts) -> str | msgspec.UnsetType:
    if excerpts == "none" or finding.start is None:
        return msgspec.UNSET
    quote = text[finding.start : finding.end]
    return masked(quote) if excerpts == "masked" else quote
