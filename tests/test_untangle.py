"""Torn sentences are put together again, and stacked conditions are shown as the list they could be."""

import pytest

from klartekst.checker import Checker
from klartekst.danish.sentences import Sentence
from klartekst.readers.plain_text import read
from klartekst.rewriting.splitting.condition_list import condition_list
from klartekst.rewriting.splitting.insertions import untorn
from klartekst.settings import Settings

CHECKER = Checker(Settings())
LEXICON = CHECKER.analyse(read(b"Hej.", "-")).lexicon


def sentence(text: str) -> Sentence:
    """The one sentence of a text, taken apart."""
    return CHECKER.analyse(read(text.encode(), "-")).sentences[0]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Kommunen kan, når særlige forhold taler for det, yde hjælp til en tand.",
            "Kommunen kan yde hjælp til en tand, når særlige forhold taler for det.",
        ),
        (
            "Vi har, fordi du ikke har svaret os, lukket din sag.",
            "Vi har lukket din sag, fordi du ikke har svaret os.",
        ),
        (
            "Du må ikke, hvis du er syg, komme til mødet.",
            "Du må ikke komme til mødet, hvis du er syg.",
        ),
    ],
)
def test_a_condition_goes_behind_the_verb(text: str, whole: str) -> None:
    """The auxiliary gets its verb, and the condition stands last."""
    assert untorn(sentence(text).tokens, LEXICON) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Den borger, der har søgt, får svar på fredag.",
        "Du kan få hjælp, hvis du bor alene.",
        "Vi kan, hvis du flytter, stoppe hjælpen, medmindre du beder om andet.",
        "Vi har den 3. maj, som er en fredag, lukket.",
    ],
)
def test_other_sentences_are_not_moved(text: str) -> None:
    """A relative clause says which one is meant; with more behind the verb nothing is sure."""
    assert untorn(sentence(text).tokens, LEXICON) is None


def test_stacked_conditions_as_lines() -> None:
    """Each condition without its *hvis*, abbreviations with their stop."""
    text = "Du kan få støtte, hvis du bor alene, hvis du har under 10.000 kr., og hvis du er over 18 år."
    assert condition_list(sentence(text).tokens, LEXICON) == (
        "Du kan få støtte",
        ("du bor alene", "du har under 10.000 kr.", "du er over 18 år"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Du kan få støtte, hvis du bor alene, medmindre du har penge i banken.",
        "Du kan få støtte, hvis du bor alene, eller hvis du er over 18 år.",
        "Du kan få støtte, hvis du bor alene.",
    ],
)
def test_exceptions_and_choices_are_no_list(text: str) -> None:
    """Only conditions that must all be fulfilled can stand under each other."""
    assert condition_list(sentence(text).tokens, LEXICON) is None
