"""What a municipality installs with klartekst: no code under GPL or AGPL, and a known licence for all data."""

import importlib.metadata as installed
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
FOR_DEVELOPERS = {"dev", "browser", "contract", "docs", "fuzz"}
STRICT = re.compile(r"\bA?GPL|(?<!Lesser )General Public|Affero", re.IGNORECASE)
KNOWN = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|MPL|PSFL?|Python Software|Mozilla|Zlib|CC0|Unlicense|0BSD|LGPL)", re.IGNORECASE
)


ONLY_IN_A_FILE = {"atheris": "Apache-2.0"}
"""Packages whose data name no licence, and the one that the file in them is."""


def licences(package: installed.Distribution) -> list[str]:
    """The licences of a package; one of them is enough where its author gives a choice."""
    data = package.metadata
    named = [
        each.rpartition(" :: ")[2] for each in data.get_all("Classifier", []) if each.startswith("License")
    ]
    written = data.get("License-Expression") or "\n".join((data.get("License") or "").splitlines()[:1])
    written = written or ONLY_IN_A_FILE.get(data["Name"], "")
    return [*re.split(r"\s+OR\s+", written), *named] if written else named


def named(for_developers: bool) -> list[str]:
    """The requirements that pyproject.toml names: klartekst's own and its users' extras, or its developers'."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = project["optional-dependencies"]
    assert set(extras) > FOR_DEVELOPERS
    listed = [
        each
        for name, packages in extras.items()
        if (name in FOR_DEVELOPERS) is for_developers
        for each in packages
    ]
    return listed if for_developers else [*project["dependencies"], *listed]


def needed(waiting: list[str]) -> dict[str, installed.Distribution]:
    """Every package that these requirements bring, by name, with what those bring in their turn."""
    found: dict[str, installed.Distribution] = {}
    seen = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        extra = sorted(requirement.extras) or [""]
        if requirement.marker and not any(requirement.marker.evaluate({"extra": each}) for each in extra):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name == "klartekst" or (name, *extra) in seen:
            continue
        seen.add((name, *extra))
        try:
            found[name] = installed.distribution(name)
        except installed.PackageNotFoundError:
            continue  # for another system or another Python
        for each in found[name].requires or ():
            inner = Requirement(each)
            if inner.marker is None or any(inner.marker.evaluate({"extra": one}) for one in extra):
                inner.marker = None
                waiting.append(str(inner))
    return found


def test_no_package_demands_gpl() -> None:
    """Neither those that are named nor those that they bring; a choice of licences is judged by the best."""
    packages = needed(named(for_developers=False))
    assert {"click", "spacy", "textstat", "pyphen", "aiosmtpd"} <= set(packages)
    assert strict(packages) == {}


def test_every_extra_for_users_is_looked_at() -> None:
    """An extra that is not installed where the tests run would go unseen."""
    here = [
        each
        for each in map(Requirement, named(for_developers=False))
        if not each.marker or each.marker.evaluate()
    ]
    packages = needed(named(for_developers=False))
    assert {re.sub(r"[-_.]+", "-", each.name).lower() for each in here} - set(packages) == set()


def test_what_developers_install_demands_no_gpl_either() -> None:
    """Of those that are installed here: what is read every day is what is copied."""
    packages = needed(named(for_developers=True))
    assert {"pytest", "mypy", "ruff"} <= set(packages)
    assert strict(packages) == {}


def strict(packages: dict[str, installed.Distribution]) -> dict[str, list[str]]:
    """Those under none but strict or unknown licences, and what they say."""
    return {
        name: licences(package)
        for name, package in packages.items()
        if not any(KNOWN.search(each) and not STRICT.search(each) for each in licences(package))
    }


def test_the_package_names_every_licence_in_it() -> None:
    """That of the code and those of the data that it carries, as the page of licences has them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        written = tomllib.load(file)["project"]["license"]
    page = (ROOT / "docs" / "licenser.md").read_text("utf-8")
    rows = [row.rstrip("| ").rpartition("| ")[2] for row in re.findall(r"^\| `.*", page, re.MULTILINE)]
    firsts = {re.match(r"(?:MPL|CC BY-SA)[ -][\d.]+", row)[0].replace(" ", "-") for row in rows}  # type: ignore[index]
    assert firsts == set(written.split(" AND "))


@pytest.mark.parametrize(
    ("written", "good"),
    [("MIT", True), ("GPL-3.0-or-later", False), ("GNU General Public License v3 (GPLv3)", False)],
)
def test_the_check_knows_a_strict_licence(written: str, good: bool) -> None:
    """As packages write them."""
    assert bool(KNOWN.search(written) and not STRICT.search(written)) is good


def test_every_data_folder_has_its_licence_in_the_list() -> None:
    """What is shipped beside the code is named in docs/licenser.md."""
    listed = (ROOT / "docs" / "licenser.md").read_text("utf-8")
    for file in (ROOT / "lexicons" / "morphology").iterdir():
        if file.suffix in (".marisa", ".tsv"):
            assert file.name in listed
    for model in (ROOT / "models").iterdir():
        assert f"models/{model.name}/" in listed
        assert (model / "LICENSE").is_file()
