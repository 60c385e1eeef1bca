"""A gap is right in a template and a fault in a letter."""

from dataclasses import replace

import pytest

from klartekst.checker import Checker
from klartekst.finding import Category, Severity
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings
from klartekst.understanding.stage import Stage

CHECKER = Checker(Settings())


def stage(text: str, path: str = "-") -> Stage:
    """The stage that a text is judged to be at."""
    return CHECKER.analyse(letter(text, path)).stage


@pytest.mark.parametrize(
    "text",
    [
        "Du får hjælp til rengøring.",
        "Dato: 3. maj 2026\n\nKære [navn]\n\nDu får [ydelse] fra [dato] i [antal] timer.",
        "Kære Ali\n\nDu får [ydelse] fra [dato] i [antal] timer.",
        "Dato: [dato]\n\nKære [navn]\n\nVi fik din ansøgning den 3. maj 2026. Du får [ydelse] fra [dato].",
        "[navn]\n\nKære [navn]\n\nDu, 070761-4285, får [ydelse].",
    ],
)
def test_a_day_or_a_person_makes_it_a_letter(text: str) -> None:
    """However many gaps are left; and a text without gaps asks for nothing to be filled in."""
    assert stage(text) is Stage.LETTER


@pytest.mark.parametrize(
    "text",
    [
        "Dato: [dato]\n\nKære [navn]\n\nDu får [ydelse].",
        "Du får [beløb] kr. om måneden.",
        "Kære borger\n\nDu får [ydelse] fra [dato] i [antal] timer.",
        "Dato: [dato]\n\nKære [navn]\n\nVi har brugt lov nr. 610 af 3. maj 2010 om [ydelse].",
        "Dato: [dato]\n\nKære [navn]\n\nFra den 1. januar 2027 får du [ydelse].",
        "Kære Forældre\n\n«Barn» begynder «Dato» i «Skole».",
    ],
)
def test_gaps_for_day_and_person_make_it_a_template(text: str) -> None:
    """Nobody is named."""
    assert stage(text) is Stage.TEMPLATE


def test_a_template_file_is_one_whatever_it_says() -> None:
    """Word and LibreOffice say so in the file's name."""
    assert stage("Dato: 3. maj 2026\n\nKære Ali\n\nDu får [ydelse].", "afslag.DOTX") is Stage.TEMPLATE


def test_what_a_person_says_is_believed() -> None:
    """`profile = "brev"` in the settings, `--profile brev` on the command line."""
    text = "Dato: [dato]\n\nKære [navn]\n\nDu får [ydelse]."
    finished = Checker(replace(Settings(), document="brev"))
    found = [f for f in finished.check(letter(text)).findings if f.category is Category.LEFTOVER]
    assert [f.severity for f in found] == [Severity.BLOCKING] * 3
    template = Checker(replace(Settings(), document="skabelon"))
    sent = "Dato: 3. maj 2026\n\nKære Ali\n\nDu får [ydelse]."
    assert not [f for f in template.check(letter(sent)).findings if f.category is Category.LEFTOVER]
