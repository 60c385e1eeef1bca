"""How a finding is said to a person: the words it concerns, what to write instead, and what else to know.

Shared by the page and the screen, so that both say the same.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from klartekst.finding import Category, Finding, Suggestion
from klartekst.letter import Letter
from klartekst.understanding.places import place

# A change longer than this is a sentence: it is shown whole, with what is new in it marked.
LONG_CHANGE = 90
# Findings on a whole sentence or paragraph; their quotation is only its beginning.
WHOLE_SENTENCE = frozenset({Category.LONG_SENTENCE, Category.COMPLEX_SENTENCE, Category.STRUCTURE})

PieceKind = Literal["same", "del", "ins"]


class Change(msgspec.Struct, frozen=True):
    """`old` words of the letter and the `new` ones to write; spaces and line breaks as one space."""

    old: str
    new: str

    @property
    def is_long(self) -> bool:
        """Whether it is a rewritten sentence rather than a word or two."""
        return len(self.old) + len(self.new) > LONG_CHANGE and bool(self.new)

    @property
    def is_swap(self) -> bool:
        """Whether all the old words go and new ones come: »gammelt« → »nyt«."""
        return [kind for kind, _ in self.pieces] == ["del", "ins"]

    @property
    def pieces(self) -> tuple[tuple[PieceKind, str], ...]:
        """The change as stretches that stay, go and come: whole words, in reading order."""
        if not self.is_long and not self.new.startswith(self.old + " "):
            whole: list[tuple[PieceKind, str]] = [("del", self.old), ("ins", self.new)]
            return tuple((kind, text) for kind, text in whole if text)
        before, after = self.old.split(), self.new.split()
        made: list[tuple[PieceKind, str]] = []
        for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                made.append(("same", " ".join(before[i:j])))
                continue
            if i < j:
                made.append(("del", " ".join(before[i:j])))
            if k < m:
                made.append(("ins", " ".join(after[k:m])))
        return tuple(made)


class Saying(msgspec.Struct, frozen=True):
    """What is said of some words: the same for all places where they stand.

    `quote` is "" when the whole letter is meant. `others` are more wordings to choose from.
    `detail` is what these words alone show ("Sætningen er på 38 ord."), `advice` what to do.
    """

    quote: str
    change: Change | None
    others: tuple[Change, ...]
    detail: str | None
    advice: str | None


class Note(msgspec.Struct, frozen=True):
    """Findings of one rule that say the same, with the place of each in words."""

    findings: tuple[Finding, ...]
    places: tuple[str, ...]
    said: Saying


def notes(findings: Sequence[Finding], letter: Letter) -> tuple[Note, ...]:
    """The findings as notes: places with the same words and the same advice are one note."""
    made: dict[Saying, list[Finding]] = {}
    for finding in findings:
        made.setdefault(_saying(finding, letter), []).append(finding)
    return tuple(
        Note(tuple(same), tuple(place(letter, each.start) for each in same), said)
        for said, same in made.items()
    )


def common_advice(made: Sequence[Note]) -> str | None:
    """The advice that at least half of a rule's notes share and that is therefore said once, or None."""
    counted = Counter(note.said.advice for note in made if note.said.advice)
    advice, count = next(iter(counted.most_common(1)), (None, 0))
    return advice if count > 1 and 2 * count >= len(made) else None


def words(said: Saying, *, whole: bool) -> str:
    """The words and what to write for them: »gammelt« → »nyt«; a long quotation cut unless `whole`."""
    change = said.change
    if change is None or change.is_long:
        return f"»{said.quote if whole else shorten(said.quote)}«"
    if not change.new:
        return f"stryg »{change.old}«"
    others = "".join(f" eller »{other.new}«" for other in said.others)
    return f"»{change.old}« → »{change.new}«{others}"


def shorten(text: str, limit: int = 70) -> str:
    """The text, or its beginning and an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _saying(finding: Finding, letter: Letter) -> Saying:
    quote = "" if finding.start is None else _plain(letter.text[finding.start : finding.end])
    texts = [each for each in finding.suggestions if each.text is not None]
    detail = None
    if not quote:
        detail = finding.message
    elif finding.category in WHOLE_SENTENCE and quote not in finding.message:
        detail = finding.message.split(". ")[0].rstrip(".") + "."
    if texts:
        advice = texts[0].note
    else:
        advice = next((each.note for each in finding.suggestions if each.note), finding.message)
    return Saying(
        quote=quote,
        change=_change(finding, texts[0], letter.text) if texts else None,
        others=tuple(_change(finding, each, letter.text) for each in texts[1:] if _is_beside(each, texts[0])),
        detail=detail,
        advice=None if advice == detail else advice,
    )


def _change(finding: Finding, best: Suggestion, text: str) -> Change:
    """The change over all that the finding and its suggestion cover, so that an addition shows its word."""
    new = best.text or ""
    if best.start is None or best.end is None:
        return Change("", _plain(new))
    start = best.start if finding.start is None else min(best.start, finding.start)
    end = best.end if finding.end is None else max(best.end, finding.end)
    changed = text[start : best.start] + new + text[best.end : end]
    return Change(_plain(text[start:end]), _plain(changed))


def _is_beside(suggestion: Suggestion, best: Suggestion) -> bool:
    """Whether it is another wording for the very same words."""
    same_place = (suggestion.start, suggestion.end) == (best.start, best.end)
    return same_place and best.start != best.end and suggestion.text != best.text


def _plain(text: str) -> str:
    return " ".join(text.split())


def unbroken(where: str) -> str:
    """The place with its number kept on the line of its noun."""
    return re.sub(r"(afsnit|punkt|felt|fodnote|linje) (?=\d)", "\\1\N{NO-BREAK SPACE}", where)
