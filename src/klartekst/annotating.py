"""What `klartekst annotate` and `klartekst clean` do: comments into a copy of the letter, and out again.

The letter itself is never changed, and a copy that somebody has worked in is never written over.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from klartekst.checkers import Checkers
from klartekst.complaining import complain
from klartekst.danish.numerals import counted
from klartekst.errors import ExitStatus, KlartekstError, UsageError
from klartekst.finding import Finding, Severity, Trust
from klartekst.readers.find import STANDARD_INPUT, find
from klartekst.readers.open import stored
from klartekst.reports.remarks import remarks
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import chosen
from klartekst.rewriting.edits import Edit
from klartekst.screen import fitted
from klartekst.writing.copies import SUFFIXES, Copy, free_target, open_copy
from klartekst.writing.files import CLEANED, copy_of, replace


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caseworker asked for. `date` is that of the comments, ISO 8601."""

    output: str | None
    tips: bool
    track: bool
    date: str


def annotate_letters(paths: Sequence[str], wishes: Wishes, settings: str | None) -> int:
    """Writes a copy with comments of each letter. Returns the exit status.

    Raises UsageError for wrong use, and DataError for settings that are wrong.
    """
    checkers = Checkers(settings)
    return _each(paths, wishes.output, lambda path: _annotate(path, wishes, checkers))


def clean_letters(paths: Sequence[str], output: str | None, *, in_place: bool) -> int:
    """Takes klartekst's comments out of letters, in a copy or `in_place`. Returns the exit status.

    Raises UsageError for wrong use.
    """
    if output and in_place:
        raise UsageError("--output og --in-place kan ikke bruges sammen.", "Vælg én af dem.")
    return _each(paths, output, lambda path: _clean(path, output, in_place=in_place))


def _each(paths: Sequence[str], output: str | None, work: Callable[[str], None]) -> int:
    if not paths:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil eller en mappe.")
    if STANDARD_INPUT in paths:
        raise UsageError("Kommentarer kan ikke skrives i standardinput.", "Skriv en fil eller en mappe.")
    gravest = ExitStatus.OK
    for path in dict.fromkeys(paths):
        try:
            letters = list(_letters(path))
            if output and len(letters) + len(paths) > 2:
                raise UsageError(
                    "--output kan kun bruges med ét brev.", "Udelad --output, eller vælg én fil."
                )
        except KlartekstError as error:
            gravest = _told(error, gravest)
            continue
        for letter in letters:
            try:
                _say(letter)
                work(letter)
            except KlartekstError as error:
                gravest = _told(error, gravest)
    return gravest


def _letters(path: str) -> Iterator[str]:
    """The letters meant by a path: of a folder those that can hold comments, and the folders that are closed."""
    for each in find((path,)):
        if each == path or Path(each).suffix.lower() in SUFFIXES or Path(each).is_dir():
            yield each


def _told(error: KlartekstError, gravest: ExitStatus) -> ExitStatus:
    complain(error)
    return max(gravest, error.status)


def _annotate(path: str, wishes: Wishes, checkers: Checkers) -> None:
    data = stored(path)
    copy = open_copy(data, path)
    target = free_target(path, wishes.output, copy_of(Path(path)))
    copy.remove_comments()
    checker = checkers.of(path)
    checked = checker.check(copy.letter)
    made = _tracked(copy, checked, wishes) if wishes.track else []
    done = [each for each in checked.findings if set(_edits(each)) & set(made)]
    count = copy.comment(remarks(checked, checkers.rules(), tips=wishes.tips, done=done), wishes.date)
    if made:
        changes = (
            "1 rettelse, som du kan godkende"
            if len(made) == 1
            else f"{len(made)} rettelser, som du kan godkende"
        )
        _say(f"  {changes} i Word.")
    if count or made:
        replace(target, copy.saved(as_copy=True), Path(path))
        comments = counted(count, "kommentar", "kommentarer")
        _say(f"  {comments} i »{target}«. Dit eget brev er ikke ændret.")
        _say("  Fjern kommentarerne igen med »klartekst clean«, før du sender brevet.")
    else:
        _say("  klartekst har ingen kommentarer til brevet. Der er ikke gemt nogen kopi.")
    _tell_of_tips(checked, wishes)


def _tracked(copy: Copy, checked: CheckedLetter, wishes: Wishes) -> list[Edit]:
    if not copy.tracks:
        _say("  klartekst sporer kun ændringer i Word-filer og skriver her kommentarer.")
        return []
    if copy.floating_letterhead:
        _say(
            "  Brevet har en tabel eller ramme ved siden af teksten. Nogle programmer viser gammel og ny tekst "
            "oven i hinanden i den slags breve, så klartekst retter ikke, men skriver kommentarer."
        )
        return []
    if copy.locked:
        _say("  Brevet er beskyttet mod ændringer, så klartekst retter ikke, men skriver kommentarer.")
        return []
    return copy.track(chosen(checked.findings), wishes.date)


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return chosen((finding,), {Trust.REPLACE})


def _tell_of_tips(checked: CheckedLetter, wishes: Wishes) -> None:
    tips = sum(finding.severity is Severity.TIP for finding in checked.findings)
    if tips and not wishes.tips:
        more = "én småting" if tips == 1 else f"{tips} småting"
        _say(f"  Du kan også se på {more}. Skriv --all for at få dem med.")


def _clean(path: str, output: str | None, *, in_place: bool) -> None:
    data = stored(path)
    copy = open_copy(data, path)
    count = copy.remove_comments()
    if not count:
        _say("  Der er ingen kommentarer fra klartekst.")
        return
    original = Path(path)
    beside = copy_of(original.with_stem(original.stem.removesuffix(".klartekst")), CLEANED)
    target = original if in_place else free_target(path, output, beside)
    replace(target, copy.saved(as_copy=False), original)
    gone = counted(count, "kommentar", "kommentarer")
    _say(f"  {gone} fra klartekst er fjernet i »{target}«.")


def _say(text: str) -> None:
    click.echo(fitted(text, sys.stdout))
