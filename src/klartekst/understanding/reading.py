"""A sentence as it is read: one line of text, with the way back to its places in the letter."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import overload

from klartekst.danish.characters import reads_as_written
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import TokenKind
from klartekst.understanding.analysis import Analysis

# Stands for a word that no rule may read: a field, a quotation, an instruction to the writer.
UNREAD = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class ReadingText:
    """A sentence as one line of text, with the way back: `places[i]` is the letter offset of character i.

    Most sentences are read as they stand; their places are a range, which is moved at once.
    """

    text: str
    places: Sequence[int]
    ends: Sequence[int]

    @cached_property
    def folded(self) -> str:
        """The text without regard to capitals: to see whether a word is in it at all."""
        return self.text.casefold()

    def moved(self, by: int) -> "ReadingText":
        """The same where all places are `by` characters further on."""
        return ReadingText(self.text, _moved(self.places, by), _moved(self.ends, by))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The letter's span of `text[start:end]`."""
        return self.places[start], self.ends[end - 1]


def reading_text(sentence: Sentence, analysis: Analysis) -> ReadingText:
    """The tokens of a sentence joined as they are read: mended at line ends, one space where there was any."""
    made = analysis.readings.get(sentence.start)
    if made is None:
        made = _read(sentence, analysis) if analysis.memory is None else _known(sentence, analysis)
        analysis.readings[sentence.start] = made
    return made


def _known(sentence: Sentence, analysis: Analysis) -> ReadingText:
    """The same, from a memory that counts places from the sentence's start."""
    number = analysis.sentence_at(sentence.start)
    assert number is not None
    at = sentence.start
    told = analysis.of_sentence("reading", number, lambda _: _read(sentence, analysis).moved(-at))
    return told.moved(at)


def _read(sentence: Sentence, analysis: Analysis) -> ReadingText:
    raw = analysis.letter.text[sentence.start : sentence.end]
    if not analysis.letter.marks and reads_as_written(raw):
        return ReadingText(
            raw, range(sentence.start, sentence.end), range(sentence.start + 1, sentence.end + 1)
        )
    text: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    before: int | None = None
    for token in sentence.tokens:
        if before is not None and token.start > before:
            text.append(" ")
            places.append(before)
            ends.append(token.start)
        unread = token.kind is TokenKind.FIELD or analysis.is_quiet(token.start, token.end)
        word = UNREAD if unread else token.text
        text.append(word)
        if len(word) == token.end - token.start:
            places.extend(range(token.start, token.end))
            ends.extend(range(token.start + 1, token.end + 1))
        else:
            places.extend([token.start] * len(word))
            ends.extend([token.end] * len(word))
        before = token.end
    return ReadingText("".join(text), _packed(places), _packed(ends))


def _packed(places: Sequence[int]) -> Sequence[int]:
    """The same places, as a range where each follows the one before it."""
    if not places:
        return ()
    run = range(places[0], places[0] + len(places))
    return run if list(run) == places else tuple(places)


def _moved(places: Sequence[int], by: int) -> Sequence[int]:
    if isinstance(places, range):
        return range(places.start + by, places.stop + by)
    return tuple(map(by.__add__, places))


def joined(lines: Iterable[ReadingText], between: str = "\n") -> ReadingText:
    """Several sentences as one text, a line each; what stands `between` them has no place of its own."""
    text: list[str] = []
    places: list[Sequence[int]] = []
    ends: list[Sequence[int]] = []
    for line in lines:
        if not line.places:
            continue
        if text:
            text.append(between)
            places.append((line.places[0],))
            ends.append((line.places[0],))
        text.append(line.text)
        places.append(line.places)
        ends.append(line.ends)
    return ReadingText("".join(text), _Chain(places), _Chain(ends))


class _Chain(Sequence[int]):
    """Runs of places one after another. Few of a letter's places are ever asked for, so they are not written out."""

    def __init__(self, runs: Sequence[Sequence[int]]) -> None:
        self._runs = runs
        self._starts = [0, *accumulate(map(len, runs))]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError
        run = bisect_right(self._starts, place) - 1
        return self._runs[run][place - self._starts[run]]
