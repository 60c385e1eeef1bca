"""What holds for every test: nothing is written in the home folder of whoever runs them."""

import os
import tempfile
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder() -> Iterator[None]:
    """Keeps what is worked out from the rules in a folder of the test run, for the programs it starts too."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KLARTEKST_CACHE"] = folder
        yield
        del os.environ["KLARTEKST_CACHE"]
