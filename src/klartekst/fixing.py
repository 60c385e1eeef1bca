"""What `klartekst fix` does: puts the safe suggestions in, shows each change, and keeps the letter's bytes.

Only suggestions that can stand as they are (`erstat`) go in by themselves; drafts (`omskriv`) go in one
by one, when the caseworker says yes. A second run changes nothing.
"""

import codecs
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from klartekst.changes import show
from klartekst.checker import Checker
from klartekst.checkers import Checkers
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter, UsageError
from klartekst.finding import Category, Trust
from klartekst.letter import Letter
from klartekst.readers.find import STANDARD_INPUT, find
from klartekst.readers.open import read
from klartekst.rewriting.apply import apply, chosen, widest
from klartekst.rewriting.offer import Edit
from klartekst.writing.files import COPY, copy_of, replace

ROUNDS = 60
"""Each round may uncover a word that another covered; letters settle in two or three."""

TEXT_FORMATS = frozenset({"txt", "md"})
DRAFTS = frozenset({Trust.REWRITE})
_GRAVITY = (ExitStatus.INTERNAL, ExitStatus.UNREADABLE, ExitStatus.USAGE, ExitStatus.OK)

Ask = Callable[[Sequence[str]], bool]
"""Shows the lines of a draft and says whether to put it in."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A letter's text when the edits are made, and how many they were."""

    text: str
    edits: int


def fix_letters(paths: Sequence[str], write: bool, drafts: bool, settings: str | None) -> int:
    """Mends letters, each by itself, and says what changed. Returns the exit status.

    Raises UsageError for wrong use, and DataError for settings that are wrong.
    """
    if not paths:
        raise UsageError(
            "Der er ikke valgt noget brev.", "Skriv en fil, en mappe eller - for standard input."
        )
    if write and STANDARD_INPUT in paths:
        raise UsageError("--write kan ikke bruges med standard input.", "Udelad --write, eller skriv en fil.")
    # The mended text of standard input is all that may stand on standard output.
    command = _Command(write, drafts, settings, aside=STANDARD_INPUT in paths)
    gravest = ExitStatus.OK
    for path in dict.fromkeys(paths):
        try:
            for each in _letters(path):
                gravest = _graver(gravest, command.fix(each))
        except KlartekstError as error:
            command.warn(error)
            gravest = _graver(gravest, error.status)
    return gravest


def settle(letter: Letter, checker: Checker) -> Fixed:
    """The letter's text with every safe suggestion put in, until none is left.

    Where wordings chase each other in a ring, the shortest text of the ring is taken; a letter that never
    comes to rest is left as it is.
    """
    seen = [letter.text]
    edits = 0
    current = letter
    for _ in range(ROUNDS):
        wanted = chosen(checker.check(current).findings)
        text = apply(current.text, wanted)
        if text == current.text:
            return Fixed(text, edits)
        edits += len(wanted)
        if text in seen:
            return Fixed(min(seen[seen.index(text) :], key=lambda each: (len(each), each)), edits)
        seen.append(text)
        if letter.format not in TEXT_FORMATS:
            return Fixed(text, edits)  # the blocks of a Word file cannot be found again in bare text
        current = reread(letter, text)
    return Fixed(letter.text, 0)


def with_drafts(letter: Letter, checker: Checker, ask: Ask) -> Fixed:
    """The letter's text with the drafts put in that `ask` says yes to, and then the safe suggestions.

    One question a place: a draft that mends a whole sentence is asked about, and those inside it are not.
    """
    yes: list[Edit] = []
    for edit in widest(edit for each in checker.check(letter).findings for edit in chosen((each,), DRAFTS)):
        if ask(show(letter.text, apply(letter.text, (edit,)), colour=_colour(sys.stdout))):
            yes.append(edit)
    if not yes:
        return Fixed(letter.text, 0)
    settled = settle(reread(letter, apply(letter.text, yes)), checker)
    return Fixed(settled.text, settled.edits + len(yes))


def reread(letter: Letter, text: str) -> Letter:
    """A letter of plain text or Markdown with another text."""
    from klartekst.readers import markdown, plain_text

    if letter.format == "md":
        return markdown.from_text(text, letter.path)
    return plain_text.letter(text, letter.path)


class _Command:
    """One run of the command over several letters."""

    def __init__(self, write: bool, drafts: bool, settings: str | None, *, aside: bool) -> None:
        self.write = write
        self.drafts = drafts
        self.aside = aside
        self._checkers = Checkers(settings)

    def fix(self, path: str) -> ExitStatus:
        """Mends one letter. Raises KlartekstError when it cannot be read or written."""
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else None
        letter = read(path, io.BytesIO(data) if data is not None else None)
        fixed = settle(letter, checker := self._checkers.of(path))
        if letter.format not in TEXT_FORMATS:
            self._explain_word(letter, fixed)
            return ExitStatus.OK
        if data is None:
            data = Path(path).read_bytes()
        self._say(click.style("standard input" if path == STANDARD_INPUT else path, bold=self._colour()))
        self._show(letter.text, fixed.text)
        if self.drafts:
            more = with_drafts(reread(letter, fixed.text), checker, self._ask)
            fixed = Fixed(more.text, fixed.edits + more.edits)
        self._store(path, letter, data, fixed)
        self._say_what_is_mixed(letter, fixed, checker)
        return ExitStatus.OK

    def warn(self, error: KlartekstError) -> None:
        click.echo(f"klartekst: {error}", err=True)

    def _store(self, path: str, letter: Letter, data: bytes, fixed: Fixed) -> None:
        if path == STANDARD_INPUT:
            sys.stdout.buffer.write(encoded(fixed.text, letter, data))
            sys.stdout.buffer.flush()
            return
        if fixed.text == letter.text:
            self._say(
                "  Der er ikke noget, som klartekst kan rette alene. Se forslagene med »klartekst check«."
            )
            return
        target = Path(path) if self.write else copy_of(Path(path))
        replace(target, encoded(fixed.text, letter, data), Path(path))
        count = "1 rettelse" if fixed.edits == 1 else f"{fixed.edits} rettelser"
        if self.write:
            self._say(f"  {count} i »{path}«.")
        else:
            self._say(f"  {count}. Kopien er gemt som »{target}«. Dit eget brev er ikke ændret.")

    def _say_what_is_mixed(self, letter: Letter, fixed: Fixed, checker: Checker) -> None:
        """Tells where the letter now mixes what it did not mix before: *du* and a *Deres* that nobody can place."""
        if fixed.text == letter.text:
            return
        before = {each.rule for each in checker.check(letter).findings}
        for each in checker.check(reread(letter, fixed.text)).findings:
            if each.category is Category.CONSISTENCY and each.rule not in before:
                self._say(f"  {each.message} Ret resten selv.")

    def _explain_word(self, letter: Letter, fixed: Fixed) -> None:
        self._say(click.style(letter.path, bold=self._colour()))
        kind = "Word-filer" if letter.format == "docx" else "den slags filer"
        self._say(f"  klartekst kan ikke rette i {kind} endnu. Filen er ikke ændret.")
        if fixed.text == letter.text:
            self._say(
                "  Der er ikke noget, som klartekst kan rette alene. Se forslagene med »klartekst check«."
            )
            return
        self._say("  Ret selv disse steder:")
        self._show(letter.text, fixed.text)

    def _show(self, old: str, new: str) -> None:
        for line in show(old, new, colour=self._colour()):
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
        click.echo(text, err=self.aside)

    def _colour(self) -> bool:
        return _colour(sys.stderr if self.aside else sys.stdout)


def encoded(text: str, letter: Letter, data: bytes) -> bytes:
    """The text as bytes in the encoding that `data`, the letter's file, is written in.

    Raises UnreadableLetter when the file cannot be written back exactly, or not with these letters.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return mark + text.encode(name)
    for name in ("utf-8", "cp1252"):
        try:
            if letter.text.encode(name) == data:
                return text.encode(name)
        except UnicodeEncodeError:
            continue
    raise UnreadableLetter(
        f"Filen »{letter.path}« har tegn, som klartekst ikke kan gemme igen, som de var.",
        "Gem filen som UTF-8-tekst, og prøv igen.",
    )


def _letters(path: str) -> Iterator[str]:
    """The letters meant by a path; mended copies in a folder are passed over."""
    for each in find((path,)):
        if each == path or not Path(each).stem.endswith(COPY):
            yield each


def _graver(one: ExitStatus, other: ExitStatus) -> ExitStatus:
    return next(each for each in _GRAVITY if each in (one, other))


def _colour(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())
