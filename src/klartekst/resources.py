"""Where the rules and lexicons are: inside the package when installed, beside `src/` in a checkout."""

from functools import cache
from pathlib import Path

from klartekst.errors import DataError


@cache
def _folder(name: str) -> Path:
    here = Path(__file__).resolve().parent
    for folder in (here / "data" / name, here.parent.parent / name):
        if folder.is_dir():
            return folder
    raise DataError(name, None, None, "Mappen mangler.", "Installér klartekst igen.")


def lexicons_folder() -> Path:
    """The folder of word lists; raises DataError when the installation is damaged."""
    return _folder("lexicons")


def rules_folder() -> Path:
    """The folder of rules; raises DataError when the installation is damaged."""
    return _folder("rules")
