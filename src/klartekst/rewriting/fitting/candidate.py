"""An alternative of a lexicon line with its slots filled, and the words of the sentence that it may stand for."""

import msgspec
from msgspec.structs import replace

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.forms import VerbForm, Word
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token
from klartekst.rewriting.addressing.address import to_many
from klartekst.rewriting.fitting.place import Place
from klartekst.rewriting.fitting.slots import filled_in, head_of, lemmas_of_head
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Pattern


class Candidate(msgspec.Struct, frozen=True):
    """What is to go in (`text`, its braces not yet inflected), and where: the match `at` of `pattern` in `sentence`.

    `braced` is the index in the matched words of the one that `text` takes its form from, None when the pattern
    has none; `readings` are those of that word which the pattern means.
    """

    text: str
    pattern: Pattern
    at: Match
    sentence: Sentence
    analysis: Analysis
    braced: int | None
    readings: tuple[Word, ...]

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that the letter was read with."""
        return self.analysis.lexicon

    @property
    def left(self) -> tuple[Token, ...]:
        """What stands before the matched words in their sentence."""
        return self.sentence.tokens[: self.at.start]

    @property
    def matched(self) -> tuple[Token, ...]:
        """The words that may give way."""
        return self.sentence.tokens[self.at.start : self.at.end]

    @property
    def right(self) -> tuple[Token, ...]:
        """What stands behind them."""
        return self.sentence.tokens[self.at.end :]

    @property
    def place(self) -> Place:
        """The same without the letter around it, as forms are fitted."""
        return Place(
            left=tuple(token.text for token in self.left),
            matched=tuple(token.text for token in self.matched),
            right=tuple(token.text for token in self.right),
            braced=self.braced,
            readings=self.readings,
        )


def candidate(
    write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis
) -> Candidate | None:
    """`write` for the match `at` of `pattern`, in the number of the letter's readers; None when a slot stays open.

    None also for a verb that inflects, where nothing in `write` could follow it.
    """
    text = filled_in(write, pattern, at, sentence, analysis)
    if text is None:
        return None
    if _has_stop(sentence.tokens, at):
        at = replace(at, end=at.end + 1)
    matched = sentence.tokens[at.start : at.end]
    if analysis.addressee == "I":
        text = to_many(text, analysis.letter.text[matched[0].start : matched[-1].end])
    if not at.heads:
        return Candidate(text, pattern, at, sentence, analysis, None, ())
    head = head_of(write, pattern, at)
    braced = at.heads[head] - at.start
    wanted = lemmas_of_head(pattern, head)
    words = analysis.lexicon.words(matched[braced].text)
    readings = tuple(word for word in words if word.lemma in wanted)
    if "{" not in text and any(isinstance(word.form, VerbForm) for word in readings):
        return None
    return Candidate(text, pattern, at, sentence, analysis, braced, readings)


def _has_stop(tokens: tuple[Token, ...], at: Match) -> bool:
    """Whether the full stop behind belongs to what was matched: *max. 10*, where *max* may be a name too."""
    if (
        at.end >= len(tokens) - 1
        or tokens[at.end].text != "."
        or tokens[at.end].start > tokens[at.end - 1].end
    ):
        return False
    return Abbreviations.open().find(tokens[at.end - 1].text + ".") is not None
