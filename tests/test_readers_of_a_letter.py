"""A letter to several readers is spoken to as *I*, in its texts too."""

import pytest
from shipped import checker

from klartekst.readers.plain_text import read

PARENTS = "Jeres barn begynder i skole. I kan se skolerne her."


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (PARENTS, "I"),
        ("I dag har vi åbent. Du kan komme nu.", "du"),
        ("I afgørelsen står, hvad du kan gøre.", "du"),
        ("I kan klage til os.", "I"),
    ],
)
def test_how_a_letter_speaks_to_its_reader(letter: str, said: str) -> None:
    """*I* that opens a sentence is the reader only before a verb such as *kan*."""
    assert checker().analyse(read(letter.encode(), "-")).addressee == said


def test_a_wording_speaks_as_the_letter_does() -> None:
    """The lists speak to one reader."""
    findings = checker().check(read(f"{PARENTS} Vi kan ikke give det ansøgte.".encode(), "-")).findings
    texts = [each.text for found in findings for each in found.suggestions if each.text]
    assert any("det, I har søgt om" in text for text in texts)
    assert not any("du har" in text for text in texts)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Vi har behandlet det ansøgte på mødet. Du kan klage.", True),
        ("Nabohøring\n\nDin nabo har søgt om en altan. Vi har set på det ansøgte på mødet.", False),
    ],
)
def test_the_applicant_is_not_always_the_reader(text: str, offered: bool) -> None:
    """*Det ansøgte* is what the neighbour has applied for in a letter to the one next door."""
    findings = checker().check(read(text.encode(), "-")).findings
    texts = [each.text for found in findings for each in found.suggestions if each.text]
    assert any("det, du har søgt om," in each for each in texts) is offered
