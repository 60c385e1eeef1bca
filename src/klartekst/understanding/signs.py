"""Reads the wordings by which letters give themselves away: `rules/letter-types.yaml`, `rules/elements.yaml`.

A wording is a regular expression, read without regard to capitals; `<dato>` in it stands for the macro of
that name in the same file. A dot never leaves the sentence.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from klartekst.errors import DataError
from klartekst.understanding.literals import Needs, alternatives
from klartekst.understanding.reading import ReadingText

Kind = TypeVar("Kind")
_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


class Alternative(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression and what a text must hold for it to match there (see `literals`)."""

    pattern: str
    needs: Needs

    def may_match(self, folded: str) -> bool:
        """Whether it may match in a text, given without regard to capitals: a cheap look before a dear one."""
        for texts in self.needs:
            for each in texts:
                if each in folded:
                    break
            else:
                return False
        return True


class Expression(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression by its alternatives, each compiled when it may match for the first time."""

    alternatives: tuple[Alternative, ...]

    def stands_in(self, text: str) -> bool:
        """Whether it matches anywhere in a text."""
        folded = text.casefold()
        return any(
            each.may_match(folded) and _compiled(each.pattern).search(text) is not None
            for each in self.alternatives
        )

    def matches(self, text: ReadingText) -> list[re.Match[str]]:
        """Its matches in the sentences of a letter, as one expression finds them: none inside another."""
        able = [_compiled(each.pattern) for each in self.alternatives if each.may_match(text.folded)]
        following = [each.search(text.text) for each in able]
        found: list[re.Match[str]] = []
        while any(following):
            match = min((each for each in following if each is not None), key=lambda each: each.start())
            end = max(match.end(), match.start() + 1)
            if match.group():
                found.append(match)
            following = [
                each if each is None or each.start() >= end else pattern.search(text.text, end)
                for each, pattern in zip(following, able, strict=True)
            ]
        return found


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


class Sign(msgspec.Struct, frozen=True):
    """One wording, ready to look for; a sentence that holds `unless` is none."""

    find: Expression
    unless: Expression | None = None

    def spans(self, text: ReadingText, barred: Expression | None = None) -> list[tuple[int, int]]:
        """Where it stands in the letter; it says nothing where `barred` stands before it in its sentence."""
        found = []
        for match in self.find.matches(text):
            line = line_of(text.text, match.start())
            if self.unless is not None and self.unless.stands_in(line):
                continue
            if barred is not None and barred.stands_in(before(text.text, match.start())):
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


def expression(wordings: Sequence[str], macros: Mapping[str, str], path: Path) -> Expression | None:
    """Wordings as one expression, macros filled in; None for none. Raises DataError."""
    if not wordings:
        return None
    made: list[Alternative] = []
    for wording in wordings:
        try:
            for pattern, needs in alternatives(_fill(wording, macros)):
                _compiled(pattern)
                made.append(Alternative(pattern, needs))
        except (re.error, KeyError) as error:
            raise DataError(
                str(path), None, wording, f"udtrykket kan ikke læses ({error}).", "Ret det."
            ) from None
    return Expression(tuple(made))


def _fill(wording: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda found: f"(?:{_fill(macros[found[1]], macros)})", wording)
