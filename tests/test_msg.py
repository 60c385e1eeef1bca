"""Mails from Outlook: subject, body, annexes, mails in mails, code pages, broken containers."""

import struct
import sys

import pytest
from damaged import read_or_refused
from docx_builder import docx, p
from hypothesis import given, settings
from hypothesis import strategies as st
from msg_builder import PROPERTIES, Folder, enclosed, file, message, ole

from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter, Part
from klartekst.readers.enclosed import MAX_DEPTH
from klartekst.readers.open import read_bytes

BODY = "Kære Bent Bo\r\n\r\nDu får hjælp til rengøring.\r\n"
WHOLE = ole(
    message("Du får hjælp", BODY, file("brev.docx", docx(p("Du får hjælp."))), file("note.txt", b"Ring."))
)


def letters(data: bytes | Folder) -> list[Letter]:
    """The letters of a mail."""
    return list(read_bytes(data if isinstance(data, bytes) else ole(data), "mail.msg", ".msg"))


def test_subject_body_and_annexes() -> None:
    """As in any other mail."""
    found = letters(WHOLE)
    assert [(each.path, each.format) for each in found] == [
        ("mail.msg", "msg"),
        ("mail.msg#brev.docx", "docx"),
        ("mail.msg#note.txt", "txt"),
    ]
    assert found[0].text == "Du får hjælp\n\nKære Bent Bo\n\nDu får hjælp til rengøring.\n"
    assert found[0].blocks[0].part is Part.SUBJECT
    assert found[1].text == "Du får hjælp."


def test_large_streams_are_read_from_their_own_sectors() -> None:
    """A body over 4096 bytes is stored another way."""
    (found,) = letters(message("Hjælp", "Du får hjælp hver uge. " * 200))
    assert found.text.count("hver uge") == 200


@pytest.mark.parametrize(
    ("codepage", "coded"),
    [
        (1252, "Hjælp – ja".encode("cp1252")),
        (65001, "Hjælp – ja".encode()),
        (None, "Hjælp – ja".encode("cp1252")),
    ],
)
def test_text_that_is_not_unicode_is_read_by_its_code_page(codepage: int | None, coded: bytes) -> None:
    """Old Outlook stores bytes and says which code page they are in, or does not."""
    folder = message(T1000001E=coded)
    if codepage:
        folder[PROPERTIES] = b"\0" * 32 + struct.pack("<HHIII", 3, 0x3FFD, 6, codepage, 0)
    assert letters(folder)[0].text == "Hjælp – ja"


def test_a_mail_in_a_mail_is_read_to_a_depth() -> None:
    """Under its subject; deeper nests are named and not read."""
    mail = message("Mail 9", "Hej 9", inner=True)
    for number in range(8, -1, -1):
        mail = message(f"Mail {number}", f"Hej {number}", enclosed(mail), inner=number > 0)
    found = letters(mail)
    assert [each.path for each in found][1] == "mail.msg#Mail 1"
    assert len(found) == MAX_DEPTH + 1
    assert found[-1].remarks == (f"Bilaget »Mail {MAX_DEPTH + 1}« er ikke læst.",)


def test_pictures_that_the_page_shows_are_no_annexes() -> None:
    """They have a content id."""
    logo = file("logo.png", b"\x89PNG", T3712001F="logo".encode("utf-16-le"))
    assert letters(message("Hjælp", BODY, logo))[0].remarks == ()


def test_a_body_that_is_only_rtf_is_told_of() -> None:
    """Its packing is not read."""
    (found,) = letters(message("Hjælp", T10090102=b"\x10\0\0\0LZFu"))
    assert "RTF" in found.remarks[0]


BAD = [
    ("cut off", WHOLE[: len(WHOLE) // 2], "er ikke en mail, som klartekst kan læse"),
    ("header only", WHOLE[:512], "er ikke en mail, som klartekst kan læse"),
    ("text called msg", b"Ring til os.", "er ikke en mail, som klartekst kan læse"),
    ("empty mail", ole(message()), "er tom"),
    ("another container", ole({"WordDocument": b"x"}), "er ikke en mail, som klartekst kan læse"),
]


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_mail_says_so(data: bytes, what: str) -> None:
    """In Danish, without the text."""
    with pytest.raises(UnreadableLetter, match=what):
        letters(data)


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of klartekst works without it."""
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(UnreadableLetter, match=r"pip install 'klartekst\[msg\]'"):
        letters(WHOLE)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=12))
def test_mutated_mails_are_read_or_refused(at: int, junk: bytes) -> None:
    """Bytes overwritten anywhere: letters or a Danish message, nothing else."""
    read_or_refused(letters, WHOLE[:at] + junk + WHOLE[at + len(junk) :])
