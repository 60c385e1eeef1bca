"""What is known of words: looked up once, and forgotten with the letter unless everybody uses them."""

import pytest

from klartekst.danish.by_word import ByWord, forget
from klartekst.danish.compounds import split
from klartekst.danish.lexicon import Lexicon


@pytest.mark.parametrize("word", ["kommunen", "Kommunen", "du", "blæsevejr", ",", "§", "(", "SKAL"])
def test_a_word_of_the_lexicon_and_a_sign_are_everyones(word: str) -> None:
    """With a capital or without."""
    assert Lexicon.open().is_everyones(word)


@pytest.mark.parametrize(
    "word",
    ["Kirstine", "kirstine", "Jens", "130594-5678", "2026", "3", "sagsnr.", "vrinskefuglsang", "x@y.dk"],
)
def test_names_numbers_compounds_and_what_is_unknown_are_the_letters_own(word: str) -> None:
    """Also a name that is in the lexicon."""
    assert not Lexicon.open().is_everyones(word)


def test_a_word_is_looked_up_once_until_it_is_forgotten() -> None:
    """The letter's own a second time, everyone's never again; a tuple is known by its first part."""
    asked: list[object] = []
    words, pairs = (
        ByWord[str, int](lambda word: asked.append(word) or len(word), 10),
        ByWord[tuple[str, int], int](lambda pair: asked.append(pair) or pair[1], 10),
    )
    for _ in range(2):
        assert (words["kommunen"], words["Kirstine"], pairs["Kirstine", 3]) == (8, 8, 3)
    assert asked == ["kommunen", "Kirstine", ("Kirstine", 3)]
    forget(Lexicon.open().is_everyones)
    assert (list(words), list(pairs)) == (["kommunen"], [])
    assert words["Kirstine"] == 8
    assert asked[3:] == ["Kirstine"]


def test_a_table_does_not_grow_beyond_its_most() -> None:
    """A collection of letters has more words than a process needs to know."""
    table = ByWord[str, int](len, 3)
    for number in range(10):
        assert table[f"ord{number}"] == 4
    assert len(table) <= 3
    forget(Lexicon.open().is_everyones)
    assert not table


def test_a_compound_is_taken_apart_alike_before_and_after() -> None:
    """Forgetting changes no answer."""
    before = split("funktionsevnevurderinger"), Lexicon.open().words("vrinskefuglsang")
    forget(Lexicon.open().is_everyones)
    assert before == (split("funktionsevnevurderinger"), Lexicon.open().words("vrinskefuglsang"))
