"""What `klartekst fix` does: puts the safe suggestions in, shows each change, and keeps the letter's bytes.

Only suggestions that can stand as they are (`erstat`) go in by themselves; drafts (`omskriv`) go in one
by one, when the caseworker says yes. A second run changes nothing.
"""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from klartekst.changes import show
from klartekst.checker import Checker
from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.danish.numerals import counted
from klartekst.errors import ExitStatus, KlartekstError, UsageError
from klartekst.finding import Category, Trust
from klartekst.letter import Letter
from klartekst.readers.find import STANDARD_INPUT, find
from klartekst.readers.open import read, stored
from klartekst.rewriting.apply import apply, chosen, widest
from klartekst.rewriting.edits import Edit
from klartekst.screen import columns, fitted
from klartekst.writing.copies import free_target
from klartekst.writing.files import COPY, copy_of, replace
from klartekst.writing.manuscript import TEXT_FORMATS, Manuscript, manuscript

ROUNDS = 60
"""Each round may uncover a word that another covered; letters settle in two or three."""

DRAFTS = frozenset({Trust.REWRITE})

Ask = Callable[[Sequence[str]], bool]
"""Shows the lines of a draft and says whether to put it in."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A letter when the edits are made, and how many they were."""

    manuscript: Manuscript
    edits: int

    @property
    def text(self) -> str:
        """The letter's text now."""
        return self.manuscript.letter.text


def fix_letters(paths: Sequence[str], settings: str | None, *, write: bool, drafts: bool) -> int:
    """Mends letters, each by itself, and says what changed. Returns the exit status.

    Raises UsageError for wrong use, and DataError for settings that are wrong.
    """
    if not paths:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil, en mappe eller - for standardinput.")
    if write and STANDARD_INPUT in paths:
        raise UsageError("--write kan ikke bruges med standardinput.", "Udelad --write, eller skriv en fil.")
    # The mended text of standard input is all that may stand on standard output.
    command = _Command(settings, write=write, drafts=drafts, aside=STANDARD_INPUT in paths)
    gravest = ExitStatus.OK
    for path in dict.fromkeys(paths):
        try:
            for each in _letters(path):
                gravest = max(gravest, command.fix(each))
        except KlartekstError as error:
            complain(error)
            gravest = max(gravest, error.status)
    return gravest


def settle(start: Manuscript, checker: Checker) -> Fixed:
    """The letter with every safe suggestion put in that can be, until none is left.

    Where wordings chase each other in a ring, the shortest text of the ring is taken; a letter that never
    comes to rest is left as it is.
    """
    seen = [start]
    edits = 0
    for _ in range(ROUNDS):
        now, made = seen[-1].edited(chosen(checker.check(seen[-1].letter).findings))
        texts = [each.letter.text for each in seen]
        if now.letter.text == texts[-1]:
            return Fixed(seen[-1], edits)
        edits += made
        if now.letter.text in texts:
            ring = seen[texts.index(now.letter.text) :]
            return Fixed(min(ring, key=lambda each: (len(each.letter.text), each.letter.text)), edits)
        seen.append(now)
    return Fixed(start, 0)


def with_drafts(start: Manuscript, checker: Checker, ask: Ask) -> Fixed:
    """The letter with the drafts put in that `ask` says yes to, and then the safe suggestions.

    One question a place: a draft that mends a whole sentence is asked about, and those inside it are not.
    """
    text = start.letter.text
    yes: list[Edit] = []
    findings = checker.check(start.letter).findings
    for edit in widest(edit for each in findings for edit in chosen((each,), DRAFTS)):
        if ask(show(text, apply(text, (edit,)), colour=sys.stdout.isatty(), width=columns(sys.stdout))):
            yes.append(edit)
    if not yes:
        return Fixed(start, 0)
    drafted, made = start.edited(yes)
    settled = settle(drafted, checker)
    return Fixed(settled.manuscript, settled.edits + made)


class _Command:
    """One run of the command over several letters."""

    def __init__(self, settings: str | None, *, write: bool, drafts: bool, aside: bool) -> None:
        self.write = write
        self.drafts = drafts
        self.aside = aside
        self._checkers = Checkers(settings)

    def fix(self, path: str) -> ExitStatus:
        """Mends one letter. Raises KlartekstError when it cannot be read or written."""
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else stored(path)
        letter = read(path, io.BytesIO(data) if path == STANDARD_INPUT else None, apart=True)
        checker = self._checkers.of(path)
        start = manuscript(letter, data)
        fixed = settle(start, checker)
        self._say(
            click.style("standardinput" if path == STANDARD_INPUT else path, bold=self._screen().isatty())
        )
        self._show(letter.text, fixed.text)
        if self.drafts:
            more = with_drafts(fixed.manuscript, checker, self._ask)
            fixed = Fixed(more.manuscript, fixed.edits + more.edits)
        self._store(path, start, data, fixed)
        self._say_what_is_mixed(letter, fixed, checker)
        self._say_what_is_left(fixed, checker)
        return ExitStatus.OK

    def _store(self, path: str, start: Manuscript, data: bytes, fixed: Fixed) -> None:
        changed = fixed.text != start.letter.text
        if path == STANDARD_INPUT:
            sys.stdout.buffer.write(fixed.manuscript.stored(as_copy=True) if changed else data)
            sys.stdout.buffer.flush()
            return
        if not changed:
            self._say(
                "  Der er ikke noget, som klartekst kan rette alene. Se forslagene med »klartekst check«."
            )
            return
        original = Path(path)
        target = original if self.write else copy_of(original)
        if not self.write and start.letter.format not in TEXT_FORMATS:
            target = free_target(path, None, target)
        replace(target, fixed.manuscript.stored(as_copy=not self.write), original)
        count = counted(fixed.edits, "rettelse", "rettelser")
        if self.write:
            self._say(f"  {count} i »{path}«.")
        else:
            self._say(f"  {count}. Kopien er gemt som »{target}«. Dit eget brev er ikke ændret.")

    def _say_what_is_mixed(self, letter: Letter, fixed: Fixed, checker: Checker) -> None:
        """Tells where the letter now mixes what it did not mix before: *du* and a *Deres* that nobody can place."""
        if fixed.text == letter.text:
            return
        before = {each.rule for each in checker.check(letter).findings}
        for each in checker.check(fixed.manuscript.letter).findings:
            if each.category is Category.CONSISTENCY and each.rule not in before:
                self._say(f"  {each.message} Ret resten selv.")

    def _say_what_is_left(self, fixed: Fixed, checker: Checker) -> None:
        """Tells of the safe words that a document keeps: in fields, links, headers and tracked changes."""
        left = chosen(checker.check(fixed.manuscript.letter).findings)
        if left:
            self._say("  Disse steder står i felter, links, sidehoveder eller lignende. Ret dem selv:")
            self._show(fixed.text, apply(fixed.text, left))

    def _show(self, old: str, new: str) -> None:
        screen = self._screen()
        for line in show(old, new, colour=screen.isatty(), width=columns(screen)):
            self._say(line)

    def _ask(self, lines: Sequence[str]) -> bool:
        """Whether the caseworker says yes to a draft; nobody at a terminal is a no."""
        if not sys.stdin.isatty() or self.aside:
            return False
        for line in lines:
            self._say(line)
        click.echo("  Skal klartekst rette det? [j/N] ", nl=False)
        return sys.stdin.readline().strip().casefold() in {"j", "ja"}

    def _say(self, text: str) -> None:
        click.echo(fitted(text, self._screen()), err=self.aside)

    def _screen(self) -> TextIO:
        return sys.stderr if self.aside else sys.stdout


def _letters(path: str) -> Iterator[str]:
    """The letters meant by a path; mended copies in a folder are passed over."""
    for each in find((path,)):
        if each == path or not Path(each).stem.endswith(COPY):
            yield each
