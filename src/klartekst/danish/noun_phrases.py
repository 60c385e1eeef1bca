"""Where a noun phrase begins and ends, read word by word.

Only plain ones: a pronoun, a name, or determiner, adjectives, noun, and phrases hung on it with
*af, til, for, om, fra, i, på*. What is not plain is answered with None.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import DETERMINERS, NOMINATIVES, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, VerbForm, VerbKind, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

SUBJECT_PRONOUNS = {
    "jeg": "mig", "du": "dig", "han": "ham", "hun": "hende", "vi": "os", "i": "jer", "de": "dem",
    "den": "den", "det": "det", "dette": "dette", "denne": "denne", "disse": "disse",
}  # fmt: skip
PRONOUNS = frozenset(SUBJECT_PRONOUNS) | frozenset(SUBJECT_PRONOUNS.values())
TIME_WORDS = listed(
    "dag dage uge uger måned måneder år gang gange time timer minut minutter mandag tirsdag onsdag torsdag fredag "
    "lørdag søndag januar februar marts april maj juni juli august september oktober november december morgen "
    "formiddag eftermiddag aften nat hverdag hverdage forår sommer efterår vinter weekend"
)
MODIFIER_LINKS = listed("af til for om fra")
_DETERMINING = DETERMINERS | listed("anden andet andre to tre fire fem seks syv otte ni ti elleve tolv")
_OTHERS = listed("anden andet andre ene")
_PLACE_LINKS = listed("i på ved med langs bag foran omkring mellem hos uden")
PARTICIPLES = frozenset(
    {VerbKind.PARTICIPLE, VerbKind.ATTRIBUTIVE, VerbKind.COMMON_PARTICIPLE, VerbKind.PRESENT_PARTICIPLE}
)


def end_of_noun_phrase(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    """One past the core of the noun phrase that begins at `start`: up to its noun, with *og* and another one.

    None when no plain noun phrase begins there.
    """
    end = _core(tokens, start, lexicon)
    while end is not None and end + 1 < len(tokens) and tokens[end].norm in {"og", "eller", "samt"}:
        more = _core(tokens, end + 1, lexicon)
        if more is None:
            break
        end = more
    return end


def is_noun_phrase(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether all the tokens are one noun phrase with what hangs on it: *hjælpen til rengøring*."""
    if not tokens:
        return False
    at = end_of_noun_phrase(tokens, 0, lexicon)
    if at == 1 < len(tokens) and (tokens[0].norm in NOMINATIVES or tokens[0].text == "De"):
        return False  # "selvom du ved brev af 2. maj blev bedt om det": nothing hangs on *du*
    while at is not None and at < len(tokens):
        measured = at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.NUMBER
        links = MODIFIER_LINKS | _PLACE_LINKS | {*(("over", "under") if measured else ())}
        if tokens[at].kind is not TokenKind.WORD or tokens[at].norm not in links:
            return False
        at = end_of_noun_phrase(tokens, at + 1, lexicon)
    return at == len(tokens)


def _core(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    if start >= len(tokens):
        return None
    first = tokens[start]
    if first.kind is TokenKind.FIELD:
        return start + 1
    if first.text == "De" and start > 0:
        return start + 1  # "skal De tage stilling": the polite pronoun, and no roofs
    if first.text == "i":
        return None  # "opkræves i to rater": the preposition, and not *I*
    if first.norm in PRONOUNS and not _goes_on(tokens, start + 1, lexicon):
        return start + 1
    return _nominal(tokens, start, lexicon)


def _nominal(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    """One past *den nye afgørelse*, *kommunens 3 afdelinger*, *Udbetaling Danmark*: the noun or name that ends it."""
    at = start
    while at < len(tokens):
        token = tokens[at]
        if token.kind is TokenKind.NUMBER or (at == start and token.norm in _DETERMINING):
            at += 1
            continue
        if token.kind is not TokenKind.WORD:
            return None
        words = lexicon.words(token.text)
        if is_name(token, at, words):
            return _end_of_name(tokens, at, lexicon)
        if is_noun(words):
            if _goes_on(tokens, at + 1, lexicon) and (_genitive(words) or _adjectival(words)):
                at += 1
                continue
            return at + 1
        if not _adjectival(words) and token.norm not in _OTHERS:
            return None
        at += 1
    return None


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    words = lexicon.words(tokens[at].text)
    modifies = _adjectival(words) or tokens[at].norm in _OTHERS
    return is_noun(words) or (modifies and _goes_on(tokens, at + 1, lexicon))


def is_noun(words: Sequence[Word]) -> bool:
    """Whether a word can be a noun and is no function word."""
    if any(
        word.word_class in {WordClass.ADP, WordClass.SCONJ, WordClass.CCONJ, WordClass.PRON} for word in words
    ):
        return False
    return any(isinstance(word.form, NounForm) for word in words)


def is_name(token: Token, at: int, words: Sequence[Word]) -> bool:
    """A capital behind the first word, or a word that is only a name: *af Udbetaling Danmark*."""
    only_name = bool(words) and all(word.word_class is WordClass.PROPN for word in words)
    return token.text[:1].isupper() and (at > 0 or only_name or not words or token.text.isupper())


def _end_of_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    end = at + 1
    while end < len(tokens) and tokens[end].kind is TokenKind.WORD and tokens[end].text[:1].isupper():
        end += 1
    if tokens[end - 1].norm.endswith("s") and _goes_on(tokens, end, lexicon):
        more = _core(tokens, end, lexicon)
        return more if more is not None else end
    return end


def _genitive(words: Sequence[Word]) -> bool:
    return any(getattr(word.form, "genitive", False) for word in words)


def _adjectival(words: Sequence[Word]) -> bool:
    return any(
        isinstance(word.form, AdjectiveForm)
        or (isinstance(word.form, VerbForm) and word.form.kind in PARTICIPLES)
        for word in words
    )
