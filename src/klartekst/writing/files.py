"""Where copies go, and how a file is written whole or not at all."""

import contextlib
import os
import shutil
from pathlib import Path

from klartekst.writing import refusals

COPY = ".klartekst"
"""Stands before the suffix of a copy: brev.klartekst.docx."""

CLEANED = ".renset"
"""Stands before the suffix of a copy from which klartekst's comments are taken away."""


def copy_of(path: Path, mark: str = COPY) -> Path:
    """Where the copy of a letter goes: brev.txt → brev.klartekst.txt."""
    return path.with_name(f"{path.stem}{mark}{path.suffix or '.txt'}")


def replace(target: Path, data: bytes, original: Path) -> None:
    """Write a whole file or nothing: a new file beside it takes its place, with the rights of `original`.

    Raises UsageError when it cannot be written.
    """
    real = target.resolve()
    beside = real.with_name(f".{real.name[:100]}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        shutil.copymode(original, beside)
        beside.replace(real)
    except OSError as error:
        with contextlib.suppress(OSError):  # the folder itself is out of reach: then nothing was written
            beside.unlink(missing_ok=True)
        raise refusals.not_written(str(target), error) from None
