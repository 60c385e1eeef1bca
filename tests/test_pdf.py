"""PDF letters: what the tags say where there are tags, and what the page shows where there are none."""

import io
import zlib

import pytest
from damaged import damaged, read_or_refused
from hypothesis import given, settings
from pdf_builder import Tag, Text, column, pdf
from read_letters import said

from klartekst.errors import UnreadableLetter
from klartekst.letter import BlockKind, Letter, Part
from klartekst.readers.open import read_bytes
from klartekst.readers.pdf import read
from klartekst.readers.pdf_streams import swells
from klartekst.understanding.places import place

FULL = "Vi har behandlet din ansøgning om hjælp til at gøre rent, og du får hjælp hver uge"
"""A line that fills the column."""


def letter(*pages: list[Text], tags: list[Tag] | None = None) -> Letter:
    """The letter in a PDF with these pages."""
    return read(pdf(*pages, tags=tags), "brev.pdf")


# --- without tags -------------------------------------------------------------------------------------


def test_wrapped_lines_are_one_paragraph() -> None:
    """A line that has no room for the next word goes on; a short one ends its paragraph."""
    found = letter(column(FULL, FULL, "i dit hjem.", "Du kan ringe til os."))
    assert said(found) == [
        ("paragraph", f"{FULL} {FULL} i dit hjem."),
        ("paragraph", "Du kan ringe til os."),
    ]


def test_space_between_lines_parts_paragraphs() -> None:
    """Also where the line above is full."""
    found = letter(
        column(FULL, FULL + ".", "", "Du kan ringe til os om det her, hvis der er noget, du vil vide.")
    )
    assert [kind for kind, _ in said(found)] == ["paragraph", "paragraph"]


def test_an_address_is_a_line_each() -> None:
    """Nothing ended those lines but the writer."""
    found = letter(column("Asta Lund", "Rosenvej 3", "4000 Roskilde", "", FULL, "og støtte."))
    assert [text for _, text in said(found)][:3] == ["Asta Lund", "Rosenvej 3", "4000 Roskilde"]


def test_large_and_bold_lines_are_headings() -> None:
    """By the size of the letters, and by bold, as in Word documents."""
    found = letter(
        [
            Text("Afgørelse om hjælp", 72, 780, 16),
            *column(
                FULL, "i dit hjem.", "", "*Din klage", "", "Du kan klage til os inden fire uger.", top=740
            ),
        ]
    )
    assert [(b.level, found.text[b.start : b.end]) for b in found.blocks if b.kind is BlockKind.HEADING] == [
        (1, "Afgørelse om hjælp"),
        (2, "Din klage"),
    ]


def test_bullets_are_list_items() -> None:
    """The bullet may be drawn on its own, with a tab behind it; wrapped items are one."""
    found = letter(
        [
            *column(FULL, "i dit hjem. Du skal sende:"),
            Text("•", 80, 730),
            Text("din lønseddel for den seneste måned og din årsopgørelse fra Skat for det", 100, 730),
            Text("seneste år", 100, 716),
            Text("•", 80, 702),
            Text("din lejekontrakt.", 100, 702),
        ]
    )
    assert said(found)[1:] == [
        (
            "list-item",
            "din lønseddel for den seneste måned og din årsopgørelse fra Skat for det seneste år",
        ),
        ("list-item", "din lejekontrakt."),
    ]


def test_cells_beside_each_other_stand_alone() -> None:
    """A row of a table is no sentence."""
    found = letter([*column(FULL, "og støtte."), Text("Sats", 72, 700), Text("500 kr.", 300, 700)])
    assert said(found)[1:] == [("table-cell", "Sats"), ("table-cell", "500 kr.")]


def test_two_plain_columns_are_read_one_by_one() -> None:
    """Though the file draws them row by row."""
    left = [f"venstre linje nummer {n}" for n in range(10)]
    right = [f"højre linje nummer {n}" for n in range(10)]
    rows = [
        text
        for n in range(10)
        for text in (Text(left[n], 72, 700 - 14 * n), Text(right[n], 320, 700 - 14 * n))
    ]
    text = letter(rows).text
    assert text.index(left[-1]) < text.index(right[0])


@pytest.mark.parametrize(
    ("above", "below", "word"),
    [
        ("pæ-", "dagogiske", "pædagogiske"),
        ("hjemme-", "hjælp", "hjemmehjælp"),
        ("e-", "mail", "e-mail"),
        ("it-", "system", "it-system"),
        ("2020-", "2021", "2020-2021"),
        ("CPR-", "nummer", "CPR-nummer"),
    ],
)
def test_words_divided_at_a_lines_end_are_mended(above: str, below: str, word: str) -> None:
    """And a hyphen of their own is kept."""
    found = letter(column(f"{FULL} {above}", f"{below} til dig."))
    assert f" {word} til dig." in found.text


def test_page_headers_and_footers_are_read_once() -> None:
    """What two pages share at their margins, numbers apart, is no part of the body."""
    pages = [
        [Text("Egestrand Kommune", 72, 810), *column(FULL, FULL), Text(f"Side {n} af 2", 280, 30)]
        for n in (1, 2)
    ]
    found = letter(*pages)
    parts = [(block.part, found.text[block.start : block.end]) for block in found.blocks]
    assert parts[0] == (Part.HEADER, "Egestrand Kommune")
    assert parts[-1] == (Part.FOOTER, "Side 1 af 2")
    assert found.text.count("Egestrand Kommune") == found.text.count("Side") == 1


def test_what_pages_share_in_their_middle_is_text() -> None:
    """Two pages may say the same."""
    assert letter(column(FULL, top=500), column(FULL, top=500)).text.count(FULL) == 2


def test_a_sentence_goes_on_over_the_page() -> None:
    """A page break is no border."""
    found = letter(column(FULL, FULL, "og du får", top=200), column("støtte til at handle.", top=770))
    assert said(found) == [("paragraph", f"{FULL} {FULL} og du får støtte til at handle.")]


def test_notes_and_their_numbers() -> None:
    """The raised number goes, the note stands apart; m² keeps its number."""
    found = letter(
        [
            *column(FULL, "og støtte efter loven"),
            Text("1", 169, 761, 6),
            Text(". Boligen er 100 m", 172.5, 756),
            Text("2", 261, 761, 6),
            Text(".", 264.5, 756),
            Text("1", 72, 64, 6),
            Text("Lov om social service.", 78, 60, 9),
        ]
    )
    assert said(found) == [
        ("paragraph", f"{FULL} og støtte efter loven. Boligen er 100 m2."),
        ("paragraph", "Lov om social service."),
    ]
    assert [block.part for block in found.blocks] == [Part.BODY, Part.FOOTNOTE]


# --- forms --------------------------------------------------------------------------------------------


def form(value: str) -> bytes:
    """A form with one text field called *Navn*."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Kære")
    canvas.acroForm.textfield(name="Navn", x=110, y=695, width=200, height=16, value=value)
    canvas.drawString(72, 660, "Du får hjælp.")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_an_empty_form_field_is_open() -> None:
    """It stands in its line, with its name."""
    found = read(form(""), "brev.pdf")
    assert found.text == "Kære «Navn»\nDu får hjælp."
    assert [(found.text[m.start : m.end], m.name) for m in found.marks] == [("«Navn»", "Navn")]


def test_a_filled_form_field_is_text() -> None:
    """The citizen reads it like the rest."""
    found = read(form("Asta Lund"), "brev.pdf")
    assert (found.text, found.marks) == ("Kære Asta Lund\nDu får hjælp.", ())


# --- pages, figures and files that are no letters -----------------------------------------------------


def test_a_place_names_its_page() -> None:
    """Where there is more than one."""
    found = letter(
        column("Kære Asta", "", FULL, "i dit hjem."), column("*Din klage", "", "Du kan klage til os.")
    )
    assert [block.page for block in found.blocks] == [1, 1, 2, 2]
    assert place(found, found.blocks[1].start) == "side 1, afsnit 1"
    assert place(found, found.blocks[3].start) == "side 2, afsnit 1 under »Din klage«"
    alone = letter(column(FULL, "i dit hjem."))
    assert "side" not in place(alone, 0)


def test_the_documents_own_data_are_not_read() -> None:
    """Its author field holds the caseworker's name."""
    data = pdf(column("Ring til os.")).replace(b"trailer<<", b"trailer<</Info<</Author(Bente Hemmelig)>>")
    assert "Hemmelig" not in repr(read(data, "brev.pdf"))


def encrypted(user: str) -> bytes:
    """A letter with an owner's password, and a user's when given."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="ejer", canPrint=0))
    canvas.drawString(72, 700, "Ring til os.")
    canvas.save()
    return out.getvalue()


def test_an_owners_password_does_not_matter() -> None:
    """It forbids printing and the like, and everybody may read."""
    assert read(encrypted(""), "brev.pdf").text == "Ring til os."


def test_a_page_that_is_a_picture_is_told() -> None:
    """The rest of the letter is read."""
    found = read(pdf(column("Ring til os."), [], images=True), "brev.pdf")
    assert (found.text, found.remarks) == (
        "Ring til os.",
        ("Side 2 er et billede uden tekst og er ikke læst.",),
    )


LETTER = pdf(column(FULL, "i dit hjem."), tags=None)
BAD = [
    ("user password", encrypted("hemmelig"), "låst med en adgangskode"),
    ("scanned", pdf([], images=True), "scannet"),
    ("without text", pdf([]), "ingen tekst"),
    ("without pages", pdf(), ""),
    ("header only", b"%PDF-1.7\n", "beskadiget"),
    ("cut off", LETTER[:400], "beskadiget"),
    ("text called pdf", b"Ring til os.", "ikke en PDF-fil"),
    ("bytes called pdf", b"Ring\0\1\2", "ikke en PDF-fil"),
]


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_bad_files_are_answered(data: bytes, what: str) -> None:
    """With what is wrong, and never with the letter's words."""
    with pytest.raises(UnreadableLetter) as caught:
        read_bytes(data, "brev.pdf", ".pdf")
    assert what in caught.value.what
    assert "Ring" not in str(caught.value)


def test_letters_without_a_meaning_are_refused() -> None:
    """A font that does not tell its letters gives signs that nobody wrote."""
    unknown = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/Encoding<</Differences[0]>>>>"
    )
    data = pdf(column("Ring til os.")).replace(
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", unknown
    )
    with pytest.raises(UnreadableLetter):
        read(data, "brev.pdf")


def packed(stream: bytes, more: bytes = b"") -> bytes:
    """A letter with a stream of these packed bytes beside its own."""
    return pdf(column("Ring til os.")).replace(
        b"%PDF-1.7\n", b"%%PDF-1.7\n99 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (more, stream)
    )


def test_a_stream_that_swells_is_refused() -> None:
    """Before pdfium unpacks it; one that is packed twice too. A font and a white page are no harm."""
    bomb = zlib.compress(b" " * 30_000_000)
    for data in (packed(bomb), packed(zlib.compress(bomb), b"/Filter[/FlateDecode /FlateDecode]")):
        with pytest.raises(UnreadableLetter, match="fylder for meget"):
            read(data, "brev.pdf")
    assert not swells(packed(zlib.compress(b"\xff" * 9_000_000), b"/Subtype/Image"))
    assert not swells(packed(b"no zlib at all"))


WHOLE = pdf([Text("Du får hjælp.", 72, 700, mcid=0), Text("Side 1", 72, 30)], tags=[Tag("P", [(0, 0)])])


@settings(max_examples=80, deadline=None)
@given(damaged(WHOLE, most=6, first=8))
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    """Whatever bytes are broken: a letter or a sentence, never another error."""
    read_or_refused(read_bytes, data, "brev.pdf", ".pdf")
