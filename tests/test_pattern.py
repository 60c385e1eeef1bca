"""The pattern language of the lexicons."""

import pytest

from klartekst.wording.pattern import Keys, keys_of, match, parse

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
