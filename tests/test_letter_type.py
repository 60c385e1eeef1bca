"""What kind of letter it is, told from the matter and never from the complaint guidance."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from klartekst.cache import VARIABLE
from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.understanding import letter_type as letter_type_module
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.letter_type import LetterType, type_names

DATA = Path(__file__).parent / "data" / "letter_types.yaml"
LETTERS: list[dict[str, Any]] = yaml.safe_load(DATA.read_text("utf-8"))
EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
GUIDANCE = (
    "Klagevejledning\nDu kan klage over afslaget inden 4 uger. Får du ikke medhold, sender vi klagen til "
    "Ankestyrelsen, som kan ændre afgørelsen eller stadfæste afslaget.\n"
)


def analyse(checker: Checker, text: str) -> Analysis:
    """A plain-text letter taken apart."""
    return checker.analyse(read(text.encode(), "-"))


def kind(checker: Checker, text: str) -> LetterType:
    """What klartekst takes a plain-text letter for."""
    return analyse(checker, text).type


@pytest.mark.parametrize("letter", LETTERS, ids=lambda each: each["text"].splitlines()[0][:50])
def test_invented_letters_have_their_type(checker: Checker, letter: dict[str, Any]) -> None:
    """Heavy, plain and odd letters of all fourteen types."""
    assert kind(checker, letter["text"]).name == letter["type"]


def test_every_published_type_has_letters_of_its_own() -> None:
    """No type is only a name in a list."""
    assert {letter["type"] for letter in LETTERS} == set(type_names())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("affald-rykker", "paamindelse"),
        ("aktindsigt-delvis", "afgoerelse-aktindsigt"),
        ("carport-paabud", "afgoerelse-aendring"),
        ("hjaelpemiddel-afslag", "afgoerelse-afslag"),
        ("indskudslaan-tilbagebetaling", "afgoerelse-tilbagebetaling"),
        ("skolebefordring-afslag", "afgoerelse-afslag"),
        ("sygedagpenge-indkaldelse", "indkaldelse"),
        ("tabt-arbejdsfortjeneste-partshoering", "partshoering"),
    ],
)
@pytest.mark.parametrize("version", ["foer", "efter"])
def test_a_letter_keeps_its_type_when_it_is_made_plain(
    checker: Checker, name: str, wanted: str, version: str
) -> None:
    """The heavy and the plain version of one letter are the same kind of letter."""
    text = (EXAMPLES / f"{name}.{version}.txt").read_text("utf-8")
    assert kind(checker, text).name == wanted


def test_the_complaint_guidance_decides_nothing(checker: Checker) -> None:
    """*Afslag* and *afgørelse* stand in every guidance; a grant with guidance stays a grant."""
    grant = "Du får hjælp til rengøring\n\nKære Ali\n\nVi giver dig hjælp til rengøring fra den 1. juni.\n\n"
    assert kind(checker, grant + GUIDANCE).name == "afgoerelse-bevilling"
    assert kind(checker, grant).points["afgoerelse-afslag"] == 0
    assert kind(checker, grant + GUIDANCE).points["afgoerelse-afslag"] == 0


@pytest.mark.parametrize(
    ("sentence", "decides"),
    [
        ("Du får ikke en kørestol.", True),
        ("Vi kan desværre ikke give dig en kørestol.", True),
        ("En kørestol kan du ikke få.", True),
        ("Det meddeles, at det ansøgte ikke har kunnet imødekommes.", True),
        ("Ansøgningen må herefter anses for afslået.", True),
        ("Vi finder ikke, at du kan komme i betragtning.", True),
        ("Byrådet skal herefter træffe afgørelse om standsning af ydelsen.", False),
        ("Vi overvejer at give dig afslag.", False),
        ("Hvis du ikke svarer, kan vi ikke give dig en kørestol.", False),
        ("Svarer du ikke, får du ikke en kørestol.", False),
        ("Du har søgt om at få ændret dit afslag.", False),
    ],
)
def test_a_possibility_is_no_decision(checker: Checker, sentence: str, decides: bool) -> None:
    """*Vi overvejer*, *hvis* and the clause that begins with its verb decide nothing."""
    found = kind(checker, f"Din ansøgning\n\nKære Ali\n\n{sentence}\n")
    assert bool(found.decisions) is decides


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("Du får 3 timers hjælp til rengøring, men ikke hjælp til indkøb.", "afgoerelse-delvis"),
        ("Vi imødekommer din ansøgning delvist.", "afgoerelse-delvis"),
        ("Vi bevilger dig et greb ved døren. Badekarret kan vi ikke betale.", "afgoerelse-delvis"),
        ("Vi bevilger dig et greb ved døren.", "afgoerelse-bevilling"),
        ("Badekarret kan vi ikke betale.", "afgoerelse-afslag"),
        ("Du får ikke længere hjælp til bad. Hjælpen stopper den 1. juli.", "afgoerelse-aendring"),
    ],
)
def test_yes_no_and_partly(checker: Checker, lead: str, wanted: str) -> None:
    """A grant and a refusal in one letter are a partial grant; *ikke længere* is a change."""
    assert kind(checker, f"Svar på din ansøgning\n\nKære Ali\n\n{lead}\n").name == wanted


def test_hearing_before_and_hearing_told_of_afterwards(checker: Checker) -> None:
    """*Du er partshørt* in a decision does not make it a hearing."""
    text = (
        "Afgørelse om sanktion\n\nDu pålægges en sanktion for at blive væk den 3. marts. "
        "Du er partshørt den 10. marts og har ikke svaret.\n"
    )
    assert kind(checker, text).name == "afgoerelse-sanktion"


def test_the_matter_may_itself_be_a_complaint(checker: Checker) -> None:
    """*Vi fik din klage* is no complaint guidance: the paragraph tells what the letter is about."""
    text = "Din klage er kommet frem\n\nKære Gerda\n\nVi fik din klage over hjemmeplejen den 8. juni 2026.\n"
    assert "din klage over" in analyse(checker, text).outline.body.text


def test_what_a_person_says_holds(checker: Checker) -> None:
    """`--type` is never overruled by the wordings."""
    letter = read(LETTERS[0]["text"].encode(), "-")
    analysis = checker.analyse(letter, "kvittering")
    assert (analysis.type.name, analysis.type.given) == ("kvittering", True)
    assert checker.check(letter, given_type="kvittering").type == "kvittering"


@pytest.mark.parametrize("text", ["", "Vi ringer til dig.\n", "Hjælpen.\n\nReglerne står i loven.\n"])
def test_a_fragment_has_no_type(checker: Checker, text: str) -> None:
    """Nothing to go by is said as unsure, not as information."""
    assert kind(checker, text).name is None


def test_two_decisions_in_one_letter_are_noticed(checker: Checker) -> None:
    """Each with its own section; one decision that cites two sections is one."""
    two = "Svar\n\nKære Ali\n\nDu får afslag på bil efter servicelovens § 114. Du får afslag på scooter efter § 112.\n"
    one = "Svar\n\nKære Ali\n\nDu får afslag på bil efter servicelovens § 114, jf. § 10 i bekendtgørelsen.\n"
    assert kind(checker, two).several
    assert not kind(checker, one).several


def test_a_title_with_an_address_is_still_the_title(checker: Checker) -> None:
    """*… på Mosevej 5* looks like a letterhead line, *Søbakken 9* is one."""
    text = (
        "Der er søgt om at drive hundepension på Mosevej 5\n\nKære nabo\n\nDu kan sige din mening til os.\n"
    )
    assert analyse(checker, text).outline.title.text.startswith("Der er søgt")
    text = "Lars Holm\nSøbakken 9\n4000 Roskilde\n\nKære Lars\n\nDu kan sige din mening til os.\n"
    assert analyse(checker, text).outline.title.text == ""


def test_the_types_stand_in_one_order_whether_read_or_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two with the same points the first is chosen, on the first run as on the next."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    orders = []
    for _ in ("read", "kept"):
        letter_type_module._load.cache_clear()
        orders.append(type_names())
    assert orders[0] == orders[1]
