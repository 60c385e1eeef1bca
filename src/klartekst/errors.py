"""What can go wrong, each with one Danish sentence of what and one of what to do.

An error never holds text from a letter: messages end up in logs and on screens.
"""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses of every command, the gravest last, so that the greatest of several is the one to give.

    The table in docs/kommandoer.md is tested against them.
    """

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4


class KlartekstError(Exception):
    """Base of all errors that a user may meet.

    `what` says what is wrong and `remedy` what to do, one Danish sentence each.
    """

    status = ExitStatus.INTERNAL

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy
        self._given: tuple[object, ...] = (what, remedy)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """How an error crosses to another process: made again from what it was given."""
        return type(self), self._given


class UsageError(KlartekstError):
    """The command was given something it cannot use: a missing path, an empty folder."""

    status = ExitStatus.USAGE


def lacking(what: str, extra: str) -> UsageError:
    """The error of a part that is not installed; `extra` is its name in pyproject.toml."""
    return UsageError(
        f"{what} kræver en tilføjelse, som ikke er installeret.", f'Kør pip install "klartekst[{extra}]".'
    )


class DataError(KlartekstError):
    """A settings, rule or lexicon file is wrong: says file, line, the line's text and what was expected."""

    status = ExitStatus.USAGE

    def __init__(self, path: str, line: int | None, text: str | None, what: str, remedy: str) -> None:
        place = path if line is None else f"{path}, linje {line}"
        shown = f"\n    {text.strip()}" if text and text.strip() else ""
        super().__init__(f"{place}: {what}{shown}", remedy)
        self.path = path
        self.line = line
        self._given = (path, line, text, what, remedy)


class ModelError(KlartekstError):
    """A language model cannot be used: it is not there, not Danish, or cannot take sentences apart."""

    status = ExitStatus.USAGE


class UnreadableLetter(KlartekstError):
    """A file could not be read as a letter; the other files are still checked."""

    status = ExitStatus.UNREADABLE


class UnsupportedFormat(UnreadableLetter):
    """The file is of a kind that klartekst does not read."""


class TooLarge(UnreadableLetter):
    """The file, what it unpacks to, or its text is larger than klartekst takes in."""
