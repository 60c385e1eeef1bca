"""`klartekst annotate` and `klartekst clean`: comments on the exact words of a copy, and nothing else changed."""

import pytest
from docx_builder import control, docx, field, p, package, r, t, table, text_box
from lxml import etree
from word_package import Comment, W, comments, document, members

from klartekst.letter import Part
from klartekst.readers.docx import read
from klartekst.writing.remark import Point, Remark
from klartekst.writing.word import WordCopy

DATE = "2026-01-02T00:00:00Z"
RUNNING = "Du får en rollator, fordi du har brug for den, når du går ture."


def annotated(data: bytes, words: str) -> bytes:
    """The document with one comment on the first place where `words` stand."""
    copy = WordCopy(data, "brev.docx")
    start = copy.letter.text.index(words)
    block = next(i for i, each in enumerate(copy.letter.blocks) if each.start <= start < each.end)
    assert copy.comment([Remark(block, start, start + len(words), POINTS)], DATE) == 1
    return copy.saved(as_copy=True)


POINTS = (Point("Fagord", ("»a« → »b«", "Fordi & derfor < altid.")),)


def only_comment(data: bytes) -> Comment:
    """The one comment of a package."""
    (found,) = comments(data)
    return found


PLACES = [
    ("whole run", p("Du får ", r("hjælp"), "."), "hjælp", "hjælp"),
    ("inside a run", p("Du får hjælp i dag."), "hjælp", "hjælp"),
    ("first word", p("Du får hjælp."), "Du", "Du"),
    ("last word", p("Du får hjælp"), "hjælp", "hjælp"),
    ("over two runs", p("Du får hj", r("ælp", "<w:b/>"), " i dag."), "hjælp i", "hjælp i"),
    (
        "beside a tab",
        p(f"<w:r>{t('Dato')}<w:tab/>{t('snarest')}<w:br/>{t('Ring.')}</w:r>"),
        "snarest",
        "snarest",
    ),
    (
        "around a tab",
        p(f"<w:r>{t('en Dato')}<w:tab/>{t('snarest nu')}</w:r>"),
        "Dato\tsnarest",
        "Datosnarest",
    ),
    ("behind a soft hyphen", p("ar\u00adbejde og mere"), "og", "og"),
    (
        "around a soft hyphen",
        p(f"<w:r>{t('et ar')}<w:softHyphen/>{t('bejde mere')}</w:r>"),
        "arbejde",
        "arbejde",
    ),
    ("decomposed letters", p("vi pa\u030abegyndte det"), "påbegyndte", "pa\u030abegyndte"),
    ("a text that drops its spaces", p("<w:r><w:t>  Du får hjælp  </w:t></w:r>"), "får", "får"),
    ("in a table", table(("Ydelse", "Du får hjælp")), "får", "får"),
    ("in a block control", control(p("Du kan klage.")), "kan", "kan"),
    (
        "in a link, the link",
        p("Se ", f'<w:hyperlink r:id="x">{r("den side")}</w:hyperlink>', "."),
        "side",
        "den side",
    ),
    ("in a control, the control", p("Du får ", control(r("2 timer")), "."), "timer", "2 timer"),
    ("from text into a control", p("Du får ", control(r("2 timer")), "."), "får 2", "får 2 timer"),
    ("in an insertion", p("Du ", f'<w:ins w:id="4">{r("får hjælp")}</w:ins>', "."), "hjælp", "hjælp"),
    ("in a smart tag", p(f'<w:smartTag w:element="x">{r("Ribe By")}</w:smartTag>'), "Ribe", "Ribe"),
]


@pytest.mark.parametrize(("blocks", "words", "anchor"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_a_comment_stands_on_the_exact_words(blocks: str, words: str, anchor: str) -> None:
    """Runs are cut at the words; a comment stands outside what a system may fill anew."""
    data = docx(blocks)
    made = annotated(data, words)
    assert only_comment(made).words == anchor
    assert read(made, "x").text == read(data, "x").text


@pytest.mark.parametrize(("blocks", "words"), [c[1:3] for c in PLACES], ids=[c[0] for c in PLACES])
def test_nothing_in_the_text_is_lost_or_added(blocks: str, words: str) -> None:
    """Breaks, tabs, fields and properties are all there, in their order, once the marks are taken out."""

    def content(data: bytes) -> list[tuple[str, str | None]]:
        root = document(data)
        marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
        kept = [
            e for e in root.iter("{*}*") if etree.QName(e).localname not in (*marks, "r", "t", "rPr", "b")
        ]
        letters = "".join(root.itertext(W + "t")).strip()
        return [(e.tag, e.get(W + "id")) for e in kept] + [(letters, None)]

    data = docx(blocks)
    assert content(annotated(data, words)) == content(data)


def test_every_other_part_is_byte_for_byte_as_it_was() -> None:
    """Only the text, the comments, the relationships and the content types are written anew; order stays."""
    data = docx(p("Du får hjælp."), parts={"footnotes": "<!-- x -->", "settings": "", "header": p("Hoved")})
    before, after = members(data), members(annotated(data, "hjælp"))
    written = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name in before if before[name] != after[name]} == written
    assert [*before, "word/comments.xml"] == list(after)


def test_what_word_needs_to_find_the_comments_is_there() -> None:
    """A content type and a relationship for the part; author, initials and date on the comment."""
    after = members(annotated(docx(p("Du får hjælp.")), "hjælp"))
    assert b'PartName="/word/comments.xml"' in after["[Content_Types].xml"]
    assert b"relationships/comments" in after["word/_rels/document.xml.rels"]
    comment = etree.fromstring(after["word/comments.xml"])[0]
    assert [comment.get(W + name) for name in ("author", "initials", "date")] == ["klartekst", "kt", DATE]
    assert only_comment(annotated(docx(p("Du får hjælp.")), "hjælp")).paragraphs == (
        "Fagord",
        "»a« → »b«",
        "Fordi & derfor < altid.",
    )


@pytest.mark.parametrize("suffix", [".docx", ".dotx", ".docm", ".dotm"])
def test_the_kind_of_file_stays(suffix: str) -> None:
    """A template with comments is still a template."""
    data = docx(p("Du får hjælp."), suffix=suffix)
    after = members(annotated(data, "hjælp"))["[Content_Types].xml"]
    kinds = [
        e.get("ContentType") for e in etree.fromstring(after) if e.get("PartName") == "/word/document.xml"
    ]
    before = etree.fromstring(members(data)["[Content_Types].xml"])
    assert kinds == [e.get("ContentType") for e in before if e.get("PartName") == "/word/document.xml"]


def test_a_strict_document_stays_strict() -> None:
    """ISO Strict goes out under the namespaces that it came in with."""
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def strictly(content: bytes) -> bytes:
        for transitional, strict in names.items():
            content = content.replace(transitional, strict)
        return content

    data = package({name: strictly(content) for name, content in members(docx(p("Du får hjælp."))).items()})
    after = members(annotated(data, "hjælp"))
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert not any(transitional in after[name] for transitional in names), name
    assert read(package(after), "x").own_comments == 1


WITH_COMMENT = docx(
    p("Du får ", '<w:commentRangeStart w:id="7"/>', "hjælp", '<w:commentRangeEnd w:id="7"/>').replace(
        "</w:p>", '<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    ),
    parts={"comments": f'<w:comment w:id="7" w:author="Mona">{p("Er det rigtigt?")}</w:comment>'},
)


def test_other_peoples_comments_stay_as_they_are() -> None:
    """Ids never clash, and a colleague's comment survives both the annotating and the cleaning."""
    made = annotated(WITH_COMMENT, "Du")
    assert {c.author: c.words for c in comments(made)} == {"Mona": "hjælp", "klartekst": "Du"}
    again = WordCopy(made, "brev.docx")
    assert again.remove_comments() == 1
    assert comments(again.saved(as_copy=False)) == comments(WITH_COMMENT)


def test_cleaning_takes_away_all_that_annotating_added() -> None:
    """Part, relationship, content type and marks; the words stay."""
    data = docx(p("Du får hjælp."))
    copy = WordCopy(annotated(data, "hjælp"), "brev.docx")
    copy.remove_comments()
    cleaned = copy.saved(as_copy=False)
    assert list(members(cleaned)) == list(members(data))
    assert b"omment" not in b"".join(members(cleaned).values())
    assert read(cleaned, "x").text == "Du får hjælp."


def test_a_reply_to_klartekst_stands_by_itself_after_cleaning() -> None:
    """Word notes who answers whom in a part of its own: what points at a comment that is gone goes too."""
    w14, w15 = (f"http://schemas.microsoft.com/office/word/20{year}/wordml" for year in ("10", "12"))
    parts = members(annotated(docx(p("Du får hjælp.")), "hjælp"))
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b"<w:p>", f'<w:p xmlns:w14="{w14}" w14:paraId="0A">'.encode(), 1
    )
    parts["word/commentsExtended.xml"] = (
        f'<e:commentsEx xmlns:e="{w15}"><e:commentEx e:paraId="0A" e:done="0"/>'
        '<e:commentEx e:paraId="0B" e:paraIdParent="0A" e:done="0"/></e:commentsEx>'
    ).encode()
    line = f'<Relationship Id="e" Type="{W[1:-1]}/commentsExtended" Target="commentsExtended.xml"/></Rel'.encode()
    rels = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = rels.replace(b"</Rel", line)
    copy = WordCopy(package(parts), "brev.docx")
    copy.remove_comments()
    left = etree.fromstring(members(copy.saved(as_copy=False))["word/commentsExtended.xml"])
    assert [dict(each.attrib) for each in left] == [{f"{{{w15}}}paraId": "0B", f"{{{w15}}}done": "0"}]


def whole() -> bytes:
    """A letter with something in every part."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return docx(
        p("Afgørelse", style="Overskrift1"),
        p(RUNNING, note),
        p("Ring til os i morgen.", text_box(p("I boksen"))),
        p("Venlig hilsen"),
        parts={
            "header": p("I hovedet"),
            "footer": p("I foden"),
            "footnotes": f'<w:footnote w:id="2">{p("I noten")}</w:footnote>',
        },
        section='<w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>',
    )


@pytest.mark.parametrize(
    ("part", "anchor"),
    [
        (Part.HEADER, "Afgørelse"),
        (Part.FOOTNOTE, RUNNING),
        (Part.TEXT_BOX, "Ring til os i morgen."),
        (Part.FOOTER, "Venlig hilsen"),
    ],
)
def test_what_stands_outside_the_body_is_told_at_the_nearest_paragraph(part: Part, anchor: str) -> None:
    """Word has no comments in headers, notes and boxes."""
    copy = WordCopy(whole(), "brev.docx")
    block = next(i for i, each in enumerate(copy.letter.blocks) if each.part is part)
    there = copy.letter.blocks[block]
    assert copy.comment([Remark(block, there.start, there.end, POINTS)], DATE) == 1
    assert only_comment(copy.saved(as_copy=True)).words.startswith(anchor)


def test_a_letter_whose_only_text_is_in_its_header_has_its_comment_in_the_body() -> None:
    """An empty paragraph of the body is still a paragraph."""
    data = docx(
        "<w:p/>",
        parts={"header": p("I hovedet")},
        section='<w:headerReference w:type="default" r:id="header"/>',
    )
    copy = WordCopy(data, "brev.docx")
    assert copy.comment([Remark(0, 0, 5, POINTS)], DATE) == 1
    assert only_comment(copy.saved(as_copy=True)).words == ""


def test_many_paragraphs_are_no_trouble() -> None:
    """A library of phrases has thousands of paragraphs, and a remark on each is written."""
    copy = WordCopy(docx(*(p(f"Du får hjælp nummer {n}.") for n in range(10_000))), "brev.docx")
    blocks = copy.letter.blocks
    remarks = [Remark(i, blocks[i].start + 3, blocks[i].start + 6, POINTS) for i in range(0, 10_000, 100)]
    assert copy.comment(remarks, DATE) == 100
    assert {comment.words for comment in comments(copy.saved(as_copy=True))} == {"får"}


def test_a_comment_inside_a_field_keeps_the_field_whole() -> None:
    """The result of a complex field is text like any other; begin, separate and end stay in order."""
    data = docx(p("Se ", field(' HYPERLINK "https://eksempel.dk" ', "vores gode side"), "."))
    made = annotated(data, "gode")
    kinds = [each.get(W + "fldCharType") for each in document(made).iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert only_comment(made).words == "gode"
