"""What the words of a letter say of its kind, beside the wordings that are looked for."""

import importlib
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.errors import DataError
from klartekst.readers.plain_text import letter
from klartekst.understanding import letter_words
from klartekst.understanding.letter_type import type_names
from klartekst.understanding.letter_words import ALWAYS, load, stems, word_points

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "models" / "letter_words" / "weights.tsv"
REFUSED = (
    "Afvist Kommune\nAfslagsvej 3\n4000 Roskilde\n\nDin ansøgning om en plads i nyttehaven\n\nKære Gry\n\n"
    "Du har søgt om at leje haven ved siden af din egen. Den går til en anden på listen, som har ventet længere "
    "end dig. Efter reglerne kan ingen leje to haver.\n\n"
    "Du kan klage til udvalget for kultur inden fire uger, hvis du er uenig.\n\nVenlig hilsen\nOle Krag\n"
)


def test_a_letter_without_a_known_wording_has_its_type(checker: Checker) -> None:
    """*Den går til en anden* is in no list; the words around it speak of a refusal."""
    analysis = checker.analyse(letter(REFUSED))
    points = word_points(analysis.outline)
    assert max(points, key=lambda name: points[name]) == analysis.type.name == "afgoerelse-afslag"


def test_the_letterhead_says_nothing_and_headings_say_more(checker: Checker) -> None:
    """A street may be called *Afslagsvej*; *title:* stands in front of a heading's stems."""
    found = stems(checker.analyse(letter(REFUSED)).outline)
    assert "afslag" not in found
    assert {"title:plads", "plads", "klage:"} <= found


def test_what_is_no_letter_says_nothing(checker: Checker) -> None:
    """A sentence has a handful of words, and any of them would decide alone."""
    assert word_points(checker.analyse(letter("Vi giver dig afslag.\n")).outline) == {}


def test_the_weights_are_what_the_script_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who writes a letter for the tests learns them anew; machines differ by a hundredth of a point or two."""
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    script = importlib.import_module("letter_words")
    kept = load(WEIGHTS)
    made = script.weights()
    assert kept.types == made.types
    assert set(kept.types) == set(type_names())
    assert kept.of.keys() == made.of.keys()
    assert all(
        abs(old - new) <= 3 for stem in kept.of for old, new in zip(kept.of[stem], made.of[stem], strict=True)
    )


@pytest.mark.parametrize("line", ["hjælp\t1\tto", "hjælp\t1"])
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    """As every other data file."""
    path = tmp_path / "weights.tsv"
    path.write_text(f"stem\tafgoerelse-afslag\tkvittering\n{ALWAYS}\t1\t2\n{line}\n", "utf-8")
    with pytest.raises(DataError, match="linje 3"):
        letter_words.load(path)
