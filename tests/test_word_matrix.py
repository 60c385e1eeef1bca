"""Each construct that readers of Word documents are known to lose or double, in one document: read right, once.

Every construct holds a word of its own, so that losing it, doubling it or mixing it up shows.
"""

from dataclasses import dataclass

import pytest
from docx_builder import control, docx, merge_field, p, package, r, t, table, text_box
from word_package import members

from klartekst.errors import UnreadableLetter
from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.readers.docx import read
from klartekst.understanding.places import place


@dataclass(frozen=True)
class Marker:
    """A construct: its word, how often a reader of the letter sees it, where, and what it is marked as."""

    construct: str
    word: str
    times: int = 1
    part: Part = Part.BODY
    mark: MarkKind | None = None
    name: str = ""
    kind: BlockKind | None = None


FIELD, CELL = MarkKind.FIELD, BlockKind.TABLE_CELL
MARKERS = (
    Marker("complex merge field, filled", "kompleksfelt"),
    Marker("complex merge field, open", "«Kompleks»", mark=FIELD, name="Kompleks"),
    Marker("simple field, filled", "simpelfelt"),
    Marker("simple field, open", "«Simpel»", mark=FIELD, name="Simpel"),
    Marker("the code of a field", "MERGEFIELD", times=0),
    Marker("inline content control", "linjekontrol"),
    Marker("block content control", "blokkontrol"),
    Marker("content control with a prompt and a title", "ventekontrol", mark=FIELD, name="Begrundelse"),
    Marker("drop-down control, chosen", "valgtpost"),
    Marker("drop-down control, the other choices", "andenpost", times=0),
    Marker("inserted text", "indsat", mark=MarkKind.INSERTED),
    Marker("deleted text", "slettet", times=0),
    Marker("moved from", "flyttetfra", times=0),
    Marker("moved to", "flyttettil", mark=MarkKind.INSERTED),
    Marker("hidden text", "skjulttekst", mark=MarkKind.HIDDEN),
    Marker("footnote", "fodnoteord", part=Part.FOOTNOTE),
    Marker("endnote", "slutnoteord", part=Part.FOOTNOTE),
    Marker("header", "hovedord", part=Part.HEADER),
    Marker("footer", "fodord", part=Part.FOOTER),
    Marker("text box and its fallback", "boksord", part=Part.TEXT_BOX),
    Marker("nested table", "indretabel", kind=CELL),
    Marker("cell over two columns", "bredcelle", kind=CELL),
    Marker("cell over two rows", "højcelle", kind=CELL),
    Marker("the lower half of a cell over two rows", "gemtcelle", times=0),
    Marker("smart tag", "kvikord"),
    Marker("custom XML", "egetxml"),
    Marker("soft hyphen", "bindestregsord"),
    Marker("no-break hyphen", "e\u2011post"),
    Marker("hyperlink", "linkord"),
    Marker("the address of a hyperlink", "eksempel.invalid", times=0),
    Marker("another language", "Personal Independence", mark=MarkKind.FOREIGN, name="en-gb"),
    Marker("alternative text of a picture", "billedtekst", part=Part.ALT_TEXT),
    Marker("numbering", "punktord", kind=BlockKind.LIST_ITEM),
    Marker("a heading made of bold and a break", "Falskoverskrift", kind=BlockKind.HEADING),
    Marker("letterhead in a floating table", "afsenderord", kind=CELL),
    Marker("building blocks", "byggeklods", times=0),
    Marker("a comment", "kommentarord", times=0),
    Marker("data for content controls", "dataord", times=0),
)

ENDNOTE = '<w:r><w:endnoteReference w:id="5"/></w:r>'
FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
MERGED = table(
    ("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("bredcelle"),),
    ("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("højcelle"), "b"),
    ("<w:tcPr><w:vMerge/></w:tcPr>" + p("gemtcelle"), table(("indretabel", "d")) + p("e")),
)
DROP_DOWN = (
    "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='andenpost'/><w:listItem w:value='valgtpost'/>"
    f"</w:dropDownList></w:sdtPr><w:sdtContent>{r('valgtpost')}</w:sdtContent></w:sdt>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="billedtekst"/></wp:inline></w:drawing></w:r>'
)


def commented(key: str) -> str:
    """The marks of a comment, on no words."""
    ends = "".join(f'<w:commentRange{end} w:id="{key}"/>' for end in ("Start", "End"))
    return f'{ends}<w:r><w:commentReference w:id="{key}"/></w:r>'


def whole() -> bytes:
    """The document with all constructs."""
    floating = table(("afsenderord", "Sag 1")).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblpPr w:tblpX="1"/></w:tblPr>'
    )
    body = (
        floating,
        p("Se ", merge_field("Fyldt", "kompleksfelt"), " og ", merge_field("Kompleks", "«Kompleks»"), "."),
        p(
            f'<w:fldSimple w:instr=" MERGEFIELD Fyldt ">{r("simpelfelt")}</w:fldSimple>',
            " og ",
            f'<w:fldSimple w:instr=" MERGEFIELD Simpel ">{r("«Simpel»")}</w:fldSimple>',
        ),
        p("Her er ", control(r("linjekontrol")), " og ", DROP_DOWN, "."),
        control(p("Her er blokkontrol.")),
        control(p("ventekontrol"), "Begrundelse", prompt=True),
        p(
            f'<w:ins w:id="1">{r("indsat ")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>slettet</w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="3">{r("flyttetfra")}</w:moveFrom>',
            "midt ",
            f'<w:moveTo w:id="4">{r("flyttettil")}</w:moveTo>',
            "slut ",
            r("skjulttekst", "<w:vanish/>"),
        ),
        p("Noter", FOOTNOTE, " her", ENDNOTE, ".", text_box(p("boksord"))),
        MERGED,
        p(
            f'<w:smartTag w:element="x">{r("kvikord")}</w:smartTag> ',
            f"<w:customXml>{r(' egetxml')}</w:customXml>",
        ),
        p(f"<w:r>{t('bindestregs')}<w:softHyphen/>{t('ord, e')}<w:noBreakHyphen/>{t('post')}</w:r>"),
        p(f'<w:hyperlink r:id="link">{r("linkord")}</w:hyperlink>', PICTURE),
        p("Vi kalder det ", r("Personal Independence", '<w:lang w:val="en-GB"/>'), "."),
        p("punktord", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        p(
            r("Falskoverskrift", "<w:b/>"),
            "<w:r><w:br/></w:r>",
            "Du kan klage til os inden 4 uger.",
            commented("0"),
            commented("1"),
        ),
        '<w:altChunk r:id="chunk"/>',
    )
    data = docx(
        *body,
        parts={
            "header": p("hovedord"),
            "header2": p("hovedord"),
            "footer": p("fodord"),
            "footnotes": f'<w:footnote w:id="2">{p("fodnoteord")}</w:footnote>',
            "endnotes": f'<w:endnote w:id="5">{p("slutnoteord")}</w:endnote>',
            "comments": f'<w:comment w:id="0" w:author="Mona">{p("kommentarord")}</w:comment>'
            f'<w:comment w:id="1" w:author="klartekst">{p("kommentarord")}</w:comment>',
        },
        section='<w:headerReference w:type="default" r:id="header"/><w:titlePg/>'
        '<w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer"/>',
    )
    more = {
        "word/glossary/document.xml": members(docx(p("byggeklods")))["word/document.xml"],
        "customXml/item1.xml": b"<data>dataord</data>",
    }
    return package({**members(data), **more})


@pytest.fixture(scope="module")
def letter() -> Letter:
    """The letter that is read in it."""
    return read(whole(), "brev.docx")


@pytest.mark.parametrize("marker", MARKERS, ids=[marker.construct for marker in MARKERS])
def test_each_construct_is_read_right(letter: Letter, marker: Marker) -> None:
    """None lost, none doubled; in its part, of its kind, with its mark and name."""
    assert letter.text.count(marker.word) == marker.times
    if not marker.times:
        return
    start = letter.text.index(marker.word)
    (block,) = (each for each in letter.blocks if each.start <= start < each.end)
    assert block.part is marker.part
    assert marker.kind in (None, block.kind)
    marks = [(m.kind, m.name) for m in letter.marks if m.start <= start < m.end]
    assert marks == ([] if marker.mark is None else [(marker.mark, marker.name)])


def test_what_is_not_text_is_counted_or_remarked(letter: Letter) -> None:
    """Deletions, comments with klartekst's own among them, and a document put into the document."""
    assert (letter.tracked_deletions, letter.comments, letter.own_comments) == (2, 2, 1)
    assert letter.remarks == ("Et andet dokument er sat ind i brevet. Teksten i det er ikke læst.",)


def test_the_constructs_are_as_many_as_the_readers_were_measured_on() -> None:
    """Twenty-eight and more, each word its own."""
    words = [marker.word for marker in MARKERS]
    assert len(words) >= 28
    assert len(set(words)) == len(words)


def picture(said: str) -> str:
    """A paragraph with a picture, and what a screen reader says of it."""
    properties = f'<wp:docPr id="1" name="x" descr="{said}"/>'
    return f"<w:p><w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r></w:p>"


def test_what_is_said_of_a_picture_stands_behind_the_letter() -> None:
    """It is part of what the citizen gets, and nobody's prose; a picture without it says nothing."""
    letter = read(docx(p("Du får hjælp.") + picture("Kort over vejen") + picture("")), "brev.docx")
    assert letter.text == "Du får hjælp.\nKort over vejen"
    assert [block.part for block in letter.blocks] == [Part.BODY, Part.ALT_TEXT]
    assert place(letter, letter.blocks[1].start) == "et billedes alternative tekst"


def test_pictures_alone_are_no_letter() -> None:
    """Whatever is said of them: a scanned letter cannot be read."""
    with pytest.raises(UnreadableLetter, match="kun billeder"):
        read(docx(picture("Skannet brev")), "brev.docx")
