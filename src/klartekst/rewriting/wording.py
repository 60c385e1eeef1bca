"""What a suggestion's words do to the sentence: which promises, names and fields it changes, who acts."""

from collections.abc import Iterable, Sequence

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind, tokenize
from klartekst.rewriting.meaning import Part, Promise, changes, words_of
from klartekst.rewriting.surroundings import Place, Surroundings
from klartekst.understanding.analysis import is_name, starts_sentence

_NO_NAMES = frozenset({"De", "Dem", "Deres", "I", "Jer", "Jeres", "Du", "Dig", "Din", "Dit", "Dine"})


def changed(
    letter: Surroundings, place: Place, start: int, end: int, text: str
) -> tuple[Iterable[Promise], Iterable[Promise]]:
    """What a text loses and adds of the promises in `[start, end)`, names and fields among them."""
    replaced: list[str] = []
    lost_names: list[Promise] = []
    new = {_bare(word) for word in words_of(text)}
    for sentence in place.sentences:
        for position, token in enumerate(sentence.tokens):
            if token.end <= start or token.start >= end:
                continue
            if token.kind is TokenKind.FIELD:
                raw = letter.text[token.start : token.end]
                if raw not in text:
                    lost_names.append((Part.FIELD, raw))
                continue
            replaced.append(token.text)
            if is_proper(sentence.tokens, position, letter.analysis.lexicon) and not (
                {_bare(word) for word in words_of(token.text)} <= new
            ):
                lost_names.append((Part.NAME, token.text))
    if not place.sentences:
        replaced = [letter.text[start:end]]
    lost, added = changes(replaced, text)
    return (*lost, *lost_names), tuple(added)


def takes_over(text: str, start: int, end: int, place: Place) -> bool:
    """Whether *vi* is made to do what somebody else does: *der opkræves af regioner* is not *vi opkræver*."""
    tokens = [token for sentence in place.sentences for token in sentence.tokens]
    if "vi" not in {word.lower() for word in words_of(text)}:
        return False
    before = {token.norm for token in tokens if start <= token.start < end}
    following = [token.norm for token in tokens if token.start >= end][:1]
    passive = any(len(word) > 3 and word.endswith("s") for word in before)
    return "vi" not in before and passive and following == ["af"]


def is_proper(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a word is a name: a capital that no sentence start explains, or a run of capitals.

    A word that opens the sentence is one when the dictionary has it as a name only.
    """
    token = tokens[position]
    if token.kind is not TokenKind.WORD or token.text in _NO_NAMES or not token.text[:1].isupper():
        return False
    if token.text.isupper() and len(token.text) > 1:
        return not lexicon.knows(token.norm)
    if is_name(tokens, position):
        return True
    if not starts_sentence(tokens, position):
        return False
    readings = [word for word in lexicon.words(token.text) if not word.guessed]
    return bool(readings) and all(word.word_class is WordClass.PROPN for word in readings)


def _bare(word: str) -> str:
    """A word for comparing names: *Koldings* is Kolding, *Hans'* is Hans."""
    return word.casefold().rstrip("'’").removesuffix("s").rstrip("'’")


def unknown(text: str, letter: Surroundings, place: Place) -> str | None:
    """A word of a text that is no form of any Danish word and did not stand there before."""
    lexicon = letter.analysis.lexicon
    there = {token.norm for sentence in place.sentences for token in sentence.tokens}
    gap = 0
    for token in tokenize(view(text), Abbreviations.open()):
        gap += (token.text == "[") - (token.text == "]")
        if gap > 0 or token.kind is not TokenKind.WORD or token.norm in there:
            continue
        if any(character.isdigit() for character in token.text) or _exists(token.text, lexicon):
            continue
        if Abbreviations.open().find(token.text) is None:
            return token.text
    return None


def _exists(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a form in the dictionary, a compound, or the first half of two (*børne- og*)."""
    if not word.endswith("-"):
        return bool(lexicon.words(word))
    stem = word.removesuffix("-")
    return bool(lexicon.words(stem) or lexicon.words(stem[:-1]))
