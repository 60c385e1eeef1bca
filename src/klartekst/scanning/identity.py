"""What a result depends on beside the letter: the program, the rules, the settings and the model.

Two checks with the same digest of the same content give the same result, so that the second need not be made.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from pathlib import Path

from klartekst import __version__
from klartekst.checker import load_all_rules, model_of
from klartekst.checkers import Checkers
from klartekst.resources import lexicons_folder
from klartekst.rules.engine import rules_version
from klartekst.rules.schema import Rule
from klartekst.settings import Settings

_NOT_OF_A_RESULT = frozenset({"origin", "anonymise_paths"})

RESULT_VERSION = 1
"""Grows when what is kept of a letter (`values.py`) changes its meaning."""


@dataclass(frozen=True, slots=True)
class Checking:
    """One way of checking; `digest` stands for all of it."""

    version: str
    rules_version: str
    model: str | None
    digest: bytes


class Checkings:
    """How each file is checked: by the settings of its folder."""

    def __init__(self, settings: str | None) -> None:
        self._checkers = Checkers(settings)
        self._made: dict[tuple[Path, ...], Checking] = {}
        self._of_folder: dict[str, Checking] = {}

    def of(self, path: str) -> Checking:
        """How the file at `path` is checked. Raises as `Checkers`."""
        folder = os.path.dirname(path)  # noqa: PTH120, asked for each file of a collection
        made = self._of_folder.get(folder)
        if made is None:
            made = self._of_folder[folder] = self._under(self._checkers.files_of(path), path)
        return made

    def _under(self, files: tuple[Path, ...], path: str) -> Checking:
        """Worked out once for all folders with the same settings files: it goes through all rules and lists."""
        if files not in self._made:
            self._made[files] = checking(self._checkers.settings_of(path))
        return self._made[files]


def checking(settings: Settings) -> Checking:
    """What a check under these settings depends on. Raises DataError for rules that are wrong."""
    rules = load_all_rules(settings.rule_folders)
    version = rules_version(rules, lexicons_folder())
    used = model_of(settings) if settings.tree else None
    model = used.label if used is not None else None
    today = date.today().isoformat()
    digest = blake2b(digest_size=16)
    for part in (RESULT_VERSION, __version__, version, model, _said(settings), _in_force(rules, today)):
        digest.update(repr(part).encode() + b"\0")
    return Checking(__version__, version, model, digest.digest())


def _said(settings: Settings) -> list[tuple[str, object]]:
    """What the settings say, in one order; where it was written does not matter."""
    said: list[tuple[str, object]] = []
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name in _NOT_OF_A_RESULT:
            continue
        if isinstance(value, Mapping):
            value = sorted((key, str(each)) for key, each in value.items())
        elif isinstance(value, frozenset):
            value = sorted(value)
        said.append((field.name, str(value)))
    return said


def _in_force(rules: tuple[Rule, ...], today: str) -> list[str]:
    """The rules that hold only for a time and do so today."""
    return [
        rule.id
        for rule in rules
        if (rule.valid_from or rule.valid_to)
        and (rule.valid_from or today) <= today <= (rule.valid_to or today)
    ]
