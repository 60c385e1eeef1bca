"""Cuts before *og*, *men* and *for*: main clauses that were joined, and those that borrow their subject."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, CONDITIONALS, PREPOSITIONS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.openers import FRONTED
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_finite, is_imperative, is_nominative
from klartekst.rewriting.antecedent import OBJECTS
from klartekst.rewriting.splitting.place import (
    Cut,
    Place,
    borrowed,
    conditional_before,
    decides,
    front,
    own_voice,
)
from klartekst.rewriting.splitting.reasons import is_present

# Words that point back to what was said, so that a condition still holds for what they open.
POINTING = listed("så derfor derefter dermed derved ellers samtidig herefter")

# Nobody makes these a condition: *…, når du flytter, og du skal huske at …*.
_TASKS = listed("huske sørge")


def joined(place: Place) -> Cut | None:
    """*og*, *men*, *for* and a main clause, or a condition with its main clause behind it."""
    piece, tokens = place.piece, place.tokens
    assert piece.coordinator is not None
    word = tokens[piece.coordinator].norm
    first = tokens[piece.body].norm
    if _is_paired(place) or _hangs_on_preposition(place):
        return None
    if piece.kind is Kind.SHARED and word == "men" and first in AUXILIARIES:
        return None  # "men kan eksempelvis bestå i": no order, its subject stands in front
    if word not in {"og", "men", "for"} or not piece.comma:
        return None
    if first == "indtil" and tokens[piece.body + 1].norm != "videre":
        return None  # "fra du flytter, og indtil du kommer igen": a clause, or a time, of what stands before
    ordered = first not in AUXILIARIES and is_imperative(tokens, piece.body, place.lexicon)  # "og kan kræve"
    if piece.kind is Kind.SHARED and word != "for" and ordered:
        return (
            Cut(piece.start, piece.body, "Men" if word == "men" else "", 0) if _is_new_order(place) else None
        )
    fronted = piece.kind is Kind.SUBORDINATE and _leads_to_main(place)
    if piece.kind is Kind.SHARED and word == "og":
        subject = borrowed(tokens, place.main)
        sure = (
            not place.between
            and not place.conditional
            and not is_imperative(tokens, place.main.body, place.lexicon)
        )
        return Cut(piece.start, piece.body, subject, 1) if subject and sure else None
    if not fronted and piece.kind is not Kind.MAIN:
        return _another_reason(place)
    if not fronted and _lacks_subject(place):
        return None
    turned = fronted or _shows_main_order(place)
    if not turned and not _free(place, word):
        return None
    if word == "for":
        return Cut(piece.start, piece.coordinator + 1, "", 1) if fronted else _because(place)
    if place.conditional and word == "og" and not fronted and first not in POINTING:
        return None if _has_a_condition(place) else front(place, "Så", 1)
    return Cut(piece.start, piece.coordinator + 1, "Men" if word == "men" else "", 0)


def _lacks_subject(place: Place) -> bool:
    """*du bestrider det, men i øvrigt indrømmer at have set det*: a phrase in front, and nobody behind the verb."""
    piece, tokens = place.piece, place.tokens
    if tokens[piece.body].norm not in PREPOSITIONS or tokens[piece.body].text == "I" or piece.finite is None:
        return False
    behind = piece.finite + 1
    while behind < piece.end and tokens[behind].norm in ADVERBS:
        behind += 1
    if behind >= piece.end or tokens[behind].norm in {"der", "det"} or is_nominative(tokens, behind):
        return behind >= piece.end
    return end_of_noun_phrase(tokens, behind, place.lexicon) is None


def _has_a_condition(place: Place) -> bool:
    """*Hvis du ikke har et kort, bliver du afvist, og du må ikke køre ind, medmindre …*: the first is not its own."""
    openers = (each.opener for each in place.found[place.number + 1 :])
    return any(at is not None and place.tokens[at].norm in CONDITIONALS for at in openers)


def pointing(place: Place) -> Cut | None:
    """A main clause behind a mere comma that points back: *…, så derfor skal du*, *…, ellers kan vi ikke*."""
    piece, tokens = place.piece, place.tokens
    at = piece.body
    if tokens[at].norm == "så" and tokens[at + 1].norm in POINTING:
        at += 1
    if tokens[at].norm not in POINTING or piece.finite != at + 1:
        return None
    return Cut(piece.start, at, "", 0)


def _another_reason(place: Place) -> Cut | None:
    """*…, fordi A, og fordi B* → *Det skyldes også, at B*: both explain the main clause, which stands before them."""
    piece, tokens = place.piece, place.tokens
    if piece.opener is None or piece.coordinator is None or place.conditional:
        return None
    reasons = [each for each in place.between if each.opener is not None]
    if len(reasons) == 2 and reasons[0].coordinator is None and decides(place):
        reasons = reasons[1:]  # "Vi har besluttet, at …, fordi A, og fordi B"
    plain = len(reasons) == 1 and reasons[0].coordinator is None and reasons[0] is place.between[-1]
    norm = tokens[piece.opener].norm
    same = plain and norm == tokens[reasons[0].opener or 0].norm and norm in {"fordi", "da"}
    if norm == "da" and (piece.finite is None or not is_present(place, piece.finite)):
        return None
    if not same or tokens[piece.coordinator].norm != "og" or piece.opener != piece.coordinator + 1:
        return None
    if is_imperative(tokens, place.main.body, place.lexicon) or place.main.finite == 0:
        return None
    told = any(token.norm == "også" for token in tokens[piece.body : piece.end])
    return Cut(piece.start, piece.body, "Det skyldes, at" if told else "Det skyldes også, at", 2)


def _is_new_order(place: Place) -> bool:
    """*Du kan ringe til os, men husk at …*: an order behind a statement, which holds without a condition."""
    main = place.main
    return not place.conditional and not is_imperative(place.tokens, main.body, place.lexicon)


def _is_paired(place: Place) -> bool:
    """*ikke kun …, men også …* and its like belong together."""
    words = [token.norm for token in place.tokens[place.main.start : place.piece.start]]
    pairs = pairwise(words)
    alone = any(a == "ikke" and b in {"kun", "bare", "alene", "blot"} for a, b in pairs)
    return alone or not {"hverken", "enten", "både", "dels"}.isdisjoint(words)


def _hangs_on_preposition(place: Place) -> bool:
    """*uden at du har svaret, og uden at der er …*: a second such clause is no sentence."""
    behind = place.tokens[(place.piece.coordinator or 0) + 1 :]
    return len(behind) > 1 and behind[0].norm in PREPOSITIONS and behind[1].norm == "at"


def _leads_to_main(place: Place) -> bool:
    """Whether a joined condition finds its own main clause: *og hvis du flytter, skal du …*."""
    piece = place.piece
    if piece.opener is not None and place.tokens[piece.opener].norm not in CONDITIONALS | FRONTED:
        return False
    for each in place.found[place.number + 1 :]:
        if each.coordinator is not None:
            return False
        if each.kind is Kind.MAIN:
            return True
    return False


def _shows_main_order(place: Place) -> bool:
    """*Ikke* behind the verb, or the verb before its subject: no subordinate clause has that."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
    front_adverb = piece.finite > piece.body and tokens[piece.body].norm in ADVERBS
    turned = is_nominative(tokens[: piece.end], piece.finite + 1) and not is_nominative(tokens, piece.body)
    behind = following in ADVERBS | _TASKS and own_voice(place)
    return behind or front_adverb or turned or is_imperative(tokens, piece.body, place.lexicon)


def _free(place: Place, word: str) -> bool:
    """Whether the clause cannot still belong to the subordinate clauses before it."""
    if not place.between:
        return True
    rest = [each.kind is Kind.REST for each in place.between]
    if any(rest):
        return all(rest)  # a list of things, and then a new sentence
    last = place.between[-1]
    if last.kind is Kind.RELATIVE:
        return own_voice(place)
    opener = place.tokens[last.opener].norm if last.opener is not None else ""
    if word == "men":
        return own_voice(place)
    if opener in CONDITIONALS or not opener:
        return False
    return own_voice(place) and (opener == "så" or place.tokens[place.piece.body].norm in {"vi", "jeg"})


def _because(place: Place) -> Cut | None:
    """*for ellers må vi* → *Ellers må vi*; *for vi mangler* → *Vi mangler nemlig*."""
    piece, tokens = place.piece, place.tokens
    assert piece.finite is not None
    if tokens[piece.body].norm in POINTING:
        return Cut(piece.start, piece.body, "", 0)
    following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
    if piece.finite != piece.body + 1 or following in OBJECTS | {"jo", "da", "nemlig"} or place.conditional:
        return None
    subject = tokens[piece.body].text
    lead = f"{subject[:1].upper()}{subject[1:]} {tokens[piece.finite].text} nemlig"
    return Cut(piece.start, piece.finite + 1, lead, 1)


def inner(tokens: Sequence[Token], found: Sequence[Piece], number: int, lexicon: Lexicon) -> Iterator[Cut]:
    """*Du fik 400 kr. for meget og skal derfor betale*: no comma, but a second finite verb."""
    piece = found[number]
    assert piece.finite is not None
    for at in range(piece.finite + 2, piece.end - 2):
        if (
            tokens[at].norm == "og"
            and is_finite(tokens, at + 1, lexicon)
            and not is_nominative(tokens, at + 2)
        ):
            subject = borrowed(tokens, piece)
            if subject and not conditional_before(tokens, found[:number]):
                yield Cut(at, at + 1, subject, 1)
            return
