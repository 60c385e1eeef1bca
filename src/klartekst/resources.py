"""Where the rules and lexicons are: inside the package when installed, beside `src/` in a checkout."""

from functools import cache
from pathlib import Path

from klartekst.errors import DataError


@cache
def data_homes() -> tuple[Path, Path]:
    """The folders in which the data folders may lie: an installation's, then a checkout's."""
    here = Path(__file__).resolve().parent
    return here / "data", here.parent.parent


@cache
def _folder(name: str) -> Path:
    for home in data_homes():
        if (home / name).is_dir():
            return home / name
    raise DataError(name, None, None, "Mappen mangler.", "Installér klartekst igen.")


def lexicons_folder() -> Path:
    """The folder of word lists; raises DataError when the installation is damaged."""
    return _folder("lexicons")


def rules_folder() -> Path:
    """The folder of rules; raises DataError when the installation is damaged."""
    return _folder("rules")


def models_folder() -> Path:
    """The folder of what was learned; raises DataError when the installation is damaged."""
    return _folder("models")
