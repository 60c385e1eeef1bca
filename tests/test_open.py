"""Which reader reads a file, and which files in a folder are letters."""

import io
from pathlib import Path

import pytest
from docx_builder import docx, p
from odt_builder import odt
from odt_builder import p as odt_p

from klartekst.errors import UsageError
from klartekst.readers.find import REPORT_STORE, find
from klartekst.readers.open import read

LETTER = docx(p("Du får hjælp."))
ODT = odt(odt_p("Du får hjælp."))


@pytest.mark.parametrize(
    ("name", "data", "format_", "text"),
    [
        ("brev.docx", LETTER, "docx", "Du får hjælp."),
        ("BREV.DOCX", LETTER, "docx", "Du får hjælp."),
        ("brev", LETTER, "docx", "Du får hjælp."),
        ("brev.txt", "Du får hjælp.\n".encode(), "txt", "Du får hjælp.\n"),
        ("brev", "Du får hjælp.\n".encode(), "txt", "Du får hjælp.\n"),
        ("frase.md", "Du får *hjælp*.\n".encode(), "md", "Du får *hjælp*.\n"),
        ("skabelon.dotx", docx(p("Ring."), suffix=".dotx"), "docx", "Ring."),
        ("brev.txt", LETTER, "docx", "Du får hjælp."),
        ("brev.odt", ODT, "odt", "Du får hjælp."),
        ("skabelon.ott", ODT, "odt", "Du får hjælp."),
        ("brev.docx", ODT, "odt", "Du får hjælp."),
    ],
)
def test_the_bytes_choose_before_the_name(
    tmp_path: Path, name: str, data: bytes, format_: str, text: str
) -> None:
    """A Word document is one whatever it is called; text goes by its name."""
    file = tmp_path / name
    file.write_bytes(data)
    found = read(str(file))
    assert (found.format, found.text, found.path) == (format_, text, str(file))


@pytest.mark.parametrize(("data", "format_"), [(LETTER, "docx"), ("Du får hjælp.\n".encode(), "txt")])
def test_standard_input_may_be_a_word_document_or_text(data: bytes, format_: str) -> None:
    """`-` reads what is piped in."""
    found = read("-", io.BytesIO(data))
    assert (found.format, found.path, found.text.strip()) == (format_, "-", "Du får hjælp.")


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    """Letters of every readable kind; not lock files, hidden files, own copies or other kinds."""
    wanted = ["a.txt", "b.docx", "c.pdf", "under/c.md", "under/d.DOTX"]
    unwanted = ["~$b.docx", ".skjult.txt", "b.klartekst.docx", "liste.xlsx", ".git/e.txt", "billede.png"]
    for name in wanted + unwanted:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    assert find([str(tmp_path)]) == [str(tmp_path / name) for name in wanted]


def test_the_pages_of_an_add_in_are_no_letters(tmp_path: Path) -> None:
    """They lie beside their manifest; a web page alone may be a letter."""
    for name in ("brev.html", "word/taskpane.html", "word/manifest.xml"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    assert find([str(tmp_path)]) == [str(tmp_path / "brev.html")]


def test_the_pages_of_a_report_are_no_letters(tmp_path: Path) -> None:
    """`klartekst scan .` puts its report among the letters, and the next run would read it."""
    for name in ("brev.html", "rapport/index.html", "rapport/dokumenter/1-0.html", f"rapport/{REPORT_STORE}"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(b"x")
    assert find([str(tmp_path)]) == [str(tmp_path / "brev.html")]
    assert str(tmp_path / "rapport/index.html") in find([str(tmp_path / "rapport")]), (
        "who names it is answered"
    )


def test_a_named_file_is_taken_as_it_is(tmp_path: Path) -> None:
    """Who names a picture gets an answer about that picture, and each file is taken once."""
    picture = tmp_path / "brev.png"
    picture.write_bytes(b"\x89PNG")
    (tmp_path / "brev.txt").write_bytes(b"x")
    found = find([str(picture), "-", str(tmp_path), str(tmp_path / "brev.txt")])
    assert found == [str(picture), "-", str(tmp_path / "brev.txt")]


def test_a_folder_without_letters_is_wrong_use(tmp_path: Path) -> None:
    """Silence would look like a clean result."""
    with pytest.raises(UsageError, match="ingen breve i mappen"):
        find([str(tmp_path)])


def test_a_missing_path_is_wrong_use(tmp_path: Path) -> None:
    """Also before anything has been read."""
    with pytest.raises(UsageError, match=r"brev\.docx« findes ikke"):
        find([str(tmp_path / "brev.docx")])
    with pytest.raises(UsageError, match=r"brev\.docx« findes ikke"):
        read(str(tmp_path / "brev.docx"))


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    """`read` takes one file; `find` takes folders."""
    with pytest.raises(UsageError, match="er en mappe"):
        read(str(tmp_path))


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"Return-Path: <a@b.example>\nSubject: Brev\n\nRing til os.", "eml"),
        (b"Subject: Brev\n x: y\nMIME-Version: 1.0\n\nRing til os.", "eml"),
        (b"Emne: Brev\nDato: i dag\n\nRing til os.", "txt"),
        (b"Kaere Ali\n\nMIME-Version: det kender vi ikke.", "txt"),
        (
            b'<?xml version="1.0"?><m:Message xmlns:m="https://DigitalPost.dk/MeMo-1"><m:MessageHeader>'
            b"<m:label>Ring til os</m:label></m:MessageHeader></m:Message>",
            "memo",
        ),
    ],
)
def test_what_is_piped_in_is_known_by_how_it_begins(data: bytes, format_: str) -> None:
    """A mail has headers that only programs write; a letter may have *Emne:* and *Dato:*."""
    assert read("-", io.BytesIO(data)).format == format_
