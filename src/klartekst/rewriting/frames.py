"""Verb frames: who acts when nobody is named, and how the passive's subject goes into the active clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of `verbs.tsv`.

    `actor` is "vi", "du", "anden" or "spørg" (ask the writer); `hints` are (actor, noun) pairs: subjects
    of the passive that point to another actor. `patterns` are active clauses with the slot `NP`,
    plainest first; `clauses` the same for an *at*-clause, up to its comma.
    """

    lemma: str
    actor: str
    hints: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...]
    clauses: tuple[str, ...]

    def who_acts(self, nouns: Sequence[str]) -> str | None:
        """Who acts on these nouns: "vi", "du", or None when only the writer knows.

        A compound counts as its last part: *parkeringsafgift* is an *afgift*.
        """
        for actor, hint in self.hints:
            if any(noun == hint or (len(hint) > 3 and noun.endswith(hint)) for noun in nouns):
                return actor if actor in {"vi", "du"} else None
        return self.actor if self.actor in {"vi", "du"} else None

    def by_hint(self, nouns: Sequence[str]) -> bool:
        """Whether a hint and not the general actor decides."""
        return any(noun == hint or noun.endswith(hint) for _, hint in self.hints for noun in nouns)


@cache
def load_frames(path: Path) -> dict[str, Frame]:
    """The frames of `verbs.tsv` by base form; a particle verb stands under both its words ("sætte op")."""
    lines = path.read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    frames = {}
    for line in lines[1:]:
        row = dict(zip(header, line.split("\t"), strict=True))
        frames[row["lemma"]] = _frame(row)
    return frames


def _frame(row: dict[str, str]) -> Frame:
    hints: list[tuple[str, str]] = []
    for part in filter(None, row["objects"].split(";")):
        actor, _, nouns = part.partition(":")
        hints.extend((actor.strip(), noun.strip()) for noun in nouns.split(","))
    patterns: list[str] = []
    clauses: list[str] = []
    for part in filter(None, (each.strip() for each in row["frame"].split(";"))):
        if "(" in part or "…" in part:
            continue  # holds only for some objects
        if part in {"NP→obj", "du→iobj"}:
            continue  # the verb itself, which every frame may fall back on
        if part.startswith("at→"):
            clause = part.removeprefix("at→")
            clauses.append(f"{{{row['lemma']}}}" if clause == "at" else clause.removesuffix(", at"))
        elif part.endswith(", at"):
            clauses.append(part.removesuffix(", at"))
        elif "NP" in part:
            patterns.append(part)
    if not patterns and row["plain"] and "NP→obj" in row["frame"]:
        for plain in row["plain"].split(";"):
            bare = plain.strip()
            if "(" not in bare and "," not in bare and re.fullmatch(r"\{\w+\}", bare):
                patterns.append(f"{bare} NP")
    verb, _, particle = row["lemma"].partition(" ")
    own = f"{{{verb}}} NP {particle}".strip()
    patterns.append(own)  # the verb itself: it was in the passive, so it takes an object
    if not particle:
        clauses.append(f"{{{verb}}}")
    return Frame(
        row["lemma"],
        row["actor"],
        tuple(hints),
        tuple(dict.fromkeys(patterns)),
        tuple(dict.fromkeys(clauses)),
    )


def lemmas_of(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The base forms of the nouns and pronouns among the tokens, for hints."""
    return [lemma for token in tokens for lemma in sorted(lexicon.lemmas(token.text) | {token.norm})]
