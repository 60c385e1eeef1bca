"""What kind of letter klartekst takes it for, its parts, the lands it stands in, and its score, in Danish."""

from collections.abc import Mapping, Sequence

import msgspec

from klartekst.reports.summary import listed, places, sentences_count
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.score import best_changes
from klartekst.understanding.elements import MISSING, PRESENT, wordings
from klartekst.understanding.lands import Land, crossings
from klartekst.understanding.places import place, together

KINDS: Mapping[str, str] = {
    "afgoerelse-afslag": "et afslag",
    "afgoerelse-bevilling": "en afgørelse, der siger ja",
    "afgoerelse-delvis": "en afgørelse, der siger delvist ja",
    "afgoerelse-tilbagebetaling": "en afgørelse om at betale penge tilbage",
    "afgoerelse-aktindsigt": "et svar på en anmodning om aktindsigt",
    "afgoerelse-sanktion": "en afgørelse om en sanktion",
    "afgoerelse-aendring": "en afgørelse, der ændrer eller stopper noget",
    "partshoering": "en partshøring",
    "indkaldelse": "en indkaldelse",
    "kvittering": "en kvittering",
    "dokumentation": "et brev, der beder om papirer eller oplysninger",
    "orientering": "en orientering",
    "nabohoering": "en nabohøring",
    "paamindelse": "en påmindelse",
}


CHOOSE_TYPE = "Vælg selv med --type."


def kind_line(checked: CheckedLetter, choose: str = CHOOSE_TYPE) -> str | None:
    """What klartekst takes the letter for; None for a text too short to tell.

    When it is unsure it says so, and `choose` how the reader can say what it is.
    """
    if checked.letter.fragment or checked.readability is None or checked.readability.lix is None:
        return None
    if checked.type is None:
        return f"klartekst er ikke sikker på, hvad brevet er for et brev. {choose}"
    return f"klartekst læser brevet som {KINDS[checked.type]}."


def score_line(checked: CheckedLetter, rules: Mapping[str, Rule]) -> str | None:
    """The score and the three changes that would raise it most; None without a score."""
    if checked.score is None or checked.readability is None:
        return None
    changes = best_changes(checked.findings, checked.readability)
    helps = ", ".join(f"{rules[change.rule].title.lower()} (+{change.gain})" for change in changes)
    more = f" Flest point giver det at rette: {helps}." if helps else ""
    return f"Brevet får {checked.score} point af 100.{more}"


class Crossing(msgspec.Struct, frozen=True):
    """A stretch in fagland: where it is, and what holds it there."""

    where: str
    why: str


def parts(checked: CheckedLetter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts that the letter has, and those that its kind calls for and klartekst cannot find."""
    titles = {each.given.name: each.given.title for each in wordings()}
    there, lacking = (
        tuple(titles[name] for name, state in checked.elements.items() if state == wanted)
        for wanted in (PRESENT, MISSING)
    )
    return there, lacking


def lands_line(checked: CheckedLetter) -> str | None:
    """»14 af 20 sætninger står i borgerland, 4 på grænsen og 2 i fagland.«; None for a text without prose."""
    if not checked.lands or checked.readability is None or checked.readability.lix is None:
        return None
    counts = {land: sum(each.land is land for each in checked.lands) for land in Land}
    total = len(checked.lands)
    if counts[Land.CITIZEN] == total:
        return f"Hele brevet står i borgerland: {sentences_count(total)}."
    if counts[Land.PROFESSION] == total:
        return f"Hele brevet står i fagland: {sentences_count(total)}."
    said = [f"{counts[Land.CITIZEN]} af {sentences_count(total)} står i borgerland"]
    said += [f"{counts[Land.BORDER]} på grænsen"] if counts[Land.BORDER] else []
    said += [f"{counts[Land.PROFESSION]} i fagland"] if counts[Land.PROFESSION] else []
    return f"{listed(said)}."


def land_crossings(checked: CheckedLetter) -> tuple[Crossing, ...]:
    """Where the letter goes into fagland: each paragraph once, with the two weightiest reasons."""
    made: dict[str, list[str]] = {}
    for run in crossings(checked.lands):
        for each in run:
            made.setdefault(place(checked.letter, each.start), []).extend(each.why)
    return tuple(Crossing(where, listed(_commonest(why))) for where, why in made.items())


def crossings_line(checked: CheckedLetter) -> str | None:
    """»Brevet går over i fagland i afsnit 2 og 4, mest ved kancellisprog og passiv.«; None where it does not."""
    met = land_crossings(checked)
    if not met:
        return None
    why = [each for one in checked.lands if one.land is Land.PROFESSION for each in one.why]
    where = together([each.where for each in met[:4]])
    more = f" og {places(len(met) - 4)} mere" if len(met) > 4 else ""
    return f"Det går over i fagland her: {where}{more}. Det sker mest ved {listed(_commonest(why))}."


def _commonest(why: Sequence[str]) -> list[str]:
    """The two reasons that come most often."""
    return sorted(dict.fromkeys(why), key=lambda each: -why.count(each))[:2]
