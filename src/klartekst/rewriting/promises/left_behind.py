"""Whether a text leaves a second verb without the subject that it borrows from the words replaced."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, NOMINATIVES, listed
from klartekst.danish.forms import NounForm, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS, Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_finite, is_nominative
from klartekst.rewriting.promises.surroundings import Place, Surroundings, cut

_PASSIVE_AUXILIARIES = listed("er var blev bliver blive")


def leaves_behind(words: Sequence[str], start: int, end: int, place: Place, letter: Surroundings) -> bool:
    """Whether a second verb loses the subject that it borrows: *klagen skal stiles til nævnet, men sendes til os*.

    With *du skal sende klagen til* put in front, *men sendes til os* would say that you are sent. `words` are those of
    the text.
    """
    if not place.sentences:
        return False
    lexicon = letter.analysis.lexicon
    sentence = place.sentences[-1]
    tokens = sentence.tokens
    _, begun, behind = cut(tokens, start, end)
    if not any(token.norm in COORDINATORS for token in tokens[behind:]):
        return False
    new = {word.casefold() for word in words}
    replaced = tokens[begun:behind]
    orders = bool(words) and any(
        word.form == VerbForm(VerbKind.IMPERATIVE) for word in lexicon.words(words[0].casefold())
    )
    subjects = (new & NOMINATIVES) - {token.norm for token in replaced}
    many = "I" in words and "I" not in {token.text for token in replaced}
    if not orders and not subjects and not many:
        return False
    if _goes_on_in_participle(tokens[behind:], lexicon):
        return True
    verbs = {token.norm for token in replaced if _is_main_verb(token, lexicon)}
    turned = verbs and {token.norm for token in replaced} & _PASSIVE_AUXILIARIES - new
    if verbs <= new and not turned:
        return False  # *ansøger skal*, *du skal*: the same one in another person; not *er pålagt*, *vi har pålagt*
    number = letter.analysis.sentence_at(sentence.start)
    assert number is not None
    found = letter.analysis.pieces(number)
    for number, piece in enumerate(found):
        if piece.kind is Kind.SHARED and piece.finite is not None and tokens[piece.finite].start >= end:
            lender = next((each for each in reversed(found[:number]) if _lends(each, piece, tokens)), None)
            if lender is not None and tokens[lender.start].start < end:
                return True
        if tokens[piece.start].start < end and _joins_verb(tokens, piece, end, lexicon):
            return True
    return False


def _goes_on_in_participle(following: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a participle shares the auxiliary that the text takes away: *er overvejet, men ikke fundet nødvendig*."""
    rest = list(following[1:] if following and following[0].text == "," else following)
    if not rest or rest.pop(0).norm not in COORDINATORS:
        return False
    while rest and rest[0].norm in ADVERBS:
        rest.pop(0)
    kinds = [
        each.form.kind
        for token in rest[:1]
        for each in lexicon.words(token.text)
        if isinstance(each.form, VerbForm)
    ]
    return VerbKind.PARTICIPLE in kinds


def _lends(piece: Piece, borrower: Piece, tokens: Sequence[Token]) -> bool:
    """Whether a piece may have the subject; a clause that a comma has closed has not: *, når den er klar, og kan*."""
    closed = piece.is_subordinate and "," in {
        token.text for token in tokens[borrower.start - 1 : borrower.start + 1]
    }
    return piece.finite is not None and not closed


def _joins_verb(tokens: Sequence[Token], piece: Piece, end: int, lexicon: Lexicon) -> bool:
    """Whether a clause has a second finite verb behind `end` with no subject of its own: *… og kan sendes*."""
    for at in range(piece.start, piece.end - 1):
        if tokens[at].start < end or tokens[at].norm not in COORDINATORS:
            continue
        verb = at + 1 + (tokens[at + 1].norm in ADVERBS)
        if verb < piece.end and is_finite(tokens, verb, lexicon) and not is_nominative(tokens, verb + 1):
            return True
    return False


def _is_main_verb(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can only be a verb of its own: not *skal*, nor *ansøger*, who is also a person."""
    forms = [word.form for word in lexicon.words(token.text)]
    some = any(isinstance(form, VerbForm) for form in forms)
    noun = any(isinstance(form, NounForm) and not form.genitive for form in forms)
    return token.norm not in AUXILIARIES and some and not noun
