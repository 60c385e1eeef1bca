"""Passages that a house has locked: text in its letters that the caseworker may not change.

A file holds them as paragraphs with blank lines between. A head line `# ejer: Karen Holm, gennemses: 2027-01-01`
says who answers for the paragraphs below it and when somebody is to read them again; `# ` and a sentence is a
note. Gaps («navn», [dato]) stand for up to `LONGEST_GAP` words of any kind.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from klartekst.errors import DataError
from klartekst.letter import Letter, Mark, MarkKind
from klartekst.readers.placeholders import placeholders
from klartekst.text_files import did_you_mean, read_text

MAX_BYTES = 2_000_000
"""A house's locked passages fill some pages; a file of this size is something else."""
LONGEST_GAP = 25
"""Words that may stand in a gap: a name, an address, a short sentence."""
LEAST_OWN_WORDS = 4
"""Words that a passage with gaps must have beside them: «tekst» alone would lock every paragraph."""

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")
_HEAD_KEYS = ("ejer", "gennemses")
_HEAD = re.compile(r"#\s*\w+\s*:")


class Passage(msgspec.Struct, frozen=True):
    """A locked paragraph: what stands between its gaps, as words without capitals.

    `owner` may be empty; `review` is the day somebody is to read it again; `path` and `line` where it stands.
    """

    pieces: tuple[Words, ...]
    owner: str
    review: date | None
    path: Path
    line: int

    def covers(self, words: Words) -> bool:
        """Whether these words of a paragraph are this passage with its gaps filled in."""
        first, *others = self.pieces
        if words[: len(first)] != first:
            return False
        ends = {len(first)}
        for piece in others:
            size = len(piece)
            ends = {
                at + size
                for end in ends
                for at in range(end, min(end + LONGEST_GAP, len(words) - size) + 1)
                if words[at : at + size] == piece
            }
        return len(words) in ends


class LockedPassages:
    """The passages of some files. Raises DataError for a file or a head line that is wrong."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.passages = tuple(each for path in files for each in _read(path))
        self._by_first: dict[str | None, list[Passage]] = {}
        for each in self.passages:
            self._by_first.setdefault(next(iter(each.pieces[0]), None), []).append(each)

    def marks(self, letter: Letter) -> tuple[Mark, ...]:
        """A LOCKED mark, named by its owner, for each paragraph of a letter that is a locked passage."""
        made: list[Mark] = []
        for block in letter.blocks if self.passages else ():
            words = _words(letter.text[block.content : block.end])
            near = (*self._by_first.get(next(iter(words), None), ()), *self._by_first.get(None, ()))
            found = next((each for each in near if each.covers(words)), None)
            if words and found is not None:
                made.append(Mark(block.content, block.end, MarkKind.LOCKED, found.owner))
        return tuple(made)

    def overdue(self, today: date) -> tuple[Passage, ...]:
        """The passages that should have been read again before `today`."""
        return tuple(each for each in self.passages if each.review is not None and each.review < today)


def with_locked(letter: Letter, passages: Sequence[Mark], others: Sequence[Mark]) -> Letter:
    """The letter with the marks of its locked passages, and those of `others` that stand outside them.

    Each of the two is in order and apart; so are the LOCKED marks of the letter.
    """
    apart = [each for each in others if not any(each.start < p.end and p.start < each.end for p in passages)]
    if not passages and not apart:
        return letter
    marks = sorted((*letter.marks, *passages, *apart), key=lambda mark: (mark.start, -mark.end))
    return replace(letter, marks=tuple(marks))


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))


def _read(path: Path) -> tuple[Passage, ...]:
    try:
        large = path.stat().st_size > MAX_BYTES
    except OSError:
        large = False  # read_text tells what is wrong
    if large:
        raise _error(path, None, None, "filen er for stor.", "Skriv kun de låste afsnit i filen.")
    owner, review = "", None
    made: list[Passage] = []
    for number, lines in _paragraphs(read_text(path)):
        while lines and lines[0].startswith("#"):
            head = lines.pop(0)
            if _HEAD.match(head):
                owner, review = _head(head, path, number)
            number += 1
        if lines:
            made.append(Passage(_pieces(" ".join(lines), path, number), owner, review, path, number))
    if not made:
        raise _error(path, None, None, "der står ingen låste afsnit i filen.", "Skriv afsnittene i den.")
    return tuple(made)


def _paragraphs(text: str) -> list[tuple[int, list[str]]]:
    """The paragraphs as lines, each with the number of its first line."""
    made: list[tuple[int, list[str]]] = []
    open_ = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            open_ = False
            continue
        if not open_:
            made.append((number, []))
            open_ = True
        made[-1][1].append(line.strip())
    return made


def _pieces(text: str, path: Path, line: int) -> tuple[Words, ...]:
    pieces: list[Words] = []
    at = 0
    for mark in placeholders(text):
        if mark.start >= at:  # an instruction to the writer may hold gaps of its own
            pieces.append(_words(text[at : mark.start]))
            at = mark.end
    pieces.append(_words(text[at:]))
    own = sum(word[0].isalnum() for piece in pieces for word in piece)
    if own < (LEAST_OWN_WORDS if len(pieces) > 1 else 1):
        raise _error(
            path,
            line,
            text,
            "afsnittet har næsten kun felter.",
            f"Skriv mindst {LEAST_OWN_WORDS} ord, som altid står der.",
        )
    return tuple(pieces)


def _head(text: str, path: Path, line: int) -> tuple[str, date | None]:
    """The owner and the day of review. *ejer: Hansen, Team 4, gennemses: …* has a comma in the owner."""
    values: dict[str, str] = {}
    for part in re.split(r",\s*(?=\w+\s*:)", text.lstrip("# ")):
        key, _, value = part.partition(":")
        name = key.strip().casefold()
        if name not in _HEAD_KEYS or not value.strip():
            raise _error(
                path, line, text, f"»{name}« kan ikke stå over et afsnit.", did_you_mean(name, _HEAD_KEYS)
            )
        values[name] = value.strip()
    day = values.get("gennemses")
    try:
        return values.get("ejer", ""), date.fromisoformat(day) if day else None
    except ValueError:
        raise _error(
            path,
            line,
            text,
            f"»{day}« er ikke en dato.",
            "Skriv den som ÅÅÅÅ-MM-DD, for eksempel 2027-01-01.",
        ) from None


def _error(path: Path, line: int | None, shown: str | None, what: str, remedy: str) -> DataError:
    return DataError(str(path), line, shown, what, remedy)
