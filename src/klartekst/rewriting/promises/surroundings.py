"""Where a suggestion goes: the sentences around it, and what a rule finds in them once it is put in."""

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.capitals import starts_sentence
from klartekst.danish.sentences import Sentence, block_sentences
from klartekst.danish.tokens import Token, plain_tokens
from klartekst.finding import Category, Finding, Suggestion, Trust
from klartekst.letter import Block, Letter, MarkKind
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.word_keys import possible_keys
from klartekst.wording.pattern import STOPS, Keys

_IN_REFERENCE = re.compile(
    r"§{1,2} ?\d+(?: ?[a-zA-Z]\b)?[,\s]*(?:(?:stk|nr|pkt|litra)\.? ?\w+[,\s]*)*(?:og )?$"
)

NEAR = 3
"""Sentences before and behind a place in which who is spoken of is still who is meant."""

BEFORE = 60
"""Characters in front of a place that are looked at, for a reference to a law that runs into it."""

Run = Callable[[Analysis], Iterable[Finding]]
"""Runs one rule, or several that share an index, on a letter taken apart."""


class Cut(NamedTuple):
    """How a span parts a row of tokens: those before `touched` end before it, those from `behind` on begin after it.

    Of those it touches, the ones from `begun` on begin in it: the first may stand half outside.
    """

    touched: int
    begun: int
    behind: int


def cut(tokens: Sequence[Token], start: int, end: int) -> Cut:
    """Where a span lies in a row of tokens."""
    touched = bisect_right(tokens, start, key=_END)
    begun = bisect_left(tokens, start, touched, key=_START)
    return Cut(touched, begun, bisect_left(tokens, end, begun, key=_START))


_START, _END = attrgetter("start"), attrgetter("end")


class Place(msgspec.Struct, frozen=True):
    """The sentences that a span stands in, from `start` to `end`, their zone, and their `tokens` in one row.

    `cut` is how the span parts that row.
    """

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    zone: int | None
    tokens: tuple[Token, ...]
    cut: Cut


class Reworded(msgspec.Struct, frozen=True):
    """What each token of a sentence may be found by as it will read; those of the new text are `[first, last)`."""

    keys: tuple[Keys, ...]
    first: int
    last: int


class Surroundings:
    """A letter as the guard asks for it. What was once run on a changed sentence is not run again."""

    def __init__(self, analysis: Analysis, findings: Sequence[Finding]) -> None:
        self.analysis = analysis
        self.text = analysis.letter.text
        self._starts = [each.start for each in analysis.sentences]
        self._runs: dict[tuple[Run, int, int, str], tuple[Finding, ...]] = {}
        self._made: dict[tuple[int, int], Place] = {}
        self._keys: dict[tuple[int, int], tuple[Keys, ...]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._of_category: dict[Category, list[tuple[int, int]]] = {}
        for each in findings:
            if each.start is not None and each.end is not None:
                self._places.setdefault(each.rule, []).append((each.start, each.end))
                self._of_category.setdefault(each.category, []).append((each.start, each.end))

    def place(self, start: int, end: int) -> Place:
        """The sentences that a span touches; no zone when it reaches out of them or over two blocks."""
        made = self._made.get((start, end))
        if made is None:
            made = self._made[start, end] = self._place(start, end)
        return made

    def _place(self, start: int, end: int) -> Place:
        at = max(0, bisect_right(self._starts, start) - 1)
        if self._lies_in(at, start, end):
            sentence = self.analysis.sentences[at]
            parted = cut(sentence.tokens, start, end)
            return Place(sentence.start, sentence.end, (sentence,), sentence.block, sentence.tokens, parted)
        inside: list[Sentence] = []
        for number in range(at, len(self._starts)):
            each = self.analysis.sentences[number]
            if each.start >= max(end, start + 1):
                break
            if each.end >= start:
                inside.append(each)
        tokens = inside[0].tokens if len(inside) == 1 else tuple(t for each in inside for t in each.tokens)
        parted = cut(tokens, start, end)
        if not inside or inside[0].start > start or inside[-1].end < end:
            return Place(start, end, tuple(inside), None, tokens, parted)
        one_block = inside[0].block == inside[-1].block
        zone = inside[0].block if one_block else None
        return Place(inside[0].start, inside[-1].end, tuple(inside), zone, tokens, parted)

    def _lies_in(self, number: int, start: int, end: int) -> bool:
        """Whether a span, as most do, lies in one sentence."""
        if number >= len(self._starts) or start < self._starts[number]:
            return False
        behind = self._starts[number + 1] if number + 1 < len(self._starts) else None
        return end <= self.analysis.sentences[number].end and (
            behind is None or max(end, start + 1) <= behind
        )

    def fitted(self, suggestion: Suggestion, category: Category) -> Suggestion:
        """The suggestion with the capital of the words it replaces, where it opens a sentence.

        An abbreviation inside a reference to a law (*§ 97, stk. 1*) is only a draft: references are quoted.
        """
        start = suggestion.start
        before = self.text[max(0, start - BEFORE) : start] if start is not None else ""
        if category is Category.ABBREVIATION and _IN_REFERENCE.search(before):
            suggestion = replace(suggestion, kind=Trust.REWRITE)
        return self._with_capital(suggestion)

    def _with_capital(self, suggestion: Suggestion) -> Suggestion:
        text, start, end = suggestion.text, suggestion.start, suggestion.end
        if not text or start is None or end is None or not self.text[start : start + 1].isupper():
            return suggestion
        first = 1 if text[0] == "[" else 0
        if not text[first : first + 1].islower():
            return suggestion
        for sentence in self.place(start, end).sentences[:1]:
            for position, token in enumerate(sentence.tokens):
                if token.start == start and starts_sentence(sentence.tokens, position):
                    text = text[:first] + text[first : first + 1].upper() + text[first + 1 :]
        return replace(suggestion, text=text)

    def found(self, rule: str, start: int, end: int) -> int:
        """How many findings of a rule stand in a span."""
        return sum(first < end and start < last for first, last in self._places.get(rule, ()))

    def found_of(self, category: Category, start: int, end: int) -> bool:
        """Whether a finding of a category stands wholly in a span."""
        return any(start <= first and last <= end for first, last in self._of_category.get(category, ()))

    def named(self, category: Category, start: int, end: int) -> Iterator[str]:
        """What the findings of a category found that stand wholly in a span."""
        for first, last in self._of_category.get(category, ()):
            if start <= first and last <= end:
                yield self.text[first:last]

    def tokens_near(self, place: Place) -> Iterator[Token]:
        """The words of the sentences of a place and of the few before and behind it."""
        if place.sentences:
            at = bisect_right(self._starts, place.start) - 1
            for each in self.analysis.sentences[max(0, at - NEAR) : at + len(place.sentences) + NEAR]:
                yield from each.tokens

    def reworded(self, start: int, end: int, text: str, place: Place) -> Reworded | None:
        """What patterns may look for in the sentence as it will read, without taking it apart anew.

        None when that cannot be told: the text is more than words, or touches a word or a full stop whose
        meaning it may change.
        """
        tokens = plain_tokens(text)
        if tokens is None or (
            start > place.start and " " not in (self.text[start - 1], text[0]) and text[0] != ","
        ):
            return None
        following = self.text[end : min(end + 2, place.end)]
        if following[:1] not in ("", " ", ",", ".", "?", "!") or (
            following[:1] == "." and len(following) > 1
        ):
            return None
        first, begun, last = place.cut
        if begun > first or (last > first and place.tokens[last - 1].end > end):
            return None
        if first and place.tokens[first - 1].text.endswith("."):
            return None
        lexicon = self.analysis.lexicon
        new = [possible_keys(each, lexicon) for each in tokens]
        if following == ".":  # it may turn out to be an abbreviation
            new[-1] |= possible_keys(f"{tokens[-1]}.", lexicon)
        old = self._possible_keys(place)
        return Reworded((*old[:first], *new, *old[last:]), first, first + len(new))

    def _possible_keys(self, place: Place) -> tuple[Keys, ...]:
        """What each token may be found by in any reading of its sentence; in some, no rule reads it at all."""
        where = place.start, place.end
        if where not in self._keys:
            lexicon, is_no_prose = self.analysis.lexicon, self.analysis.is_no_prose
            keys = ((each, possible_keys(each.text, lexicon)) for each in place.tokens)
            self._keys[where] = tuple(may - STOPS if is_no_prose(each) else may for each, may in keys)
        return self._keys[where]

    def again(self, run: Run, start: int, end: int, text: str, place: Place) -> tuple[Finding, ...]:
        """The findings of `run` in the sentence as it will read, with offsets from its start."""
        key = (run, start, end, text)
        if key not in self._runs:
            self._runs[key] = tuple(run(rewritten(self.analysis, start, end, text, place)))
        return self._runs[key]


def rewritten(analysis: Analysis, start: int, end: int, text: str, place: Place) -> Analysis:
    """A letter of the one sentence as it will read, in the zone where it stands."""
    letter = analysis.letter
    new = letter.text[place.start : start] + text + letter.text[end : place.end]
    moved = len(text) - (end - start)
    marks = []
    for mark in letter.marks:
        if place.start <= mark.start and mark.end <= start:
            shift = place.start
        elif end <= mark.start and mark.end <= place.end:
            shift = place.start - moved
        else:
            continue
        marks.append(dataclasses.replace(mark, start=mark.start - shift, end=mark.end - shift))
    assert place.zone is not None
    old = letter.blocks[place.zone]
    block = Block(0, len(new), old.kind, old.level, 0, old.part)
    fields = [mark for mark in marks if mark.kind in {MarkKind.FIELD, MarkKind.CHOICE}]
    sentences = tuple(block_sentences(new, block, 0, Abbreviations.open(), fields))
    zone = replace(analysis.zones[place.zone], start=0, end=len(new))
    small = Letter(new, (block,), tuple(marks), format=letter.format)
    return dataclasses.replace(
        analysis,
        letter=small,
        sentences=sentences,
        zones=(zone,),
        whole=analysis.whole or analysis,
        memory=None,  # nobody has written this sentence yet
    )
