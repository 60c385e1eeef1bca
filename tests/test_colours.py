"""The colours of the page: WCAG 2.1 AA, as far as it can be counted."""

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[1] / "src/klartekst/reports/templates/style.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, "ground") for text in ("ink", "soft", "link")),
        *((text, "paper") for text in ("ink", "soft", "link", "old", "new")),
        *((text, f"{mark}-ground") for mark in ("skal", "boer", "kan") for text in ("ink", "link")),
        # A note that one came to by a link has the ground of a mark.
        *((text, "boer-ground") for text in ("soft", "old", "new")),
        ("soft", "kan-ground"),
    ],
)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    """At least 4.5:1 (WCAG 2.1, 1.4.3)."""
    assert _contrast(text, ground) >= 4.5


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        *((line, "paper") for line in ("skal", "boer", "kan", "link")),
        *((line, f"{line}-ground") for line in ("skal", "boer", "kan")),
        ("link", "ground"),
    ],
)
def test_lines_that_carry_meaning_stand_out(line: str, ground: str) -> None:
    """At least 3:1 (WCAG 2.1, 1.4.11): the lines under marks, and the ring of focus."""
    assert _contrast(line, ground) >= 3


def test_all_colours_are_among_those_measured() -> None:
    """No colour is written outside the list, save the shadow of the paper."""
    outside = STYLE.split("}", 1)[1].replace("#1b243022", "")
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", outside)


def test_focus_can_be_seen() -> None:
    """Nothing takes the ring away."""
    assert ":focus-visible { outline: 3px solid" in STYLE
    assert "outline: none" not in STYLE
    assert "outline: 0" not in STYLE


def _contrast(one: str, other: str) -> float:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", STYLE.split("}", 1)[0]))
    bright, dark = sorted((_luminance(colours[one]), _luminance(colours[other])), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
