"""Who acts when no name and no object tells: what a letter states, its sender does; what it demands, the reader.

*Din adresse er blevet rettet* and *Træerne fældes i uge 9* tell what the sender has done or is going to do;
*Træerne skal fældes* tells the reader to. The present on -s may also be an instruction (*Batteriet skiftes*),
so it counts as told only with a time, with something that the sender runs, or where the reader is the one who gets.
"""

from collections.abc import Sequence
from itertools import pairwise

from klartekst.danish.closed_classes import YOURS, listed
from klartekst.danish.noun_phrases import TIME_WORDS
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.passives.passive_clause import Clause, Order

TIMES = TIME_WORDS | listed(
    "foråret sommeren efteråret vinteren sommerferien efterårsferien vinterferien juleferien påsken pinsen julen "
    "jul påske nytår morgenen formiddagen eftermiddagen aftenen natten dagen ugen måneden weekenden kvartal halvår "
    "mandage tirsdage onsdage torsdage fredage lørdage søndage kl kl. klokken"
)
# What is done again and again may be a rule for the reader: "filteret renses hver måned".
_AGAIN = listed("hver hvert gang gange ugentligt månedligt årligt")
# A time behind these is a limit, as it is set for the reader: "nøglen afleveres senest mandag".
_LIMITS = listed("senest inden før tidligst højst mindst")
_READER = listed("dig jer dem")
_DEMANDS = listed("skal bør skulle burde kan må")
# The office does these with what the reader has handed in, too.
_RECORDING = listed(
    "sende registrere notere gemme rette ændre opdatere journalisere bestille indskrive optage"
) | {
    "skrive op",
    "skrive ind",
}
_KEEPING = listed("registrere notere gemme opbevare slette arkivere")
_AS_TIME_PASSES = listed("når da fordi inden før")
# How it is done where it is done wrong: "er blevet bygget uden tilladelse", "gravet for dybt".
_FAULTS = listed("ulovligt ulovlig forkert uretmæssigt")
_MEASURES = listed("dybt højt langt bredt tæt stort småt sent tidligt meget lidt")
_LACKING = listed("tilladelse lov samtykke godkendelse at anmeldelse byggetilladelse dispensation")


def _is_stated(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether something is done or will be: *bliver aflyst*, *kan ikke annulleres*; not what shall or may be done."""
    subject = tokens[slice(*clause.subject)]
    if any(token.norm == "fra" for token in subject) or is_faulty(tokens, clause):
        return False  # "pengene fra din pensionskasse overføres": who has them acts
    if clause.order is Order.SUBORDINATE and not _is_past_doubt(tokens, clause):
        return False
    at = clause.passive.finite
    modal = tokens[at].norm if at is not None else ""
    if modal == "kan":
        return any(tokens[place].norm == "ikke" for place in clause.adverbs)
    return modal not in {"skal", "bør", "må", "kunne", "skulle", "måtte", "burde"}


def is_faulty(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether it is done wrong, as nobody says of himself: *er opsat i strid med planen*, *gravet for dybt*."""
    around = [token.norm for token in tokens[slice(*clause.rest)]]
    too = any(word == "for" and after in _MEASURES for word, after in pairwise(around))
    lacking = any(word == "uden" and after in _LACKING for word, after in pairwise(around))
    against = any(word == "strid" and after == "med" for word, after in pairwise(around))
    return too or lacking or against or not _FAULTS.isdisjoint(around)


def _is_past_doubt(tokens: Sequence[Token], clause: Clause) -> bool:
    """*når pladsen er blevet fundet*, *træer, der fældes i maj*: told as what is done; *hvis*, *at* leave it open."""
    opener = tokens[clause.start - 1].norm if clause.start else ""
    return clause.relative or (clause.passive.kind is PassiveKind.BLIVE and opener in _AS_TIME_PASSES)


def told_of(tokens: Sequence[Token], clause: Clause, frame: Frame, nouns: Sequence[str]) -> str | None:
    """Who acts by the form of the clause: "vi" in what is told, "du" in what is demanded, else None."""
    if frame.may_be_senders(nouns) and _tells_of_us(tokens, clause, frame, nouns):
        return "vi"
    return "du" if _is_demanded(tokens, clause, frame, nouns) else None


def _tells_of_us(tokens: Sequence[Token], clause: Clause, frame: Frame, nouns: Sequence[str]) -> bool:
    """Whether the clause tells what the sender has done or is going to do, as far as its form goes."""
    if not _is_stated(tokens, clause):
        return False
    if frame.actor == "begge" and _is_past(tokens, clause):
        return False  # "huset blev bygget", "træet er fældet": by whom?
    if frame.is_service(nouns) or clause.passive.kind is PassiveKind.BLIVE:
        return True
    if clause.passive.kind is not PassiveKind.S:
        return False
    around = [token.norm for token in (*tokens[slice(*clause.front)], *tokens[slice(*clause.rest)])]
    timed = not TIMES.isdisjoint(around)
    if clause.impersonal == "der" and not timed and (frame.actor == "begge" or not nouns):
        return False  # "der bygges 40 boliger", "der køres langsomt på vejen": by anybody
    kept = frame.lemma in _KEEPING and not frame.may_be_readers(nouns)
    if clause.impersonal == "der" or clause.said or kept:
        return True
    if any(before in {"til", "hos"} and word in _READER for before, word in pairwise(around)):
        return True
    if frame.actor == "begge":
        return timed and (_AGAIN | _LIMITS).isdisjoint(around)
    return timed or not YOURS.isdisjoint(token.norm for token in tokens[slice(*clause.subject)])


def _is_past(tokens: Sequence[Token], clause: Clause) -> bool:
    """*blev bygget*, *er blevet fældet*, *er opsagt*; not *bliver fældet*, *vil blive fældet*."""
    at = clause.passive.auxiliary
    return at is not None and tokens[at].norm not in {"bliver", "blive"}


def is_on_record(tokens: Sequence[Token], clause: Clause, frame: Frame) -> bool:
    """Whether the office does what else the reader does.

    *Dit fravær er blevet registreret*, *Din parkeringslicens fornyes automatisk*.
    """
    if not _is_stated(tokens, clause):
        return False
    if clause.passive.kind is PassiveKind.BLIVE and frame.lemma in _RECORDING:
        return True
    around = (*clause.adverbs, *range(*clause.middle), *range(*clause.rest))
    return any(tokens[at].norm == "automatisk" for at in around)


def _is_demanded(tokens: Sequence[Token], clause: Clause, frame: Frame, nouns: Sequence[str]) -> bool:
    """Whether the reader is told to do what both may do: *Hækken skal klippes*; not *Vejen skal repareres*."""
    at = clause.passive.finite
    if frame.actor != "begge" or at is None or tokens[at].norm not in _DEMANDS:
        return False
    if frame.by_hint(nouns):
        return False  # "lånet kan opsiges": by the one who lent the money
    return frame.may_be_readers(nouns) and not frame.is_service(nouns)
