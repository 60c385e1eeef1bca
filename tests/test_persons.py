"""Who is a human being, told by the noun alone."""

import pytest

from klartekst.rewriting.others import is_person

PERSONS = [
    "læge",
    "sagsbehandler",
    "kloakmester",
    "konsulent",
    "terapeut",
    "ansøger",
    "pårørende",
    "leverandør",
    "medlem",
]
THINGS = [
    "kælder",
    "vandmåler",
    "frist",
    "dør",
    "procent",
    "alder",
    "abonnement",
    "restaurant",
    "badekar",
    "skema",
]


@pytest.mark.parametrize("noun", PERSONS)
def test_a_noun_for_a_human_being_is_a_person(noun: str) -> None:
    """By a list, and by the ending of those who act."""
    assert is_person(noun)


@pytest.mark.parametrize("noun", THINGS)
def test_a_thing_with_the_ending_of_a_person_is_none(noun: str) -> None:
    """*frist* is no *jurist*, *dør* no *leverandør*."""
    assert not is_person(noun)
