"""The pattern language of the lexicons."""

import pytest

from klartekst.wording.matching import Match, match, stands_over
from klartekst.wording.pattern import Keys, keys_of, parse

LEMMAS = {
    "bevilges": "bevilge",
    "bevilgede": "bevilge",
    "stiller": "stille",
    "gør": "gøre",
    "gjorde": "gøre",
    "pleje": "pleje",
    "personlige": "personlig",
}


def keys(text: str) -> list[Keys | None]:
    """Keys as an analysis makes them; «…» is a word that no pattern may touch."""
    return [None if w == "«»" else keys_of(w.casefold(), frozenset({LEMMAS.get(w, w)})) for w in text.split()]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("såfremt", "Såfremt du", (0, 1)),
        ("{bevilge}", "bevilges", (0, 1)),
        ("{bevilge}", "bevilling", None),
        ("{personlig} {pleje}", "personlige pleje", (0, 2)),
        ("en|et {pleje}", "et pleje", (0, 2)),
        ("en|et {pleje}", "den pleje", None),
        ("skal hermed? meddele", "skal meddele", (0, 2)),
        ("skal hermed? meddele", "skal hermed meddele", (0, 3)),
        ("{gøre} X opmærksom på", "gør dig opmærksom på", (0, 4)),
        ("{gøre} X opmærksom på", "gør opmærksom på", None),
        ("{gøre} opmærksom på, at S", "gjorde opmærksom på , at du", (0, 5)),
        ("i henhold til X", "i henhold til loven", (0, 3)),
        ("{stille} X til rådighed", "stiller et lokale til rådighed", (0, 5)),
        ("{stille} X til rådighed", "stiller et . lokale til rådighed", None),
        ("{stille} X til rådighed", "stiller «» til rådighed", (0, 4)),
        ("sig selv", "jer selv", (0, 2)),
        ("i henhold til", "i «» til", None),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, found: tuple[int, int] | None) -> None:
    """Literal words, inflected words, alternatives, optional words and slots."""
    at = match(parse(pattern), keys(text), 0)
    assert (at and (at.start, at.end)) == found


def test_a_slot_in_the_middle_is_remembered() -> None:
    """A slot's words can be put into the replacement."""
    at = match(parse("{stille} X til rådighed"), keys("stiller et lokale til rådighed"), 0)
    assert at is not None
    assert at.slots == (("X", 1, 3),)
    assert at.heads == (0,)


def test_a_slot_at_the_end_matches_nothing() -> None:
    """It only shows that the phrase goes on."""
    assert parse("i henhold til X").trailing == "X"


def test_a_slot_takes_at_most_eight_words() -> None:
    """A pattern does not reach over half a page."""
    assert match(parse("{stille} X til rådighed"), keys("stiller " + "ord " * 9 + "til rådighed"), 0) is None


def test_the_index_knows_where_a_pattern_can_begin() -> None:
    """An optional first word lets the pattern begin at the next one."""
    assert parse("hermed? {gøre} vi").first == {"hermed", "{gøre"}


@pytest.mark.parametrize(
    ("exception", "text", "place", "stands"),
    [
        ("efter X henhold", "efter et to tre fire fem seks syv otte henhold", (9, 10), True),
        ("efter X henhold", "efter et to tre fire fem seks syv otte ni henhold", (10, 11), False),
        (
            "efter X henhold Y til",
            "efter et to tre fire fem seks syv otte henhold a b c d e f g h til",
            (18, 19),
            True,
        ),
        ("i henhold til", "i henhold til loven", (2, 3), True),
        ("i henhold til", "i henhold til loven", (3, 4), False),
        ("henhold til? loven", "i henhold loven", (2, 3), True),
    ],
)
def test_an_exception_stands_as_far_back_as_it_reaches(
    exception: str, text: str, place: tuple[int, int], stands: bool
) -> None:
    """Each slot may take eight words, and what ends before the match lets nothing pass."""
    assert stands_over(parse(exception), keys(text), Match(*place)) is stands
