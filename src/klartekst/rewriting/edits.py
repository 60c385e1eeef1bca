"""A rewrite of some tokens of a sentence, and the letter's own words put together for it."""

import re
from collections.abc import Sequence

import msgspec

from klartekst.danish.capitals import is_name, starts_sentence
from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

# Authorities that are names: they keep their capital where they no longer open the sentence.
_NAMED = re.compile(
    r"(?:(?!be)\w+styrelsen|\w+klagenævnet|ankenævnet|statsforvaltningen|familieretshuset|data\w*tilsynet"
    r"|arbejdstilsynet|folketinget)s?"
)
Edit = tuple[int, int, str]
"""A text for the letter's characters `[start, end)`."""
SUBJECTS = {"du": "du", "vi": "vi", "i": "I", "jeg": "vi"}


class Rewrite(msgspec.Struct, frozen=True):
    """`text` replaces the tokens `[start, end)`."""

    start: int
    end: int
    text: str


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but numbers and signs stands before a token: *2) Ved udfyldelse*."""
    return all(token.kind in {TokenKind.PUNCTUATION, TokenKind.NUMBER} for token in tokens[:at])


def cased(text: str, like: Token) -> str:
    """The text with a capital where the token it replaces has one."""
    return text[:1].upper() + text[1:] if like.text[:1].isupper() else text


def opening(text: str, tokens: Sequence[Token], at: int) -> str:
    """The text with a capital where it opens the sentence as the token at `at` did: not *BAT* behind *og*."""
    opens_it = starts_sentence(tokens, at) and tokens[at].text[:1].isupper()
    return text[:1].upper() + text[1:] if opens_it else text


def text_of(tokens: Sequence[Token]) -> str:
    """The letter's own words, line breaks read as spaces."""
    made = ""
    for at, token in enumerate(tokens):
        made += (" " if made and token.start > tokens[at - 1].end else "") + token.text
    return made


def main_subject(tokens: Sequence[Token], finite: int) -> str | None:
    """ "du" or "vi" behind a finite verb, None for any other subject."""
    return SUBJECTS.get(tokens[finite + 1].norm) if finite + 1 < len(tokens) else None


def behind_the_verb(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> str:
    """A noun phrase that opened its clause, as it reads inside one: without its capital, save a name's."""
    words, first = text_of(tokens[start:end]), tokens[start]
    kept = first.text.isupper() or first.text == "Deres"  # "Vi kan ikke imødekomme Deres ansøgning"
    return words if kept or _is_name(tokens, start, lexicon) else words[:1].lower() + words[1:]


def _is_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """By its capital inside a sentence (*Line* is a line too), or because no common noun is written so."""
    words = lexicon.words(tokens[at].text.rstrip("-"))  # "Kost- og logidelen"
    return (
        is_name(tokens, at)
        or not words
        or all(word.word_class is WordClass.PROPN for word in words)
        or _NAMED.fullmatch(tokens[at].norm) is not None
    )
