"""The words of an active clause, field by field, in the order of Danish clauses (Diderichsen's scheme).

subordinate   (hvis) vi | ikke | i maj | har | behandlet | sagen | på et møde
main          vi | har | ikke | i maj | behandlet | sagen | på et møde
one verb      vi | behandler | ikke | i maj | sagen | på et møde
inverted      i år | har | vi | ikke | behandlet | sagen | på et møde
"""

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.rewriting.passives.passive_clause import Order

# These say how: "vi beregner tilskuddet automatisk", "vi vurderer hjælpen igen".
_BEHIND_OBJECT = listed("automatisk igen")


class Fields(msgspec.Struct, frozen=True):
    """What stands in each field, nothing where a field is empty.

    `finite` is empty when the `main` verb is itself finite. `adverbs` and `middle` are the middle field, `receiver`
    who gets something, `complement` the object and the particle, `rest` what else was said. `pronoun` is the object
    again when it is a mere pronoun, and `particle` the complement without it. `in_rest` says whether the second object
    begins the rest: *tilbyder | beboeren | en anden bolig*.
    """

    front: str
    subject: str
    finite: str
    auxiliary: str
    main: str
    adverbs: list[str]
    middle: str
    receiver: str
    complement: str
    rest: str
    pronoun: str
    particle: str
    in_rest: bool


def in_order(order: Order, fields: Fields) -> str:
    """The words of the clause in this order, with single spaces."""
    if order is Order.SUBORDINATE:
        return _spaced(_subordinate(fields))
    verb, *behind = _behind_subject(fields)
    if order is Order.INVERTED:
        return _spaced([fields.front, verb, fields.subject, *behind])
    return _spaced([fields.subject, verb, *behind])


def _spaced(words: list[str]) -> str:
    return " ".join(word for word in words if word)


def _subordinate(fields: Fields) -> list[str]:
    """Adverbs and times stand before all verbs: *hvis vi ikke i maj har behandlet sagen*."""
    return [
        fields.subject, *fields.adverbs, fields.middle, fields.finite, fields.auxiliary, fields.main,
        fields.receiver, fields.complement, fields.rest,
    ]  # fmt: skip


def _behind_subject(fields: Fields) -> list[str]:
    """A main clause from its finite verb on, its subject left out."""
    if fields.finite:
        return [
            fields.finite, *fields.adverbs, fields.middle, fields.auxiliary, fields.main,
            fields.receiver, fields.complement, fields.rest,
        ]  # fmt: skip
    if fields.pronoun and (fields.adverbs or fields.middle):
        return _shifted(fields)
    how = [each for each in fields.adverbs if each in _BEHIND_OBJECT]
    adverbs = [each for each in fields.adverbs if each not in _BEHIND_OBJECT]
    # who gets it stands before the time: "vi tilbyder beboeren i perioden en anden bolig"
    held = [fields.complement, fields.middle] if fields.in_rest else [fields.middle, fields.complement]
    return [fields.main, fields.receiver, *adverbs, *held, *how, fields.rest]


def _shifted(fields: Fields) -> list[str]:
    """An unstressed pronoun stands before *ikke* and times: *vi kontakter dig ikke*, *vi hørte dig den 3. maj*."""
    return [fields.main, fields.pronoun, *fields.adverbs, fields.middle, fields.particle, fields.rest]
