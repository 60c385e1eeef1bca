"""What holds for every test: commands speak Danish, and nothing is written in the home folder of whoever runs them."""

import os
import tempfile
from collections.abc import Iterator

import pytest
import shipped

from klartekst import cli
from klartekst.checker import Checker


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder() -> Iterator[None]:
    """Keeps what is worked out from the rules in a folder of the test run, for the programs it starts too."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KLARTEKST_CACHE"] = folder
        yield
        del os.environ["KLARTEKST_CACHE"]


@pytest.fixture(scope="session")
def checker() -> Checker:
    """One checker with the built-in settings."""
    return shipped.checker()


@pytest.fixture(scope="session", autouse=True)
def commands_speak_danish() -> None:
    """As in a run of its own: click keeps the text of `--help` from the first time that a command is asked."""
    cli._speak_danish()
