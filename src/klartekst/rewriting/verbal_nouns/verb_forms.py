"""Which verb a word is an active form of, and another verb in that form: *foretaget*, *vurdere* → *vurderet*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import HAVE
from klartekst.danish.forms import VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind


def is_active(token: Token, lemmas: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a word is an active form of one of the verbs."""
    return any(
        isinstance(word.form, VerbForm) and word.lemma in lemmas and word.form.voice is Voice.ACTIVE
        for word in lexicon.words(token.text)
    )


def inflected(
    tokens: Sequence[Token], at: int, lemmas: frozenset[str] | set[str], instead: str, lexicon: Lexicon
) -> str | None:
    """`instead` in the form of a token that is a form of one of `lemmas`: *foretaget*, *vurdere* → *vurderet*.

    A participle only behind *har*: *der blev foretaget en vurdering* has no subject for *vurderet*.
    """
    token = tokens[at]
    if token.kind is not TokenKind.WORD:
        return None
    kinds = [
        word.form.kind
        for word in lexicon.words(token.text)
        if isinstance(word.form, VerbForm) and word.lemma in lemmas and word.form.voice is Voice.ACTIVE
    ]
    if not kinds:
        return None
    before = {each.norm for each in tokens[max(0, at - 4) : at]}
    passive = not before & HAVE or bool(before & {"været", "blevet"})
    wanted = [VerbKind.PRESENT, VerbKind.PAST, VerbKind.INFINITIVE, VerbKind.PARTICIPLE]
    kind = next((each for each in wanted if each in kinds), None)
    if kind is None or (kind is VerbKind.PARTICIPLE and passive):
        return None
    if kind in {VerbKind.PAST, VerbKind.PARTICIPLE} and "iværksætte" in lexicon.lemmas(token.norm):
        return None  # begun, and perhaps not done
    form = lexicon.inflect(instead, WordClass.VERB, VerbForm(kind))
    return form and (form[:1].upper() + form[1:] if token.text[:1].isupper() else form)
