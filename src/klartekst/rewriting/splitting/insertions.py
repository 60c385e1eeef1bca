"""A condition set between an auxiliary and its verb goes to the end of the sentence.

    Kommunen kan, når særlige forhold taler for det, yde hjælp
    → Kommunen kan yde hjælp, når særlige forhold taler for det

Conditions: the main clause breaks off at its auxiliary, everything between is one condition or several
joined ones, and what follows is the rest of the main clause alone, up to the full stop.
"""

from collections.abc import Sequence

from klartekst.danish.clauses import pieces
from klartekst.danish.closed_classes import ADVERBS, CONDITIONALS, MODALS, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.rewriting.main_order import text_between

PERFECT = listed("har havde")
MOVED = CONDITIONALS | listed("fordi efter inden før mens")


def untorn(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The sentence with what was put in behind the auxiliary moved to its end; None when that is not sure."""
    found = pieces(tokens, lexicon)
    if len(found) < 3 or tokens[-1].text != "." or any(token.text in "():;–»«" for token in tokens):
        return None
    main, inside, rest = found[0], found[1:-1], found[-1]
    if main.kind is not Kind.MAIN or main.coordinator is not None or main.finite is None:
        return None
    if not all(_is_condition(tokens, each) for each in inside):
        return None
    if not _breaks_off(tokens, main) or not _goes_on(tokens, main, rest, lexicon):
        return None
    end = rest.end - (tokens[rest.end - 1].text == ".")
    put_in = text_between(tokens, inside[0].start, inside[-1].end)
    return f"{text_between(tokens, 0, main.end)} {text_between(tokens, rest.start, end)}, {put_in}."


def _is_condition(tokens: Sequence[Token], piece: Piece) -> bool:
    return (
        piece.kind is Kind.SUBORDINATE
        and piece.finite is not None
        and piece.opener is not None
        and tokens[piece.opener].norm in MOVED
    )


def _breaks_off(tokens: Sequence[Token], main: Piece) -> bool:
    """Whether nothing but adverbs and the subject stands behind the auxiliary."""
    assert main.finite is not None
    behind = [token.norm for token in tokens[main.finite + 1 : main.end]]
    subject = listed("vi du jeg man kommunen")
    return (
        main.finite > main.body
        and tokens[main.finite].norm in MODALS | PERFECT
        and all(norm in ADVERBS | subject for norm in behind)
    )


def _goes_on(tokens: Sequence[Token], main: Piece, rest: Piece, lexicon: Lexicon) -> bool:
    """Whether the rest begins with the verb that the auxiliary waits for."""
    assert main.finite is not None
    if rest.kind is not Kind.REST or rest.coordinator is not None:
        return False
    wanted = VerbKind.INFINITIVE if tokens[main.finite].norm in MODALS else VerbKind.PARTICIPLE
    at = next((at for at in range(rest.start, rest.end) if tokens[at].norm not in ADVERBS), rest.start)
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is wanted
        for word in lexicon.words(tokens[at].text)
    )
