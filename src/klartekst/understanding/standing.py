"""Where the wordings of a file stand in a letter. With a memory, a line that was read before is not searched again.

Wordings stay in their line (a sentence): what they say of it hangs on its words alone, in whatever letter and
stretch it stands.
"""

from collections.abc import Iterable, Set

from klartekst.danish.by_word import ByWord
from klartekst.danish.closed_classes import listed
from klartekst.understanding.literals import Needs, may_hold, pieces_of
from klartekst.understanding.memory import Kept, Memory
from klartekst.understanding.outline import Outline
from klartekst.understanding.signs import Alternative, Expression, Sign

Span = tuple[int, int]
NOTHING: frozenset[str] = frozenset()
_EVERYWHERE = listed("ikke skal kan har til det den der for med fra inden hvis eller")
"""Words of so many lines that it tells little that one holds them, long as some are."""
Place = tuple[int, int]
"""The number of a sign, and that of one of its alternatives."""


class Signs:
    """The signs of a file, each with what bars it, known by their numbers; made once for many letters."""

    def __init__(self, signs: Iterable[tuple[Sign, Expression | None]]) -> None:
        self.all = tuple(signs)
        self._anywhere: set[Place] = set()
        self._by_piece: dict[str, list[Place]] = {}
        self._also: dict[Place, tuple[frozenset[str], ...]] = {}
        self._phrases: dict[Place, Needs] = {}
        known: set[str] = set()
        for number, (sign, _) in enumerate(self.all):
            for at, each in enumerate(sign.find.alternatives):
                known.update(*each.pieces)
                first, *also = sorted(each.pieces, key=_rareness, reverse=True) or (NOTHING,)
                self._also[number, at] = tuple(also)
                for piece in first:
                    self._by_piece.setdefault(piece, []).append((number, at))
                if not each.pieces:
                    self._anywhere.add((number, at))
        self._known = frozenset(known)
        self._sizes: dict[str, set[int]] = {}
        for piece in known:
            self._sizes.setdefault(piece[:2], set()).add(len(piece))
        self._held = ByWord(self._find_held, 1 << 12)

    def able(self, line: str) -> dict[int, list[Alternative]]:
        """The signs that may stand in a line, each with those of its alternatives that may."""
        folded = line.casefold()
        there = frozenset[str]().union(*map(self._held.__getitem__, pieces_of(folded)))
        places = self._anywhere.union(*(self._by_piece[piece] for piece in there & self._by_piece.keys()))
        able: dict[int, list[Alternative]] = {}
        for place in sorted(places):
            for pieces in self._also[place]:
                if pieces.isdisjoint(there):
                    break
            else:
                if may_hold(folded, self._phrases_of(place)):
                    number, at = place
                    able.setdefault(number, []).append(self.all[number][0].find.alternatives[at])
        return able

    def _phrases_of(self, place: Place) -> Needs:
        """What an alternative needs of a line that the words of the line alone do not tell, worked out once asked."""
        phrases = self._phrases.get(place)
        if phrases is None:
            number, at = place
            each = self.all[number][0].find.alternatives[at]
            words = frozenset[str]().union(*each.pieces)
            phrases = tuple(need for need in each.needs if not words.issuperset(need))
            self._phrases[place] = phrases
        return phrases

    def _find_held(self, word: str) -> frozenset[str]:
        """The pieces of what signs need that stand inside a word."""
        sizes = self._sizes
        inside = [
            word[at : at + size] for at in range(len(word) - 1) for size in sizes.get(word[at : at + 2], ())
        ]
        return self._known.intersection([*word, *inside])


def _rareness(pieces: frozenset[str]) -> int:
    """How telling it is that a line holds one of these: a long piece stands in few lines, unless all use it."""
    return min(0 if piece in _EVERYWHERE else len(piece) for piece in pieces)


class Standing:
    """Where signs stand in the stretches of one letter; `memory`, when given, knows lines of earlier ones."""

    def __init__(self, signs: Signs, outline: Outline, memory: Memory | None) -> None:
        self._signs = signs
        self._outline = outline
        self._memory = memory
        self._lines: dict[str, _Line] = {}
        self._stretches: dict[str, dict[int, list[tuple[int, _Line]]]] = {}

    def spans(self, number: int, stretch: str) -> list[Span]:
        """Where a sign stands in a stretch, as places in the letter."""
        text = self._outline.stretch(stretch)
        return [
            text.span(at + start, at + end)
            for at, line in self._able(stretch).get(number, ())
            for start, end in line.places(number)
        ]

    def there(self, stretches: Iterable[str]) -> Set[int]:
        """The signs that may stand in any of these stretches; all others surely do not."""
        return set().union(*(self._able(stretch) for stretch in stretches))

    def _able(self, stretch: str) -> dict[int, list[tuple[int, "_Line"]]]:
        """The lines of a stretch that each sign may stand in, and where in the stretch they begin."""
        if stretch not in self._stretches:
            able: dict[int, list[tuple[int, _Line]]] = {}
            at = 0
            for words in self._outline.stretch(stretch).text.split("\n"):
                line = self._line(words)
                for number in line.able:
                    able.setdefault(number, []).append((at, line))
                at += len(words) + 1
            self._stretches[stretch] = able
        return self._stretches[stretch]

    def _line(self, words: str) -> "_Line":
        """A line with what was found out about it: most stand in several stretches."""
        if words not in self._lines:
            kept: Kept = {}
            if self._memory is not None and words:
                kept = self._memory.of((self._signs, words))
            if "line" not in kept:
                kept["line"] = _Line(self._signs, words)
            self._lines[words] = kept["line"]
        return self._lines[words]


class _Line:
    """One line, and the signs that may stand in it; each is looked for when it is asked for, and once."""

    def __init__(self, signs: Signs, words: str) -> None:
        self._signs = signs
        self._words = words
        self.able = signs.able(words)
        self._places: dict[int, list[Span]] = {}

    def places(self, number: int) -> list[Span]:
        """Where one of the able signs stands in the line."""
        if number not in self._places:
            sign, barred = self._signs.all[number]
            self._places[number] = sign.places(self._words, self.able[number], barred)
        return self._places[number]
