"""Long compounds said in several words, and the compounds that nobody should take apart."""

import pytest

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.resources import lexicons_folder
from klartekst.rewriting.compound_phrase import CompoundPhrases

PHRASES = CompoundPhrases.load(lexicons_folder())


@pytest.mark.parametrize(
    ("compound", "phrase"),
    [
        ("merudgiftsberegningsskema", "{skema} til at beregne merudgifter"),
        ("sprogvurderingsskema", "{skema} til sprogvurdering"),
        ("hjælpemiddelbehovsvurdering", "{vurdering} af behov for hjælpemidler"),
        ("arealanvendelseserklæring", "{erklæring} om brug af arealet"),
        ("byggetilladelsesforlængelse", "{forlængelse} af byggetilladelse"),
        ("udbetalingsoversigt", "{oversigt} over udbetalinger"),
        ("kulturtilskudsfordelingsplan", "{plan} for fordeling af kulturtilskud"),
    ],
)
def test_the_rest_follows_its_head_with_the_preposition_of_the_head(compound: str, phrase: str) -> None:
    """A thing and an act are led in differently; several stand in the plural, a mass stands bare."""
    assert PHRASES.phrase(compound, Lexicon.open()) == phrase


def test_a_front_with_a_wording_of_its_own_takes_that_wording() -> None:
    """The lists are not said twice: *kørselsgodtgørelse* has its line in compounds.tsv."""
    phrase = PHRASES.phrase("kørselsgodtgørelsesblanket", Lexicon.open())
    assert phrase == "{blanket} om betaling for at køre i egen bil"


@pytest.mark.parametrize(
    "compound",
    [
        "politianmeldelse",  # to the police, not of them
        "principafgørelse",
        "realitetsbehandling",
        "vintervedligeholdelsesplan",  # when
        "brugerundersøgelsesrapport",  # of whom, by whom
        "rusmiddelbehandling",  # against, not of
        "arbejdsgiveransvarsforsikring",
        "merudgiftsydelse",  # the name of a benefit
        "xylofonberegningsskemaer",  # no base form
        "kommune",
    ],
)
def test_what_may_be_read_otherwise_is_left(compound: str) -> None:
    """Silence before a wrong suggestion."""
    assert PHRASES.phrase(compound, Lexicon.open()) is None


def test_no_head_leads_into_a_gap() -> None:
    """Every line says how at least one kind of rest follows, with a preposition."""
    for head in PHRASES.heads.values():
        assert head.thing or head.act, head.noun
        for link in (head.thing, head.act):
            assert link.removesuffix(" at") in listed("om til for af på i med over mod") | {""}, head.noun
        assert head.place in {"yderst", "inde", "begge"}, head.noun
