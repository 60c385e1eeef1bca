"""`klartekst annotate` and `klartekst clean`: comments on the exact words of a copy, and nothing else changed."""

import errno
from pathlib import Path

import pytest
from docx_builder import control, docx, field, p, package, r, t, table, text_box
from lxml import etree
from test_cli import run
from word_package import Comment, W, comments, document, members

from klartekst.letter import Part
from klartekst.readers.docx import read
from klartekst.writing import files
from klartekst.writing.remark import Point, Remark
from klartekst.writing.word import WordCopy

DATE = "2026-01-02T00:00:00Z"
RUNNING = "Du får en rollator, fordi du har brug for den, når du går ture."
SIGNATURE = {"_xmlsignatures/origin.sigs": b""}


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


BAD = "Kære Ali\n\nSåfremt du flytter, skal du snarest meddele det til os."


def letter(*more: str, **options: object) -> bytes:
    """A Word letter with words to comment on."""
    return docx(*(p(line) for line in BAD.split("\n\n")), *more, **options)  # type: ignore[arg-type]


@pytest.fixture
def brev(tmp_path: Path) -> Path:
    """A Word letter on disk."""
    path = tmp_path / "brev.docx"
    path.write_bytes(letter())
    return path


class TestCommand:
    """What the caseworker sees and gets."""

    def test_the_copy_has_comments_and_the_letter_is_untouched(self, brev: Path) -> None:
        """One comment a paragraph: the words, what to write, and why."""
        done = run("annotate", "--date", "2026-01-02", str(brev))
        assert done.returncode == 0, done.stderr
        assert brev.read_bytes() == letter()
        found = comments(brev.with_name("brev.klartekst.docx").read_bytes())
        said = [comment for comment in found if "snarest" in comment.text]
        assert [comment.words for comment in said] == ["snarest"]
        assert "»snarest« → »senest den [dato]«" in said[0].text
        assert "Læseren skal kunne se, hvad hun skal gøre, og hvornår." in said[0].text
        assert "Dit eget brev er ikke ændret." in done.stdout

    def test_the_same_run_gives_the_same_bytes(self, brev: Path) -> None:
        """With a date given, nothing depends on the day or the machine."""
        copy = brev.with_name("brev.klartekst.docx")
        run("annotate", "--date", "2026-01-02", str(brev))
        first = copy.read_bytes()
        run("annotate", "--date", "2026-01-02", str(brev))
        assert copy.read_bytes() == first

    def test_tips_are_asked_for(self, brev: Path) -> None:
        """As on the screen, the small things come with --all."""
        knotty = (
            "Vi har ikke fået dit skema om boligstøtte endnu, hvorfor vi ikke kan behandle din ansøgning."
        )
        brev.write_bytes(docx(p("Kære Ali"), p(knotty)))
        done = run("annotate", str(brev))
        assert "Skriv --all" in done.stdout
        more = brev.with_name("mere.docx")
        run("annotate", "--all", "--output", str(more), str(brev))
        few = comments(brev.with_name("brev.klartekst.docx").read_bytes())
        assert len(str(comments(more.read_bytes()))) > len(str(few))

    def test_a_copy_that_somebody_worked_in_is_not_written_over(self, brev: Path) -> None:
        """When Word has saved the copy, its mark is gone: the work in it is hers."""
        copy = brev.with_name("brev.klartekst.docx")
        copy.write_bytes(docx(p("Mit arbejde.")))
        done = run("annotate", str(brev))
        assert done.returncode == 2
        assert "kan være ændret" in done.stderr
        assert read(copy.read_bytes(), "x").text == "Mit arbejde."

    def test_a_copy_never_takes_the_letters_own_place(self, brev: Path) -> None:
        """Also not by --output."""
        done = run("annotate", "--output", str(brev), str(brev))
        assert done.returncode == 2
        assert "samme navn" in done.stderr
        assert brev.read_bytes() == letter()

    def test_output_names_the_copy(self, brev: Path) -> None:
        """Anywhere the caseworker likes."""
        target = brev.with_name("til gennemsyn.docx")
        assert run("annotate", "--output", str(target), str(brev)).returncode == 0
        assert comments(target.read_bytes())
        assert [each.name for each in sorted(brev.parent.iterdir())] == ["brev.docx", "til gennemsyn.docx"]

    def test_old_comments_make_room_for_new_ones(self, brev: Path) -> None:
        """A letter that was annotated before has each comment once."""
        run("annotate", str(brev))
        copy = brev.with_name("brev.klartekst.docx")
        run("annotate", "--output", str(brev.with_name("igen.docx")), str(copy))
        first, second = (len(comments(each.read_bytes())) for each in (copy, brev.with_name("igen.docx")))
        assert first == second > 0

    def test_clean_gives_the_letter_without_them(self, brev: Path) -> None:
        """In a copy called brev.renset.docx; with --in-place in the file itself."""
        run("annotate", str(brev))
        copy = brev.with_name("brev.klartekst.docx")
        done = run("clean", str(copy))
        assert done.returncode == 0, done.stderr
        cleaned = brev.with_name("brev.renset.docx").read_bytes()
        assert comments(cleaned) == []
        assert read(cleaned, "x").text == read(letter(), "x").text
        assert comments(copy.read_bytes())
        run("clean", "--in-place", str(copy))
        assert comments(copy.read_bytes()) == []
        assert "ingen kommentarer" in run("clean", str(copy)).stdout

    def test_a_signed_package_is_refused(self, brev: Path) -> None:
        """Any change would break the signature."""
        signed = package({**members(letter()), **SIGNATURE})
        brev.write_bytes(signed)
        done = run("annotate", str(brev))
        assert done.returncode == 2
        assert "underskrevet digitalt" in done.stderr
        assert [each.name for each in brev.parent.iterdir()] == ["brev.docx"]

    def test_a_letter_with_nothing_to_say_has_no_copy(self, brev: Path) -> None:
        """The caseworker is not left with a file she does not need."""
        brev.write_bytes(docx(p("Vi ses i morgen.")))
        done = run("annotate", str(brev))
        assert done.returncode == 0
        assert "ingen kommentarer" in done.stdout
        assert [each.name for each in brev.parent.iterdir()] == ["brev.docx"]

    def test_folders_give_their_word_letters(self, brev: Path) -> None:
        """Other letters in a folder are passed over; one that cannot be read does not stop the rest."""
        (brev.parent / "a.docx").write_bytes(b"no zip")
        (brev.parent / "note.txt").write_text(BAD, "utf-8")
        done = run("annotate", str(brev.parent))
        assert done.returncode == 3
        assert comments(brev.with_name("brev.klartekst.docx").read_bytes())
        assert "note.txt" not in done.stdout

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["annotate"], "Der er ikke valgt noget brev"),
            (["annotate", "-"], "standard input"),
            (["annotate", "note.txt"], "kan ikke skrive i"),
            (["annotate", "--output", "x.docx", "brev.docx", "brev2.docx"], "ét brev"),
            (["annotate", "--output", "ingen/mappe/x.docx", "brev.docx"], "kan ikke skrives"),
            (["annotate", "findes-ikke.docx"], "findes ikke"),
            (["clean", "--in-place", "--output", "x.docx", "brev.docx"], "ikke bruges sammen"),
        ],
    )
    def test_wrong_use_is_status_2(self, args: list[str], said: str, brev: Path) -> None:
        """In Danish, and nothing is written."""
        (brev.parent / "note.txt").write_text(BAD, "utf-8")
        brev.with_name("brev2.docx").write_bytes(letter())
        before = sorted(brev.parent.iterdir())
        done = run(*args, cwd=brev.parent)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
        assert sorted(brev.parent.iterdir()) == before


def test_no_more_than_25_comments(brev: Path) -> None:
    """The gravest come first; one comment at the end tells of the rest."""
    lines = [p(f"Såfremt du flytter til gade {n}, skal du snarest sige det.") for n in range(40)]
    brev.write_bytes(docx(p("Kære Ali"), *lines))
    run("annotate", str(brev))
    found = comments(brev.with_name("brev.klartekst.docx").read_bytes())
    assert len(found) == 25
    assert "steder mere" in found[-1].text


def test_what_concerns_the_whole_letter_stands_on_its_heading(brev: Path) -> None:
    """What a letter lacks has no place; the first heading is where she looks."""
    example = Path(__file__).parent.parent / "examples" / "breve" / "skolebefordring-afslag.foer.txt"
    heading, *lines = (line for line in example.read_text("utf-8").splitlines() if line.strip())
    body = (p(heading, style="Overskrift1"), *(p(line) for line in lines))
    brev.write_bytes(docx(table(("Asta Lund", "Dato: 2. juni 2026")), *body))
    run("annotate", str(brev))
    first = comments(brev.with_name("brev.klartekst.docx").read_bytes())[0]
    assert "Vi kan ikke finde en frist for at klage." in first.text
    assert first.words and first.words in heading


def test_a_full_disk_leaves_nothing_behind(
    brev: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A half-written file is taken away, and the message says what to do."""
    from klartekst.annotating import Wishes, annotate_letters

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(data[:10])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert annotate_letters([str(brev)], Wishes(None, False, False, DATE), None) == 2
    assert "ikke plads" in capsys.readouterr().err
    assert [each.name for each in brev.parent.iterdir()] == ["brev.docx"]


def test_a_target_that_is_shut_leaves_nothing_behind(brev: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word holds the copy open on Windows, or the folder may not be written in."""
    from klartekst.errors import UsageError

    def shut(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "shut")

    monkeypatch.setattr(Path, "replace", shut)
    with pytest.raises(UsageError, match="åben i et andet program"):
        files.replace(brev.with_name("brev.klartekst.docx"), b"x", brev)
    assert [each.name for each in brev.parent.iterdir()] == ["brev.docx"]


JUNK = [
    ("broken comments", {"word/comments.xml": b"<w:comments"}, 3),
    ("comments that are something else", {"word/comments.xml": b"<html/>"}, 3),
    (
        "ids that are no numbers",
        {"word/comments.xml": f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="x"/></w:comments>'.encode()},
        0,
    ),
    ("broken content types", {"[Content_Types].xml": b"<x", "word/_rels/document.xml.rels": b""}, 3),
]


@pytest.mark.parametrize(("parts", "status"), [c[1:] for c in JUNK], ids=[c[0] for c in JUNK])
def test_broken_parts_are_told_in_danish(parts: dict[str, bytes], status: int, brev: Path) -> None:
    """The right status, no traceback, and no half-made copy."""
    brev.write_bytes(package({**members(letter(parts={"comments": ""})), **parts}))
    done = run("annotate", str(brev))
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    if status:
        assert "beskadiget" in done.stderr
        assert [each.name for each in brev.parent.iterdir()] == ["brev.docx"]


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
