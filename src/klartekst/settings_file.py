"""Settings files: each `klartekst.toml` from the outermost folder inwards, laid over the built-in values.

The file nearest the letter has the last word; lists and tables add to what lies above.
A key, rule or file that nobody knows is an error that shows the line: a setting never fails silently.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from klartekst import setting_kinds as kinds
from klartekst.errors import DataError
from klartekst.setting_kinds import Kind, Unfit
from klartekst.settings import FILE_NAME, THRESHOLDS, Settings, with_profiles
from klartekst.text_files import did_you_mean, read_text

Put = Callable[[Settings, str, Any], Settings]
"""The settings with a value of that name put in."""


def _one(field: str) -> Put:
    """Into a field of its own: the last file says what it is."""
    return lambda settings, _, value: replace(settings, **{field: value})


def _more(field: str) -> Put:
    """Behind what other files have put into a tuple."""
    return lambda settings, _, value: replace(settings, **{field: getattr(settings, field) + value})


def _also(field: str) -> Put:
    """To what other files have put into a set."""
    return lambda settings, _, value: replace(settings, **{field: getattr(settings, field) | value})


def _named(field: str) -> Put:
    """Under its name in a table."""

    def put(settings: Settings, name: str, value: Any) -> Settings:
        table: Any = {**getattr(settings, field), name: value}
        return replace(settings, **{field: table})

    return put


class _Key(NamedTuple):
    """What the value of a key must be, and where it goes."""

    kind: Kind
    put: Put


_KEYS: Mapping[str, _Key] = {
    "profile": _Key(kinds.PROFILES, lambda settings, _, names: with_profiles(settings, names)),
    "fail_on": _Key(kinds.SEVERITY, _one("fail_on")),
    "rules.off": _Key(kinds.RULES, _also("rules_off")),
    "rules.folders": _Key(kinds.FOLDERS, _more("rule_folders")),
    "rules.severity.": _Key(kinds.SEVERITY, _named("severity")),
    "words.allowed": _Key(kinds.WORDS, _also("allowed")),
    "words.instead.": _Key(kinds.TEXT, _named("instead")),
    "words.explain.": _Key(kinds.TEXT, _named("explain")),
    "abbreviations.extra": _Key(kinds.TEXTS, _more("abbreviations")),
    "text.locked": _Key(kinds.FILES, _more("locked")),
    "grammar.tree": _Key(kinds.FLAG, _one("tree")),
    "grammar.model": _Key(kinds.MODEL, _one("model")),
    "scan.anonymise_paths": _Key(kinds.FLAG, _one("anonymise_paths")),
    "hook.mode": _Key(kinds.MODE, _named("hook")),
    "hook.on_findings": _Key(kinds.SEVERITY, _named("hook")),
    "hook.on_unreadable": _Key(kinds.OUTCOME, _named("hook")),
    "hook.on_error": _Key(kinds.OUTCOME, _named("hook")),
    "hook.timeout_s": _Key(kinds.NUMBER, _named("hook")),
    "hook.override": _Key(kinds.FLAG, _named("hook")),
    "hook.reasons": _Key(kinds.TEXTS, _named("hook")),
    "hook.log": _Key(kinds.FILE, _named("hook")),
    **{f"thresholds.{name}": _Key(kinds.NUMBER, _named("thresholds")) for name in THRESHOLDS},
}
"""The keys of the file; one that ends in "." is a table whose names are the house's own."""


def find_files(start: Path) -> tuple[Path, ...]:
    """The settings files that hold for a letter in folder `start`, outermost first."""
    folder = start.resolve()
    found = [each / FILE_NAME for each in (folder, *folder.parents) if (each / FILE_NAME).is_file()]
    return tuple(reversed(found))


def load(files: Iterable[Path]) -> Settings:
    """The settings of these files, laid over the built-in ones in order.

    Raises DataError for a file, key or value that is wrong.
    """
    settings = Settings()
    for path in files:
        settings = _lay_over(settings, path)
    return settings


def check_rules(settings: Settings, known: Iterable[str]) -> None:
    """Raises DataError when the settings name a rule that does not exist."""
    names = set(known)
    for wrong in sorted((set(settings.rules_off) | set(settings.severity)) - names):
        origin = settings.origin.get(f"rules.off:{wrong}") or settings.origin.get(
            f"rules.severity.{wrong}", ""
        )
        path, _, line = origin.rpartition(":")
        raise DataError(
            path or FILE_NAME,
            int(line) if line.isdigit() else None,
            wrong,
            f"reglen »{wrong}« findes ikke.",
            did_you_mean(wrong, names),
        )


def _lay_over(settings: Settings, path: Path) -> Settings:
    text = read_text(path)
    origin = dict(settings.origin)
    for key, value in _flatten(_parsed(text, path)):
        try:
            known, name = _known(key)
            read = _read(known.kind, key, value, path.parent)
        except Unfit as error:
            line = _line(text, key)
            shown = text.splitlines()[line - 1] if line else None
            raise DataError(str(path), line, shown, error.what, error.remedy) from None
        settings = known.put(settings, name, read)
        place = f"{path}:{_line(text, key)}"
        origin[key] = place
        if key == "rules.off":
            origin |= {f"rules.off:{rule}": place for rule in read}
    return replace(settings, origin=origin)


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = int(where[1]) if where else None
        raise DataError(
            str(path),
            line,
            text.splitlines()[line - 1] if line else None,
            "filen er ikke gyldig TOML.",
            "Se efter anførselstegn, lighedstegn og kantede parenteser.",
        ) from None


def _flatten(raw: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in raw.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _known(key: str) -> tuple[_Key, str]:
    """What is known of a key, and its name in its table. Raises Unfit for one that is not known."""
    if key in _KEYS:
        return _KEYS[key], key.rpartition(".")[2]
    for known in _KEYS:
        if known.endswith(".") and key.startswith(known):
            return _KEYS[known], key.removeprefix(known)
    raise Unfit(
        f"klartekst kender ikke valget »{key}«.", did_you_mean(key, (each.rstrip(".") for each in _KEYS))
    )


def _read(kind: Kind, key: str, value: Any, folder: Path) -> Any:
    if not kind.fits(value):
        raise Unfit(f"»{key}« har en værdi, der ikke kan bruges.", f"Skriv {kind.said}.")
    return kind.read(value, folder)


def _line(text: str, key: str) -> int | None:
    """The line of a key, counted from 1: its own name on the left of an equals sign, inside its table."""
    table, _, name = key.rpartition(".")
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([^\]]+)\]\s*(#.*)?$", line):
            current = header[1].strip()
        elif assigned := re.match(r"\s*([^=#]+?)\s*=", line):
            written = re.sub(r"[\"']", "", assigned[1]).strip()
            if written == key or (written == name and current == table) or f"{current}.{written}" == key:
                return number
    return None
