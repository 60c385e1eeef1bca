"""What points back, behind a text that brings a subject."""

import pytest
from shipped import outcomes


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Der er mulighed for at henvende sig i caféen.", "Du kan henvende dig i caféen."),
        ("Der er mulighed for at medbringe sin hund.", "Du kan medbringe din hund."),
        ("Der er mulighed for at tilmelde eller framelde sig.", "Du kan tilmelde eller framelde dig."),
        ("Der er adgang til at melde sig ind i klubben.", "Du kan melde dig ind i klubben."),
    ],
)
def test_what_points_back_points_to_the_subject_that_a_text_brings(text: str, new: str) -> None:
    """*Der er mulighed for* has no subject, so *sig* and *sin* are anybody's."""
    assert new in outcomes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der er mulighed for at lade barnet tilmelde sig.",
        "Der er mulighed for at lade ham klare sig.",
    ],
)
def test_what_points_to_another_stays(text: str) -> None:
    """It is the child that is enrolled, and he who copes."""
    assert not any("dig" in each.split() for each in outcomes(text))
