"""Edits put into a text: nothing outside the spans changes, and what is deleted leaves no trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.rewriting.apply import apply, chosen


def edit(text: str, old: str, new: str) -> tuple[int, int, str]:
    """The edit that puts `new` where `old` first stands."""
    start = text.index(old)
    return start, start + len(old), new


@pytest.mark.parametrize(
    ("text", "old", "new", "result"),
    [
        ("Såfremt du flytter.", "Såfremt", "Hvis", "Hvis du flytter."),
        ("Vi beder dig venligst svare.", " venligst", "", "Vi beder dig svare."),
        ("Vi beder dig venligst svare.", "venligst", "", "Vi beder dig svare."),
        ("Vi beder dig venligst svare.", "venligst ", "", "Vi beder dig svare."),
        ("Svar venligst.", "venligst", "", "Svar."),
        ("Svar venligst\n\nHilsen", "venligst", "", "Svar\n\nHilsen"),
        ("Endvidere får du hjælp.", "Endvidere", "", "Får du hjælp."),
        ("Tak. Hermed får du svar.", "Hermed ", "", "Tak. Får du svar."),
        ("- Hermed får du svar.", "Hermed ", "", "- Får du svar."),
        ("Du bor i Aarhus nu.", " Aarhus", "", "Du bor i nu."),
        ("Vi siger (hermed) ja.", "hermed", "", "Vi siger () ja."),
        ("Linje et\r\nhermed to.", "hermed ", "", "Linje et\r\nto."),
        ("a b", "a", "æ\U0001f600", "æ\U0001f600 b"),
    ],
)
def test_one_edit(text: str, old: str, new: str, result: str) -> None:
    """No double space, no space before a sign, a capital where a sentence now begins."""
    assert apply(text, [edit(text, old, new)]) == result


def test_several_edits_count_in_the_text_as_it_was() -> None:
    """Positions are those of the original; the order given does not matter."""
    text = "Såfremt De flytter, bedes De meddele det."
    edits = [edit(text, "Såfremt", "Hvis"), (8, 10, "du"), edit(text, "meddele", "sige")]
    assert apply(text, edits) == apply(text, reversed(edits)) == "Hvis du flytter, bedes De sige det."


def test_edits_that_overlap_are_an_error() -> None:
    """The caller chooses; apply never guesses."""
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [(0, 2, "x"), (1, 3, "y")])
    with pytest.raises(ValueError, match="outside"):
        apply("abc", [(2, 9, "x")])


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5), st.text("abcæ", min_size=1))),
)
def test_text_outside_the_edits_is_untouched(text: str, raw: list[tuple[int, int, str]]) -> None:
    """Replacements change their own span and nothing else."""
    edits: list[tuple[int, int, str]] = []
    at = 0
    for start, length, new in sorted(raw):
        if at <= start and start + length <= len(text):
            edits.append((start, start + length, new))
            at = start + length
    expected, at = "", 0
    for start, end, new in edits:
        expected += text[at:start] + new
        at = end
    assert apply(text, edits) == expected + text[at:]


def finding(start: int, end: int, severity: Severity, *suggestions: Suggestion) -> Finding:
    """A finding of some rule."""
    return Finding("regel", Category.TONE, severity, "Noget.", start, end, suggestions)


def offer(start: int, end: int, text: str, kind: Trust = Trust.REPLACE) -> Suggestion:
    """A suggestion with a text."""
    return Suggestion(start, end, text, kind)


class TestChosen:
    """Which edits are made when findings meet."""

    def test_the_graver_finding_wins(self) -> None:
        """Before length."""
        mild = finding(0, 9, Severity.TIP, offer(0, 9, "lang"))
        grave = finding(0, 4, Severity.ERROR, offer(0, 4, "kort"))
        assert chosen([mild, grave]) == ((0, 4, "kort"),)

    def test_of_equals_the_longer_span_wins(self) -> None:
        """The whole phrase goes before the word in it."""
        short = finding(0, 4, Severity.TIP, offer(0, 4, "kort"))
        long = finding(0, 9, Severity.TIP, offer(0, 9, "lang"))
        assert chosen([short, long]) == ((0, 9, "lang"),)

    def test_neighbours_are_both_made(self) -> None:
        """Spans that touch do not overlap."""
        one = finding(0, 4, Severity.TIP, offer(0, 4, "a"))
        two = finding(4, 6, Severity.TIP, offer(4, 6, "b"))
        assert chosen([two, one]) == ((0, 4, "a"), (4, 6, "b"))

    def test_drafts_advice_and_gaps_are_left_out(self) -> None:
        """Only what can stand as it is goes in by itself."""
        draft = finding(0, 4, Severity.TIP, offer(0, 4, "a", Trust.REWRITE))
        advice = finding(5, 6, Severity.TIP, Suggestion.advice("Gør noget."))
        gap = finding(7, 9, Severity.TIP, offer(7, 9, "den [dato]"))
        assert chosen([draft, advice, gap]) == ()
        assert chosen([draft, gap], {Trust.REWRITE, Trust.REPLACE}) == ((0, 4, "a"),)
