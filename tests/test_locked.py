"""Passages that a house has locked: found again, silent, still part of the letter, and never rewritten."""

from datetime import date
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.errors import DataError
from klartekst.finding import Category
from klartekst.fixing import settle
from klartekst.letter import MarkKind
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings
from klartekst.settings_file import load
from klartekst.showing import show_config
from klartekst.understanding.locked import LONGEST_GAP, MAX_BYTES, LockedPassages
from klartekst.writing.manuscript import manuscript

FILE = """\
# Låst af juristerne.
# ejer: Karen Holm, Jura, gennemses: 2026-01-31
Såfremt De ønsker at påklage nærværende afgørelse, kan klagen
fremsendes til «myndighed» inden 4 uger, jf. forvaltningslovens § 25.

Vedrørende behandlingen af Deres personoplysninger henvises til [hjemmeside].

# ejer: Bo Lind
Denne skrivelse er udfærdiget maskinelt.
"""
COMPLAINT = (
    "Såfremt De ønsker at påklage nærværende afgørelse, kan klagen fremsendes til Ankestyrelsen, 7998 Statsservice "
    "inden 4 uger, jf. forvaltningslovens § 25."
)


def passages(folder: Path, text: str = FILE) -> LockedPassages:
    """The passages of a file with this text."""
    path = folder / "laast.txt"
    path.write_text(text, "utf-8")
    return LockedPassages([path])


def locked(text: str, of: LockedPassages) -> list[str]:
    """What of a letter is locked."""
    return [text[mark.start : mark.end] for mark in of.marks(letter(text))]


def checker(folder: Path, text: str = FILE) -> Checker:
    """A checker of a house that has locked these passages."""
    path = folder / "laast.txt"
    path.write_text(text, "utf-8")
    return Checker(Settings(locked=(path,)))


def test_a_paragraph_with_its_gaps_filled_in_is_the_locked_one(tmp_path: Path) -> None:
    """Line ends, blanks and capitals aside; gaps take any words."""
    known = passages(tmp_path)
    broken = COMPLAINT.replace("kan klagen ", "kan\nklagen  ").replace("Såfremt De", "SÅFREMT De")
    assert locked(f"Kære Ida\n\n{broken}\n\nVi ringer.\n", known) == [broken]
    assert locked(COMPLAINT.replace("Ankestyrelsen, 7998 Statsservice", "«myndighed»"), known)


@pytest.mark.parametrize(
    "text",
    [
        COMPLAINT.replace("4 uger", "5 uger"),
        COMPLAINT.replace("kan klagen", "kan klagen ikke"),
        COMPLAINT + " Ring til os.",
        "Vi skriver: " + COMPLAINT,
        COMPLAINT.replace("Ankestyrelsen", "ord " * (LONGEST_GAP + 1)),
        "Ring til os.",
    ],
)
def test_a_paragraph_that_says_something_else_is_not_locked(tmp_path: Path, text: str) -> None:
    """Another number, a negation, a sentence more, or a gap with a whole text in it."""
    assert locked(text, passages(tmp_path)) == []


def test_the_second_place_for_a_gaps_end_is_tried_too(tmp_path: Path) -> None:
    """The words behind a gap may stand in the gap as well."""
    known = passages(tmp_path, "Send den til «hvem» inden 4 uger fra «dag».")
    text = "Send den til os inden 4 uger eller til retten inden 4 uger fra i dag."
    assert locked(text, known) == [text]


def test_a_locked_passage_gets_no_findings_and_the_rest_does(tmp_path: Path) -> None:
    """Without the lock it has many; the same words outside it are found."""
    text = f"Kære Ida\n\n{COMPLAINT}\n\nSåfremt du er i tvivl, så ring.\n"
    end = text.index(COMPLAINT) + len(COMPLAINT)
    open_ = Checker(Settings()).check(letter(text)).findings
    assert len([each for each in open_ if each.start is not None and each.start < end]) > 3
    shut = [each for each in checker(tmp_path).check(letter(text)).findings if each.start is not None]
    assert shut
    assert all(each.start is not None and each.start >= end for each in shut)


def test_a_locked_complaint_guidance_counts_as_there(tmp_path: Path) -> None:
    """What the letter must hold is read in locked passages too."""
    text = (
        "Afslag på kørestol\n\nKære Ida\n\nDu har søgt om en kørestol. Vi giver dig afslag på din ansøgning, fordi du "
        f"kan gå. Det har vi set hos dig.\n\n{COMPLAINT}\n\nVenlig hilsen\nBo Lind\n"
    )
    known = checker(tmp_path)
    states = known.check(letter(text)).elements
    assert states == Checker(Settings()).check(letter(text)).elements
    assert states["complaint-guidance"] == "present"


def test_an_unfilled_gap_in_a_locked_passage_is_still_told(tmp_path: Path) -> None:
    """The words are the house's, the gaps are the caseworker's."""
    text = (
        "3. maj 2026\n\nKære Ida Holm\n\nVi fik din ansøgning den 2. maj 2026. "
        f"Du får en kørestol.\n\n{COMPLAINT.replace('Ankestyrelsen, 7998 Statsservice', '«myndighed»')}\n"
    )
    found = checker(tmp_path).check(letter(text)).findings
    assert Category.LEFTOVER in {each.category for each in found}


def test_fix_leaves_a_locked_passage_as_it_is(tmp_path: Path) -> None:
    """The passage is the same, the writer's own words are mended."""
    text = f"Kære Ida\n\n{COMPLAINT}\n\nSåfremt du er i tvivl, så ring.\n"
    fixed = settle(manuscript(letter(text), text.encode()), checker(tmp_path)).text
    assert COMPLAINT in fixed
    assert "Hvis du er i tvivl" in fixed


def test_who_answers_for_a_passage_and_when_it_is_read_again(tmp_path: Path) -> None:
    """A head line holds for the passages below it, until the next."""
    known = passages(tmp_path)
    assert [each.owner for each in known.passages] == ["Karen Holm, Jura", "Karen Holm, Jura", "Bo Lind"]
    assert [each.line for each in known.passages] == [3, 6, 9]
    assert len(known.overdue(date(2026, 2, 1))) == 2
    assert known.overdue(date(2026, 1, 31)) == ()


def test_config_tells_what_is_past_its_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, day and owner; nothing when all is in order."""
    (tmp_path / "klartekst.toml").write_text('[text]\nlocked = ["laast.txt"]\n', "utf-8")
    passages(tmp_path, "# ejer: Karen, gennemses: 2020-01-31\nDenne skrivelse er låst.\n")
    show_config(str(tmp_path))
    shown = capsys.readouterr().out
    assert "linje 2: skulle være gennemset senest 31.01.2020 (ejer: Karen)" in shown
    assert "text.locked" in shown
    passages(tmp_path, "# ejer: Karen, gennemses: 2999-01-31\nDenne skrivelse er låst nu.\n")
    show_config(str(tmp_path))
    assert "skulle være gennemset" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, "ingen låste afsnit"),
        ("# ejer: Karen\n\n# en note\n", None, "ingen låste afsnit"),
        ("# gennemses: 2027-13-01\nHer står det.\n", 1, "ikke en dato"),
        ("Her står det.\n\n# ejr: Karen\nOg her.\n", 3, "Mente du »ejer«?"),
        ("# ejer:\nHer står det.\n", 1, "ejer"),
        ("Her står det.\n\n«tekst» og «mere»\n", 3, "næsten kun felter"),
        ("–––\n", 1, "næsten kun felter"),
    ],
)
def test_a_wrong_file_is_an_error_with_its_line(
    tmp_path: Path, text: str, line: int | None, said: str
) -> None:
    """Never silent, never everything locked by mistake."""
    with pytest.raises(DataError) as caught:
        passages(tmp_path, text)
    assert caught.value.line == line
    assert said in str(caught.value)


def test_a_file_that_is_too_large_or_no_text_is_refused(tmp_path: Path) -> None:
    """Two megabytes are no passages; neither are bytes that are no UTF-8."""
    path = tmp_path / "stor.txt"
    path.write_text("Her står det. " * (MAX_BYTES // 14 + 2), "utf-8")
    with pytest.raises(DataError, match="for stor"):
        LockedPassages([path])
    path.write_bytes(b"\xe6\xf8\xe5 og andet")
    with pytest.raises(DataError, match="UTF-8"):
        LockedPassages([path])


def test_the_setting_names_files_beside_it(tmp_path: Path) -> None:
    """Paths are counted from the settings file; one that is missing is an error with its line."""
    settings = tmp_path / "klartekst.toml"
    passages(tmp_path)
    settings.write_text('[text]\nlocked = ["laast.txt"]\n', "utf-8")
    assert load((settings,)).locked == ((tmp_path / "laast.txt").resolve(),)
    settings.write_text('[text]\n\nlocked = ["last.txt"]\n', "utf-8")
    with pytest.raises(DataError, match=r"filen »last.txt« findes ikke") as caught:
        load((settings,))
    assert caught.value.line == 3


def test_the_laws_words_inside_a_locked_passage_are_marked_once(tmp_path: Path) -> None:
    """Locked marks lie apart, so that one look tells what a place is."""
    text = "Kommunen henviser til, hvad der gælder: " + (
        "En begrundelse for en afgørelse skal indeholde en henvisning til de retsregler, i henhold til hvilke "
        "afgørelsen er truffet."
    )
    marks = checker(tmp_path, text).analyse(letter(text)).letter.marks
    assert [(m.start, m.end) for m in marks if m.kind is MarkKind.LOCKED] == [(0, len(text))]
