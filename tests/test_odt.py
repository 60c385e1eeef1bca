"""OpenDocument texts: what the citizen gets is read once, and what is not finished prose is marked."""

import zipfile

import pytest
from damaged import damaged, read_or_refused
from docx_builder import package
from hypothesis import given, settings
from odt_builder import (
    changes,
    fodt,
    h,
    inserted,
    items,
    note,
    odt,
    p,
    page,
    span,
    style,
    table,
    text_box,
)
from read_letters import marked

from klartekst.errors import UnreadableLetter
from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.readers.odt import parse, read
from klartekst.readers.open import read_bytes


def letter(*blocks: str, **options: object) -> Letter:
    """The letter in a document with these blocks."""
    return read(odt(*blocks, **options), "brev.odt")  # type: ignore[arg-type]


FORM_TEXT = (
    '<field:fieldmark-start text:name="Beløb" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>'
    "{}<field:fieldmark-end/>"
)
DROP_DOWN = (
    '<field:fieldmark text:name="Valg" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN">'
    '<field:param field:name="Dropdown_ListEntry" field:value="ja"/>'
    '<field:param field:name="Dropdown_ListEntry" field:value="nej"/>'
    '<field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark>'
)

# Each construct with the text that a citizen sees.
TEXT = [
    ("spans", p("Du får ", span("hjælp", "Fed"), "."), "Du får hjælp."),
    ("a word in two spans", p(span("hjæl", "Fed"), "pemiddel"), "hjælpemiddel"),
    ("collapsed white space", p("\n  Du  får\n   ", span(" hjælp", "Fed"), "\n"), "Du får hjælp"),
    ("stated spaces", p('Dato<text:s text:c="3"/>1. maj'), "Dato   1. maj"),
    ("a monstrous number of spaces", p('A<text:s text:c="2000000000"/>B'), "A" + " " * 200 + "B"),
    ("tab", p("Dato<text:tab/>3. maj"), "Dato\t3. maj"),
    (
        "line break after a sentence",
        p("Ring til os.<text:line-break/>Vi hjælper."),
        "Ring til os.\nVi hjælper.",
    ),
    ("soft page break", p("Du får <text:soft-page-break/>hjælp."), "Du får hjælp."),
    ("soft hyphen", p("ar\u00adbejde"), "arbejde"),
    ("decomposed letters", p("pa\u030abegyndt"), "påbegyndt"),
    ("link", p('Se <text:a xlink:href="https://eksempel.dk">vores side</text:a>.'), "Se vores side."),
    (
        "bookmark",
        p('Du <text:bookmark-start text:name="b"/>får<text:bookmark-end text:name="b"/> hjælp.'),
        "Du får hjælp.",
    ),
    ("page number", p('Side <text:page-number text:select-page="current">2</text:page-number>'), "Side 2"),
    (
        "database field",
        p('Kære <text:database-display text:column-name="Navn">Asta Lund</text:database-display>'),
        "Kære Asta Lund",
    ),
    (
        "conditional text",
        p('<text:conditional-text text:string-value-if-false="Ring">Skriv</text:conditional-text> til os.'),
        "Skriv til os.",
    ),
    (
        "drop-down list",
        p('<text:drop-down text:name="Valg"><text:label text:value="nej"/>ja</text:drop-down>'),
        "ja",
    ),
    ("drop-down list from Word", p("Svar: ", DROP_DOWN), "Svar: nej"),
    ("empty form field from Word", p("Du får ", FORM_TEXT.format(""), " kr."), "Du får «Beløb» kr."),
    ("filled form field from Word", p("Du får ", FORM_TEXT.format("500"), " kr."), "Du får 500 kr."),
    (
        "content control",
        p('<loext:content-control loext:alias="Klage">Du kan klage.</loext:content-control>'),
        "Du kan klage.",
    ),
    (
        "comment",
        p(
            "Ring<office:annotation><dc:creator>A</dc:creator><text:p>Nej</text:p></office:annotation>"
            " til os.<office:annotation-end/>"
        ),
        "Ring til os.",
    ),
    (
        "tracked deletion",
        changes(a="slettet") + p('Du får <text:change text:change-id="a"/>hjælp.'),
        "Du får hjælp.",
    ),
    (
        "tracked insertion",
        changes(a="") + p("Du får ", inserted("a", "ikke "), "hjælp."),
        "Du får ikke hjælp.",
    ),
    (
        "list number as shown",
        "<text:list><text:list-item><text:p><text:number>1.</text:number>Ring.</text:p></text:list-item></text:list>",
        "Ring.",
    ),
    (
        "ruby",
        p("<text:ruby><text:ruby-base>Ring</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"),
        "Ring",
    ),
    ("footnote", p("efter loven", note("Se § 5."), "."), "efter loven.\nSe § 5."),
    ("text box once", p("Ring.", text_box(p("Åbningstid 10-14"))), "Ring.\nÅbningstid 10-14"),
    (
        "text in a shape",
        p("Ring.", f"<draw:custom-shape>{p('Husk legitimation')}</draw:custom-shape>"),
        "Ring.\nHusk legitimation",
    ),
    ("alt text", p("Ring.<draw:frame><draw:image/><svg:title>Logo</svg:title></draw:frame>"), "Ring.\nLogo"),
    ("section", f"<text:section>{p('Du kan klage.')}</text:section>", "Du kan klage."),
    (
        "table of contents",
        "<text:table-of-content><text:table-of-content-source/>"
        f"<text:index-body>{p('Klage')}</text:index-body></text:table-of-content>",
        "Klage",
    ),
    ("nested table", table(("A", table(("B", "C")) + p("D"))), "A\nB\nC\nD"),
    ("spanned cell", table(("A", "covered"), ("B", "C")), "A\nB\nC"),
    (
        "header rows",
        table(("A",))
        .replace("<table:table-column/>", "<table:table-header-rows>")
        .replace("</table:table>", "</table:table-header-rows></table:table>"),
        "A",
    ),
    (
        "declarations",
        '<text:user-field-decls><text:user-field-decl office:string-value="x"/></text:user-field-decls>'
        + p("A"),
        "A",
    ),
]


@pytest.mark.parametrize(("blocks", "text"), [c[1:] for c in TEXT], ids=[c[0] for c in TEXT])
def test_the_text_is_what_the_citizen_sees(blocks: str, text: str) -> None:
    """Each construct gives its text once, in its place."""
    assert letter(blocks).text == text


FIELDS = [
    ('<text:database-display text:column-name="Navn">«Navn»</text:database-display>', ("«Navn»", "Navn")),
    ('<text:user-field-get text:name="Sag">Sag</text:user-field-get>', ("Sag", "Sag")),
    ('<text:text-input text:description="Dato">Klik her</text:text-input>', ("Klik her", "Dato")),
    (
        '<text:placeholder text:placeholder-type="text" text:description="Navn">&lt;Navn&gt;</text:placeholder>',
        ("<Navn>", "Navn"),
    ),
    (
        '<loext:content-control loext:showing-place-holder="true" loext:alias="Klage">Skriv</loext:content-control>',
        ("Skriv", "Klage"),
    ),
    (FORM_TEXT.format(""), ("«Beløb»", "Beløb")),
    (span("500", "Gul"), ("500", "")),
]


@pytest.mark.parametrize(("inside", "expected"), FIELDS, ids=[f[1][1] or "highlight" for f in FIELDS])
def test_an_open_field_is_marked_with_its_name(inside: str, expected: tuple[str, str]) -> None:
    """So that a letter with a hole is stopped, and the hole stays a noun in its sentence."""
    found = letter(p("Vi skriver ", inside, " til dig."))
    assert marked(found, MarkKind.FIELD) == [expected]


def test_a_filled_field_is_ordinary_text() -> None:
    """The citizen reads it like the rest."""
    filled = '<text:database-display text:column-name="Navn">Asta Lund</text:database-display>'
    control = '<loext:content-control loext:alias="Klage">Du kan klage.</loext:content-control>'
    assert letter(p("Kære ", filled), p(control)).marks == ()


def test_hidden_text_is_read_and_marked() -> None:
    """By a style, a section, a paragraph that hides itself, and text on a condition."""
    found = letter(
        p("Ring. ", span("Et", "Skjult")),
        f'<text:section text:display="none">{p("To")}</text:section>',
        p('<text:hidden-paragraph text:is-hidden="true"/>Tre'),
        p('Du <text:hidden-text text:is-hidden="true" text:string-value="Fire"/>.'),
        p('<text:hidden-paragraph text:is-hidden="false"/>Fem'),
    )
    assert [text for text, _ in marked(found, MarkKind.HIDDEN)] == ["Et", "To", "Tre", "Fire"]


def test_tracked_changes_are_told_apart() -> None:
    """Inserted text is read and marked, also over several paragraphs; deleted text is only counted."""
    found = letter(
        changes(a="", b="slettet", c="også slettet"),
        p('Du får <text:change-start text:change-id="a"/>hjælp', '<text:change text:change-id="b"/>'),
        p('og <text:change-end text:change-id="a"/>støtte.'),
    )
    assert found.tracked_deletions == 2
    assert "slettet" not in found.text
    assert [text for text, _ in marked(found, MarkKind.INSERTED)] == ["hjælp", "og"]


def test_comments_are_counted_and_not_read() -> None:
    """What colleagues wrote to each other is no letter."""
    found = letter(p("Ring<office:annotation><text:p>Er det rigtigt?</text:p></office:annotation> til os."))
    assert (found.text, found.comments) == ("Ring til os.", 1)


def test_other_languages_are_marked_where_the_letter_is_danish() -> None:
    """English paragraphs are not checked as Danish."""
    found = letter(p("Du får hjælp. ", span("This is how we help people.", "Engelsk")))
    assert marked(found, MarkKind.FOREIGN) == [("This is how we help people.", "en")]


def test_what_styles_say() -> None:
    """Notes to the writer and quotations by the style's name, also behind direct formatting."""
    found = letter(
        p("Slet dette afsnit.", style="P1"), p("Loven siger noget.", style="Quotations"), p("Du får hjælp.")
    )
    assert [text for text, _ in marked(found, MarkKind.INSTRUCTION)] == ["Slet dette afsnit."]
    assert [text for text, _ in marked(found, MarkKind.QUOTATION)] == ["Loven siger noget."]


def test_headings_lists_and_tables() -> None:
    """Outline levels, list depths, and only the first paragraph of an item is one."""
    found = letter(
        p("Afgørelse", style="Title"),
        h("Begrundelse", 2),
        items("Første", p("Anden") + p("mere om den anden") + items("Dybere")),
        table(("Sats", "500 kr.")),
        p("Du hører fra os."),
    )
    assert [(b.kind, b.level, found.text[b.content : b.end]) for b in found.blocks] == [
        (BlockKind.HEADING, 1, "Afgørelse"),
        (BlockKind.HEADING, 2, "Begrundelse"),
        (BlockKind.LIST_ITEM, 1, "Første"),
        (BlockKind.LIST_ITEM, 1, "Anden"),
        (BlockKind.PARAGRAPH, 0, "mere om den anden"),
        (BlockKind.LIST_ITEM, 2, "Dybere"),
        (BlockKind.TABLE_CELL, 0, "Sats"),
        (BlockKind.TABLE_CELL, 0, "500 kr."),
        (BlockKind.PARAGRAPH, 0, "Du hører fra os."),
    ]


def test_a_bold_line_above_text_is_a_heading() -> None:
    """As in Word documents: the two share the way from paragraphs to blocks."""
    found = letter(p(span("Din klage", "Fed")), p("Du kan klage til os inden fire uger."))
    assert found.blocks[0].kind is BlockKind.HEADING


def test_headers_and_footers_of_the_pages_that_are_used() -> None:
    """The first page's own, then those of the pages behind it; not of page styles that lie unused."""
    hidden = '<style:header-left style:display="false"><text:p>Venstre</text:p></style:header-left>'
    found = letter(
        p("Du får hjælp.", style="PForside"),
        pages=page("Standard", p("Følgeside"), p("Rådhuset"), more=hidden)
        + page("Forside", p("Kommunen"), p("Rådhuset"), following="Standard")
        + page("Ubrugt", p("Ubrugt")),
    )
    assert [(b.part, found.text[b.start : b.end]) for b in found.blocks] == [
        (Part.HEADER, "Kommunen"),
        (Part.HEADER, "Følgeside"),
        (Part.BODY, "Du får hjælp."),
        (Part.FOOTER, "Rådhuset"),
    ]


def test_every_marker_is_read_once() -> None:
    """All constructs in one document: none lost, none doubled, nothing deleted shown."""
    markers = {
        "paragraf", "overskrift", "punkt", "celle", "indre", "felt", "kontrol", "indsat", "skjult", "fodtegn",
        "sluttegn", "boks", "form", "link", "sektion", "hoved", "fod", "betinget", "valgt", "fremmed",
    }  # fmt: skip
    w = {name: f"{name}marker" for name in markers}
    found = letter(
        changes(a="", b="slettetmarker"),
        h(w["overskrift"]),
        p(
            w["paragraf"], " ", inserted("a", w["indsat"]), '<text:change text:change-id="b"/> ',
            span(w["skjult"], "Skjult"), " ", span(w["fremmed"], "Engelsk"),
            note(w["fodtegn"]), note(w["sluttegn"], "endnote"),
            text_box(p(w["boks"])), f"<draw:g><draw:rect>{p(w['form'])}</draw:rect></draw:g>",
            f" <text:a>{w['link']}</text:a>"
            f' <text:database-display text:column-name="x">{w["felt"]}</text:database-display>'
            f" <loext:content-control>{w['kontrol']}</loext:content-control>"
            f" <text:conditional-text>{w['betinget']}</text:conditional-text>"
            f" <text:drop-down>{w['valgt']}</text:drop-down>"
            "<office:annotation><text:p>kommentarmarker</text:p></office:annotation>",
        ),
        items(w["punkt"]),
        table((w["celle"], table((w["indre"],)))),
        f"<text:section>{p(w['sektion'])}</text:section>",
        pages=page("Standard", p(w["hoved"]), p(w["fod"])),
    )  # fmt: skip
    assert {word: found.text.count(word) for word in w.values()} == dict.fromkeys(w.values(), 1)
    assert "slettetmarker" not in found.text
    assert "kommentarmarker" not in found.text


def test_spans_lead_back_to_the_xml() -> None:
    """Every stretch of the text stands where its span says: in an element's text or behind it."""
    document = parse(
        odt(
            p("Du  får ", span("ar\u00adbejde", "Fed"), " og ", note("En note."), "hjælp."),
            pages=page("Standard", p("Kommunen")),
        ),
        "brev.odt",
    )
    text = document.letter.text
    assert text == "Kommunen\nDu får arbejde og hjælp.\nEn note."
    for each in document.spans:
        stored = each.node.tail if each.tail else each.node.text
        assert stored is not None
        assert stored[each.node_start : each.node_end] == text[each.start : each.end]
    covered = "".join(text[each.start : each.end] for each in document.spans)
    assert covered == text.replace("\n", "")
    assert {each.part for each in document.spans} == {"styles.xml", "content.xml"}


def test_a_flat_file_reads_the_same() -> None:
    """`.fodt` is the same document as one XML file."""
    blocks = (h("Afgørelse"), p("Du får ", span("hjælp", "Fed"), "."))
    flat = read_bytes(fodt(*blocks), "brev.fodt", ".fodt")[0]
    assert (flat.text, flat.blocks) == (letter(*blocks).text, letter(*blocks).blocks)


def test_a_style_that_is_its_own_parent_ends() -> None:
    """A damaged document does not hang the reader."""
    circle = style("A", family="paragraph", parent="B") + style("B", family="paragraph", parent="A")
    assert letter(p("Ring.", style="A"), styles=circle).text == "Ring."


BAD = [
    ("cut off", odt(p("Ring"))[:300], "beskadiget"),
    ("no content", package({"mimetype": "application/vnd.oasis.opendocument.text"}), "beskadiget"),
    ("not a text", package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "regneark"),
    ("encrypted", odt(p("x"), manifest="<manifest:encryption-data/>"), "låst med en adgangskode"),
    ("without text", odt(p("")), "ingen tekst"),
    ("only a picture", odt(p("<draw:frame><draw:image/></draw:frame>")), "kun billeder"),
    ("5,000 levels deep", odt("<text:section>" * 5000 + "</text:section>" * 5000), "beskadiget"),
    ("as deep as XML goes", odt("<text:section>" * 240 + p("Ring") + "</text:section>" * 240), ""),
    ("spans as deep as XML goes", odt(p("<text:span>" * 240 + "Ring" + "</text:span>" * 240)), ""),
    ("text called odt", b"Ring til os.", "ikke et OpenDocument-dokument"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_bad_files_are_answered(data: bytes, what: str) -> None:
    """With a letter or a sentence."""
    try:
        read_bytes(data, "brev.odt", ".odt")
    except UnreadableLetter as error:
        assert what and what in error.what
    else:
        assert not what


def test_entities_are_refused() -> None:
    """No program that writes letters declares any."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">]><office:document-content/>'
    with pytest.raises(UnreadableLetter, match="beskadiget"):
        read(
            package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb}), "brev.odt"
        )


def test_a_huge_table_takes_no_time() -> None:
    """Forty thousand cells are read like any others."""
    found = letter(table(*[("Sats", "500")] * 20_000))
    assert len(found.blocks) == 40_000


STORED = odt(h("Afgørelse"), p("Du får ", span("hjælp", "Fed"), note("Se § 5.")), packing=zipfile.ZIP_STORED)


@settings(max_examples=60, deadline=None)
@given(damaged(STORED))
def test_a_damaged_document_is_read_or_refused(data: bytes) -> None:
    """Whatever bytes are broken: a letter or a sentence, never another error."""
    read_or_refused(read_bytes, data, "brev.odt", ".odt")
