"""What is hidden in a stretch of a letter that is quoted outside it: names, long numbers and addresses in mail."""

import re

from klartekst.danish.person_names import hidden_names
from klartekst.danish.personal_numbers import hidden

_DIGIT = re.compile(r"\d")
_LONG = re.compile(r"\d{4,}|\d\d(?: \d\d){3}")  # a phone number is often written in pairs
# A run of signs with @ inside it, looked at once from where the run begins.
_MAIL = re.compile(r"(?<![^\s<>»«()])[^\s<>»«()][^\s<>»«()@]*+@[^\s<>»«()]*\w")


def masked(text: str) -> str:
    """The text without names of people, CPR numbers, other runs of four digits or more, and mail addresses."""
    if "@" in text:  # from every sign an address is looked for far ahead
        text = _MAIL.sub("####", text)
    if _DIGIT.search(text):
        text = _LONG.sub("####", hidden(text))
    return hidden_names(text)
