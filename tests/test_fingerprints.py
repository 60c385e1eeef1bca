"""A finding keeps all that it holds when it gets its fingerprint."""

from dataclasses import fields

import pytest
from shipped import checker

from klartekst.finding import Category, Finding, Severity, Suggestion
from klartekst.readers.plain_text import read
from klartekst.rules.fingerprints import with_fingerprints

FOUND = Finding(
    rule="ordliste",
    category=Category.JARGON,
    severity=Severity.TIP,
    message="Et fagord.",
    start=3,
    end=7,
    suggestions=(Suggestion.advice("Forklar det."),),
    principles=("aarhus-1",),
    entry="fagord",
)
GIVEN = {"fingerprint"}


@pytest.mark.parametrize(("bare", "left_out"), [(False, set()), (True, {"suggestions"})])
def test_all_else_stays_as_it_was(bare: bool, left_out: set[str]) -> None:
    """Each is made anew field by field, so a field that is added could be forgotten there."""
    analysis = checker().analyse(read(b"Vi kalder det et fagord.", "-"))
    (named,) = with_fingerprints([FOUND], analysis, bare=bare)
    kept = {each.name for each in fields(Finding)} - GIVEN - left_out
    assert all(getattr(FOUND, name) for name in kept)
    assert {name: getattr(named, name) for name in kept} == {name: getattr(FOUND, name) for name in kept}
    assert len(named.fingerprint) == 16
    assert not any(getattr(named, name) for name in left_out)
