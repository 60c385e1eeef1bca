"""Names of people, to hide before a text leaves the process.

Wide, as hiding too much costs little: a capital that neither a sentence nor a known word accounts for is taken for
a name. What is surely no person is let through: *Udbetaling Danmark, Lindekær Kommune, Ankestyrelsen*.
"""

import re
from collections.abc import Iterator

from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon

HIDDEN = "[navn]"

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:»\"(•\n])[^\S\n]*+\Z")
_BEFORE = 40  # characters: more would read the whole letter again for each name
_NO_PERSON = frozenset({"danmark", "danmarks"})
_CAPITAL_BEHIND = re.compile(r" [^\W\d_a-zæøå]")
_PLACE_BEHIND = re.compile(r"\s+(?:kommunes?|regions?|amts?|sogns?)\b", re.IGNORECASE)


def person_names(text: str) -> Iterator[tuple[int, int]]:
    """The places of what may be a person's names, word by word: `text[start:end]`."""
    lexicon = Lexicon.open()
    end_of_name = -1
    for found in _WORD.finditer(text):
        word = found[0]
        if not word[0].isupper() or len(word) == 1 or word.isupper():
            continue
        follows = found.start() == end_of_name + 1 and text[end_of_name : end_of_name + 1].isspace()
        if follows or _is_name(text, found, lexicon):
            if not _is_authority(text, found):
                end_of_name = found.end()
                yield found.span()


def hidden_names(text: str) -> str:
    """The text with `HIDDEN` for each of the names of people in it."""
    if text == text.lower():  # most words that are told of have no capital
        return text
    made: list[str] = []
    at = 0
    for start, end in person_names(text):
        if not (made and text[at:start].isspace()):  # first name and surname are one person
            made += [text[at:start], HIDDEN]
        at = end
    return "".join((*made, text[at:]))


def _is_name(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    known = [word.word_class for word in lexicon.words(found[0]) if not word.guessed]
    if WordClass.PROPN in known and all(each is WordClass.PROPN for each in known):
        return True
    before = max(0, found.start() - _BEFORE)
    if _STARTS.search(text, before, found.start()):  # the capital may be the sentence's: Hans, Alma, Vedr.
        return not lexicon.words(found[0]) and _CAPITAL_BEHIND.match(text, found.end()) is not None
    return WordClass.PROPN in known or not lexicon.words(found[0])


def _is_authority(text: str, found: re.Match[str]) -> bool:
    return found[0].casefold() in _NO_PERSON or _PLACE_BEHIND.match(text, found.end()) is not None
