"""What `klartekst accept` does: findings of a rule in a letter are accepted, with a reason."""

from pathlib import Path

import click

from klartekst.checkers import Checkers
from klartekst.danish.numerals import counted
from klartekst.errors import ExitStatus, UsageError
from klartekst.readers.open import read_each
from klartekst.text_files import did_you_mean
from klartekst.waivers import read_waivers


def accept(path: str, rule: str, reason: str, words: str | None, waivers: str, settings: str | None) -> int:
    """Accepts the findings of `rule` in the letters at `path`, only those on `words` when given.

    Raises UsageError when there is no such rule, when it finds nothing there, and when there is no reason.
    """
    if not reason.strip():
        raise UsageError("Der er ingen begrundelse.", "Skriv den efter --reason, så andre kan forstå valget.")
    checker = Checkers(settings).of(path)
    names = {each.id for each in checker.rules}
    if rule not in names:
        raise UsageError(f"Reglen »{rule}« findes ikke.", did_you_mean(rule, names))
    file = Path(waivers)
    known = read_waivers(file)
    found = added = 0
    for letter in read_each(path, apart=True):
        for finding in checker.check(letter).findings:
            text = letter.text[finding.start or 0 : finding.end or 0].casefold()
            if finding.rule == rule and (words is None or words.casefold() in text):
                found += 1
                added += known.add(finding, reason.strip())
    if not found:
        raise UsageError(
            f"Reglen »{rule}« finder ikke noget at acceptere i filen.",
            "Se fundene med klartekst check --all.",
        )
    known.write(file)
    places = counted(added, "sted", "steder")
    click.echo(f"Accepteret: {places}. Noteret i {file}.")
    return ExitStatus.OK
