"""A newcomer follows CONTRIBUTING.md and docs/foerste-regel.md: what they print can be done as it is printed."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from click.testing import CliRunner, Result

from klartekst.cli import commands
from klartekst.finding import Category, Severity
from klartekst.readers.formats import FORMATS
from klartekst.rules.schema import Rule, ZoneName

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FIRST_RULE = re.search(
    r"```yaml[^\n]*\n(id: kaffestue.*?)```",
    (ROOT / "docs" / "foerste-regel.md").read_text("utf-8"),
    re.DOTALL,
)


def run(*arguments: str) -> Result:
    """A command of klartekst."""
    return CliRunner().invoke(commands, list(arguments), standalone_mode=False)


def test_the_first_rule_is_found_tested_explained_and_used(tmp_path: Path) -> None:
    """The rule that docs/foerste-regel.md prints, from an empty folder to a finding in a letter."""
    assert FIRST_RULE is not None
    rule = tmp_path / "husregler" / "officialese" / "kaffestue.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(FIRST_RULE[1], "utf-8")
    settings = tmp_path / "klartekst.toml"
    settings.write_text('[rules]\nfolders = ["husregler"]\n', "utf-8")
    letter = tmp_path / "brev.txt"
    letter.write_text("Kære Bo\n\nMødet er i kaffestuen på mandag.\n", "utf-8")

    tested = run("rules", "test", str(rule.parent.parent))
    assert tested.exception is None, tested.output
    assert not tested.return_value, tested.output
    checked = run("check", "--only", "kaffestue", "--exit-zero", "--all", str(letter))
    assert "»kaffestuen«" in checked.output.casefold()
    assert "Skriv »køkkenet«." in checked.output


def test_a_rule_without_examples_is_refused_with_advice(tmp_path: Path) -> None:
    """The first mistake that a newcomer makes."""
    assert FIRST_RULE is not None
    rule = tmp_path / "officialese" / "kaffestue.yaml"
    rule.parent.mkdir()
    rule.write_text(FIRST_RULE[1].partition("  passed:")[0] + "  passed: []\n", "utf-8")
    tested = run("rules", "test", str(tmp_path))
    assert "Skriv mindst 3." in str(tested.exception or tested.output)


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
    """Paths in backticks, and links."""
    for page in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "fuzzing/README.md"):
        text = (ROOT / page).read_text("utf-8")
        for name in re.findall(r"`((?:src|tests|fuzzing|rules)/[\w/.-]+)`", text):
            assert (ROOT / name).exists() or name == "rules/officialese/kaffestue.yaml", f"{page}: {name}"
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / page).parent.joinpath(link).exists(), f"{page}: {link}"
    for name in ("readers/pieces.py", "readers/assemble.py", "readers/recognise.py", "readers/refusals.py"):
        assert (ROOT / "src" / "klartekst" / name).exists()
    assert all((ROOT / "src" / Path(*each.module.split("."))).with_suffix(".py").exists() for each in FORMATS)
