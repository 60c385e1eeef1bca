"""A reproach for what was not done becomes the fact: *ikke* in its place, the verb in its own tense."""

import pytest

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import tokenize
from klartekst.rewriting.addressing.omissions import told
from klartekst.rewriting.addressing.reproaches import omission_at
from klartekst.rewriting.edits import text_of


def fact(sentence: str) -> str | None:
    """The sentence with its first reproach told as a fact; None when none is found or no text is safe."""
    tokens, lexicon = tuple(tokenize(view(sentence), Abbreviations.open())), Lexicon.open()
    for at in range(len(tokens)):
        omission = omission_at(tokens, at, lexicon)
        if omission is None:
            continue
        rewrite = told(tokens, omission, lexicon)
        if rewrite is None:
            return None
        parts = (text_of(tokens[: rewrite.start]), rewrite.text, text_of(tokens[rewrite.end :]))
        return " ".join(part for part in parts if part).replace(" .", ".").replace(" ,", ",")
    return None


@pytest.mark.parametrize(
    ("blaming", "plain"),
    [
        ("Du har undladt at aflevere skemaet.", "Du har ikke afleveret skemaet."),
        ("Nu har du igen forsømt at svare.", "Nu har du igen ikke svaret."),
        ("Vi ser, at du fortsat har undladt at svare.", "Vi ser, at du fortsat ikke har svaret."),
        ("Undlader du at svare, lukker vi sagen.", "Svarer du ikke, lukker vi sagen."),
        ("Du undlod at fortælle os om flytningen.", "Du fortalte os ikke om flytningen."),
        ("Du gider ikke svare på vores breve.", "Du svarer ikke på vores breve."),
        ("Du har ikke taget dig sammen til at søge hjælp.", "Du har ikke søgt hjælp."),
        ("Du har også undladt at betale gebyret.", "Du har heller ikke betalt gebyret."),
        ("Du har helt undladt at betale.", "Du har slet ikke betalt."),
        ("Du fik to breve, men har undladt at svare.", "Du fik to breve, men har ikke svaret."),
    ],
)
def test_not_stands_where_the_clause_wants_it(blaming: str, plain: str) -> None:
    """Behind the finite verb of a main clause, before that of a subordinate one."""
    assert fact(blaming) == plain


@pytest.mark.parametrize(
    ("blaming", "plain"),
    [
        ("Du har undladt at komme til mødet.", "Du kom ikke til mødet."),
        ("Den 3. maj har du undladt at møde op.", "Den 3. maj mødte du ikke op."),
        ("Du har undladt at svare den 3. maj.", "Du svarede ikke den 3. maj."),
    ],
)
def test_what_is_over_is_told_in_the_past(blaming: str, plain: str) -> None:
    """Coming takes *er* in the perfect, and a date that is over wants the past tense."""
    assert fact(blaming) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi har undladt at sende dig brevet.",
        "Undlad at spise før prøven.",
        "Du må ikke undlade at svare.",
        "Du har undladt at møde op og svare.",
        "Du har undladt rettidigt at svare.",
        "Du har ikke undladt at svare.",
        "Kommunen har undladt at svare dig.",
    ],
)
def test_no_text_where_another_is_meant_or_the_words_do_not_suffice(sentence: str) -> None:
    """What the municipality left undone, advice, two denials, two verbs, words in between."""
    assert fact(sentence) is None
