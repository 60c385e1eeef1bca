"""A rewrite of some tokens of a sentence, and the letter's own words put together for it."""

from collections.abc import Sequence

import msgspec

from klartekst.danish.tokens import Token, TokenKind

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


def text_of(tokens: Sequence[Token]) -> str:
    """The letter's own words, line breaks read as spaces."""
    made = ""
    for at, token in enumerate(tokens):
        made += (" " if made and token.start > tokens[at - 1].end else "") + token.text
    return made


def main_subject(tokens: Sequence[Token], finite: int) -> str | None:
    """ "du" or "vi" behind a finite verb, None for any other subject."""
    return SUBJECTS.get(tokens[finite + 1].norm) if finite + 1 < len(tokens) else None
