"""The example letters: they come in pairs, can be read, and the Word files are what the script makes."""

import runpy
from pathlib import Path

import pytest

from klartekst.letter import BlockKind, MarkKind
from klartekst.readers.find import find
from klartekst.readers.open import read

EXAMPLES = Path(__file__).parent.parent / "examples"
BEFORE = [path for path in find([str(EXAMPLES / "breve")]) if ".foer." in path]
AFTER = [path for path in find([str(EXAMPLES / "breve")]) if ".efter." in path]


def test_each_letter_has_a_better_one() -> None:
    """A fault without a remedy teaches nobody."""
    assert len(BEFORE) >= 8
    assert [path.replace(".foer.", ".efter.") for path in BEFORE] == sorted(AFTER)


@pytest.mark.parametrize("path", AFTER, ids=lambda path: Path(path).stem)
def test_a_finished_letter_has_no_gaps(path: str) -> None:
    """Nothing is left to fill in, to choose or to delete in a letter that can be sent."""
    letter = read(path)
    left = {MarkKind.FIELD, MarkKind.CHOICE, MarkKind.INSTRUCTION, MarkKind.HIDDEN, MarkKind.INSERTED}
    assert [letter.text[m.start : m.end] for m in letter.marks if m.kind in left] == []


@pytest.mark.parametrize("path", AFTER, ids=lambda path: Path(path).stem)
def test_a_finished_letter_has_headings_and_a_closing_block_of_rules(path: str) -> None:
    """The headings say what the letter is about, and the law stands last."""
    letter = read(path)
    headings = [letter.text[b.content : b.end] for b in letter.blocks if b.kind is BlockKind.HEADING]
    assert len(headings) >= 4
    prose, _, rules = letter.text.partition("\nRegler, vi har brugt\n")
    assert "§" not in prose
    assert len(rules.split()) > 5


def test_a_template_shows_what_is_left() -> None:
    """Merge fields, prompts and guidance in the unfinished Word template are all marked."""
    letter = read(str(EXAMPLES / "breve" / "fripladstilskud-dokumentation.foer.docx"))
    names = [m.name for m in letter.marks if m.kind is MarkKind.FIELD]
    assert {"Navn", "Ansoegningsdato", "Barnets_navn", "Frist", "Sagsbehandler"} <= set(names)
    assert sum(m.kind is MarkKind.INSTRUCTION for m in letter.marks) == 2


def test_the_word_letters_are_what_the_script_makes(tmp_path: Path) -> None:
    """Nobody has edited the files by hand."""
    script = tmp_path / "examples" / "build_docx.py"
    (tmp_path / "examples" / "breve").mkdir(parents=True)
    script.write_text((EXAMPLES / "build_docx.py").read_text("utf-8"), "utf-8")
    runpy.run_path(str(script), run_name="__main__")
    made = sorted((tmp_path / "examples" / "breve").iterdir())
    assert len(made) == 4
    for path in made:
        assert path.read_bytes() == (EXAMPLES / "breve" / path.name).read_bytes(), path.name
