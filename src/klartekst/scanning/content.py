"""What a file holds, as a hash: the same content is read once, whatever it is called and wherever it lies."""

import os
import stat
from hashlib import blake2b

from klartekst.readers.open import MAX_FILE_BYTES
from klartekst.scanning.values import Source


def content_of(source: Source) -> bytes:
    """The hash of a file's own name and of what it holds; empty when it cannot be read. Of a row it is known.

    The name is part of it, as rules look at it: a CPR number in it is a fault.
    """
    if source.row is not None:
        return source.row.content
    digest = blake2b(os.path.basename(source.path).encode("utf-8", "surrogateescape"), digest_size=16)  # noqa: PTH119
    digest.update(b"\0")
    try:
        if not stat.S_ISREG(os.stat(source.path).st_mode):  # a pipe would never end  # noqa: PTH116
            return b""
        with open(source.path, "rb") as stream:  # noqa: PTH123, asked for each file of a collection
            digest.update(stream.read(MAX_FILE_BYTES + 1))
    except (OSError, ValueError):
        return b""
    return digest.digest()
