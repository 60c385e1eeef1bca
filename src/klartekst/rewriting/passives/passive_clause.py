"""A clause with a passive as it is taken apart for rewriting: which tokens are what."""

from collections.abc import Sequence
from enum import Enum

import msgspec

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import Passive, PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.passives.clause_parts import Span


class Order(Enum):
    """The word order of a clause."""

    MAIN = "main"
    INVERTED = "inverted"
    SUBORDINATE = "subordinate"


class Clause(msgspec.Struct, frozen=True):
    """Token spans of a clause's parts; each span is `(start, end)`, empty when there is nothing.

    `adverbs` are those of the middle field, `middle` what else stands between the auxiliary and the
    main verb, `particle` the particle of the verb, `rest` what follows up to the clause's end.
    """

    order: Order
    passive: Passive
    start: int
    end: int
    front: Span
    subject: Span
    adverbs: tuple[int, ...]
    middle: Span
    particle: Span
    rest: Span
    impersonal: str = ""  # "der" or "det"
    others: tuple[
        tuple[str, str], ...
    ] = ()  # verbs joined to the passive, as they are joined: (" og ", "rengøre")
    said: str = ""  # the pronoun for a subject that stands in the clause before: "og returneres"
    relative: bool = False  # the subject is *der* or *som*, and stands for what is before the comma
    hung: Span = (0, 0)  # the clause that hangs on the subject, with its first comma: ", du har fået"
    known: bool = True  # the reader knows what it is done to: *det beløb, der*; not *gæld, der*


class Verbs(msgspec.Struct, frozen=True):
    """The verb group in its clause `[start, end)`, before the words around it are told apart.

    `finite` is the group's first verb and `between` the words inside it that are no verbs; `told` is the
    subject when a parse has found it, `follows` whether a clause in *at* or *om* stands behind. `opener` is what
    makes the clause a subordinate one, `others` are the verbs joined to the passive.
    """

    tokens: Sequence[Token]
    lexicon: Lexicon
    passive: Passive
    start: int
    end: int
    finite: int
    between: tuple[int, ...]
    particle: Span
    rest: Span
    told: Span | None
    follows: bool
    last: int
    opener: int | None
    others: tuple[tuple[str, str], ...]

    @property
    def is_bare(self) -> bool:
        """Whether the s-form is itself the finite verb: *behandles*, not *kan behandles*."""
        return self.passive.kind is PassiveKind.S and self.passive.finite is None
