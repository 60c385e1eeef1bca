"""Adjuncts on a verbal noun, as the clauses they hide: *Ved udfyldelse af skemaet skal du* → *Når du
udfylder skemaet, skal du*.

    front    Ved | udfyldelse | af | skemaet | skal | du …     opener noun link object finite subject
    end      … | efter | behandling | af | din ansøgning .      only where the sentence ends with it
    subject  Manglende | svar | medfører , at …                 → Hvis du ikke svarer, medfører det, at …

Anything else is answered with None.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from klartekst.danish.forms import VerbForm, VerbKind, WordClass, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.nominal import (
    PREPOSITIONS,
    Actors,
    Nominal,
    NounGroup,
    object_end,
    reflexive,
    subordinate,
)
from klartekst.rewriting.offer import is_finite

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
# What stands behind these is heavy even when the noun is an everyday one.
HEAVY = (
    ("af", "hensyn", "til"), ("til", "brug", "for"), ("i", "forbindelse", "med"), ("med", "henblik", "på"),
    ("som", "følge", "af"),
)  # fmt: skip
# At the end of a sentence *ved* and *under* are too often part of something else ("hjælp ved rengøring").
AT_END = frozenset(OPENERS) - {("ved",), ("under",), ("grundet",)}
# What one fails to do is a condition: *ved udeblivelse* is *hvis*, not *når*.
_FAULTS = listed(
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
# Nouns of a state: what the reader has or is. (noun, preposition) → verb and what follows.
_STATES = {
    ("behov", "for"): "have brug for", ("ønske", "om"): "ønske", ("utilfredshed", "med"): "være utilfreds med",
    ("uenighed", "om"): "være uenig om", ("tvivl", "om"): "være i tvivl om", ("sygdom", ""): "være syg",
}  # fmt: skip
_EVENTUAL = listed("eventuel eventuelt eventuelle evt.")
_TELLING = listed("besked oplyse fortælle meddele underrette orientere informere sige skrive kontakte")
_CONSEQUENCES = listed("medføre betyde føre få give resultere have bevirke")
_SUBJECTS = {"du": "du", "vi": "vi", "i": "I", "jeg": "vi"}
_PAST_MODALS = listed("skulle kunne ville måtte burde")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """`text` replaces the tokens `[start, end)`."""

    start: int
    end: int
    text: str


def opener_before(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The preposition of an adjunct that ends just before `at`: its first token and its words."""
    for words in sorted(OPENERS, key=len, reverse=True):
        first = at - len(words)
        if first >= 0 and tuple(token.norm for token in tokens[first:at]) == words:
            return first, words
    return None


def front(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The clause for an adjunct that opens its sentence, up to the finite verb behind it."""
    opened = opener_before(tokens, group.start)
    if opened is None or not _opens(tokens, opened[0]) or _modified(group):
        return None
    start, words = opened
    object_ = _object_before_finite(tokens, group, actors.lexicon)
    if object_ is None:
        return None
    first, finite = object_
    main = _main_subject(tokens, finite)
    if _is_perfect(tokens, finite, actors.lexicon):
        return None  # "ved behandlingen har vi talt med lægen": neither *når* nor *da* fits
    made = _clause(tokens, group, words, (first, finite), main, tokens[finite], actors)
    if made is None:
        return None
    return Rewrite(start, finite, _cased(made + ",", tokens[start]))


def at_end(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The clause for an adjunct that ends its sentence: *…, når vi har behandlet din ansøgning*."""
    opened = opener_before(tokens, group.start)
    if opened is None or opened[1] not in AT_END or opened[0] < 2 or _modified(group):
        return None
    start, words = opened
    before = tokens[start - 1]
    if not _has_link(tokens, group) or before.kind is not TokenKind.WORD or before.norm in PREPOSITIONS:
        return None
    end = object_end(tokens, group.noun + 2, actors.lexicon)
    if end is None or (end < len(tokens) and tokens[end].text not in {".", "!", "?"}):
        return None
    if not any(is_finite(token, actors.lexicon) for token in tokens[:start]):
        return None
    main = _SUBJECTS.get(tokens[0].norm) if is_finite(tokens[1], actors.lexicon) else None
    finite = tokens[1] if main else tokens[0]
    made = _clause(tokens, group, words, (group.noun + 2, end), main, finite, actors)
    if made is None or _is_past(finite, actors.lexicon):
        return None
    return Rewrite(start - 1, end, f"{before.text}, {made}")


def subject(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Udeblivelse uden afbud medfører* → *Hvis du bliver væk uden afbud, medfører det*."""
    nominal, lexicon = group.nominal, actors.lexicon
    if not _opens(tokens, group.start) or group.determiner not in {"", "din", "dit", "dine"}:
        return None
    finite = next(
        (at for at in range(group.noun + 1, len(tokens)) if _may_be_finite(tokens[at], lexicon)), None
    )
    if finite is None or not _has_consequence(tokens, finite, lexicon):
        return None
    between = tokens[group.noun + 1 : finite]
    if group.lacking:
        clause = _lacking(group, between, "hvis", VerbKind.PRESENT, actors)
    elif nominal.noun in _FAULTS and not group.adjectives:
        clause = _fault(group, between, lexicon)
    else:
        return None
    if clause is None:
        return None
    return Rewrite(
        group.start, finite + 1, _cased(f"{clause}, {tokens[finite].text} det", tokens[group.start])
    )


def state(tokens: Sequence[Token], at: int, actors: Actors) -> Rewrite | None:
    """*Ved behov for kørsel ringer du* → *Hvis du har brug for kørsel, ringer du*; `at` is the noun."""
    noun = tokens[at].norm
    link = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    key = (noun, link) if (noun, link) in _STATES else (noun, "")
    start = at - 1
    while start > 0 and tokens[start].norm in _EVENTUAL:
        start -= 1
    if key not in _STATES or start < 0 or tokens[start].norm != "ved" or not _opens(tokens, start):
        return None
    first = at + 1 + bool(key[1])
    for finite in range(first + bool(key[1]), len(tokens)):
        if tokens[finite].kind is TokenKind.PUNCTUATION:
            return None
        object_ = tokens[first:finite]
        if not is_finite(tokens[finite], actors.lexicon) or not _main_subject(tokens, finite):
            continue
        if bool(object_) != bool(key[1]) or (object_ and not is_noun_phrase(object_, actors.lexicon)):
            continue
        verb, _, tail = _STATES[key].partition(" ")
        form = actors.lexicon.inflect(verb, WordClass.VERB, VerbForm(VerbKind.PRESENT))
        parts = ["hvis du", form, tail, text_of(object_)]
        return Rewrite(start, finite, _cased(" ".join(part for part in parts if part) + ",", tokens[start]))
    return None


def change(tokens: Sequence[Token], at: int, actors: Actors) -> Rewrite | None:
    """*besked om ændringer i din indkomst* → *besked, hvis din indkomst ændrer sig*; `at` is the noun."""
    if tokens[at].norm not in {"ændring", "ændringer"} or at + 2 >= len(tokens):
        return None
    start = at - 1
    while start > 1 and tokens[start].norm in _EVENTUAL:
        start -= 1
    if start < 2 or tokens[start].norm not in {"om", "ved"} or tokens[at + 1].norm not in {"i", "af"}:
        return None
    near = {
        lemma for token in tokens[max(0, start - 3) : start] for lemma in actors.lexicon.lemmas(token.norm)
    }
    end = end_of_noun_phrase(tokens, at + 2, actors.lexicon)
    if not near & _TELLING or end is None or (end < len(tokens) and tokens[end].text not in {".", "!"}):
        return None
    return Rewrite(
        start - 1, end, f"{tokens[start - 1].text}, hvis {text_of(tokens[at + 2 : end])} ændrer sig"
    )


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
        opener = "hvis" if opener == "når" else opener
        sure = group.owner == "du" or (not group.owner and opener == "hvis")
        return (
            _lacking(group, between, opener, kind, actors) if sure and opener in {"hvis", "fordi"} else None
        )
    if nominal.noun in _FAULTS and opener == "når" and kind is VerbKind.PRESENT:
        opener = "hvis"
    past = _is_past(finite, lexicon)
    if past and kind is VerbKind.PRESENT:
        opener, kind = "da" if opener == "når" else opener, VerbKind.PAST
    if past and kind is VerbKind.PARTICIPLE:
        return None
    if nominal.noun in _FAULTS and not _has_link(tokens, group):
        return _fault(group, between, lexicon) if opener == "hvis" else None
    held = tokens[object_[0] : object_[1]]
    if not held or not _has_link(tokens, group):
        return None
    actor = actors.in_adjunct(group, held, main, finite.norm)
    if actor is None:
        return None
    return subordinate(nominal, opener, actor, kind, text_of(held), lexicon)


def _lacking(
    group: NounGroup, between: Sequence[Token], opener: str, kind: VerbKind, actors: Actors
) -> str | None:
    """*hvis du ikke betaler*, *fordi du ikke har betalt regningen*."""
    phrase = _LACKING.get(group.nominal.noun)
    if phrase is None:
        return None
    lexicon = actors.lexicon
    verb, _, tail = phrase.partition(" ")
    object_ = ""
    if between:
        if between[0].norm not in {"af", group.nominal.link} or not is_noun_phrase(between[1:], lexicon):
            return None
        object_ = text_of(between[1:])
        if tail in {"dokumentation", "samtykke", "op", "under"} or "sig" in tail or verb == "svare":
            object_ = f"{between[0].text} {object_}" if between[0].norm != "af" else f"på {object_}"
            tail, object_ = f"{tail} {object_}".strip(), ""
    elif group.nominal.noun in _NEEDS_OBJECT:
        return None
    nominal = Nominal(group.nominal.noun, verb, tail, "af", False, "B")
    return subordinate(nominal, opener, "du", kind, object_, lexicon, negated=True)


def _fault(group: NounGroup, between: Sequence[Token], lexicon: Lexicon) -> str | None:
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


def _object_before_finite(
    tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The object `[first, finite)` of a noun whose adjunct is followed by a finite verb and its subject."""
    linked = _has_link(tokens, group)
    first = group.noun + 2 if linked else group.noun + 1
    for finite in range(first, len(tokens)):
        token = tokens[finite]
        if token.kind is TokenKind.PUNCTUATION:
            return None
        if not is_finite(token, lexicon) or not _subject_follows(tokens, finite, lexicon):
            continue
        between = tokens[first:finite]
        if linked and is_noun_phrase(between, lexicon):
            return first, finite
        if not linked and (not between or between[0].norm in {"uden", group.nominal.link}):
            return first, finite
    return None


def _subject_follows(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    if finite + 1 >= len(tokens):
        return False
    if tokens[finite + 1].norm in _SUBJECTS or tokens[finite + 1].norm in {"der", "det"}:
        return True
    return end_of_noun_phrase(tokens, finite + 1, lexicon) is not None


def _main_subject(tokens: Sequence[Token], finite: int) -> str | None:
    return _SUBJECTS.get(tokens[finite + 1].norm) if finite + 1 < len(tokens) else None


def _may_be_finite(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    kinds = {word.form.kind for word in words if isinstance(word.form, VerbForm)}
    return bool(kinds & {VerbKind.PRESENT, VerbKind.PAST}) and token.norm not in {"afbud"}


def _is_past(finite: Token, lexicon: Lexicon) -> bool:
    kinds = {
        word.form.kind for word in lexicon.words(finite.text) if isinstance(word.form, VerbForm)
    }  # "kunne" is past and infinitive, "skal" present
    return (VerbKind.PAST in kinds and VerbKind.PRESENT not in kinds) or finite.norm in _PAST_MODALS


def _is_perfect(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    """*har vi talt*, *er vi kommet*: a participle behind *har* or *er* and its subject."""
    if tokens[finite].norm not in {"har", "havde", "er", "var"}:
        return False
    behind = tokens[finite + 1 : finite + 6]
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for token in behind
        for word in lexicon.words(token.text)
    )


def _has_link(tokens: Sequence[Token], group: NounGroup) -> bool:
    at = group.noun + 1
    return at < len(tokens) and tokens[at].norm == group.nominal.link


def _modified(group: NounGroup) -> bool:
    """An adjective that a verb would lose (*en grundig behandling*); *manglende* becomes *ikke*."""
    return bool(group.adjectives) and not group.lacking


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return all(token.kind in {TokenKind.PUNCTUATION, TokenKind.NUMBER} for token in tokens[:at])


def _cased(text: str, like: Token) -> str:
    return text[:1].upper() + text[1:] if like.text[:1].isupper() else text


def text_of(tokens: Sequence[Token]) -> str:
    """The letter's own words, line breaks read as spaces."""
    made = ""
    for at, token in enumerate(tokens):
        made += (" " if made and token.start > tokens[at - 1].end else "") + token.text
    return made


__all__ = ["Rewrite", "at_end", "front", "opener_before", "reflexive", "state", "subject", "text_of"]
