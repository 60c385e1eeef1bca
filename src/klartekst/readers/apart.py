"""Reads a file in a process of its own, so that one which hangs its reader or eats the memory costs itself alone.

For formats whose reader is a large C library, and for mails, which may hold one: a PDF of two kilobytes can draw
itself for hours, and no Python code can interrupt it. Processes that are guarded as a whole (a scan's workers, a
server's, the hook's) need none of this.
"""

import contextlib
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter
from klartekst.readers import refusals

SECONDS = 20.0
"""Two hundred pages take a PDF reader two; the rest is for a slow machine."""

MEMORY_BYTES = 1_500_000_000
"""The address space of the process, where the system can hold it to that."""

Read = Callable[[bytes, str, str], Sequence[Letter]]
"""A function of a module: what a file holds, its path and its suffix to its letters."""


def read_apart(read: Read, data: bytes, path: str, suffix: str, seconds: float = SECONDS) -> Sequence[Letter]:
    """The letters that `read` finds in `data`.

    Raises UnreadableLetter as `read` does, and for a file that takes longer than `seconds`, needs more memory than
    a letter can, or ends the process.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(theirs, read, data, path, suffix), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise refusals.too_slow(path)
        answer: Sequence[Letter] | UnreadableLetter | None = ours.recv()
    except EOFError as error:  # it died before it could say anything
        raise refusals.fatal(path) from error
    finally:
        process.kill()
        process.join()
        ours.close()
    if answer is None:
        raise refusals.fatal(path)
    if isinstance(answer, UnreadableLetter):
        raise answer
    return answer


def hold_memory(limit: int = MEMORY_BYTES) -> None:
    """Holds this process to `limit` bytes of address space, where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # a system that refuses leaves the limit of time
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))


def _read(line: Connection, read: Read, data: bytes, path: str, suffix: str) -> None:
    """What the process does: sends the letters, a refusal, or None for a file that it could not bear."""
    hold_memory()
    answer: Sequence[Letter] | UnreadableLetter | None = None
    try:
        answer = read(data, path, suffix)
    except UnreadableLetter as error:
        answer = error
    except Exception:  # left to itself, Python would print it to standard error, and it may quote the letter
        answer = None
    line.send(answer)
