"""*bedes* and *ønskes*: a request in words that people use."""

import pytest

from klartekst.checker import Checker
from klartekst.finding import Category
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def asked(text: str) -> list[tuple[str, str | None]]:
    """Each finding on the passive: its rule, and the text with its first suggestion in place."""
    made: list[tuple[str, str | None]] = []
    for finding in CHECKER.check(read(text.encode(), "-")).findings:
        if finding.category is Category.PASSIVE:
            first = finding.suggestions[0]
            plain = None if first.text is None else text[: first.start] + first.text + text[first.end :]
            made.append((finding.rule, plain))
    return made


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Skemaet bedes udfyldt og returneret.", "Udfyld skemaet, og send det tilbage."),
        ("Nøglen bedes kvitteret for.", None),  # the preposition is left alone
        ("Nøglerne bedes afleveret i dag.", "Aflever nøglerne i dag."),
        (
            "Tidspunktet bedes aftalt med skolen.",
            "Aftal tidspunktet med skolen.",
        ),  # of *aftale*, not of *aftælle*
        ("Blanketten bedes udfyldt og sendt til os.", "Udfyld blanketten, og send den til os."),
        ("Brevet og skemaet bedes læst og underskrevet.", "Læs brevet og skemaet, og skriv under på dem."),
        ("Din ansøgning bedes sendt til os.", "Send din ansøgning til os."),
        ("Følgende bedes uploadet: pas og lønseddel.", "Upload følgende: pas og lønseddel."),
        ("Det bedes oplyst, om du bor alene.", "Oplys, om du bor alene."),
        ("Ændringer bedes meddelt forvaltningen.", None),  # "giv besked om ændringer forvaltningen"
        ("Aftalen gælder stadig, og nøglerne bedes afleveret.", None),  # "og aflever" behind a statement
    ],
)
def test_the_participle_becomes_an_imperative(text: str, plain: str | None) -> None:
    """The subject becomes the object; a second verb takes *den*, *det* or *dem* by gender and number."""
    assert asked(text) == [("bedes", plain)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Du bedes sende en kopi af dit pas.", "Send en kopi af dit pas."),
        ("Du bedes venligst kontakte os.", "Kontakt os."),
        ("Du bedes udfylde skemaet og sende det til os.", "Udfyld skemaet, og send det til os."),
        ("Hvis du er syg, bedes du ringe.", "Hvis du er syg, beder vi dig ringe."),
        ("Senest den 1. maj bedes du sende skemaet.", "Senest den 1. maj beder vi dig sende skemaet."),
        ("Forældrene bedes hente børnene.", None),
    ],
)
def test_you_are_asked_directly(text: str, plain: str | None) -> None:
    """A request stays a request: the imperative or *vi beder dig*, never *skal*; others get advice."""
    assert asked(text) == [("bedes", plain)]
    assert plain is None or "skal" not in plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Aftalen ønskes forlænget i et år.", "Vi ønsker at forlænge aftalen i et år."),
        ("Hvis aftalen ønskes forlænget, skal du ringe.", "Hvis du ønsker aftalen forlænget, skal du ringe."),
        ("Din aftale ønskes forlænget.", None),
        (
            "Hvis jeres aftale ønskes forlænget, skal I ringe.",
            "Hvis I ønsker jeres aftale forlænget, skal I ringe.",
        ),
    ],
)
def test_a_wish_gets_its_owner(text: str, plain: str | None) -> None:
    """In a condition the reader wishes, in a statement the sender; with *din* nobody can tell."""
    assert asked(text) == [("bedes", plain)]


@pytest.mark.parametrize("text", ["Vi beder dig ringe.", "Du beder om mere tid.", "Hun ønsker sig en cykel."])
def test_plain_requests_go_free(text: str) -> None:
    """Somebody asks somebody."""
    assert asked(text) == []
