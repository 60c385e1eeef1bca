"""Letters to a child: stricter limits and rules of their own, which grown-ups' letters never meet."""

from functools import lru_cache

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings, with_profiles

GOOD = (
    "Vi vil gerne tale med dig\n\nKære Noah\n\n"
    "Jeg hedder Ida. Jeg arbejder i kommunen. Jeg vil gerne vide, hvordan du har det. Vi mødes på din skole den "
    "3. maj kl. 14.\n\n"
    "Du må gerne tage en voksen med, som du stoler på. Det kan være din mor, din far eller en lærer. Du må sige "
    "lige, hvad du vil. Jeg skriver det ned. Du får det at se bagefter.\n\n"
    "Ring til mig på 11 22 33 44, hvis du vil spørge om noget.\n\nHilsen\nIda Juul\n"
)
BAD = (
    "Indkaldelse til børnesamtale\n\nKære lille ven!!\n\n"
    "I forbindelse med den børnefaglige undersøgelse skal barnet deltage i en samtale, hvor barnets perspektiv på "
    "trivsel og samvær bliver drøftet med sagsbehandleren. Samtalen er den 3. maj kl. 14 på rådhuset, og "
    "forældremyndighedsindehaveren kan være til stede efter nærmere aftale. Barnet skal give samtykke til, at "
    "oplysningerne bliver videregivet til skolen. Familierådgiveren noterer barnets svar i sagen, så de indgår i "
    "den samlede vurdering.\n\nHilsen\nIda Juul\n"
)
OWN = {"barn-ord", "barn-omtale", "barn-tone", "barn-bisidder", "barn-svaer-tekst"}


@lru_cache
def found(text: str, *profiles: str) -> frozenset[str]:
    """The rules that find something in a letter under these profiles."""
    checker = Checker(with_profiles(Settings(), profiles))
    return frozenset(finding.rule for finding in checker.check(read(text.encode(), "-")).findings)


def test_a_letter_written_for_a_child_goes_free() -> None:
    """Short, warm, an adult to bring: nothing to mend."""
    assert found(GOOD, "barn") == frozenset()


@pytest.mark.parametrize("rule", sorted(OWN))
def test_a_letter_about_the_child_meets_each_rule(rule: str) -> None:
    """Terms, »barnet«, pet names, nobody to bring, too hard."""
    assert rule in found(BAD, "barn")


def test_a_grown_ups_letter_never_meets_them() -> None:
    """*Barnet* is right in a letter to its parents."""
    assert found(BAD).isdisjoint(OWN)


def test_the_limits_are_a_childs() -> None:
    """Eighteen words are long for a child and short for a grown-up."""
    text = "Du må gerne tage en voksen med, som du stoler på, når vi to skal mødes på torsdag.\n"
    assert "lange-saetninger" in found(text, "barn")
    assert "lange-saetninger" not in found(text)


def test_it_goes_with_any_strategy() -> None:
    """The strategy gives the words, the reader the limits."""
    checker = Checker(with_profiles(Settings(), ("haderslev", "barn")))
    checked = checker.check(read(GOOD.encode(), "-"))
    assert checked.profile == "haderslev"
