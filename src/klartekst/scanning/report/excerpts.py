"""Words of templates for the report, read again from the files when somebody asks; the store has none.

Only templates are quoted. A document that names a person, is dated or holds a CPR number is a letter, whatever
folder it lies in, and keeps its words to itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from klartekst.checkers import Checkers
from klartekst.danish.personal_numbers import hidden
from klartekst.errors import KlartekstError
from klartekst.letter import Letter
from klartekst.readers.open import read_each
from klartekst.reports.wording import Saying, notes, shorten
from klartekst.scanning.report.repeats import Cluster, Spot

LONGEST = 400
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A cluster's sentence as it stands in one template, and what is said of it there."""

    text: str
    name: str
    sayings: tuple[Saying, ...]


class Excerpts:
    """Reads sentences from templates; `paths` tells where files lie, by their numbers in the store."""

    def __init__(self, paths: Callable[[frozenset[int]], Mapping[int, str]], settings: str | None) -> None:
        self._look_up = paths
        self._paths: Mapping[int, str] = {}
        self._checkers = Checkers(settings)
        self._letter = lru_cache(maxsize=8)(self._read)

    def prepare(self, files: Iterable[int]) -> None:
        """Looks up where these files lie; no others are read."""
        self._paths = self._look_up(frozenset(files))

    def of(self, cluster: Cluster) -> Excerpt | None:
        """The sentence as the first template has it; None when no template does."""
        for spot in cluster.spots:
            letter = None if spot.personal else self._letter(spot.file, spot.part)
            if letter is not None:
                return Excerpt(_shown(letter, spot.start, spot.end), spot.name, self._said(letter, spot))
        return None

    def sentence(self, file: int, part: int, start: int, end: int) -> str | None:
        """A stretch of a template's text; None when the file cannot be read any more."""
        letter = self._letter(file, part)
        return None if letter is None else _shown(letter, start, end)

    def _said(self, letter: Letter, spot: Spot) -> tuple[Saying, ...]:
        try:
            checked = self._checkers.of(letter.path).check(letter)
        except KlartekstError:
            return ()
        inside = [
            each
            for each in checked.findings
            if each.start is not None and spot.start <= each.start < spot.end
        ]
        return tuple(note.said for note in notes(inside, letter))

    def _read(self, file: int, part: int) -> Letter | None:
        try:
            letters = read_each(self._paths[file], apart=True)
        except (KlartekstError, KeyError):
            return None
        return letters[part] if part < len(letters) else None


def _shown(letter: Letter, start: int, end: int) -> str:
    return shorten(hidden(" ".join(letter.text[start:end].split())), LONGEST)
