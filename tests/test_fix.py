"""`klartekst fix`: only what is safe, every change shown, and not a byte more changed."""

import codecs
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx_builder import docx, p, r
from test_cli import run
from word_package import W, document, members

from klartekst.changes import changes, show
from klartekst.checker import Checker
from klartekst.fixing import Ask, settle, with_drafts
from klartekst.readers.docx import read
from klartekst.readers.plain_text import letter
from klartekst.settings import Settings
from klartekst.writing.files import copy_of
from klartekst.writing.manuscript import Manuscript, encoded, manuscript

BAD = "Kære Ali\n\nSåfremt du flytter, skal du betale 500 kr. senest den 3. maj mht. huslejen.\n"
GOOD = "Kære Ali\n\nHvis du flytter, skal du betale 500 kr. senest den 3. maj, når det gælder huslejen.\n"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A small letter with two words that can be swapped."""
    path = tmp_path / "brev.txt"
    path.write_bytes(BAD.encode())
    return path


def written(text: str) -> Manuscript:
    """A text file that holds `text`."""
    return manuscript(letter(text), text.encode())


def answering(asked: list[str], *, yes: bool) -> Ask:
    """A caseworker who always says the same; `asked` holds what was shown."""

    def answer(lines: Sequence[str]) -> bool:
        asked.extend(lines)
        return yes

    return answer


class TestCopy:
    """Without options a copy is written beside the letter."""

    def test_the_letter_itself_is_untouched(self, bad: Path) -> None:
        """The copy is called brev.klartekst.txt."""
        done = run("fix", str(bad))
        assert done.returncode == 0, done.stderr
        assert bad.read_bytes() == BAD.encode()
        assert bad.with_name("brev.klartekst.txt").read_bytes() == GOOD.encode()

    def test_every_change_is_shown_with_its_line(self, bad: Path) -> None:
        """The line before and the line after, the words in brackets, no ANSI codes in a pipe."""
        out = run("fix", str(bad)).stdout
        assert "Linje 3:" in out
        assert "- [Såfremt] du flytter" in out
        assert "+ [Hvis] du flytter" in out
        assert "2 rettelser" in out
        assert "\x1b" not in out

    def test_a_second_run_finds_nothing(self, bad: Path) -> None:
        """The copy is at rest."""
        run("fix", str(bad))
        copy = bad.with_name("brev.klartekst.txt")
        done = run("fix", str(copy))
        assert "Der er ikke noget, som klartekst kan rette alene" in done.stdout
        assert not copy_of(copy).exists()

    def test_copies_in_a_folder_are_passed_over(self, bad: Path) -> None:
        """Fixing a folder twice makes no copies of copies."""
        run("fix", str(bad.parent))
        run("fix", str(bad.parent))
        assert sorted(path.name for path in bad.parent.iterdir()) == ["brev.klartekst.txt", "brev.txt"]


class TestWrite:
    """`--write` changes the letter, and nothing about the file but its words."""

    @pytest.mark.parametrize(
        "data",
        [
            BAD.encode(),
            BAD.encode("cp1252"),
            BAD.encode("utf-8-sig"),
            BAD.replace("\n", "\r\n").encode(),
            BAD.replace("\n", "\r\n").encode("cp1252"),
            codecs.BOM_UTF16_LE + BAD.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + BAD.encode("utf-16-be"),
            BAD.rstrip("\n").encode(),
        ],
        ids=["utf-8", "cp1252", "bom", "crlf", "cp1252-crlf", "utf-16-le", "utf-16-be", "no-last-newline"],
    )
    def test_encoding_and_line_ends_stay(self, bad: Path, data: bytes) -> None:
        """The bytes around the words are the same before and after."""
        bad.write_bytes(data)
        assert run("fix", "--write", str(bad)).returncode == 0
        encodings = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
        name = encodings.get(data[:2]) or ("cp1252" if b"\xe6" in data else "utf-8")
        mended = data.decode(name).replace("Såfremt", "Hvis").replace(" mht.", ", når det gælder")
        assert bad.read_bytes() == mended.encode(name)

    def test_a_letter_without_faults_is_not_written(self, bad: Path) -> None:
        """Not even with the same bytes."""
        bad.write_text("Kære Ali\n\nDu får hjælp.\n", "utf-8")
        before = bad.stat().st_mtime_ns
        run("fix", "--write", str(bad))
        assert bad.stat().st_mtime_ns == before

    def test_a_file_with_broken_bytes_is_left_alone(self, bad: Path) -> None:
        """What cannot be written back exactly is not written: status 3."""
        data = ("æøå " * 20 + BAD).encode() + b"\xff\n"
        bad.write_bytes(data)
        done = run("fix", "--write", str(bad))
        assert done.returncode == 3
        assert bad.read_bytes() == data

    def test_the_files_rights_stay(self, bad: Path) -> None:
        """The new file may be read by those who could read the old."""
        bad.chmod(0o640)
        run("fix", "--write", str(bad))
        assert bad.stat().st_mode & 0o777 == 0o640
        assert [path.name for path in bad.parent.iterdir()] == ["brev.txt"]


def test_standard_input_goes_to_standard_output() -> None:
    """Only the letter stands on standard output; the changes are told on standard error."""
    done = run("fix", "-", stdin=BAD.encode())
    assert done.stdout == GOOD
    assert "[Hvis]" in done.stderr


def test_standard_input_without_faults_comes_out_as_it_went_in() -> None:
    """Byte for byte."""
    assert run("fix", "-", stdin="Du får hjælp.\r\n".encode()).stdout == "Du får hjælp.\r\n"


WORD = docx(
    p("Kære Ali"),
    p(r("Såfremt ", "<w:b/>"), r("du flytter, skal du betale mht. hu"), r("slejen."), "<w:r><w:br/></w:r>"),
    p("Se ", f'<w:hyperlink r:id="x">{r("vedr. reglerne")}</w:hyperlink>', "."),
)


class TestWord:
    """Word letters are mended in their runs; what a system fills in is left to the caseworker."""

    @pytest.fixture
    def word(self, tmp_path: Path) -> Path:
        """A Word letter on disk."""
        path = tmp_path / "brev.docx"
        path.write_bytes(WORD)
        return path

    def test_a_copy_has_the_safe_words(self, word: Path) -> None:
        """The look of the words that went is that of those that came; breaks and links stay."""
        done = run("fix", str(word))
        assert done.returncode == 0, done.stderr
        assert word.read_bytes() == WORD
        made = word.with_name("brev.klartekst.docx").read_bytes()
        text = read(made, "x").text
        assert "Hvis du flytter, skal du betale, når det gælder huslejen." in text
        bold = [each for each in document(made).iter(W + "r") if each.find(f"{W}rPr/{W}b") is not None]
        assert "".join(bold[0].itertext()).startswith("Hvis")
        assert len(list(document(made).iter(W + "br"))) == 1
        assert members(made).keys() == members(WORD).keys()

    def test_what_stands_in_a_link_is_told(self, word: Path) -> None:
        """Text that comes from elsewhere is not changed, and the caseworker is told where it is."""
        done = run("fix", str(word))
        assert "vedr. reglerne" in read(word.with_name("brev.klartekst.docx").read_bytes(), "x").text
        assert "Ret dem selv" in done.stdout
        assert "- Se [vedr.] reglerne." in done.stdout

    def test_write_changes_the_letter_itself(self, word: Path) -> None:
        """And a second run changes no byte."""
        run("fix", "--write", str(word))
        once = word.read_bytes()
        assert "Hvis du flytter" in read(once, "x").text
        run("fix", "--write", str(word))
        assert word.read_bytes() == once
        assert [each.name for each in word.parent.iterdir()] == ["brev.docx"]

    def test_a_copy_that_somebody_worked_in_stays(self, word: Path) -> None:
        """As with comments: only our own copy is written over."""
        copy = word.with_name("brev.klartekst.docx")
        run("fix", str(word))
        assert run("fix", str(word)).returncode == 0
        copy.write_bytes(docx(p("Mit arbejde.")))
        assert run("fix", str(word)).returncode == 2
        assert read(copy.read_bytes(), "x").text == "Mit arbejde."

    def test_a_protected_document_is_not_changed(self, word: Path) -> None:
        """Who protected it wants no other words in it; comments are still possible."""
        word.write_bytes(
            docx(
                p("Såfremt du flytter, skal du sige det til os."),
                parts={"settings": '<w:documentProtection w:edit="forms" w:enforcement="1"/>'},
            )
        )
        done = run("fix", str(word))
        assert done.returncode == 2
        assert "beskyttet mod ændringer" in done.stderr
        assert run("annotate", str(word)).returncode == 0


def test_who_is_left_half_polite_is_told(tmp_path: Path) -> None:
    """*Deres bilag* may be one or several, so *De* cannot go everywhere; the caseworker does the rest."""
    path = tmp_path / "brev.txt"
    path.write_text(
        "Kære Ali\n\nVi har set, at De har ringet. Vi har fået Deres bilag fra i går og Deres liste.\n",
        "utf-8",
    )
    done = run("fix", str(path))
    assert "Ret resten selv" in done.stdout
    assert "»du« og »De«" in done.stdout


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["fix"], 2, "Der er ikke valgt noget brev"),
        (["fix", "findes-ikke.txt"], 2, "findes ikke"),
        (["fix", "--write", "-"], 2, "standardinput"),
        (["fix", "--settings", "nej.toml", "brev.txt"], 2, "nej.toml"),
    ],
)
def test_wrong_use_is_status_2(args: list[str], status: int, said: str, bad: Path) -> None:
    """The same statuses as every command."""
    done = run(*args, cwd=bad.parent)
    assert done.returncode == status
    assert said in done.stderr


def test_an_unreadable_letter_is_3_and_the_others_are_fixed(bad: Path) -> None:
    """Errors of one letter never stop the others."""
    broken = bad.with_name("a.docx")
    broken.write_bytes(b"no zip")
    done = run("fix", str(broken), str(bad))
    assert done.returncode == 3
    assert bad.with_name("brev.klartekst.txt").exists()


class TestDrafts:
    """Drafts are put in one by one, when the caseworker says yes."""

    TEXT = "Kære Ali\n\nVi skal efter planlovens § 20 spørge naboerne. Såfremt du flytter, så ring.\n"

    def test_yes(self) -> None:
        """The draft goes in, and the safe words after it."""
        asked: list[str] = []
        fixed = with_drafts(written(self.TEXT), Checker(Settings()), answering(asked, yes=True))
        assert "Vi skal spørge naboerne (planlovens § 20)." in fixed.text
        assert "Hvis du flytter" in fixed.text
        assert any(line.lstrip().startswith("+ ") for line in asked)

    def test_no(self) -> None:
        """Nothing goes in."""
        fixed = with_drafts(written(self.TEXT), Checker(Settings()), lambda lines: False)
        assert (fixed.text, fixed.edits) == (self.TEXT, 0)

    def test_gaps_are_never_asked_about(self) -> None:
        """`den [dato]` is the writer's to fill."""
        asked: list[str] = []
        text = "Kære Ali\n\nSend os dine lønsedler snarest.\n"
        with_drafts(written(text), Checker(Settings()), answering(asked, yes=False))
        assert not any("[dato]" in line for line in asked)

    def test_without_a_terminal_the_answer_is_no(self, bad: Path) -> None:
        """A script is never asked, and never says yes by chance."""
        bad.write_text(self.TEXT, "utf-8")
        run("fix", "--drafts", str(bad), stdin=b"j\nj\nj\n")
        assert "efter planlovens § 20" in bad.with_name("brev.klartekst.txt").read_text("utf-8")


def test_wordings_that_chase_each_other_come_to_rest(tmp_path: Path) -> None:
    """*a → b, b → a* in a house's own settings: one of them is taken, and a second run agrees."""
    settings = Settings(instead={"papirerne": "bilagene", "bilagene": "papirerne"})
    checker = Checker(settings)
    once = settle(written("Kære Ali\n\nSend os papirerne i dag.\n"), checker)
    again = settle(written(once.text), checker)
    assert again.text == once.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Det påhviler husstanden løbende og uden ophold at give besked om ændringer.",
        "Sagen handler om matrikel 17 dx på Rugmarken.",
        "Fra den 1. maj vil morarente tilskrives hver måned.",
        "Ingen af naboerne har noget at erindre imod projektet.",
        "Du kan også vælge, at klagen indgives mundtligt.",
        "Sagen er oprettet og tildelt et nyt team.",
    ],
)
def test_a_word_that_belongs_to_its_neighbours_is_left_to_the_caseworker(sentence: str) -> None:
    """Nothing is put in unasked where the word means something else beside *these* words."""
    assert settle(written(f"Kære Ali\n\n{sentence}\n"), Checker(Settings())).edits == 0


def test_bytes_that_are_no_known_encoding_are_refused() -> None:
    """`encoded` gives back exactly what was read, or an error."""
    from klartekst.errors import UnreadableLetter

    good = letter("blåbær")
    assert encoded("grød", good, "blåbær".encode("cp1252")) == "grød".encode("cp1252")
    with pytest.raises(UnreadableLetter):
        encoded("grød", good, b"\xff\xff")


class TestChanges:
    """The two versions side by side."""

    def test_only_lines_that_differ(self) -> None:
        """Numbered from 1, changed words apart."""
        found = list(changes("en\nto\ntre\n", "en\n2\ntre\n"))
        assert [change.line for change in found] == [2]

    def test_lines_that_became_one_stand_together(self) -> None:
        """A phrase over a line break that is replaced takes the break with it."""
        assert show("på nuværende\ntidspunkt er der\n", "nu er der\n", colour=False) == [
            "  Linje 1:",
            "    - [på nuværende tidspunkt] er der",
            "    + [nu] er der",
        ]

    def test_long_lines_are_cut_around_the_change(self) -> None:
        """A paragraph of one line does not fill the screen."""
        line = "ord " * 100
        lines = show(f"{line}Såfremt {line}\n", f"{line}Hvis {line}\n", colour=False)
        assert len(lines) < 8
        assert any("[Hvis]" in each for each in lines)

    def test_colour_comes_on_top_of_the_brackets(self) -> None:
        """Who cannot tell red from green sees the brackets."""
        lines = show("a b\n", "a c\n", colour=True)
        assert lines[2].endswith("[c]\x1b[0m")
