"""Borgerland and fagland: each sentence stands where its words put it, and the reason is told."""

from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.finding import Category, Finding, Severity
from klartekst.readers.open import read
from klartekst.readers.plain_text import read as read_text
from klartekst.reports.kinds import land_crossings, lands_line
from klartekst.settings import Settings
from klartekst.understanding.lands import Land, Placed, crossings, lands

EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
PAIRS = sorted(path for path in EXAMPLES.iterdir() if ".foer." in path.name)


def placed(checker: Checker, text: str) -> list[tuple[Land, tuple[str, ...]]]:
    """The land of each sentence of a text, with its reasons."""
    return [(each.land, each.why) for each in checker.check(read_text(text.encode(), "-")).lands]


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Du kan ringe til mig, hvis du vil tale om det.", Land.CITIZEN),
        ("Vi sender dig et nyt brev om en uge.", Land.CITIZEN),
        ("Mødet er den 3. maj kl. 10 på rådhuset.", Land.CITIZEN),
        ("Du har pligt til at komme til samtalen.", Land.BORDER),
        ("Ansøgningen behandles i henhold til servicelovens § 85.", Land.PROFESSION),
        ("Borgeren visiteres til praktisk bistand.", Land.PROFESSION),
        ("Forvaltningen træffer afgørelse om bevilling af ydelsen.", Land.PROFESSION),
    ],
)
def test_a_sentence_stands_where_its_words_put_it(checker: Checker, text: str, land: Land) -> None:
    """You, we and everyday verbs on one side; terms, law, passive and the institution on the other."""
    assert [where for where, _ in placed(checker, text)] == [land]


def test_every_sentence_outside_borgerland_says_why(checker: Checker) -> None:
    """A place on the map without a reason is a grade."""
    told = placed(checker, "Ansøgningen behandles jf. servicelovens § 85. Du hører fra os om en uge.")
    assert [bool(why) for _, why in told] == [True, False]
    assert set(told[0][1]) >= {"lovhenvisning", "passiv"}


def test_the_closing_block_of_rules_is_left_out(checker: Checker) -> None:
    """That is where the law should stand."""
    text = "Du får hjælp til rengøring. Vi ringer til dig.\n\nRegler, vi har brugt\n\nServiceloven § 83.\n"
    assert [land for land, _ in placed(checker, text)] == [Land.CITIZEN, Land.CITIZEN]


def test_the_same_pulls_on_both_sides_is_the_border(checker: Checker) -> None:
    """Two for the reader, two for a term: neither wins."""
    analysis = checker.analyse(read_text(b"Du er visiteret.", "-"))
    term = Finding("fagord", Category.JARGON, Severity.WARNING, "", 6, 15)
    assert [each.land for each in lands(analysis, [term])] == [Land.BORDER]
    assert [each.land for each in lands(analysis, [term, term])] == [Land.PROFESSION]
    assert [each.land for each in lands(analysis, [])] == [Land.CITIZEN]


def test_length_alone_moves_no_sentence(checker: Checker) -> None:
    """A long sentence may be all »du«; that it is long is another matter."""
    analysis = checker.analyse(read_text(b"Du kan ringe til mig.", "-"))
    long = Finding("lange-saetninger", Category.LONG_SENTENCE, Severity.WARNING, "", 0, 21)
    assert [each.land for each in lands(analysis, [long])] == [Land.CITIZEN]


def test_a_crossing_is_a_run_of_fagland() -> None:
    """Where the letter goes in and comes out again counts once."""
    here = (Land.CITIZEN, Land.PROFESSION, Land.PROFESSION, Land.BORDER, Land.PROFESSION)
    runs = crossings([Placed(number, number + 1, land) for number, land in enumerate(here)])
    assert [[each.start for each in run] for run in runs] == [[1, 2], [4]]


@pytest.mark.parametrize("before", PAIRS, ids=lambda path: path.name)
def test_each_example_moves_into_borgerland(before: Path, checker: Checker) -> None:
    """Most of the letter before stands in fagland, at least four fifths of the one after in borgerland."""
    after = before.with_name(before.name.replace(".foer.", ".efter."))
    one, two = (checker.check(read(str(path))).lands for path in (before, after))
    assert sum(each.land is Land.PROFESSION for each in one) > len(one) / 2
    assert sum(each.land is Land.CITIZEN for each in two) >= 0.8 * len(two)


def test_the_report_says_it_in_words(checker: Checker) -> None:
    """A share and the places, never a mark."""
    checked = checker.check(read(str(EXAMPLES / "carport-paabud.foer.txt")))
    assert lands_line(checked) == "0 af 12 sætninger står i borgerland, 1 på grænsen og 11 i fagland."
    met = land_crossings(checked)
    assert met[0].where.startswith("afsnit 1")
    assert all(each.why for each in met)


def test_with_one_rule_alone_nothing_is_placed() -> None:
    """The other rules' words were not looked for."""
    checked = Checker(Settings(rules_only=frozenset({"fagord"}))).check(
        read(str(EXAMPLES / "carport-paabud.foer.txt"))
    )
    assert checked.lands == () and checked.strengths == ()
