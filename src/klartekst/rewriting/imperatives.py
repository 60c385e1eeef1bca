"""The form of a verb that orders: *send*, *kontrollér*."""

from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind


def imperative(lemma: str, lexicon: Lexicon) -> str | None:
    """The form that orders, None for a verb without one.

    Its accent is optional, and kept where it tells it from a noun: *kontrollér*, *aflever*.
    """
    ordered = VerbForm(VerbKind.IMPERATIVE)
    form = lexicon.inflect(lemma, WordClass.VERB, ordered)
    bare = form.replace("é", "e") if form else None
    readings = lexicon.words(bare) if bare and bare != form else ()
    return bare if readings and all(word.form == ordered for word in readings) else form


def imperative_of(token: Token, lexicon: Lexicon) -> str | None:
    """The order that an infinitive becomes: *sende* is *send*; None for any other word."""
    if not may_be_infinitive(token, lexicon):
        return None
    return imperative(token.norm, lexicon)


def may_be_infinitive(token: Token, lexicon: Lexicon) -> bool:
    """Whether one reading of the word is an infinitive."""
    return token.kind is TokenKind.WORD and any(
        word.form == VerbForm(VerbKind.INFINITIVE) for word in lexicon.words(token.text)
    )
