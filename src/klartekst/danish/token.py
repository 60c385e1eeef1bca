"""One word, number or sign of a text."""

from typing import ClassVar

import msgspec


class TokenKind(str):
    """What a token is, by its form.

    No enum: what kind a token has is asked some twenty thousand times a page, and Python 3.11 looks up a member of an
    enum four times as slowly as an attribute of a class.
    """

    __slots__ = ()

    WORD: ClassVar["TokenKind"]
    NUMBER: ClassVar["TokenKind"]
    PUNCTUATION: ClassVar["TokenKind"]
    FIELD: ClassVar["TokenKind"]
    """A merge field or another gap: one word of unknown length."""
    ADDRESS: ClassVar["TokenKind"]
    """A web or e-mail address."""
    SIGN: ClassVar["TokenKind"]
    """§, %, and the like."""


TokenKind.WORD = TokenKind("word")
TokenKind.NUMBER = TokenKind("number")
TokenKind.PUNCTUATION = TokenKind("punctuation")
TokenKind.FIELD = TokenKind("field")
TokenKind.ADDRESS = TokenKind("address")
TokenKind.SIGN = TokenKind("sign")


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token: `text` as read (mended at line ends), its place in the letter, and `text` casefolded.

    A field's `norm` is empty: nobody knows what will stand there. A struct, as letters are made of thousands.
    """

    text: str
    start: int
    end: int
    kind: TokenKind
    norm: str
