"""The finite verb behind an adjunct: where the object of its noun ends, and what the verb says of the time."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import SUBJECTS
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, has_link

_ARTICLES = listed("den det de en et")
_PAST_MODALS = listed("skulle kunne ville måtte burde")


def object_before_finite(
    tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The object `[first, finite)` of a noun whose adjunct is followed by a finite verb and its subject."""
    linked = has_link(tokens, group)
    first = group.noun + 2 if linked else group.noun + 1
    for finite in range(first, len(tokens)):
        token = tokens[finite]
        if token.kind is TokenKind.PUNCTUATION:
            return None
        if token.norm in PREPOSITIONS or not may_be_finite(token, lexicon):
            continue
        if tokens[finite - 1].norm in _ARTICLES and _is_attribute(token, lexicon):
            continue  # "det ansøgte beløb": no subject and its verb
        if not _subject_follows(tokens, finite, lexicon):
            continue
        between = tokens[first:finite]
        if linked and is_noun_phrase(between, lexicon):
            return first, finite
        if not linked and (not between or between[0].norm in {"uden", group.nominal.link}):
            return first, finite
    return None


def _is_attribute(token: Token, lexicon: Lexicon) -> bool:
    forms = [word.form for word in lexicon.words(token.text)]
    return any(isinstance(form, VerbForm) and form.kind is VerbKind.ATTRIBUTIVE for form in forms)


def _subject_follows(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    if finite + 1 >= len(tokens):
        return False
    if tokens[finite + 1].norm in SUBJECTS or tokens[finite + 1].norm in {"der", "det"}:
        return True
    return end_of_noun_phrase(tokens, finite + 1, lexicon) is not None


def is_past(finite: Token, lexicon: Lexicon) -> bool:
    """Whether the verb tells of the past: *blev*, *skulle betale*."""
    kinds = {
        word.form.kind for word in lexicon.words(finite.text) if isinstance(word.form, VerbForm)
    }  # "kunne" is past and infinitive, "skal" present
    return (VerbKind.PAST in kinds and VerbKind.PRESENT not in kinds) or finite.norm in _PAST_MODALS


def is_perfect(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    """*har vi talt*, *er vi kommet*: a participle behind *har* or *er* and its subject."""
    if tokens[finite].norm not in {"har", "havde", "er", "var"}:
        return False
    behind = tokens[finite + 1 : finite + 6]
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for token in behind
        for word in lexicon.words(token.text)
    )
