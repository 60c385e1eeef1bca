"""Messages in Digital Post (MeMo): what announces them, their documents, and XML that does harm."""

import base64

import pytest
from damaged import read_or_refused
from docx_builder import docx, p
from hypothesis import given, settings
from hypothesis import strategies as st

from klartekst.checker import Checker
from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter, Part
from klartekst.readers.open import read_bytes
from klartekst.settings import Settings
from klartekst.understanding.places import place

NAMESPACE = "https://DigitalPost.dk/MeMo-1"
LETTER = docx(p("Du får hjælp til rengøring."))


def file(name: str, data: bytes, mime: str = "application/octet-stream") -> str:
    """A file of a document."""
    content = base64.b64encode(data).decode()
    return (
        f"<memo:File><memo:encodingFormat>{mime}</memo:encodingFormat><memo:filename>{name}</memo:filename>"
        f"<memo:language>da</memo:language><memo:content>{content}</memo:content></memo:File>"
    )


def memo(body: str = "", version: str = "1.2", label: str = "Du får hjælp", notice: str = "") -> bytes:
    """A message with these documents."""
    noticed = f"<memo:notification>{notice}</memo:notification>" if notice else ""
    documents = f"<memo:MessageBody>{body}</memo:MessageBody>" if body else ""
    return (
        f'\ufeff<?xml version="1.0" encoding="UTF-8"?><memo:Message memoVersion="{version}" '
        f'xmlns:memo="{NAMESPACE}"><memo:MessageHeader><memo:messageType>DIGITALPOST</memo:messageType>'
        f"<memo:label>{label}</memo:label>{noticed}<memo:mandatory>false</memo:mandatory>"
        f"<memo:Sender><memo:label>Ballum Kommune</memo:label></memo:Sender></memo:MessageHeader>"
        f"{documents}</memo:Message>"
    ).encode()


def main(*files: str, action: str = "") -> str:
    """The main document."""
    return f"<memo:MainDocument>{''.join(files)}{action}</memo:MainDocument>"


def letters(data: bytes) -> list[Letter]:
    """The letters of a message."""
    return list(read_bytes(data, "besked.xml", ".xml"))


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_what_announces_the_letter_is_a_fragment_and_the_document_a_letter(version: str) -> None:
    """Places in it say which field it is; nothing is asked of it that a letter must have."""
    head, letter = letters(memo(main(file("brev.docx", LETTER)), version, notice="Du har fået et brev."))
    assert (head.path, head.format, head.fragment) == ("besked.xml", "memo", True)
    assert [each.part for each in head.blocks] == [Part.SUBJECT, Part.NOTIFICATION]
    assert [place(head, each.start) for each in head.blocks] == ["emnefeltet", "notifikationen"]
    assert (letter.path, letter.format, letter.text) == (
        "besked.xml#brev.docx",
        "docx",
        "Du får hjælp til rengøring.",
    )
    checked = Checker(Settings()).check(head)
    assert (checked.type, checked.score) == (None, None)


def test_a_document_in_several_formats_is_one_letter() -> None:
    """The Word file is read, the PDF and the text are the same letter."""
    body = main(file("a.pdf", b"%PDF-1.4"), file("a.txt", b"Ring til os."), file("a.docx", LETTER))
    assert [each.path for each in letters(memo(body))[1:]] == ["besked.xml#a.docx"]


def test_the_next_format_is_read_when_the_best_is_broken() -> None:
    """And nothing is told of the broken one."""
    head, letter = letters(memo(main(file("a.docx", b"PK\x03\x04"), file("a.txt", b"Ring til os."))))
    assert (letter.path, head.remarks) == ("besked.xml#a.txt", ())


def test_annexes_are_letters_and_technical_documents_are_not() -> None:
    """What machines read is left alone."""
    body = main(file("a.docx", LETTER))
    body += f"<memo:AdditionalDocument>{file('b.txt', b'Ring til os.')}</memo:AdditionalDocument>"
    body += f"<memo:TechnicalDocument>{file('c.txt', b'kode=1')}</memo:TechnicalDocument>"
    assert [each.path for each in letters(memo(body))[1:]] == ["besked.xml#a.docx", "besked.xml#b.txt"]


def test_documents_that_cannot_be_read_are_told_of() -> None:
    """A broken one by what is wrong; broken base64 too."""
    broken = file("a.docx", LETTER).replace("<memo:content>", "<memo:content>æ")
    head, *rest = letters(memo(main(broken)))
    assert rest == []
    assert "a.docx" in head.remarks[0]
    picture = letters(memo(main(file("kort.png", b"\x89PNG"))))[0]
    assert picture.remarks == ("Dokumentet »kort.png« er ikke læst.",)


def test_the_words_on_a_button_are_read() -> None:
    """The citizen presses them."""
    action = "<memo:Action><memo:label>Bestil en tid</memo:label></memo:Action>"
    head = letters(memo(main(file("a.docx", LETTER), action=action)))[0]
    assert place(head, head.text.index("Bestil")) == "en knap"


def test_a_text_message_has_no_body() -> None:
    """NemSMS: the notification is all there is."""
    (found,) = letters(memo(notice="Husk din tid i morgen kl. 10."))
    assert found.text == "Du får hjælp\n\nHusk din tid i morgen kl. 10."


def test_the_message_inside_a_request_is_found() -> None:
    """SF1601 wraps it in a kombi_request; unknown elements are passed over."""
    inner = memo(main(file("a.txt", b"Ring til os."))).decode().partition("?>")[2]
    wrapped = f"<kombi_request><KombiValgKode>Digital Post</KombiValgKode>{inner}</kombi_request>"
    assert [each.path for each in letters(wrapped.encode())] == ["besked.xml", "besked.xml#a.txt"]


def test_a_document_of_more_than_ten_megabytes_is_read() -> None:
    """libxml2 would refuse the text node; expat does not."""
    data = memo(main(file("a.txt", b"Ring til os." + b" " * 9_000_000)))
    assert len(data) > 12_000_000
    assert [len(each.blocks) for each in letters(data)] == [1, 1]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BAD = [
    ("other XML", b"<a><b>Ring til os.</b></a>", "Digital Post"),
    ("cut off", memo(main(file("a.docx", LETTER)))[:600], "Digital Post"),
    ("not XML", b"Ring til os.", "Digital Post"),
    (
        "billion laughs",
        f'<!DOCTYPE m [<!ENTITY l0 "ha">{LAUGHS}]><Message>&l9;</Message>'.encode(),
        "Digital Post",
    ),
    (
        "outside entity",
        b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>',
        "Digital",
    ),
    ("a charset that there is not", b'<?xml version="1.0" encoding="utf-99"?><Message/>', "Digital Post"),
    ("no header", b"<Message/>", "Digital Post"),
    ("nothing in it", memo(label=""), "er tom"),
    (
        "nothing readable",
        memo(main(file("a.png", b"\x89PNG")), label=""),
        "ingen bilag, som klartekst kan læse",
    ),
]


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_message_says_so(data: bytes, what: str) -> None:
    """In Danish, without the text."""
    with pytest.raises(UnreadableLetter, match=what) as caught:
        letters(data)
    assert "Ring" not in str(caught.value)


def test_elements_nested_without_end_are_no_crash() -> None:
    """A hundred thousand levels."""
    deep = b"<Message>" * 100_000 + b"</Message>" * 100_000
    with pytest.raises(UnreadableLetter):
        letters(deep)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.binary(max_size=12), st.integers(0, 300))
def test_mutated_messages_are_read_or_refused(at: int, junk: bytes, cut: int) -> None:
    """Bytes put in and cut out anywhere: letters or a Danish message, nothing else."""
    data = memo(main(file("a.docx", LETTER)))
    read_or_refused(letters, data[: at % len(data)] + junk + data[at % len(data) + cut :])


def test_a_cpr_number_in_what_announces_the_letter_stops_it() -> None:
    """Others can read it there; in the document it is lawful."""
    body = main(file("a.txt", "Kære Ali\n\nDit CPR-nummer er 010180-1234.".encode()))
    head, letter = letters(memo(body, notice="Brev til CPR 010180-1234."))
    checker = Checker(Settings())
    assert "cpr-i-emnefeltet" in {each.rule for each in checker.check(head).findings}
    assert "cpr-i-emnefeltet" not in {each.rule for each in checker.check(letter).findings}
