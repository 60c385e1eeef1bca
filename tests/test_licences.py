"""What a municipality installs with klartekst: no code under GPL or AGPL, and a known licence for all data."""

import importlib.metadata as installed
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
FOR_DEVELOPERS = {"dev", "browser", "docs", "fuzz"}
STRICT = re.compile(r"\bA?GPL|(?<!Lesser )General Public|Affero", re.IGNORECASE)
KNOWN = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|MPL|PSFL?|Python Software|Mozilla|Zlib|CC0|Unlicense|0BSD|LGPL)", re.IGNORECASE
)


def licences(package: installed.Distribution) -> list[str]:
    """The licences of a package; one of them is enough where its author gives a choice."""
    data = package.metadata
    named = [
        each.rpartition(" :: ")[2] for each in data.get_all("Classifier", []) if each.startswith("License")
    ]
    written = data.get("License-Expression") or "\n".join((data.get("License") or "").splitlines()[:1])
    return [*re.split(r"\s+OR\s+", written), *named] if written else named


def needed() -> dict[str, installed.Distribution]:
    """Every package that klartekst and its extras for users bring, by name."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = project["optional-dependencies"]
    waiting = [*project["dependencies"]]
    waiting += [each for name, listed in extras.items() if name not in FOR_DEVELOPERS for each in listed]
    found: dict[str, installed.Distribution] = {}
    while waiting:
        requirement = Requirement(waiting.pop())
        extra = sorted(requirement.extras) or [""]
        if requirement.marker and not any(requirement.marker.evaluate({"extra": each}) for each in extra):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or name == "klartekst":
            continue
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
    packages = needed()
    assert {"click", "spacy", "textstat", "pyphen", "aiosmtpd"} <= set(packages)
    strict = {
        name: licences(package)
        for name, package in packages.items()
        if not any(KNOWN.search(each) and not STRICT.search(each) for each in licences(package))
    }
    assert not strict


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
