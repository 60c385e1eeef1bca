"""A letter taken apart once: what every rule reads.

Rules meet sentences of tokens, the zone each stands in, and for each token the keys that patterns
look for. A field, a quotation, a locked passage or an instruction to the writer is nobody's prose here.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from weakref import ref

from klartekst.danish.clauses import pieces
from klartekst.danish.damage import Damage
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.models import Model
from klartekst.danish.piece import Piece
from klartekst.danish.readability import Readability, count_words, length, measured
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token
from klartekst.danish.trees import Tree, subject_span, trees
from klartekst.letter import Letter
from klartekst.understanding.marked import Marked
from klartekst.understanding.memory import Kept, Memory, sentence_keys, told
from klartekst.understanding.stage import Stage, stage
from klartekst.understanding.word_keys import Words, exact_keys, word_keys
from klartekst.understanding.zones import Zone, ZoneKind, prose
from klartekst.wording.pattern import Keys

if TYPE_CHECKING:
    from klartekst.understanding.elements import Elements
    from klartekst.understanding.letter_type import LetterType
    from klartekst.understanding.outline import Outline
    from klartekst.understanding.reader import Reader
    from klartekst.understanding.reading import ReadingText

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Analysis:
    """A letter, its sentences, and one zone a block.

    `given_type` and `given_stage` are what a person says that it is ("afgoerelse-afslag", "skabelon"),
    `given_date` the day that it was written, for a letter that does not say so itself.
    `whole` is the letter, where only a sentence of it is looked at, as it would read: who reads it, and in what role,
    is told by the others.
    `memory`, when given, remembers what was said of the same sentence in earlier letters.
    `only` are the numbers of the sentences that rules read, where not all of them are to be.
    """

    letter: Letter
    sentences: tuple[Sentence, ...]
    zones: tuple[Zone, ...]
    lexicon: Lexicon
    given_type: str | None = None
    given_stage: str | None = None
    whole: "Analysis | None" = None
    model: Model | None = None
    given_date: date | None = None
    memory: Memory | None = None
    only: frozenset[int] | None = None

    def only_in(self, numbers: Iterable[int]) -> "Analysis":
        """The same letter, of which rules read these sentences alone; what was worked out of it is shared."""
        part = copy(self)
        object.__setattr__(part, "only", frozenset(numbers))
        return part

    def zone(self, sentence: Sentence) -> ZoneKind:
        """The zone that a sentence stands in."""
        return self.zones[sentence.block].kind

    def sentences_in(self, kinds: Container[str]) -> Iterator[tuple[int, Sentence]]:
        """The sentences that rules read in zones of these kinds, each with its number in `sentences`.

        What is locked as a whole is nobody's to improve.
        """
        for number, zone in self._readable:
            if zone in kinds and (self.only is None or number in self.only):
                yield number, self.sentences[number]

    @cached_property
    def _readable(self) -> list[tuple[int, ZoneKind]]:
        """The sentences that rules may read and their zones: each rule asks for them."""
        return [
            (number, self.zone(sentence))
            for number, sentence in enumerate(self.sentences)
            if not self.is_all_locked(sentence.start, sentence.end)
        ]

    def of_sentence(self, asker: Hashable, number: int, tell: Callable[[int], Answer]) -> Answer:
        """What `tell` says of sentence `number`, or said of it before: with a memory also in an earlier letter.

        It must hang on nothing that `memory.sentence_keys` leaves out, and hold no place in the letter: tokens are
        counted in their sentence, characters from its start. `asker` tells one question from another.
        """
        return told(self.kept[number], asker, lambda: tell(number))

    @cached_property
    def kept(self) -> list[Kept]:
        """What is kept of each sentence: for as long as the letter, or the memory when there is one."""
        if self.memory is None:
            return [{} for _ in self.sentences]
        return [self.memory.of(key) for key in sentence_keys(self)]

    def sentence_at(self, place: int) -> int | None:
        """The number of the sentence that holds a code point of the letter; None where there is none."""
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self.sentences[at].end else None

    @cached_property
    def words(self) -> tuple[int, ...]:
        """How many words each sentence has."""
        return tuple(self.of_sentence("words", number, self._count) for number in range(len(self.sentences)))

    def _count(self, number: int) -> int:
        return count_words(self.sentences[number].tokens)

    def pieces(self, number: int) -> tuple[Piece, ...]:
        """The clauses of sentence `number`, which several rules and the guard ask for."""
        return self.of_sentence("pieces", number, self._cut)

    def _cut(self, number: int) -> tuple[Piece, ...]:
        return pieces(self.sentences[number].tokens, self.lexicon)

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that count in the figures."""
        return prose(self.sentences, self.zones)

    @cached_property
    def readability(self) -> Readability:
        """The figures of the prose."""
        numbers = [self.sentence_at(each.start) for each in self.prose]
        return measured(
            self.of_sentence("length", number, lambda at: length(self.sentences[at]))
            for number in numbers
            if number is not None
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    def is_quiet(self, start: int, end: int) -> bool:
        """Whether a span lies in a field, a quotation, an instruction or hidden text."""
        return self._marked.is_quiet(start, end)

    def is_locked(self, start: int, end: int) -> bool:
        """Whether any of a span is the law's own words or a passage that the house has locked.

        Unlike what is quiet, such words are read for what the letter holds: its type and its parts.
        """
        return self._marked.is_locked(start, end)

    def is_all_locked(self, start: int, end: int) -> bool:
        """Whether one locked stretch holds the whole of a span."""
        return self._marked.is_all_locked(start, end)

    def is_no_prose(self, token: Token) -> bool:
        """Whether a token is nobody's prose here, so that no pattern can touch it."""
        return self._marked.is_any and (
            self.is_quiet(token.start, token.end) or self.is_locked(token.start, token.end)
        )

    @cached_property
    def _marked(self) -> Marked:
        return Marked(self.letter.marks)

    @cached_property
    def damage(self) -> Damage | None:
        """Where the text lost its letters, None when it is whole."""
        from klartekst.understanding.damaged import damaged

        return damaged(self)

    @cached_property
    def outline(self) -> "Outline":
        """The letter cut into title, body, complaint guidance and the like."""
        from klartekst.understanding.outline import outline

        return outline(self)

    @cached_property
    def type(self) -> "LetterType":
        """What kind of letter it is."""
        from klartekst.understanding.letter_type import letter_type

        return letter_type(self.outline, self.given_type, fragment=self.letter.fragment, memory=self.memory)

    @cached_property
    def reader(self) -> "Reader":
        """Whom the letter is written to; of a sentence that is looked at alone, whom the whole letter is."""
        from klartekst.understanding.reader import Reader

        if self.whole is not None:
            return self.whole.reader
        held = ref(
            self
        )  # a strong hold would make a cycle of each letter, which Python keeps for a thousand more

        def kind() -> str | None:
            analysis = held()
            return analysis.type.name if analysis is not None else None

        return Reader(self.letter.text, self.sentences, kind)

    @cached_property
    def stage(self) -> Stage:
        """Whether it is a template or a letter ready to be sent."""
        return stage(self.letter, self.zones, self.given_stage)

    @cached_property
    def elements(self) -> "Elements":
        """Which parts of a letter it holds, and where."""
        from klartekst.understanding.elements import elements

        return elements(self.outline, self.type, self.memory)

    def parse(self, numbers: Iterable[int]) -> None:
        """Parse these sentences together, those that are not yet; nothing without a parser."""
        new = [number for number in dict.fromkeys(numbers) if number not in self._trees]
        if self.model is not None and new:
            words = [[token.text for token in self.sentences[number].tokens] for number in new]
            self._trees.update(zip(new, trees(words, self.model), strict=True))

    def subject_of(self, number: int, verb: int) -> tuple[int, int] | None:
        """The tokens of the subject of the verb at `verb` in sentence `number`, as the parser sees it.

        None when the sentence was not parsed, has no subject there, or one that is torn.
        """
        tree = self._trees.get(number)
        return subject_span(tree, verb) if tree is not None else None

    @cached_property
    def _trees(self) -> dict[int, Tree]:
        return {}

    @cached_property
    def readings(self) -> "dict[int, ReadingText]":
        """The reading texts made so far by where their sentence begins: many rules ask for the same."""
        return {}

    @cached_property
    def keys(self) -> tuple[tuple[Keys | None, ...], ...]:
        """For each sentence and token what patterns look for: its form and its base forms."""
        return tuple(
            self.of_sentence("keys", number, lambda at: word_keys(self._words(at), self.lexicon))
            for number in range(len(self.sentences))
        )

    @cached_property
    def exact_keys(self) -> tuple[tuple[Keys | None, ...], ...]:
        """The same with capitals kept and without base forms, for patterns that match capitals exactly."""
        return tuple(
            self.of_sentence("exact keys", number, lambda at: exact_keys(self._words(at)))
            for number in range(len(self.sentences))
        )

    def _words(self, number: int) -> Words:
        tokens = self.sentences[number].tokens
        return Words(tokens, tuple(map(self.is_no_prose, tokens)) if self._marked.is_any else ())
