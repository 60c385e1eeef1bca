"""What is squeezed in between an article and its noun: *de | af dig fremsendte | bilag*.

Article and noun must agree, which tells the construction from a clause (*det med bilen ordnede naboen*).
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

ARTICLES = {
    "den": (Number.SINGULAR, Gender.COMMON),
    "det": (Number.SINGULAR, Gender.NEUTER),
    "de": (Number.PLURAL, None),
    "en": (Number.SINGULAR, Gender.COMMON),
    "et": (Number.SINGULAR, Gender.NEUTER),
}
ADVERBS = listed("hidtil ovenfor nedenfor foran tidligere herover herunder")
_NO_PARTICIPLE = listed("følgende pågældende tilsvarende")
# What another attribute can begin with behind a comma.
_LEADS = PREPOSITIONS | listed("men dog endnu ikke samt og")
_REACH = 14
_ATTRIBUTES = frozenset({VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE})
WITH_ARTICLE = frozenset({AdjectiveKind.PLURAL, AdjectiveKind.DEFINITE})
"""The forms of an adjective behind *den, det, de*."""
_INDEFINITE = frozenset({VerbKind.PARTICIPLE, VerbKind.COMMON_PARTICIPLE, VerbKind.PRESENT_PARTICIPLE})


class Squeezed(msgspec.Struct, frozen=True):
    """Article, what is squeezed in, participle, further adjectives, noun; `noun` is the last token.

    `second` is the last word of a second attribute between them (*indsendte, men ufuldstændige*).
    """

    article: int
    participle: int
    noun: int
    second: int | None = None


def squeezed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Squeezed | None:
    """The construction that begins with the article at `at`, or None."""
    if tokens[at].norm not in ARTICLES or at + 3 >= len(tokens):
        return None
    opener = tokens[at + 1].norm
    if _is_receiver(tokens[at + 1]):  # "de Dem bevilgede timer"
        named = participle_of(tokens[at + 2], tokens[at].norm, lexicon) is not None
        noun = _noun_behind(tokens, at + 3, tokens[at].norm, lexicon) if named else None
        return None if noun is None else Squeezed(at, at + 2, noun)
    if opener not in PREPOSITIONS | ADVERBS:
        return None
    if opener == "i" and tokens[at + 2].norm in {"alt", "forvejen", "øvrigt"}:
        return None
    adverb = (
        opener in ADVERBS and tokens[at + 2].norm not in PREPOSITIONS
    )  # "de hidtil af os dækkede udgifter"
    first, last = (at + 2, at + 3) if adverb else (at + 3, at + _REACH)
    for place in range(first, min(len(tokens) - 1, last)):
        token = tokens[place]
        if token.kind is TokenKind.PUNCTUATION or _only_finite(token, lexicon):
            return None
        adjective = (
            tokens[at + 2].norm == "henhold" and place > at + 4 and _is_definite_adjective(token, lexicon)
        )
        if not adjective and participle_of(token, tokens[at].norm, lexicon) is None:
            continue
        if tokens[place - 1].norm in ARTICLES:
            continue  # "det i det samlede billede"
        noun = _noun_behind(tokens, place + 1, tokens[at].norm, lexicon)
        if noun is not None:
            return None if _goes_on_in_clause(tokens, noun) else Squeezed(at, place, noun)
        second = _behind_comma(tokens, place + 1, tokens[at].norm, lexicon)
        if second is not None:
            return Squeezed(at, place, second[1], second[0])
    return None


def _is_receiver(token: Token) -> bool:
    return token.norm in {"dig", "jer"} or token.text == "Dem"


def _goes_on_in_clause(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the noun has a clause of its own behind it: *de af os givne oplysninger om, hvad du tjener, …*."""
    behind = tokens[noun + 1 : noun + 3]
    return len(behind) == 2 and behind[0].norm in PREPOSITIONS and behind[1].text == ","


def participle_of(token: Token, article: str, lexicon: Lexicon) -> str | None:
    """The base form of a participle that can stand between this article and a noun."""
    if token.kind is not TokenKind.WORD:
        return None
    if token.norm in _NO_PARTICIPLE:
        return None
    wanted = _INDEFINITE if article in {"en", "et"} else _ATTRIBUTES
    return next(
        (
            w.lemma
            for w in lexicon.words(token.text)
            if isinstance(w.form, VerbForm) and w.form.kind in wanted
        ),
        None,
    )


def _is_definite_adjective(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    return bool(words) and all(
        isinstance(word.form, AdjectiveForm) and word.form.kind in WITH_ARTICLE for word in words
    )


def _noun_behind(tokens: Sequence[Token], at: int, article: str, lexicon: Lexicon) -> int | None:
    """The noun behind the participle and at most two adjectives, if it agrees with the article."""
    for place in range(at, min(len(tokens), at + 3)):
        if tokens[place].kind is not TokenKind.WORD:
            return None
        words = lexicon.words(tokens[place].text)
        if any(_agrees(word.form, word.gender, article) for word in words):
            return place
        if not any(isinstance(word.form, AdjectiveForm) for word in words):
            return None
    return None


def _behind_comma(tokens: Sequence[Token], at: int, article: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """The other attribute and the noun of *det indsendte, men ufuldstændige skema*."""
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "og"}:
        return None
    if tokens[at].text == "," and tokens[at + 1].norm not in _LEADS:
        return None
    for place in range(at + 1, min(len(tokens) - 1, at + 7)):
        token = tokens[place]
        if token.kind is TokenKind.PUNCTUATION or _only_finite(token, lexicon):
            return None
        words = lexicon.words(token.text)
        attribute = any(
            (
                isinstance(w.form, AdjectiveForm)
                and not w.form.genitive
                and (article in {"en", "et"} or w.form.kind in WITH_ARTICLE)  # "i øvrigt", "stærkt"
            )
            or (isinstance(w.form, VerbForm) and w.form.kind in _ATTRIBUTES)
            for w in words
        )
        if attribute and not any(isinstance(word.form, NounForm) for word in words):
            noun = _noun_behind(tokens, place + 1, article, lexicon)
            return None if noun is None else (place, noun)
    return None


def _agrees(form: object, gender: Gender | None, article: str) -> bool:
    number, wanted = ARTICLES[article]
    if not isinstance(form, NounForm) or form.definite or form.genitive or form.number is not number:
        return False
    return wanted is None or gender is None or gender is wanted


def _only_finite(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    return bool(words) and all(
        isinstance(word.form, VerbForm) and word.form.kind in {VerbKind.PRESENT, VerbKind.PAST}
        for word in words
    )
