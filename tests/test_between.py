"""What stands behind the verb of a listed phrase: sentence adverbs, and the subject in inverted order."""

import pytest
from shipped import checker, outcomes

from klartekst.danish.lexicon import Lexicon
from klartekst.readers.plain_text import read
from klartekst.wording.between import verb_of
from klartekst.wording.matching import Match, match
from klartekst.wording.pattern import Keys, keys_of, parse


def keys(text: str) -> list[Keys | None]:
    """Keys as an analysis makes them."""
    return [keys_of(word, Lexicon.open().lemmas(word)) for word in text.casefold().split()]


@pytest.mark.parametrize(
    ("pattern", "verb"),
    [
        ("{træffe} afgørelse om", 0),
        ("har mulighed for", 0),
        ("der er mulighed for at", 1),
        ("det påhviler dig at", 1),
        ("{afgørelse} om", None),
        ("for så vidt angår", None),
        ("med henblik på at", None),
        ("ved|efter udgangen af", None),
    ],
)
def test_the_verb_of_a_phrase(pattern: str, verb: int | None) -> None:
    """The first word, or the second behind what can be its subject; *for, ved* and *efter* are no verbs here."""
    assert verb_of(parse(pattern).elements) == verb


@pytest.mark.parametrize(
    ("pattern", "text", "between"),
    [
        ("{have} mulighed for", "har mulighed for", ()),
        ("{have} mulighed for", "har ikke mulighed for", (1,)),
        ("{have} mulighed for", "har desværre ikke mulighed for", (1, 2)),
        ("{have} mulighed for", "har vi desværre ikke mulighed for", (1, 2, 3)),
        ("{have} mulighed for", "har kommunen mulighed for", (1,)),
        ("der er mulighed for at", "der er dog mulighed for at", (2,)),
        ("{give} dig besked om", "giver vi dig derfor besked om", (1, 3)),
        ("{drage} X i tvivl", "drager vi ikke din alder i tvivl", (1, 2)),
        ("{gøre} X opmærksom på", "gør dig dog opmærksom på", (2,)),
        ("{finde} ikke grundlag for", "finder derfor ikke grundlag for", (1,)),
    ],
)
def test_a_pattern_is_found_around_adverbs_and_subject(
    pattern: str, text: str, between: tuple[int, ...]
) -> None:
    """They are told apart from the pattern's own words, and no slot holds them."""
    at = match(parse(pattern), keys(text), 0)
    assert at is not None
    assert (at.start, at.end, at.between) == (0, len(text.split()), between)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{have} mulighed for", "har mulighed ikke for"),
        ("{have} mulighed for at", "har mulighed for ikke at"),
        ("{have} mulighed for", "har dog desværre stadig mulighed for"),
        ("{have} mulighed for", "har ringe mulighed for"),
        ("med henblik på at", "med henblik på ikke at"),
    ],
)
def test_elsewhere_nothing_stands_between(pattern: str, text: str) -> None:
    """Behind the verb only, two adverbs at most, and no other words: *mulighed for ikke at* is another thing."""
    assert match(parse(pattern), keys(text), 0) is None


def test_what_stands_between_is_not_counted() -> None:
    """A line that has the adverb itself is longer, and so comes first."""
    assert Match(0, 5, between=(1,)).words == 4


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Vi tager derfor kontakt til dig i maj.", "Vi kontakter dig derfor i maj."),
        ("Der er dog tale om et gebyr.", "Det er dog et gebyr."),
        ("Det påhviler dig fortsat at rydde sneen.", "Du skal fortsat rydde sneen."),
        ("Kommunen er ikke i besiddelse af kortet.", "Kommunen har ikke kortet."),
        ("Vi er derfor af den opfattelse, at taget er i stykker.", "Vi mener derfor, at taget er i stykker."),
        (
            "Derfor er vi ikke af den opfattelse, at hegnet er højt.",
            "Derfor mener vi ikke, at hegnet er højt.",
        ),
        ("Derfor har kommunen ikke mulighed for at hjælpe.", "Derfor kan kommunen ikke hjælpe."),
        ("Har du ikke mulighed for at komme, så ring.", "Kan du ikke komme, så ring."),
        ("Vi drager dog ikke din forklaring i tvivl.", "Vi tvivler dog ikke på din forklaring."),
        ("Reglen finder anvendelse for alle.", "Reglen gælder for alle."),
    ],
)
def test_the_new_verb_takes_them_over(text: str, new: str) -> None:
    """Behind verb and pronoun, before a comma; the negation is there."""
    assert new in outcomes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Du er ikke forpligtet til at svare.",
        "Det er ikke påkrævet at ringe.",
        "Du har ikke pligt til at deltage i mødet.",
    ],
)
def test_a_denied_duty_is_no_ban(text: str) -> None:
    """*Skal ikke* would say that one must not."""
    assert not any("skal ikke" in each or "må ikke" in each for each in outcomes(text))


def test_a_denied_duty_is_no_order() -> None:
    """The list of tones is told to leave a denied line alone (`denied: false`)."""
    assert checker().check(read(b"Du har ikke pligt til at komme.", "-")).findings == ()


def test_a_noun_that_may_be_told_to_is_no_subject() -> None:
    """*Nævnet giver kommunen mulighed for at*: who gets it stands there as the subject does elsewhere."""
    assert not any(
        "kan kommunen" in each for each in outcomes("Nævnet giver kommunen mulighed for at svare.")
    )


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Vi kommer om fornødent til dig.", "Vi kommer, hvis det er nødvendigt, til dig."),
        ("Du får besked om fornødent.", "Du får besked, hvis det er nødvendigt."),
        ("I tilfælde af at du bliver syg, skal du ringe.", "Hvis du bliver syg, skal du ringe."),
        ("Oplysningerne stemmer ikke overens.", "Oplysningerne passer ikke sammen."),
        ("Det må derfor antages, at skaden er gammel.", "Vi går derfor ud fra, at skaden er gammel."),
    ],
)
def test_a_phrase_that_becomes_a_clause_is_set_off(text: str, new: str) -> None:
    """With two commas inside a sentence; a clause that stood there already keeps its own."""
    assert new in outcomes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Taget efterses og om fornødent udbedres.",
        "Vi gider ikke flere klager.",
        "Derfor kan undertegnede træffes om onsdagen.",
        "Det er dit eget ansvar, at kortet ikke er kommet frem.",
    ],
)
def test_where_the_words_around_do_not_fit_there_is_no_text(text: str) -> None:
    """No clause between *og* and its verb, no infinitive where a noun stands, no second finite verb."""
    for each in outcomes(text):
        assert all(word not in each for word in ("og hvis", "kan desværre", "kan du træffer", "sørge for"))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Vi imødekommer derfor din ansøgning.", "Vi siger derfor ja til din ansøgning."),
        ("Vi afventer stadig et svar fra lægen.", "Vi venter stadig på et svar fra lægen."),
        ("Vi adviserer dig derfor om tidspunktet.", "Vi giver dig derfor besked om tidspunktet."),
    ],
)
def test_adverbs_behind_a_phrase_that_ends_in_its_verb_go_with_it(text: str, new: str) -> None:
    """They stand behind the new verb, not behind all of the new words."""
    assert new in outcomes(text)
