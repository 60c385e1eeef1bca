"""What will stand in a gap, by its name and the words around it."""

import pytest

from klartekst.checker import Checker
from klartekst.letter import FieldType, Letter, MarkKind
from klartekst.readers.open import read_bytes
from klartekst.settings import Settings

GAPS = [
    ("Kære «Fornavn» Ring.", "name"),
    ("Kære {{ borger.navn }} Ring.", "name"),
    ("Du kan ringe til {sagsbehandler}.", "name"),
    ("Kære <navn> Ring.", "name"),
    ("Kære #navn# Ring.", "name"),
    ("Kære %navn% Ring.", "name"),
    ("Kære XX", "name"),
    ("Svar senest den [indsæt dato].", "date"),
    ("Svar senest ${frist|format(d. MMMM YYYY)}.", "date"),
    ("Svar senest {{ sag.svarfrist }}.", "date"),
    ("Brevet er fra D.D. i år.", "date"),
    ("Svar senest DD.MM.ÅÅÅÅ nu.", "date"),
    ("Svar inden den ____ i år.", "date"),
    ("Du får [beløb] hver måned.", "amount"),
    ("Du får {{ sats_2026 }} hver måned.", "amount"),
    ("Du får XX kr. hver måned.", "amount"),
    ("Du får [x antal] timer.", "amount"),
    ("Vi lukker [den sag / de sager] nu.", "choice"),
    ("Vi skriver [begrundelse] her.", "text"),
    ("Vi skriver {{ x.y }} her.", "text"),
]


def read(text: str) -> Letter:
    """A letter of plain text."""
    return read_bytes(text.encode(), "brev.txt", ".txt")[0]


@pytest.mark.parametrize(("text", "type_"), GAPS)
def test_the_type_of_a_gap(text: str, type_: str) -> None:
    """From its name first, then from what stands around it; in doubt free text."""
    (gap,) = [each for each in read(text).marks if each.kind in (MarkKind.FIELD, MarkKind.CHOICE)]
    assert gap.type is FieldType(type_)


@pytest.mark.parametrize("text", ["Det er 50 %moms% af.", "Sag #1 og #2 er lukket.", "Fald på 3%. Og 4%."])
def test_signs_of_other_things_are_no_gaps(text: str) -> None:
    """Per cent and numbers."""
    assert [
        each.name for each in read(text).marks if each.kind is MarkKind.FIELD and not each.name.isalpha()
    ] == []


@pytest.mark.parametrize("gap", ["[dato]", "{{ frist }}", "«Svarfrist»", "XX.XX.XXXX", "D.D.", "____"])
def test_a_gap_for_a_date_is_a_date_to_the_rules_on_deadlines(gap: str) -> None:
    """The letter will name the day."""
    text = f"Kære Ali\n\nSend os din lønseddel senest den {gap}."
    rules = {each.rule for each in Checker(Settings()).check(read(text)).findings}
    assert "frist-uden-dato" not in rules


def test_a_gap_is_one_word_of_its_sentence() -> None:
    """Full stops and slashes inside it end nothing."""
    letter = read("Du får hjælp fra den ${dato|format(d. MMMM YYYY)} og hver uge.")
    analysis = Checker(Settings()).analyse(letter)
    assert len(analysis.sentences) == 1
    assert len(analysis.sentences[0].tokens) == 10
