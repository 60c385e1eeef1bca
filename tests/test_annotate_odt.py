"""Annotations in OpenDocument texts: on the exact words, and nothing else changed."""

from pathlib import Path

import pytest
from lxml import etree
from odt_builder import h, note, odt, p, span, text_box
from test_annotate import DATE, POINTS
from test_cli import run
from word_package import members

from klartekst.letter import Part
from klartekst.readers.odf import DC, OFFICE, TEXT
from klartekst.readers.odt import read
from klartekst.writing.odt import OdtCopy
from klartekst.writing.remark import Remark


def content(data: bytes) -> etree._Element:
    """The root of the content part."""
    return etree.fromstring(members(data)["content.xml"])


def annotated(data: bytes) -> list[tuple[str, str]]:
    """The text of each annotation and the words between its ends, in the order of the document."""
    found = []
    for annotation in content(data).iter(OFFICE + "annotation"):
        words, inside = "", False
        for event, element in etree.iterwalk(content(data), events=("start", "end", "comment")):
            same = element.get(OFFICE + "name") == annotation.get(OFFICE + "name")
            if same and element.tag == OFFICE + "annotation-end":
                inside = False
            if (
                inside
                and event == "start"
                and next(element.iterancestors(OFFICE + "annotation"), None) is None
            ):
                words += element.text or ""
            if event == "end":
                if same and element.tag == OFFICE + "annotation":
                    inside = True
                if inside and next(element.iterancestors(OFFICE + "annotation"), None) is None:
                    words += element.tail or ""
        found.append(("\n".join("".join(q.itertext()) for q in annotation.iter(TEXT + "p")), words))
    return found


def with_comment(data: bytes, words: str) -> bytes:
    """The document with one comment on the first place where `words` stand."""
    copy = OdtCopy(data, "brev.odt")
    start = copy.letter.text.index(words)
    block = next(i for i, each in enumerate(copy.letter.blocks) if each.start <= start < each.end)
    assert copy.comment([Remark(block, start, start + len(words), POINTS)], DATE) == 1
    return copy.saved(as_copy=True)


PLACES = [
    ("inside the text", p("Du får hjælp i dag."), "hjælp"),
    ("the first word", p("Du får hjælp."), "Du"),
    ("the last word", p("Du får hjælp"), "hjælp"),
    ("in a span", p("Du får ", span("al hjælp", "Fed"), " i dag."), "hjælp"),
    ("from text into a span", p("Du får ", span("al hjælp", "Fed"), " i dag."), "får al"),
    ("behind a span", p("Du får ", span("al", "Fed"), " hjælp i dag."), "hjælp"),
    ("behind a tab", p("Dato<text:tab/>snarest muligt"), "snarest"),
]


@pytest.mark.parametrize(("blocks", "words"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_an_annotation_stands_on_the_exact_words(blocks: str, words: str) -> None:
    """Words stand between the elements, and the ends of an annotation between the words."""
    data = odt(blocks)
    made = with_comment(data, words)
    assert annotated(made) == [("Fagord\n»a« → »b«\nFordi & derfor < altid.", words)]
    assert read(made, "x").text == read(data, "x").text
    assert read(made, "x").own_comments == 1


def test_an_annotation_on_a_field_stands_beside_it() -> None:
    """A field holds text only."""
    field = '<text:placeholder text:placeholder-type="text">&lt;Navn&gt;</text:placeholder>'
    made = with_comment(odt(p("Kære ", field, " og du")), "<Navn>")
    assert not list(content(made).iterfind(f".//{TEXT}placeholder/*"))
    assert len(annotated(made)) == 1


def test_only_the_content_is_changed() -> None:
    """Every other part is byte for byte as it was, and in its place."""
    data = odt(p("Du får hjælp."))
    before, after = members(data), members(with_comment(data, "hjælp"))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]


@pytest.mark.parametrize(
    ("inside", "part"),
    [(note("I noten"), Part.FOOTNOTE), (text_box(p("I boksen")), Part.TEXT_BOX)],
)
def test_notes_and_boxes_are_told_at_their_paragraph(inside: str, part: Part) -> None:
    """At the paragraph that they are anchored in."""
    copy = OdtCopy(odt(p("Først."), p("Du får hjælp.", inside)), "brev.odt")
    block = next(i for i, each in enumerate(copy.letter.blocks) if each.part is part)
    there = copy.letter.blocks[block]
    assert copy.comment([Remark(block, there.start, there.end, POINTS)], DATE) == 1
    annotation = next(content(copy.saved(as_copy=True)).iter(OFFICE + "annotation"))
    above = annotation.getparent()
    assert above is not None
    assert above.tag == TEXT + "p"
    assert annotation.tail == "Du får hjælp."


def test_cleaning_gives_the_content_back() -> None:
    """Other people's annotations stay; klartekst's leave no trace."""
    said = f"<dc:creator>Mona</dc:creator>{p('Er det rigtigt?')}"
    other = f"<office:annotation office:name='a'>{said}</office:annotation>"
    data = odt(p("Du ", other, "får hjælp", '<office:annotation-end office:name="a"/>', "."))
    copy = OdtCopy(with_comment(data, "hjælp"), "brev.odt")
    assert copy.remove_comments() == 1
    cleaned = content(copy.saved(as_copy=False))
    assert etree.tostring(cleaned, method="c14n", exclusive=True) == etree.tostring(
        content(data), method="c14n", exclusive=True
    )
    assert [e.text for e in cleaned.iter(DC + "creator")] == ["Mona"]


def test_the_commands_know_open_documents(tmp_path: Path) -> None:
    """annotate, clean and fix, as for Word."""
    path = tmp_path / "brev.odt"
    data = odt(
        h("Afgørelse"), p("Kære Ali"), p("Såfremt du ", span("flytter", "Fed"), ", skal du snarest sige det.")
    )
    path.write_bytes(data)
    done = run("annotate", str(path))
    assert done.returncode == 0, done.stderr
    copy = path.with_name("brev.klartekst.odt")
    assert any("snarest" in said and words == "snarest" for said, words in annotated(copy.read_bytes()))
    assert (
        "sporer kun ændringer i Word" in run("annotate", "--track-changes", str(path)).stdout
    )  # nobody has worked in the copy
    assert run("clean", str(copy)).returncode == 0
    assert annotated(path.with_name("brev.renset.odt").read_bytes()) == []
    assert run("fix", str(path)).returncode == 0
    assert "Hvis du flytter" in read(copy.read_bytes(), "x").text
    assert path.read_bytes() == data
