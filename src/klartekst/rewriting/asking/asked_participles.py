"""What is asked for or wished in a participle: *bedes udfyldt og returneret*, *ønskes forlænget*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

POLITE = listed("venligst også derfor herved hermed")
LINKS = listed("og samt")


def participles(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> list[int]:
    """The participles that are asked for: *bedes udfyldt og returneret*, *bedes venligst sendt*."""
    at = verb + 1
    while at < len(tokens) and tokens[at].norm in POLITE:
        at += 1
    places: list[int] = []
    while at < len(tokens) and verb_of(tokens[at], lexicon):
        places.append(at)
        if at + 2 < len(tokens) and tokens[at + 1].norm in LINKS and verb_of(tokens[at + 2], lexicon):
            at += 2
        else:
            break
    return places


def verb_of(token: Token, lexicon: Lexicon) -> str | None:
    """The base form of a participle in -t: *udfyldt*; not of an infinitive or a noun."""
    if token.kind is not TokenKind.WORD:
        return None
    words = lexicon.words(token.text)
    if any(isinstance(word.form, VerbForm) and word.form.kind is VerbKind.INFINITIVE for word in words):
        return None
    return next(
        (w.lemma for w in words if isinstance(w.form, VerbForm) and w.form.kind is VerbKind.PARTICIPLE), None
    )


def clause_start(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the words before the verb begin in their clause, *og* and *men* left out; None where there are none."""
    start = verb
    while start > 0 and tokens[start - 1].kind is not TokenKind.PUNCTUATION:
        start -= 1
    joined = not {"og", "eller"}.isdisjoint(token.norm for token in tokens[start + 1 : verb])
    if joined and start > 1 and tokens[start - 1].text == ",":
        return None  # "medicin, tøj og sko bedes medbragt": the list began before the comma
    if tokens[start].norm in {"og", "men"}:
        start += 1
    return start if start < verb else None
