"""Files that are no letters: each is answered with what is wrong and what to do, never a crash."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from damaged import damaged, read_or_refused
from docx_builder import docx, p, package
from hypothesis import given, settings

from klartekst.annotating import Wishes, annotate_letters
from klartekst.errors import ExitStatus, KlartekstError, UnreadableLetter, UsageError
from klartekst.readers import open as opening
from klartekst.readers import package as packages
from klartekst.readers.find import find
from klartekst.readers.open import read, read_each
from klartekst.scanning.walk import Walk

LETTER = docx(p("Fortroligt om Asta Lund."))
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512
BOMB = package({"word/document.xml": b"0" * 30_000_000})


def entities() -> bytes:
    """A document.xml in which ten entities of ten entities … unfold to a billion words."""
    names = [f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10)]
    body = f'<!DOCTYPE w [<!ENTITY l0 "ha">{"".join(names)}]><w:document xmlns:w="x">&l9;</w:document>'
    return with_document(body)


def with_document(document: str) -> bytes:
    """The letter's package with another document.xml."""
    with zipfile.ZipFile(io.BytesIO(LETTER)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    files["word/document.xml"] = document.encode()
    return package(files)


def locked() -> bytes:
    """The letter's package with the *encrypted* flag set on every member."""
    data = bytearray(LETTER)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    return bytes(data)


EXTERNAL = (
    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)

BAD = [
    ("empty", "brev.docx", b"", "er tom", "rigtige fil"),
    ("empty text", "brev.txt", b"", "er tom", "rigtige fil"),
    ("only blanks", "brev.txt", b" \n\t\n", "er tom", "rigtige fil"),
    ("text called docx", "brev.docx", b"Ring til os.", "ikke et Word-dokument", "gem den som"),
    ("cut off", "brev.docx", LETTER[: len(LETTER) // 2], "beskadiget", "gem den igen"),
    ("zip header only", "brev.docx", b"PK\x03\x04", "beskadiget", "gem den igen"),
    ("other zip called docx", "brev.docx", package({"a.txt": b"x"}), "ikke et Word-dokument", "gem den som"),
    ("zip", "breve.zip", package({"a.txt": b"x"}), "pakket mappe", "Pak mappen ud"),
    ("no document", "brev.docx", package({"word/x.xml": b"<x/>"}), "beskadiget", "gem den igen"),
    ("broken XML", "brev.docx", with_document("<w:document>"), "beskadiget", "gem den igen"),
    ("surrogate in XML", "brev.docx", with_document("<a>&#xD800;</a>"), "beskadiget", "gem den igen"),
    ("other XML", "brev.docx", with_document("<html/>"), "beskadiget", "gem den igen"),
    ("entities that unfold", "brev.docx", entities(), "beskadiget", "gem den igen"),
    ("external entity", "brev.docx", with_document(EXTERNAL), "beskadiget", "gem den igen"),
    (
        "deeper than anyone nests",
        "brev.docx",
        docx(p("<w:smartTag>" * 400 + "</w:smartTag>" * 400)),
        "beskadiget",
        "gem den igen",
    ),
    ("fields in fields", "brev.docx", docx(p("<w:fldSimple>" * 245 + "</w:fldSimple>" * 245)), "", ""),
    ("zip bomb", "brev.docx", BOMB, "fylder for meget", "fjern store billeder"),
    ("password in the zip", "brev.docx", locked(), "adgangskode", "uden adgangskode"),
    (
        "encrypted or labelled",
        "brev.docx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "krypteret",
        "uden kryptering",
    ),
    (
        "encrypted, piped",
        "brev",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "krypteret",
        "uden kryptering",
    ),
    ("old Word", "brev.doc", OLE, "gamle format (.doc)", "Gem som"),
    ("old Word called docx", "brev.docx", OLE, "krypteret", "uden kryptering"),
    ("old spreadsheet", "liste.xls", OLE, "regneark", "gem det som .xlsx"),
    ("PDF called docx", "brev.docx", b"%PDF-1.7\n", "beskadiget", "gem den igen"),
    ("text called rtf", "brev.rtf", b"Ring til os.", "ikke et RTF-dokument", "gem den som"),
    (
        "OpenDocument spreadsheet",
        "liste.ods",
        package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "regneark (.ods)",
        "Kopiér teksten",
    ),
    ("spreadsheet", "liste.xlsx", package({"xl/workbook.xml": b"<x/>"}), "beskadiget", "gem den igen"),
    ("picture", "brev.png", b"\x89PNG\r\n", "billede", "Kopiér teksten"),
    ("unknown kind", "brev.xyz", b"Ring", "har en type", ".docx"),
    ("bytes called text", "brev.txt", b"Ring\0\x01\x02til", "ikke en tekstfil", "rigtige fil"),
    ("Word document without text", "brev.docx", docx("<w:p/>"), "ingen tekst", "rigtige fil"),
    ("only a picture", "brev.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "kun billeder", "skrevet i"),
    (
        "too much text",
        "brev.txt",
        b"Ring til os. " * 40_000,
        "for lang (grænsen er 500.000 tegn",
        "Del den op",
    ),
]


@pytest.mark.parametrize(("name", "data", "what", "remedy"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_each_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, what: str, remedy: str
) -> None:
    """One sentence of each, with the file's name and without its text."""
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableLetter) as caught:
        read(str(file))
    error = caught.value
    assert what in error.what
    assert remedy in error.remedy
    assert name in error.what
    assert "Asta" not in str(error)
    assert "Ring" not in str(error)


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Over 20 MB the file is refused, and only that much is taken into memory."""
    file = tmp_path / "brev.txt"
    with file.open("wb") as stream:
        stream.truncate(opening.MAX_FILE_BYTES + 1)
    with pytest.raises(UnreadableLetter, match=r"for stor \(grænsen er 20 MB\)"):
        read(str(file))


def test_standard_input_has_the_same_limit() -> None:
    """A stream without an end must not fill the memory."""

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return b"a" * size

    with pytest.raises(UnreadableLetter, match="Teksten på standardinput er for stor"):
        read("-", Endless())  # type: ignore[arg-type]


def test_a_package_with_thousands_of_members_is_refused() -> None:
    """No honest document has so many parts."""
    many = package({f"word/{n}.xml": b"" for n in range(packages.MAX_MEMBERS + 1)})
    with pytest.raises(UnreadableLetter, match="fylder for meget"):
        packages.Package(many, "brev.docx")


def test_a_size_that_lies_does_no_harm() -> None:
    """The zip's table of contents says 1 MB, the member holds 30: it is not unpacked further."""
    data = bytearray(BOMB)
    size = (30_000_000).to_bytes(4, "little")
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(signature)
        assert data[at + offset : at + offset + 4] == size
        data[at + offset : at + offset + 4] = (900_000).to_bytes(4, "little")
    with pytest.raises(UnreadableLetter):
        packages.Package(bytes(data), "brev.docx").part("word/document.xml")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    """Another program's lock and a missing right look the same to the caseworker."""
    file = tmp_path / "brev.docx"
    file.write_bytes(LETTER)
    file.chmod(0)
    with pytest.raises(UnreadableLetter, match="kan ikke åbnes"):
        read(str(file))


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of letters in which the operating system shows a folder and does not open it, root or not."""
    for place in ("breve", "breve/laast"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "brev.txt").write_text("Kære Ali\n\nDu får hjælp til rengøring.\n", "utf-8")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("laast"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    return tmp_path / "breve"


class TestAClosedFolder:
    """Nobody may think that its letters are read."""

    def test_stands_in_the_place_of_its_letters(self, closed: Path) -> None:
        """With what can be done about it."""
        assert find([str(closed)]) == [str(closed / "brev.txt"), str(closed / "laast")]
        with pytest.raises(UnreadableLetter, match="er ikke læst"):
            read(str(closed / "laast"))

    def test_is_no_empty_folder(self, closed: Path) -> None:
        """When it is the one that was asked for."""
        assert find([str(closed / "laast")]) == [str(closed / "laast")]

    def test_is_counted_in_a_collection(self, closed: Path) -> None:
        """So that the report names it among what could not be read."""
        names = [each.name for each in Walk([str(closed)], (), (), closed / "rapport")]
        assert names == ["brev.txt", "laast"]

    def test_that_is_open_is_no_letter(self, tmp_path: Path) -> None:
        """A folder where a file is wanted stays wrong use."""
        with pytest.raises(UsageError, match="er en mappe"):
            read(str(tmp_path))


def test_an_empty_document_is_called_empty_where_comments_are_to_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not a document of another kind."""
    (tmp_path / "brev.docx").write_bytes(b"")
    asked = Wishes(output=None, tips=False, track=False, date="2026-01-01")
    assert annotate_letters([str(tmp_path / "brev.docx")], asked, None) == ExitStatus.UNREADABLE
    assert "er tom" in capsys.readouterr().err


def test_a_refused_file_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the operating system says, the answer is a sentence."""
    file = tmp_path / "brev.docx"

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableLetter, match="kan ikke åbnes"):
        read(str(file))


@pytest.mark.parametrize("path", ["brev\0.docx", "brev\udce5.docx", "x" * 5000])
def test_a_name_that_no_file_can_have(path: str) -> None:
    """Broken names end in a message that can be printed."""
    with pytest.raises(KlartekstError) as caught:
        read(path)
    str(caught.value).encode("utf-8")


def test_a_name_in_another_encoding_can_be_read(tmp_path: Path) -> None:
    """A file name from an old server is not UTF-8; its letter can still be printed about."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("file names are Unicode here")
    path = os.fsdecode(os.fsencode(tmp_path) + b"/bl\xe5.txt")
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(b"Ring til os.")
    made = read(path)
    assert made.text == "Ring til os."
    assert made.path.encode("utf-8").rpartition(b"/")[2].startswith(b"bl")


@settings(max_examples=150, deadline=None)
@given(damaged(docx(p("Du får hjælp."), packing=zipfile.ZIP_STORED)))
def test_a_damaged_word_document_is_read_or_refused(data: bytes) -> None:
    """Whatever byte is broken: a letter or a sentence, never another error."""
    read_or_refused(read_each, "-", io.BytesIO(data))
