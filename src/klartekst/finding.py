"""A finding: one thing a citizen may stumble over, where, why, and what to write instead."""

import hashlib
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How much a finding weighs, mildest first."""

    TIP = "tip"
    WARNING = "advarsel"
    ERROR = "fejl"
    BLOCKING = "blokerende"

    @property
    def rank(self) -> int:
        """0 for the mildest, 3 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Category(StrEnum):
    """The kinds of findings in the published JSON."""

    JARGON = "jargon"
    OFFICIALESE = "officialese"
    LAW_REFERENCE = "law-reference"
    ABBREVIATION = "abbreviation"
    LONG_SENTENCE = "long-sentence"
    COMPLEX_SENTENCE = "complex-sentence"
    LONG_WORD = "long-word"
    PASSIVE = "passive"
    NOMINALISATION = "nominalisation"
    DOUBLE_NEGATION = "double-negation"
    THIRD_PERSON = "third-person"
    TONE = "tone"
    VAGUE = "vague"
    STRUCTURE = "structure"
    MISSING = "missing"
    LEFTOVER = "leftover"
    CONSISTENCY = "consistency"
    PRIVACY = "privacy"
    DAMAGE = "damage"


class Trust(StrEnum):
    """How far a suggestion can be trusted."""

    REPLACE = "erstat"  # safe to put in as it stands
    REWRITE = "omskriv"  # a draft that the writer must read
    ADVICE = "råd"  # no text to paste; what to do stands in the note


class Suggestion(msgspec.Struct, frozen=True):
    """What to write instead: `text` replaces `[start, end)` of the letter and can be pasted as it is.

    `text` is None for advice, which stands in `note` (Danish).
    """

    start: int | None
    end: int | None
    text: str | None
    kind: Trust
    note: str | None = None

    @classmethod
    def advice(cls, note: str) -> "Suggestion":
        """Advice without text to paste."""
        return cls(None, None, None, Trust.ADVICE, note)


class Finding(msgspec.Struct, frozen=True):
    """One thing to mend. `start` and `end` are None when it concerns the letter as a whole.

    `entry` is the entry of the word list that was found ("forinden"), "" for rules without a list.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    suggestions: tuple[Suggestion, ...] = ()
    principles: tuple[str, ...] = ()
    fingerprint: str = ""
    entry: str = ""


def fingerprint(rule: str, context: str, occurrence: int = 0) -> str:
    """A name for a finding that survives when lines move: 16 hex digits of rule, sentence and count.

    `context` has neither capitals nor line breaks. A hash, not text: it can be stored where letter text must not be.
    """
    raw = f"{rule}\0{context}\0{occurrence}"
    return hashlib.blake2b(raw.encode(), digest_size=8).hexdigest()
