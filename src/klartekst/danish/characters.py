"""The reading view: a block's text as it is read, each character with its place in the letter.

The same word can be stored in many ways: a decomposed å, a soft hyphen, a word split at a line's end.
Rules must see one word, and the finding must still point at what is stored.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

import msgspec

from klartekst.danish.closed_classes import listed

# Replaced one to one, so that positions stand still.
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
_CONTROLS = "".join(chr(code) for code in (*range(0x00, 0x02), *range(0x03, 0x09), *range(0x0E, 0x1C), 0x7F))
_SAME_LENGTH = {ord(c): " " for c in _SPACES + _CONTROLS} | {0x2010: "-", 0x2011: "-"}
_REPLACED = re.compile(f"[{re.escape(''.join(map(chr, _SAME_LENGTH)))}]")

# Soft hyphen, U+FFFE and U+0002 (a word divided in a PDF), zero-width characters, byte order mark.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x02"
_LINE_END = r"[ \t\xa0]*(?:\r\n?|\n|\v|\u2028)[ \t\xa0]*"
_EVENT = re.compile(
    # a hyphen at a line's end between two word characters
    rf"(?P<hyphen>(?<=[^\W_])[-\u2010\u2011]{_LINE_END}(?=[^\W_]))"
    # an invisible divider at a line's end takes the line break with it
    rf"|(?P<divider>[\u00ad\ufffe\x02](?:{_LINE_END})?)"
    rf"|(?P<gone>[{_INVISIBLE}]+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<composed>[^\W\d_][\u0300-\u036f]+)"
)
_ANY_EVENT = re.compile(f"[-\u2010\u2011\ufb00-\ufb06\u0300-\u036f{_INVISIBLE}]")
"""What every event holds one of: most texts have none, which is seen ten times faster."""
_WORD_BEFORE = re.compile(r"[^\W_]{1,40}\Z")
_WORD_AFTER = re.compile(r"[^\W_]{1,40}")

# First parts that keep their hyphen, besides single letters, digits and capitals: e-mail, cpr-nummer.
_KEEP_HYPHEN = listed("cpr cvr bbr it tv ikke ex eks non pro anti web wifi sms mms usb nem bpa mr ct")
# What may follow a hanging hyphen: "børne- og ungeudvalget", "for- eller bagside".
_AFTER_HANGING = listed("og eller samt men til hhv respektive")


class View(msgspec.Struct, frozen=True):
    """Text as read. `span` leads back to the letter; `starts` is None when nothing was moved."""

    text: str
    start: int
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the letter (code points, end exclusive) of the non-empty `text[start:end]`."""
        if self.starts is None or self.ends is None:
            return self.start + start, self.start + end
        return self.starts[start], self.ends[end - 1]

    def find(self, position: int) -> int:
        """The first place in the view that stands at or after `position` of the letter."""
        if self.starts is None:
            return max(0, min(len(self.text), position - self.start))
        return bisect_left(self.starts, position)


def view(
    text: str, start: int = 0, end: int | None = None, knows: Callable[[str], bool] | None = None
) -> View:
    """How `text[start:end]` reads.

    NFC; soft hyphens and zero-width characters gone; every space and line break a space; U+2011 a hyphen.
    A word divided at a line's end is one word again. `knows` says whether a word form is Danish: it settles
    whether *behandlings-* / *planen* is joined or keeps its hyphen; without it, joining is the rule.
    Quotation marks and dashes are left as they are.
    """
    raw = text[start:end]
    if not _ANY_EVENT.search(raw) or not _EVENT.search(raw):
        return View(_spaced(raw), start)
    return _moved(raw, start, knows)


def _spaced(raw: str) -> str:
    """The text with plain spaces and hyphens: looking for what few texts have is quicker than mapping every letter."""
    return _REPLACED.sub(lambda found: _SAME_LENGTH[ord(found[0])], raw)


def reads_as_written(raw: str) -> bool:
    """Whether a text reads as it stands: nothing to mend, and one plain space wherever there is any."""
    return raw.isprintable() and "  " not in raw and not _ANY_EVENT.search(raw)


def _moved(raw: str, start: int, knows: Callable[[str], bool] | None) -> View:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(piece: str, first: int, last: int) -> None:
        """All characters of `piece` stand for `raw[first:last]`."""
        pieces.append(piece)
        starts.extend([start + first] * len(piece))
        ends.extend([start + last] * len(piece))

    def copy(first: int, last: int) -> None:
        pieces.append(_spaced(raw[first:last]))
        starts.extend(range(start + first, start + last))
        ends.extend(range(start + first + 1, start + last + 1))

    at = 0
    for event in _EVENT.finditer(raw):
        first, last = event.span()
        if first < at:
            continue
        copy(at, first)
        match event.lastgroup:
            case "hyphen":
                kept = _hyphen(raw, first, last, knows)
                put(kept, first, first + 1) if kept != "- " else copy(first, last)
            case "divider":
                # U+FFFE stands for a hyphen at a line's end in a PDF, also for one that belongs to the word.
                if event.group()[0] != "\u00ad" and _hyphen(raw, first, last, knows) != "":
                    put("-", first, first + 1)
            case "ligature":
                put(unicodedata.normalize("NFKC", event.group()), first, last)
            case "composed":
                put(unicodedata.normalize("NFC", event.group()), first, last)
        at = last
    copy(at, len(raw))
    return View("".join(pieces), start, tuple(starts), tuple(ends))


def _hyphen(raw: str, first: int, last: int, knows: Callable[[str], bool] | None) -> str:
    """What a hyphen at a line's end reads as: "" (joined), "-" (part of the word) or "- " (hanging)."""
    before = _WORD_BEFORE.search(raw, max(0, first - 40), first)
    after = _WORD_AFTER.match(raw, last)
    if before is None or after is None:
        return "-"
    left, right = before.group(), after.group()
    if right in _AFTER_HANGING:
        return "- "
    if len(left) == 1 or not left[-1].islower() or not right[0].islower() or left.casefold() in _KEEP_HYPHEN:
        return "-"
    if knows is not None and not knows(left + right) and knows(f"{left}-{right}"):
        return "-"
    return ""
