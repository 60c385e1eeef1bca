"""Cuts before a clause that is glued on: *hvilket*, *hvorfor*, *ligesom*, and the relative *som* and *der*."""

from dataclasses import replace

from klartekst.danish.closed_classes import ADVERBS, CONDITIONALS, listed
from klartekst.danish.piece import Piece
from klartekst.danish.prolongers import prolonger_places
from klartekst.rewriting.antecedent import antecedent
from klartekst.rewriting.main_order import adverbs_fit
from klartekst.rewriting.splitting.place import Cut, Place, front, own_voice

FRONTS = {
    "hvorfor": "Derfor", "hvorefter": "Derefter", "hvorved": "Dermed", "hvormed": "Dermed",
    "hvorimod": "Derimod", "ligesom": "Desuden",
}  # fmt: skip
# What is set down, so that something follows by it: also in compounds, *kvalitetsstandarden, hvorefter*.
_RULES = (
    "lov", "regel", "regl", "bestemmelse", "bekendtgørelse", "praksis", "§", "stk", "aftale", "vedtægt", "standard",
    "retningslinje", "vejledning", "princip", "ordning", "beslutning", "afgørelse", "politik", "vilkår", "plan",
    "kontrakt", "cirkulære", "kriteri", "krav", "model", "takst", "dom",
    "erklæring", "attest", "udtalelse", "rapport", "notat",
)  # fmt: skip
_SO = listed("derfor heraf dermed således")


def glued(place: Place, norm: str) -> Cut | None:
    """*, hvilket vi beklager* → *Det beklager vi*; *, hvorfor du ikke kan* → *Derfor kan du ikke*."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None and piece.opener is not None
    joined = any(each.coordinator is not None for each in place.between)
    if not _concludes(place, norm) and (joined or not own_voice(place)):
        return None
    if place.number not in set(prolonger_places(tokens, place.found, place.lexicon)):
        return None  # a question: "vi ved ikke, hvorfor du ikke kom"
    if norm == "hvilken":
        if tokens[piece.opener - 1].norm != "i" or tokens[piece.body].norm != "forbindelse":
            return None
        moved = Piece(
            piece.kind,
            piece.start,
            piece.end,
            piece.body + 1,
            opener=piece.opener,
            finite=piece.finite,
            comma=True,
        )
        return front(replace(place, piece=moved), "I den forbindelse", 1)
    if norm == "hvorefter" and (_names_rule(place) or tokens[piece.finite].norm == "skulle"):
        return None  # "reglerne i loven, hvorefter", "en anmeldelse, hvorefter du skulle": by them, and not later
    if norm in FRONTS:
        if norm == "ligesom" and place.conditional:
            return None
        if norm == "hvorfor" and any(token.norm in _SO for token in tokens[piece.body : piece.end]):
            return None  # "hvorfor timetallet i konsekvens heraf reduceres" says it twice
        return front(place, FRONTS[norm], 1)
    before = tokens[piece.body : piece.finite]
    if all(token.norm in ADVERBS for token in before):
        if not adverbs_fit(place.tokens, place.piece, [token.text for token in before]):
            return None
        lead = " ".join(["Det", tokens[piece.finite].text, *(token.text for token in before)])
        return Cut(piece.start, piece.finite + 1, lead, 1)
    return front(place, "Det", 1)


def _concludes(place: Place, norm: str) -> bool:
    """*Lægen skriver, at …, og at …, hvorfor vi …*: whatever others say, the conclusion is the writer's own."""
    return norm == "hvorfor" and place.tokens[place.piece.body].norm in {"vi", "jeg"}


def _names_rule(place: Place) -> bool:
    """Whether the clause before names what is set down, or tells of it: *de regler, rådet har vedtaget, hvorefter*."""
    start = place.found[place.number - 1].start
    if start > 1 and place.tokens[start - 1].text == ",":
        start -= 2
    before = place.tokens[start : place.piece.start]
    return any(stem in token.norm for token in before for stem in _RULES)


def relative(place: Place, norm: str) -> Cut | None:
    """*pladsanvisningen, som har åbent* → *Pladsanvisningen har åbent*."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    before = place.found[place.number - 1]
    if before.end != piece.start - 1 or not own_voice(place) or place.conditional:
        return None
    if any(each.opener is not None and tokens[each.opener].norm in CONDITIONALS for each in place.between):
        return None
    if _is_cleft(place, before) or (before is not place.main and not _owned(place, before)):
        return None
    name = antecedent(tokens[before.start : before.end], place.lexicon, tokens[piece.finite].norm)
    if name is None:
        return None
    between = tokens[piece.body : piece.finite]
    if all(token.norm in ADVERBS for token in between):
        if not adverbs_fit(place.tokens, place.piece, [token.text for token in between]):
            return None
        lead = " ".join([name, tokens[piece.finite].text, *(token.text for token in between)])
        return Cut(piece.start, piece.finite + 1, lead, 2)
    return front(place, name, 2) if norm == "som" else None


def _owned(place: Place, before: Piece) -> bool:
    """*… din læge, der skriver*: which one is meant is plain wherever it stands."""
    return any(
        token.norm in listed("din dit vores jeres") for token in place.tokens[before.end - 2 : before.end]
    )


def _is_cleft(place: Place, before: Piece) -> bool:
    """*Det er lægen, der afgør det*: the relative clause is the message, not an addition."""
    words = {token.norm for token in place.tokens[before.start : before.end]}
    return bool(words & {"det", "der", "hvem", "hvad"}) and bool(
        words & listed("er var være været bliver blev")
    )
