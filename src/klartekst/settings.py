"""Settings: built-in values, then each `klartekst.toml` from the outermost folder inwards.

The file nearest the letter has the last word; lists and tables add to what lies above.
A key, rule or file that nobody knows is an error that shows the line: a setting never fails silently.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klartekst.errors import DataError
from klartekst.finding import Severity
from klartekst.profiles import CHILD, CHILD_THRESHOLDS, DOCUMENTS, is_own, problem
from klartekst.text_files import did_you_mean, read_text

FILE_NAME = "klartekst.toml"
OWN_MODEL = "da_klartekst"
BUILT_IN = "indbygget"

# Words a sentence: 25 is Dansk Socialrådgiverforening's limit.
# Letters a word and words a paragraph (5-6 lines) are the project's own, see docs/regelfil.md.
THRESHOLDS: Mapping[str, int] = {
    "sentence_words": 25,
    "word_letters": 16,
    "paragraph_words": 90,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one letter. `origin` says where each value came from: a file and line, or built in.

    `profile` is the strategy that a report speaks in the words of; `own_profile` the file of a house's own,
    which then holds; `profile_chosen` when somebody asked for either. `reader` is "barn" for letters to a child.
    `document` says whether it is a template or a letter, None leaves it to be judged.
    `hook` holds what the house says of letters on their way out; `sending/policy.py` knows the rest.
    `anonymise_paths` says that a scan keeps no names of files.
    """

    profile: str = "faelles"
    own_profile: Path | None = None
    profile_chosen: bool = False
    reader: str | None = None
    document: str | None = None
    fail_on: Severity = Severity.ERROR
    thresholds: Mapping[str, int] = field(default_factory=lambda: dict(THRESHOLDS))
    rules_off: frozenset[str] = frozenset()
    rules_only: frozenset[str] = frozenset()
    rule_folders: tuple[Path, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)
    explain: Mapping[str, str] = field(default_factory=dict)
    abbreviations: tuple[str, ...] = ()
    locked: tuple[Path, ...] = ()
    tree: bool = False
    hook: Mapping[str, Any] = field(default_factory=dict)
    model: str = OWN_MODEL
    anonymise_paths: bool = False
    origin: Mapping[str, str] = field(default_factory=dict)

    def wants(self, rule: str) -> bool:
        """Whether a rule may speak: it is not off, and no others are asked for alone."""
        return rule not in self.rules_off and (not self.rules_only or rule in self.rules_only)


# Key in the file → what it must be. A key that ends in "." is a table with names of its own.
_KEYS: Mapping[str, str] = {
    "profile": "profiles",
    "fail_on": "severity",
    "rules.off": "rules",
    "rules.folders": "folders",
    "rules.severity.": "severity",
    "words.allowed": "texts",
    "words.instead.": "text",
    "words.explain.": "text",
    "abbreviations.extra": "texts",
    "text.locked": "files",
    "grammar.tree": "flag",
    "hook.mode": "mode",
    "hook.on_findings": "severity",
    "hook.on_unreadable": "outcome",
    "hook.on_error": "outcome",
    "hook.timeout_s": "number",
    "hook.override": "flag",
    "hook.reasons": "texts",
    "hook.log": "file",
    "grammar.model": "model",
    "scan.anonymise_paths": "flag",
    **{f"thresholds.{name}": "number" for name in THRESHOLDS},
}

_NAMES = {
    "text": "en tekst i anførselstegn",
    "profiles": "et navn eller en liste af navne",
    "texts": "en liste af tekster",
    "rules": "en liste af regel-id'er",
    "folders": "en liste af mapper",
    "files": "en liste af filer",
    "model": "navnet på en sprogmodel eller stien til dens mappe",
    "number": "et helt tal over 0",
    "flag": "true eller false",
    "mode": "en af: observer, advarsel, stop",
    "outcome": "»send« eller »hold«",
    "file": "en sti i anførselstegn",
    "severity": "en af: tip, advarsel, fejl, blokerende",
}


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


def with_profiles(settings: Settings, names: Iterable[str]) -> Settings:
    """The settings under these profiles: names of `PROFILES`, or the path of a house's own strategy.

    A child's limits hold unless the house's own are stricter still.
    """
    for name in names:
        if name == CHILD:
            limits = {key: min(value, CHILD_THRESHOLDS[key]) for key, value in settings.thresholds.items()}
            settings = replace(settings, reader=CHILD, thresholds=limits)
        elif name in DOCUMENTS:
            settings = replace(settings, document=name)
        elif is_own(name):
            settings = replace(settings, own_profile=Path(name), profile_chosen=True)
        else:
            settings = replace(settings, profile=name, own_profile=None, profile_chosen=True)
    return settings


def _lay_over(settings: Settings, path: Path) -> Settings:
    text = read_text(path)
    try:
        raw = tomllib.loads(text)
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
    origin = dict(settings.origin)
    for key, value in _flatten(raw):
        kind = _kind(key, path, text)
        settings = _set(settings, key, _value(kind, key, value, path, text))
        place = f"{path}:{_line(text, key)}"
        origin[key] = place
        if key == "rules.off":
            origin |= {f"rules.off:{name}": place for name in value}
    return replace(settings, origin=origin)


def _flatten(raw: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in raw.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _kind(key: str, path: Path, text: str) -> str:
    for known, kind in _KEYS.items():
        if key == known or (known.endswith(".") and key.startswith(known)):
            return kind
    raise _error(
        path,
        text,
        key,
        f"klartekst kender ikke valget »{key}«.",
        did_you_mean(key, (k.rstrip(".") for k in _KEYS)),
    )


def _value(kind: str, key: str, value: Any, path: Path, text: str) -> Any:
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    good = {
        "text": isinstance(value, str),
        "profiles": isinstance(value, str) or texts,
        "flag": isinstance(value, bool),
        "mode": value in ("observer", "advarsel", "stop"),
        "outcome": value in ("send", "hold"),
        "file": isinstance(value, str),
        "model": isinstance(value, str) and bool(value.strip()),
        "number": isinstance(value, int) and not isinstance(value, bool) and value > 0,
        "severity": isinstance(value, str) and value in {each.value for each in Severity},
        "texts": texts,
        "rules": texts,
        "folders": texts,
        "files": texts,
    }[kind]
    if not good:
        raise _error(path, text, key, f"»{key}« har en værdi, der ikke kan bruges.", f"Skriv {_NAMES[kind]}.")
    if kind == "profiles":
        names = [value] if isinstance(value, str) else value
        for name in names:
            if wrong := problem(name, path.parent):
                raise _error(path, text, key, *wrong)
        return [str((path.parent / name).resolve()) if is_own(name) else name for name in names]
    if kind == "severity":
        return Severity(value)
    if kind == "file":
        return str((path.parent / value).resolve())
    if kind == "model" and set(value) & {"/", "\\", "."}:
        return str((path.parent / value).resolve())  # a folder: counted, like all paths, from the file's own
    if kind == "folders":
        folders = tuple((path.parent / each).resolve() for each in value)
        for folder in folders:
            if not folder.is_dir():
                raise _error(
                    path,
                    text,
                    key,
                    f"mappen »{folder.name}« findes ikke.",
                    "Ret stien; den regnes fra filens egen mappe.",
                )
        return folders
    if kind == "files":
        files = tuple((path.parent / each).resolve() for each in value)
        for each in files:
            if not each.is_file():
                raise _error(
                    path,
                    text,
                    key,
                    f"filen »{each.name}« findes ikke.",
                    "Ret stien; den begynder i den mappe, hvor klartekst.toml ligger.",
                )
        return files
    return value


def _set(settings: Settings, key: str, value: Any) -> Settings:
    name = key.rpartition(".")[2]
    if key.startswith("thresholds."):
        return replace(settings, thresholds={**settings.thresholds, name: value})
    if key.startswith("rules.severity."):
        return replace(settings, severity={**settings.severity, key.removeprefix("rules.severity."): value})
    if key.startswith("words.instead."):
        return replace(settings, instead={**settings.instead, key.removeprefix("words.instead."): value})
    if key.startswith("words.explain."):
        return replace(settings, explain={**settings.explain, key.removeprefix("words.explain."): value})
    if key == "words.allowed":
        return replace(settings, allowed=settings.allowed | {each.casefold() for each in value})
    if key == "rules.off":
        return replace(settings, rules_off=settings.rules_off | set(value))
    if key == "rules.folders":
        return replace(settings, rule_folders=settings.rule_folders + value)
    if key == "abbreviations.extra":
        return replace(settings, abbreviations=settings.abbreviations + tuple(value))
    if key == "text.locked":
        return replace(settings, locked=settings.locked + value)
    if key == "profile":
        return with_profiles(settings, value)
    if key.startswith("hook."):
        return replace(settings, hook={**settings.hook, name: value})
    if key == "grammar.tree":
        return replace(settings, tree=value)
    if key == "grammar.model":
        return replace(settings, model=value)
    if key == "scan.anonymise_paths":
        return replace(settings, anonymise_paths=value)
    return replace(settings, fail_on=value)


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


def _error(path: Path, text: str, key: str, what: str, remedy: str) -> DataError:
    line = _line(text, key)
    return DataError(str(path), line, text.splitlines()[line - 1] if line else None, what, remedy)
