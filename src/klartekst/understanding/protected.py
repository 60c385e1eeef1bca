"""What the law asks for stays: no suggestion deletes it.

Wordings that fulfil a legal element may be reworded, moved or explained. A suggestion that only takes words
away, so that the element is no longer there, is never shown.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.finding import Finding, Suggestion
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.elements import also_protected, wordings
from klartekst.understanding.signs import Sign

Span = tuple[int, int]

KEEP = "Behold oplysningen, men skriv den kortere."


def protected(analysis: Analysis) -> tuple[Span, ...]:
    """The places that fulfil what the law asks for, sorted; code points of the letter, ends exclusive."""
    found = {place for each in analysis.elements.all if each.by_law for place in each.places}
    sign = also_protected()
    found.update(sign.spans(analysis.outline.whole))
    return tuple(sorted(found))


def spare(findings: Sequence[Finding], analysis: Analysis) -> tuple[list[Finding], int]:
    """The findings without suggestions that delete what the law asks for, and how many those were.

    A finding that loses its only suggestion gets the advice to keep the information and shorten it.
    """
    places: tuple[Span, ...] | None = None
    kept: list[Finding] = []
    dropped = 0
    for finding in findings:
        if any(_takes_away(each, analysis.letter.text) for each in finding.suggestions):
            places = protected(analysis) if places is None else places
            good = tuple(each for each in finding.suggestions if not _deletes(each, places, analysis))
            dropped += len(finding.suggestions) - len(good)
            if len(good) < len(finding.suggestions):
                finding = replace(finding, suggestions=good or (Suggestion.advice(KEEP),))
        kept.append(finding)
    return kept, dropped


def _takes_away(suggestion: Suggestion, text: str) -> bool:
    """Whether it only removes words: nothing new is said."""
    if suggestion.text is None or suggestion.start is None or suggestion.end is None:
        return False
    if len(suggestion.text) >= suggestion.end - suggestion.start:
        return False
    before = text[suggestion.start : suggestion.end].casefold().split()
    after = suggestion.text.casefold().split()
    return len(after) < len(before) and {w.strip(".,:;") for w in after} <= {w.strip(".,:;") for w in before}


def _deletes(suggestion: Suggestion, places: Sequence[Span], analysis: Analysis) -> bool:
    text = analysis.letter.text
    if not _takes_away(suggestion, text):
        return False
    start, end = suggestion.start or 0, suggestion.end or 0
    for first, last in places:
        if start >= last or first >= end:
            continue
        if start <= first and last <= end and not suggestion.text:
            return True
        if not _still_there((first, last), suggestion, analysis):
            return True
    return False


def _still_there(place: Span, suggestion: Suggestion, analysis: Analysis) -> bool:
    """Whether what made the place count is still in its sentence when the suggestion is put in."""
    text = analysis.letter.text
    start, end = suggestion.start or 0, suggestion.end or 0
    first = min([start, *(s.start for s in analysis.sentences if s.start < end and start < s.end)])
    last = max([end, *(s.end for s in analysis.sentences if s.start < end and start < s.end)])
    before = " ".join(text[first:last].split())
    after = " ".join(f"{text[first:start]}{suggestion.text}{text[end:last]}".split())
    return all(sign.find.stands_in(after) for sign in _signs(place, analysis) if sign.find.stands_in(before))


def _signs(place: Span, analysis: Analysis) -> list[Sign]:
    """The signs of the elements that a place fulfils."""
    names = {each.name for each in analysis.elements.all if each.by_law and place in each.places}
    signs = [each.sign for each in wordings() if each.given.name in names and each.sign is not None]
    return signs or [also_protected()]
