"""Findings by sentence: what was found in a sentence is remembered for the next letter that holds it.

Only for rules that look at each sentence alone (`understanding/memory.py` says what that means). Kept are findings
with places counted from the sentence's start.
"""

from collections.abc import Callable, Hashable, Iterable

from klartekst.finding import Finding, Suggestion
from klartekst.rewriting.promises.surroundings import Run
from klartekst.understanding.analysis import Analysis


def found_in(analysis: Analysis, asker: Hashable, run: Run) -> Iterable[Finding]:
    """What `run` finds in a letter with a memory; it reads only the sentences that are new.

    `run` must go through them with `Analysis.sentences_in`. `asker` tells one run from another.
    """
    new = [number for number, kept in enumerate(analysis.kept) if asker not in kept]
    if new:
        made: dict[int, list[Finding]] = {number: [] for number in new}
        for finding in run(analysis.only_in(new)):
            assert finding.start is not None
            number = analysis.sentence_at(finding.start)
            assert number is not None
            made[number].append(moved(finding, -analysis.sentences[number].start))
        for number, findings in made.items():
            analysis.kept[number][asker] = tuple(findings)
    for sentence, kept in zip(analysis.sentences, analysis.kept, strict=True):
        for finding in kept[asker]:
            yield moved(finding, sentence.start)


def one_in(analysis: Analysis, asker: Hashable, number: int, make: Callable[[], Finding]) -> Finding:
    """The one finding that `make` makes in sentence `number`; remembered where the letter has a memory."""
    if analysis.memory is None:
        return make()
    start = analysis.sentences[number].start
    return moved(analysis.of_sentence(asker, number, lambda _: moved(make(), -start)), start)


def moved(finding: Finding, by: int) -> Finding:
    """The finding `by` characters further on, with its suggestions."""
    if finding.start is None or finding.end is None:
        return finding
    return Finding(  # named one by one: `replace` takes three times as long, and a letter has a hundred
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        message=finding.message,
        start=finding.start + by,
        end=finding.end + by,
        suggestions=tuple(_shifted(each, by) for each in finding.suggestions),
        principles=finding.principles,
        fingerprint=finding.fingerprint,
        entry=finding.entry,
    )


def _shifted(suggestion: Suggestion, by: int) -> Suggestion:
    if suggestion.start is None or suggestion.end is None:
        return suggestion
    return Suggestion(
        suggestion.start + by, suggestion.end + by, suggestion.text, suggestion.kind, suggestion.note
    )
