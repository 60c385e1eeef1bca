"""What the reader is asked to do, as an order in plain words.

    Du bedes | udfylde | skemaet og | sende | det            → Udfyld skemaet, og send det
    Du bedes | derfor inden fredag | sende | dine lønsedler  → Send derfor dine lønsedler inden fredag
    Du bedes | i den forbindelse | oplyse |, om du er syg    → Oplys i den forbindelse, om du er syg

An adverb stands right behind the order. A phrase does too where a clause or more phrases follow, and behind the object
where that is all there is: *send dine lønsedler inden fredag* is how one would say it.
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.dates import MONTHS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.asking.asked_participles import LINKS, POLITE
from klartekst.rewriting.edits import Rewrite, opens, text_of
from klartekst.rewriting.imperatives import imperative_of, may_be_infinitive
from klartekst.rewriting.passives.clause_parts import is_particle

_KEPT = listed("også derfor desuden derudover samtidig straks")
_BEFORE = PREPOSITIONS | {"senest"}
_SOON = ("snarest muligt", "hurtigst muligt", "så vidt muligt", "med det samme")
_WEAK = listed("mig dig os jer ham hende den det dem dette sig")
_LONG = 6  # words of an object that a phrase is not put behind


class _Between(msgspec.Struct, frozen=True):
    """What stands between *bedes* and the infinitive at `verb`: adverbs that are kept, and phrases."""

    adverbs: str
    phrase: str
    verb: int


def orders(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Rewrite | None:
    """The request *du bedes* with *bedes* at `verb` as orders; None where another word stands between.

    Not behind other words: *I den forbindelse bedes du* keeps its order.
    """
    start = verb - 1
    between = _between(tokens, verb + 1, lexicon) if opens(tokens, start) else None
    first = imperative_of(tokens[between.verb], lexicon) if between is not None else None
    if between is None or first is None or first == "hav":
        return None  # "du bedes have betalt inden fredag"
    leaning = _leaning(tokens, between.verb + 1)
    stop = next((at for at in range(leaning, len(tokens)) if _closes(tokens[at])), len(tokens))
    head = " ".join(filter(None, [first, text_of(tokens[between.verb + 1 : leaning]), between.adverbs]))
    object_ = tokens[leaning:stop]
    if between.phrase and len(object_) <= _LONG and is_noun_phrase(object_, lexicon):
        return _rewrite(tokens, start, stop, f"{head} {text_of(object_)} {between.phrase}")
    head = f"{head} {between.phrase}".rstrip()
    return _joined(tokens, start, leaning, stop, head, lexicon)


def _between(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> _Between | None:
    """The words up to the infinitive; None where one of them is neither an adverb that may stay nor a phrase."""
    adverbs: list[str] = []
    first = None
    while at < len(tokens) and imperative_of(tokens[at], lexicon) is None:
        if first is None and tokens[at].norm in POLITE | _KEPT | {"og"}:
            adverbs += [tokens[at].text] if tokens[at].norm in _KEPT else []
            at += 1
            continue
        first = at if first is None else first
        at += at > first and tokens[at].norm == "og"  # "snarest muligt og senest fredag"
        end = _end_of_phrase(tokens, at, lexicon)
        if end is None:
            return None
        at = end
    if at >= len(tokens) or tokens[at - 1].norm in {"at", "og", "eller"}:
        return None  # "du bedes om at", "du bedes i maj og sende"
    return _Between(" ".join(adverbs), text_of(tokens[first:at]) if first is not None else "", at)


def _end_of_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """One past *snarest muligt*, *inden fredag*, *senest den 4. maj 2026*, *kl. 9*; None for other words."""
    end: int | None
    for soon in _SOON:
        end = at + len(soon.split())
        if " ".join(token.norm for token in tokens[at:end]) == soon:
            return end
    begun = at + (tokens[at].norm in _BEFORE)
    begun += begun > at and tokens[begun].norm in PREPOSITIONS  # "inden for 14 dage"
    if begun == at:
        return None
    first = begun + (tokens[begun].norm in {"den", "d.", "kl.", "klokken"})
    if first > begun and tokens[first].kind is TokenKind.NUMBER:
        month = first + 1 < len(tokens) and tokens[first + 1].norm in MONTHS
        end = first + 1 + month
    else:
        end = end_of_noun_phrase(tokens, begun, lexicon)
    while end is not None and end < len(tokens) and tokens[end].kind is TokenKind.NUMBER:
        end += 1
    return end


def _leaning(tokens: Sequence[Token], at: int) -> int:
    """One past what may not be parted from the verb before it: *send **det***, *mød **op***."""
    end = at
    while end < len(tokens) and (tokens[end].norm in _WEAK or is_particle(tokens, end, len(tokens))):
        article = (
            tokens[end].norm in {"den", "det"} and end + 1 < len(tokens) and not _closes(tokens[end + 1])
        )
        if article and tokens[end + 1].norm not in PREPOSITIONS:
            break  # "det udfyldte skema"
        end += 1
    return end


def _closes(token: Token) -> bool:
    return token.kind is TokenKind.PUNCTUATION


def _joined(
    tokens: Sequence[Token], start: int, at: int, stop: int, text: str, lexicon: Lexicon
) -> Rewrite | None:
    """The first order with those that *og* joins to it: *Udfyld skemaet, og send*."""
    end = at
    for place in range(at, min(stop, len(tokens) - 1)):
        if tokens[place].norm in LINKS | {"eller"}:
            more = imperative_of(tokens[place + 1], lexicon)
            if more is None and may_be_infinitive(tokens[place + 1], lexicon):
                return None
            if more is not None:
                link = "eller" if tokens[place].norm == "eller" else "og"
                between = text_of(tokens[end:place])
                text = f"{text} {between}, {link} {more}" if between else f"{text} {link} {more}"
                end = place + 2
    return _rewrite(tokens, start, end, text)


def _rewrite(tokens: Sequence[Token], start: int, end: int, text: str) -> Rewrite:
    return Rewrite(start, end, text[:1].upper() + text[1:] if tokens[start].text[0].isupper() else text)
