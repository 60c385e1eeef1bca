"""RTF letters: the words, and an honest word on what is lost."""

import sys

import pytest
from damaged import damaged, read_or_refused
from hypothesis import given, settings

from klartekst.errors import UnreadableLetter
from klartekst.letter import BlockKind, MarkKind
from klartekst.readers.open import read_bytes
from klartekst.readers.rtf import read

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}}{\info{\author Bente Hemmelig}}"


def rtf(inside: str) -> bytes:
    """A small RTF document as a Danish Word writes it."""
    return f"{HEAD}\\pard {inside}}}".encode("ascii")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"Du f\'e5r hj\'e6lp.", "Du får hjælp."),
        (r"Du f\u229\'e5r hj\u230?lp.", "Du får hjælp."),
        (r"Ring til os.\par Vi hj\'e6lper dig.", "Ring til os.\nVi hjælper dig."),
        (r"{\b Ring} til {\i os}.", "Ring til os."),
        (r"10\~kr.", "10\u00a0kr."),
        (r"\u-10179?\u-8694?", "\U0001f60a"),
    ],
)
def test_the_words_are_read(inside: str, text: str) -> None:
    """With Danish letters in each of the ways that RTF has for them."""
    assert read(rtf(inside), "brev.rtf").text.strip() == text


def test_a_row_of_a_table_is_no_sentence() -> None:
    """The bars that the library puts in are not shown."""
    found = read(rtf(r"\trowd Sats\cell 500 kr.\cell\row\pard Du f\'e5r hj\'e6lp."), "brev.rtf")
    assert "|" not in found.text
    assert found.blocks[0].kind is BlockKind.TABLE_CELL


def test_gaps_are_marked_and_the_losses_told() -> None:
    """What the text itself shows is found; what the format lost is said."""
    found = read(rtf(r"K\'e6re \'abNavn\'bb"), "brev.rtf")
    assert [mark.name for mark in found.marks if mark.kind is MarkKind.FIELD] == ["Navn"]
    assert "kun ordene" in found.remarks[0]
    assert "Hemmelig" not in repr(found)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """striprtf is an extra."""
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    with pytest.raises(UnreadableLetter) as caught:
        read(rtf("Ring"), "brev.rtf")
    assert "klartekst[rtf]" in caught.value.remedy


@pytest.mark.parametrize("data", [b"{\\rtf1", b"{\\rtf1 }", rtf("{" * 5000), rtf("}" * 50)])
def test_files_without_words_are_answered(data: bytes) -> None:
    """Also cut off, and nested as nobody nests."""
    with pytest.raises(UnreadableLetter, match="ingen tekst"):
        read_bytes(data, "brev.rtf", ".rtf")


@settings(max_examples=60, deadline=None)
@given(
    damaged(
        rtf(r"Du f\'e5r \u-10179?{\field{\*\fldinst HYPERLINK x}{\fldrslt hj\'e6lp}}\cell\row"),
        most=6,
        first=5,
    )
)
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    """Whatever bytes are broken: a letter or a sentence, never another error."""
    read_or_refused(read_bytes, data, "brev.rtf", ".rtf")
