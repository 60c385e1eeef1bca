"""The floors of the house: import-linter's contracts in pyproject.toml, and the table of docs/arkitektur.md."""

import re
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import klartekst

ROOT = Path(__file__).parent.parent
HOUSE = Path(klartekst.__file__).parent
NO_ROOMS = {"__init__.py", "__pycache__", "py.typed"}


def layers() -> list[set[str]]:
    """The floors as the contract has them, from the roof down."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (floors,) = [each["layers"] for each in contracts if each["type"] == "layers"]
    return [set(re.findall(r"\w+", floor)) for floor in floors]


def rows() -> list[list[str]]:
    """The first column of the table: the rooms of each floor, from the roof down."""
    page = (ROOT / "docs" / "arkitektur.md").read_text("utf-8")
    return [re.findall(r"`([\w./]+)`", row) for row in re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)]


def test_the_contracts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data flows one way, no circles, and what judges a letter prints nothing; imports inside functions count."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None, no_cache=True) == EXIT_STATUS_SUCCESS


def test_a_broken_contract_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two floors changed for each other."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    upper, lower = '    "settings_file",\n', '    "setting_kinds | settings",\n'
    turned = text.replace(upper + lower, lower + upper)
    assert turned != text
    (tmp_path / "pyproject.toml").write_text(turned, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert lint_imports(cache_dir=None, no_cache=True) != EXIT_STATUS_SUCCESS


def test_the_architecture_page_has_the_same_floors() -> None:
    """Room by room and in the same order."""
    assert [{room.strip("/").removesuffix(".py") for room in row} for row in rows()] == layers()


def test_every_room_is_on_the_page_and_the_page_names_no_ghosts() -> None:
    """A file or folder of the package that the table does not have, or the other way round."""
    there = {each.name + "/" * each.is_dir() for each in HOUSE.iterdir() if each.name not in NO_ROOMS}
    told = {room for row in rows() for room in row}
    assert told == there - {"locale/"}
    assert "`locale/`" in (ROOT / "docs" / "arkitektur.md").read_text("utf-8")


def test_the_files_that_the_page_names_are_there() -> None:
    """`stage.py` and its like, anywhere in the house, the tests, the training or the fuzzing."""
    page = (ROOT / "docs" / "arkitektur.md").read_text("utf-8")
    named = {Path(name).name for name in re.findall(r"`([\w./]+\.(?:py|yaml|tsv))`", page)}
    folders = ("src", "tests", "training", "fuzzing", "rules", "lexicons")
    there = {path.name for folder in folders for path in (ROOT / folder).rglob("*.*")}
    there |= {path.name for path in ROOT.glob("*.py")}
    assert named - there == set()
