"""Dates as Danish letters write them."""

from datetime import date

import pytest

from klartekst.danish.dates import dates


@pytest.mark.parametrize(
    "written",
    [
        "3. maj 2026",
        "3 maj 2026",
        "3. MAJ 2026",
        "03.05.2026",
        "3.5.26",
        "3/5-2026",
        "3-5-2026",
        "2026-05-03",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    """Municipal letters use all of these."""
    text = f"Svar senest den {written}, tak."
    (found,) = dates(text)
    assert found.day == date(2026, 5, 3)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("written", ["1. sept. 2026", "1. sep. 2026", "1. september 2026"])
def test_months_may_be_cut_short(written: str) -> None:
    """*sept.* is the form that Retskrivningsordbogen gives; systems cut at three letters."""
    assert [each.day for each in dates(written)] == [date(2026, 9, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "den 3. maj",
        "30. februar 2026",
        "kl. 10.30-11.15",
        "telefon 12.34.56.78",
        "sag 26/1093-2",
        "§ 3, stk. 5, i lov nr. 10 af 2026",
        "31.02.2026",
    ],
)
def test_what_says_no_day_is_passed_over(text: str) -> None:
    """No year, no such day, or another kind of number."""
    assert not list(dates(text))
