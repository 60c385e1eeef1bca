"""A file that hangs its reader, eats the memory or ends the process costs itself alone."""

import os
import pickle
import time
from collections.abc import Sequence

import pytest

from klartekst.errors import DataError, KlartekstError, UnreadableLetter, UsageError
from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.apart import read_apart
from klartekst.readers.formats import FORMATS
from klartekst.readers.open import read_bytes


def hangs(data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """A reader that never comes back."""
    time.sleep(600)
    return ()


def dies(data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """A reader that is shot down by the system."""
    os.abort()


def bursts(data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """A reader that wants more memory than there is for it."""
    bytearray(20_000_000_000)
    return ()


def refuses(data: bytes, path: str, suffix: str) -> Sequence[Letter]:
    """A reader that says no in good order."""
    raise refusals.empty(path)


def test_the_letter_comes_back_as_it_is_read_here() -> None:
    """Blocks, marks and all."""
    data = "<h1>Afslag</h1><p>Kære [navn]</p>".encode()
    assert read_apart(read_bytes, data, "a.html", ".html") == read_bytes(data, "a.html", ".html")


@pytest.mark.parametrize(
    ("reader", "seconds", "said"),
    [
        (hangs, 3.0, "tager for lang tid"),
        (dies, 60.0, "kræver mere af maskinen"),
        (bursts, 60.0, "kræver mere af maskinen"),
        (refuses, 60.0, "er tom"),
    ],
)
def test_what_goes_wrong_is_a_refusal(reader: object, seconds: float, said: str) -> None:
    """In Danish, with what to do."""
    with pytest.raises(UnreadableLetter, match=said) as caught:
        read_apart(reader, b"x", "brev.pdf", ".pdf", seconds)  # type: ignore[arg-type]
    assert caught.value.remedy


def test_what_c_libraries_read_is_guarded() -> None:
    """And the mails that may hold such files."""
    assert {each.name for each in FORMATS if each.guarded} == {"pdf", "html", "eml", "msg", "memo"}


@pytest.mark.parametrize(
    "error",
    [
        UsageError("Hvad.", "Gør."),
        UnreadableLetter("Hvad.", "Gør."),
        DataError("a.toml", 3, "profil = 1", "hvad.", "Gør."),
        DataError("a.toml", None, None, "hvad.", "Gør."),
    ],
)
def test_an_error_crosses_to_another_process_whole(error: KlartekstError) -> None:
    """Workers hand them to the process that tells the user."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.status) == (type(error), str(error), error.status)
