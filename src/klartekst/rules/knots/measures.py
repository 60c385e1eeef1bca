"""What ties a sentence in a knot: five measures, each with its limit and its reason in plain Danish.

Limits count words. Numbers, dates and fields weigh nothing in front of a verb (*Fra den 3. maj kl. 8 kan
du …* is no knot), and no sentence of fewer than fifteen words is judged except by its weight in front and by
what tears its verb in two.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Piece
from klartekst.danish.tokens import Token
from klartekst.rules.knots.conditions import conditions
from klartekst.rules.knots.density import dense
from klartekst.rules.knots.front import left_heavy
from klartekst.rules.knots.insertion import insertion, torn_verb
from klartekst.rules.knots.knot import Knot
from klartekst.rules.knots.nesting import subclauses

SHORT = 15  # words: below this no sentence is a knot, whatever hangs together in it

Measure = Callable[[Sequence[Token], Sequence[Piece], int, Lexicon], Knot | None]


def knots(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> tuple[Knot, ...]:
    """Every reason why the sentence is hard to follow, gravest first; empty for a sentence that is not.

    `found` are its pieces, `count` its words.
    """
    judges = MEASURES if count >= SHORT else _OF_SHORT
    made = (judge(tokens, found, count, lexicon) for judge in judges.values())
    return tuple(each for each in made if each is not None)


# Gravest first: what hides the message, then what overloads.
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "forvaegt": left_heavy,
        "betingelsesbunke": conditions,
        "indskud": insertion,
        "ledsaetninger": subclauses,
        "tunge-saetninger": dense,
    }
)
# What stands in front, or tears a verb in two, is felt in a short sentence too.
_OF_SHORT: Mapping[str, Measure] = MappingProxyType({"forvaegt": left_heavy, "indskud": torn_verb})
