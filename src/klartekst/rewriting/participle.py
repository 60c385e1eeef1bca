"""What is squeezed in between an article and its noun, unfolded behind the noun.

    de | af dig | fremsendte | bilag      → de bilag, du har sendt
    den | i loven | nævnte | frist        → den frist, der står i loven
    de | ovenfor | nævnte | regler        → de regler, der står ovenfor

Article and noun stay as they are, so number and gender cannot go wrong; they must agree, which also
tells the construction from a clause (*det med bilen ordnede naboen*).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from klartekst.danish.forms import (
    AdjectiveForm,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    WordClass,
    listed,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.adjuncts import Rewrite, text_of
from klartekst.rewriting.frames import Frame, lemmas_of

ARTICLES = {
    "den": (Number.SINGULAR, Gender.COMMON),
    "det": (Number.SINGULAR, Gender.NEUTER),
    "de": (Number.PLURAL, None),
    "en": (Number.SINGULAR, Gender.COMMON),
    "et": (Number.SINGULAR, Gender.NEUTER),
}
PREPOSITIONS = listed("af i på til fra med ved efter under for hos ifølge")
ADVERBS = listed("ovenfor nedenfor foran tidligere herover herunder")
_WRITTEN = listed("nævne anføre angive fastsætte beskrive omtale opliste bestemme stille")
_HAPPENS = {
    "foreliggende": "findes", "gældende": "gælder", "hørende": "hører", "boende": "bor", "stående": "står",
    "liggende": "ligger",
}  # fmt: skip
_SUBJECTS = {"dig": "du", "os": "vi", "jer": "I", "ham": "han", "hende": "hun", "dem": "de"}
_REACH = 14
_ATTRIBUTES = frozenset({VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE})
_INDEFINITE = frozenset({VerbKind.PARTICIPLE, VerbKind.COMMON_PARTICIPLE, VerbKind.PRESENT_PARTICIPLE})


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Article, what is squeezed in, participle, further adjectives, noun; `noun` is the last token.

    `several` when more than one attribute stands there (*indsendte, men ufuldstændige*).
    """

    article: int
    participle: int
    noun: int
    several: bool


def squeezed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Squeezed | None:
    """The construction that begins with the article at `at`, or None."""
    if tokens[at].norm not in ARTICLES or at + 3 >= len(tokens):
        return None
    opener = tokens[at + 1].norm
    if opener not in PREPOSITIONS | ADVERBS:
        return None
    if opener == "i" and tokens[at + 2].norm in {"alt", "forvejen", "øvrigt"}:
        return None
    adverb = opener in ADVERBS
    first, last = (at + 2, at + 3) if adverb else (at + 3, at + _REACH)
    for place in range(first, min(len(tokens) - 1, last)):
        token = tokens[place]
        if token.kind is TokenKind.PUNCTUATION or _only_finite(token, lexicon):
            return None
        lemma = _participle(token, tokens[at].norm, lexicon)
        if lemma is None:
            continue
        noun = _noun_behind(tokens, place + 1, tokens[at].norm, lexicon)
        if noun is not None:
            return Squeezed(at, place, noun, False)
        noun = _behind_comma(tokens, place + 1, tokens[at].norm, lexicon)
        if noun is not None:
            return Squeezed(at, place, noun, True)
    return None


@cache
def load_clauses(path: Path) -> dict[tuple[str, ...], str]:
    """The relative clauses of `participle_attributes.tsv` by the words between article and noun.

    *de på mødet aftalte N* gives `("på", "mødet", "aftalte")` and "vi aftalte på mødet"; lines with one
    word before the noun are left to the other rules, lines without a noun stand under all their words.
    """
    clauses = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        pattern, write = line.split("\t")[:2]
        words = pattern.split(" ")
        if (
            words[0] not in ARTICLES
            or ", " not in write
            or any(word.isupper() and word != "N" for word in words)
        ):
            continue
        clause = write.split(", ", 1)[1]
        if words[-1] == "N" and len(words) > 3:
            clauses[tuple(words[1:-1])] = clause
        elif words[-1] != "N" and len(words) > 2:
            clauses[tuple(words)] = clause
    return clauses


def without_noun(
    tokens: Sequence[Token], at: int, clauses: dict[tuple[str, ...], str], lexicon: Lexicon
) -> tuple[int, Rewrite] | None:
    """*det af dig anførte* with no noun: one past its last word, and *det, du har skrevet*."""
    for words, clause in clauses.items():
        end = at + len(words)
        if words[0] not in ARTICLES or tuple(token.norm for token in tokens[at:end]) != words:
            continue
        following = tokens[end] if end < len(tokens) else None
        if following is not None and following.kind is TokenKind.WORD:
            readings = lexicon.words(following.text)
            if any(isinstance(word.form, (NounForm, AdjectiveForm)) for word in readings):
                return None
        comma = "," if following is not None and following.kind is not TokenKind.PUNCTUATION else ""
        return end, Rewrite(at, end, f"{tokens[at].text}, {clause}{comma}")
    return None


def unfolded(
    tokens: Sequence[Token],
    each: Squeezed,
    frames: dict[str, Frame],
    clauses: dict[tuple[str, ...], str],
    lexicon: Lexicon,
) -> Rewrite | None:
    """The noun with a relative clause behind it, or None when it is not plain who does what."""
    if each.several:
        return None
    article = tokens[each.article]
    lemma = _participle(tokens[each.participle], article.norm, lexicon)
    end = _with_phrase(tokens, each.noun + 1, lexicon)
    if lemma is None or end is None:
        return None
    inside = tuple(token.norm for token in tokens[each.article + 1 : each.participle + 1])
    clause = clauses.get(inside) or _relative(tokens, each, lemma, frames, lexicon)
    if clause is None:
        return None
    noun = text_of(tokens[each.participle + 1 : end])
    if article.norm in {"en", "et"} and not clause.startswith(("der ", "som ")):
        clause = f"som {clause}"
    goes_on = end < len(tokens) and tokens[end].kind is not TokenKind.PUNCTUATION
    return Rewrite(each.article, end, f"{article.text} {noun}, {clause}{',' if goes_on else ''}")


def _relative(
    tokens: Sequence[Token], each: Squeezed, lemma: str, frames: dict[str, Frame], lexicon: Lexicon
) -> str | None:
    inside = tokens[each.article + 1 : each.participle]
    opener = inside[0].norm
    form = tokens[each.participle].norm
    plain = len(inside) == 1 or is_noun_phrase(inside[1:], lexicon) or _has_number(inside)
    if not plain:
        return None
    if form.endswith("ende"):
        verb = _HAPPENS.get(form)
        return f"der {verb} {text_of(inside)}" if verb and opener != "af" else None
    if opener == "af":
        agent = inside[1:]
        if len(agent) > 1 and end_of_noun_phrase(inside, 1, lexicon) != len(inside):
            return None
        subject = _SUBJECTS.get(agent[0].norm, text_of(agent)) if len(agent) == 1 else text_of(agent)
        verb = _perfect(lemma, frames, lexicon)
        return f"{subject} {verb}" if verb else None
    if lemma in _WRITTEN and opener in {"i", "på", "ovenfor", "nedenfor", "herover", "herunder"}:
        return f"der står {text_of(inside)}"
    if opener == "foran" and lemma in _WRITTEN:
        return "der står ovenfor"
    if lemma == "forbinde" and opener == "med":
        return f"der følger {text_of(inside)}"
    frame = frames.get(lemma)
    actor = frame.who_acts(lemmas_of(tokens[each.participle + 1 : each.noun + 1], lexicon)) if frame else None
    verb = _perfect(lemma, frames, lexicon)
    if actor is None or verb is None or ({token.norm for token in inside} & {"dig", "os"} and actor == "du"):
        return None
    if opener in ADVERBS:
        return f"{actor} {inside[0].text} {verb}" if opener == "tidligere" else None
    if opener in {"efter", "ifølge", "for"} or (opener == "fra" and {"dig", "os"} & {inside[1].norm}):
        return None
    return f"{actor} {verb} {text_of(inside)}"


def _perfect(lemma: str, frames: dict[str, Frame], lexicon: Lexicon) -> str | None:
    """*har sendt*, *har klaget over*: the plainest verb of the frame, its object gone in front."""
    if lemma == "ønske":
        return "ønsker"
    if lemma == "ansøge":
        return "har søgt om"
    frame = frames.get(lemma)
    pattern = frame.patterns[0] if frame else f"{{{lemma}}} NP"
    verb, _, tail = pattern.partition(" ")
    form = lexicon.inflect(verb.strip("{}"), WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
    if form is None or "NP" not in tail:
        return None
    rest = " ".join(word for word in tail.split(" ") if word != "NP")
    return f"har {form} {rest}".strip()


def _participle(token: Token, article: str, lexicon: Lexicon) -> str | None:
    """The base form of a participle that can stand between this article and a noun."""
    if token.kind is not TokenKind.WORD:
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


def _behind_comma(tokens: Sequence[Token], at: int, article: str, lexicon: Lexicon) -> int | None:
    """The noun of *det indsendte, men ufuldstændige skema*: another attribute stands between."""
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "og"}:
        return None
    if tokens[at].text == "," and tokens[at + 1].norm not in {"men", "dog", "endnu", "ikke", "samt", "og"}:
        return None
    for place in range(at + 1, min(len(tokens) - 1, at + 7)):
        token = tokens[place]
        if token.kind is TokenKind.PUNCTUATION or _only_finite(token, lexicon):
            return None
        words = lexicon.words(token.text)
        attribute = any(
            (isinstance(w.form, AdjectiveForm) and not w.form.genitive)
            or (isinstance(w.form, VerbForm) and w.form.kind in _ATTRIBUTES)
            for w in words
        )
        if attribute and not any(isinstance(word.form, NounForm) for word in words):
            return _noun_behind(tokens, place + 1, article, lexicon)
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


def _with_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """One past the noun and a phrase that hangs on it: *bilag til ansøgningen*; None when it is not plain."""
    if at < len(tokens) and tokens[at].norm in {"til", "om", "for", "af"}:
        end = end_of_noun_phrase(tokens, at + 1, lexicon)
        return end if end is not None and at + 1 < end else None
    if at < len(tokens) and tokens[at].norm in {"og", "eller", "samt", "der", "som"}:
        return None
    return at


def _has_number(tokens: Sequence[Token]) -> bool:
    return any(token.kind is TokenKind.NUMBER for token in tokens)
