"""What a pattern's slots and braces held, put into an alternative of its line."""

import re
from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_infinitive
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import SLOTS, Kind, Pattern

NOUN_PHRASES = frozenset("XY")
_SLOT = re.compile(r"\b[XYSTV]\b")
_LEMMA = re.compile(r"\{([^{}]*)\}")
# What stood behind its verb or preposition and becomes the subject: *Det påhviler Dem at*, *De skal*.
_SUBJECT_OF = {"dig": "du", "jer": "I", "os": "vi", "mig": "jeg", "Dem": "De", "ham": "han", "hende": "hun"}


def filled_in(write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis) -> str | None:
    """The alternative without the slot that goes on behind it, its other slots filled; None when it cannot be."""
    words = write.split(" ")
    if pattern.trailing:
        if words[-1] != pattern.trailing:
            return None  # the phrase goes on, but the alternative would put its end elsewhere
        words.pop()
        if pattern.trailing == "V" and not _verb_follows(sentence.tokens, at.end, analysis.lexicon):
            return None  # "vi gider ikke flere klager"
    text = " ".join(words)
    held = {name: (first, last) for name, first, last in at.slots}
    for name in SLOTS & set(_SLOT.findall(text)):
        if name not in held:
            return None
        first, last = held[name]
        tokens = sentence.tokens[first:last]
        if name in NOUN_PHRASES and not is_noun_phrase(tokens, analysis.lexicon):
            return None  # "det påhviler derfor kommunen at": more than a noun phrase stands in the slot
        held_text = analysis.letter.text[tokens[0].start : tokens[-1].end]
        if text.startswith(f"{name} "):
            held_text = _SUBJECT_OF.get(held_text, held_text)
        text = re.sub(rf"\b{name}\b", held_text, text)
    return text or None


def _verb_follows(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive stands where a phrase goes on, an adverb before it or not."""
    at += at < len(tokens) and tokens[at].norm in ADVERBS
    return is_infinitive(tokens, at, lexicon)


def head_of(write: str, pattern: Pattern, at: Match) -> int:
    """Which of the matched words in braces the alternative's form follows.

    The first, save where an adjective and its noun give way to the same noun alone
    (*et tværfagligt møde* → *et møde med flere afdelinger*).
    """
    inflected = [element.words for element in pattern.elements if element.kind is Kind.INFLECTED]
    lemmas = _LEMMA.findall(write)
    if len(at.heads) == len(inflected) > 1 and len(lemmas) == 1 and lemmas[0].casefold() in inflected[-1]:
        return len(inflected) - 1
    return 0


def lemmas_of_head(pattern: Pattern, head: int) -> frozenset[str]:
    """The base forms that the pattern has in that place."""
    inflected = [element.words for element in pattern.elements if element.kind is Kind.INFLECTED]
    return inflected[head]
