"""What a value in `klartekst.toml` may be: each kind says what fits it, and makes what the settings hold of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from klartekst.finding import Severity
from klartekst.profiles import is_own, problem


class Unfit(Exception):
    """A value of the right form that cannot be used: `what` is wrong and what helps (`remedy`), in Danish."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy


def _as_it_is(value: Any, _: Path) -> Any:
    return value


class Kind(NamedTuple):
    """One kind of value: how it is `said` behind »Skriv«, what `fits` it as TOML gives it, and how it is `read`.

    `read` gets the folder of the settings file, which paths are counted from, and may raise Unfit.
    """

    said: str
    fits: Callable[[Any], bool]
    read: Callable[[Any, Path], Any] = _as_it_is


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _path(value: str, folder: Path) -> str:
    return str((folder / value).resolve())


def _model(value: str, folder: Path) -> str:
    return _path(value, folder) if set(value) & {"/", "\\", "."} else value


def _profiles(value: str | list[str], folder: Path) -> list[str]:
    names = [value] if isinstance(value, str) else value
    for name in names:
        if wrong := problem(name, folder):
            raise Unfit(*wrong)
    return [_path(name, folder) if is_own(name) else name for name in names]


def _folders(value: list[str], folder: Path) -> tuple[Path, ...]:
    found = tuple((folder / each).resolve() for each in value)
    for each in found:
        if not each.is_dir():
            raise Unfit(f"mappen »{each.name}« findes ikke.", "Ret stien; den regnes fra filens egen mappe.")
    return found


def _files(value: list[str], folder: Path) -> tuple[Path, ...]:
    found = tuple((folder / each).resolve() for each in value)
    for each in found:
        if not each.is_file():
            raise Unfit(f"filen »{each.name}« findes ikke.", "Ret stien; den regnes fra filens egen mappe.")
    return found


TEXT = Kind("en tekst i anførselstegn", _is_text)
TEXTS = Kind("en liste af tekster", _are_texts, lambda value, _: tuple(value))
WORDS = Kind(TEXTS.said, _are_texts, lambda value, _: frozenset(each.casefold() for each in value))
RULES = Kind("en liste af regel-id'er", _are_texts, lambda value, _: frozenset(value))
PROFILES = Kind(
    "et navn eller en liste af navne", lambda value: _is_text(value) or _are_texts(value), _profiles
)
FOLDERS = Kind("en liste af mapper", _are_texts, _folders)
FILES = Kind("en liste af filer", _are_texts, _files)
FILE = Kind("en sti i anførselstegn", _is_text, _path)
MODEL = Kind(
    "navnet på en sprogmodel eller stien til dens mappe",
    lambda value: _is_text(value) and bool(value.strip()),
    _model,
)
NUMBER = Kind("et helt tal over 0", lambda value: type(value) is int and value > 0)
"""In Python `true` is a whole number over 0; in a settings file it is not."""
FLAG = Kind("true eller false", lambda value: isinstance(value, bool))
MODE = Kind(
    "en af: observer, advarsel, stop",
    lambda value: _is_text(value) and value in ("observer", "advarsel", "stop"),
)
OUTCOME = Kind("»send« eller »hold«", lambda value: _is_text(value) and value in ("send", "hold"))
SEVERITY = Kind(
    f"en af: {', '.join(each.value for each in Severity)}",
    lambda value: _is_text(value) and value in {each.value for each in Severity},
    lambda value, _: Severity(value),
)
