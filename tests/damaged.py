"""Files in which bytes are broken: a letter or a Danish message comes of them, and nothing else."""

from collections.abc import Callable, Sequence
from typing import ParamSpec

from holds import letter_holds, message_holds
from hypothesis import strategies as st

from klartekst.errors import KlartekstError
from klartekst.letter import Letter

P = ParamSpec("P")


@st.composite
def damaged(draw: st.DrawFn, whole: bytes, most: int = 4, first: int = 0) -> bytes:
    """The file with one to `most` bytes overwritten, none before the place `first`."""
    broken = bytearray(whole)
    for _ in range(draw(st.integers(1, most))):
        broken[draw(st.integers(first, len(broken) - 1))] = draw(st.integers(0, 255))
    return bytes(broken)


def read_or_refused(read: Callable[P, Sequence[Letter]], *file: P.args, **more: P.kwargs) -> None:
    """Reads a file, and holds the letters or the message to what holds of all."""
    try:
        found = read(*file, **more)
    except KlartekstError as error:
        message_holds(error)
        return
    assert found
    for letter in found:
        letter_holds(letter)
