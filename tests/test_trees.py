"""The parser is asked only for a subject that cannot be read word by word."""

from dataclasses import replace

import pytest

from klartekst.checker import Checker
from klartekst.danish.models import find
from klartekst.danish.pipeline import load
from klartekst.danish.trees import subject_span, trees
from klartekst.readers.plain_text import read
from klartekst.settings import OWN_MODEL, Settings

HEAVY = "Telefoniske henvendelser vedrørende afdragsvis betaling imødekommes ikke."


@pytest.mark.parametrize(
    ("words", "verb", "subject"),
    [
        ("Støtten til køb af særlige sko udbetales i maj .", "udbetales", "Støtten til køb af særlige sko"),
        ("I maj udbetales støtten .", "udbetales", "støtten"),
        ("Den plan , som godkendes , gælder nu .", "godkendes", None),
    ],
)
def test_the_subject_of_a_verb(words: str, verb: str, subject: str | None) -> None:
    """One unbroken phrase; a relative *som* is nobody's name."""
    tokens = words.split()
    span = subject_span(trees([tokens], find(OWN_MODEL))[0], tokens.index(verb))
    assert (span and " ".join(tokens[span[0] : span[1]])) == subject


def test_a_heavy_subject_is_rewritten_when_the_house_wants_the_parser() -> None:
    """With `[grammar] tree = true`; without it the passive is flagged and a question asked."""

    def texts(settings: Settings) -> list[str]:
        findings = Checker(settings).check(read(HEAVY.encode(), "-")).findings
        return [s.text for f in findings if f.rule == "s-passiv" for s in f.suggestions if s.text]

    assert "Vi imødekommer ikke telefoniske henvendelser vedrørende afdragsvis betaling" in texts(
        replace(Settings(), tree=True)
    )
    assert texts(Settings()) == []


def test_the_words_of_a_letter_are_forgotten() -> None:
    """A server reads new names in every letter: neither strings nor lexemes may pile up."""
    model = find(OWN_MODEL)
    vocabulary = load(model).vocab
    trees([["Sagen", "om", "Grønnegaard", "behandles", "."]], model)
    before = (set(vocabulary.strings), {each.orth for each in vocabulary})
    for number in range(20):
        (made,) = trees(
            [["Sagen", "om", f"Grønnegaard{number}", "behandles", "i", f"Nybølle{number}", "."]], model
        )
        assert made.words[2] == f"grønnegaard{number}"
    assert (set(vocabulary.strings), {each.orth for each in vocabulary}) == before
