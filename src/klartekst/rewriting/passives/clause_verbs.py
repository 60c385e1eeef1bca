"""The verb group of a passive in its clause: where the clause begins and ends, and what opens it."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import SUBORDINATORS, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase
from klartekst.danish.openers import says_whose
from klartekst.danish.passive import Passive
from klartekst.danish.tokens import Token
from klartekst.rewriting.passives.clause_parts import (
    Span,
    adverbial_before,
    bounds,
    ends_a_list,
    goes_on,
    is_particle,
    own_infinitive,
    shares_subject,
)
from klartekst.rewriting.passives.coordinated import chain_of
from klartekst.rewriting.passives.inverted_subject import is_second
from klartekst.rewriting.passives.passive_clause import Verbs

OPENERS = SUBORDINATORS | listed("hvordan hvorledes hvornår")
# Behind a comma these ask, too: "det skal afklares, hvem der kommer".
_ASKED = OPENERS | listed("hvem hvad hvilken hvilke")
# Openers that are prepositions in front of a noun phrase.
PREPOSED = listed("om inden før")
COORDINATORS = listed("og men")


def verbs_of(
    tokens: Sequence[Token], passive: Passive, lexicon: Lexicon, subject: Span | None = None
) -> Verbs | None:
    """The verb group of a passive in its clause; None where the clause is none that can be turned.

    `subject` is the subject's tokens when a parse has found them.
    """
    chain = chain_of(tokens, passive, lexicon)
    passive = chain.first
    start, end = bounds(tokens, passive.start, max(passive.end, chain.end))
    if start is None:
        return None
    group = {place for place in (passive.finite, passive.auxiliary, passive.verb) if place is not None}
    finite = min(group)
    opener = start if tokens[start].norm in OPENERS else None
    if tokens[start].norm in COORDINATORS and start + 1 < finite:
        start += 1
        opener = start if tokens[start].norm in OPENERS else None
    if opener is not None and says_whose(tokens, opener, lexicon):
        return None
    if (
        opener is not None
        and tokens[opener].norm in PREPOSED
        and is_second(tokens[:end], finite, passive, lexicon)
    ):
        opener = None  # "inden mødet bliver du kontaktet": a preposition and V2
    if (
        opener is not None
        and tokens[opener].norm in PREPOSED
        and opener + 2 == finite == passive.verb
        and _leads_in_a_noun(tokens[opener + 1 : end], lexicon)
    ):
        return None
    particle = (chain.end, chain.end + is_particle(tokens, chain.end, end))
    if chain.others and particle[0] < particle[1]:
        return None  # "samles ind og tælles op": each verb has its own
    rest = (particle[1], end)
    if opener is None and goes_on(tokens, end, lexicon):
        return None
    own = own_infinitive(tokens, passive.lemma, rest)
    if any(shares_subject(tokens, each, lexicon) for each in own) or ends_a_list(
        tokens, start, finite, lexicon
    ):
        return None
    follows = end < len(tokens) - 1 and tokens[end].text == "," and tokens[end + 1].norm in _ASKED
    between = tuple(place for place in range(finite + 1, passive.verb) if place not in group)
    return Verbs(
        tokens, lexicon, passive, start, end, finite, between, particle, rest, told=subject, follows=follows,
        last=chain.end - 1, opener=opener, others=chain.others,
    )  # fmt: skip


def _leads_in_a_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """*før | opstart indhentes samtykke*: a bare noun, and behind the verb another that can be its subject."""
    nouns = [each.form for each in lexicon.words(tokens[0].text) if isinstance(each.form, NounForm)]
    bare = bool(nouns) and not any(form.definite for form in nouns)
    behind = end_of_noun_phrase(tokens, 2, lexicon) if bare and len(tokens) > 2 else None
    return behind is not None and TIME_WORDS.isdisjoint(token.norm for token in tokens[2:behind])


def before_adverbs(verbs: Verbs, opener: int) -> int:
    """One past what stands between the opener and the adverbs before the finite verb."""
    last = verbs.finite
    while last - 1 > opener and (width := adverbial_before(verbs.tokens, last)):
        last -= width
    return last
