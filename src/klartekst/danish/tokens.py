"""Words, numbers and signs of a text, each with its place in the letter.

What makes Danish official prose hard to take apart is the full stop: it ends sentences, abbreviations
(*bl.a.*), ordinals (*den 3. maj*) and initials (*A. Holm*).
A full stop that belongs to the word before it is part of that token; one that ends a sentence is a
token of its own, save where it does both (*600 kr. om måneden m.v.*).
"""

import re
from collections.abc import Sequence
from functools import cache

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import View
from klartekst.danish.stops import Stops
from klartekst.danish.token import Token, TokenKind
from klartekst.danish.words import DEGREES, NAME_FORMS, SLASHED
from klartekst.letter import Mark

__all__ = ["Token", "TokenKind", "plain_tokens", "split", "tokenize"]


_L = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>"»«”]+
      |[\w.+-]{{1,64}}@(?:[\w-]{{1,40}}\.){{1,5}}[^\W\d_]{{2,10}}
      |(?:[^\W_][\w-]{{0,40}}\.){{1,5}}(?:dk|com|org|net|eu|nu|gl|fo|example)\b(?![.-]\w)(?:/[^\s<>"»«”]*)?)
    |(?P<dotted>{_L}{{1,12}}(?:\.{_L}{{1,12}}){{1,6}}(?![\w-])\.?)
    |(?P<number>(?:(?<![\w)])[-+−])?\d+(?:(?:[.,:/–-]|\.[–-])\d+)*(?:(?P<tail>[-'’]?{_L}[\w'’-]*|\.{_L}(?![\w.]))|,[-–](?!\w))?)
    |(?P<slashed>{_L}{{1,4}}/{_L}{{0,5}}(?!\w))
    |(?P<word>(?:(?<!\w)-(?={_L}))?{_L}\w*(?:[-'’][^\W_]+)*(?:-(?!\w))?)
    |(?P<sign>[§%‰€$£+=<>&*°#½¼¾²³|^~\\]+)
    |(?P<dots>\.{{2,}}|…)
    |(?P<marks>[?!]+)
    |(?P<other>\S)
    """,
    re.VERBOSE,
)
# Words that nothing behind them can be part of, as most are: all other kinds need another sign than these two.
_PLAIN_WORDS = re.compile(rf"{_L}+(?: {_L}+)*(?=[ ,])")
_PLAIN = re.compile(rf"(?:,? \(?)?{_L}+(?:,? {_L}+)*[,)]?")
_PLAIN_TOKEN = re.compile(rf"{_L}+|[,()]")
_KINDS = {
    "address": TokenKind.ADDRESS,
    "dotted": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "slashed": TokenKind.WORD,
    "word": TokenKind.WORD,
    "sign": TokenKind.SIGN,
}


def tokenize(view: View, abbreviations: Abbreviations, fields: Sequence[Mark] = ()) -> tuple[Token, ...]:
    """The tokens of a view; each mark in `fields` (sorted, places in the letter) is one FIELD token."""
    made: list[Token] = []
    at = 0
    for mark in fields:
        first, last = view.find(mark.start), view.find(mark.end)
        if first < at or last <= first:
            continue
        _Scanner(view, abbreviations, made).run(at, first)
        start, end = view.span(first, last)
        made.append(Token(view.text[first:last], start, end, TokenKind.FIELD, ""))
        at = last
    _Scanner(view, abbreviations, made).run(at, len(view.text))
    return tuple(made)


def plain_tokens(text: str) -> tuple[str, ...] | None:
    """The words and signs of a text of letters, commas and single spaces, maybe in parentheses; None for any other.

    Such a text has these tokens whatever stands around it.
    """
    return tuple(_PLAIN_TOKEN.findall(text)) if _PLAIN.fullmatch(text) is not None else None


def split(text: str) -> list[str]:
    """A pattern's literal split as letters are split; a final full stop stays with its word."""
    return list(_split(text))


@cache
def _split(text: str) -> tuple[str, ...]:
    if " " not in text and Abbreviations.open().find(text) is not None:
        return (text,)  # "el.lign.": one word in a letter, too
    if text[-1:] == "." and len(text) > 1 and not text.endswith(".."):
        parts = [token.text for token in tokenize(View(text[:-1], 0), Abbreviations.open())]
        return (*parts[:-1], parts[-1] + ".") if parts else (text,)
    return tuple(token.text for token in tokenize(View(text, 0), Abbreviations.open()))


class _Scanner:
    """One pass from left to right; what a full stop means is settled with a look at both sides."""

    def __init__(self, view: View, abbreviations: Abbreviations, made: list[Token]) -> None:
        self.text = view.text
        self.view = view
        self.abbreviations = abbreviations
        self.made = made
        self.stops = Stops(view.text, abbreviations, made)
        self.inner = 0  # before this place, full stops belong to an abbreviation written with spaces

    def run(self, at: int, end: int) -> None:
        """Adds the tokens of the text `[at, end)` to those made."""
        text = self.text
        while at < end:
            if text[at] == " ":
                at += 1
                continue
            if text[at] == ",":
                self._put(at, at + 1, TokenKind.PUNCTUATION)
                at += 1
                continue
            plain = _PLAIN_WORDS.match(text, at, end)
            if plain is not None:
                self._plain(plain[0], at, end)
                at = plain.end()
                continue
            found = _TOKEN.match(text, at, end)
            if found is None:
                at += 1
                continue
            last, kind = self._special(found, end)
            self._put(at, last, kind)
            at = last

    def _plain(self, words: str, at: int, end: int) -> None:
        """Words with single spaces between them, from `at` on."""
        view, spaced = self.view, self.abbreviations.spaced_firsts
        for word in words.split(" "):
            norm = word.casefold()
            if norm in spaced and at >= self.inner:
                self.inner = max(self.inner, self.stops.spaced_end(word, at, end))
            last = at + len(word)
            if view.starts is None:
                token = Token(word, view.start + at, view.start + last, TokenKind.WORD, norm)
            else:
                token = Token(word, *view.span(at, last), TokenKind.WORD, norm)
            self.made.append(token)
            at = last + 1

    def _special(self, found: re.Match[str], end: int) -> tuple[int, TokenKind]:
        """Where the token ends that an expression found, and its kind: a full stop, a tail may be part of it or not."""
        at, last = found.span()
        name = found.lastgroup
        if name == "word":
            last = self._word(at, last, end)
        elif name == "number":
            if found["tail"]:
                return self._cut_tail(at, found), TokenKind.WORD
            last += last < end and self.text[last] == "." and self.stops.is_ordinal(at, last, end)
        elif name == "dotted":
            last = self._dotted(at, last, end)
        elif name == "slashed":
            last = self._slashed(at, last)
        elif name == "address":
            last = at + len(found[0].rstrip(".,;:!?)]'"))
        return last, _KINDS.get(name or "other", TokenKind.PUNCTUATION)

    def _put(self, first: int, last: int, kind: TokenKind) -> None:
        text = self.text[first:last]
        start, end = self.view.span(first, last)
        self.made.append(Token(text, start, end, kind, text.casefold()))

    def _word(self, first: int, last: int, end: int) -> int:
        """Where the token of a word ends, full stop included when it is part of it."""
        text = self.text
        word = text[first:last]
        if first >= self.inner:
            self.inner = max(self.inner, self.stops.spaced_end(word, first, end))
        if last >= end or text[last] != ".":
            return last
        if last < self.inner:
            return last + 1
        if last + 1 < end and text[last + 1] == ".":
            return last
        if len(word) == 1:
            return last + self.stops.is_letter_abbreviation(word, last, end)
        entry = self.abbreviations.find(word + ".")
        if entry is not None and self.stops.is_abbreviation(word, entry, last, end):
            return last + 1
        if (
            word[0].isupper()
            and word.casefold() in NAME_FORMS
            and self.stops.following(last, end)[:1].isupper()
        ):
            return last + 1  # Hans Chr. Bro
        return last

    def _cut_tail(self, first: int, found: re.Match[str]) -> int:
        """`4.b` and `141-handleplan` are words; in `3.maj` the number stands alone."""
        tail = found.group("tail")
        last = found.end()
        if tail.startswith("."):
            head = self.text[first : found.start("tail")]
            return last if len(head) <= 2 and tail[1:] not in {"I", "i", "å"} else found.start("tail")
        return last

    def _slashed(self, first: int, last: int) -> int:
        """`a/s`, `og/eller`, `v/` are one token, `Dem/dig` is three."""
        word = self.text[first:last]
        dotted = self.text[last : last + 1] == "." and self.abbreviations.find(word + ".") is not None
        if dotted and self.stops.following(last, len(self.text)):
            return last + 1
        if word.casefold() in SLASHED or self.abbreviations.find(word) is not None:
            return last
        return first + word.index("/")

    def _dotted(self, first: int, last: int, end: int) -> int:
        """Where `bl.a.`, `cand.jur.`, `S.K.` or the first word of `sagen.Du` ends."""
        text = self.text
        word = text[first:last]
        if self.abbreviations.find(word) is not None:
            return last
        if word.endswith(".") and self.abbreviations.find(word[:-1]) is not None:
            return last - 1
        pieces = word.rstrip(".").split(".")
        short = all(len(piece) == 1 for piece in pieces)
        if short and (all(piece.isupper() for piece in pieces) or all(piece.islower() for piece in pieces)):
            # Initials, or an abbreviation that no list knows.
            return (
                last
                if word.endswith(".") and self.stops.following(last - 1, end)
                else first + len(word.rstrip("."))
            )
        if pieces[0].casefold() in DEGREES and word.islower():
            return last
        cut = first + len(pieces[0])
        return cut + (
            self.abbreviations.find(pieces[0] + ".") is not None
            or (len(pieces[0]) == 1 and pieces[0].isupper())
        )
