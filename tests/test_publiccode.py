"""publiccode.yml holds what the standard asks for, in the words that the standard has."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest
import yaml

ROOT = Path(__file__).parent.parent
FILE = ROOT / "publiccode.yml"

# The parts of the standard's vocabularies that could be ours; the lists of categories and scopes are longer.
Category = Literal[
    "document-management", "communications", "compliance-management", "content-management", "office"
]
Scope = Literal[
    "local-authorities", "welfare", "employment", "healthcare", "education", "environment", "society"
]
Platform = Literal["web", "windows", "mac", "linux"]


class Audience(msgspec.Struct, forbid_unknown_fields=True):
    """Whom the software is for."""

    countries: tuple[Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")], ...]
    scope: tuple[Scope, ...]


class Description(msgspec.Struct, forbid_unknown_fields=True):
    """What it is, in one language; the bounds are the standard's."""

    shortDescription: Annotated[str, msgspec.Meta(max_length=150)]
    longDescription: Annotated[str, msgspec.Meta(min_length=150, max_length=10_000)]
    features: Annotated[tuple[str, ...], msgspec.Meta(min_length=5, max_length=20)]
    screenshots: tuple[str, ...]


class Legal(msgspec.Struct, forbid_unknown_fields=True):
    """Its licence, as SPDX names it."""

    license: str


class Contact(msgspec.Struct, forbid_unknown_fields=True):
    """Who looks after it: a living person, no team and no list."""

    name: str
    email: str | None = None


class Maintenance(msgspec.Struct, forbid_unknown_fields=True):
    """How it is looked after."""

    type: Literal["internal", "contract", "community", "none"]
    contacts: Annotated[tuple[Contact, ...], msgspec.Meta(min_length=1)] | None = None


class Localisation(msgspec.Struct, forbid_unknown_fields=True):
    """The languages that it speaks."""

    localisationReady: bool
    availableLanguages: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Dependency(msgspec.Struct, forbid_unknown_fields=True):
    """What must be there to run it."""

    name: str
    versionMin: str


class DependsOn(msgspec.Struct, forbid_unknown_fields=True):
    """What it needs of others."""

    open: tuple[Dependency, ...]


class PublicCode(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of the standard (version 0.4) that we use.

    Mandatory there and optional here are `url` and the contacts: known only to who publishes the code.
    """

    publiccodeYmlVersion: Literal["0.4"]
    name: Literal["klartekst"]
    softwareType: Literal["standalone/desktop"]
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]
    platforms: Annotated[tuple[Platform, ...], msgspec.Meta(min_length=1)]
    categories: Annotated[tuple[Category, ...], msgspec.Meta(min_length=1)]
    intendedAudience: Audience
    description: dict[Literal["da", "en"], Description]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation
    dependsOn: DependsOn
    url: Annotated[str, msgspec.Meta(pattern="^https://")] | None = None


def read() -> PublicCode:
    """The file, held to the standard."""
    return msgspec.convert(yaml.safe_load(FILE.read_text("utf-8")), PublicCode)


def test_it_keeps_to_the_standard() -> None:
    """Keys, vocabularies and bounds; what is missing or misspelled is refused."""
    assert set(read().description) == {"da", "en"}


def test_what_only_the_publisher_knows_is_said_to_be_missing() -> None:
    """Here and to who publishes it; the day that both are filled in, the words about them go."""
    code = read()
    missing = [("`url`", code.url), ("`contacts`", code.maintenance.contacts)]
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Before the code is published")[2]
    for key, value in missing:
        assert (key in guide) is (value is None), key


def test_it_says_what_the_package_says() -> None:
    """One licence, one least version of Python, pictures that are there."""
    code = read()
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert code.legal.license == project["license"]
    assert [f">={each.versionMin}" for each in code.dependsOn.open] == [project["requires-python"]]
    assert all((ROOT / path).is_file() for each in code.description.values() for path in each.screenshots)


@pytest.mark.parametrize(
    ("old", "new"), [("- welfare", "- government"), ("beta", "alpha"), ("legal:", "law:")]
)
def test_the_check_sees_a_wrong_word(old: str, new: str) -> None:
    """A scope, a status and a key that the standard does not have."""
    text = FILE.read_text("utf-8")
    assert old in text
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(yaml.safe_load(text.replace(old, new)), PublicCode)
