"""The language models that a house can choose: our own, an installed spaCy package, or a folder.

A model is looked at here by its description (`meta.json`) alone; `pipeline` loads it when a tree is asked for.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from klartekst.errors import ModelError
from klartekst.settings import OWN_MODEL

NEEDED = ("morphologizer", "parser")
"""What a model must be able to do: tell word classes, and take a sentence apart."""
_INSTEAD = f"Vælg en dansk model med »parser«, for eksempel »da_core_news_sm«, eller skriv »{OWN_MODEL}«."


class Model(msgspec.Struct, frozen=True):
    """A language model: the folder that spaCy reads, and what it says of itself."""

    folder: Path
    name: str
    version: str
    licence: str
    parts: tuple[str, ...]

    @property
    def is_own(self) -> bool:
        """Whether it is the one that klartekst comes with."""
        return self.name == OWN_MODEL

    @property
    def label(self) -> str:
        """Name, version and licence, for people."""
        return f"{self.name} {self.version} ({self.licence or 'ukendt licens'})"


def find(wanted: str) -> Model:
    """The model of that name, or in that folder. Raises ModelError when there is none that can be used."""
    folder = model_folder() if wanted == OWN_MODEL else _folder(wanted)
    meta = _described(folder, wanted)
    if (folder / f"{meta['lang']}_{meta['name']}-{meta['version']}").is_dir():  # as packages are built
        folder = folder / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    if meta["lang"] != "da":
        raise ModelError(f"Sprogmodellen »{_shown(wanted)}« er ikke dansk.", _INSTEAD)
    parts = tuple(str(part) for part in meta.get("pipeline", ()))
    missing = [f"»{part}«" for part in NEEDED if part not in parts]
    if missing:
        lacks = " og ".join(missing)
        raise ModelError(f"Sprogmodellen »{_shown(wanted)}« mangler {lacks} til at læse sætninger.", _INSTEAD)
    name = f"{meta['lang']}_{meta['name']}"
    return Model(folder, name, str(meta["version"]), str(meta.get("license") or ""), parts)


def own_or_none() -> Model | None:
    """The model that klartekst comes with; None where it is not installed."""
    try:
        return find(OWN_MODEL)
    except ModelError:
        return None


def model_folder() -> Path:
    """The folder of the shipped model, in the wheel or in a checkout. Raises ModelError when it is missing."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data" / "models", package.parents[1] / "models"):
        if (folder / OWN_MODEL / "meta.json").is_file():
            return folder / OWN_MODEL
    raise ModelError("Sprogmodellen mangler.", "Installér klartekst igen.")


def _folder(wanted: str) -> Path:
    if Path(wanted).is_absolute():
        return Path(wanted)
    spec = find_spec(wanted) if wanted.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"Sprogmodellen »{wanted}« er ikke installeret.",
            f"Installér pakken samme sted som klartekst, skriv stien til dens mappe, eller skriv »{OWN_MODEL}«.",
        )
    return Path(spec.submodule_search_locations[0])


def _described(folder: Path, wanted: str) -> dict[str, Any]:
    try:
        meta = msgspec.json.decode((folder / "meta.json").read_bytes())
    except FileNotFoundError:
        meta = None
    except (OSError, ValueError):
        raise ModelError(
            f"klartekst kan ikke læse beskrivelsen af sprogmodellen »{_shown(wanted)}« (meta.json).",
            "Installér modellen igen.",
        ) from None
    if not isinstance(meta, dict) or not {"lang", "name", "version"} <= meta.keys():
        raise ModelError(f"»{_shown(wanted)}« er ikke en sprogmodel til spaCy.", _INSTEAD)
    return meta


def _shown(wanted: str) -> str:
    """A folder by its last part: paths tell more of a machine than a message need say."""
    return Path(wanted).name
