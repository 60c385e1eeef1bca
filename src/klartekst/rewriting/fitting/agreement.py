"""A word that stands for one without a form of its own: *evt. spørgsmål* → *eventuelle spørgsmål*, *1 mio.*

So does *denne* for *nærværende*: *nærværende tilbud* → *dette tilbud*.
"""

import re
from collections.abc import Sequence

from klartekst.danish.closed_classes import DETERMINERS, MODALS, listed
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon

_UNITS = listed("million milliard måned time minut sekund tablet pakke person værelse kvartal")
_COUNT = re.compile(r"\d+(?:[.,]\d+)*")
_THIS = {Gender.COMMON: "denne", Gender.NEUTER: "dette"}
_ONE = frozenset({"en", "et", "ethvert", "enhver", "hver", "hvert"})


def agreeing(lemma: str, left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> str | None:
    """The form of the adjective `lemma` between the words `left` and `right`: with the noun behind it, else as an
    adverb (*du kan eventuelt ringe*); None when the noun does not tell."""
    before = left[-1].lower() if left else ""
    noun = [] if _verb_behind(left, right, lexicon) else _noun_behind(right, lexicon)
    if noun is None:
        return None
    if lemma in _THIS.values():
        return _this(noun) if before not in DETERMINERS else None
    if not noun:
        kind = AdjectiveKind.NEUTER
    elif before in DETERMINERS - _ONE:
        kind = AdjectiveKind.DEFINITE
    elif before not in _ONE and any(each.form == NounForm(Number.PLURAL) for each in noun):
        kind = AdjectiveKind.PLURAL  # without an article it is rather several: "eventuelle spørgsmål"
    else:
        genders = {each.gender for each in noun if each.form == NounForm()}
        if len(genders) != 1:
            return None
        kind = AdjectiveKind.NEUTER if genders == {Gender.NEUTER} else AdjectiveKind.BASE
    return lexicon.inflect(lemma, WordClass.ADJ, AdjectiveForm(kind))


def _this(noun: Sequence[Word]) -> str | None:
    """*denne*, *dette* or *disse* before a noun; one where it may be one or several: *dette tilbud*."""
    numbers = [each.form.number for each in noun if isinstance(each.form, NounForm)]
    if Number.SINGULAR not in numbers:
        return "disse" if numbers else None
    genders = {each.gender for each in noun}
    gender = genders.pop()
    return _THIS.get(gender) if gender is not None and not genders else None


def counted(unit: str, left: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what is counted has the number that the count in front of it asks for: *1 million, 2 millioner*."""
    before = left[-1].lower() if left else ""
    one = before == "1" or before in _ONE
    words = [each for each in lexicon.words(unit.partition(" ")[0]) if each.lemma in _UNITS]
    if not words or not (one or _COUNT.fullmatch(before)):
        return True
    return any(each.form == NounForm(Number.SINGULAR if one else Number.PLURAL) for each in words)


def _verb_behind(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """*Du kan evt. tage bussen*, *kan du evt. tage*: behind a modal an infinitive is no noun."""
    modal = any(word.lower() in MODALS for word in left[-2:])
    return (
        modal
        and bool(right)
        and any(word.form == VerbForm(VerbKind.INFINITIVE) for word in lexicon.words(right[0]))
    )


def _noun_behind(right: Sequence[str], lexicon: Lexicon) -> list[Word] | None:
    """The readings of the noun that follows, behind at most one adjective; none before a verb or a preposition.

    None where it may be either: *evt. hjælp*, *mdl. møder*.
    """
    for word in right[:2]:
        words = lexicon.words(word)
        if any(each.word_class in {WordClass.ADP, WordClass.PRON, WordClass.DET} for each in words):
            return []
        nouns = [each for each in words if isinstance(each.form, NounForm) and not each.form.definite]
        if nouns:
            return None if any(each.word_class is WordClass.VERB for each in words) else nouns
        if not any(isinstance(each.form, AdjectiveForm) for each in words):
            return []
    return []
