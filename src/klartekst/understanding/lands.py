"""Borgerland and fagland: where each sentence stands between the citizen's land and the profession's.

Kolding's strategy asks staff to notice when the border between the two is crossed: what is complicated is
dealt with in *fagland* and carried over into *borgerland* in words that everyone can use. So every sentence
is placed by what it holds, and the report shows where the letter crosses. It is a place on a map, with its
reasons, never a mark for a person.

What pulls into fagland is what the rules found (a term nobody explained, a §, a passive that hides who acts)
and the institution acting instead of *vi*. What pulls into borgerland is the reader spoken to, somebody who
says *vi* or *jeg*, and words for what people do and get every day. A term that the letter explains is no
longer found, and a plain fact that holds neither (*Mødet er den 3. maj kl. 10*) is borgerland: nothing in
it has to be translated. The closing block of rules is left out: that is where the law should stand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.finding import Category, Finding
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.reading import reading_text
from klartekst.understanding.zones import ZoneKind, prose


class Land(StrEnum):
    """Where a sentence stands."""

    CITIZEN = "borgerland"
    BORDER = "grænsen"
    PROFESSION = "fagland"


class Placed(msgspec.Struct, frozen=True):
    """A sentence `[start, end)` of the letter, its land, and what holds it in fagland (Danish, weightiest first)."""

    start: int
    end: int
    land: Land
    why: tuple[str, ...] = ()


# What a finding of a category says of its sentence, and how heavily it pulls. What must be looked up to be
# understood pulls twice as hard as what is only stiff. Length is no land: a long sentence may be all *du*.
_PULLS: Mapping[Category, tuple[str, int]] = {
    Category.JARGON: ("fagord", 2),
    Category.LAW_REFERENCE: ("lovhenvisning", 2),
    Category.THIRD_PERSON: ("læseren omtalt i tredje person", 2),
    Category.ABBREVIATION: ("forkortelse", 1),
    Category.PASSIVE: ("passiv", 1),
    Category.NOMINALISATION: ("handling gjort til navneord", 1),
    Category.OFFICIALESE: ("kancellisprog", 1),
}
_INSTITUTION = ("institutionen handler", 1)
_ACTING = re.compile(
    r"\b(?:kommunen|forvaltningen|jobcent(?:ret|eret)|centret|afdelingen|myndigheden|visitationen|"
    r"ydelseskontoret|sekretariatet|(?-i:[A-ZÆØÅ][\wæøå-]+ Kommune)) (?!og\b|eller\b)\w+(?:r|ede|te|t)\b",
    re.IGNORECASE,
)
_READER = listed("du dig din dit dine jer jeres")
_SENDER = listed("vi jeg os vores mig min mit mine")
_EVERYDAY = listed(
    "får fik få fået kan skal må vil har havde ringer ring ringe skriver skriv skrive skrevet sender send sende "
    "kommer kom komme betaler betal betale bor går gik taler tale tal talt snakker møder mødes mødte ser se "
    "hjælper hjælp hjælpe hjulpet hører høre fortæl fortælle fortalt sagt siger sige spørg spørge svar svarer "
    "svare hent hente bring tag tage arbejder arbejde sover spiser køber passer bruger bruge søge søgt søg "
    "begynder begynde stopper flytter gøre gør vente venter"
)
_CITIZEN_PULL = {"reader": 2, "sender": 1, "everyday": 1}


def lands(analysis: Analysis, findings: Sequence[Finding]) -> tuple[Placed, ...]:
    """Every sentence of the letter's prose but the block of rules, in reading order."""
    pulls: dict[int | None, list[Finding]] = {}
    for each in findings:
        if each.start is not None and each.category in _PULLS:
            pulls.setdefault(analysis.sentence_at(each.start), []).append(each)
    placed = []
    for sentence in prose(analysis.sentences, analysis.zones):
        if analysis.zone(sentence) is ZoneKind.LEGAL:
            continue
        text = reading_text(sentence, analysis).text
        reasons = _reasons(pulls.get(analysis.sentence_at(sentence.start), ()), text)
        land = _land(sum(reasons.values()), _everyday(token.norm for token in sentence.tokens))
        why = tuple(sorted(reasons, key=lambda name: -reasons[name])) if land is not Land.CITIZEN else ()
        placed.append(Placed(sentence.start, sentence.end, land, why))
    return tuple(placed)


def crossings(placed: Sequence[Placed]) -> tuple[tuple[Placed, ...], ...]:
    """The stretches of fagland: each run of such sentences that follow each other."""
    runs: list[list[Placed]] = []
    before = Land.CITIZEN
    for each in placed:
        if each.land is Land.PROFESSION:
            if before is not Land.PROFESSION:
                runs.append([])
            runs[-1].append(each)
        before = each.land
    return tuple(tuple(run) for run in runs)


def _reasons(found: Sequence[Finding], text: str) -> dict[str, int]:
    """What pulls into fagland, each reason with the sum of its pulls."""
    reasons: dict[str, int] = {}
    for each in found:
        name, pull = _PULLS[each.category]
        reasons[name] = reasons.get(name, 0) + pull
    if _ACTING.search(text):
        name, pull = _INSTITUTION
        reasons[name] = pull
    return reasons


def _everyday(words: Iterable[str]) -> int:
    """How hard the sentence pulls into borgerland: each kind of sign counts once."""
    there = set(words)
    kinds = {"reader": _READER, "sender": _SENDER, "everyday": _EVERYDAY}
    return sum(_CITIZEN_PULL[name] for name, listed in kinds.items() if not there.isdisjoint(listed))


def _land(profession: int, citizen: int) -> Land:
    if not profession:
        return Land.CITIZEN
    return Land.BORDER if citizen >= profession else Land.PROFESSION
