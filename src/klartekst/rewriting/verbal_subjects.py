"""A verbal noun with its object that opens a sentence, as an infinitive.

valued     Overholdelse af | fristen | er vigtig          → Det er vigtigt at overholde fristen
at_first   Rettelse af | fejlen | koster ingenting        → At rette fejlen koster ingenting
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, WordClass, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite, cased, opens, text_of
from klartekst.rewriting.nominal import NounGroup, has_link
from klartekst.rewriting.nominal_clause import infinitive

_VALUES = listed("er kræver koster tager medfører betyder giver indebærer")


class _Opening(msgspec.Struct, frozen=True):
    """The noun's verb with its object as an infinitive, and the finite verb behind them."""

    infinitive: str
    finite: int


def valued(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Overholdelse af fristen er vigtig* → *Det er vigtigt at overholde fristen*, to the end of the sentence."""
    opening = _opening(tokens, group, lexicon)
    if opening is None:
        return None
    end = len(tokens) - 1
    said = _value(tokens[opening.finite : end], lexicon)
    if said is None:
        return None
    return Rewrite(group.start, end, cased(f"det {said} at {opening.infinitive}", tokens[group.start]))


def at_first(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Rettelse af fejlen koster ingenting* → *At rette fejlen koster ingenting*: not before an adjective."""
    opening = _opening(tokens, group, lexicon)
    if opening is None or tokens[opening.finite].norm == "er":
        return None
    return Rewrite(group.start, opening.finite, cased(f"at {opening.infinitive}", tokens[group.start]))


def _opening(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> _Opening | None:
    nominal = group.nominal
    if not opens(tokens, group.start) or group.start != group.noun or nominal.happens:
        return None
    linked = has_link(tokens, group)
    first = group.noun + 1 + linked
    finite = next(
        (at for at in range(first, len(tokens)) if tokens[at].norm in _VALUES | {"kan", "vil"}), None
    )
    if finite is None or tokens[-1].text != "." or any(each.text in {",", ":", ";"} for each in tokens):
        return None
    held = tokens[first:finite]
    if linked != bool(held) or (held and not (is_noun_phrase(held, lexicon) and nominal.takes_object)):
        return None
    if any(token.norm == "af" for token in held):
        return None  # "vurderingen af behovet for tilrettelæggelse af støtten": more than one act
    made = infinitive(nominal, text_of(held))
    if made is None or (not held and nominal.link == "af"):
        return None
    return _Opening(made, finite)


def _value(words: Sequence[Token], lexicon: Lexicon) -> str | None:
    """*er vigtig* → *er vigtigt*; *kræver tilladelse*, *kan tage to uger* stay."""
    verb = words[0]
    if verb.norm in {"kan", "vil"}:
        return text_of(words) if len(words) > 2 and words[1].norm in {"tage", "kræve", "koste"} else None
    if verb.norm != "er":
        return text_of(words) if 1 < len(words) < 5 else None
    predicate = [word for word in lexicon.words(words[-1].text) if isinstance(word.form, AdjectiveForm)]
    if len(words) != 2 or not predicate:
        return None
    form = lexicon.inflect(predicate[0].lemma, WordClass.ADJ, AdjectiveForm(AdjectiveKind.NEUTER))
    return f"er {form}" if form else None
