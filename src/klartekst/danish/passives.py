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
from klartekst.danish.passive import NotPassive, Passive, PassiveKind
from klartekst.danish.s_passives import s_passives
from klartekst.danish.tokens import Token


def passives(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    other: NotPassive,
    kinds: frozenset[PassiveKind] = frozenset(PassiveKind),
) -> tuple[Passive, ...]:
    """The passives of these kinds in a sentence, in order."""
    found: list[Passive] = []
    if PassiveKind.S in kinds:
        found += s_passives(tokens, lexicon, other)
    if not kinds <= {PassiveKind.S}:
        found += (each for each in participle_passives(tokens, lexicon, other) if each.kind in kinds)
    return tuple(sorted(found, key=lambda each: each.verb))
