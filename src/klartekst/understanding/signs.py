"""Reads the wordings by which letters give themselves away: `rules/letter-types.yaml`, `rules/elements.yaml`.

A wording is a regular expression, read without regard to capitals; `<dato>` in it stands for the macro of
that name in the same file. A dot never leaves the sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from klartekst.errors import DataError
from klartekst.understanding.reading import ReadingText

Kind = TypeVar("Kind")
_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class Sign:
    """One wording, ready to look for; a sentence that holds `unless` is none."""

    find: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def spans(self, text: ReadingText, barred: re.Pattern[str] | None = None) -> list[tuple[int, int]]:
        """Where it stands in the letter; it says nothing where `barred` stands before it in its sentence."""
        found = []
        for match in self.find.finditer(text.text):
            if match.start() == match.end():
                continue
            line = line_of(text.text, match.start())
            if self.unless is not None and self.unless.search(line):
                continue
            if barred is not None and barred.search(before(text.text, match.start())):
                continue
            found.append(text.span(*match.span()))
        return found


def line_of(text: str, at: int) -> str:
    """The line (one sentence of the letter) around a character."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def before(text: str, at: int) -> str:
    """What stands before a character in its line."""
    return text[text.rfind("\n", 0, at) + 1 : at]


def load_file(path: Path, kind: type[Kind]) -> Kind:
    """A YAML file as `kind`. Raises DataError when it is not one."""
    import yaml

    try:
        raw: Any = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return msgspec.convert(raw, kind)
    except (OSError, UnicodeDecodeError):
        raise DataError(str(path), None, None, "filen kan ikke læses.", "Gem den som UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(
            str(path),
            mark.line + 1 if mark else None,
            None,
            "filen er ikke gyldig YAML.",
            "Se efter indrykning.",
        ) from None
    except msgspec.ValidationError as error:
        raise DataError(
            str(path), None, str(error), "filen har en linje, som ikke passer.", "Ret den."
        ) from None


def expression(wordings: Sequence[str], macros: Mapping[str, str], path: Path) -> re.Pattern[str] | None:
    """Wordings as one expression, macros filled in; None for none. Raises DataError."""
    if not wordings:
        return None
    for wording in wordings:
        try:
            re.compile(_fill(wording, macros), re.IGNORECASE | re.MULTILINE)
        except (re.error, KeyError) as error:
            raise DataError(
                str(path), None, wording, f"udtrykket kan ikke læses ({error}).", "Ret det."
            ) from None
    return re.compile(
        "|".join(f"(?:{_fill(each, macros)})" for each in wordings), re.IGNORECASE | re.MULTILINE
    )


def _fill(wording: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda found: f"(?:{_fill(macros[found[1]], macros)})", wording)
