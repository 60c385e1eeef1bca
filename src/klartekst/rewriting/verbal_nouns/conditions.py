"""What the reader fails to do, as a condition: *Manglende svar medfører* → *Hvis du ikke svarer, medfører det*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import Rewrite, cased, opens, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal import Nominal, NounGroup
from klartekst.rewriting.verbal_nouns.nominal_clause import subordinate

# What one fails to do is a condition: *ved udeblivelse* is *hvis*, not *når*.
FAULTS = listed(
    "overskridelse udeblivelse overtrædelse tilsidesættelse fravigelse undladelse tilbageholdelse fravær"
)
# The reader's *manglende …*: the noun and the verb phrase that did not come true.
_LACKING = {
    "betaling": "betale", "indbetaling": "betale", "tilbagebetaling": "betale tilbage", "svar": "svare",
    "besvarelse": "svare", "tilbagemelding": "svare", "fremmøde": "møde op", "deltagelse": "deltage",
    "medvirken": "medvirke", "dokumentation": "sende dokumentation", "underskrift": "skrive under",
    "samtykke": "give samtykke", "tilmelding": "melde sig til", "afbud": "melde afbud", "reaktion": "reagere",
    "henvendelse": "henvende sig", "samarbejde": "samarbejde", "overholdelse": "overholde",
    "aflevering": "aflevere", "indsendelse": "sende", "fremsendelse": "sende", "indlevering": "aflevere",
}  # fmt: skip
# These say nothing without an object: "hvis du ikke overholder".
_NEEDS_OBJECT = listed("overholdelse aflevering indsendelse fremsendelse indlevering")
_CONSEQUENCES = listed("medføre betyde føre få give resultere have bevirke koste udløse")


def subject(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Udeblivelse uden afbud medfører* → *Hvis du bliver væk uden afbud, medfører det*."""
    nominal, lexicon = group.nominal, actors.lexicon
    if not opens(tokens, group.start) or group.determiner not in {"", "din", "dit", "dine"}:
        return None
    finite = next(
        (
            at
            for at in range(group.noun + 1, len(tokens))
            if may_be_finite(tokens[at], lexicon) and tokens[at].norm != "afbud"
        ),
        None,
    )
    if finite is None or not _has_consequence(tokens, finite, lexicon):
        return None
    between = tokens[group.noun + 1 : finite]
    if group.lacking:
        clause = lacking(group, between, "hvis", VerbKind.PRESENT, actors)
    elif nominal.noun in FAULTS and not group.adjectives:
        clause = fault(group, between, lexicon)
    else:
        return None
    if clause is None:
        return None
    return Rewrite(
        group.start, finite + 1, cased(f"{clause}, {tokens[finite].text} det", tokens[group.start])
    )


def lacking(
    group: NounGroup, between: Sequence[Token], opener: str, kind: VerbKind, actors: Actors
) -> str | None:
    """*hvis du ikke betaler*, *fordi du ikke har betalt regningen*."""
    phrase, lexicon = _LACKING.get(group.nominal.noun), actors.lexicon
    if phrase is None:
        return _not_done(group, between, opener, kind, actors)
    verb, _, tail = phrase.partition(" ")
    object_ = ""
    if between:
        if between[0].norm not in {"af", group.nominal.link} or not is_noun_phrase(between[1:], lexicon):
            return None
        object_ = text_of(between[1:])
        if tail in {"dokumentation", "samtykke", "op", "under"} or "sig" in tail or verb == "svare":
            object_ = f"{between[0].text} {object_}" if between[0].norm != "af" else f"på {object_}"
            tail, object_ = f"{tail} {object_}".strip(), ""
        elif between[0].norm != "af":
            object_ = f"{between[0].text} {object_}"  # "medvirker til opfølgning", "deltager i mødet"
    elif group.nominal.noun in _NEEDS_OBJECT:
        return None
    nominal = Nominal(group.nominal.noun, verb, tail, link="af", kept=False, weight="B")
    return subordinate(nominal, opener, "du", kind, object_, lexicon, negated=True)


def _not_done(
    group: NounGroup, between: Sequence[Token], opener: str, kind: VerbKind, actors: Actors
) -> str | None:
    """*manglende sortering af affaldet* → *hvis du ikke sorterer affaldet*, where it is the reader who does it."""
    held = between[1:]
    if not held or between[0].norm != group.nominal.link or not is_noun_phrase(held, actors.lexicon):
        return None
    demanded = actors.by_frame(group.nominal, held) == "du" or actors.is_laid_on_anybody(group.nominal, held)
    if not demanded or not group.nominal.takes_object or group.nominal.happens:
        return None
    return subordinate(group.nominal, opener, "du", kind, text_of(held), actors.lexicon, negated=True)


def fault(group: NounGroup, between: Sequence[Token], lexicon: Lexicon) -> str | None:
    """*hvis du bliver væk uden afbud*, *hvis du overskrider fristen*."""
    nominal = group.nominal
    if between and between[0].norm == nominal.link:
        if not is_noun_phrase(between[1:], lexicon):
            return None
        return subordinate(nominal, "hvis", "du", VerbKind.PRESENT, text_of(between[1:]), lexicon)
    if nominal.link == "af" or (between and between[0].norm != "uden"):
        return None
    clause = subordinate(nominal, "hvis", "du", VerbKind.PRESENT, "", lexicon)
    return f"{clause} {text_of(between)}".strip() if clause else None


def _has_consequence(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    """*medfører*, *kan betyde*, *kan få konsekvenser*: a verb that *det* can be the subject of."""
    verb = tokens[finite]
    if verb.norm in {"kan", "vil"}:
        following = [
            token for token in tokens[finite + 1 : finite + 3] if token.norm not in {"også", "derfor"}
        ]
        verb = following[0] if following else verb
    return not _CONSEQUENCES.isdisjoint(lexicon.lemmas(verb.norm))
