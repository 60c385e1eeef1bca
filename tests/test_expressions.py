"""Expressions that are compiled when they are first used."""

import re

import pytest

from klartekst.expressions import late


def test_it_finds_what_a_compiled_one_finds() -> None:
    """At its first use and at every other, flags included."""
    one = late(r"frist\w*", re.IGNORECASE)
    assert [one.findall(text) for text in ("Fristen er kort.", "Din frist", "nej")] == [
        ["Fristen"],
        ["frist"],
        [],
    ]
    assert one.sub("dato", "Fristen") == "dato"


def test_a_wrong_one_is_told_of_at_its_first_use() -> None:
    """Nothing is compiled before."""
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")
