"""Cuts before a reason or a result: *fordi*, *da*, *idet*, *så*."""

from klartekst.danish.forms import VerbForm, VerbKind, listed
from klartekst.danish.verbs_in_place import MODALS, is_imperative, is_nominative
from klartekst.rewriting.cut_place import Cut, Place, front, main_tokens, own_voice
from klartekst.rewriting.main_order import turned

# By these the writer speaks of the letter itself: "idet vi gør opmærksom på" gives no reason.
REMARKS = listed("gør henviser bemærker understreger beklager minder beder forudsætter skal gælder")


def result(place: Place) -> Cut | None:
    """*så vi kan hjælpe* → *Så kan vi hjælpe*; with *ikke* behind the verb it is *Derfor*."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    if not own_voice(place):
        return None
    subject, verb = tokens[piece.body].norm, tokens[piece.finite].norm
    refused = piece.finite + 1 < piece.end and tokens[piece.finite + 1].norm == "ikke"
    denied = not {"ikke", "ingen", "intet", "aldrig", "mangler"}.isdisjoint(
        token.norm for token in tokens[place.found[place.number - 1].start : piece.start]
    )
    if denied and verb in MODALS and not refused:
        return None  # "vi har ikke fået noget, så vi kan …" denies both
    if refused or denied or (subject == "det" and verb == "er"):
        return None if place.conditional else front(place, "Derfor", 1)
    if verb.endswith("s") or not (is_nominative(tokens, piece.body) or subject == "de"):
        return None  # "så den omlægges": rather a purpose than a result
    return front(place, "Så", 1)


def cause(place: Place, norm: str) -> Cut | None:
    """*fordi …* → *Det skyldes, at …*: only right behind the main clause that it explains."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None and piece.opener is not None
    if (
        (place.between and not _decided(place))
        or place.conditional
        or piece.opener != piece.start
        or _orders(place)
    ):
        return None
    if norm == "da" and not _is_present(place, piece.finite):
        return None  # "da du flyttede": when, or because
    swaps: dict[int, str] = {}
    for each in place.found[place.number + 1 :]:
        if each.opener is None or tokens[each.opener].norm != norm:
            continue
        if (
            each.coordinator is None
            or tokens[each.coordinator].norm != "og"
            or each.opener != each.coordinator + 1
        ):
            return None
        swaps[each.opener] = "at"
    return Cut(piece.start, piece.body, "Det skyldes, at", 2, swaps)


def _decided(place: Place) -> bool:
    """*Vi har besluttet, at …, fordi …*: the reason is that of the decision."""
    decided = any(
        token.norm in {"besluttet", "afgjort", "vurderet", "afslået"} for token in main_tokens(place)
    )
    return decided and len(place.between) == 1 and own_voice(place)


def _orders(place: Place) -> bool:
    return is_imperative(place.tokens, place.main.body, place.lexicon) or place.main.finite == 0


def _is_present(place: Place, at: int) -> bool:
    token = place.tokens[at]
    return token.norm in {"er", "har", "kan", "skal", "må", "vil"} or any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT
        for word in place.lexicon.words(token.text)
    )


def idet(place: Place) -> Cut | None:
    """*idet* may give a reason or merely add: the reason of a refusal is named, else the clause stands alone."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    if place.conditional or not own_voice(place):
        return None
    refusal = any(
        token.norm in {"ikke", "afslag", "afslår", "afslået", "ingen"} for token in main_tokens(place)
    )
    if refusal and not place.between and tokens[piece.finite].norm not in REMARKS:
        return Cut(piece.start, piece.body, "Det skyldes, at", 1)
    return _plain_main(place, 1)


def _plain_main(place: Place, rank: int) -> Cut | None:
    parts = turned(place.tokens, place.piece, place.lexicon)
    if parts is None:
        return None
    verb, subject, adverbs = parts
    assert place.piece.finite is not None
    lead = " ".join([subject[:1].upper() + subject[1:], verb, *adverbs])
    return Cut(place.piece.start, place.piece.finite + 1, lead, rank)
