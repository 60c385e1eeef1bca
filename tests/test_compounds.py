"""Compounds and their linking letters."""

import pytest

from klartekst.danish.compounds import split, stems


@pytest.mark.parametrize(
    "parts",
    [
        "funktion+s+evne+vurdering+s+skema",
        "ansøgning+s+skema",
        "bevilling+s+udvalg",
        "bolig+støtte",
        "ejendom+s+skat",
        "kontant+hjælp+s+modtager",
        "afgørelse+s+grundlag",
        "aflastning+s+ophold",
        "sag+s+nummer",
        "hus+leje",
        "pleje+hjem",
        "syge+dagpenge+modtagere",
        "part+s+høring+s+brev",
        "nat+te+liv",
        "person+skat+te+loven",
        "arbejd+s+skade+forsikring",
        "borger+rådgiver",
        "tilbagebetaling+s+krav",
        "lov+forslag",
        "barsel+s+dagpenge",
        "adresse+beskyttelse",
        "udlænding+e+loven",
    ],
)
def test_compounds_come_apart(parts: str) -> None:
    """Stems with -s-, -e- and doubled consonant, inflected or not."""
    assert split(parts.replace("+", "")) == tuple(parts.split("+"))


@pytest.mark.parametrize(
    "word",
    [
        "kontor",
        "formand",
        "forældre",
        "kommune",
        "kommunerne",
        "personale",
        "vejledning",
        "vejledningen",
        "orientering",
        "afgørelse",
        "myndigheder",
        "konkret",
        "natur",
        "kultur",
        "transport",
        "generation",
        "borgerlig",
        "frivillig",
        "fællesskab",
        "tilskud",
        "forvaltning",
        "bestemmelse",
        "tidspunktet",
        "redskab",
        "morgenen",
        "institutioner",
        "merudgift",
        "",
        "e-mail",
        "30-årig",
        "xqzwskema",
    ],
)
def test_simple_words_stay_whole(word: str) -> None:
    """Suffixes, prefixes and chance resemblances are no stems."""
    assert split(word) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Boligstøtten", ("bolig", "støtten")),
        ("natteliv", ("nat", "liv")),
        ("ansøgningsskema", ("ansøgning", "skema")),
        ("afgørelse", ("afgørelse",)),
    ],
)
def test_stems_leave_out_linking_letters(word: str, expected: tuple[str, ...]) -> None:
    """A simple word is its own stem."""
    assert stems(word) == expected
