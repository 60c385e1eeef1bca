"""The keys of the words of a sentence: what patterns look for.

What is nobody's prose here has no key, so that no pattern can touch it; a name is touched only by a pattern that is a
name.
"""

from collections.abc import Sequence
from typing import NamedTuple

from klartekst.danish.by_word import by_word
from klartekst.danish.capitals import has_object, is_name, is_shouted, starts_clause
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.wording.pattern import Keys, keys_of

NOTHING: frozenset[str] = frozenset()


class Words(NamedTuple):
    """The tokens of a sentence, and for each whether it is nobody's prose; empty when all are somebody's."""

    tokens: Sequence[Token]
    silent: Sequence[bool] = ()


def word_keys(words: Words, lexicon: Lexicon) -> tuple[Keys | None, ...]:
    """For each token its form and its base forms."""
    tokens = words.tokens
    keys: list[Keys | None] = []
    for position, token in enumerate(tokens):
        if token.kind is TokenKind.FIELD or (words.silent and words.silent[position]):
            keys.append(None)
        elif token.kind is not TokenKind.WORD:
            keys.append(keys_of(token.norm, NOTHING))
        elif token.text[0].isupper() and is_name(tokens, position) and not is_shouted(tokens):
            # As written: only a pattern with a capital of its own (Statsforvaltningen) means a name.
            keys.append(keys_of(token.text, NOTHING))
        else:
            ordering, otherwise = _keys_of_word((token.norm, lexicon))
            orders = ordering is not otherwise and _may_order(tokens, position)
            keys.append(ordering if orders else otherwise)
    return tuple(keys)


def exact_keys(words: Words) -> tuple[Keys | None, ...]:
    """The same with capitals kept and without base forms, for patterns that match capitals exactly."""
    made = [keys_of(token.text, NOTHING) for token in words.tokens]
    if not words.silent:
        return tuple(made)
    return tuple(None if silent else keys for keys, silent in zip(made, words.silent, strict=True))


def possible_keys(word: str, lexicon: Lexicon) -> Keys:
    """Whatever patterns may find a word by, wherever it stands in a sentence."""
    return _possible_keys((word, lexicon))


@by_word(1 << 12)
def _possible_keys(asked: tuple[str, Lexicon]) -> Keys:
    word, lexicon = asked
    norm = word.casefold()
    return keys_of(word, NOTHING) | keys_of(norm, lexicon.lemmas(norm))


@by_word(1 << 12)
def _keys_of_word(asked: tuple[str, Lexicon]) -> tuple[Keys, Keys]:
    """The keys of a word where it may give an order, and elsewhere; *hus* is no genitive of *hu*."""
    norm, lexicon = asked
    ordering, otherwise = lexicon.base_forms(norm)
    return keys_of(norm, ordering), keys_of(norm, otherwise)


def _may_order(tokens: Sequence[Token], position: int) -> bool:
    """*Dokumenter* is an imperative only where a clause can begin."""
    return starts_clause(tokens, position) and has_object(tokens, position)
