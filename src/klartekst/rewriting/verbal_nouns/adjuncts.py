"""Adjuncts on a verbal noun, as the clauses they hide: *Ved udfyldelse af skemaet skal du* → *Når du
udfylder skemaet, skal du*.

    front    Ved | udfyldelse | af | skemaet | skal | du …     opener noun link object finite subject
    end      … | efter | behandling | af | din ansøgning .      only where the sentence ends with it

Anything else is answered with None.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS
from klartekst.danish.piece import COORDINATORS
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import SUBJECTS, Rewrite, cased, main_subject, opens, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.behind_adjuncts import is_past, is_perfect, object_before_finite
from klartekst.rewriting.verbal_nouns.conditions import FAULTS, fault, lacking
from klartekst.rewriting.verbal_nouns.nominal import Nominal, NounGroup, has_link
from klartekst.rewriting.verbal_nouns.nominal_clause import object_end, subordinate

# The preposition → the conjunction, and whether what the noun says comes first (perfect).
OPENERS: dict[tuple[str, ...], tuple[str, VerbKind]] = {
    ("ved",): ("når", VerbKind.PRESENT),
    ("i", "forbindelse", "med"): ("når", VerbKind.PRESENT),
    ("under",): ("mens", VerbKind.PRESENT),
    ("efter",): ("når", VerbKind.PARTICIPLE),
    ("inden",): ("inden", VerbKind.PRESENT),
    ("før",): ("før", VerbKind.PRESENT),
    ("forud", "for"): ("inden", VerbKind.PRESENT),
    ("på", "grund", "af"): ("fordi", VerbKind.PARTICIPLE),
    ("som", "følge", "af"): ("fordi", VerbKind.PARTICIPLE),
    ("grundet",): ("fordi", VerbKind.PARTICIPLE),
}
_BY_LAST_WORD = {
    words[-1]: sorted((each for each in OPENERS if each[-1] == words[-1]), key=len, reverse=True)
    for words in OPENERS
}
# What stands behind these is heavy even when the noun is an everyday one.
HEAVY = (
    ("af", "hensyn", "til"), ("til", "brug", "for"), ("i", "forbindelse", "med"), ("med", "henblik", "på"),
    ("som", "følge", "af"), ("som", "led", "i"), ("uden",), ("forud", "for"),
)  # fmt: skip
# At the end of a sentence *ved* and *under* are too often part of something else ("hjælp ved rengøring").
AT_END = frozenset(OPENERS) - {("ved",), ("under",), ("grundet",)}
# What one has asked for one has, once it is done: "efter indhentning af tilbud".
_FETCHING = listed("indhentning indhentelse")
# What may happen or not: *hvis*, too.
_MAYBE = listed("konstatering ændring misligholdelse misbrug bortkomst")
_BY_MEANS = listed("godtgøre bevise dokumentere vise klage søge ansøge tilmelde betale svare")
# "Efter … skal vi meddele, at": what the sender says is said now.
_SAYING = listed("skal må kan")
_TELLING = listed(
    "gøre meddele oplyse bede anmode henlede informere orientere henvise opfordre beklage takke"
)
_NEAR = 3  # words behind the subject in which such a verb stands: "skal vi hermed gøre opmærksom på"
# What follows is an example of what was said: "herunder ved indgåelse af ægteskab".
_NAMING = listed("herunder især navnlig særligt fx f.eks. eksempelvis bl.a. blandt heriblandt")
_BEHIND_PARTICLE = listed("til i på med ved fra")


def opener_before(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The preposition of an adjunct that ends just before `at`: its first token and its words."""
    for words in _BY_LAST_WORD.get(tokens[at - 1].norm, ()) if at else ():
        first = at - len(words)
        if first >= 0 and tuple(token.norm for token in tokens[first:at]) == words:
            return first, words
    return None


def front(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The clause for an adjunct that opens its sentence, up to the finite verb behind it."""
    opened = opener_before(tokens, group.start)
    if opened is None or not opens(tokens, opened[0]) or _modified(group):
        return None
    start, words = opened
    object_ = object_before_finite(tokens, group, actors.lexicon)
    if object_ is None:
        return None
    first, finite = object_
    main = main_subject(tokens, finite)
    if is_perfect(tokens, finite, actors.lexicon) and OPENERS[words][0] != "fordi":
        return None  # "ved behandlingen har vi talt med lægen": neither *når* nor *da* fits
    if words == ("efter",) and main == "vi" and tokens[finite].norm in _SAYING:
        return None  # "efter vurdering af tilbuddene skal vi meddele, at": it has been done
    if main == "vi" and any(token.norm in _TELLING for token in tokens[finite + 2 : finite + 2 + _NEAR]):
        return None  # "i forbindelse med din anmeldelse skal vi gøre opmærksom på": it is said now, and once
    made = _clause(tokens, group, words, (first, finite), main, tokens[finite], actors)
    if made is None:
        return None
    return Rewrite(start, finite, cased(made + ",", tokens[start]))


def at_end(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The clause for an adjunct that ends its sentence: *…, når vi har behandlet din ansøgning*."""
    opened = opener_before(tokens, group.start)
    if opened is None or opened[0] < 2 or _modified(group):
        return None
    if opened[1] not in AT_END and (opened[1] != ("ved",) or group.nominal.kept):
        return None
    start, words = opened
    before = tokens[start - 1]
    if not has_link(tokens, group) or before.kind is not TokenKind.WORD or before.norm in PREPOSITIONS:
        return None
    if before.norm in COORDINATORS or before.norm in _NAMING:
        return None  # "via netbank eller ved anvendelse af kortet": a clause cannot stand beside a phrase
    end = object_end(tokens, group.noun + 2, actors.lexicon)
    if end is None or (end < len(tokens) and tokens[end].text not in {".", "!", "?"}):
        return None
    if not any(may_be_finite(token, actors.lexicon) for token in tokens[:start]):
        return None
    main = SUBJECTS.get(tokens[0].norm) if may_be_finite(tokens[1], actors.lexicon) else None
    if any(token.text == "," for token in tokens[:start]):
        main = None  # the adjunct belongs to the clause behind the comma, whose subject may be another
    finite = tokens[1] if main else tokens[0]
    if words == ("ved",) and (main is None or _is_means(tokens[:start], actors.lexicon)):
        return None  # "meddeles ved fremsendelse af kopi": who acts is not told
    made = _clause(tokens, group, words, (group.noun + 2, end), main, finite, actors)
    if made is None or is_past(finite, actors.lexicon):
        return None
    if before.norm in TIME_WORDS:  # "4 uger efter modtagelsen af brevet"
        opener = OPENERS[words][0]
        behind = "efter, at" if words == ("efter",) else opener
        return Rewrite(start - 1, end, f"{before.text} {behind}{made.removeprefix(opener)}")
    return Rewrite(start - 1, end, f"{before.text}, {made}")


def _is_means(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """*du kan bevise det ved indsendelse af …*: how it is done, and not when."""
    return any(not _BY_MEANS.isdisjoint(lexicon.lemmas(token.norm)) for token in before)


def _clause(
    tokens: Sequence[Token],
    group: NounGroup,
    words: tuple[str, ...],
    object_: tuple[int, int],
    main: str | None,
    finite: Token,
    actors: Actors,
) -> str | None:
    nominal, lexicon = group.nominal, actors.lexicon
    opener, kind = OPENERS[words]
    between = tokens[group.noun + 1 : object_[1]]
    if group.lacking:
        return _of_lack(group, between, opener, kind, actors)
    if nominal.noun in FAULTS | _MAYBE and opener == "når" and kind is VerbKind.PRESENT:
        opener = "hvis"
    if is_past(finite, lexicon):
        if kind is VerbKind.PARTICIPLE:
            return None
        opener, kind = _told_in_past(opener, kind)
    if nominal.noun in FAULTS and (not has_link(tokens, group) or nominal.link != "af"):
        return fault(group, between, lexicon) if opener == "hvis" else None
    held = tokens[object_[0] : object_[1]]
    if not held or not has_link(tokens, group) or not nominal.takes_object:
        return None
    if not nominal.object_last and any(token.norm in _BEHIND_PARTICLE for token in held):
        return None  # "skriver børn til næste skoleår ind": what comes behind the particle is not told
    if nominal.happens and nominal.link == "af":
        return _happening(nominal, opener, text_of(held), kind, lexicon)
    if nominal.noun == "ændring" and actors.changes_by_itself(nominal, held):
        changes = subordinate(nominal, opener, text_of(held), kind, "", lexicon)
        return f"{changes} sig" if changes else None  # "hvis din indkomst ændrer sig"
    actor = actors.in_adjunct(group, held, main, finite.norm)
    if actor is None:
        return None
    if kind is VerbKind.PARTICIPLE and nominal.noun in _FETCHING:
        nominal = replace(nominal, lemma="få", tail="")
    return subordinate(nominal, opener, actor, kind, text_of(held), lexicon)


def _happening(nominal: Nominal, opener: str, subject: str, kind: VerbKind, lexicon: Lexicon) -> str | None:
    """*Ved ophør af ydelsen* is *hvis ydelsen stopper*: what happens is the subject of its verb."""
    if nominal.noun == "ophør" and kind is VerbKind.PARTICIPLE:
        return None  # what has been stopped *har*, what has come to its end *er stoppet*
    opener = "hvis" if opener == "når" and kind is VerbKind.PRESENT else opener
    return subordinate(nominal, opener, subject, kind, "", lexicon)


def _of_lack(
    group: NounGroup, between: Sequence[Token], opener: str, kind: VerbKind, actors: Actors
) -> str | None:
    """*Ved manglende betaling* is *hvis du ikke betaler*: a condition, where it is plain that the reader is meant."""
    opener = "hvis" if opener == "når" else opener
    sure = group.owner == "du" or (not group.owner and opener == "hvis")
    return lacking(group, between, opener, kind, actors) if sure and opener in {"hvis", "fordi"} else None


def _told_in_past(opener: str, kind: VerbKind) -> tuple[str, VerbKind]:
    """*Ved flytning betalte du*: *da du flyttede*; what is no present keeps its form."""
    if kind is not VerbKind.PRESENT:
        return opener, kind
    return "da" if opener == "når" else opener, VerbKind.PAST


def _modified(group: NounGroup) -> bool:
    """An adjective that a verb would lose (*en grundig behandling*); *manglende* becomes *ikke*."""
    return bool(group.adjectives) and not group.lacking
