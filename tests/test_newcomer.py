"""A newcomer follows CONTRIBUTING.md and docs/foerste-regel.md: what they print can be done as it is printed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from click.testing import CliRunner
from doc_blocks import blocks, commands, follow

from klartekst.cli import commands as klartekst
from klartekst.finding import Category, Severity
from klartekst.readers.formats import FORMATS
from klartekst.rules.schema import Rule, ZoneName

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FIRST_PAGE = (ROOT / "docs" / "foerste-regel.md").read_text("utf-8")
FIRST_RULE = re.search(r"```yaml[^\n]*\n(id: kaffestue.*?)```", FIRST_PAGE, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project, in a folder where a newcomer may change it."""
    for folder in ("src", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("lexicons", "models", "examples"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "tests").mkdir()
    return tmp_path


def test_the_six_steps_of_rule_reader_and_report_can_be_followed(copy: Path) -> None:
    """Every file that CONTRIBUTING.md shows is written, every change made, every command run, every output seen."""
    assert FIRST_RULE is not None
    (copy / "rules" / "officialese" / "kaffestue.yaml").write_text(FIRST_RULE[1], "utf-8")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(copy / "src"),
    }

    def run_there(line: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", line.replace(".venv/bin/", "")],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    follow(ROOT / "CONTRIBUTING.md", copy, run_there)
    status, said = run_there("klartekst check --format tally --exit-zero brev.txt")
    assert status == 0
    assert "010190" not in said
    assert "Holm" not in said


@pytest.mark.parametrize("kind", ["rule", "reader", "report"])
def test_each_walk_shows_what_to_write_and_what_comes_out(kind: str, tmp_path: Path) -> None:
    """A page without blocks would be followed without a step."""
    page = tmp_path / "page.md"
    page.write_text(PAGE.partition(f"## Add a {kind} in six steps")[2].partition("\n## ")[0], "utf-8")
    found = blocks(page)
    assert any(command.output for block in found for command in commands(block))
    assert kind == "rule" or {"python", "diff"} <= {block.language for block in found if block.title}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('    - "Vi drikker kaffe sammen."\n', "", "reglen har 2 eksempler under »passed«."),
        ("(?i)\\\\b", "", "burde stå i det, reglen fandt: intet"),
        ("category: officialese", "category: kaffe", "værdien »kaffe« kendes ikke."),
    ],
)
def test_a_mistake_is_told_as_the_page_says(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """The table at the end of docs/foerste-regel.md: what klartekst says of the mistakes that a newcomer makes."""
    assert FIRST_RULE is not None
    assert right in FIRST_RULE[1]
    assert f"| {said} |" in FIRST_PAGE
    rule = tmp_path / "officialese" / "kaffestue.yaml"
    rule.parent.mkdir()
    rule.write_text(FIRST_RULE[1].replace(right, wrong), "utf-8")
    tested = CliRunner().invoke(klartekst, ["rules", "test", str(tmp_path)], standalone_mode=False)
    assert said in f"{tested.exception} {tested.output}"


def test_the_page_on_rule_files_has_every_field() -> None:
    """docs/regelfil.md, with the words that a field may hold."""
    page = (ROOT / "docs" / "regelfil.md").read_text("utf-8")
    fields = {field.name for field in msgspec.structs.fields(Rule)}
    assert {name for name in fields if f"`{name}`" not in page} == set()
    words = {*Category, *Severity, *get_args(ZoneName)}
    assert {str(word) for word in words if f"`{word}`" not in page} == set()


@pytest.mark.parametrize("kind", ["rule", "reader", "report"])
def test_there_are_six_steps(kind: str) -> None:
    """Numbered, and no seventh."""
    part = PAGE.partition(f"## Add a {kind} in six steps")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. ", part, re.MULTILINE) == list("123456")


def test_the_files_that_the_pages_name_are_there() -> None:
    """Paths in backticks, and the modules of the table that a reader is added to."""
    for page in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "fuzzing/README.md"):
        text = (ROOT / page).read_text("utf-8")
        for name in re.findall(r"`((?:src|tests|fuzzing|rules)/[\w/.-]+)`", text):
            assert (ROOT / name).exists() or name == "rules/officialese/kaffestue.yaml", f"{page}: {name}"
    assert all((ROOT / "src" / Path(*each.module.split("."))).with_suffix(".py").exists() for each in FORMATS)
