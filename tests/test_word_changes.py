"""Words replaced in a Word document: exactly there, in the same look, and never where they are not ours."""

from pathlib import Path

import pytest
from docx_builder import control, docx, merge_field, p, r, t, table, text_box
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_cli import run
from word_package import W, comments, document

from klartekst.readers.docx import read
from klartekst.rewriting.apply import apply
from klartekst.writing.word import WordCopy

DATE = "2026-01-02T00:00:00Z"


def edit(copy: WordCopy, old: str, new: str) -> tuple[int, int, str]:
    """The edit that puts `new` in the place of `old`."""
    start = copy.letter.text.index(old)
    return start, start + len(old), new


DONE = [
    ("a word in a run", p("Du må betale mht. huslejen."), "mht.", "for", "Du må betale for huslejen."),
    ("over runs", p("Du må ", r("be", "<w:b/>"), "tale nu."), "betale", "give", "Du må give nu."),
    ("the first word", p("Såfremt du flytter."), "Såfremt", "Hvis", "Hvis du flytter."),
    (
        "a word with a soft hyphen",
        p(f"<w:r>{t('et ar')}<w:softHyphen/>{t('bejde')}</w:r>"),
        "arbejde",
        "job",
        "et job",
    ),
    ("in a table", table(("Ydelse", "Du må betale")), "må", "skal", "Ydelse\nDu skal betale"),
    ("in a smart tag", p(f'<w:smartTag w:element="x">{r("Ribe By")}</w:smartTag>'), "By", "by", "Ribe by"),
    ("a word taken out", p("Du må derfor betale."), "derfor ", "", "Du må betale."),
    ("an opening taken out", p("Derfor må du betale."), "Derfor ", "", "Må du betale."),
]


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize(("blocks", "old", "new", "text"), [c[1:] for c in DONE], ids=[c[0] for c in DONE])
def test_the_words_are_exchanged(blocks: str, old: str, new: str, text: str, tracked: bool) -> None:
    """A tracked change reads as it will when it is accepted."""
    copy = WordCopy(docx(blocks), "brev.docx")
    wanted = [edit(copy, old, new)]
    assert (copy.track(wanted, DATE) if tracked else copy.replace(wanted)) == wanted
    assert read(copy.saved(as_copy=True), "x").text == text


@pytest.mark.parametrize(("blocks", "old", "new"), [c[1:4] for c in DONE], ids=[c[0] for c in DONE])
def test_a_tracked_change_can_be_refused(blocks: str, old: str, new: str) -> None:
    """Without the insertions, and with the deletions as text again, the letter is what it was."""
    data = docx(blocks)
    copy = WordCopy(data, "brev.docx")
    copy.track([edit(copy, old, new)], DATE)
    root = document(copy.saved(as_copy=True))
    for inserted in list(root.iter(W + "ins")):
        inserted.getparent().remove(inserted)
    letters = "".join(e.text or "" for e in root.iter(W + "t", W + "delText"))
    assert letters == "".join(document(data).itertext(W + "t"))


def test_tracked_changes_have_an_author_a_date_and_ids_of_their_own() -> None:
    """Two changes never share an id, nor take that of a bookmark."""
    copy = WordCopy(docx(p('<w:bookmarkStart w:id="41" w:name="x"/>', "Du må nu betale mht. alt.")), "x")
    copy.track([edit(copy, "må", "skal"), edit(copy, "mht.", "for")], DATE)
    changes = list(document(copy.saved(as_copy=True)).iter(W + "ins", W + "del"))
    assert sorted(e.get(W + "id") for e in changes) == ["42", "43", "44", "45"]
    assert {(e.get(W + "author"), e.get(W + "date")) for e in changes} == {("klartekst", DATE)}


def test_the_look_is_that_of_the_first_words() -> None:
    """Bold stays bold."""
    copy = WordCopy(docx(p(r("Såfremt", "<w:b/><w:color w:val='0000FF'/>"), " du flytter.")), "x")
    copy.replace([edit(copy, "Såfremt", "Hvis")])
    first = next(document(copy.saved(as_copy=True)).iter(W + "r"))
    assert "".join(first.itertext()) == "Hvis"
    assert first.find(f"{W}rPr/{W}b") is not None


LEFT = [
    ("a merge field", p("Kære ", merge_field("Navn", "mht. alt"))),
    ("a content control", p("Du ", control(r("mht. alt")))),
    ("a block control", control(p("Du mht. alt"))),
    ("a link", p("Se ", f'<w:hyperlink r:id="x">{r("mht. alt")}</w:hyperlink>')),
    ("an insertion", p(f'<w:ins w:id="1" w:author="Mona">{r("mht. alt")}</w:ins>')),
    ("a text box", p("Ring.", text_box(p("mht. alt")))),
    (
        "a run with a break in the words",
        p(f"<w:r>{t('m')}<w:footnoteReference w:id='2'/>{t('ht. alt')}</w:r>"),
    ),
    ("words around a field", p("m", merge_field("X", "ht"), ". alt")),
]


@pytest.mark.parametrize("blocks", [c[1] for c in LEFT], ids=[c[0] for c in LEFT])
def test_nothing_is_changed_where_the_words_are_not_ours(blocks: str) -> None:
    """Fields, controls, links, boxes and what a colleague has inserted are left alone, and not told as done."""
    data = docx(blocks)
    copy = WordCopy(data, "brev.docx")
    assert copy.track([edit(copy, "mht.", "om")], DATE) == []
    assert read(copy.saved(as_copy=True), "x").text == read(data, "x").text
    assert not [
        e for e in document(copy.saved(as_copy=True)).iter(W + "ins", W + "del") if e.get(W + "id") != "1"
    ]


PIECES = st.lists(st.text("abcæ ", min_size=1, max_size=4), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(pieces=PIECES, data=st.data())
def test_any_edit_in_any_runs_gives_the_text_it_should(pieces: list[str], data: st.DataObject) -> None:
    """Wherever the runs are cut, the document then reads as the text with the edits made."""
    stored = docx(p(r("Xx "), *(r(piece) for piece in pieces), r(" xx.")))
    copy = WordCopy(stored, "x")
    text = copy.letter.text
    start = data.draw(st.integers(1, len(text) - 1))
    end = data.draw(st.integers(start, len(text) - 1))
    new = data.draw(st.sampled_from(["ny", "et nyt ord"]))
    assert copy.replace([(start, end, new)])
    assert read(copy.saved(as_copy=False), "x").text == apply(text, [(start, end, new)])
    assert etree.tostring(document(stored))  # the bytes that went in are still a document


def test_the_command_tracks_safe_words_and_comments_on_the_rest(tmp_path: Path) -> None:
    """What is tracked is not said again in a comment."""
    path = tmp_path / "brev.docx"
    path.write_bytes(docx(p("Kære Ali"), p("Såfremt du flytter, skal du meddele det til os snarest.")))
    done = run("annotate", "--track-changes", str(path))
    assert done.returncode == 0, done.stderr
    made = path.with_name("brev.klartekst.docx").read_bytes()
    assert "Hvis" in ["".join(e.itertext()) for e in document(made).iter(W + "ins")]
    said = "\n".join(comment.text for comment in comments(made))
    assert "snarest" in said
    assert "Såfremt" not in said
    assert "godkende" in done.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {
                "blocks": "<w:tbl><w:tblPr><w:tblpPr/></w:tblPr><w:tr><w:tc>"
                + p("Sag 1")
                + "</w:tc></w:tr></w:tbl>"
            },
            "ved siden af",
        ),
        ({"blocks": p("Sag 1", properties='<w:framePr w:w="2000" w:x="1" w:y="1"/>')}, "ved siden af"),
        ({"parts": {"settings": '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'}}, "beskyttet"),
    ],
    ids=["floating letterhead", "framed letterhead", "protected"],
)
def test_where_changes_would_do_harm_there_are_only_comments(
    more: dict[str, object], said: str, tmp_path: Path
) -> None:
    """A table that floats makes some programs show old and new words run together; a lock is a lock."""
    path = tmp_path / "brev.docx"
    body = (str(more.get("blocks", "")), p("Kære Ali"), p("Såfremt du flytter, skal du sige det snarest."))
    path.write_bytes(docx(*body, parts=more.get("parts")))  # type: ignore[arg-type]
    done = run("annotate", "--track-changes", str(path))
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    made = path.with_name("brev.klartekst.docx").read_bytes()
    assert comments(made)
    assert not list(document(made).iter(W + "ins", W + "del"))
