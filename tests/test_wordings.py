"""Many ways to say one thing: each part and each type is known in whatever words an office writes it.

A part that is called missing though it stands there is the worst false alarm; one that is seen in words that say
nothing is a silent fault. The wordings stand in `data/wordings/`, and each is a fact of its own.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

DATA = Path(__file__).parent / "data" / "wordings"
PARTS: dict[str, dict[str, list[str]]] = yaml.safe_load((DATA / "elements.yaml").read_text("utf-8"))
BEGINNINGS: dict[str, list[str]] = yaml.safe_load((DATA / "types.yaml").read_text("utf-8"))

# Enough words for a letter, and none that says anything of a matter.
NOTHING = (
    "Huset er malet i en dejlig blå farve, og haven er fuld af roser. Solen skinnede over havnen, og bådene lå stille "
    "ved kajen hele formiddagen lang. Alle var glade og mætte bagefter, også hunden. Kaffen var varm, og kagen var "
    "bagt med æbler fra haven bag huset. Bagefter gik turen langs vandet og op gennem skoven."
)
LETTER = "{heading}\n\nKære Ida\n\n{first}\n\n{second}\n\nVenlig hilsen\nPia Holm\n"
NO_HEADING = "Kaffe hos Ida Juul i den blå villa"
GUIDANCE = "Du kan klage til Ankestyrelsen inden 4 uger."

ASKED_IN = {
    "next-step": "kvittering",
    "deadline": "dokumentation",
    "consequence": "dokumentation",
    "right-to-representative": "indkaldelse",
    "opportunity-to-comment": "partshoering",
}
"""A type that calls for the part; a refusal does for all others."""


@cache
def checker() -> Checker:
    """One checker with the built-in settings."""
    return Checker(Settings())


def analysed(heading: str, first: str, second: str, given: str | None = None) -> Analysis:
    """A letter of these parts, taken apart."""
    text = LETTER.format(heading=heading, first=first, second=second)
    return checker().analyse(read(text.encode(), "-"), given)


def state(part: str, wording: str) -> str:
    """Whether a part is there in a letter that says nothing else."""
    heading = wording if part == "purpose-heading" else NO_HEADING
    guided = "Du kan klage til os. " if part in {"complaint-deadline", "complaint-authority"} else ""
    told = "" if part == "purpose-heading" else guided + wording
    return analysed(heading, NOTHING, told, ASKED_IN.get(part, "afgoerelse-afslag")).elements.states[part]


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each wording of a table with its name."""
    return [(name, wording) for name, wordings in table.items() for wording in wordings]


@pytest.mark.parametrize(("part", "wording"), cases(PARTS["seen"]))
def test_a_part_is_seen_in_whatever_words_it_stands(part: str, wording: str) -> None:
    """Plain, old-fashioned, short and roundabout."""
    assert state(part, wording) == "present"


@pytest.mark.parametrize(("part", "wording"), cases(PARTS["unsure"]))
def test_what_may_be_a_part_is_not_called_missing(part: str, wording: str) -> None:
    """*Du er under 65 år* may be the reason: a program that reads words cannot tell, and so says nothing."""
    assert state(part, wording) == "not-required"


@pytest.mark.parametrize(("part", "wording"), cases(PARTS["unseen"]))
def test_words_that_only_sound_like_a_part_leave_it_missing(part: str, wording: str) -> None:
    """*Gældende regler* names no rule, *snarest* is no date, and an interpreter is no one to bring along."""
    assert state(part, wording) == "missing"


@pytest.mark.parametrize(("kind", "wording"), cases(BEGINNINGS))
def test_a_type_is_known_by_its_heading_and_first_lines(kind: str, wording: str) -> None:
    """A decision against the reader holds guidance too, as the law asks; its result is seen in the opening."""
    heading, first = wording.split(" | ")
    decides = kind.startswith("afgoerelse")
    guided = f"{NOTHING}\n\n{GUIDANCE}" if decides and kind != "afgoerelse-bevilling" else NOTHING
    analysis = analysed(heading, first, guided)
    assert analysis.type.name == kind
    if decides:
        assert analysis.elements.states["decision-first"] == "present"


@pytest.mark.parametrize(("kind", "wording"), cases(BEGINNINGS))
def test_a_letter_without_guidance_is_its_type_or_none(kind: str, wording: str) -> None:
    """Unsure is said as unsure: a wrong type would be asked for parts that it needs not have."""
    heading, first = wording.split(" | ")
    assert analysed(heading, first, NOTHING).type.name in {kind, None}


@pytest.mark.parametrize("table", [PARTS["seen"], BEGINNINGS])
def test_each_part_and_type_is_tried_in_many_ways(table: dict[str, list[str]]) -> None:
    """A table of three wordings would prove nothing of the fourth."""
    assert all(len(set(wordings)) == len(wordings) >= 15 for wordings in table.values())
