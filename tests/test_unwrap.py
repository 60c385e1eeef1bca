"""An opening phrase goes, and its *at*-clause becomes a sentence in the order of a main clause."""

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.rewriting.fitting.unwrap import turned_back, unwrapped
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def alone(text: str) -> str | None:
    """The sentence without its opening phrase, None when it is left as it is."""
    analysis = CHECKER.analyse(read(text.encode(), "-"))
    tokens = analysis.sentences[0].tokens
    at = next(place for place, token in enumerate(tokens) if token.norm == "at")
    made = unwrapped(tokens, at, analysis.lexicon)
    return made.text + text[tokens[made.end - 1].end :] if made else None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Det bemærkes, at hjælpen er skattepligtig.", "Hjælpen er skattepligtig."),
        ("Det kan oplyses, at du ikke kan få pladsen.", "Du kan ikke få pladsen."),
        ("Det bemærkes, at planen også gælder dit barn.", "Planen gælder også dit barn."),
        ("Det bemærkes, at der stadig mangler en underskrift.", "Der mangler stadig en underskrift."),
        ("Det skal nævnes, at vi aldrig ringer om aftenen.", "Vi ringer aldrig om aftenen."),
    ],
)
def test_the_clause_stands_alone(text: str, sentence: str) -> None:
    """The finite verb comes second, *ikke* and its like behind it."""
    assert alone(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Det kan oplyses, at køen er lang, og at du er nummer to.",
        "Det bemærkes, at de personer, der har søgt, ikke får svar i dag.",
        "Det bemærkes, at kommunen i særlige tilfælde kan hjælpe.",
        "Vi beder om at få svar.",
    ],
)
def test_left_as_it_is(text: str) -> None:
    """A second *at*, a torn clause, a phrase before the verb, an infinitive: nothing is sure."""
    assert alone(text) is None


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Som nævnt skal du sende skemaet.", 2, "Du skal sende skemaet."),
        ("Som bekendt lukker hallen kl. 22.", 2, "Hallen lukker kl. 22."),
        ("Helt konkret, betyder det en ny tid.", 2, "Det betyder en ny tid."),
        ("Som nævnt er hjælpen til rengøring gratis.", 2, None),
        ("Som nævnt: Du skal svare.", 2, None),
    ],
)
def test_verb_and_subject_change_places(text: str, words: int, sentence: str | None) -> None:
    """Where an opening phrase goes, the subject comes first again; not where its end is unsure."""
    analysis = CHECKER.analyse(read(text.encode(), "-"))
    tokens = analysis.sentences[0].tokens
    made = turned_back(tokens, words, analysis.lexicon)
    assert (made.text + text[tokens[made.end - 1].end :] if made else None) == sentence
