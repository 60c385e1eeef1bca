"""Relative clauses with a passive: *Brevet, der er sendt til dig* → *Brevet, som vi har sendt til dig*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import MODIFIER_LINKS, end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.rewriting.passives.clause_parts import Span, middle_field
from klartekst.rewriting.passives.passive_clause import Clause, Order, Verbs

RELATIVES = listed("der som")
_RATES = listed("dagen ugen måneden kvartalet året timen gangen")
_LONGEST = 12  # words: what stands behind a longer one would be too far from its verb
_DEFINITE = listed("den det de denne dette disse din dit dine jeres vores")


def relative(verbs: Verbs) -> Clause | None:
    """*Brevet, der er sendt til dig*: the subject is what stands before the comma."""
    tokens, lexicon, comma = verbs.tokens, verbs.lexicon, verbs.start - 1
    adverbs = tuple(range(verbs.start + 1, verbs.finite))
    if any(tokens[at].norm not in ADVERBS for at in adverbs):
        return None
    first = next(
        (at for at in range(max(0, comma - 8), comma) if is_noun_phrase(tokens[at:comma], lexicon)), None
    )
    more, middle = middle_field(tokens, verbs.between)
    start, end = verbs.rest
    if (
        first is None
        or middle is None
        or (start < end and tokens[end - 1].norm in MODIFIER_LINKS | {"i", "på", "med"})
    ):
        return None  # "det areal, der er givet tilladelse til"
    return Clause(
        Order.SUBORDINATE, verbs.passive, verbs.start, verbs.end, front=(verbs.start, verbs.start),
        subject=(first, comma), adverbs=(*adverbs, *more), middle=middle, particle=verbs.particle, rest=verbs.rest,
        relative=True, known=_is_definite(tokens[first:comma], lexicon),
    )  # fmt: skip


def _is_definite(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """*det beløb*, *dine papirer*, *skemaet*: something that both know of."""
    if phrase[-1].norm in _DEFINITE | _RATES:
        return False  # "det, der er regnet ud", "400 kr. om måneden, der skal betales"
    core = phrase[: end_of_noun_phrase(phrase, 0, lexicon) or 1]
    forms = [word.form for token in core for word in lexicon.words(token.text)]
    return phrase[0].norm in _DEFINITE or any(isinstance(form, NounForm) and form.definite for form in forms)


def hung_clause(verbs: Verbs) -> Span | None:
    """The relative clause between a known subject that opens the sentence and its verb, with its first comma."""
    tokens, start = verbs.tokens, verbs.start
    commas = [at for at in range(start) if tokens[at].text == ","]
    if len(commas) != 2 or commas[1] != start - 1 or commas[1] - commas[0] > _LONGEST:
        return None
    first = commas[0] + 1
    if tokens[first].norm not in RELATIVES and not is_nominative(tokens, first):
        return None
    subject = tokens[: commas[0]]
    known = is_noun_phrase(subject, verbs.lexicon) and _is_definite(subject, verbs.lexicon)
    return (commas[0], commas[1]) if known else None  # "en fil, der …, afvises": by whom it may be
