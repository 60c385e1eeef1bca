"""What kind of letter klartekst takes it for, and its score with what would raise it, in Danish sentences."""

from collections.abc import Mapping

from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.score import best_changes

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


def kind_line(checked: CheckedLetter) -> str | None:
    """What klartekst takes the letter for; says so when it is unsure, None for a text too short to tell."""
    if checked.readability is None or checked.readability.lix is None:
        return None
    if checked.type is None:
        return "klartekst er ikke sikker på, hvad brevet er for et brev. Vælg selv med --type."
    return f"klartekst læser brevet som {KINDS[checked.type]}."


def score_line(checked: CheckedLetter, rules: Mapping[str, Rule]) -> str | None:
    """The score and the three changes that would raise it most; None without a score."""
    if checked.score is None or checked.readability is None:
        return None
    changes = best_changes(checked.findings, checked.readability)
    helps = ", ".join(f"{rules[change.rule].title.lower()} (+{change.gain})" for change in changes)
    more = f" Mest hjælper det at rette: {helps}." if helps else ""
    return f"Brevet får {checked.score} point af 100.{more}"
