"""Runs a rule's own examples: the same for built-in rules, house rules and the test suite."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from klartekst.checker import Checker
from klartekst.letter import Letter, Mark, MarkKind, Part
from klartekst.readers.plain_text import read
from klartekst.rules.schema import FlaggedExample, Rule
from klartekst.settings import Settings, with_profiles


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, and why (Danish)."""

    rule: str
    text: str
    why: str


def try_out(rule: Rule, settings: Settings) -> Iterable[Failure]:
    """The examples of `rule` that fail when it runs alone."""
    checker = _checker(rule.id, rule.reader, settings.rule_folders)
    for example in rule.examples.flagged:
        why = _flags(checker, rule, example)
        if why:
            yield Failure(rule.id, example.text, why)
    for text in rule.examples.passed:
        found = checker.check(read(text.encode(), "-")).findings
        if found:
            flagged = text[found[0].start : found[0].end] if found[0].start is not None else "brevet"
            yield Failure(rule.id, text, f"burde gå fri, men »{flagged}« blev fundet.")


def _flags(checker: Checker, rule: Rule, example: FlaggedExample) -> str | None:
    found = checker.check(_letter(example)).findings
    place: tuple[int | None, int | None] = (None, None)
    if example.mark is not None:
        start = example.text.find(example.mark)
        place = (start, start + len(example.mark))
    here = [f for f in found if (f.start, f.end) == place]
    if not here:
        texts_found = (example.text[f.start : f.end] if f.start is not None else "brevet" for f in found)
        marks = ", ".join(f"»{each}«" for each in texts_found) or "intet"
        return f"»{example.mark or 'brevet'}« burde stå i det, reglen fandt: {marks}."
    texts = [each for each in here[0].suggestions if each.text is not None]
    first = texts[0].text if texts else None
    if first != example.write:
        return f"burde foreslå {example.write!r}, men foreslår {first!r}."
    return None


def _letter(example: FlaggedExample) -> Letter:
    """The example as a letter, in the document that it says it stands in."""
    document = example.document
    letter = read(example.text.encode(), document.name)
    marks = list(letter.marks)
    for kind, words in ((MarkKind.HIDDEN, document.hidden), (MarkKind.INSERTED, document.inserted)):
        if words is not None:
            start = example.text.index(words)
            marks.append(Mark(start, start + len(words), kind))
    first = replace(letter.blocks[0], part=Part(document.first))
    return replace(
        letter,
        blocks=(first, *letter.blocks[1:]),
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
        tracked_deletions=document.tracked_deletions,
        comments=document.comments,
        own_comments=document.own_comments,
    )


@lru_cache(maxsize=256)
def _checker(rule: str, reader: str | None, folders: tuple[Path, ...]) -> Checker:
    alone = replace(Settings(), rules_only=frozenset({rule}), rule_folders=folders)
    return Checker(with_profiles(alone, (reader,) if reader else ()))
