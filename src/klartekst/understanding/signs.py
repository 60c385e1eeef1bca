"""Reads the wordings by which letters give themselves away: `rules/letter-types.yaml`, `rules/elements.yaml`.

A wording is a regular expression, read without regard to capitals; `<dato>` in it stands for the macro of
that name in the same file. Nothing in it leaves the sentence: neither a dot nor `\\s`, `\\W` or `[^,]`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from klartekst.errors import DataError
from klartekst.understanding.literals import (
    Haystack,
    Needs,
    alternatives,
    kept_in_line,
    stays_in_line,
    telling_grams,
)
from klartekst.understanding.reading import ReadingText

Kind = TypeVar("Kind")
_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


class Alternative(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression and what a text must hold for it to match there (see `literals`), also by its `grams`.

    `in_line` when a match surely lies in one line: it is then looked for in those lines alone that may have it.
    """

    pattern: str
    needs: Needs
    grams: tuple[frozenset[str], ...]
    in_line: bool

    def may_stand_in(self, letter: Haystack) -> bool:
        """Whether it may match anywhere in a letter: most do not, and few are looked for in its parts."""
        return not any(each.isdisjoint(letter.grams) for each in self.grams) and self.may_match(letter.folded)

    def may_match(self, folded: str, start: int = 0, end: int | None = None) -> bool:
        """Whether it may match in `folded[start:end]`, a text without regard to capitals: a cheap look first."""
        for texts in self.needs:
            for each in texts:
                if folded.find(each, start, end) >= 0:
                    break
            else:
                return False
        return True

    def search(self, text: ReadingText, at: int = 0) -> re.Match[str] | None:
        """Its first match from `at` on in the sentences of a letter, a line each."""
        folded = text.folded
        if not (self.in_line and self.needs and len(folded) == len(text.text)):
            return _compiled(self.pattern).search(text.text, at) if self.may_match(folded, at) else None
        while True:
            places = [place for each in self.needs[0] if (place := folded.find(each, at)) >= 0]
            if not places:
                return None
            start = max(at, folded.rfind("\n", at, min(places)) + 1)
            end = folded.find("\n", start)
            end = end if end >= 0 else len(folded)
            if self.may_match(folded, start, end):
                match = _compiled(self.pattern).search(text.text, start, end)
                if match is not None:
                    return match
            at = end + 1


class Expression(msgspec.Struct, frozen=True, array_like=True):
    """A regular expression by its alternatives, each compiled when it may match for the first time."""

    alternatives: tuple[Alternative, ...]

    def narrowed(self, letter: Haystack) -> "Expression":
        """The same with those alternatives alone that may match somewhere in a letter."""
        return Expression(tuple(each for each in self.alternatives if each.may_stand_in(letter)))

    def stands_in(self, text: str) -> bool:
        """Whether it matches anywhere in a text."""
        folded = text.casefold()
        return any(
            each.may_match(folded) and _compiled(each.pattern).search(text) is not None
            for each in self.alternatives
        )

    def matches(self, text: ReadingText) -> list[re.Match[str]]:
        """Its matches in the sentences of a letter, as one expression finds them: none inside another."""
        ahead = [(match, each) for each in self.alternatives if (match := each.search(text)) is not None]
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


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


class Sign(msgspec.Struct, frozen=True):
    """One wording, ready to look for; a sentence that holds `unless` is none."""

    find: Expression
    unless: Expression | None = None

    def narrowed(self, letter: Haystack) -> "Sign | None":
        """The same for one letter, with less to look for; None when it cannot stand there."""
        find = self.find.narrowed(letter)
        return Sign(find, self.unless) if find.alternatives else None

    def spans(self, text: ReadingText, barred: Expression | None = None) -> list[tuple[int, int]]:
        """Where it stands in the letter; it says nothing where `barred` stands before it in its sentence."""
        return [text.span(*place) for place in self.places(text, barred)]

    def places(self, text: ReadingText, barred: Expression | None = None) -> list[tuple[int, int]]:
        """The same as places in the text itself."""
        found = []
        for match in self.find.matches(text):
            line = line_of(text.text, match.start())
            if self.unless is not None and self.unless.stands_in(line):
                continue
            if barred is not None and barred.stands_in(before(text.text, match.start())):
                continue
            found.append(match.span())
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
    """Wordings as one expression, macros filled in; None for none. Raises DataError."""
    if not wordings:
        return None
    made: list[Alternative] = []
    for wording in wordings:
        try:
            for pattern, needs in alternatives(kept_in_line(_fill(wording, macros))):
                _compiled(pattern)
                made.append(Alternative(pattern, needs, telling_grams(needs), stays_in_line(pattern)))
        except (re.error, KeyError) as error:
            raise DataError(
                str(path), None, wording, f"udtrykket er skrevet forkert ({error}).", "Ret det."
            ) from None
    return Expression(tuple(made))


def _fill(wording: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda found: f"(?:{_fill(macros[found[1]], macros)})", wording)
