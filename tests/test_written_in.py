"""Where something stands that is read."""

import pytest
from shipped import outcomes


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Det fremgår af brevet, at du bor her.", "Det står i brevet, at du bor her."),
        ("Stedet fremgår af valgkortet.", "Stedet står på valgkortet."),
        ("Tallet fremgår af beregningen.", "Tallet står i beregningen."),
        ("Tallet fremgår af din seneste lønseddel.", "Tallet står på din seneste lønseddel."),
        ("Af listen fremgår det, at du er nummer to.", "På listen står der, at du er nummer to."),
        ("Af brevet fremgår, at du bor her.", "I brevet står, at du bor her."),
    ],
)
def test_it_stands_in_a_letter_and_on_a_list(text: str, new: str) -> None:
    """*Regningen* is a paper, *beregningen* is not."""
    assert new in outcomes(text)


@pytest.mark.parametrize(
    "text", ["Det fremgår af kortet, at du bor her.", "Det fremgår af mødet, at du bor her."]
)
def test_nothing_stands_in_what_is_seen_or_heard(text: str) -> None:
    """One sees it on the map, and hears it at the meeting."""
    assert not any(" står " in each for each in outcomes(text))
