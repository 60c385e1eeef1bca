"""The base form of a word whose class is known: by look-up, not by a model.

The lexicon knows which words a form can be; the class chosen by the tagger picks one.
Where the treebank's annotators decide otherwise, or the lexicon lacks the word, a short list of
exceptions, learnt from the treebank, speaks first.
"""

from functools import cache
from pathlib import Path

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Voice,
    Word,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon

# An AUX is a verb in the lexicon, and the annotators call many participles adjectives.
_CLASSES = {
    "NOUN": (WordClass.NOUN,),
    "PROPN": (WordClass.PROPN,),
    "VERB": (WordClass.VERB,),
    "AUX": (WordClass.VERB,),
    "ADJ": (WordClass.ADJ, WordClass.VERB),
}


class Lemmatizer:
    """Base forms from the exceptions first, then from the lexicon."""

    def __init__(self, lexicon: Lexicon, exceptions: dict[tuple[str, str], str]) -> None:
        self._lexicon = lexicon
        self._exceptions = exceptions

    @staticmethod
    @cache
    def open() -> "Lemmatizer":
        """The lemmatizer that comes with klartekst, opened once per process."""
        from klartekst.danish.models import model_folder

        return Lemmatizer(Lexicon.open(), read_exceptions(model_folder() / "lemmas.tsv"))

    def lemma(self, form: str, word_class: str, features: str = "") -> str:
        """Return the base form of `form` as the UD class `word_class` with the UD features `features`.

        A word that nothing is known of is its own base form; only names keep their capitals.
        """
        lower = form.lower()
        known = self._exceptions.get((lower, word_class))
        if known is not None:
            return known
        found = self._from_lexicon(form, word_class, features)
        if found is not None:
            return _with_capitals_of(form, found)
        if word_class in ("NOUN", "PROPN"):
            return _without_genitive(form if word_class == "PROPN" else lower, features)
        return lower

    def _from_lexicon(self, form: str, word_class: str, features: str) -> str | None:
        wanted = _CLASSES.get(word_class)
        if wanted is None:
            return None
        words = self._lexicon.words(form)
        for one in wanted:
            readings = [word for word in words if word.word_class is one]
            if readings:
                best = max(readings, key=lambda word: _fit(word, features))
                # A participle used as an adjective is its own base form: "bevilgede" > "bevilget".
                if word_class == "ADJ" and isinstance(best.form, VerbForm):
                    return _participle(self._lexicon, best, form)
                return best.lemma
        return None


def _fit(word: Word, features: str) -> int:
    """How many of the tagger's features a reading agrees with, weighed by how telling they are."""
    form, score = word.form, 0
    if form.genitive == ("Case=Gen" in features):
        score += 4
    if isinstance(form, NounForm):
        score += 2 * ((form.number is Number.PLURAL) == ("Number=Plur" in features))
        score += 2 * (form.definite == ("Definite=Def" in features))
        if word.gender is not None and f"Gender={'Com' if word.gender == 'c' else 'Neut'}" in features:
            score += 1
    elif isinstance(form, VerbForm):
        score += 2 * ((form.voice is Voice.PASSIVE) == ("Voice=Pass" in features))
        score += 4 * (_VERB_FEATURE.get(form.kind, "?") in features)
    elif isinstance(form, AdjectiveForm):
        degree = _DEGREE.get(form.kind, "Degree=Pos")
        score += 4 * (degree in features)
    return score


_VERB_FEATURE = {
    VerbKind.INFINITIVE: "VerbForm=Inf",
    VerbKind.PRESENT: "Tense=Pres|VerbForm=Fin",
    VerbKind.PAST: "Tense=Past|VerbForm=Fin",
    VerbKind.IMPERATIVE: "Mood=Imp",
    VerbKind.PARTICIPLE: "Tense=Past|VerbForm=Part",
    VerbKind.ATTRIBUTIVE: "VerbForm=Part",
    VerbKind.COMMON_PARTICIPLE: "VerbForm=Part",
    VerbKind.PRESENT_PARTICIPLE: "Tense=Pres|VerbForm=Part",
}
_DEGREE = {
    AdjectiveKind.COMPARATIVE: "Degree=Cmp",
    AdjectiveKind.SUPERLATIVE: "Degree=Sup",
    AdjectiveKind.SUPERLATIVE_DEFINITE: "Degree=Sup",
}


def _participle(lexicon: Lexicon, word: Word, form: str) -> str:
    assert isinstance(word.form, VerbForm)
    if word.form.kind is VerbKind.PRESENT_PARTICIPLE:
        return form.lower()
    return lexicon.inflect(word.lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE)) or form.lower()


def _without_genitive(form: str, features: str) -> str:
    if "Case=Gen" not in features:
        return form
    for ending in ("'s", "’s", "s", "'", "’"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[: -len(ending)]
    return form


def _with_capitals_of(form: str, lemma: str) -> str:
    """*FN-styrkerne* belongs to *FN-styrke*: a front part of capitals keeps them."""
    front, hyphen, _ = form.rpartition("-")
    if hyphen and front.isupper() and lemma.startswith(front.lower() + hyphen):
        return front + lemma[len(front) :]
    return lemma


def read_exceptions(path: Path) -> dict[tuple[str, str], str]:
    """Read `lemmas.tsv` (form, class, lemma); a missing file means no exceptions."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {(form, tag): lemma for form, tag, lemma in (line.split("\t") for line in lines)}
