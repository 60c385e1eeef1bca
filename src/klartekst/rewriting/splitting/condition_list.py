"""Stacked conditions as the lines of a list: what the writer may set up instead of one long sentence."""

from collections.abc import Sequence

from klartekst.danish.clauses import pieces
from klartekst.danish.closed_classes import IFS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind
from klartekst.danish.tokens import Token
from klartekst.rewriting.main_order import text_between

LISTED = IFS | {"når"}


def condition_list(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, tuple[str, ...]] | None:
    """What holds, and its conditions, each without its *hvis*: ("Du kan få hjælpen", ("du bor alene", …)).

    Only for a main clause in front and at least two conditions of one kind behind it, all to be fulfilled;
    None for any other sentence.
    """
    found = pieces(tokens, lexicon)
    main, behind = found[0], found[1:]
    if main.kind is not Kind.MAIN or len(behind) < 2:
        return None
    openers = set()
    for number, each in enumerate(behind):
        if each.kind is not Kind.SUBORDINATE or each.opener is None or each.finite is None:
            return None
        if each.coordinator is not None and (
            tokens[each.coordinator].norm != "og" or number != len(behind) - 1
        ):
            return None
        openers.add(tokens[each.opener].norm)
    if len(openers) != 1 or not openers <= LISTED or behind[-1].coordinator is None:
        return None
    stop = len(tokens) - (tokens[-1].text == ".")
    lines = [text_between(tokens, each.body, min(each.end, stop)) for each in behind]
    return text_between(tokens, main.start, main.end), tuple(lines)
