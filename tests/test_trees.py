"""The parser is asked only for a subject that cannot be read word by word."""

from dataclasses import replace

import pytest

from klartekst.checker import Checker
from klartekst.danish.trees import subject_span, tree
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

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
    doc = tree(tokens)
    assert doc is not None
    span = subject_span(doc, tokens.index(verb))
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
