"""Cuts before a reason or a result: *fordi*, *da*, *idet*, *så*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import CONDITIONALS, MODALS, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_imperative, is_nominative
from klartekst.rewriting.main_order import turned
from klartekst.rewriting.splitting.place import Cut, Place, decides, front, main_tokens, own_voice

# By these the writer speaks of the letter itself: "idet vi gør opmærksom på" gives no reason.
REMARKS = listed("gør henviser bemærker understreger beklager minder beder forudsætter skal gælder")
_REFUSALS = listed(
    "ikke ingen afslag afslår afslået nedsat nedsætter nedsættes stopper stoppet stoppes ophører ophørt bortfalder "
    "bortfaldet afviser afvist afvises lukker lukket besluttet beslutter"
)
_LACKS = listed("ikke ellers modsat ingen intet aldrig mangler")
_ADDS = REMARKS | listed("bemærkes henvises understreges dog samtidig tillige også")
_STOPS = frozenset({",", ".", ";", ":"})


def result(place: Place) -> Cut | None:
    """*så vi kan hjælpe* → *Så kan vi hjælpe*; with *ikke* behind the verb it is *Derfor*."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    if not own_voice(place):
        return None
    subject, verb = tokens[piece.body].norm, tokens[piece.finite].norm
    if any(tokens[at].norm in {"ikke", "aldrig"} for at in range(piece.body, piece.finite)):
        return None  # "så arealet ikke overstiger 40 m²": in that order it is what is meant to be
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
    piece = place.piece
    assert piece.finite is not None and piece.opener is not None
    if (
        (place.between and not _decided(place))
        or place.conditional
        or piece.opener != piece.start
        or _orders(place)
    ):
        return None
    if norm == "da" and not is_present(place, piece.finite):
        return None  # "da du flyttede": when, or because
    swaps = _further_reasons(place, norm)
    return None if swaps is None else Cut(piece.start, piece.body, "Det skyldes, at", 2, swaps)


def _further_reasons(place: Place, norm: str) -> dict[int, str] | None:
    """*og fordi* behind the first reason, as *og at*; None where another one cannot be joined so."""
    tokens = place.tokens
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
    return swaps


def _decided(place: Place) -> bool:
    """*Vi har besluttet, at …, fordi …*: the reason is that of the decision."""
    return len(place.between) == 1 and decides(place)


def _orders(place: Place) -> bool:
    return is_imperative(place.tokens, place.main.body, place.lexicon) or place.main.finite == 0


def is_present(place: Place, at: int) -> bool:
    """Whether the verb tells of now, so that *da* gives a reason and no time."""
    token = place.tokens[at]
    return token.norm in {"er", "har", "kan", "skal", "må", "vil"} or any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT
        for word in place.lexicon.words(token.text)
    )


def idet(place: Place) -> Cut | None:
    """*idet* may give a reason or merely add: the reason of a refusal is named, else the clause stands alone."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    swaps = _further_reasons(place, "idet")
    if place.conditional or not own_voice(place) or swaps is None:
        return None
    refusal = any(token.norm in _REFUSALS for token in main_tokens(place))
    if refusal and not place.between and tokens[piece.finite].norm not in REMARKS:
        return Cut(piece.start, piece.body, "Det skyldes, at", 1, swaps)
    return None if swaps else _plain_main(place, 1)


def is_reason(tokens: Sequence[Token], opener: int, lexicon: Lexicon) -> bool:
    """Whether the *idet* at `opener` gives a reason for sure, so that *fordi* says the same.

    It does behind a request or a refusal, and where it tells of what is not: *idet vi mangler et bilag*,
    *idet sagen ellers bliver lukket*. Elsewhere it may only add: *idet undervisningen foregår om formiddagen*.
    """
    end = next((at for at in range(opener + 1, len(tokens)) if tokens[at].text in _STOPS), len(tokens))
    clause = {token.norm for token in tokens[opener + 1 : end]}
    if opener == 0 or tokens[opener - 1].text != "," or clause & _ADDS:
        return False
    if is_imperative(tokens, 0, lexicon) or not _REFUSALS.isdisjoint(token.norm for token in tokens[:opener]):
        return True
    return not _LACKS.isdisjoint(clause)


def _plain_main(place: Place, rank: int) -> Cut | None:
    parts = turned(place.tokens, place.piece, place.lexicon)
    if parts is None:
        return None
    verb, subject, adverbs = parts
    assert place.piece.finite is not None
    lead = " ".join([subject[:1].upper() + subject[1:], verb, *adverbs])
    return Cut(place.piece.start, place.piece.finite + 1, lead, rank)


def reason_first(place: Place) -> Cut | None:
    """*Da du har fået arbejde, stopper din hjælp* → *Du har fået arbejde. Derfor stopper din hjælp*.

    `place` is the main clause behind the reason. Only where the reason stands in the order of a main clause already.
    """
    main, tokens = place.piece, place.tokens
    reason = _front_reason(place)
    if reason is None or main.finite != main.body or main.coordinator is not None:
        return None
    assert reason.opener is not None and reason.finite is not None
    parts = turned(tokens, reason, place.lexicon)
    told = {token.norm for token in tokens[main.start : main.end]}
    if parts is None or parts[2] or not is_present(place, reason.finite) or told & {"derfor", "så", "dog"}:
        return None
    return Cut(main.start, main.body, "Derfor", 1, {reason.opener: ""})


def _front_reason(place: Place) -> Piece | None:
    """The *da* that stands first, or behind *og* and *men*, with no other main clause or condition in between."""
    for at in range(place.number - 1, -1, -1):
        each = place.found[at]
        if each.kind is Kind.MAIN or each.bracketed:
            return None
        norm = place.tokens[each.opener].norm if each.opener is not None else ""
        if at == 0 or each.coordinator is not None:
            alone = each.opener == each.body - 1 and each.opener - each.start <= 1
            if at and not any(earlier.kind is Kind.MAIN for earlier in place.found[:at]):
                return None  # "Da A, og da B, …": the first one still waits for its main clause
            return each if norm == "da" and each.finite is not None and alone else None
        if norm in CONDITIONALS or not norm:
            return None
    return None
