"""The container and the units: what can be seen of them without an engine. `.ci/container` runs their steps."""

import configparser
import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest
import yaml

from klartekst.cli import commands

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["klartekst"]
UNITS = sorted((ROOT / "examples/drift").glob("*.service"))


def steps(name: str) -> list[str]:
    """The arguments of each instruction of that name."""
    return [line.removeprefix(f"{name} ") for line in DOCKERFILE if line.startswith(f"{name} ")]


def let_in() -> list[str]:
    """What .dockerignore lets into the image; it shuts out everything else."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    return [line[1:] for line in lines if line.startswith("!")]


def accept(arguments: list[str]) -> None:
    """Fails unless klartekst knows the command and its options; runs nothing."""
    command = commands.get_command(click.Context(commands), arguments[0])
    assert command is not None
    command.make_context(arguments[0], arguments[1:])


def test_all_that_is_copied_is_there_and_let_in() -> None:
    """A folder that moved would else be noticed when the image is built, by somebody else."""
    sources = [each for step in steps("COPY") if "--from" not in step for each in step.split()[:-1]]
    assert {"src", "rules", "lexicons", "models", "pyproject.toml"} <= set(sources)
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(fnmatch(source, each) for each in let_in()), source


def test_all_that_the_wheel_is_made_of_is_copied() -> None:
    """What pyproject.toml names: data, the build's own code, the licence."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    copied = {each for step in steps("COPY") for each in step.split()}
    assert {*build["force-include"], "hatch_build.py", "README.md", "LICENSE"} <= copied
    assert "custom" in build["hooks"]  # else hatch_build.py need not be copied


def test_the_image_installs_without_an_index_and_runs_as_nobody() -> None:
    """The second stage gets wheels and nothing else; the user is a number, so that clusters can see it is not root."""
    assert "--no-index" in steps("RUN")[-1]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", steps("USER")[-1])
    assert steps("ENTRYPOINT") == ['["klartekst"]']
    assert DOCKERFILE.index(f"USER {steps('USER')[-1]}") > DOCKERFILE.index(f"RUN {steps('RUN')[-1]}")


def test_the_extras_that_are_installed_exist() -> None:
    """pip only warns about an extra that is none."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for step in steps("RUN"):
        for extras in re.findall(r"\[([\w,]+)\]", step):
            assert set(extras.split(",")) <= set(declared)


def test_the_service_in_compose_starts_with_options_that_exist() -> None:
    """And with as little as it needs."""
    accept(COMPOSE["command"])
    assert COMPOSE["read_only"] is True
    assert COMPOSE["cap_drop"] == ["ALL"]
    assert COMPOSE["ulimits"] == {"core": 0}
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["ports"])
    for volume in COMPOSE["volumes"]:
        source, _, mode = volume.split(":")
        assert (ROOT / source).is_file()
        assert mode == "ro"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_with_options_that_exist_and_can_reach_nobody(path: Path) -> None:
    """The kernel shuts the network; the unit writes to its cache and its log."""
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(path, "utf-8")
    service = unit["Service"]
    program, *arguments = shlex.split(service["ExecStart"])
    assert Path(program).name == "klartekst"
    accept(arguments)
    assert (service["IPAddressDeny"], service["IPAddressAllow"]) == ("any", "localhost")
    assert (service["ProtectSystem"], service["LimitCORE"], service["DynamicUser"]) == ("strict", "0", "yes")
    assert service["Environment"] == f"KLARTEKST_CACHE=/var/cache/{service['CacheDirectory']}"


def test_both_units_are_there() -> None:
    """The test above has something to look at."""
    assert [path.name for path in UNITS] == ["klartekst-smtp.service", "klartekst.service"]
