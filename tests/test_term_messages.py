"""The message of a finding from a list says in plain words what is wrong."""

import pytest
from shipped import checker

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings


def message(text: str, settings: Settings | None = None) -> str:
    """What the rule on officialese says of a sentence."""
    reader = Checker(settings) if settings else checker()
    findings = reader.check(read(text.encode(), "-")).findings
    return next(each.message for each in findings if each.rule == "kancellisprog")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Såfremt du flytter, skal du sige det til os.",
            "»Såfremt« er kancellisprog. Det lyder stift og skaber afstand.",
        ),
        (
            "På nuværende tidspunkt er der ventetid.",
            "»På nuværende tidspunkt« er kancellisprog. Det kan siges kortere.",
        ),
        (
            "Det kan oplyses, at du ikke er på listen.",
            "»Det kan oplyses, at« er kancellisprog. Det kan undværes.",
        ),
    ],
)
def test_officialese_is_told_by_what_is_wrong_with_it(text: str, said: str) -> None:
    """Stiff words, words that say it at length, and words that say nothing."""
    assert message(text) == said


def test_a_word_that_the_house_writes_otherwise_is_not_called_stiff() -> None:
    """The house says what it writes instead."""
    settings = Settings(instead={"jobcenter": "Job og Uddannelse"})
    said = message("Du skal tale med dit jobcenter.", settings)
    assert said == "Her i huset skriver vi »Job og Uddannelse« i stedet for »jobcenter«."


def advice(text: str) -> list[str | None]:
    """What is told, and not put in, of a term of the trade in a sentence."""
    findings = checker().check(read(text.encode(), "-")).findings
    told = (each for each in findings if each.rule in ("fagord", "forklar-foerste-gang"))
    return [each.note for finding in told for each in finding.suggestions if each.text is None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Beløbet forfalder den 1. maj.", "Skriv, hvad det betyder: at skulle betales."),
        ("Du har misligholdt aftalen.", "Skriv, hvad det betyder: at bryde en aftale."),
        ("Du skal forudbetale lejen.", "Behold ordet, og forklar det: at betale på forhånd."),
        (
            "Høringsfristen på fire uger er slut.",
            "Skriv, hvad det betyder: sidste dag, du kan sende bemærkninger.",
        ),
    ],
)
def test_what_a_verb_means_is_told_with_its_at(text: str, said: str) -> None:
    """*Skriv, hvad det betyder: skulle betales* is no Danish; a noun needs none."""
    assert advice(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Du får et bevillingsbrev på hjælpemidlet.",
        "Din betalingsevnevurdering for 2026 er klar.",
        "Sagsbehandlingsfristen for ansøgninger er otte uger.",
    ],
)
def test_a_clause_is_not_put_into_a_phrase_that_goes_on(text: str) -> None:
    """*Brev om, hvad du får, på hjælpemidlet* would tear the phrase apart, so there is advice."""
    assert len(advice(text)) == 1


def test_a_pronoun_of_somebody_else_is_not_reflexive() -> None:
    """*Du skal gøre dig bekendt med* is to read; *vi skal gøre dig bekendt med* is to tell."""

    def texts(text: str) -> list[str | None]:
        findings = checker().check(read(text.encode(), "-")).findings
        return [each.text for found in findings for each in found.suggestions]

    assert "læse" in texts("Du skal gøre dig bekendt med reglerne.")
    assert "læse" not in texts("Vi skal gøre dig bekendt med reglerne.")
