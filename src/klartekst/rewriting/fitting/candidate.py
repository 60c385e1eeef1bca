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
from klartekst.rewriting.fitting.pointing_back import pointing_back
from klartekst.rewriting.fitting.slots import filled_in, head_of, lemmas_of_head
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Pattern


class Candidate(msgspec.Struct, frozen=True):
    """What is to go in (`text`, its braces not yet inflected), and where: the match `at` of `pattern` in `sentence`.

    `matched` are the words that may give way, `left` and `right` what stands before and behind them.
    `braced` is the index in the matched words of the one that `text` takes its form from, None when the pattern
    has none; `readings` are those of that word which the pattern means.
    """

    text: str
    pattern: Pattern
    at: Match
    sentence: Sentence
    analysis: Analysis
    left: tuple[Token, ...]
    matched: tuple[Token, ...]
    right: tuple[Token, ...]
    braced: int | None
    readings: tuple[Word, ...]

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that the letter was read with."""
        return self.analysis.lexicon

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
    tokens = sentence.tokens
    left, matched, right = tokens[: at.start], tokens[at.start : at.end], tokens[at.end :]
    if analysis.reader.addressee == "I":
        text = to_many(text, analysis.letter.text[matched[0].start : matched[-1].end])
    text, at = pointing_back(text, at, tokens, analysis.lexicon)
    matched, right = tokens[at.start : at.end], tokens[at.end :]
    braced, readings = _head(write, pattern, at, matched, analysis.lexicon)
    if "{" not in text and any(isinstance(word.form, VerbForm) for word in readings):
        return None
    return Candidate(text, pattern, at, sentence, analysis, left, matched, right, braced, readings)


def _head(
    write: str, pattern: Pattern, at: Match, matched: tuple[Token, ...], lexicon: Lexicon
) -> tuple[int | None, tuple[Word, ...]]:
    """The word among those matched that the form is taken from, and its readings that the pattern means."""
    if not at.heads:
        return None, ()
    head = head_of(write, pattern, at)
    braced = at.heads[head] - at.start
    wanted = lemmas_of_head(pattern, head)
    return braced, tuple(word for word in lexicon.words(matched[braced].text) if word.lemma in wanted)


def _has_stop(tokens: tuple[Token, ...], at: Match) -> bool:
    """Whether the full stop behind belongs to what was matched: *max. 10*, where *max* may be a name too."""
    if (
        at.end >= len(tokens) - 1
        or tokens[at.end].text != "."
        or tokens[at.end].start > tokens[at.end - 1].end
    ):
        return False
    return Abbreviations.open().find(tokens[at.end - 1].text + ".") is not None
