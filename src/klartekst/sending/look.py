"""Looks at one letter in a process of its own: `python -m klartekst.sending.look`.

A file that crashes its reader, hangs it or eats the memory costs this process and nothing else. The order comes as
JSON on the first line of standard input, behind it the letter's bytes where it has no path; what was seen goes as
JSON to standard output. Called by `trial.py`, not by people.
"""

import sys
from collections import Counter
from collections.abc import Sequence

import msgspec

from klartekst.checker import Checker
from klartekst.checkers import Checkers
from klartekst.danish.personal_numbers import hidden
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter
from klartekst.finding import Severity
from klartekst.letter import Letter
from klartekst.readers.apart import hold_memory
from klartekst.readers.open import read_each, read_named
from klartekst.result import CheckedLetter
from klartekst.sending.decision import Because, Seen
from klartekst.understanding.stage import Stage


class Order(msgspec.Struct, frozen=True):
    """One letter to look at: `path`, or the bytes on standard input under the file name `name`."""

    path: str | None
    name: str
    settings: str | None
    least: Severity


def main() -> int:
    """Reads the order, looks, and writes what was seen. Returns the exit status.

    Settings that are wrong are told on standard error. A crash is told by its status alone: its message may quote
    the letter.
    """
    hold_memory()
    stream = sys.stdin.buffer
    try:
        order = msgspec.json.decode(stream.readline(), type=Order)
        data = stream.read() if order.path is None else b""
        sys.stdout.buffer.write(msgspec.json.encode(look(order, data)))
    except KlartekstError as error:
        sys.stderr.write(str(error))
        return error.status
    except Exception:
        return ExitStatus.INTERNAL
    return ExitStatus.OK


def look(order: Order, data: bytes = b"") -> Seen:
    """What a letter that is about to be sent shows. Raises KlartekstError for settings that are wrong."""
    checker = Checkers(order.settings, profiles=(Stage.LETTER.value,)).of(order.path or "-")
    return look_with(checker, order, data)


def look_with(checker: Checker, order: Order, data: bytes = b"") -> Seen:
    """The same with a checker that is there already, for who looks at many letters under the same settings."""
    try:
        letters: Sequence[Letter] = read_each(order.path) if order.path else read_named(data, order.name)
        # Nobody is shown what to write instead, so nothing is composed.
        checked = [checker.weigh(checker.analyse(letter)) for letter in letters]
    except UnreadableLetter as error:
        return Seen(Because.UNREADABLE, hidden(str(error).replace(order.path or order.name, order.name)))
    except MemoryError:
        return Seen(
            Because.UNREADABLE, "Brevet fylder for meget til at blive læst. Del det op i flere filer."
        )
    titles = {rule.id: rule.title for rule in checker.rules}
    return _seen(checked, order.least, titles)


def _seen(checked: Sequence[CheckedLetter], least: Severity, titles: dict[str, str]) -> Seen:
    rules = Counter(
        finding.rule
        for letter in checked
        for finding in letter.findings
        if finding.severity.rank >= least.rank
    )
    if not rules:
        return Seen(Because.CLEAN, "Brevet er tjekket, og intet taler imod at sende det.")
    named = [
        f"{titles[rule]} ({count} steder)" if count > 1 else titles[rule]
        for rule, count in rules.most_common()
    ]
    return Seen(Because.FINDINGS, f"Ret det her, før brevet bliver sendt: {', '.join(named)}.", dict(rules))


if __name__ == "__main__":
    sys.exit(main())
