"""A text checked for an editor that speaks LanguageTool: findings as its JSON, offsets in UTF-16.

The format is LanguageTool's public HTTP API (`/v2/check`), made from its description. An editor mostly sends one
paragraph at a time, so a text is a fragment: nothing is asked of it that only a whole letter must have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import klartekst
from klartekst.checker import Checker
from klartekst.danish.personal_numbers import may_hold
from klartekst.errors import TooLarge, UnreadableLetter
from klartekst.finding import Category, Finding, Severity
from klartekst.readers.open import read_named
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import closed
from klartekst.rules.schema import Rule
from klartekst.serving.annotated import Annotated, annotated
from klartekst.serving.jobs import ProofreadJob
from klartekst.serving.utf16 import Utf16

CODE = "da-DK"
NAME = "Dansk"
AUTO = "auto"
_AROUND = 40
"""Characters of the text shown on each side of a match."""


@cache
def software() -> Mapping[str, Any]:
    """Which program answers. LanguageTool says when it was built; this says when klartekst was installed."""
    installed = datetime.fromtimestamp(Path(klartekst.__file__).stat().st_mtime, UTC)
    return {
        "name": "klartekst",
        "version": klartekst.__version__,
        "buildDate": installed.strftime("%Y-%m-%d %H:%M:%S %z"),
        "apiVersion": 1,
        "premium": False,
        "status": "",
    }


def category(of: Category) -> tuple[str, str, str]:
    """LanguageTool's category id, its name in Danish, and the type of issue, for a category of ours.

    LibreOffice draws TYPOS red and STYLE blue.
    """
    if of is Category.DAMAGE:
        return "TYPOS", "Ødelagt tekst", "misspelling"
    return "STYLE", "Klart sprog", "style"


def is_danish(language: str) -> bool:
    """Whether this is a text for klartekst: Danish by its code, or whatever it turns out to be."""
    return language.casefold() == AUTO or language.casefold().replace("_", "-").split("-")[0] == "da"


def proofread(job: ProofreadJob, checker: Checker) -> bytes:
    """The answer as JSON. A text that is not Danish, or is none, has no matches.

    Raises UsageError for annotations that are wrong, TooLarge for a text that is too long.
    """
    text = annotated(job.annotated) if job.annotated is not None else Annotated(job.text, job.text)
    checked = _checked(text, job, checker)
    units = Utf16(text.original)
    rules = {rule.id: rule for rule in checker.rules}
    found = checked.findings if checked else ()
    matches = [
        _match(finding, text, units, rules[finding.rule], checked)
        for finding in found
        if checked is not None and finding.start is not None and _wanted(finding, job)
    ]
    code = CODE if job.language == AUTO else job.language
    name = NAME if is_danish(job.language) else job.language
    return msgspec.json.encode(
        {
            "software": software(),
            "warnings": {"incompleteResults": False},
            "language": {
                "name": name,
                "code": code,
                "detectedLanguage": {
                    "name": name,
                    "code": code,
                    "confidence": 1.0 if checked else 0.0,
                    "source": "klartekst",
                },
            },
            "matches": matches,
            "sentenceRanges": [
                [units.at(each) for each in text.span(start, end)]
                for start, end in (checked.sentences if checked else ())
            ],
        }
    )


def _checked(text: Annotated, job: ProofreadJob, checker: Checker) -> CheckedLetter | None:
    if not is_danish(job.language):
        return None
    try:
        (letter,) = read_named(text.plain.encode(), "brev.txt")
        return checker.check(replace(letter, fragment=True))
    except TooLarge:
        raise
    except (UnreadableLetter, UnicodeEncodeError):
        return None


def _wanted(finding: Finding, job: ProofreadJob) -> bool:
    """Whether the client asks for it. Tips are for those who ask to be told everything."""
    names = {finding.rule, category(finding.category)[0]}
    if names & job.disabled:
        return False
    if job.enabled_only:
        return bool(names & job.enabled)
    return job.picky or finding.severity is not Severity.TIP or finding.rule in job.enabled


def _match(
    finding: Finding, text: Annotated, units: Utf16, rule: Rule, checked: CheckedLetter
) -> dict[str, Any]:
    start, end, texts = _change(finding, text)
    first, last = text.span(start, end)
    kind, name, issue = category(finding.category)
    shown = max(0, first - _AROUND)
    return {
        "message": _message(finding),
        "shortMessage": rule.title,
        "replacements": [{"value": each} for each in texts],
        "offset": units.at(first),
        "length": units.at(last) - units.at(first),
        "context": _context(text.original, shown, first, last),
        "sentence": next(_sentences(finding, text, checked), ""),
        "type": {"typeName": "Other"},
        "rule": {
            "id": rule.id,
            "subId": "0",
            "sourceFile": "",
            "description": rule.title,
            "issueType": issue,
            "urls": [],
            "category": {"id": kind, "name": name},
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _change(finding: Finding, text: Annotated) -> tuple[int, int, list[str]]:
    """What a client underlines, and texts that each replace exactly that.

    A suggestion may be wider than its finding; the finding's words around it then go with it. No text is
    offered across markup.
    """
    assert finding.start is not None and finding.end is not None
    edits = [
        closed(text.plain, (each.start, each.end, each.text))
        for each in finding.suggestions
        if each.text is not None and each.start is not None and each.end is not None
    ]
    start, end = finding.start, finding.end
    if edits:
        start, end = min(start, edits[0][0]), max(end, edits[0][1])
    if text.holds_markup(start, end):
        return finding.start, finding.end, []
    texts = [
        text.plain[start:one] + new + text.plain[two:end]
        for one, two, new in edits
        if start <= one and two <= end
    ]
    return start, end, list(dict.fromkeys(texts))


def _message(finding: Finding) -> str:
    note = next((each.note for each in finding.suggestions if each.note), None)
    return finding.message if note is None or note in finding.message else f"{finding.message} {note}"


def _context(original: str, shown: int, first: int, last: int) -> dict[str, Any]:
    """The words around; none where they would show a CPR number that the match itself does not hold."""
    around = original[shown : last + _AROUND]
    if may_hold(around):
        shown, around = first, original[first:last]
    units = Utf16(around)
    return {
        "text": around.replace("\n", " ").replace("\r", " "),
        "offset": units.at(first - shown),
        "length": units.at(last - shown) - units.at(first - shown),
    }


def _sentences(finding: Finding, text: Annotated, checked: CheckedLetter) -> Iterator[str]:
    for start, end in checked.sentences:
        if finding.start is not None and start <= finding.start < end:
            yield text.plain[start:end]
