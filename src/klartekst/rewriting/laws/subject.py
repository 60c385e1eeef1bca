"""A law that is the subject of its sentence gives way to the one it is about, and follows in parentheses.

Byggelovens § 16 kræver, at du søger          → Du skal søge (byggelovens § 16).
Retssikkerhedslovens § 11 betyder, at du skal → Du skal … (retssikkerhedslovens § 11).
Servicelovens § 112 giver dig ret til hjælp   → Du har ret til hjælp (servicelovens § 112).
Praktikken bygger på § 60 i loven             → Reglerne om praktikken står i § 60 i loven.
"""

import re

from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.expressions import late
from klartekst.rewriting.laws.moved import Reference, closed
from klartekst.understanding.reading import UNREAD

_PERSON = (
    r"(?:du|vi|jeg|I|han|hun|man|kommunen|(?:din|dit|dine|vores|jeres) [^\W\d_]+|[a-zæøå]{3,}(?:en|et|ne))"
)
_SAYS = late(
    rf",? (?:betyder|siger|bestemmer|fastslår|fastsætter|medfører|indebærer), at (?P<main>{_PERSON} "
    r"(?:skal|kan|må|har|er|får|bliver|vil) .+)"
)
_DEMANDS = late(rf",? (?:kræver|forlanger), at (?P<who>{_PERSON}) (?P<verb>[^\W\d_]+)(?P<rest>(?: .+)?)")
_GIVES = late(
    r",? giver (?P<who>dig|os|jer|[a-zæøå]{3,}(?:en|et|ne)) (?P<what>ret|pligt|lov|mulighed|adgang)"
    r"(?P<rest> (?:til|for) .+)"
)
_FORBIDS = late(r",? forbyder (?P<what>[a-zæøå][^,]*)")
_ORDERS = late(r",? pålægger (?P<who>dig|os|jer|kommunen) at (?P<rest>.+)")
_RESTS_ON = late(r"(?P<what>[A-ZÆØÅ][^,]*) (?:(?:bygger|hviler|er baseret) på|følger af|fremgår af)")
# What stands in a law itself: there are no "regler om reglerne".
_RULES = late(
    r"\w*(?:regler|krav|betingelser|bestemmelser|frist|sats|vilkår|takst)(?:en|er|et|ene|ne|rne|erne)?\b",
    re.IGNORECASE,
)
_NOT_NAMED = frozenset({"vi", "det", "du", "jeg", "dette", "den", "de"})
_WHO = {"dig": "du", "os": "vi", "jer": "I"}


def said_without(text: str, reference: Reference, lexicon: Lexicon) -> str | None:
    """The sentence about the reader instead of about the law; None when it is no such sentence.

    `text` is the whole sentence on one line, ending in its full stop.
    """
    if not text.endswith(".") or any(sign in text for sign in (":", "(", ";", UNREAD)):
        return None
    quoted = text[reference.start : reference.end]
    before, after = text[: reference.start].rstrip(), text[reference.end : -1]
    if before:
        rests = _RESTS_ON.fullmatch(before)
        if rests is None or after or rests["what"].split()[0].casefold() in _NOT_NAMED:
            return None
        what = rests["what"]
        if _RULES.match(what):
            return f"{what} står i {quoted}."
        return f"Reglerne om {what[:1].lower()}{what[1:]} står i {quoted}."
    main = _main(after, lexicon)
    if main is None:
        return None
    name = quoted if quoted[:2].isupper() or quoted[0] == "§" else quoted[:1].lower() + quoted[1:]
    return f"{main[:1].upper()}{closed(main[1:])} ({name})."


def _main(after: str, lexicon: Lexicon) -> str | None:
    """What the law does to somebody, said of that person."""
    if says := _SAYS.fullmatch(after):
        return says["main"]
    if demands := _DEMANDS.fullmatch(after):
        verb = _infinitive(demands["verb"], lexicon)
        return None if verb is None else f"{demands['who']} skal {verb}{demands['rest']}"
    if gives := _GIVES.fullmatch(after):
        return f"{_WHO.get(gives['who'], gives['who'])} har {gives['what']}{gives['rest']}"
    if orders := _ORDERS.fullmatch(after):
        return f"{_WHO.get(orders['who'], orders['who'])} skal {orders['rest']}"
    if forbids := _FORBIDS.fullmatch(after):
        what = forbids["what"]
        return f"det er forbudt {what}" if what.startswith("at ") else f"{what} er forbudt"
    return None


def _infinitive(verb: str, lexicon: Lexicon) -> str | None:
    """*søger* – *søge*; None for a modal, and where it is not plain which verb it is."""
    present = VerbForm(VerbKind.PRESENT)
    lemmas = {word.lemma for word in lexicon.words(verb) if word.form == present}
    if len(lemmas) != 1 or verb.endswith("s"):
        return None
    return lexicon.inflect(lemmas.pop(), WordClass.VERB, VerbForm(VerbKind.INFINITIVE))
