"""What the sentence says of a clause with a passive, so that the frame of its verb does not tell who acts."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import IFS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.passives.passive_clause import Clause, Order
from klartekst.rewriting.spoken import SENDER

# What a letter, an attest or a doctor does, and the opinions that stand in them.
_TELLING = listed("fremgå oplyse skrive anføre udtale angive konkludere mene sige stå påpege")
_OPINIONS = listed(
    "vurdere skønne anbefale anslå konstatere konkludere antage forvente frygte anse betragte finde bedømme regne"
)
# What persons do, and seldom papers: "lægen skriver, at der er sat træning i gang".
_SAYING = listed("oplyse skrive anføre udtale mene sige påpege fortælle forklare")
# The reader may do these, and so may a neighbour.
_ANYBODYS = listed("klage påklage indgive indsende protestere")
DECIDING = ("styrelsen", "nævnet", "retten", "ministeriet", "ombudsmanden", "politiet", "udvalget", "rådet")
_CONDITIONAL = IFS | {"når"}


def is_anothers_opinion(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Af attesten fremgår, at det skønnes …*: what somebody has written, and so the opinion of that one.

    What a person tells is that one's own act too: *lederen skriver, at der er sat hjælp i gang*.

    Of what is told with a clause of its own, too: *at der er sat hjælp i gang, som forventes evalueret*.
    """
    if not (clause.relative or _behind(tokens, clause, {"at"})):
        return False
    before = tokens[: clause.start - 1]
    if any(token.norm in SENDER for token in before):
        return False
    if any(token.norm == "gældende" for token in before):
        return True  # "det er gjort gældende, at arbejdet blev udført": the claim of a party
    telling = _TELLING if clause.passive.lemma in _OPINIONS else _SAYING
    return any(
        not telling.isdisjoint(lexicon.lemmas(token.text)) and (telling is _TELLING or token.norm[-1] != "s")
        for token in before
    )


def is_about_a_board(before: Sequence[Token]) -> bool:
    """*Nævnet gav lov, idet …*: what stands before a subordinate clause tells of others who decide, and not of us."""
    return any(token.norm.endswith(DECIDING) for token in before) and not any(
        token.norm in SENDER for token in before
    )


def is_anybodys(tokens: Sequence[Token], clause: Clause) -> bool:
    """*Du får besked, hvis der klages*: a condition on what anybody may do."""
    return (
        clause.impersonal == "der"
        and clause.passive.lemma in _ANYBODYS
        and _behind(tokens, clause, _CONDITIONAL)
    )


_NO_REQUEST = frozenset({"forvente", "foreslå"})


def is_expected(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Det må forventes, at raten opkræves*, *vi foreslår, at mødet afholdes*: what will or may be, and no request."""
    return any(not _NO_REQUEST.isdisjoint(lexicon.lemmas(token.norm)) for token in tokens[: clause.start - 1])


def _behind(tokens: Sequence[Token], clause: Clause, openers: set[str] | frozenset[str]) -> bool:
    return clause.order is Order.SUBORDINATE and tokens[clause.start - 1].norm in openers
