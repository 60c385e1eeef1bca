"""The parts of a letter: found where they are, asked for only where the type calls for them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from klartekst.checker import Checker
from klartekst.finding import Category
from klartekst.readers.plain_text import read
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.elements import element_names

LETTERS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "letter_types.yaml").read_text("utf-8")
)
CONTRACT = {
    "purpose-heading", "decision-first", "reason", "legal-basis", "complaint-guidance", "complaint-deadline",
    "complaint-authority", "next-step", "deadline", "contact", "consequence", "right-to-representative",
    "opportunity-to-comment",
}  # fmt: skip
REFUSAL = (
    "Du får ikke en ny kørestol\n\nKære Ali\n\n"
    "Du har søgt om en ny kørestol. Den kan du ikke få.\n\n"
    "{reason}\n\n{rule}\n\n"
    "Bliver det sværere for dig at gå, er du velkommen til at søge igen. Så ser vi på det sammen med dig, og "
    "vi kommer gerne hjem til dig, hvis det er lettere for dig.\n\n"
    "{complaint}\n\n{contact}\n\nVenlig hilsen\nBorgerteam\n"
)
PARTS = {
    "reason": "Vi har lagt vægt på, at du kan gå 500 meter med rollator. Det fortalte du den 12. maj 2026.",
    "rule": "Vi har brugt servicelovens § 112 om hjælpemidler.",
    "complaint": "Du kan klage til os inden 4 uger. Vi sender klagen til Ankestyrelsen, hvis vi fastholder.",
    "contact": "Ring til Ida Juul på 11 22 33 44.",
}


def analyse(checker: Checker, text: str) -> Analysis:
    """A plain-text letter taken apart."""
    return checker.analyse(read(text.encode(), "-"))


def refusal(**changed: str) -> str:
    """A whole refusal, some of its parts changed."""
    return REFUSAL.format(**{**PARTS, **changed})


def test_the_published_names_are_all_there() -> None:
    """The names of the contract, no more, no fewer."""
    assert set(element_names()) == CONTRACT


def test_a_whole_refusal_misses_nothing(checker: Checker) -> None:
    """Nothing of what forvaltningsloven §§ 22-25 asks for is called missing."""
    assert "missing" not in analyse(checker, refusal()).elements.states.values()


@pytest.mark.parametrize(
    ("part", "instead", "missing"),
    [
        ("reason", "Tak for din tålmodighed.", "reason"),
        ("rule", "Vi har fulgt gældende regler.", "legal-basis"),
        ("complaint", "Du kan klage til Ankestyrelsen. Send klagen til os.", "complaint-deadline"),
        ("complaint", "Du kan klage til rette klageinstans inden 4 uger.", "complaint-authority"),
        ("contact", "Kontakt kommunen, hvis du har spørgsmål.", "contact"),
    ],
)
def test_a_part_that_is_taken_out_is_missing(checker: Checker, part: str, instead: str, missing: str) -> None:
    """Each part alone: the others stay present."""
    states = analyse(checker, refusal(**{part: instead})).elements.states
    assert [name for name, state in states.items() if state == "missing"] == [missing]


@pytest.mark.parametrize(
    ("name", "part", "wording"),
    [
        ("reason", "reason", "Kommunen har ved afgørelsen lagt vægt på, at De kan gå 500 meter."),
        ("reason", "reason", "Det skyldes, at lægen har skrevet, at du kan gå bagefter."),
        ("reason", "reason", "Gangfunktionen kan ikke anses for væsentligt nedsat."),
        ("legal-basis", "rule", "Afgørelsen er truffet i medfør af § 112 i lov om social service."),
        ("legal-basis", "rule", "Regler, vi har brugt: boligstøtteloven, kapitel 10."),
        ("legal-basis", "rule", "Det følger af SEL § 112, stk. 1."),
        ("legal-basis", "rule", "Regler: Bygningsreglementet, kapitel 8."),
        ("legal-basis", "rule", "Vi har brugt kommunens affaldsregulativ, afsnit 4."),
        ("complaint-guidance", "complaint", "Afgørelsen kan påklages til Ankestyrelsen inden 4 uger."),
        ("complaint-deadline", "complaint", "Du kan klage til Ankestyrelsen. Klagefristen er fire uger."),
        (
            "complaint-deadline",
            "complaint",
            "Klag til Ankestyrelsen. Vi skal have klagen senest den 3. maj 2026.",
        ),
        (
            "complaint-authority",
            "complaint",
            "Du kan klage til Klagenævnet for Specialundervisning inden 4 uger.",
        ),
        ("complaint-authority", "complaint", "Afgørelsen kan indbringes for domstolene inden 6 måneder."),
        ("contact", "contact", "Spørgsmål kan rettes til undertegnede på tlf. 12345678."),
    ],
)
def test_heavy_wordings_fulfil_a_part_too(checker: Checker, name: str, part: str, wording: str) -> None:
    """An old-fashioned wording is a matter for the language rules, not a missing part."""
    assert analyse(checker, refusal(**{part: wording})).elements.states[name] == "present"


def test_without_guidance_deadline_and_body_are_missing_too_and_one_remark_says_it(checker: Checker) -> None:
    """The states tell the truth of each part; the writer is told once."""
    analysis = analyse(checker, refusal(complaint=""))
    lacking = {name for name, state in analysis.elements.states.items() if state == "missing"}
    assert lacking == {"complaint-guidance", "complaint-deadline", "complaint-authority"}
    said = {each.rule for each in checker.check(analysis.letter).findings}
    assert "klagevejledning-mangler" in said
    assert said.isdisjoint({"klagefrist-mangler", "klageinstans-mangler"})


ACCESS = (
    "Aktindsigt i din byggesag\n\nKære Leif\n\nDu skrev den 3. maj 2026 og bad om at se papirerne i din byggesag på "
    "Nørrevang 12. {result} Vi sender papirerne i Digital Post i dag, og de ligger i den orden, de er skrevet. Der "
    "er en liste forrest, som fortæller, hvad hvert papir er, og hvem der har skrevet det. Er der noget, du ikke "
    "forstår, så ring til os.\n\nVenlig hilsen\nPlan og Byg, tlf. 11 22 33 44\n"
)


@pytest.mark.parametrize(
    ("result", "asked"),
    [
        ("Du får aktindsigt i alle 34 papirer.", False),
        ("Du får 31 af de 34 papirer. Resten er interne, og dem får du ikke.", True),
        ("Mails til vores advokat er undtaget efter offentlighedslovens § 27.", True),
    ],
)
def test_access_that_is_held_back_asks_for_guidance_and_body_but_no_deadline(
    checker: Checker, result: str, asked: bool
) -> None:
    """Forvaltningsloven § 25 asks for guidance; the law sets no deadline for that complaint."""
    states = analyse(checker, ACCESS.format(result=result)).elements.states
    assert (states["complaint-guidance"] == "missing") is asked
    assert (states["complaint-authority"] == "missing") is asked
    assert states["complaint-deadline"] == "not-required"


REPAYMENT = (
    "Du skal betale 4.020 kr. tilbage\n\nKære Hamid\n\nDu skal betale 4.020 kr. tilbage, fordi du har fået for meget i "
    "tilskud til pasning. Din datter begyndte i børnehave den 3. juni 2026, så du skulle ikke have haft tilskud for "
    "juni og juli. Det står i dagtilbudslovens § 80. {pay} Du kan klage til os inden 4 uger. Vi sender klagen til "
    "Ankestyrelsen, hvis vi ikke ændrer afgørelsen.\n\nVenlig hilsen\nPladsanvisningen, tlf. 11 22 33 44\n"
)


@pytest.mark.parametrize(
    ("pay", "state"),
    [
        ("Indsæt pengene på konto 1551-00880088 senest den 1. september 2026.", "present"),
        ("Sidste rettidige betalingsdag er den 1. september 2026.", "present"),
        ("Beløbet bedes indbetalt snarest muligt.", "missing"),
        ("Vi trækker 335 kr. om måneden fra de næste udbetalinger.", "not-required"),
    ],
)
def test_a_demand_for_money_calls_for_a_date(checker: Checker, pay: str, state: str) -> None:
    """Not where the money is deducted: then the reader has nothing to pay."""
    assert analyse(checker, REPAYMENT.format(pay=pay)).elements.states["deadline"] == state


def test_a_number_in_the_letterhead_is_a_contact(checker: Checker) -> None:
    """A unit and its telephone are enough, wherever they stand."""
    text = "Solby Kommune\nHjælpemidler\nTlf. 63 11 20 00\n\n" + refusal(contact="Vi hjælper gerne.")
    assert analyse(checker, text).elements.states["contact"] == "present"


def test_the_place_of_a_part_is_the_wording_that_fulfils_it(checker: Checker) -> None:
    """Places count in the letter's own text."""
    text = refusal()
    places = analyse(checker, text).elements.of("complaint-authority").places
    assert [text[start:end] for start, end in places] == ["Ankestyrelsen"]


def test_reviewing_is_no_complaint_deadline(checker: Checker) -> None:
    """*Vi ser på sagen inden 4 uger* is the municipality's time, not the reader's."""
    told = "Du kan klage til Ankestyrelsen.\nVi genvurderer sagen inden 4 uger."
    assert analyse(checker, refusal(complaint=told)).elements.states["complaint-deadline"] == "missing"


@pytest.mark.parametrize("wanted", ["afgoerelse-bevilling", "kvittering", "indkaldelse", "orientering"])
def test_no_complaint_guidance_where_nothing_is_refused(checker: Checker, wanted: str) -> None:
    """Forvaltningsloven §§ 22 and 25 ask only where the reader does not get all she asked for."""
    for letter in (each for each in LETTERS if each["type"] == wanted):
        states = analyse(checker, letter["text"]).elements.states
        assert states["complaint-guidance"] != "missing"
        assert states["reason"] != "missing"


@pytest.mark.parametrize(
    ("about", "state"),
    [
        ("Vi skal tale om, hvordan Noah har det i klassen. Sundhedsplejen er også med.", "missing"),
        ("I får besøg af sundhedsplejersken, og I skal bruge barnets bog.", "not-required"),
    ],
)
def test_who_takes_part_does_not_say_what_the_meeting_is_about(
    checker: Checker, about: str, state: str
) -> None:
    """A visit by the health visitor asks for no companion; a network meeting that she is at does."""
    text = (
        "Indkaldelse til møde den 3. juni\n\nKære Rikke\n\nDu indkaldes til møde den 3. juni kl. 10 på Skolevej 2. "
        f"{about}\n\nMødet varer en time, og vi begynder til tiden. Du finder lokalet på første sal til højre for "
        "trappen. Ring til os på 11 22 33 44, hvis tiden ikke passer.\n\nVenlig hilsen\nIda Juul\n"
    )
    assert analyse(checker, text).elements.states["right-to-representative"] == state


@pytest.mark.parametrize(
    "text",
    [
        "Du får ikke en kørestol.\n",
        "Du får ikke en kørestol\n\nKære Ali\n\nDen kan du ikke få.\n\nVenlig hilsen\nIda\n",
        "Vi overvejer at stoppe din støtte.\n",
        "Indkaldelse til samtale\n\nDu indkaldes til samtale den 3. maj kl. 10.\n",
    ],
)
def test_a_fragment_misses_nothing(checker: Checker, text: str) -> None:
    """Single sentences and stumps of letters are not asked for guidance, contact or deadline."""
    assert "missing" not in analyse(checker, text).elements.states.values()
    findings = checker.check(read(text.encode(), "-")).findings
    assert not [each for each in findings if each.category is Category.MISSING]


def test_the_json_value_has_type_and_elements(checker: Checker) -> None:
    """What the reports are made from carries both."""
    checked = checker.check(read(refusal().encode(), "-"))
    assert checked.type == "afgoerelse-afslag"
    assert checked.elements["complaint-guidance"] == "present"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda each: each["text"].splitlines()[0][:50])
def test_findings_of_missing_parts_concern_the_whole_letter(checker: Checker, letter: dict[str, Any]) -> None:
    """They have no place, and never say that a letter is unlawful."""
    for finding in checker.check(read(letter["text"].encode(), "-")).findings:
        if finding.category is Category.MISSING and finding.start is None:
            assert finding.end is None
            assert "Tjek, om" in finding.message
            assert "ulovlig" not in finding.message
