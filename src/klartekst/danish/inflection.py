"""Replacement templates put into the form of the word they replace: *{give}* for *bevilgede* is *gav*.

What is not certain gives None: no suggestion is better than wrong Danish.
The template language is described in `lexicons/README.md`.
"""

import re
from itertools import pairwise

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    Gender,
    NounForm,
    Number,
    PlainForm,
    VerbForm,
    VerbKind,
    Voice,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon

_JOINS = frozenset(["og", "eller"])
# No s-passive ("fås" is not what "modtages" means), and no participle before a noun ("den sagte hjælp").
_NO_PASSIVE = listed("blive burde få gå have komme kunne måtte skulle stå turde vide ville være")
_NO_ATTRIBUTE = _NO_PASSIVE | {"give", "sige", "lade", "gøre", "hjælpe", "svare", "se"}
_TOKEN = re.compile(r"\{([^{}]*)\}|[^\s{}]+|\s+")


def inflect_phrase(
    template: str, like: Word | Form, lexicon: Lexicon | None = None, *, determined: bool = False
) -> str | None:
    """The template with its words in braces in the form `like`.

    `determined` says that a word in front already makes the noun definite (*den, din, kommunens*), so
    that adjectives take their definite form and no article is put in.
    None when the form does not exist, is odd, or is not known for certain.
    """
    lexicon = lexicon or Lexicon.open()
    form = like.form if isinstance(like, Word) else like
    tokens = [(m[1] if m[1] is not None else m[0], m[1] is not None) for m in _TOKEN.finditer(template)]
    if not any(braced for _, braced in tokens):
        return template
    if isinstance(form, VerbForm):
        return _verbs(tokens, form, lexicon)
    if isinstance(form, NounForm):
        return _noun_phrase(tokens, form, lexicon, determined=determined)
    if isinstance(form, AdjectiveForm):
        return _adjectives(tokens, form, lexicon)
    return None if form != PlainForm() or not _uninflected(tokens, lexicon) else "".join(t for t, _ in tokens)


def agree(
    adjective: str, gender: Gender | None, number: Number, lexicon: Lexicon, *, definite: bool
) -> str | None:
    """The adjective or participle as it stands before a noun of this gender, number and definiteness."""
    kind = AdjectiveKind.BASE
    if number is Number.PLURAL:
        kind = AdjectiveKind.PLURAL
    elif definite and adjective != "egen":  # "din egen læge", never "din egne læge"
        kind = AdjectiveKind.DEFINITE
    elif gender is None:
        neuter = agree(adjective, Gender.NEUTER, number, lexicon, definite=False)
        return neuter if neuter == agree(adjective, Gender.COMMON, number, lexicon, definite=False) else None
    elif gender is Gender.NEUTER:
        kind = AdjectiveKind.NEUTER
    return lexicon.inflect(adjective, WordClass.ADJ, AdjectiveForm(kind))


def _verbs(tokens: list[tuple[str, bool]], form: VerbForm, lexicon: Lexicon) -> str | None:
    words = [text for text, _ in tokens if not text.isspace()]
    attributive = form.kind in (VerbKind.ATTRIBUTIVE, VerbKind.COMMON_PARTICIPLE, VerbKind.PRESENT_PARTICIPLE)
    if form.genitive or (attributive and len(words) > 1):
        return None
    if form.voice is Voice.PASSIVE and words[-1] in PREPOSITIONS:
        return None  # "siges ja til" has no subject left
    if not _same_kind_throughout(tokens):
        return None
    out = [_verb(text, form, lexicon) if braced else text for text, braced in tokens]
    return None if None in out else "".join(text for text in out if text is not None)


def _verb(lemma: str, form: VerbForm, lexicon: Lexicon) -> str | None:
    if form.kind is VerbKind.PRESENT_PARTICIPLE:
        return None  # "den givende kommune": hardly ever what one would write
    if form.kind in (VerbKind.ATTRIBUTIVE, VerbKind.COMMON_PARTICIPLE) and lemma in _NO_ATTRIBUTE:
        return None
    if form.voice is Voice.PASSIVE:
        if lemma in _NO_PASSIVE or (form.kind is VerbKind.PAST and not _weak(lemma, lexicon)):
            return None
        return lexicon.inflect(lemma, WordClass.VERB, form)
    active = lexicon.inflect(lemma, WordClass.VERB, VerbForm(form.kind))
    return active or lexicon.inflect(lemma, WordClass.VERB, VerbForm(form.kind, Voice.DEPONENT))


def _weak(lemma: str, lexicon: Lexicon) -> bool:
    """Whether the past is the stem with -ede or -te: *sendtes* is used, *gaves* hardly."""
    past = lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.PAST)) or ""
    stem = lemma.removesuffix("e")
    return past in (f"{stem}ede", f"{stem}te", f"{stem[:-1]}te") or past == f"{lemma}de"


def _noun_phrase(
    tokens: list[tuple[str, bool]], form: NounForm, lexicon: Lexicon, *, determined: bool
) -> str | None:
    head = max(i for i, (_, braced) in enumerate(tokens) if braced)
    noun = tokens[head][0]
    if form.genitive and head < len(tokens) - 1:
        return None  # "hjælpens til bad" and "hjælp til bads" are both wrong
    before = [(i, text) for i, (text, braced) in enumerate(tokens) if braced and i < head]
    bare = any(not braced and not text.isspace() for text, braced in tokens[:head])
    if bare and (form != NounForm() or determined or before):
        return None
    article = form.definite and len(before) > 0 and not determined
    inner = NounForm(form.number, form.definite and not before, form.genitive)
    inflected = lexicon.inflect(noun, WordClass.NOUN, inner)
    if inflected is None or (form.number is Number.PLURAL and lexicon.is_mass(noun)):
        return None
    gender = lexicon.gender(noun)
    out = [text for text, _ in tokens]
    out[head] = inflected
    for i, adjective in before:
        agreed = agree(adjective, gender, form.number, lexicon, definite=form.definite or determined)
        if agreed is None:
            return None
        out[i] = agreed
    if not article:
        return "".join(out)
    if any(adjective == "egen" for _, adjective in before):
        return None  # "egen" stands behind a possessive, never behind "den"
    if form.number is Number.SINGULAR and gender is None:
        return None
    first = "de" if form.number is Number.PLURAL else "den" if gender is Gender.COMMON else "det"
    return f"{first} {''.join(out)}"


def _adjectives(tokens: list[tuple[str, bool]], form: AdjectiveForm, lexicon: Lexicon) -> str | None:
    if form.genitive or not _same_kind_throughout(tokens):
        return None
    out = [lexicon.inflect(text, WordClass.ADJ, form) if braced else text for text, braced in tokens]
    return None if None in out else "".join(text for text in out if text is not None)


def _same_kind_throughout(tokens: list[tuple[str, bool]]) -> bool:
    """Whether further words in braces are only coordinated with the first: *{ringe} eller {skrive}*."""
    words = [(text, braced) for text, braced in tokens if not text.isspace()]
    places = [i for i, (_, braced) in enumerate(words) if braced]
    return all(any(text.rstrip(",") in _JOINS for text, _ in words[a + 1 : b]) for a, b in pairwise(places))


def _uninflected(tokens: list[tuple[str, bool]], lexicon: Lexicon) -> bool:
    return all(
        any(isinstance(word.form, PlainForm) for word in lexicon.words(text))
        for text, braced in tokens
        if braced
    )
