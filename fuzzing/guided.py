"""One target under libFuzzer, in a process that `run.py` starts: what is changed, what guides it, what is kept.

python fuzzing/guided.py TARGET FOLDER LIBFUZZER-ARGUMENTS…
"""

import hashlib
import importlib
import pkgutil
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

SECONDS_A_FILE = 10
"""Of the processor's time, which a busy machine does not lengthen."""

LONGEST = 3_000
LONGEST_PACKAGE = 40_000
"""Bytes that a file grows to, and one that is a package: more is slow, and `hostile.py` tries the long ones.

A text of `LONGEST` is one that a target may also check.
"""

_PACKAGES = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")

READERS = ("klartekst.readers", "klartekst.danish.borders", "klartekst.danish.tokens")
GUIDED_BY = {
    "sentences": (
        *(f"klartekst.danish.{each}" for each in ("borders", "sentences", "stops", "tokens")),
        *(f"klartekst.readers.{each}" for each in ("layout", "lines", "plain_text")),
    ),
    "settings": ("klartekst.settings", "klartekst.text_files"),
    "rules": ("klartekst.rules.load", "klartekst.rules.schema", "klartekst.text_files"),
    "http": ("klartekst.serving",),
}
"""What a target's coverage is counted in, else `READERS`: the rules follow the words and would double the time."""


def main(name: str, found: Path, arguments: Sequence[str]) -> None:
    """Never returns: libFuzzer ends the process."""
    import atheris

    guided_by = GUIDED_BY.get(name, READERS)
    # What is imported within a function is imported here already: later it would come without its counters.
    # atheris takes but the first part of a name to include ("klartekst"), so all else is named as excluded.
    with atheris.instrument_imports(include=["klartekst"], exclude=list(_all_but(guided_by))):
        for each in guided_by:
            _import_all(each)
    import targets
    from mutate import mutated

    targets.warm()
    target = targets.TARGETS[name]
    prefix = 1 if name in targets.FIRST_BYTE_CHOOSES else 0
    known: set[str] = set()

    def once(data: bytes) -> None:
        try:
            begun = time.process_time()
            target(data)
            took = time.process_time() - begun
            assert took < SECONDS_A_FILE, f"{took:.0f} s"
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)[-2:]
            place = ", ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames)
            key = hashlib.sha1(f"{type(error).__name__} {place}".encode()).hexdigest()[:10]
            if key not in known:
                known.add(key)
                (found / f"{name}-{key}").write_bytes(data)
                (found / f"{name}-{key}.txt").write_text(traceback.format_exc(), "utf-8", "replace")

    def custom(data: bytes, most: int, seed: int) -> bytes:
        before, file = data[:prefix], data[prefix:]
        longest = LONGEST_PACKAGE if file.startswith(_PACKAGES) else max(LONGEST, len(file))
        return before + mutated(file, min(most, longest) - prefix, seed, atheris.Mutate)

    atheris.Setup([sys.argv[0], *arguments], once, custom_mutator=custom)
    atheris.Fuzz()


def _all_but(guided_by: Sequence[str]) -> Iterator[str]:
    """The modules of klartekst that are in none of the packages."""
    import klartekst

    for module in pkgutil.walk_packages(klartekst.__path__, "klartekst."):
        if not any(f"{module.name}.".startswith(f"{each}.") for each in guided_by):
            yield module.name


def _import_all(name: str) -> None:
    """A module, and all below it when it is a package."""
    module = importlib.import_module(name)
    for each in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}."):
        _import_all(each.name)


if __name__ == "__main__":
    sys.path.insert(1, str(Path(__file__).parent.parent / "src"))
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
