"""Mails: subject, body and annexes; what programs write wrong; what is meant to do harm."""

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest
from damaged import read_or_refused
from docx_builder import docx, p
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_builder import BODY, mail, raw

from klartekst.checker import Checker
from klartekst.errors import UnreadableLetter
from klartekst.finding import Severity
from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.readers.enclosed import MAX_DEPTH, shown_name
from klartekst.readers.open import read_bytes, read_named
from klartekst.settings import Settings
from klartekst.understanding.places import place

HEAD = "Subject: Afgørelse\nMIME-Version: 1.0\n"


def letters(data: bytes | EmailMessage) -> list[Letter]:
    """The letters of a mail."""
    return list(read_bytes(data if isinstance(data, bytes) else data.as_bytes(), "mail.eml", ".eml"))


def shown(letter: Letter) -> list[str]:
    """The words of each block, as they are read."""
    return [" ".join(letter.text[each.content : each.end].split()) for each in letter.blocks]


def test_subject_and_body_are_one_letter() -> None:
    """The subject is its heading, and a place in it is called the subject field."""
    (found,) = letters(mail())
    assert (found.path, found.format, found.fragment) == ("mail.eml", "eml", False)
    assert found.text == f"Du får hjælp til rengøring\n\n{BODY}"
    assert (found.blocks[0].part, found.blocks[0].kind) == (Part.SUBJECT, BlockKind.HEADING)
    assert place(found, 3) == "emnefeltet"
    assert place(found, found.text.index("Du får hjælp til rengøring fra")) == "afsnit 1"
    assert shown(found)[2] == "Du får hjælp til rengøring fra mandag."


def test_marks_stand_where_their_words_are() -> None:
    """The subject moves the body, and the marks with it."""
    (found,) = letters(mail("Du får [beløb] hver måned."))
    (field,) = [each for each in found.marks if each.kind is MarkKind.FIELD]
    assert found.text[field.start : field.end] == "[beløb]"


CHARSETS = [
    ("said to be Latin-1, written on Windows", "iso-8859-1", "Hjælp – »ja«".encode("cp1252")),
    ("utf-8 as said", "utf-8", "Hjælp – »ja«".encode()),
    ("a charset that there is not", "utf-99", "Hjælp – »ja«".encode()),
    ("a codec that is no charset", "rot13", "Hjælp – »ja«".encode("cp1252")),
    ("ASCII that is not", "us-ascii", "Hjælp – »ja«".encode("cp1252")),
    ("said to be utf-8, and is not", "utf-8", "Hjælp – »ja«".encode("cp1252")),
    ("Windows as said", "windows-1252", "Hjælp – »ja«".encode("cp1252")),
]


@pytest.mark.parametrize(("charset", "body"), [c[1:] for c in CHARSETS], ids=[c[0] for c in CHARSETS])
def test_letters_are_read_whatever_the_charset_is_called(charset: str, body: bytes) -> None:
    """Danish mails say Latin-1 and mean Windows."""
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit"
    assert letters(raw(head, body))[0].text.endswith("Hjælp – »ja«")


SUBJECTS = [
    ("=?utf-8?q?Afg=C3=B8relse?=", "Afgørelse"),
    ("=?iso-8859-1?Q?Hj=E6lp_=96_ja?=", "Hjælp – ja"),
    ("=?utf-8?b?SGrDpmxw?=\n =?utf-8?b?IHRpbCBkaWc=?=", "Hjælp til dig"),
    ("Hjælp – ja", "Hjælp – ja"),
    ("=?utf-8?b?junk!?=", ""),
    ("Svar:\n på din ansøgning", "Svar: på din ansøgning"),
]


@pytest.mark.parametrize(("given_", "read_"), SUBJECTS)
def test_a_subject_is_read_however_it_is_coded(given_: str, read_: str) -> None:
    """Encoded words, folded lines, bare bytes, junk."""
    found = letters(raw(f"Subject: {given_}\nMIME-Version: 1.0", b"Ring til os."))[0]
    assert found.text.startswith(read_)
    assert found.text.endswith("Ring til os.")


def test_quoted_printable_and_flowed_lines_are_whole_again() -> None:
    """A paragraph that the program folded is one."""
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed"
    found = letters(
        raw(
            f"{head}\nContent-Transfer-Encoding: quoted-printable",
            b"Du f=C3=A5r =\r\nhj=C3=A6lp=20\r\nhver uge.\r\n",
        )
    )
    assert shown(found[0]) == ["Afgørelse", "Du får hjælp hver uge."]


OLD = [
    "Fra: Bent Bo <b@example.dk>\nSendt: 3. maj 2026\nTil: Asta\n\nJeg søger hermed om hjælp.",
    "-----Oprindelig meddelelse-----\nFra: Bent Bo\n\nJeg søger hermed om hjælp.",
    "Den tir. 3. maj 2026 kl. 10.12 skrev Bent Bo <b@example.dk>:\n\n> Jeg søger hermed om hjælp.",
    "> Jeg søger hermed om hjælp.\n> Bent",
    "________________________________\nFra: Bent Bo\nSendt: i går\n\nJeg søger hermed om hjælp.",
]


@pytest.mark.parametrize("old", OLD)
def test_old_mails_below_the_new_one_are_nobodys_text(old: str) -> None:
    """They stand in the text, marked as quoted, and in no block."""
    found = letters(mail(f"Hej Bent\n\nVi ringer til dig i morgen.\n\n{old}\n"))[0]
    assert shown(found) == ["Du får hjælp til rengøring", "Hej Bent", "Vi ringer til dig i morgen."]
    at = found.text.index("hermed")
    assert any(each.kind is MarkKind.QUOTATION and each.start <= at < each.end for each in found.marks)


def test_a_letter_that_is_only_passed_on_is_read() -> None:
    """Nothing stands above it: then it is what there is to read."""
    found = letters(mail(OLD[0]))[0]
    assert "Jeg søger hermed om hjælp." in shown(found)


def test_annexes_that_are_letters_are_letters() -> None:
    """Each under the mail's path and its own name; a second of the same name gets a number."""
    made = mail(brev_docx=docx(p("Du får hjælp.")), note_txt="Ring på mandag.".encode())
    made.add_attachment(b"Ring i dag.", maintype="application", subtype="octet-stream", filename="note.txt")
    found = letters(made)
    assert [(each.path, each.format, each.text) for each in found[1:]] == [
        ("mail.eml#brev.docx", "docx", "Du får hjælp."),
        ("mail.eml#note.txt", "txt", "Ring på mandag."),
        ("mail.eml#note (2).txt", "txt", "Ring i dag."),
    ]
    assert found[0].remarks == ()


def test_annexes_that_cannot_be_read_are_named() -> None:
    """A picture by its name, a broken letter by what is wrong with it."""
    found = letters(mail(foto_png=b"\x89PNG", brev_docx=b"PK\x03\x04"))
    assert len(found) == 1
    assert "Bilaget »foto.png« er ikke læst." in found[0].remarks
    assert any("»mail.eml#brev.docx« er beskadiget" in each for each in found[0].remarks)


def test_pictures_that_the_page_shows_are_no_annexes() -> None:
    """The logo of the signature is not reported."""
    made = mail()
    made.add_alternative("<p>Kære Bent Bo</p>", subtype="html")
    page = made.get_payload()[1]
    page.add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[union-attr]
    assert letters(made)[0].remarks == ()


def nested(depth: int) -> EmailMessage:
    """A mail in a mail in a mail …"""
    made = mail(f"Hej. Det er mail nummer {depth}.", f"Mail {depth}")
    if depth:
        made.add_attachment(nested(depth - 1))
    return made


def test_a_mail_in_a_mail_is_read_to_a_depth() -> None:
    """Forwarded letters are read; nests built to do harm are not."""
    found = letters(nested(MAX_DEPTH + 3))
    assert len(found) == MAX_DEPTH + 1
    assert found[1].path == "mail.eml#Mail 5.eml"
    assert "er ikke læst" in found[-1].remarks[0]


def test_the_type_that_a_part_claims_is_not_believed() -> None:
    """A Word document said to be text is one; text said to be Word is refused."""
    made = mail()
    made.add_attachment(docx(p("Du får hjælp.")), maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment(b"Ring.", maintype="application", subtype="msword", filename="b.docx")
    found = letters(made)
    assert [each.format for each in found] == ["eml", "docx"]
    assert "ikke et Word-dokument" in found[0].remarks[0]


NAMES = [
    ("../../etc/brev.docx", "brev.docx"),
    ("C:\\Sager\\brev.docx", "brev.docx"),
    ("br\x00ev\u202efdp.docx", "br ev fdp.docx"),
    ("a" * 300 + ".docx", "a" * 80 + ".docx"),
    ("", "bilag 1"),
    ("...", "bilag 1"),
]


@pytest.mark.parametrize(("stored", "safe"), NAMES)
def test_names_are_safe_to_show(stored: str, safe: str) -> None:
    """No folders, no control characters, no endless names."""
    assert shown_name(stored, "bilag 1") == safe


def test_a_cpr_number_in_the_name_of_an_annex_is_found_and_not_repeated() -> None:
    """The rule sees it; remarks and reports do not show it."""
    from klartekst.reports.json_report import Tool, render

    made = mail()
    for name, data in (("Svar 010180-1234.txt", b"Ring til os."), ("Foto 010180-1234.png", b"\x89PNG")):
        made.add_attachment(data, maintype="application", subtype="x", filename=name)
    checked = [Checker(Settings()).check(each) for each in letters(made)]
    assert [each.rule for each in checked[1].findings] == ["cpr-i-filnavn"]
    assert "cpr-i-filnavn" not in {each.rule for each in checked[0].findings}
    assert "010180" not in render(checked, Tool("", None, ""))


def test_a_mail_of_only_a_subject_is_a_fragment() -> None:
    """It is still what the citizen reads; nothing that a letter must have is asked of it."""
    found = letters(raw(HEAD, b""))[0]
    assert (found.text.strip(), found.fragment) == ("Afgørelse", True)
    checked = Checker(Settings()).check(found)
    assert checked.type is None
    assert all(each.start is not None for each in checked.findings)


BAD = [
    ("no headers", b"\n\nRing.", "er ikke en mail, som klartekst kan læse"),
    ("empty", b"Subject:\nFrom: a\n\n", "er tom"),
    (
        "annexes only, none readable",
        mail("", "", foto_png=b"\x89PNG").as_bytes(),
        "ingen bilag, som klartekst kan læse",
    ),
    (
        "a thousand multiparts in each other",
        b"MIME-Version: 1.0\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)),
        "er ikke en mail, som klartekst kan læse",
    ),
    (
        "a thousand parts",
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="a"\n\n' + b"--a\n\nx\n" * 1000,
        "for mange dele",
    ),
]


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_mail_says_so(data: bytes, what: str) -> None:
    """In Danish, without the text."""
    with pytest.raises(UnreadableLetter, match=what):
        letters(data)


def test_base64_junk_is_no_crash() -> None:
    """What can be decoded is read."""
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"
    found = letters(raw(head, base64.b64encode(b"Ring til os.") + b"\n!!!!*"))
    assert found[0].text == "Afgørelse\n\nRing til os."


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.binary(max_size=12), st.integers(0, 400))
def test_mutated_mails_are_read_or_refused(at: int, junk: bytes, cut: int) -> None:
    """Bytes put in and cut out anywhere: letters or a Danish message, nothing else."""
    data = mail(brev_docx=docx(p("Du får hjælp.")), note_txt=b"Ring.").as_bytes()
    at %= len(data)
    read_or_refused(letters, data[:at] + junk + data[at + cut :])


def test_the_command_line_reads_a_mail(tmp_path: Path) -> None:
    """From the file, as a user would."""
    from klartekst.readers.open import read_each

    (tmp_path / "mail.eml").write_bytes(mail(note_txt=b"Ring.").as_bytes())
    assert len(read_each(str(tmp_path / "mail.eml"))) == 2


def test_a_mail_that_is_only_a_page_is_read_as_one() -> None:
    """A plain part that only says so is passed over; old mails below are nobody's text here too."""
    made = mail("Se mailen i en browser.")
    made.add_alternative(
        "<p>Kære Bent Bo</p><p>Vi ringer til dig i morgen, og vi hører, hvordan det går.</p>"
        "<p>Fra: Bent Bo<br>Sendt: 3. maj 2026<br>Til: Asta</p><p>Jeg søger hermed om hjælp.</p>",
        subtype="html",
    )
    (found,) = letters(made)
    assert shown(found)[1:] == [
        "Kære Bent Bo",
        "Vi ringer til dig i morgen, og vi hører, hvordan det går.",
    ]
    assert "hermed" in found.text


def test_a_personal_number_in_a_plain_mail_is_an_error() -> None:
    """Anybody on the way can read it; in a closed letter it is a tip."""
    text = "Kære Ali\n\nVi skriver om CPR-nr. 010180-1234.\n"
    mail = f"Subject: Dit brev\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode()
    checker = Checker(Settings(rules_only=frozenset({"cpr-i-brevet"})))
    (found,) = checker.check(read_named(mail, "a.eml")[0]).findings
    assert found.severity is Severity.ERROR
    (found,) = checker.check(read_named(text.encode(), "a.txt")[0]).findings
    assert found.severity is Severity.TIP
