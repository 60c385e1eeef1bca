"""A passive clause with what is asked of it before somebody is said to act in it."""

from collections.abc import Callable, Sequence

import msgspec

from klartekst.danish.closed_classes import CONDITIONALS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.passives.acted_on import patient
from klartekst.rewriting.passives.passive_clause import Clause

ASKERS = listed("om hvorvidt hvornår hvor hvordan hvorfor")
DEMANDING = listed("skal skulle må bør")
_SEEING_TO = listed("foranstaltning foranledning")
_POINTING = listed("den det de denne dette disse")


class Claim(msgspec.Struct, frozen=True):
    """A passive clause with the frame of its verb, and the base forms of what the act is done to."""

    tokens: Sequence[Token]
    clause: Clause
    frame: Frame
    lexicon: Lexicon
    nouns: list[str]

    @property
    def modal(self) -> str:
        """The finite verb of a passive with a modal verb, else nothing: *skal*, *kan*, *må*."""
        finite = self.clause.passive.finite
        return self.tokens[finite].norm if finite is not None else ""

    @property
    def opener(self) -> str:
        """The word before the clause: *hvis*, *at*, *mens*."""
        return self.tokens[self.clause.start - 1].norm if self.clause.start else ""

    @property
    def before(self) -> Sequence[Token]:
        """What stands before a subordinate clause and the word that opens it."""
        return self.tokens[: max(0, self.clause.start - 1)]

    @property
    def subject(self) -> set[str]:
        """The words of the subject."""
        return {token.norm for token in self.tokens[self.clause.subject[0] : self.clause.subject[1]]}

    @property
    def rest(self) -> Sequence[Token]:
        """What stands behind the passive."""
        return self.tokens[slice(*self.clause.rest)]

    @property
    def patient(self) -> tuple[int, int]:
        """The tokens of what the act is done to."""
        return patient(self.tokens, self.clause, self.lexicon)


Doubt = Callable[[Claim], bool]


def points_elsewhere(claim: Claim) -> bool:
    """*kan disse rettes til os*: what they are decides who acts, and it stands in another sentence."""
    subject = claim.subject
    return (
        bool(subject)
        and subject <= _POINTING
        and any(hinted != claim.frame.actor for hinted, _ in claim.frame.hints)
    )


def is_seen_to_by_name(claim: Claim) -> bool:
    """*udføres ved kommunens foranstaltning*, *på ejerens foranledning*: who acts is told already."""
    return any(token.norm in _SEEING_TO for token in claim.rest)


def may_go_on_with_a_condition(claim: Claim) -> bool:
    """*Du kan selv gøre det, hvis naboerne er enige, og arbejdet udføres inden maj*: that may be asked for, too."""
    tokens, joint = claim.tokens, claim.clause.start - 1
    if joint < 1 or tokens[joint].norm != "og" or tokens[joint - 1].text != ",":
        return False
    before = next((at for at in range(joint - 2, 0, -1) if tokens[at].text == ","), None)
    return before is not None and tokens[before + 1].norm in CONDITIONALS
