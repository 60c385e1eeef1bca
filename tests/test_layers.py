"""The floors of the house: each imports only floors below it (docs/arkitektur.md)."""

import ast
from pathlib import Path

import pytest

import klartekst

ROOT = Path(klartekst.__file__).parent
# From the ground up. A package of its own name is one floor; what is not named here is the top.
FLOORS = (
    {"letter", "finding", "errors"},
    {"resources"},
    {"text_files", "cache"},
    {"profiles"},
    {"settings"},
    {"danish"},
    {"wording", "readers"},
    {"understanding"},
    {"rewriting"},
    {"rules", "writing"},
    {"result", "score", "waivers"},
    {"checker"},
    {"checkers"},
    {"reports"},
    {"scanning"},
)
MODULES = sorted(ROOT.rglob("*.py"))


def floor(name: str) -> int:
    """The floor that a module of klartekst stands on."""
    return next((number for number, names in enumerate(FLOORS) if name in names), len(FLOORS))


def imported(path: Path) -> set[str]:
    """The floors' names that a module imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("klartekst."):
            names.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "klartekst":
            names |= {alias.name for alias in node.names if not alias.name.startswith("__")}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_floors_below(path: Path) -> None:
    """Data flows one way."""
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    above = {name for name in imported(path) if floor(name) > floor(own)}
    assert not above
    sideways = {name for name in imported(path) if floor(name) == floor(own) < len(FLOORS) and name != own}
    assert not sideways


def test_every_floor_is_there() -> None:
    """The list names no ghosts."""
    there = {path.stem for path in ROOT.glob("*.py")} | {
        path.name for path in ROOT.iterdir() if path.is_dir()
    }
    assert set().union(*FLOORS) <= there
