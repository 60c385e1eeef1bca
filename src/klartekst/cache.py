"""What was worked out from data files, kept until one of those files changes.

Reading the rules and lists takes several times as long as checking a letter, and they hardly ever change. What
is kept is found by the content of the files and by the code that reads them, so it can never be out of date. It is
made from rules and lists alone: no text of a letter comes near it.

It is looked for in two places: beside the data of an installed klartekst, where the build left what belongs to
the shipped rules and lists (`hatch_build.py`), and in the user's cache folder, for a house's own and for a
checkout. Nothing depends on either. Where the folder cannot be read or written, or a file in it is broken, the
work is done again. A file is put in place whole, so that two runs at once do no harm.
"""

import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from klartekst import __version__
from klartekst.resources import data_homes

Value = TypeVar("Value")
VARIABLE = "KLARTEKST_CACHE"
"""The environment variable that names another folder; an empty one means that nothing is kept."""
SHIPPED = data_homes()[0] / "kept"
"""Where the build puts what it kept."""
_DIGEST = 20
NO_PART = frozenset(
    {"commands", "readers", "reports", "rewriting", "scanning", "sending", "serving", "writing"}
)
"""Rooms that have no part in reading rules and lists: what is kept need not be made anew when they change."""


def kept(name: str, files: Iterable[Path], kind: type[Value], make: Callable[[], Value]) -> Value:
    """What `make` gives, worked out anew only when `files` or klartekst itself have changed.

    `kind` is its type, for msgspec; `name` tells what it is, and whatever else it depends on.
    Raises what `make` raises; then nothing is kept.
    """
    paths = tuple(files)
    digest = _digest(paths)
    if digest is None:
        return make()
    # One file for what lies in the same folders: a list that grows replaces what was kept of it.
    places = "\0".join(sorted({_known_as(path.parent) for path in paths}))
    file = f"{name}-{blake2b(places.encode(), digest_size=6).hexdigest()}.msgpack"
    folder = cache_folder()
    for each in (SHIPPED, folder):
        if each is None:
            continue
        try:
            data = (each / file).read_bytes()
            if data[:_DIGEST] == digest:
                return msgspec.msgpack.decode(memoryview(data)[_DIGEST:], type=kind)
        except (OSError, msgspec.MsgspecError):
            pass
    value = make()
    if folder is not None:
        # In one order whatever the seed of Python's hashes: two builds give the same wheel.
        _write(folder / file, digest + msgspec.msgpack.encode(value, order="deterministic"))
    return value


def cache_folder() -> Path | None:
    """Where things are kept: as the system has it, or as the environment says; None when there is no place."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    folder = Path(os.path.expanduser(base))  # noqa: PTH111 - Path.expanduser raises where there is no home
    return folder / "klartekst" if folder.is_absolute() else None


def _digest(paths: Iterable[Path]) -> bytes | None:
    """The content of the files, and the code; None when a file cannot be read."""
    digest = blake2b(_code(), digest_size=_DIGEST)
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest.update(f"{_known_as(path)}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()


def _known_as(path: Path) -> str:
    """A path by which klartekst's own data have one name in a checkout, in a build and installed."""
    name = path.as_posix()
    for home in data_homes():
        front = f"{home.as_posix()}/"
        if name.startswith(front):
            return f"klartekst:{name.removeprefix(front)}"
    return name


@cache
def _code() -> bytes:
    """What is another when the code that reads rules and lists is: its version, and the content of its modules.

    Not their times, which an installation changes.
    """
    root = Path(__file__).parent
    digest = blake2b(__version__.encode())
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if each not in NO_PART | {"data", "__pycache__"})
        for name in sorted(names):
            if name.endswith(".py"):
                with open(os.path.join(folder, name), "rb") as module:  # noqa: PTH118, PTH123 - half the time of Path
                    digest.update(module.read())
    return digest.digest()


def _write(place: Path, data: bytes) -> None:
    """Put a file in place whole, or not at all."""
    unfinished = place.with_name(f"{place.name}.{os.urandom(6).hex()}")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(data)
            unfinished.replace(place)
        except OSError:
            unfinished.unlink(missing_ok=True)
    except OSError:
        pass
