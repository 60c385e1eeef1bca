"""The passives with a participle: *bliver behandlet*, *er indhentet*, and not *bliver syg* or *er bekymret*."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from klartekst.danish.closed_classes import DETERMINERS, MODALS, PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, VerbForm, VerbKind, Word
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import BREAKS, REACH, NotPassive, Passive, PassiveKind, is_nominal
from klartekst.danish.tokens import Token, TokenKind

BLIVE = listed("blive bliver blev blevet bleven blevne")
VAERE = listed("er var være været")
_AUXILIARIES = BLIVE | VAERE
PARTICIPLES = frozenset({VerbKind.PARTICIPLE, VerbKind.COMMON_PARTICIPLE})


def participle_passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> Iterator[Passive]:
    """The passives with *blive* and *være*, in order."""
    for at, token in enumerate(tokens):
        if token.norm not in _AUXILIARIES:
            continue
        verb = _participle_after(tokens, at, lexicon, other)
        if verb is None:
            continue
        place, lemma = verb
        blive = token.norm in BLIVE
        kind = PassiveKind.BLIVE if blive else PassiveKind.VAERE
        yield Passive(kind, lemma, place, auxiliary=at, finite=_finite_before(tokens, at))


def _participle_after(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, other: NotPassive
) -> tuple[int, str] | None:
    """The participle that a form of *blive* or *være* governs, with its base form."""
    for place in range(at + 1, min(len(tokens), at + 1 + REACH)):
        token = tokens[place]
        if _ends_group(token):
            return None
        if token.kind is not TokenKind.WORD:
            if place == at + 1 and token.kind is TokenKind.NUMBER:
                return None  # "da hun blev 25"
            continue
        if place == at + 1 and token.norm == "til":
            return None  # "blevet til et par brugte biler"
        words = lexicon.words(token.text)
        verbs = [word for word in words if isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES]
        if not verbs and _is_predicate(tokens, place, words, lexicon):
            return None
        if verbs and tokens[place - 1].norm in PREPOSITIONS and _is_noun_too(words):
            continue  # "bliver i løbet af ugen sat ind"
        if verbs and at == 0 and place == 1 and _is_noun_too(words):
            return None  # "Bliver svaret, at hjælpen stopper, …": a condition whose subject it is
        if verbs and token.norm == "takket":
            return None  # "rigere takket være havet"
        if verbs:
            return _governed(tokens, place, verbs, words, lexicon, other)
        if _opens_other_clause(words) and place > at + 1:
            return None
    return None


def _ends_group(token: Token) -> bool:
    """Whether no participle behind the token can be the auxiliary's: a sign, another auxiliary, another clause."""
    return (
        token.norm in BLIVE
        or token.norm in VAERE
        or token.text in {",", ";", ":", "(", ")", "–"}
        or (token.norm in BREAKS and token.norm not in {"der", "om", "da"})
    )


def _is_noun_too(words: Sequence[Word]) -> bool:
    return any(isinstance(word.form, NounForm) for word in words)


def _is_predicate(tokens: Sequence[Token], place: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """An adjective that says what somebody becomes (*blev gravid*), with no noun of its own behind it."""
    if not words or not all(isinstance(word.form, AdjectiveForm) for word in words):
        return False
    following = lexicon.words(tokens[place + 1].text) if place + 1 < len(tokens) else ()
    participle = any(isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES for word in following)
    return not participle and not is_nominal(following)  # "blev positivt modtaget" goes on


def _governed(
    tokens: Sequence[Token],
    place: int,
    verbs: Sequence[Word],
    words: Sequence[Word],
    lexicon: Lexicon,
    other: NotPassive,
) -> tuple[int, str] | None:
    token = tokens[place]
    before = tokens[place - 1].norm
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    attributive = after is not None and after.kind is TokenKind.WORD and is_nominal(lexicon.words(after.text))
    if attributive and before in DETERMINERS:
        return None  # "bliver den bevilgede hjælp"
    bare = token.norm.removesuffix("de") if token.norm.endswith("ede") else token.norm
    if token.norm in other.adjectives or bare + "t" in other.adjectives:
        return None
    if any(isinstance(word.form, NounForm) for word in words) and (
        before in DETERMINERS or before in PREPOSITIONS
    ):
        return None  # "blive til støttet"? a noun such as "brudt" stands behind a determiner
    return place, max(verbs, key=lambda word: _alike(word.lemma, token.norm)).lemma


def _alike(lemma: str, form: str) -> int:
    """How many letters a base form begins with that its form has too: *aftalt* is of *aftale*, not of *aftælle*."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(lemma, form, strict=False)))


def _opens_other_clause(words: Sequence[Word]) -> bool:
    """A word that can only be a finite verb."""
    finite = {VerbKind.PRESENT, VerbKind.PAST}
    return bool(words) and all(isinstance(word.form, VerbForm) and word.form.kind in finite for word in words)


def _finite_before(tokens: Sequence[Token], at: int) -> int | None:
    """What the auxiliary itself depends on: *vil blive kontaktet*, *er blevet modtaget*."""
    if tokens[at].norm not in {"blive", "blevet", "være", "været"}:
        return None
    wanted = MODALS | listed("har havde er var have")
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        if tokens[place].norm in wanted:
            return place
        if tokens[place].text in {",", ";", ":"} or tokens[place].norm in {"at", "som", "hvis", "når"}:
            return None
    return None
