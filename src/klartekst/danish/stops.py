"""What a full stop behind a word or number means: part of an abbreviation, an ordinal, an initial, or an end.

Settled with a look at both sides: *den 3. maj* but *den 3. Du*, *A. Holm* but *bilag A. Du*.
"""

import re

from klartekst.danish.abbreviations import Abbreviation, Abbreviations
from klartekst.danish.closed_classes import PREPOSITIONS
from klartekst.danish.token import Token, TokenKind
from klartekst.danish.words import LABELS, MONTHS, ORDINAL_NOUNS, STARTERS

_SPACES = re.compile(r"\s*")
_BEFORE_NAMES = PREPOSITIONS - {"som"}  # "samme pligt som I."
# What stands between a full stop and the word that tells what the stop meant.
_BETWEEN = re.compile(r"[\s\"'”“„»«)(\]\[–—-]*")
_TIMES = frozenset({"kl", "den", *MONTHS})
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Stops:
    """Judges the full stops of one text. `made` holds the tokens before the place in question."""

    def __init__(self, text: str, abbreviations: Abbreviations, made: list[Token]) -> None:
        self.text = text
        self.abbreviations = abbreviations
        self.made = made

    def spaced_end(self, word: str, first: int, end: int) -> int:
        """Where an abbreviation with spaces inside ends (*f. eks.*, *i forb. m.*), 0 if none begins here."""
        forms = self.abbreviations.spaced(word.casefold())
        if not forms or "." not in self.text[first : first + len(forms[0])]:
            return 0  # all of them end in a full stop
        for form in forms:
            # Only the first letter may be a capital: P. T. Barnum is nobody's p.t.
            if self.text.startswith(form[1:], first + 1, end):
                last = first + len(form)
                if last <= end and not self.text[last : last + 1].isalpha():
                    return last
        return 0

    def is_abbreviation(self, word: str, entry: Abbreviation, dot: int, end: int) -> bool:
        """Whether a word before a full stop is the listed abbreviation here: *min. 3 dage*."""
        if word.isupper() and self.made and self.following(dot, end)[:1].isalpha():
            # "Vi har en aftale med KL. Den gælder": an acronym, while "KL. 9" is only shouted.
            return self.following(dot, end)[0].islower()
        if entry.needs_word:
            return self.following(dot, end)[:1].islower()
        if not entry.needs_number:
            return True
        before = self.made[-1] if self.made else None
        if before is not None and before.kind is TokenKind.NUMBER:
            return True
        if self.following(dot, end) in _TIMES:
            return True  # "sen. kl. 9", "ult. maj"
        after = _SPACES.match(self.text, dot + 1, end).end()  # type: ignore[union-attr]
        return after < end and (self.text[after].isdigit() or self.text[after] in "-–/")

    def is_letter_abbreviation(self, letter: str, dot: int, end: int) -> bool:
        """A single letter and a full stop: an initial, *d. 3. maj*, *s. 4*, or a label (*bilag A.*)."""
        following = self.following(dot, end)
        if not following:
            return False
        before = self.made[-1] if self.made else None
        labelled = before is not None and (
            before.norm in LABELS or before.kind in {TokenKind.NUMBER, TokenKind.SIGN}
        )
        if letter.islower():
            entry = self.abbreviations.find(letter + ".")
            if following[0].isdigit():
                return not labelled or entry is not None
            if following[0].islower():
                return True
            # "v. Lone Holm", "5 m. Du": the sentence splitter decides the latter.
            return (
                entry is not None
                and (letter in "vf" or (labelled and before is not None))
                and not (before is not None and before.norm in LABELS)
            )
        if following[0].islower():
            return True
        if following[0].isdigit():
            return letter in "SFD" and not labelled  # "S. 4 udfylder lægen"
        if labelled or following.casefold() in STARTERS or not following[0].isalpha():
            return False
        # "Det gør I. Kommunen ...": the pronoun ends a clause, an initial does not.
        pronoun = letter == "I" and before is not None and before.text[:1].islower()
        return not pronoun or (before is not None and before.norm in _BEFORE_NAMES)

    def following(self, dot: int, end: int) -> str:
        """The word or number after a full stop, past quotation marks and brackets; "" at the end."""
        at = _BETWEEN.match(self.text, dot + 1, end).end()  # type: ignore[union-attr]
        if at >= end:
            return ""
        word = _LETTERS.match(self.text, at, end)
        return word.group() if word else self.text[at]

    def is_ordinal(self, first: int, dot: int, end: int) -> bool:
        """Whether the full stop makes an ordinal of the number: *den 3. maj*, *2. pkt.*, *§ 36. Har du*."""
        text = self.text
        after = text[dot + 1 : dot + 2]
        if after in {".", ""}:
            return False
        if after in {",", "/", "-", "–", ":", ";"}:
            return True
        if after in {")", "]", '"', "”", "«", "'"}:
            return False
        following = self.following(dot, end)
        if not following:
            return False
        if following[0].islower():
            # "3.maj" and "den 3. maj", but "... i 2024. e-Boks": a brand may begin a sentence small.
            return not (following.startswith("e-") and following[2:3].isupper())
        if following[0].isdigit():
            return after == " " and dot - first <= 2 and not self._after_time(first)
        before = self.made[-1] if self.made else None
        if following.casefold() in MONTHS or following.casefold() in ORDINAL_NOUNS:
            return dot - first <= 2
        # A paragraph that begins "§ 36." or "Stk. 2." or "4." carries its number as a label.
        if before is None:
            return True
        return len(self.made) == 1 and before.norm in {"§", "stk.", "nr.", "kap.", "kapitel", "pkt."}

    def _after_time(self, first: int) -> bool:
        """Whether the number is a time or a year, which has no ordinal: *kl. 9. 2 personer*."""
        before = self.made[-1] if self.made else None
        return before is not None and before.norm in {"kl.", "kl", "klokken", "uge"} and first > 0
