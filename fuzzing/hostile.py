"""Times every expression of klartekst on hostile text: no letter may hold up the mail for minutes.

    python fuzzing/hostile.py                 1 MB of each hostile text
    python fuzzing/hostile.py --size 100000

Shows what takes more than `--seconds` (2) on one text; exit status 1 when there is any. What is linear takes some
tens of milliseconds on 1 MB. `tests/test_hostile.py` does the same with short texts.
"""

import argparse
import dataclasses
import importlib
import pkgutil
import re
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

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

READS_RULES = frozenset({"klartekst.understanding.literals"})
"""Modules whose expressions read our own expressions, and never a letter."""

LINE = 700
"""Characters of a line for the rules' own expressions: they see a letter with each sentence on a line of its own,
and no sentence is of more than 200 words."""


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled expression for text: by its module or its rule."""
    import klartekst
    from klartekst.checker import load_all_rules
    from klartekst.rules.schema import PatternCheck
    from klartekst.understanding import elements, letter_type, stage, strengths

    made: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(klartekst.__path__, "klartekst."):
        if module.name.endswith("__main__") or module.name in READS_RULES:
            continue
        loaded_module = importlib.import_module(module.name)
        source_text = Path(loaded_module.__file__ or "").read_text("utf-8")
        for name, value in vars(loaded_module).items():
            if not isinstance(value, re.Pattern) or not isinstance(value.pattern, str):
                continue
            if re.search(
                rf"\b{name}\.(?:search|finditer|findall|sub|split)\(", source_text
            ):  # else only matched
                made[f"{module.name.removeprefix('klartekst.')}.{name}"] = value
    for rule in load_all_rules():
        if isinstance(rule.check, PatternCheck):
            for number, each in enumerate((*rule.check.find, *rule.check.unless)):
                made[f"{rule.id} {number}"] = re.compile(each)
    for source in (elements, letter_type, stage, strengths):
        loaded = [value for name, value in vars(source).items() if hasattr(value, "cache_info")]
        for number, pattern in enumerate(sorted({p for each in loaded for p in _signs(_called(each))})):
            made[f"{source.__name__.rpartition('.')[2]} {number}"] = re.compile(pattern, re.I | re.M)
    return made


def _called(load: Any) -> Any:
    from klartekst.resources import rules_folder

    for arguments in ((), *(((path),) for path in sorted(rules_folder().glob("*.yaml")))):
        try:
            return load(*arguments) if isinstance(arguments, tuple) else load(arguments)
        except Exception:  # another file's, or another function's arguments
            continue
    return ()


def _signs(value: Any) -> Iterator[str]:
    """The expressions inside a loaded value."""
    from klartekst.understanding.signs import Expression

    if isinstance(value, Expression):
        yield from (each.pattern for each in value.alternatives)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _signs(getattr(value, name))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _signs(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from _signs(tuple(value.values()))
    elif isinstance(value, (tuple, list, frozenset, set)):
        for each in value:
            yield from _signs(each)


def functions() -> dict[str, Callable[[str], object]]:
    """What goes through a whole letter with a loop of its own instead of one expression."""
    from klartekst.danish.masking import masked
    from klartekst.danish.tokens import split
    from klartekst.readers.placeholders import placeholders
    from klartekst.readers.template_tags import tags

    return {f"{each.__module__.removeprefix('klartekst.')}.{each.__name__}()": each for each in (
        masked, placeholders, split, tags,
    )}  # fmt: skip


class Timed(NamedTuple):
    """What is timed; its own words, repeated; whether it sees a letter in lines; and what part of a text it gets."""

    name: str
    call: Callable[[str], object]
    own: Sequence[str] = ()
    lines: bool = False
    part: float = 1.0


def timed() -> Iterator[Timed]:
    """All that is timed. A function does the work of several expressions and gets a fifth of their text."""

    def searching(pattern: re.Pattern[str]) -> Callable[[str], object]:
        return lambda text: deque(pattern.finditer(text), 0)

    for name, pattern in patterns().items():
        words = dict.fromkeys(re.findall(r"(?<![\\\w])[a-zæøå]{2,}", pattern.pattern))
        own = [f"{word} " for word in words][:OWN_WORDS]
        yield Timed(name, searching(pattern), own, "." not in name)
    for name, call in functions().items():
        yield Timed(name, call, part=0.2)


def slow(size: int, most: float) -> Iterator[tuple[str, str]]:
    """(name, piece) of all that takes over `most` seconds of the processor's time; one piece for each.

    A text is `size` characters of a piece. What sees a letter in lines gets one text with lines of every piece, and
    at least one of each: what they cost adds up, as none knows of another.
    """
    for each in timed():
        for piece, text in _texts(each, size):
            if _takes_over(most, each.call, text):
                yield each.name, piece
                break


def _takes_over(most: float, call: Callable[[str], object], text: str) -> bool:
    """Whether it does so each of three times: on a busy machine anything does so now and then."""

    class TooSlowError(Exception):
        pass

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for _ in range(3):
            signal.setitimer(signal.ITIMER_VIRTUAL, most)
            try:
                call(text)
                return False
            except TooSlowError:
                continue
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return True
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _texts(of: Timed, size: int) -> Iterator[tuple[str, str]]:
    pieces = (*PIECES, *of.own)
    if of.lines:
        lines = [_repeated(piece, LINE) for piece in pieces]
        yield "a line of one of the pieces", "\n".join(lines * max(1, size // (LINE * len(lines))))
        return
    for piece in pieces:
        yield repr(piece), _repeated(piece, int(size * of.part))


@lru_cache(128)
def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size] + "!"


def main() -> int:
    """Shows what is slow, the first of each expression's texts as it is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=2.0)
    options = parser.parse_args()
    found = 0
    for name, piece in slow(options.size, options.seconds):
        found += 1
        print(f"{name:60} {piece}", flush=True)
    print(f"{found} slow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    sys.exit(main())
