"""The copy that the page gives back: what was put in is written, what is left stands as comments."""

import json
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

import httpx
import pytest
from docx_builder import docx, merge_field, p, r, table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from odt_builder import odt, span
from odt_builder import p as odt_p
from running_service import running
from test_annotate_odt import annotated
from word_package import W, comments, document, members

from klartekst.checker import Checker
from klartekst.checkers import Checkers
from klartekst.errors import UsageError
from klartekst.letter import COMMENT_AUTHOR
from klartekst.readers.open import read_named
from klartekst.rewriting.apply import apply, best, closed, widest
from klartekst.rewriting.edits import Edit
from klartekst.serving.jobs import CopyJob, Document
from klartekst.serving.mended_copy import mended_copy

DATE = "2026-01-02T00:00:00Z"
OPENING = "Såfremt du flytter, skal du give os besked snarest."
MIDDLE = "Din ansøgning behandles inden 4 uger, og vi skriver til dig."
WORD = docx(
    p("Kære Anna"),
    p(r("Så", "<w:b/>"), r("fremt", "<w:b/><w:i/>"), OPENING.removeprefix("Såfremt")),
    table(("Frist", MIDDLE)),
    parts={"header": p("Kommunen"), "footnotes": "<!-- x -->"},
)
ODT = odt(odt_p("Kære Anna"), odt_p(span("Såfremt", "Fed"), OPENING.removeprefix("Såfremt")), odt_p(MIDDLE))
WRITTEN = {
    "word/document.xml",
    "word/comments.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
    "content.xml",
}


@cache
def checkers() -> Checkers:
    """The rules as they are shipped."""
    return Checkers(None)


def checker() -> Checker:
    """For any letter."""
    return checkers().of("-")


def text_of(data: bytes, name: str = "brev.docx") -> str:
    """The letter's text as it is read, with tracked changes accepted."""
    return read_named(data, name)[0].text


def put(data: bytes, old: str, new: str, name: str = "brev.docx") -> Edit:
    """The edit that puts `new` in the place of `old`, as the page holds it."""
    text = text_of(data, name)
    return closed(text, (text.index(old), text.index(old) + len(old), new))


def offered(data: bytes, name: str = "brev.docx") -> tuple[Edit, ...]:
    """What the page offers for a letter, as much of it as can be put in at once."""
    letter = read_named(data, name)[0]
    found = [edit for each in checker().check(letter).findings if (edit := best(each)) is not None]
    return widest(closed(letter.text, edit) for edit in found)


def copied(data: bytes, *edits: Edit, tracked: bool = False, name: str = "brev.docx") -> tuple[bytes, str]:
    """The copy with these edits, and what is told of it."""
    job = CopyJob(Document(data, name), edits=edits, tracked=tracked)
    return mended_copy(job, checker().check, checkers().rules(), DATE)


def said(data: bytes) -> str:
    """All that klartekst's comments say."""
    return "\n".join(each.text for each in comments(data) if each.author == COMMENT_AUTHOR)


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
def test_what_is_put_in_is_written_and_the_rest_is_a_comment(tracked: bool) -> None:
    """In the look of the old words; what is mended is not said again."""
    made, told = copied(WORD, put(WORD, "Såfremt", "Hvis"), tracked=tracked)
    assert text_of(made) == text_of(WORD).replace("Såfremt", "Hvis")
    assert "snarest" in {each.words for each in comments(made)}
    assert "Såfremt" not in said(made)
    fresh = next(run for run in document(made).iter(W + "r") if "".join(run.itertext(W + "t")) == "Hvis")
    assert fresh.find(f"{W}rPr/{W}b") is not None
    assert told.startswith(
        "Kopien er hentet. 1 rettelse kan" if tracked else "Kopien er hentet. 1 rettelse er"
    )
    assert told.endswith("Fjern dem, før du sender brevet.")


def test_a_tracked_copy_can_be_refused() -> None:
    """Each change stands in klartekst's name; without them the letter is what it was."""
    made, _ = copied(WORD, *offered(WORD), tracked=True)
    root = document(made)
    changes = list(root.iter(W + "ins", W + "del"))
    assert {(each.get(W + "author"), each.get(W + "date")) for each in changes} == {(COMMENT_AUTHOR, DATE)}
    for inserted in list(root.iter(W + "ins")):
        inserted.getparent().remove(inserted)
    letters = "".join(each.text or "" for each in root.iter(W + "t", W + "delText"))
    assert letters == "".join(document(WORD).itertext(W + "t"))


@pytest.mark.parametrize(
    ("data", "name", "tracked"),
    [(WORD, "brev.docx", False), (WORD, "brev.docx", True), (ODT, "brev.odt", False)],
    ids=["Word", "Word, tracked", "OpenDocument"],
)
def test_everything_else_is_byte_for_byte_as_it_was(data: bytes, name: str, tracked: bool) -> None:
    """Every other part, in its place."""
    before, after = members(data), members(copied(data, *offered(data, name), tracked=tracked, name=name)[0])
    kept = [part for part in before if part not in WRITTEN]
    assert [part for part in after if part not in WRITTEN] == kept
    assert all(before[part] == after[part] for part in kept)


def test_what_was_undone_is_not_in_the_copy() -> None:
    """With nothing put in, the copy is the letter with comments and nothing else."""
    made, told = copied(WORD)
    root = document(made)
    marks = {W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
    assert not list(root.iter(W + "ins", W + "del"))
    assert "".join(root.itertext(W + "t")) == "".join(document(WORD).itertext(W + "t"))
    assert {each.tag for each in root.iter()} - {each.tag for each in document(WORD).iter()} == marks
    assert "»Såfremt« → »Hvis«" in said(made)
    assert "rettelse" not in told


def test_an_open_document_gets_the_words_too() -> None:
    """Tracked changes are not written there, whatever was asked for."""
    made, told = copied(ODT, put(ODT, "Såfremt", "Hvis", "brev.odt"), tracked=True, name="brev.odt")
    assert text_of(made, "brev.odt") == text_of(ODT, "brev.odt").replace("Såfremt", "Hvis")
    words = {words for _, words in annotated(made)}
    assert "snarest" in words
    assert "Hvis" not in words
    assert "1 rettelse er skrevet ind." in told


@settings(max_examples=40, deadline=None)
@given(chosen=st.sets(st.integers(0, 9)), tracked=st.booleans())
@pytest.mark.parametrize(("data", "name"), [(WORD, "brev.docx"), (ODT, "brev.odt")], ids=["Word", "ODT"])
def test_any_choice_of_suggestions_reads_as_the_page_shows_it(
    data: bytes, name: str, chosen: set[int], tracked: bool
) -> None:
    """Whatever is put in together, plain or tracked, and every comment stands on words of the new text."""
    edits = tuple(edit for number, edit in enumerate(offered(data, name)) if number in chosen)
    made, _ = copied(data, *edits, tracked=tracked, name=name)
    assert text_of(made, name) == apply(text_of(data, name), edits)
    if name.endswith("docx"):
        assert all(each.words in text_of(made, name) for each in comments(made))


def test_what_a_sentence_mended_as_a_whole_had_inside_it_is_not_said() -> None:
    """The comments come from a new check of the mended letter."""
    made, _ = copied(WORD, put(WORD, OPENING, "Flytter du, så ring til os inden 8 dage."))
    assert "snarest" not in said(made)
    assert "Såfremt" not in said(made)


def test_words_that_come_from_elsewhere_are_left_and_told_of() -> None:
    """A merge field is filled anew by another program."""
    data = docx(p("Kære ", merge_field("Navn", "Såfremt")), p(OPENING))
    made, told = copied(data, put(data, "Såfremt", "Hvis"))
    assert text_of(made) == text_of(data)
    assert "1 rettelse må du selv skrive" in told


def test_a_protected_letter_gets_comments_only() -> None:
    """A lock is a lock."""
    lock = {"settings": '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'}
    data = docx(p("Kære Anna"), p(OPENING), parts=lock)
    made, told = copied(data, put(data, "Såfremt", "Hvis"), tracked=True)
    assert text_of(made) == text_of(data)
    assert "»Såfremt« → »Hvis«" in said(made)
    assert told.endswith("Brevet er beskyttet mod ændringer.")


def test_beside_a_floating_letterhead_changes_are_written_and_not_tracked() -> None:
    """Some programs would show old and new words together."""
    floating = f"<w:tbl><w:tblPr><w:tblpPr/></w:tblPr><w:tr><w:tc>{p('Sag 1')}</w:tc></w:tr></w:tbl>"
    data = docx(floating, p(OPENING))
    made, told = copied(data, put(data, "Såfremt", "Hvis"), tracked=True)
    assert "Hvis du flytter" in text_of(made)
    assert not list(document(made).iter(W + "ins", W + "del"))
    assert "ikke sporet" in told


def test_comments_of_an_earlier_check_make_way() -> None:
    """A copy that is dropped on the page again does not collect them."""
    once, _ = copied(WORD)
    twice, _ = copied(once, put(once, "Såfremt", "Hvis"))
    assert "»Såfremt« → »Hvis«" in said(once)
    assert "Såfremt" not in said(twice)
    assert "Hvis du flytter" in text_of(twice)


@pytest.mark.parametrize("new", ["a\x00b", "a\x0bb", "a\nb", "a\tb", "a\uffffb"])
def test_what_no_document_can_hold_is_not_written(new: str) -> None:
    """And the others are."""
    made, told = copied(WORD, put(WORD, "Såfremt", "Hvis"), put(WORD, "behandles", new))
    assert text_of(made) == text_of(WORD).replace("Såfremt", "Hvis")
    assert "1 rettelse må du selv skrive" in told


@pytest.mark.parametrize(
    "edits",
    [((0, 99_999, "x"),), ((5, 4, "x"),), ((0, 5, "x"), (3, 8, "y")), ((4, 4, "x"), (4, 4, "y"))],
    ids=["outside the text", "backwards", "over each other", "at one place"],
)
def test_edits_that_do_not_fit_the_letter_are_refused(edits: tuple[Edit, ...]) -> None:
    """Nothing is written where the page and the file do not agree."""
    with pytest.raises(UsageError):
        copied(WORD, *edits)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it."""
    with running() as client:
        yield client


def test_the_service_gives_the_copy_and_tells_of_it(client: httpx.Client) -> None:
    """The sentence in a header, as the body is the document."""
    fields = {"rettelser": json.dumps([put(WORD, "Såfremt", "Hvis")]), "spor": "ja"}
    answer = client.post("/kopi", files={"brev": ("a.docx", WORD)}, data=fields)
    assert answer.status_code == 200
    assert [each.tag for each in document(answer.content).iter(W + "ins")] == [W + "ins"]
    told = unquote(answer.headers["klartekst-told"])
    assert "1 rettelse kan godkendes i Word." in told


@pytest.mark.parametrize(
    "sent", ["{", "7", "[[1]]", '[["a", 2, "x"]]', "[[-1, 2, null]]", "[[0, 1e9, 3]]", "[[99999999, 1, 2"]
)
def test_edits_that_cannot_be_read_are_told_of(client: httpx.Client, sent: str) -> None:
    """In Danish, and nothing is written."""
    answer = client.post("/kopi", files={"brev": ("a.docx", WORD)}, data={"rettelser": sent})
    assert answer.status_code == 422
    assert answer.json()["title"] == "klartekst kan ikke læse rettelserne."


def test_edits_for_another_letter_are_told_of(client: httpx.Client) -> None:
    """As of a file that was changed since it was shown."""
    sent = client.post("/kopi", files={"brev": ("a.docx", WORD)}, data={"rettelser": '[[9000, 9001, "x"]]'})
    assert sent.status_code == 422
    assert sent.json()["title"] == "Rettelserne passer ikke til brevet."


def test_the_copy_is_well_formed_xml() -> None:
    """Every part that was written can be read as XML."""
    for tracked in (False, True):
        for name, part in members(copied(WORD, *offered(WORD), tracked=tracked)[0]).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)
