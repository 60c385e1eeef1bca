"""Nouns that name an act are told from things, and a clause folded into one is found at the head of a sentence."""

import pytest
from test_clauses import LEXICON, tokens_of

from klartekst.danish.closed_classes import listed
from klartekst.danish.verbal_nouns import hidden_clause, is_verbal

ACTS = listed(
    "fakturering indbetaling systemgennemgang rykning forseelse levering leverandørskift afbud politianmeldelse "
    "indfrielse modtagelse vurdering fraflytning udmelding sanktionering udeblivelse overtrædelse opsigelse"
)
THINGS = listed(
    "bygning forening regning tegning afdeling stilling forsikring oplysning afgørelse sygdom brand rådhus "
    "kommune spørgsmål undervisning uddannelse værelse"
)


@pytest.mark.parametrize("noun", sorted(ACTS))
def test_an_act_is_told_by_its_verb(noun: str) -> None:
    """The verb in the noun is known."""
    assert is_verbal(tokens_of(f"Vi ser en {noun}.")[3], LEXICON)


@pytest.mark.parametrize("noun", sorted(THINGS))
def test_things_and_places_are_no_acts(noun: str) -> None:
    """They only end like one."""
    assert not is_verbal(tokens_of(f"Vi ser en {noun}.")[3], LEXICON)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Ved telefonisk rykning kan svaret trække ud.", "Ved telefonisk rykning"),
        ("Efter gentagne overtrædelser lukker vi.", "Efter gentagne overtrædelser"),
        ("Ved indgangen står en vagt.", None),
        ("Ved bygningen er der plads.", None),
        ("Du får hjælp ved indflytning.", None),
        ("Ved den sidste vurdering talte vi om det.", None),
    ],
)
def test_a_folded_clause_stands_in_front(sentence: str, phrase: str | None) -> None:
    """Further on the phrase may belong to another word."""
    tokens = tokens_of(sentence)
    found = [
        " ".join(token.text for token in tokens[start : at + 1])
        for at in range(len(tokens))
        if (start := hidden_clause(tokens, at, LEXICON)) is not None
    ]
    assert found == ([phrase] if phrase else [])
