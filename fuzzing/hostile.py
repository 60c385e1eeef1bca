"""Times every expression of klartekst on hostile text: no letter may hold up the mail for minutes.

    python fuzzing/hostile.py                 1 MB of each hostile text
    python fuzzing/hostile.py --size 100000

A hostile text is a piece, repeated. An expression of a module searches all of it. Those of rules and lists get what
the reader of a letter makes of it as one paragraph: sentences, cut at 200 words, a line each. No line knows of
another, so the lines of 20,000 characters are timed and stand for the rest; a piece that has no end of a word or a
sentence is one line of the whole size.

Shows what takes more than `--seconds` (10) on one text, and the ten dearest; exit status 1 when anything does. Most
take some tens of milliseconds on 1 MB, and what tries a hundred places from each of its words takes seconds; what is
not linear would take hours. `tests/test_hostile.py` does the same with short texts.
"""

import argparse
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

import expressions

from klartekst.checker import Checker
from klartekst.settings import Settings

# fmt: off
PIECES = (
    " ", "\t", "\n", "\r\n", "\xa0", "\xad", "0", "1 ", "1.", "9-", "(", ")", "[", "]", "{", "{{", "<", "<<",
    "«", "»", '"', "'", ".", ",", "-", "–", "_", "=", "/", "@", "§", "§ ", "§§ 1", "a", "A", "a ", "A ", "a-",
    "a.", "a. ", "æ", "A\n", "- ", "1. a\n", "a@", "www.", "http://", "jf. ", "stk. 1, ", "nr. ", "og ", "lov ",
    "loven ", "af ", "den ", "3. ", "3. maj ", "maj 20", "kr. ", "12 34 ", "010180", "010180-", "010180-123 ",
    "kan ", "du ", "vi ", "ikke ", "at ", "der ", "som ", "hvis ", "klage ", "afgørelse ", "[a", "{a", "<a", "{{a",
)
# fmt: on
"""What a broken export, or somebody who means harm, repeats; an expression is tried on its own words, too."""

OWN_WORDS = 6

SAMPLE = 20_000
"""Characters whose lines stand for all."""

LINE = 700
"""Characters of a line where many pieces share a text; a sentence of 200 words has some 600 to 2,000."""


class Timed(NamedTuple):
    """What is timed; its own words, repeated; how it sees a letter; and what part of a text it gets."""

    name: str
    call: Callable[[str], object]
    own: Sequence[str] = ()
    sees: str = "text"  # or "lines", each alone, or "joined" lines
    part: float = 1.0


class Text(NamedTuple):
    """A hostile text: its piece, what is handed over one after another, and how many times as long the whole is."""

    piece: str
    parts: Sequence[str]
    times: float = 1.0


def timed() -> Iterator[Timed]:
    """All that is timed. A function does the work of several expressions and gets a fifth of their text."""
    found = (
        (expressions.of_modules(), "text"),
        (expressions.of_rules(), "lines"),
        (expressions.of_signs(), "joined"),
    )
    for patterns, sees in found:
        for name, pattern in patterns.items():
            words = dict.fromkeys(re.findall(r"(?<![\\\w])[a-zæøå]{2,}", pattern.pattern))
            yield Timed(name, _searching(pattern), [f"{word} " for word in words][:OWN_WORDS], sees)
    for name, call in expressions.functions().items():
        yield Timed(name, call, part=0.2)


def _searching(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: deque(pattern.finditer(text), 0)


def dearest(size: int, most: float, *, apart: bool = True) -> Iterator[tuple[float, str, str]]:
    """(seconds, name, piece) of all that is timed, with the piece that costs it most; `inf` for over `most`.

    The seconds are the processor's, for `size` characters of the piece. Unless the pieces are `apart`, what sees a
    letter in lines gets one text with a line of every piece, which is quick: what they cost adds up.
    """
    for each in timed():
        worst = (0.0, each.name, "")
        for text in _texts(each, size, apart=apart):
            taken = _seconds(each.call, text, most)
            worst = max(worst, (taken, each.name, text.piece))
            if taken == inf:
                break
        yield worst


def _seconds(call: Callable[[str], object], text: Text, most: float) -> float:
    """The seconds for the whole text; `inf` when it took over `most` each of three times.

    On a busy machine anything does so now and then.
    """

    class TooSlowError(Exception):
        pass

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for _ in range(3):
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, most / text.times)
            try:
                for part in text.parts:
                    call(part)
                return (time.process_time() - begun) * text.times
            except TooSlowError:
                continue
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return inf
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _texts(of: Timed, size: int, *, apart: bool) -> Iterator[Text]:
    pieces = (*PIECES, *of.own)
    if of.sees == "text":
        for piece in pieces:
            yield Text(repr(piece), [_repeated(piece, int(size * of.part))])
    elif not apart:
        lines = [_repeated(piece, LINE) for piece in pieces]
        yield Text("a line of one of the pieces", ["\n".join(lines * max(1, size // (LINE * len(lines))))])
    else:
        for piece in pieces:
            lines = sentences_of(piece)
            if len(lines) == 1:
                yield Text(repr(piece), [_repeated(piece, size)])
            elif lines:
                parts = ["\n".join(lines)] if of.sees == "joined" else lines
                yield Text(repr(piece), parts, max(1.0, size / sum(len(line) + 1 for line in lines)))


@cache
def sentences_of(piece: str) -> list[str]:
    """The sentences that a letter of `SAMPLE` characters of a piece is read as, as rules read them."""
    from klartekst.readers.plain_text import letter
    from klartekst.understanding.reading import reading_text

    analysis = _checker().analyse(letter(_repeated(piece, SAMPLE)))
    lines = (reading_text(sentence, analysis).text for sentence in analysis.sentences)
    return [line for line in lines if line.strip("!")]


@cache
def _checker() -> Checker:
    return Checker(Settings())


@lru_cache(128)
def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size] + "!"


def main() -> int:
    """Shows what is slow as it is found, and at the end what costs most."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    taken = []
    for seconds, name, piece in dearest(options.size, options.seconds):
        taken.append((seconds, name, piece))
        if seconds == inf:
            print(f"{name:60} {piece}", flush=True)
    slow = sum(seconds == inf for seconds, _, _ in taken)
    print(f"{slow} of {len(taken)} slow; the dearest of the others, in seconds:")
    for seconds, name, piece in sorted(each for each in taken if each[0] < inf)[-10:]:
        print(f"{seconds:6.2f} {name:53} {piece}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
