"""One word, number or sign of a text."""

from enum import StrEnum

import msgspec


class TokenKind(StrEnum):
    """What a token is, by its form."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    FIELD = "field"  # a merge field or another gap: one word of unknown length
    ADDRESS = "address"  # a web or e-mail address
    SIGN = "sign"  # §, %, and the like


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token: `text` as read (mended at line ends), its place in the letter, and `text` casefolded.

    A field's `norm` is empty: nobody knows what will stand there. A struct, as letters are made of thousands.
    """

    text: str
    start: int
    end: int
    kind: TokenKind
    norm: str
