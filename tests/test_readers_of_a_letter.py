"""A letter to several readers is spoken to as *I*, in its texts too."""

import re

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
        ("Til forældremyndighedsindehaverne til Emil Lund\n\nBarnet begynder i skole.", "I"),
        ("Kære Mette og Jens Holm\n\nBarnet begynder i skole.", "I"),
        ("Kære Mette og Jens Holm\n\nBarnet begynder i skole. Du kan ringe.", "du"),
        ("Kære Mette Holm\n\nBarnet begynder i skole.", "du"),
        ("Kære foreninger\n\nHallen skal ryddes.", "I"),
        ("Til bestyrelsen for Cykelklubben\n\nHallen skal ryddes.", "I"),
        ("Til forening nr. 7\n\nHallen skal ryddes.", "du"),
    ],
)
def test_how_a_letter_speaks_to_its_reader(letter: str, said: str) -> None:
    """*I* that opens a sentence is the reader only before a verb such as *kan*; else the greeting tells."""
    assert checker().analyse(read(letter.encode(), "-")).reader.addressee == said


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


@pytest.mark.parametrize(
    "body",
    ["Det er et krav, at beboerens indboforsikring ændres.", "Vi har fået et tilbud om genhusning."],
    ids=["what is hers is not theirs to do", "an explanation speaks to nobody else"],
)
def test_relatives_are_not_the_one_whom_the_case_is_about(body: str) -> None:
    """A letter to *de pårørende* or to a guardian does not say *du* of the resident, and the one to her does."""
    for greeting, expected in (
        ("Til pårørende til Gerda Michaelsen", False),
        ("Til Søren Vang som værge for Gerda Vang", False),
        ("Kære Gerda Michaelsen", True),
    ):
        findings = checker().check(read(f"{greeting}\n\n{body}".encode(), "-")).findings
        texts = " ".join(each.text for found in findings for each in found.suggestions if each.text)
        assert (re.search(r"\b(?:du|din)\b", texts) is not None) is expected, texts


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("Moderen har skrevet til os.", True),
        ("Moderen har skrevet til os. Faderen er ikke hørt.", False),
        ("Vi har hørt faderen om skolen.", False),
    ],
)
def test_one_of_two_parents_is_not_the_reader(letter: str, said: bool) -> None:
    """*Moderen* alone may be whom the letter is written to; beside *faderen* nobody can tell."""
    findings = checker().check(read(letter.encode(), "-")).findings
    texts = [each.text for found in findings for each in found.suggestions if each.text]
    assert bool({"Du", "du", "dig"} & {word for text in texts for word in text.split()}) is said


def test_the_parents_of_a_child_in_care_are_not_the_ones_who_care_for_it() -> None:
    """A letter that says whose parents they are is written to a foster family."""
    letter = (
        "Josefines forældre har skrevet til os om opholdet hos jer. Vi har talt med forældrene om barnet."
    )
    findings = checker().check(read(letter.encode(), "-")).findings
    assert not [
        each.text for found in findings for each in found.suggestions if "jer" in (each.text or "").split()
    ]
