"""Damaged text is recognised, and healthy Danish is not called damaged."""

import pytest

from klartekst.checker import Checker
from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.closed_classes import listed
from klartekst.danish.damage import Damage, DamageKind, damage, language, ungarble
from klartekst.danish.sentences import sentences
from klartekst.danish.tokens import Token
from klartekst.readers.markdown import read as read_markdown
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings

KNOWN = Abbreviations.open()
DANISH = listed("støtte forvaltningen socialrådgiveren fællesskab æble går måle og er din en gå på søvn søge")


def tokens(text: str) -> list[Token]:
    """All tokens of a text."""
    return [token for each in sentences(letter(text), KNOWN) for token in each.tokens]


def found(text: str) -> Damage | None:
    """What is damaged, by a very small word list."""
    return damage(text, tokens(text), DANISH.__contains__)


@pytest.mark.parametrize(
    ("text", "kind", "repaired"),
    [
        ("pÃ¥", DamageKind.GARBLED, "på"),
        ("lÃ¦gger", DamageKind.GARBLED, "lægger"),
        ("hÃ¸ring", DamageKind.GARBLED, "høring"),
        ("Ã…ben", DamageKind.GARBLED, "Åben"),
        ("f\ufffdr", DamageKind.GARBLED, None),
        ("s?ger", DamageKind.GARBLED, None),
        ("A F S L A G", DamageKind.SPACED, "AFSLAG"),
        ("forv altningen", DamageKind.SPACED, "forvaltningen"),
    ],
)
def test_a_single_damaged_place(text: str, kind: DamageKind, repaired: str | None) -> None:
    """Forkert tegnsæt og spatieret skrift findes med plads og rettelse."""
    whole = f"Vi {text} i dag."
    made = found(whole)
    assert made is not None
    (place,) = made.places
    assert whole[place.start : place.end] == text
    assert (place.kind, place.repaired) == (kind, repaired)
    assert not made.widespread


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Naar du faar hjaelp, skal du vaere paa kontoret.", ["Når", "får", "hjælp", "være", "på"]),
        ("Du kan få stgtte og sgge igen.", ["støtte", "søge"]),
        ("Du kan ga en tur pa vejen, ogsa i morgen.", ["på", "også"]),
        ("Du faar stoette i et faellesskab.", ["får", "støtte", "fællesskab"]),
    ],
)
def test_lost_letters(text: str, repaired: list[str]) -> None:
    """Ord, der har mistet æ, ø og å, kendes igen."""
    made = found(text)
    assert made is not None
    assert [place.repaired for place in made.places] == repaired


def test_a_text_that_lost_its_letters_throughout() -> None:
    """Er der mange skader, kan brevets ord ikke bedømmes."""
    made = found("Naar du soeger om hjaelp, faar du svar paa din ansoegning inden foerste moede.")
    assert made is not None
    assert made.widespread
    assert [place.repaired for place in made.places][:3] == ["Når", "søger", "hjælp"]
    some = found(
        "Du skal sende brevet til os, for vi kan give dig svar paa din ansøgning om en plads i børnehaven."
    )
    assert some is None or not some.widespread


@pytest.mark.parametrize(
    "text",
    [
        "Du får støtte på skolen i Aarhus, siger Aage Kjær.",
        "Vi har talt med Søren Maae om linje a b c.",
        "Har du spørgsmål? Så ring til os.",
        "Se https://kommune.example/soeg?side=2 i dag.",
        "Bogstaverne A, B, C og D er brugt.",
        "Ærø, Ålborg og Øster Å er stednavne.",
        "Vi siger ja på én gang, også til cafébesøg.",
        "Hans far går i 1. g.",
    ],
)
def test_healthy_danish(text: str) -> None:
    """Navne med aa, adresser og almindeligt dansk er ikke skadet."""
    assert found(text) is None


def test_an_address_has_lost_nothing() -> None:
    """The address of a link in Markdown is written without æ, ø and å; the word that is shown is not."""
    checker = Checker(Settings())
    for text, places in (
        ("Se [støtten](stoette.md) og [opsætningen](opsaetning.md).", None),
        ("Se stoette og opsaetning [her](x.md).", 2),
    ):
        harm = checker.analyse(read_markdown(text.encode(), "brev.md")).damage
        assert (len(harm.places) if harm else None) == places


def test_ungarble_leaves_danish_alone() -> None:
    """Rigtigt dansk kan ikke rettes."""
    assert ungarble("på") is None
    assert ungarble("pÃ¥") == "på"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kære Anna. Vi har fået din ansøgning, og du hører fra os, når den er klar.", "da"),
        (
            "Dear Anna. We have received your application and you will hear from us if it is not complete.",
            "en",
        ),
        (
            "Vi har mottatt søknaden din etter fristen, og du må nå sende noe. Hva gjør du av og til?",
            "nb",
        ),
        (
            "Vi har fått din ansökan och du får inte svar från oss om det är för sent att söka när du vill.",
            "sv",
        ),
        (
            "Wir haben die Unterlagen und die Bewerbung, die nicht von Ihnen ist. Sie werden sehen.",
            "de",
        ),
        ("Tak.", "da"),
        ("", "da"),
        ("Du kan læse om The Welcome House of Denmark på vores side, når du vil.", "da"),
    ],
)
def test_language(text: str, expected: str) -> None:
    """Sproget kendes på småordene; i tvivl er det dansk."""
    assert language(tokens(text)) == expected
