"""`klartekst annotate` and `clean` on Word letters: what the caseworker sees and gets."""

import errno
from pathlib import Path

import pytest
from docx_builder import docx, p, package, table
from test_cli import run
from word_package import W, comments, members

from klartekst.readers.docx import read
from klartekst.writing import files

DATE = "2026-01-02T00:00:00Z"
SIGNATURE = {"_xmlsignatures/origin.sigs": b""}
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
        assert "»Såfremt« → »Hvis«" in said[0].text
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
        filler = "Såfremt du flytter, skal du sige det. I den forbindelse beder vi dig ringe til os."
        brev.write_bytes(docx(p("Kære Ali"), p(filler)))
        done = run("annotate", str(brev))
        assert "Skriv --all" in done.stdout
        more = brev.with_name("mere.docx")
        run("annotate", "--all", "--output", str(more), str(brev))
        few = comments(brev.with_name("brev.klartekst.docx").read_bytes())
        assert len(str(comments(more.read_bytes()))) > len(str(few))

    def test_the_same_change_is_told_once(self, brev: Path) -> None:
        """*bedes du* is stiff and passive, and the caseworker writes the same for both; so it is when tracked."""
        brev.write_bytes(docx(p("Kære Ali"), p("Senest den 3. maj bedes du snarest ringe til os.")))
        run("annotate", str(brev))
        said = " ".join(each.text for each in comments(brev.with_name("brev.klartekst.docx").read_bytes()))
        assert said.count("»bedes du« → »beder vi dig«") == 1
        copy = brev.with_name("sporet.docx")
        run("annotate", "--track-changes", "--output", str(copy), str(brev))
        said = " ".join(each.text for each in comments(copy.read_bytes()))
        assert "snarest" in said
        assert "bedes du" not in said

    def test_words_that_another_rule_takes_away_are_not_mended_as_well(self, brev: Path) -> None:
        """Two wordings for the same words in one comment contradict each other; the one that changes more speaks."""
        text = "Der er truffet afgørelse om, at du får en ny bolig, og du skal snarest ringe til os."
        brev.write_bytes(docx(p("Kære Ali"), p(text)))
        run("annotate", str(brev))
        said = " ".join(each.text for each in comments(brev.with_name("brev.klartekst.docx").read_bytes()))
        assert "»Vi har besluttet, at«" in said
        assert "truffet afgørelse om« → »Vi har truffet" not in said

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
            (["annotate", "-"], "standardinput"),
            (["annotate", "note.txt"], "ikke kan skrive i"),
            (["annotate", "--output", "x.docx", "brev.docx", "brev2.docx"], "ét brev"),
            (["annotate", "--output", "ingen/mappe/x.docx", "brev.docx"], "Mappen findes ikke"),
            (
                ["annotate", "--date", "i morgen", "brev.docx"],
                "er ikke en dato, der er skrevet som 2026-01-31",
            ),
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
    assert "Vi kan ikke finde et telefonnummer." in first.text
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
