"""Finds the passive by word forms alone: the lexicon, closed lists, and a look at the neighbours.

Danish has three. The s-passive (*behandles*) shares its ending with genitives (*sagens*), deponent verbs
(*findes, lykkes*) and reciprocal ones (*mødes*). The blive-passive (*bliver behandlet*) shares its verb
with plain *blive* (*bliver syg*). The være-passive (*er indhentet*) is mostly a state (*døren er lukket*)
and is told apart by whoever asks.
Seeing a passive needs no parse; rewriting one does.
"""

from collections.abc import Sequence

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.participle_passives import participle_passives
from klartekst.danish.passive import NotPassive, Passive
from klartekst.danish.s_passives import s_passives
from klartekst.danish.tokens import Token


def passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> tuple[Passive, ...]:
    """The passives of a sentence in order."""
    found = [*s_passives(tokens, lexicon, other), *participle_passives(tokens, lexicon, other)]
    return tuple(sorted(found, key=lambda each: each.verb))
