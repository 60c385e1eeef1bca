"""What a check of a letter gives: frozen values that every report is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from klartekst.danish.readability import Readability, Reading
from klartekst.finding import Finding
from klartekst.letter import Letter
from klartekst.rules.schema import Strategy
from klartekst.understanding.lands import Placed
from klartekst.understanding.strengths import Strength


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """One letter and what was found in it.

    `status` is "ok", "partial" or "unreadable", with a Danish `reason` when it is not "ok".
    `sentences` are the places of the body prose's sentences, `findings` are in reading order.
    `readability` is None for an unreadable letter.
    `reading` holds textstat's measures, when they are asked for.
    `strategy` is the municipal strategy in whose words a report speaks; `strategy_chosen` when somebody asked
    for it. `strengths` is what the letter does well, `lands` where each sentence stands between the
    citizen's land and the profession's.
    `elements` says of each legal element "present", "missing" or "not-required".
    `accepted` are findings that a waiver has taken out of `findings`.
    `dropped` counts the suggestions that the guard refused to show.
    """

    letter: Letter
    status: str = "ok"
    reason: str | None = None
    profile: str = "faelles"
    type: str | None = None
    findings: tuple[Finding, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    readability: Readability | None = None
    reading: Reading | None = None
    score: int | None = None
    elements: Mapping[str, str] = field(default_factory=dict)
    strategy: Strategy | None = None
    strategy_chosen: bool = False
    strengths: tuple[Strength, ...] = ()
    lands: tuple[Placed, ...] = ()
    dropped: int = 0
    accepted: tuple[Finding, ...] = ()
