"""An explanation in parentheses has the number and the word class of what it explains."""

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def glossed(text: str) -> list[str]:
    """The text with each explanation put in."""
    return [
        text[: each.start] + each.text + text[each.end :]
        for finding in CHECKER.check(read(text.encode(), "-")).findings
        if finding.rule == "forklar-foerste-gang"
        for each in finding.suggestions
        if each.text is not None
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Skemaet er til begge forældremyndighedsindehavere.",
            "Skemaet er til begge forældremyndighedsindehavere (dem, der har forældremyndigheden).",
        ),
        (
            "Sagen er hjemvist.",
            "Sagen er hjemvist (at hjemvise betyder at sende sagen tilbage, så kommunen skal behandle den igen).",
        ),
        (
            "Kommunen vil inddrive, det du skylder.",
            "Kommunen vil inddrive (kræve gæld betalt), det du skylder.",
        ),
        ("Du har fået en værge.", "Du har fået en værge (en person, der er valgt til at handle for dig)."),
    ],
)
def test_the_explanation_fits_the_form(before: str, after: str) -> None:
    """Several persons are *dem, der*; a form of a verb is explained by its infinitive."""
    assert after in glossed(before)


def test_one_thing_does_not_explain_several() -> None:
    """*Merudgifterne (ekstra udgift …)* would be wrong Danish: the writer gets the words as advice."""
    assert glossed("Merudgifterne skal godkendes først.") == []
