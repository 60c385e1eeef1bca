"""The command as a user runs it: Danish, the right exit status, and nothing heavy before it is needed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from klartekst.errors import ExitStatus

EXE = [sys.executable, "-m", "klartekst"]


def run(*args: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run klartekst; output as text."""
    done = subprocess.run([*EXE, *args], input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A small bad letter."""
    path = tmp_path / "brev.txt"
    path.write_text("Kære Ali\n\nSåfremt du flytter, skal du meddele det til os snarest.\n", "utf-8")
    return path


def test_help_is_danish_and_light() -> None:
    """`--help` imports neither spaCy, textstat, YAML nor the lexicons."""
    code = (
        "import sys\nfrom klartekst.cli import main\nsys.argv = ['klartekst', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('spacy', 'textstat', 'yaml', 'marisa_trie', 'lxml', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
    for english in ("Usage", "Options", "Show this", "Commands", "ARGS"):
        assert english not in done.stdout
    assert "Brug:" in done.stdout


def test_the_list_of_commands_is_not_cut_off() -> None:
    """What a command does is said in the line that there is room for."""
    shown = run("--help").stdout
    assert "..." not in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_wrong_use_quotes_as_danes_do() -> None:
    """Also the names that click quotes before anybody can translate them."""
    said = run("check", "--format", "pdf", "x").stderr
    assert "»--format«: »pdf« er ikke en af disse: »terminal«" in said
    assert "'" not in said


def test_importing_the_package_does_no_work() -> None:
    """`import klartekst` imports nothing of ours and nothing heavy."""
    code = "import sys, klartekst; print([m for m in sys.modules if m.startswith('klartekst.')])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_check_without_grammar_imports_neither_spacy_nor_textstat(letter: Path) -> None:
    """The word rules run on our own words."""
    code = (
        "import sys\nfrom klartekst.cli import main\n"
        f"sys.argv = ['klartekst', 'check', {str(letter)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('spacy', 'textstat', 'numpy') if m in sys.modules])"
    )
    assert subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["check"], 2, "Der er ikke valgt noget brev"),
        (["chek"], 2, "Mente du »check«"),
        (["check", "--formt", "json", "x"], 2, "Mente du »--format«"),
        (["check", "findes-ikke.txt"], 2, "findes-ikke.txt"),
        (["check", "--only", "fagordd", "."], 2, "Mente du »fagord«"),
        (["explain", "fagordd"], 2, "Mente du »fagord«"),
        (["check", "--settings", "nej.toml", "."], 2, "nej.toml"),
    ],
)
def test_wrong_use_is_status_2_in_danish(args: list[str], status: int, said: str, letter: Path) -> None:
    """One sentence what, one what to do."""
    done = run(*args, cwd=letter.parent)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    for english in ("No such", "Error", "Try '", "Invalid"):
        assert english not in done.stderr


class TestExitStatus:
    """The table in docs/kommandoer.md."""

    def test_the_table_has_each_status_once(self) -> None:
        """And no other."""
        page = Path(__file__).parent.parent / "docs" / "kommandoer.md"
        rows = re.findall(r"^\| (\d) \|", page.read_text("utf-8"), re.MULTILINE)
        assert rows == [str(int(each)) for each in ExitStatus]

    def test_findings_below_the_limit_are_0(self, letter: Path) -> None:
        """Warnings do not fail by default."""
        done = run("check", str(letter))
        assert (done.returncode, "Bør rettes" in done.stdout) == (0, True)

    def test_findings_at_the_limit_are_1(self, letter: Path) -> None:
        """`--fail-on advarsel` fails on warnings."""
        assert run("check", "--fail-on", "advarsel", str(letter)).returncode == 1

    def test_exit_zero_reports_only(self, letter: Path) -> None:
        """`--exit-zero` is for reporting."""
        done = run("check", "--fail-on", "tip", "--exit-zero", str(letter))
        assert (done.returncode, "Bør rettes" in done.stdout) == (0, True)

    def test_an_unreadable_letter_is_3_and_the_others_are_still_checked(self, letter: Path) -> None:
        """Nothing lost."""
        broken = letter.parent / "kapow.docx"
        broken.write_bytes(b"no zip")
        done = run("check", "--format", "json", "--fail-on", "advarsel", str(broken), str(letter))
        assert done.returncode == 3
        out = json.loads(done.stdout)
        assert [each["status"] for each in out["letters"]] == ["unreadable", "ok"]
        assert out["letters"][1]["findings"]

    def test_wrong_settings_are_2_with_the_line(self, letter: Path) -> None:
        """The line is shown."""
        (letter.parent / "klartekst.toml").write_text("[thresholds]\nsentence_wordz = 3\n", "utf-8")
        done = run("check", str(letter))
        assert done.returncode == 2
        assert "linje 2" in done.stderr
        assert "sentence_wordz = 3" in done.stderr


def test_standard_input_is_a_letter() -> None:
    """`-` reads the letter from standard input."""
    done = run(
        "check", "--format", "json", "-", stdin="Såfremt du flytter, skal du sige det til os.\n".encode()
    )
    assert done.returncode == 0
    finding = json.loads(done.stdout)["letters"][0]["findings"][0]
    assert finding["suggestions"][0]["text"] == "Hvis"


def test_a_letter_in_english_is_refused_in_danish(tmp_path: Path) -> None:
    """klartekst checks Danish only."""
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear Sir\n\nWe have received your application and we will get back to you when we have read it. "
        "Please send us the papers that you have, and call us if there is anything you want to know.\n",
        "utf-8",
    )
    done = run("check", str(path))
    assert done.returncode == 3
    assert "engelsk" in done.stderr


def test_no_letter_text_in_json_unless_asked(letter: Path) -> None:
    """Excerpts are opt-in, and masked excerpts hide CPR numbers."""
    letter.write_text("Kære Ali\n\nSåfremt du, 010203-1234, flytter, skal du svare snarest.\n", "utf-8")
    plain = run("check", "--format", "json", str(letter)).stdout
    assert "quote" not in plain
    assert "010203" not in plain
    masked = run("check", "--format", "json", "--excerpts", "masked", str(letter)).stdout
    assert "010203" not in masked
    assert '"quote": "Såfremt"' in masked


def test_colour_only_on_a_terminal(letter: Path) -> None:
    """No ANSI codes in a file or pipe."""
    assert "\x1b" not in run("check", str(letter)).stdout


def test_the_short_report_folds_the_rest(letter: Path) -> None:
    """At most five things first; `--all` shows everything."""
    short, everything = run("check", str(letter)).stdout, run("check", "--all", str(letter)).stdout
    assert "Bør rettes" in short
    assert len(everything) >= len(short)


def test_the_report_can_be_written_to_a_file(letter: Path) -> None:
    """`--output` keeps the screen clean."""
    out = letter.parent / "rapport.html"
    done = run("check", "--format", "html", "--output", str(out), str(letter))
    assert done.stdout == ""
    assert '<html lang="da">' in out.read_text("utf-8")


def test_config_shows_where_values_come_from(letter: Path) -> None:
    """File and line, or built in."""
    (letter.parent / "klartekst.toml").write_text("[thresholds]\nsentence_words = 22\n", "utf-8")
    done = run("config", str(letter.parent))
    assert "sentence_words" in done.stdout
    assert "klartekst.toml:2" in done.stdout
    assert "indbygget" in done.stdout


def test_the_house_decides_its_own_words(letter: Path) -> None:
    """An allowed word is silent; a house wording wins."""
    (letter.parent / "klartekst.toml").write_text(
        '[words]\nallowed = ["snarest"]\n[words.instead]\n"meddele" = "{fortælle}"\n', "utf-8"
    )
    out = json.loads(run("check", "--format", "json", "--excerpts", "full", str(letter)).stdout)
    found = {each["quote"]: each["suggestions"][0]["text"] for each in out["letters"][0]["findings"]}
    assert "snarest" not in found
    assert found["meddele"] == "fortælle"


def test_rules_are_listed_and_explained() -> None:
    """`rules` lists, `explain` shows the manual page."""
    assert "fagord" in run("rules").stdout
    page = run("explain", "kancellisprog").stdout
    assert "Hvorfor:" in page
    assert "Kilde:" in page


def test_extract_prints_what_offsets_count_in(letter: Path) -> None:
    """For plain text: the file as stored."""
    assert run("extract", str(letter)).stdout == letter.read_text("utf-8")


def test_danish_catalogue_is_fresh(tmp_path: Path) -> None:
    """The compiled catalogue says what the readable one says."""
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    import klartekst

    folder = Path(klartekst.__file__).parent / "locale/da/LC_MESSAGES"
    with (folder / "klartekst.po").open("rb") as file, (tmp_path / "fresh.mo").open("wb") as out:
        write_mo(out, read_po(file))
    with (tmp_path / "fresh.mo").open("rb") as fresh, (folder / "klartekst.mo").open("rb") as shipped:
        said = [GNUTranslations(file)._catalog for file in (fresh, shipped)]  # type: ignore[attr-defined]
    for catalogue in said:
        catalogue.pop("", None)
    assert said[0] == said[1]
