"""Times every expression of klartekst on hostile text: no letter may hold up the mail for minutes.

    python fuzzing/hostile.py                 1 MB of each hostile text
    python fuzzing/hostile.py --size 100000

Shows the expressions that take more than `--seconds` (2) on one text; exit status 1 when there are any.
An expression that is linear takes some tens of milliseconds on 1 MB.
"""

import argparse
import dataclasses
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

PIECES = (
    *(
        " ",
        "\t",
        "\n",
        "\r\n",
        "\xa0",
        "\xad",
        "0",
        "1 ",
        "1.",
        "9-",
        "(",
        ")",
        "[",
        "]",
        "{",
        "{{",
        "<",
        "<<",
    ),
    *(
        "«",
        "»",
        '"',
        "'",
        ".",
        ",",
        "-",
        "–",
        "_",
        "=",
        "/",
        "@",
        "§",
        "§ ",
        "§§ 1",
        "a",
        "A",
        "a ",
        "A ",
        "a-",
    ),
    *(
        "a.",
        "a. ",
        "æ",
        "A\n",
        "- ",
        "1. a\n",
        "a@",
        "www.",
        "http://",
        "jf. ",
        "stk. 1, ",
        "nr. ",
        "og ",
        "lov ",
    ),
    *(
        "loven ",
        "af ",
        "den ",
        "3. ",
        "3. maj ",
        "maj 20",
        "kr. ",
        "12 34 ",
        "010180",
        "010180-",
        "010180-123 ",
    ),
    *(
        "kan ",
        "du ",
        "vi ",
        "ikke ",
        "at ",
        "der ",
        "som ",
        "hvis ",
        "klage ",
        "afgørelse ",
        "[a",
        "{a",
        "<a",
        "{{a",
    ),
)

SENTENCE = 1_000
"""Characters: the rules' own expressions see a letter with each sentence on a line, and none is longer."""


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled expression for text: by its module or its rule."""
    import klartekst
    from klartekst.checker import load_all_rules
    from klartekst.rules.schema import PatternCheck
    from klartekst.understanding import elements, letter_type, stage, strengths

    made: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(klartekst.__path__, "klartekst."):
        if module.name.endswith("__main__"):
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


def slow(size: int, most: float) -> Iterator[tuple[str, str, float]]:
    """(expression, piece, seconds of CPU) of what takes over `most` seconds on `size` characters; one piece each."""

    class TooSlowError(Exception):
        pass

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    whole = {piece: (piece * (size // len(piece) + 1))[:size] + "!" for piece in PIECES}
    in_lines = {
        piece: "\n".join(text[at : at + SENTENCE] for at in range(0, len(text), SENTENCE))
        for piece, text in whole.items()
    }
    try:
        for name, pattern in patterns().items():
            for piece, text in (whole if "." in name else in_lines).items():
                begun = time.process_time()
                signal.setitimer(signal.ITIMER_VIRTUAL, most)
                try:
                    for _ in pattern.finditer(text):
                        pass
                except TooSlowError:
                    yield name, piece, time.process_time() - begun
                    break
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


def main() -> int:
    """Shows what is slow, the first of each expression's texts as it is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=2.0)
    options = parser.parse_args()
    found = 0
    for name, piece, seconds in slow(options.size, options.seconds):
        found += 1
        print(f"{name:60} {piece!r:14} {seconds:6.1f} s", flush=True)
    print(f"{found} slow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    sys.exit(main())
