"""What the words of a letter say of its kind, where no wording of `rules/letter-types.yaml` is at hand.

The wordings know what they were written for, and every office has its own: *siger vi nej*, *kan der ikke dispenseres*.
The words around them differ less from letter to letter. So each word weighs for or against each type, by what it
does in some 500 invented letters of known types; `training/letter_words.py` learns the weights.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from klartekst.cache import kept
from klartekst.errors import DataError
from klartekst.resources import models_folder
from klartekst.text_files import read_text
from klartekst.understanding.outline import Outline

STEM = 6
"""Letters: so much of a word is told apart, and its endings are one: *bevilget*, *bevilgede*, *bevilger*."""
ALWAYS = "="
"""The row of what each type has before a word is read."""
_AGAIN = "Installér klartekst igen."
_WORD = re.compile(r"[a-zæøåé]+")


class Weights(msgspec.Struct, frozen=True):
    """The types in their order, and for each stem its weight for each of them, in hundredths of a point."""

    types: tuple[str, ...]
    of: dict[str, tuple[int, ...]]


def word_points(letter: Outline) -> Mapping[str, float]:
    """The points that a letter's words give each type, below 0 where they speak against it.

    The weights are added and divided by the square root of their number, so that a long letter is no surer than
    a short one. What is no letter, or is signed by nobody, says nothing. Raises DataError when the file is wrong.
    """
    weights = load(models_folder() / "letter_words" / "weights.tsv")
    if not (letter.is_letter and letter.contact.text):
        return {}
    rows = [row for stem in stems(letter) if (row := weights.of.get(stem)) is not None]
    if not rows:
        return {}
    share = 100 * len(rows) ** 0.5
    always = weights.of[ALWAYS]
    return {
        name: sum(each) / share + first / 100
        for name, first, each in zip(weights.types, always, zip(*rows, strict=True), strict=True)
    }


def stems(letter: Outline) -> set[str]:
    """The stems of the words on the matter itself, and with their place where it tells more.

    `afslag` stands anywhere, `title:afslag` in a heading, `lead:afslag` in the first paragraph. Of the complaint
    guidance it counts only that there is one (`klage:`): its words are the same in all decisions.
    """
    headings = {*_stems(letter.title.text), *_stems(letter.headings.text)}
    found = headings.union(_stems(letter.body.text))
    found.update(f"title:{stem}" for stem in headings)
    found.update(f"lead:{stem}" for stem in _stems(letter.lead.text))
    if letter.complaint.text:
        found.add("klage:")
    return found


def _stems(text: str) -> Iterator[str]:
    return (word[:STEM] for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def load(path: Path) -> Weights:
    """The weights of a file; raises DataError with the line where it is wrong."""
    return kept("letter-words", (path,), Weights, lambda: _read(path))


def _read(path: Path) -> Weights:
    lines = read_text(path).splitlines()
    types = tuple(lines[0].split("\t")[1:])
    of: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines[1:], 2):
        stem, *row = line.split("\t")
        try:
            of[stem] = tuple(map(int, row))
        except ValueError:
            raise DataError(str(path), number, None, "en vægt er ikke et helt tal.", _AGAIN) from None
        if len(row) != len(types):
            raise DataError(str(path), number, None, "linjen har ikke en vægt for hver art.", _AGAIN)
    return Weights(types, of)
