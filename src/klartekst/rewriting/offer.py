"""One alternative of a lexicon line as an edit of the letter: slots filled, fitted, in its place.

What ends both the pattern and the alternative (`at S`, `til X`) is left where it stands.
Deleting a phrase (`(stryg)`) is offered only where the sentence stays whole: inside it, never where the
finite verb would lose what stands before it (V2).
"""

import re

from klartekst.danish.forms import VerbForm, VerbKind, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.fit import Place, fit
from klartekst.rules.pattern import SLOTS, Kind, Match, Pattern
from klartekst.understanding.analysis import Analysis

Edit = tuple[int, int, str]
_FINITE = frozenset({VerbKind.PRESENT, VerbKind.PAST})


def offer(
    write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis, *, guarded: bool = True
) -> Edit | None:
    """The edit (start, end, text) that puts `write` where `pattern` stands, or None when none is safe.

    Not `guarded`: the wording may change a negation or a limit; an abbreviation spelled out never does.
    """
    if write == "":
        return _delete(at, sentence.tokens, analysis.lexicon)
    filled = _fill(write, pattern, at, sentence, analysis)
    if filled is None:
        return None
    tokens = sentence.tokens
    left, matched = tokens[: at.start], tokens[at.start : at.end]
    braced = at.heads[0] - at.start if at.heads else None
    readings: tuple[Word, ...] = ()
    if braced is not None:
        wanted = _lemmas(pattern, at)
        words = analysis.lexicon.words(matched[braced].text)
        readings = tuple(word for word in words if word.lemma in wanted)
    place = Place(
        left=tuple(token.text for token in left),
        matched=tuple(token.text for token in matched),
        right=tuple(token.text for token in tokens[at.end :]),
        braced=braced,
        readings=readings,
    )
    fitted = fit(place, filled, analysis.lexicon, guarded=guarded)
    if fitted is None or _breaks_off(fitted.text, tokens[at.end :], analysis.lexicon):
        return None
    start = tokens[at.start - fitted.left].start
    return start, matched[-1].end, fitted.text + _stop(at, sentence, fitted.text)


def _stop(at: Match, sentence: Sentence, text: str) -> str:
    """The sentence's full stop, where an abbreviation's was that too: *mad m.v. Ring* → *mad og andet. Ring*."""
    last = sentence.tokens[-1]
    ends = at.end == len(sentence.tokens) and last.kind is TokenKind.WORD and last.text.endswith(".")
    return "." if ends and not sentence.continues and not text.endswith((".", "?", "!")) else ""


def _fill(write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis) -> str | None:
    """The alternative without the slot that goes on behind it, its other slots filled; None when it cannot be."""
    words = write.split(" ")
    if pattern.trailing:
        if words[-1] != pattern.trailing:
            return None  # the phrase goes on, but the alternative would put its end elsewhere
        words.pop()
    text = " ".join(words)
    held = {name: (first, last) for name, first, last in at.slots}
    for name in SLOTS & set(re.findall(r"\b[XYSTV]\b", text)):
        if name not in held:
            return None
        first, last = held[name]
        tokens = sentence.tokens[first:last]
        text = re.sub(rf"\b{name}\b", analysis.letter.text[tokens[0].start : tokens[-1].end], text)
    return text or None


def _lemmas(pattern: Pattern, at: Match) -> frozenset[str]:
    first = next(element for element in pattern.elements if element.kind is Kind.INFLECTED)
    return first.words


def _delete(at: Match, tokens: tuple[Token, ...], lexicon: Lexicon) -> Edit | None:
    """Take the words out with one space. Not at the sentence's start, nor between commas that it would leave."""
    if at.start == 0 or at.end >= len(tokens):
        return None
    before, after = tokens[at.start - 1], tokens[at.end]
    if before.kind is TokenKind.PUNCTUATION or is_finite(after, lexicon):
        return None
    return before.end, tokens[at.end - 1].end, ""


def _breaks_off(text: str, following: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """A gap or a phrase that ends in *at* needs what follows to go on with it."""
    if not text.endswith((" at", ", at")) or not following:
        return False
    return following[0].kind is TokenKind.PUNCTUATION


def is_finite(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token may be a verb in the present or past."""
    return token.kind is TokenKind.WORD and any(
        word.word_class is WordClass.VERB and isinstance(word.form, VerbForm) and word.form.kind in _FINITE
        for word in lexicon.words(token.text)
    )
