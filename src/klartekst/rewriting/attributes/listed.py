"""Squeezed phrases whose clause stands in `participle_attributes.tsv`, with a noun behind them or alone."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from klartekst.danish.forms import AdjectiveForm, NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.attributes.squeezed import ARTICLES
from klartekst.rewriting.edits import Rewrite


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
    """*det af dig anførte* with no noun: one past its last word, and *det, du har skrevet*.

    `clauses` are those that begin with an article.
    """
    for words, clause in clauses.items():
        end = at + len(words)
        if end > len(tokens) or tokens[end - 1].norm != words[-1]:
            continue
        if tuple(token.norm for token in tokens[at:end]) != words:
            continue
        following = tokens[end] if end < len(tokens) else None
        if following is not None and following.kind is TokenKind.WORD:
            readings = lexicon.words(following.text)
            nominal = any(isinstance(word.form, (NounForm, AdjectiveForm)) for word in readings)
            if nominal and not may_be_finite(following, lexicon):
                return None
        comma = "," if following is not None and following.kind is not TokenKind.PUNCTUATION else ""
        return end, Rewrite(at, end, f"{tokens[at].text}, {clause}{comma}")
    return None
