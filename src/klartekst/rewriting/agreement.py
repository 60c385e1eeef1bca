"""An adjective that stands for a word without a form of its own: *evt. spørgsmål* → *eventuelle spørgsmål*."""

from collections.abc import Sequence

from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import DETERMINERS

_ONE = frozenset({"en", "et", "ethvert", "enhver", "hver", "hvert"})


def agreeing(lemma: str, left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> str | None:
    """The form of the adjective `lemma` between the words `left` and `right`: with the noun behind it, else as an
    adverb (*du kan eventuelt ringe*); None when the noun does not tell."""
    before = left[-1].lower() if left else ""
    noun = _noun_behind(right, lexicon)
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


def _noun_behind(right: Sequence[str], lexicon: Lexicon) -> list[Word]:
    """The readings of the noun that follows, behind at most one adjective; none before a verb or a preposition."""
    for word in right[:2]:
        words = lexicon.words(word)
        if any(each.word_class in {WordClass.ADP, WordClass.PRON, WordClass.DET} for each in words):
            return []
        nouns = [each for each in words if isinstance(each.form, NounForm) and not each.form.definite]
        if nouns and not any(each.word_class is WordClass.VERB for each in words):
            return nouns
        if not any(isinstance(each.form, AdjectiveForm) for each in words):
            return []
    return []
