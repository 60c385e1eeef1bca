"""Reads the wordings by which letters give themselves away: `rules/letter-types.yaml`, `rules/elements.yaml`.

A wording is a regular expression, read without regard to capitals; `<dato>` in it stands for the macro of
that name in the same file. Nothing in it leaves the sentence: neither a dot nor `\\s`, `\\W` or `[^,]`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from klartekst.errors import DataError
from klartekst.understanding.literals import (
    Needs,
    alternatives,
    kept_in_line,
    may_hold,
    stays_in_line,
    telling_pieces,
)
from klartekst.understanding.reading import ReadingText

Kind = TypeVar("Kind")
_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


class Alternative(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression and what a text must hold for it to match there (see `literals`), also by its `pieces`."""

    pattern: str
    needs: Needs
    pieces: tuple[frozenset[str], ...]

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Its first match from `at` on in a text that it may match in."""
        return _compiled(self.pattern).search(text, at)


class Expression(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression by its alternatives, each compiled when it may match for the first time."""

    alternatives: tuple[Alternative, ...]

    def able(self, text: str) -> tuple[Alternative, ...]:
        """Those of its alternatives that may match in a text."""
        folded = text.casefold()
        return tuple(each for each in self.alternatives if may_hold(folded, each.needs))

    def stands_in(self, text: str) -> bool:
        """Whether it matches anywhere in a text."""
        return any(each.search(text) is not None for each in self.able(text))


def matches(able: Iterable[Alternative], text: str) -> list[re.Match[str]]:
    """Where alternatives that may match in a text do, as one expression finds them: no match inside another."""
    ahead = [(match, each) for each in able if (match := each.search(text)) is not None]
    found: list[re.Match[str]] = []
    while ahead:
        first = min(ahead, key=lambda each: each[0].start())[0]
        end = max(first.end(), first.start() + 1)
        if first.group():
            found.append(first)
        ahead = [
            (following, each)
            for match, each in ahead
            if (following := match if match.start() >= end else each.search(text, end)) is not None
        ]
    return found


class Search:
    """A regular expression of a rule, tried (and compiled) only where a text holds what it needs.

    Raises `re.error` when an expression that is written wrongly is tried.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _needs(self) -> tuple[Needs, ...]:
        return tuple(needs for _, needs in alternatives(self._pattern))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def matches(self, text: ReadingText) -> Iterable[re.Match[str]]:
        """Where it matches in a text."""
        return self._expression.finditer(text.text) if self._may_match(text) else ()

    def stands_in(self, text: ReadingText) -> bool:
        """Whether it matches anywhere in a text."""
        return self._may_match(text) and self._expression.search(text.text) is not None

    def _may_match(self, text: ReadingText) -> bool:
        return any(may_hold(text.folded, needs) for needs in self._needs)


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


class Sign(msgspec.Struct, frozen=True):
    """One wording, ready to look for; a sentence that holds `unless` is none."""

    find: Expression
    unless: Expression | None = None

    def spans(self, text: ReadingText) -> list[tuple[int, int]]:
        """Where it stands in the letter, as its sentences have it, a line each."""
        found = []
        at = 0
        for line in text.text.split("\n"):
            found += [
                text.span(at + start, at + end) for start, end in self.places(line, self.find.able(line))
            ]
            at += len(line) + 1
        return found

    def places(
        self, line: str, able: Iterable[Alternative], barred: Expression | None = None
    ) -> list[tuple[int, int]]:
        """Where it stands in a line, of which `able` are those alternatives that may.

        It says nothing where `barred` stands before it.
        """
        found = matches(able, line)
        if found and self.unless is not None and self.unless.stands_in(line):
            return []
        return [
            match.span() for match in found if barred is None or not barred.stands_in(line[: match.start()])
        ]


def line_of(text: str, at: int) -> str:
    """The line (one sentence of the letter) around a character."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def load_file(path: Path, kind: type[Kind]) -> Kind:
    """A YAML file as `kind`. Raises DataError when it is not one."""
    import yaml

    try:
        raw: Any = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return msgspec.convert(raw, kind)
    except (OSError, UnicodeDecodeError):
        raise DataError(
            str(path), None, None, "klartekst kan ikke læse filen.", "Gem den som UTF-8."
        ) from None
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
    """Wordings as one expression, macros filled in; None for none.

    Raises DataError for one that is written wrongly, and for one that asks for a line's end: it is looked for line by
    line, and would never be found.
    """
    if not wordings:
        return None
    made: list[Alternative] = []
    for wording in wordings:
        try:
            for pattern, needs in alternatives(kept_in_line(_fill(wording, macros))):
                _compiled(pattern)
                if not stays_in_line(pattern):
                    raise DataError(
                        str(path),
                        None,
                        wording,
                        "udtrykket går ud over sin linje.",
                        "Lad det blive i én sætning.",
                    )
                made.append(Alternative(pattern, needs, telling_pieces(needs)))
        except (re.error, KeyError) as error:
            raise DataError(
                str(path), None, wording, f"udtrykket er skrevet forkert ({error}).", "Ret det."
            ) from None
    return Expression(tuple(made))


def _fill(wording: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda found: f"(?:{_fill(macros[found[1]], macros)})", wording)
