"""Where the wordings of a file stand in a letter. With a memory, a line that was read before is not searched again.

Wordings stay in their line (a sentence): what they say of it hangs on its words alone, in whatever letter and
stretch it stands. One that may reach over the end of a line is looked for in the whole stretch each time.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import accumulate

from klartekst.understanding.literals import Haystack
from klartekst.understanding.memory import Memory
from klartekst.understanding.outline import Outline
from klartekst.understanding.reading import ReadingText
from klartekst.understanding.signs import Expression, Sign

Span = tuple[int, int]
Hit = tuple[int, int, int]
"""The number of a sign, and where it stands in its line."""


class Signs:
    """The signs of a file, each with what bars it, known by their numbers; made once for many letters."""

    def __init__(self, signs: Iterable[tuple[Sign, Expression | None]]) -> None:
        self.all = tuple(signs)
        # What excuses or bars a sign is looked for in its line alone, so only the sign itself may reach further.
        self.in_line = frozenset(
            number
            for number, (sign, _) in enumerate(self.all)
            if all(each.in_line for each in sign.find.alternatives)
        )
        self._anywhere: set[int] = set()
        self._by_gram: dict[str, set[int]] = {}
        for number, (sign, _) in enumerate(self.all):
            for each in sign.find.alternatives:
                for gram in each.grams[0] if each.grams else ():
                    self._by_gram.setdefault(gram, set()).add(number)
                if not each.grams:
                    self._anywhere.add(number)

    def able(self, letter: Haystack) -> dict[int, Sign]:
        """The signs that may stand in a letter, each with less to look for."""
        there = self._by_gram.keys() & letter.grams
        numbers = self._anywhere.union(*(self._by_gram[gram] for gram in there))
        narrowed = ((number, self.all[number][0].narrowed(letter)) for number in sorted(numbers))
        return {number: sign for number, sign in narrowed if sign is not None}

    def hits(self, lines: Sequence[str]) -> list[list[Hit]]:
        """What stands in each of these lines, of the signs that stay in a line."""
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        text = ReadingText("\n".join(lines), (), ())
        made: list[list[Hit]] = [[] for _ in lines]
        for number, sign in self.able(Haystack.of(text.text)).items():
            if number in self.in_line:
                for start, end in sign.places(text, self.all[number][1]):
                    line = bisect_right(starts, start) - 1
                    made[line].append((number, start - starts[line], end - starts[line]))
        return made


class Standing:
    """Where signs stand in the stretches of one letter; `memory`, when given, knows lines of earlier ones."""

    def __init__(self, signs: Signs, outline: Outline, memory: Memory | None) -> None:
        self._signs = signs
        self._outline = outline
        self._memory = memory
        self._lines: dict[str, Sequence[Hit]] = {"": ()}
        self._stretches: dict[str, dict[int, list[Span]]] = {}

    def spans(self, number: int, stretch: str) -> list[Span]:
        """Where a sign stands in a stretch, as places in the letter."""
        if self._memory is None or number not in self._signs.in_line:
            return self._searched(number, stretch)
        return self._known(stretch, self._memory).get(number, [])

    def there(self, stretches: Iterable[str]) -> Set[int]:
        """The signs that may stand in any of these stretches; all others surely do not."""
        if self._memory is None:
            return self._able.keys()
        found = set(range(len(self._signs.all))) - self._signs.in_line
        return found.union(*(self._known(stretch, self._memory) for stretch in stretches))

    def _known(self, stretch: str, memory: Memory) -> dict[int, list[Span]]:
        if stretch not in self._stretches:
            self._stretches[stretch] = self._by_sign(self._outline.stretch(stretch), memory)
        return self._stretches[stretch]

    def _searched(self, number: int, stretch: str) -> list[Span]:
        sign = self._able.get(number)
        barred = self._signs.all[number][1]
        return sign.spans(self._outline.stretch(stretch), barred) if sign is not None else []

    @cached_property
    def _able(self) -> dict[int, Sign]:
        return self._signs.able(self._outline.haystack)

    def _by_sign(self, text: ReadingText, memory: Memory) -> dict[int, list[Span]]:
        if not self._stretches:
            self._learn(self._outline.whole, memory)  # nearly all stretches are parts of it
        self._learn(text, memory)
        found: dict[int, list[Span]] = {}
        at = 0
        for line in text.text.split("\n"):
            for number, start, end in self._lines[line]:
                found.setdefault(number, []).append(text.span(at + start, at + end))
            at += len(line) + 1
        return found

    def _learn(self, text: ReadingText, memory: Memory) -> None:
        """Knows the lines of a text from here on: from the memory, or by looking at the new ones together."""
        new = []
        for line in dict.fromkeys(text.text.split("\n")):
            if line not in self._lines:
                kept = memory.of((self._signs, line))
                if "hits" in kept:
                    self._lines[line] = kept["hits"]
                else:
                    new.append((line, kept))
        if new:
            for (line, kept), hits in zip(new, self._signs.hits([line for line, _ in new]), strict=True):
                self._lines[line] = kept["hits"] = tuple(hits)
