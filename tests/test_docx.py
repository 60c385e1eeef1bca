"""Word documents: what the citizen gets is read, and what is not finished prose is marked."""

import pytest
from docx_builder import control, docx, field, merge_field, p, r, t, table, text_box

from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.readers.docx import parse, read


def letter(*blocks: str, **options: object) -> Letter:
    """The letter in a document with these blocks."""
    return read(docx(*blocks, **options), "brev.docx")  # type: ignore[arg-type]


def marked(found: Letter, kind: MarkKind) -> list[tuple[str, str]]:
    """Text and name of each mark of a kind."""
    return [(found.text[m.start : m.end], m.name) for m in found.marks if m.kind is kind]


def kinds(found: Letter) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, found.text[block.content : block.end]) for block in found.blocks]


def break_() -> str:
    """A line break, as Shift+Enter makes."""
    return "<w:r><w:br/></w:r>"


def drop_down(chosen: str, *entries: str) -> str:
    """The data of a legacy drop-down field named Valg."""
    result = f'<w:result w:val="{chosen}"/>' if chosen else ""
    items = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f'<w:ffData><w:name w:val="Valg"/><w:ddList>{result}{items}</w:ddList></w:ffData>'


RUNNING = (
    "Du har søgt om en rollator, og vi har talt med dig og din læge om, "
    "hvor langt du kan gå uden hjælp i hverdagen."
)
BOX = text_box(p("Åbningstid 10-14"))

# Each construct with the text that a citizen sees.
TEXT = [
    ("simple runs", p("Du får ", "hjælp."), "Du får hjælp."),
    ("run split in a word", p(r("hjæl"), r("pemiddel")), "hjælpemiddel"),
    ("complex merge field", p("Kære ", merge_field("Navn", "«Navn»")), "Kære «Navn»"),
    ("merge field without result", p("Kære ", merge_field("Navn", None)), "Kære «Navn»"),
    ("merge field that is filled", p("Kære ", merge_field("Navn", "Asta Lund")), "Kære Asta Lund"),
    (
        "simple field",
        p("Kære ", f'<w:fldSimple w:instr=" MERGEFIELD Navn ">{r("«Navn»")}</w:fldSimple>'),
        "Kære «Navn»",
    ),
    ("page number", p("Side ", field(" PAGE ", "2"), " af 3"), "Side 2 af 3"),
    ("link field", p("Se ", field(' HYPERLINK "https://eksempel.dk" ', "vores side"), "."), "Se vores side."),
    ("inline control", p("Du får ", control(r("2 timer"))), "Du får 2 timer"),
    ("block control", control(p("Du kan klage til os.")), "Du kan klage til os."),
    ("control in control", control(control(p("Du kan klage."))), "Du kan klage."),
    ("inserted", p("Du får ", f'<w:ins w:id="1">{r("ikke ")}</w:ins>', "hjælp."), "Du får ikke hjælp."),
    (
        "deleted",
        p("Du får ", '<w:del w:id="1"><w:r><w:delText>ikke </w:delText></w:r></w:del>', "hjælp."),
        "Du får hjælp.",
    ),
    ("moved from", p("Ring. ", f'<w:moveFrom w:id="1">{r("Skriv.")}</w:moveFrom>'), "Ring."),
    ("moved to", p("Ring. ", f'<w:moveTo w:id="1">{r("Skriv.")}</w:moveTo>'), "Ring. Skriv."),
    ("hidden", p("Ring. ", r("Husk kopi.", "<w:vanish/>")), "Ring. Husk kopi."),
    ("text box once", p("Ring.", BOX), "Ring.\nÅbningstid 10-14"),
    (
        "smart tag",
        p("Mød op i ", f'<w:smartTag w:element="place">{r("Ribe")}</w:smartTag>', "."),
        "Mød op i Ribe.",
    ),
    ("custom XML", p(f'<w:customXml w:element="x">{r("Ring.")}</w:customXml>'), "Ring."),
    ("hyperlink", p("Se ", f'<w:hyperlink r:id="rId9">{r("borger.dk")}</w:hyperlink>', "."), "Se borger.dk."),
    ("tab", p(f"<w:r>{t('Dato')}<w:tab/>{t('3. maj')}</w:r>"), "Dato\t3. maj"),
    ("no-break hyphen", p(f"<w:r>{t('e')}<w:noBreakHyphen/>{t('mail')}</w:r>"), "e\u2011mail"),
    ("soft hyphen", p(f"<w:r>{t('ar')}<w:softHyphen/>{t('bejde')}</w:r>"), "arbejde"),
    ("soft hyphen as a character", p("ar\u00adbejde"), "arbejde"),
    ("decomposed letters", p("pa\u030abegyndt"), "påbegyndt"),
    ("no-break space", p("10\u00a0kr."), "10\u00a0kr."),
    ("bullet symbol", p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', " Ja"), "☐ Ja"),
    (
        "footnote reference",
        p("efter loven", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."),
        "efter loven.",
    ),
    (
        "break ends a sentence",
        p("Ring til os.", break_(), "Vi hjælper dig."),
        "Ring til os.\nVi hjælper dig.",
    ),
    ("nested table", table(("A", table(("B", "C")) + p("D"))), "A\nB\nC\nD"),
    ("merged cells below", table(("A", "B"), ("<w:tcPr><w:vMerge/></w:tcPr><w:p/>", "C")), "A\nB\nC"),
    (
        "row control",
        f"<w:tbl>{control('<w:tr><w:tc>' + p('A') + '</w:tc><w:tc>' + p('B') + '</w:tc></w:tr>')}</w:tbl>",
        "A\nB",
    ),
    (
        "cell control",
        f"<w:tbl><w:tr>{control('<w:tc>' + p('A') + '</w:tc>')}<w:tc>{p('B')}</w:tc></w:tr></w:tbl>",
        "A\nB",
    ),
    (
        "deleted paragraph mark",
        p("Du får ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("hjælp."),
        "Du får hjælp.",
    ),
    ("formula", p("Beløb: ", "<m:oMath><m:r><m:t>2 · 500</m:t></m:r></m:oMath>"), "Beløb: 2 · 500"),
    ("empty paragraphs", p("A") + "<w:p/>" + p("  ") + p("B"), "A\nB"),
]


@pytest.mark.parametrize(("blocks", "text"), [c[1:] for c in TEXT], ids=[c[0] for c in TEXT])
def test_the_text_is_what_the_citizen_sees(blocks: str, text: str) -> None:
    """Each construct of Word gives its text once, in its place."""
    assert letter(blocks).text == text


@pytest.mark.parametrize("blocks", [c[1] for c in TEXT], ids=[c[0] for c in TEXT])
def test_blocks_cover_the_text_and_are_joined_by_line_feeds(blocks: str) -> None:
    """The text is exactly its blocks with a line feed between them."""
    found = letter(blocks)
    assert "\n".join(found.text[b.start : b.end] for b in found.blocks) == found.text


@pytest.mark.parametrize("blocks", [c[1] for c in TEXT], ids=[c[0] for c in TEXT])
def test_every_span_leads_back_to_its_characters(blocks: str) -> None:
    """A stretch of the letter's text stands where its span says, in the document's own element."""
    document = parse(docx(blocks), "brev.docx")
    for span in document.spans:
        stored = span.node.text[span.node_start : span.node_end]
        text = document.letter.text[span.start : span.end]
        assert stored == text or len(text) < len(stored), (stored, text)
        assert span.part == "word/document.xml"


# What is still open is marked with its name; what is filled in is the letter's own text.
FIELDS = [
    ("merge field", p("Kære ", merge_field("Navn", "«Navn»")), [("«Navn»", "Navn")]),
    (
        "field with a name in quotes",
        p(field(' MERGEFIELD "Borgers navn" ', "«Borgers navn»")),
        [("«Borgers navn»", "Borgers navn")],
    ),
    ("filled merge field", p("Kære ", merge_field("Navn", "Asta Lund")), []),
    ("result that is the name", p("Kære ", merge_field("Fornavn", "Fornavn")), [("Fornavn", "Fornavn")]),
    (
        "simple field",
        p(f'<w:fldSimple w:instr=" MERGEFIELD Dato ">{r("«Dato»")}</w:fldSimple>'),
        [("«Dato»", "Dato")],
    ),
    (
        "prompting control",
        p("Du får ", control(r("Klik for at skrive"), "Timer", prompt=True)),
        [("Klik for at skrive", "Timer")],
    ),
    (
        "prompting block control",
        control(p("Skriv begrundelsen her"), "Begrundelse", prompt=True),
        [("Skriv begrundelsen her", "Begrundelse")],
    ),
    ("filled control", control(p("Du kan klage til os."), "Klagevejledning"), []),
    ("page number", p("Side ", field(" PAGE ", "2")), []),
    ("table of contents", p(field(" TOC \\o ", "Afgørelse")), []),
    (
        "empty form field",
        p(
            "Beløb: ",
            field(
                " FORMTEXT ",
                "\u2002\u2002\u2002\u2002\u2002",
                '<w:ffData><w:name w:val="Tekst1"/></w:ffData>',
            ),
            " kr.",
        ),
        [("\u2002\u2002\u2002\u2002\u2002".strip() or "«Tekst1»", "Tekst1")],
    ),
    (
        "filled form field",
        p("Beløb: ", field(" FORMTEXT ", "500", '<w:ffData><w:name w:val="Tekst1"/></w:ffData>')),
        [],
    ),
    (
        "drop-down at its prompt",
        p(
            "Du får ",
            field(
                " FORMDROPDOWN ",
                "",
                drop_down("", "Vælg ydelse", "rollator"),
            ),
        ),
        [("Vælg ydelse", "Valg")],
    ),
    (
        "drop-down chosen",
        p(
            "Du får ",
            field(
                " FORMDROPDOWN ",
                "",
                drop_down("1", "Vælg ydelse", "rollator"),
            ),
        ),
        [],
    ),
    (
        "error in a field",
        p(field(" REF bm1 ", "Fejl! Bogmærke er ikke defineret.")),
        [("Fejl! Bogmærke er ikke defineret.", "bm1")],
    ),
    (
        "highlighted value",
        p("Du får ", r("10 timer", '<w:highlight w:val="yellow"/>'), "."),
        [("10 timer", "")],
    ),
    ("Word's grey prompt", p("Kære ", r("Navn", '<w:rStyle w:val="Pladsholdertekst"/>')), [("Navn", "")]),
    (
        "control filled by a system that left the grey style on",
        p("Kære ", control(r("Asta Lund", '<w:rStyle w:val="Pladsholdertekst"/>'), "Navn")),
        [],
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[1:] for c in FIELDS], ids=[c[0] for c in FIELDS])
def test_open_fields_are_marked(blocks: str, expected: list[tuple[str, str]]) -> None:
    """A field is marked while somebody has yet to fill it in, and not after."""
    assert marked(letter(blocks), MarkKind.FIELD) == expected


def test_a_drop_down_shows_its_chosen_entry() -> None:
    """The text of a legacy drop-down stands in no run, only in its list."""
    data = drop_down("1", "en stok", "en rollator")
    assert letter(p("Du får ", field(" FORMDROPDOWN ", "", data), ".")).text == "Du får en rollator."


def test_a_nested_field_in_the_code_of_another_is_not_text() -> None:
    """`{ IF { MERGEFIELD Køn } = "M" "Kære hr." "Kære fru" }` shows only its result."""
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + merge_field("Kon", "M")
        + '<w:r><w:instrText> = "M" "han" "hun" </w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("han")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert letter(p("I dag kom ", code, ".")).text == "I dag kom han."


INSTRUCTIONS = [
    (
        "style Vejl.tekst",
        p("Slet, hvis borgeren har værge.", style="Vejltekst"),
        ["Slet, hvis borgeren har værge."],
    ),
    ("style, text turned black", p(r("Du får hjælp.", '<w:color w:val="auto"/>'), style="Vejltekst"), []),
    (
        "red and italic run",
        p(r("Hvis der er værge: ", '<w:i/><w:color w:val="FF0000"/>'), "Du får hjælp."),
        ["Hvis der er værge:"],
    ),
    (
        "red with a writer's verb",
        p(r("Slet det, der ikke passer.", '<w:color w:val="FF0000"/>')),
        ["Slet det, der ikke passer."],
    ),
    ("red to the citizen", p(r("Husk legitimation.", '<w:color w:val="FF0000"/>')), []),
    (
        "red and about money",
        p(r("Pengene indsættes på din NemKonto.", '<w:color w:val="FF0000"/>')),
        [],
    ),
    (
        "red and about a text",
        p(r("Teksten indsættes kun, når borgeren har en værge.", '<w:color w:val="FF0000"/>')),
        ["Teksten indsættes kun, når borgeren har en værge."],
    ),
    ("italic only", p(r("Husk legitimation.", "<w:i/>")), []),
    (
        "highlighted message",
        p(r("Her mangler teksten fra juristen, som er på vej.", '<w:highlight w:val="yellow"/>')),
        ["Her mangler teksten fra juristen, som er på vej."],
    ),
    (
        "highlighted clause",
        p("Ring, ", r("hvis du gerne vil tale med os om det her", '<w:highlight w:val="yellow"/>'), "."),
        [],
    ),
]


@pytest.mark.parametrize(
    ("blocks", "expected"), [c[1:] for c in INSTRUCTIONS], ids=[c[0] for c in INSTRUCTIONS]
)
def test_instructions_to_the_writer_are_marked(blocks: str, expected: list[str]) -> None:
    """Guidance in its own style or colour is for the caseworker; red alone may be for the citizen."""
    assert [text for text, _ in marked(letter(blocks), MarkKind.INSTRUCTION)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vejl.tekst", True),
        ("Vejledningstekst", True),
        ("Vejledning til sagsbehandler", True),
        ("Hjælpetekst", True),
        ("Instruktion", True),
        ("Skrivevejledning", True),
        ("Klagevejledning", False),
        ("Vejledning", False),
        ("Brødtekst", False),
        ("Normal", False),
    ],
)
def test_the_name_of_a_style_tells_whom_it_is_for(name: str, expected: bool) -> None:
    """A style for complaint guidance is for the citizen, one for guidance text is for the writer."""
    styles = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    found = letter(p("Teksten står her.", style="X"), styles=styles)
    assert bool(marked(found, MarkKind.INSTRUCTION)) is expected


def test_hidden_text_is_read_and_marked() -> None:
    """Hidden text follows the file to the citizen, also when it is hidden by a style."""
    found = letter(
        p(
            "Ring. ",
            r("A1.", "<w:vanish/>"),
            r("B2.", '<w:rStyle w:val="Skjult"/>'),
            r("C3.", '<w:vanish w:val="0"/>'),
        )
    )
    assert marked(found, MarkKind.HIDDEN) == [("A1.B2.", "")]


def test_tracked_changes_are_counted_and_insertions_marked() -> None:
    """A deletion is left out and counted; an insertion is read and marked."""
    found = letter(
        p(
            "Du får ",
            f'<w:ins w:id="1">{r("ikke ")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>altid </w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="3">{r("straks ")}</w:moveFrom>',
            "hjælp.",
        )
    )
    assert marked(found, MarkKind.INSERTED) == [("ikke", "")]
    assert found.tracked_deletions == 2


FOREIGN = [
    ("other language", '<w:lang w:val="en-GB"/>', "Personal Independence Payment", True),
    ("not to be proofed", "<w:noProof/>", "Sagsnummer XK", True),
    ("Danish text in an English template", '<w:lang w:val="en-US"/>', "Du skal ringe til os.", False),
    ("Danish letters", '<w:lang w:val="en-US"/>', "hjælpemiddel", False),
    ("Danish", '<w:lang w:val="da-DK"/>', "Borgerservice", False),
    ("numbers", '<w:lang w:val="en-US"/>', "12.500", False),
    ("only East Asian", '<w:lang w:eastAsia="en-US"/>', "Borgerservice", False),
]


@pytest.mark.parametrize(("look", "text", "expected"), [c[1:] for c in FOREIGN], ids=[c[0] for c in FOREIGN])
def test_another_language_is_marked(look: str, text: str, expected: bool) -> None:
    """A language is believed only where the words do not show Danish: templates are often English."""
    assert bool(marked(letter(p("Vi kalder det ", r(text, look), ".")), MarkKind.FOREIGN)) is expected


def test_the_language_of_an_english_template_means_nothing() -> None:
    """Where ordinary text is marked as English, nobody took care of the language."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    found = letter(p(r("rollator"), r(" og stok", '<w:lang w:val="en-GB"/>')), styles=styles)
    assert marked(found, MarkKind.FOREIGN) == []


def test_a_quotation_style_is_a_quotation() -> None:
    """Text in the style *Citat* is somebody else's words."""
    assert ("Jeg kan ikke gå.", "") in marked(
        letter(p("Jeg kan ikke gå.", style="Citat")), MarkKind.QUOTATION
    )


KINDS = [
    ("heading style", p("Afgørelse", style="Overskrift1"), [("heading", "Afgørelse")]),
    (
        "level in the paragraph",
        p("Afgørelse", properties='<w:outlineLvl w:val="1"/>'),
        [("heading", "Afgørelse")],
    ),
    (
        "bold line above text",
        p(r("Du kan klage", "<w:b/>")) + p("Du kan klage til os inden 4 uger."),
        [("heading", "Du kan klage"), ("paragraph", "Du kan klage til os inden 4 uger.")],
    ),
    (
        "bold line and a break",
        p(r("Du kan klage", "<w:b/>"), break_(), "Du kan klage til os inden 4 uger."),
        [("heading", "Du kan klage"), ("paragraph", "Du kan klage til os inden 4 uger.")],
    ),
    (
        "bold name above an address",
        p(r("Asta Lund", "<w:b/>")) + p("Åvej 3") + p("Kære Asta"),
        [("paragraph", "Asta Lund"), ("paragraph", "Åvej 3"), ("paragraph", "Kære Asta")],
    ),
    (
        "bold greeting",
        p(r("Kære Asta", "<w:b/>")) + p("Du får en rollator af kommunen."),
        [("paragraph", "Kære Asta"), ("paragraph", "Du får en rollator af kommunen.")],
    ),
    (
        "bold sentence",
        p(r("Du skal svare inden fredag.", "<w:b/>")) + p("Ellers stopper vi din hjælp."),
        [("paragraph", "Du skal svare inden fredag."), ("paragraph", "Ellers stopper vi din hjælp.")],
    ),
    (
        "bold words in a sentence",
        p(r("Vigtigt", "<w:b/>"), " at vide om din ansøgning") + p("Du får svar fra os i maj."),
        [("paragraph", "Vigtigt at vide om din ansøgning"), ("paragraph", "Du får svar fra os i maj.")],
    ),
    (
        "larger line above text",
        p(r("Din ansøgning", '<w:sz w:val="32"/>')) + p("Du har søgt om en rollator."),
        [("heading", "Din ansøgning"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    (
        "list",
        p("Send lønsedler", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
        [("list-item", "Send lønsedler")],
    ),
    ("list by style", p("Send lønsedler", style="Punkt"), [("list-item", "Send lønsedler")]),
    (
        "taken out of the list",
        p("Send lønsedler", style="Punkt", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        [("paragraph", "Send lønsedler")],
    ),
    ("sentence in a heading's style", p(RUNNING, style="Overskrift2"), [("paragraph", RUNNING)]),
    (
        "bold heading with a colon inside",
        p(r("Afgørelse: du får en rollator", "<w:b/>")) + p("Du har søgt om en rollator."),
        [("heading", "Afgørelse: du får en rollator"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    (
        "bold case number",
        p(r("Sagsnr.: 26-114", "<w:b/>")) + p("Du har søgt om en rollator."),
        [("paragraph", "Sagsnr.: 26-114"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    ("typed bullet", p("• Send lønsedler"), [("list-item", "Send lønsedler")]),
    ("typed number", p("1. Send lønsedler"), [("list-item", "Send lønsedler")]),
    ("date first in a line", p("1. maj får du svar."), [("paragraph", "1. maj får du svar.")]),
    ("floor first in a line", p("2. sal til venstre."), [("paragraph", "2. sal til venstre.")]),
    ("table", table(("Ydelse", "Beløb")), [("table-cell", "Ydelse"), ("table-cell", "Beløb")]),
    ("frame around text", table((p("Du får en rollator."),)), [("paragraph", "Du får en rollator.")]),
    (
        "running text beside a margin",
        table(
            (
                "Dato",
                RUNNING,
            )
        ),
        [
            ("table-cell", "Dato"),
            (
                "paragraph",
                RUNNING,
            ),
        ],
    ),
    (
        "break in a sentence",
        p("Du kan ringe til", break_(), "os hver dag."),
        [("paragraph", "Du kan ringe til\nos hver dag.")],
    ),
    (
        "typed bullets in one paragraph",
        p("Send:", break_(), "• lønsedler", break_(), "• årsopgørelse"),
        [("paragraph", "Send:"), ("list-item", "lønsedler"), ("list-item", "årsopgørelse")],
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_blocks_are_what_they_look_like(blocks: str, expected: list[tuple[str, str]]) -> None:
    """A heading is a heading by style or by look; a list item by numbering or by a typed marker."""
    assert kinds(letter(blocks)) == expected


def test_heading_levels() -> None:
    """The first heading of a letter is its title; a bold line further down is below it."""
    found = letter(
        p("Afgørelse", style="Overskrift1"),
        p("Vi har behandlet din ansøgning om en rollator."),
        p(r("Sådan klager du", "<w:b/>")),
        p("Du kan klage til os inden 4 uger."),
    )
    assert [b.level for b in found.blocks if b.kind is BlockKind.HEADING] == [1, 2]


def test_list_levels_count_from_one() -> None:
    """A sub-item is one level deeper than its item."""
    one, two = (
        p("Punkt", properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')
        for level in (0, 1)
    )
    assert [b.level for b in letter(one, two).blocks] == [1, 2]


def whole_document(**options: object) -> Letter:
    """A document with every part that a letter may have."""
    parts = {
        "header": p("Nordby Kommune"),
        "header2": p("Sagsnr. 26-114", BOX),
        "footer": p("Side ", field(" PAGE ", "1")),
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="3">{p("Lov om social service.")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Lov om ældre.")}</w:footnote>',
        "comments": f'<w:comment w:id="0">{p("Er det rigtigt?")}</w:comment><w:comment w:id="1"/>',
    }
    section = (
        '<w:headerReference w:type="default" r:id="header"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
    )
    body = p(
        "Efter loven",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        " får du hjælp",
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
        ".",
        text_box(p("Ring til os")),
    )
    return letter(body, parts=parts, section=section + str(options.get("more", "")))


def test_parts_come_in_reading_order() -> None:
    """Header, body with its text boxes, notes in the order of the text, footer; each once."""
    found = whole_document()
    assert [(b.part, found.text[b.start : b.end]) for b in found.blocks] == [
        (Part.HEADER, "Nordby Kommune"),
        (Part.BODY, "Efter loven får du hjælp."),
        (Part.TEXT_BOX, "Ring til os"),
        (Part.FOOTNOTE, "Lov om ældre."),
        (Part.FOOTNOTE, "Lov om social service."),
        (Part.FOOTER, "Side 1"),
    ]
    assert found.comments == 2


def test_the_first_page_has_its_own_header_only_when_that_is_switched_on() -> None:
    """Word keeps an unused first-page header in the file; no page shows it."""
    assert "Sagsnr. 26-114" not in whole_document().text
    assert whole_document(more="<w:titlePg/>").text.startswith("Sagsnr. 26-114\nÅbningstid 10-14\nNordby")


def test_text_in_a_field_that_never_ends_is_not_lost_in_silence() -> None:
    """A damaged field may swallow text: the letter says so."""
    found = letter(p("Ring til os."), p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Skriv til os."))
    assert found.remarks == ("Et felt i dokumentet er ikke afsluttet. Noget af teksten kan mangle.",)


def test_a_document_inside_the_document_is_remarked() -> None:
    """An `altChunk` is another file in the letter; it is not read, and the letter says so."""
    assert letter(p("Ring til os."), '<w:altChunk r:id="x"/>').remarks == (
        "Et andet dokument er sat ind i brevet. Teksten i det er ikke læst.",
    )


@pytest.mark.parametrize("suffix", [".docx", ".dotx", ".docm", ".dotm"])
def test_templates_and_macro_documents_are_read(suffix: str) -> None:
    """The four kinds of Word files differ in a content type, not in their text."""
    found = read(docx(p("Du får hjælp."), suffix=suffix), f"brev{suffix}")
    assert (found.text, found.format, found.path) == ("Du får hjælp.", "docx", f"brev{suffix}")


def test_strict_documents_are_read() -> None:
    """ISO Strict is the same document under other namespaces."""
    import io
    import zipfile

    from docx_builder import package

    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(docx(p("Du får hjælp.")))) as zipped:
        files = {name: zipped.read(name).replace(transitional, strict) for name in zipped.namelist()}
    assert read(package(files), "brev.docx").text == "Du får hjælp."


def test_placeholders_in_brackets_are_marked_once() -> None:
    """A yellow `[indsæt dato]`, split over runs, is one field and no highlight besides."""
    yellow = '<w:highlight w:val="yellow"/>'
    found = letter(p("Vi ses den ", r("[", yellow), r("indsæt", yellow), r(" dato]", yellow), "."))
    assert [text for text, _ in marked(found, MarkKind.FIELD)] == ["[indsæt dato]"]


def test_a_choice_in_brackets_is_a_choice() -> None:
    """`[den sag / de sager]` is for the writer to choose from, also when it is yellow."""
    yellow = '<w:highlight w:val="yellow"/>'
    found = letter(p("Vi ser på ", r("[den sag ", yellow), r("/ de sager]", yellow), " igen."))
    assert [text for text, _ in marked(found, MarkKind.CHOICE)] == ["[den sag / de sager]"]
    assert marked(found, MarkKind.FIELD) == []
