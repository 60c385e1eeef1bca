"""Readability figures: how long the sentences and the words are.

LIX (Björnsson 1968) is words a sentence plus the percentage of words of seven letters or more; RIX
(Anderson 1983) is such words a sentence. Both come from our own sentences: a general splitter that takes
*jf. § 41, stk. 1* for three sentences makes a letter look easier than it is.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind

LONG_WORD_LETTERS = 7
_NO_WORDS = (TokenKind.PUNCTUATION, TokenKind.SIGN)
# With less text than this, one long word moves LIX by a whole class.
MIN_WORDS = 50
MIN_SENTENCES = 3
# A practised reader's 200 words a minute, at six characters a word.
_MS_A_CHARACTER = 50.0

_TEXTSTAT, _TOOLS = "textstat.backend.", ".utils."
"""Where textstat measures, and where it keeps dictionaries, which are nobody's."""


class Readability(msgspec.Struct, frozen=True):
    """Figures of a letter's prose.

    `words`, `sentences`, `long_words` and `longest` (words) are counts, `mean` is words a sentence,
    `long_word_share` is between 0 and 1. `lix` and `rix` are None when the text is too short for a number.
    """

    words: int
    sentences: int
    long_words: int
    long_word_share: float
    mean: float
    longest: int
    lix: float | None
    rix: float | None


class Reading(msgspec.Struct, frozen=True):
    """What textstat says of the same text: seconds to read it silently, syllables, long words."""

    seconds: float
    syllables: int
    long_words: int


def words(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The words of a sentence, each as its tokens.

    A word is what stands between spaces and holds a letter or a digit: *Dem/dig* is one, so is *(jf.* and
    *10.000*; a merge field is one word.
    """
    groups: list[list[Token]] = []
    for before, token in pairwise((None, *tokens)):
        if token is None:
            continue
        if before is not None and before.end == token.start and groups:
            groups[-1].append(token)
        else:
            groups.append([token])
    return [tuple(group) for group in groups if any(_is_word(token) for token in group)]


def count_words(tokens: Sequence[Token]) -> int:
    """How many words a sentence has; the unit of every limit on sentence length."""
    count = 0
    end, counted = -1, True
    for token in tokens:
        if token.start != end:
            counted = False
        if not counted and token.kind not in _NO_WORDS:
            count += 1
            counted = True
        end = token.end
    return count


def count_long(tokens: Sequence[Token]) -> int:
    """How many of a sentence's words have seven letters or more in one token; addresses and fields do not count."""
    count = 0
    end, counted = -1, True
    for token in tokens:
        if token.start != end:
            counted = False
        if not counted and _is_long(token):
            count += 1
            counted = True
        end = token.end
    return count


def length(sentence: Sentence) -> tuple[int, int]:
    """How many words a sentence has, and how many of them are long."""
    return count_words(sentence.tokens), count_long(sentence.tokens)


def measure(sentences: Iterable[Sentence]) -> Readability:
    """The figures of these sentences, which should be prose: no letterhead, headings or signature."""
    return measured(map(length, sentences))


def measured(sentences: Iterable[tuple[int, int]]) -> Readability:
    """The same of sentences whose `length` is known."""
    lengths: list[int] = []
    long_words = 0
    for words_in, long_in in sentences:
        if words_in:
            lengths.append(words_in)
            long_words += long_in
    total, count = sum(lengths), len(lengths)
    if not total:
        return Readability(0, 0, 0, 0.0, 0.0, 0, None, None)
    enough = total >= MIN_WORDS and count >= MIN_SENTENCES
    return Readability(
        words=total,
        sentences=count,
        long_words=long_words,
        long_word_share=long_words / total,
        mean=total / count,
        longest=max(lengths),
        lix=total / count + 100 * long_words / total if enough else None,
        rix=long_words / count if enough else None,
    )


def normalized(sentences: Iterable[Sentence]) -> str:
    """The sentences for a tool that splits at every full stop: words of letters only, one stop a sentence.

    A number is `0`, a field or an address `x`: one short word each.
    """
    lines = []
    for sentence in sentences:
        made = [_plain(word) for word in words(sentence.tokens)]
        if made:
            lines.append(" ".join(made) + ".")
    return "\n".join(lines)


def reading(sentences: Iterable[Sentence]) -> Reading:
    """Reading time, syllables and long words by textstat, which is only imported here."""
    from textstat.textstat import textstatistics

    text = normalized(sentences)
    if not text:
        return Reading(0.0, 0, 0)
    tool = textstatistics()
    tool.set_lang("da_DK")
    try:
        return Reading(
            seconds=float(tool.reading_time(text, ms_per_char=_MS_A_CHARACTER)),
            syllables=int(tool.syllable_count(text)),
            long_words=int(tool.long_word_count(text)),
        )
    finally:
        _forget_what_textstat_read()


def _forget_what_textstat_read() -> None:
    """textstat keeps the last hundred texts of each measure, and Pyphen every word; neither offers to forget."""
    from pyphen import hdcache

    modules = [
        each for name, each in sys.modules.items() if name.startswith(_TEXTSTAT) and _TOOLS not in name
    ]
    for module in modules:
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
    for hyphenation in hdcache.values():
        hyphenation.cache.clear()


def _is_long(token: Token) -> bool:
    return (
        len(token.text) >= LONG_WORD_LETTERS
        and token.kind is TokenKind.WORD
        and sum(map(str.isalpha, token.text)) >= LONG_WORD_LETTERS
    )


def _is_word(token: Token) -> bool:
    return token.kind not in _NO_WORDS


def _plain(word: Sequence[Token]) -> str:
    """The longest part in letters, so that *Dem/dig* weighs like its parts and not like one long word."""
    parts = ["".join(filter(str.isalpha, token.text)) for token in word if token.kind is TokenKind.WORD]
    longest = max(parts, key=len, default="")
    return longest or ("0" if any(token.kind is TokenKind.NUMBER for token in word) else "x")
