"""The expressions that search a letter, and the functions that do so in a loop: what `hostile.py` times."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

READS_RULES = frozenset({"klartekst.understanding.literals"})
"""Modules whose expressions read our own expressions, and never a letter."""


def of_modules() -> dict[str, re.Pattern[str]]:
    """Those that a module searches a whole letter with, by the module and their name."""
    import klartekst

    made: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(klartekst.__path__, "klartekst."):
        if module.name.endswith("__main__") or module.name in READS_RULES:
            continue
        loaded_module = importlib.import_module(module.name)
        source_text = Path(loaded_module.__file__ or "").read_text("utf-8")
        for name, value in vars(loaded_module).items():
            # Not by its type: one that is compiled late only behaves as an expression.
            if not hasattr(value, "groupindex") or not isinstance(value.pattern, str):
                continue
            if re.search(
                rf"\b{name}\.(?:search|finditer|findall|sub|split)\(", source_text
            ):  # else only matched
                made[f"{module.name.removeprefix('klartekst.')}.{name}"] = value
    return made


def of_rules() -> dict[str, re.Pattern[str]]:
    """Those of rules of kind `pattern`, by the rule; each sees one sentence at a time."""
    from klartekst.checker import load_all_rules
    from klartekst.rules.schema import PatternCheck

    return {
        f"{rule.id} {number}": re.compile(each)
        for rule in load_all_rules()
        if isinstance(rule.check, PatternCheck)
        for number, each in enumerate((*rule.check.find, *rule.check.unless))
    }


def of_signs() -> dict[str, re.Pattern[str]]:
    """Those by which letters give themselves away, by their list; they see a letter with a sentence a line."""
    from klartekst.understanding import elements, letter_type, stage, strengths

    made: dict[str, re.Pattern[str]] = {}
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
