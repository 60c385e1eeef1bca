"""The verbs of an active clause, in the tense and with the modal of the passive one: *er blevet sendt*, *har sendt*."""

from collections.abc import Sequence

import msgspec

from klartekst.danish.forms import VerbForm, VerbKind, Voice
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.passives.passive_clause import Clause


class ActiveVerb(msgspec.Struct, frozen=True):
    """The finite verb and the form that the main verb takes beside it.

    `finite` is None when the main verb is itself finite; `auxiliary` stands before the main verb:
    *skal* … *have fjernet*.
    """

    finite: str | None
    kind: VerbKind
    auxiliary: str = ""


def verb_of(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> ActiveVerb | None:
    """The verbs of the active clause in the tense and with the modal of the passive; None for other groups."""
    passive = clause.passive
    finite = tokens[passive.finite].text.lower() if passive.finite is not None else None
    if passive.kind is PassiveKind.S:
        if finite is not None:
            return ActiveVerb(finite, VerbKind.INFINITIVE)
        kinds = {
            word.form.kind
            for word in lexicon.words(tokens[passive.verb].text)
            if word.lemma == passive.lemma
            and isinstance(word.form, VerbForm)
            and word.form.voice is Voice.PASSIVE
        }
        return ActiveVerb(None, VerbKind.PAST if VerbKind.PAST in kinds else VerbKind.PRESENT)
    assert passive.auxiliary is not None
    auxiliary = tokens[passive.auxiliary].norm
    if passive.kind is PassiveKind.VAERE:
        if auxiliary == "være" and finite == "skal":
            return ActiveVerb(finite, VerbKind.PARTICIPLE, "have")
        return ActiveVerb("har", VerbKind.PARTICIPLE) if auxiliary == "er" else None
    if auxiliary in {"bliver", "blev"}:
        return ActiveVerb(None, VerbKind.PRESENT if auxiliary == "bliver" else VerbKind.PAST)
    if auxiliary == "blevet":
        perfect = {"er": "har", "var": "havde", "har": "har", "havde": "havde"}.get(finite or "")
        return ActiveVerb(perfect, VerbKind.PARTICIPLE) if perfect else None
    if auxiliary == "blive" and finite == "vil":
        return ActiveVerb(None, VerbKind.PRESENT)  # the future needs no *vil*: "vi kontakter dig på mandag"
    if auxiliary == "blive" and finite is not None:
        return ActiveVerb(finite, VerbKind.INFINITIVE)
    return None
