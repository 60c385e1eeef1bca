"""From the third person to *du*, the whole chain or nothing."""

import pytest

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.rewriting.addressing.address import possessive
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def rewritten(text: str) -> str | None:
    """The text with the first third-person suggestion put in."""
    for finding in CHECKER.check(read(text.encode(), "-")).findings:
        if finding.rule == "tredjeperson":
            for suggestion in finding.suggestions:
                if suggestion.text is not None:
                    return text[: suggestion.start] + suggestion.text + text[suggestion.end :]
    return None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Borgerens hus ligger tæt på skolen.", "Dit hus ligger tæt på skolen."),
        ("Vi har læst ansøgers brev.", "Vi har læst dit brev."),
        ("Ansøgers to børn går i vuggestue.", "Dine to børn går i vuggestue."),
        ("Vi har talt med borgeren om sagen.", "Vi har talt med dig om sagen."),
        ("Vi kontakter borgeren på mandag.", "Vi kontakter dig på mandag."),
        ("Når borgeren flytter, stopper hjælpen.", "Når du flytter, stopper hjælpen."),
        (
            "Da borgeren ikke har svaret, har hun fået sin tid aflyst.",
            "Da du ikke har svaret, har du fået din tid aflyst.",
        ),
        ("Den syge skal selv melde sig hos sin læge.", "Du skal selv melde dig hos din læge."),
        (
            "Hvis ansøger er uenig, kan han eller hun klage inden den 3. maj.",
            "Hvis du er uenig, kan du klage inden den 3. maj.",
        ),
        ("Borgeren har glemt sine papirer.", "Du har glemt dine papirer."),
        (
            "Forældrene skal betale for deres barns plads.",
            "I skal betale for jeres barns plads.",
        ),
        (
            "Forældrene skal oplyse, hvornår de henter deres barn.",
            "I skal oplyse, hvornår I henter jeres barn.",
        ),
        ("Klager mener, at hun har ret til en plads.", "Du mener, at du har ret til en plads."),
        ("Borgeren og hendes datter kom til mødet.", "Du og din datter kom til mødet."),
        ("Borgerens kone hjælper ham med indkøb.", "Din kone hjælper dig med indkøb."),
        ("Vi beder lejer om at aflevere sin nøgle.", "Vi beder dig om at aflevere din nøgle."),
        ("Det er borgerens opgave at vaske sit tøj.", "Det er din opgave at vaske dit tøj."),
        ("Hundeejere skal samle op efter deres hund.", "Du skal samle op efter din hund."),
    ],
)
def test_the_whole_chain_turns(before: str, after: str) -> None:
    """Name, pronouns and reflexives together."""
    assert rewritten(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Borgeren har talt med lægen, og hun har skrevet en erklæring.",  # who is hun?
        "Borgeren og lægen har sendt hans papirer.",
        "Lånere skal være medlemmer og vise deres kort.",  # nobody is several members
    ],
)
def test_two_persons_are_a_question_to_the_writer(text: str) -> None:
    """A *hun* left behind is worse than the old wording."""
    assert rewritten(text) is None


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("hus", "dit"),
        ("sag", "din"),
        ("papirer", "dine"),
        ("bilag", None),
        ("kort", "dit"),
        ("tænder", "dine"),
        ("nye kørestol", "din"),
        ("to børn", "dine"),
    ],
)
def test_the_possessive_agrees_with_what_is_owned(noun: str, form: str | None) -> None:
    """*dit hus, din sag, dine papirer*; *bilag* may be one or many; of *kort* a person has one."""
    (sentence,) = CHECKER.analyse(read(f"Deres {noun}.".encode(), "-")).sentences
    assert possessive(sentence.tokens[1:], CHECKER.analyse(read(b"x", "-")).lexicon) == form


def test_a_letter_to_two_parents_says_i() -> None:
    """The letter's own address decides between *du* and *I*."""
    text = (
        "Vi skriver til jer om jeres søn. Hvis I er uenige, kan I ringe. Samtykket kan altid trækkes tilbage."
    )
    texts = [each.text for f in CHECKER.check(read(text.encode(), "-")).findings for each in f.suggestions]
    assert "I kan altid trække samtykket tilbage" in texts


@pytest.mark.parametrize(
    ("said", "to_two"),
    [
        ("Lejer er altid ansvarlig for nøglen.", "I er altid ansvarlige"),
        ("Lejer er forpligtet på reglerne.", "I"),  # a participle may stand as it is
        ("Lejer er rask igen.", "I er raske"),
        ("Lejer skal altid være ansvarlig for nøglen.", "I skal altid være ansvarlige"),
        ("Lejer har ikke været syg.", "I har ikke været syge"),
        ("Derfor skal lejer være ansvarlig for nøglen.", "I være ansvarlige"),  # the verb stands before
        ("Lejer skal være hos os kl. 10.", "I"),
    ],
)
def test_what_is_said_of_one_is_said_of_two_parents_in_the_plural(said: str, to_two: str) -> None:
    """*I er ansvarlige*, and no *I er ansvarlig*."""
    text = f"Vi skriver til jer om jeres søns fløjte. Hvis I er uenige, kan I ringe. {said}"
    texts = [each.text for f in CHECKER.check(read(text.encode(), "-")).findings for each in f.suggestions]
    assert to_two in texts


def test_one_person_greeted_by_a_role_gets_advice_to_write_the_name() -> None:
    """*Kære borger* is one reader without a name; *Kære beboer* goes to many, and so does a plural."""
    body = "\n\nDu har søgt om en plads. Vi ringer på mandag.\n\nMed venlig hilsen\nAnne Holm\n"
    for greeting, greets_one in [
        ("Kære borger", True),
        ("Til skyldner", True),
        ("Kære beboer", False),
        ("Kære forældre", False),
        ("Kære borgere på Solvej", False),
        ("Kære Ali Demir", False),
    ]:
        found = [
            each
            for each in CHECKER.check(read((greeting + body).encode(), "-")).findings
            if each.rule == "tredjeperson"
        ]
        assert bool(found) == greets_one, greeting
        assert all(each.suggestions[0].text is None for each in found)


@pytest.mark.parametrize("name", ["Husstandens", "husstandsmedlemmer"])
def test_those_who_live_together_are_more_than_the_reader(name: str) -> None:
    """*du* for a household leaves the others' income out; the advice names them all."""
    text = "Husstandens indtægt er for høj. Vi ser på samtlige husstandsmedlemmer."
    found = {
        text[each.start : each.end]: each.suggestions
        for each in CHECKER.check(read(text.encode(), "-")).findings
        if each.rule == "tredjeperson"
    }
    assert [each.note for each in found[name]] == ["Skriv for eksempel »dig og dem, du bor sammen med«."]
