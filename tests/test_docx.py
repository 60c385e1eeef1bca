"""Word documents: what the citizen gets is read, all of it and in order."""

import pytest
from docx_builder import control, docx, field, merge_field, p, r, t, table, text_box
from read_letters import docx_letter as letter

from klartekst.letter import Letter, Part
from klartekst.readers.docx import parse, read


def break_() -> str:
    """A line break, as Shift+Enter makes."""
    return "<w:r><w:br/></w:r>"


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
