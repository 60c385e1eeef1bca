"""Plain text letters: decoding, and which lines belong together."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klartekst.errors import UnreadableLetter
from klartekst.letter import Block, BlockKind, Letter, MarkKind
from klartekst.readers.placeholders import placeholders
from klartekst.readers.plain_text import layout, letter, read
from klartekst.readers.quotations import quotations

PARAGRAPH, HEADING, ITEM, CELL = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_CELL,
)


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    """Kind and words of each block."""
    return [(block.kind, text[block.content : block.end]) for block in layout(text)]


def texts(text: str) -> list[str]:
    """The words of each block."""
    return [each for _, each in blocks(text)]


@pytest.mark.parametrize(
    "data",
    [
        "Kære Åse\n".encode(),
        "Kære Åse\n".encode("cp1252"),
        codecs.BOM_UTF16_LE + "Kære Åse\n".encode("utf-16-le"),
    ],
)
def test_encodings(data: bytes) -> None:
    """UTF-8, Windows-1252 og UTF-16 med mærke læses rigtigt."""
    assert read(data).text == "Kære Åse\n"


def test_text_is_kept_as_stored() -> None:
    """Linjeskift og mærket forrest i filen bliver stående, så pladserne passer."""
    data = codecs.BOM_UTF8 + "Kære Åse\r\n\r\nHej.\r\n".encode()
    made = read(data, "brev.txt")
    assert made.text == data.decode("utf-8")
    assert [made.text[block.start : block.end] for block in made.blocks] == ["Kære Åse", "Hej."]
    assert made.path == "brev.txt"
    assert made.format == "txt"


def test_cp1252_dashes_and_quotes() -> None:
    """Bytes 0x80-0x9F er Windows-tegn, ikke kontroltegn."""
    assert read(b"\x93ja\x94 \x96 nej").text == "“ja” – nej"


def test_one_broken_byte_does_not_garble_a_utf8_letter() -> None:
    """En enkelt ødelagt byte gør ikke æ til Ã¦."""
    made = read("Vi træffer en afgørelse på mødet.".encode() + b"\xc3")
    assert made.text.startswith("Vi træffer en afgørelse på mødet.")
    assert made.remarks


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"a\x00b\x00", bytes(range(1, 32)) * 20])
def test_binary_files_are_refused(data: bytes) -> None:
    """En billedfil er ikke et brev."""
    with pytest.raises(UnreadableLetter):
        read(data)


def test_empty_and_blank_files_have_no_blocks() -> None:
    """Et tomt brev har ingen afsnit."""
    assert read(b"").blocks == ()
    assert read(b" \n\r\n\t\n").blocks == ()


def test_a_lone_surrogate_does_no_harm() -> None:
    """En halv emoji fra et fremmed program får ikke læsningen til at gå i stå."""
    assert letter("Hej \ud83d du.").blocks == (Block(0, 9),)


WRAPPED = """\
Du er faldet tre gange siden den 1. oktober, og to af gangene
kunne du ikke selv komme op. Med nødkaldet kan du få fat i
hjælp døgnet rundt. Vi har talt med din datter, og hun siger, at
Nørregade er svær at gå på om vinteren.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    """Hårde linjeskift midt i løbende tekst deler ikke afsnittet."""
    assert len(layout(WRAPPED)) == 1


def test_lines_of_an_address_stand_alone() -> None:
    """Adresse, navn og dato er hver sin linje, også når brevet ellers er ombrudt."""
    head = "Lindekær Kommune\nHjælpemidler\n\nEster Mikkelsen\nDamgårdsvej 2\n4999 Vestermose\n\n"
    head += "Den 9. januar 2025\n\n"
    assert texts(head + WRAPPED)[:6] == [
        "Lindekær Kommune",
        "Hjælpemidler",
        "Ester Mikkelsen",
        "Damgårdsvej 2",
        "4999 Vestermose",
        "Den 9. januar 2025",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Hvorfor siger vi ja?",
        "Begrundelse",
        "Sådan klager du",
        "AFGØRELSE OM HJÆLP",
        "1. Baggrund",
        "Det her er ikke en beslutning",
    ],
)
def test_headings(line: str) -> None:
    """En kort linje uden punktum over løbende tekst er en overskrift."""
    made = layout(f"Vi har set på din sag.\n\n{line}\n\n{WRAPPED}")
    assert [block.kind for block in made] == [PARAGRAPH, HEADING, PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "Kære Ester",
        "Den 9. januar 2025",
        "Det er slut.",
        "Med venlig hilsen",
        "Telefon: 12 34 56 78",
        "og det var det",
    ],
)
def test_lines_that_are_no_heading(line: str) -> None:
    """Hilsen, dato, mærkede linjer og sætninger er ingen overskrift."""
    made = blocks(f"Vi har set på din sag.\n\n{line}\n\n{WRAPPED}")
    assert made[1] == (PARAGRAPH, line)


def test_a_heading_right_above_its_text() -> None:
    """Overskriften må stå lige over afsnittet uden tom linje."""
    assert blocks("Tak for din mail.\n\nSådan gør du\n" + WRAPPED)[1] == (HEADING, "Sådan gør du")


def test_lead_in_of_a_list_is_a_paragraph() -> None:
    """*Følgende skal udføres:* over en liste er en sætning, *Bilag:* er en overskrift eller et mærke."""
    assert blocks("Følgende skal udføres:\n\n- nyt rør\n- ny brønd")[0][0] is PARAGRAPH


@pytest.mark.parametrize(
    "marks", [("- ", "- "), ("• ", "• "), ("1. ", "2. "), ("a) ", "b) "), ("1) ", "2) "), ("(1) ", "(2) ")]
)
def test_list_items(marks: tuple[str, str]) -> None:
    """Punkter med streg, prik, tal eller bogstav, med og uden ombrudte linjer."""
    text = f"Tag dette med:\n\n{marks[0]}din lejekontrakt og de sidste tre\n  lønsedler\n{marks[1]}dit pas\n"
    made = layout(text)
    assert [block.kind for block in made] == [PARAGRAPH, ITEM, ITEM]
    assert text[made[1].content : made[1].end] == "din lejekontrakt og de sidste tre\n  lønsedler"
    assert [block.level for block in made] == [0, 1, 1]


def test_items_within_items() -> None:
    """Et indrykket punkt ligger et niveau dybere."""
    assert [block.level for block in layout("- mad\n  - frokost\n  - aften\n- tøj")] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Du skal sende papirerne, så vi har dem senest den\n25. november 2024, hvis du vil have svar.",
        "Det følger af sygedagpengelovens § 21, stk.\n1, nr. 1, som du kan læse på nettet.",
        "Vi har talt om det på mødet med din søster, og vi ved\n- efter lang tid - stadig ikke noget.",
    ],
)
def test_a_number_or_dash_at_a_line_start_is_no_list(text: str) -> None:
    """*25. november* efter et linjeskift er en dato, ikke punkt 25."""
    assert [block.kind for block in layout(text)] == [PARAGRAPH]


def test_columns_are_table_cells() -> None:
    """En linje med kolonner er ingen sætning."""
    assert [kind for kind, _ in blocks("Antal dage              3\nSats pr. dag\t312 kr.")] == [CELL, CELL]


@given(st.text(alphabet="aB1. -\n\r\t:?,•)æ\xa0\f", max_size=120))
def test_blocks_cover_all_that_is_not_blank(text: str) -> None:
    """Afsnittene ligger i orden, overlapper ikke og dækker alt synligt."""
    at = 0
    for block in layout(text):
        assert at <= block.start <= block.content < block.end
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("«Navn»", MarkKind.FIELD, "Navn"),
        ("{{ borger.navn }}", MarkKind.FIELD, "borger.navn"),
        ("{beløb}", MarkKind.FIELD, "beløb"),
        ("${dato}", MarkKind.FIELD, "dato"),
        ("[dato]", MarkKind.FIELD, "dato"),
        ("[indsæt begrundelse]", MarkKind.FIELD, "indsæt begrundelse"),
        ("[den sag / de sager]", MarkKind.CHOICE, "den sag / de sager"),
        ("[du/I]", MarkKind.CHOICE, "du/I"),
        ("[HVIS søskenderabat: INDSÆT AFSNIT 4B, ELLERS SLET]", MarkKind.INSTRUCTION, None),
        ("[Slettes før afsendelse: husk bilag 2]", MarkKind.INSTRUCTION, None),
        ("{% if afslag %}", MarkKind.INSTRUCTION, None),
        ("XX", MarkKind.FIELD, ""),
        ("xx.xx.xxxx", MarkKind.FIELD, ""),
        ("DD.MM.ÅÅÅÅ", MarkKind.FIELD, ""),
        ("D.D.", MarkKind.FIELD, ""),
        ("_____", MarkKind.FIELD, ""),
        ("<navn>", MarkKind.FIELD, "navn"),
    ],
)
def test_gaps_are_marked(text: str, kind: MarkKind, name: str | None) -> None:
    """Felter, valg og noter til skriveren er mærket med deres plads."""
    (mark,) = placeholders(f"Før {text} efter.")
    assert (mark.start, mark.end, mark.kind) == (4, 4 + len(text), kind)
    assert name is None or mark.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Se note [1].",
        "Han sagde […] nej.",
        "[Læs mere](https://a.dk)",
        "»ja« og »nej«",
        "Det er <b>vigtigt</b>.",
        "Mail <a@b.dk>",
        "d.d.",
    ],
)
def test_what_is_no_gap(text: str) -> None:
    """Fodnotetal, udeladelser, links og citater er ikke felter."""
    assert placeholders(text) == ()


@pytest.mark.parametrize("text", ['"ja tak"', "»ja tak«", "“ja tak”", "„ja tak“", "”ja tak”", "«ja tak»"])
def test_quotations_are_marked(text: str) -> None:
    """Alle danske måder at sætte anførselstegn på."""
    whole = f"Du sagde {text} til os."
    (mark,) = quotations(whole, [Block(0, len(whole))])
    assert whole[mark.start : mark.end] == text


def test_unbalanced_quotation_marks_are_ignored() -> None:
    """Et glemt anførselstegn gør ikke resten af brevet til citat."""
    text = 'Du sagde "ja til os.\n\nVi sagde "nej" til dig.\n\nSkærmen er 24" bred og "flot".'
    assert [text[m.start : m.end] for m in letter(text).marks] == ['"nej"', '"flot"']


def test_marks_are_sorted() -> None:
    """Mærkerne står i rækkefølge."""
    made: Letter = letter("Hej «Navn», du skrev »nej« den [dato].")
    assert [mark.kind for mark in made.marks] == [MarkKind.FIELD, MarkKind.QUOTATION, MarkKind.FIELD]


def test_a_line_of_separators_is_blank() -> None:
    """What old systems put between records is no word."""
    text = "Du får hjælp\n\x1c\u2009\nhver uge."
    blocks = letter(text).blocks
    assert [text[each.start : each.end] for each in blocks] == ["Du får hjælp", "hver uge."]
