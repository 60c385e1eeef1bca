"""Genitives, which are worked out and not stored: *sagens*, *Jens'*, *EU's*."""

from collections.abc import Iterator

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    PlainForm,
    VerbForm,
    VerbKind,
    WordClass,
)
from klartekst.danish.paradigms import Paradigm


def genitive_bases(form: str) -> Iterator[str]:
    """The forms that this one may be the genitive of: *sagens*, *Jens'*, *EU's*."""
    if form.endswith(("'s", "’s")):
        yield form[:-2]
    elif len(form) > 2:
        hissing = form[-2] in "sxz"
        if (form[-1] == "s" and not hissing and form[-2] not in "'’") or (form[-1] in "'’" and hissing):
            yield form[:-1]


def may_be_genitive(form: Form, paradigm: Paradigm, base: str) -> bool:
    """Whether a form of a word, spelled `base`, takes a genitive at all."""
    if isinstance(form, AdjectiveForm):  # used as nouns: "de gamles", "den ældstes"
        return form.kind not in (AdjectiveKind.BASE, AdjectiveKind.NEUTER, AdjectiveKind.SUPERLATIVE)
    if isinstance(form, VerbForm):  # "den ansattes", "de studerendes"
        return form.kind in (VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE)
    if isinstance(form, PlainForm):
        return paradigm.word_class in (WordClass.PROPN, WordClass.NUM, WordClass.DET) or (
            paradigm.word_class is WordClass.X and (len(base) > 3 or base.isupper())
        )
    return True


def genitive(word: str) -> str:
    """The genitive of a word: *sagens*, *Jens'*."""
    return f"{word}'" if word.endswith(("s", "x", "z")) else f"{word}s"
