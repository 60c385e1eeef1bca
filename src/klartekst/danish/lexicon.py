"""The full-form lexicon: which words a form can be, and how a word inflects."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from klartekst.danish.by_word import ByWord, by_word
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    Gender,
    NounForm,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.genitives import genitive, genitive_bases, may_be_genitive
from klartekst.danish.heads import by_head, front_and_head
from klartekst.danish.paradigms import Paradigm
from klartekst.danish.stems import Reading, Stems
from klartekst.danish.tails import is_front, is_prefix, tails
from klartekst.resources import lexicons_folder

KNOWN = 1 << 12
"""Forms whose words are remembered; when there are more, it begins anew."""


class Lexicon:
    """Words and their forms; `open()` gives the one that comes with klartekst."""

    def __init__(self, folder: Path) -> None:
        self._stems = Stems(folder)
        self._words = ByWord(self._find, KNOWN)
        self.words: Callable[[str], tuple[Word, ...]] = self._words.__getitem__
        """Every reading of a form: as written, in lower case, or guessed from the end of a compound.

        A capital may only be the sentence's, so *Hans* is both the name and the pronoun.
        """
        self.knows: Callable[[str], bool] = by_word(KNOWN)(self._is_known)
        """Whether the form itself is in the lexicon, as written or in lower case."""
        self.lemmas: Callable[[str], frozenset[str]] = by_word(KNOWN)(self._find_lemmas)
        """The base forms that a form can belong to."""
        self.may_be_noun: Callable[[str], bool] = by_word(KNOWN)(self._has_noun)
        """Whether a form can be a noun that is no genitive."""
        self.may_be_finite: Callable[[str], bool] = by_word(KNOWN)(self._has_finite)
        """Whether a form can be the present or the past of a verb."""
        self._base_forms = by_word(KNOWN)(self._find_base_forms)
        self._classes = by_word(KNOWN)(self._ambiguity)
        self._paradigms_of = by_word(KNOWN)(self._find_paradigms)

    @staticmethod
    @cache
    def open() -> "Lexicon":
        """The lexicon that comes with klartekst, opened once per process."""
        return Lexicon(lexicons_folder() / "morphology")

    def _is_known(self, form: str) -> bool:
        words = self._words.get(form)
        # Compounds are taken apart by asking of every end of a word: no head is looked for in what is unknown.
        return bool(self._known(form)) if words is None else any(not word.guessed for word in words)

    def _has_noun(self, form: str) -> bool:
        return any(isinstance(word.form, NounForm) and not word.form.genitive for word in self.words(form))

    def _has_finite(self, form: str) -> bool:
        tenses = (VerbKind.PRESENT, VerbKind.PAST)
        return any(isinstance(word.form, VerbForm) and word.form.kind in tenses for word in self.words(form))

    def _find_lemmas(self, form: str) -> frozenset[str]:
        return frozenset(word.lemma for word in self.words(form))

    def is_everyones(self, form: str) -> bool:
        """Whether a form tells nothing of its letter: a sign, or a word of the lexicon that is nobody's name."""
        if not form.isalpha():
            return not any(map(str.isalnum, form))
        readings = self._known(form)
        return bool(readings) and all(reading[1].word_class is not WordClass.PROPN for reading in readings)

    def base_forms(self, form: str) -> tuple[frozenset[str], frozenset[str]]:
        """The base forms of a form in a text, where it is hardly ever the genitive of another word.

        First where a clause that gives an order can begin with it, then elsewhere: there that reading goes.
        """
        return self._base_forms(form)

    def _find_base_forms(self, form: str) -> tuple[frozenset[str], frozenset[str]]:
        words = self.words(form)
        otherwise = tuple(word for word in words if not _is_imperative(word)) or words
        return _plain_lemmas(words), _plain_lemmas(otherwise)

    def links(self, stem: str) -> int:
        """The linking letters that a base form takes before another stem, as bits (see compounds)."""
        return self._stems.links(stem)

    def gender(self, lemma: str) -> Gender | None:
        """The gender of a noun; None when it is unknown or the noun has two."""
        genders = {p.gender for _, p in self._paradigms(lemma, WordClass.NOUN)}
        return genders.pop() if len(genders) == 1 else None

    def is_mass(self, lemma: str) -> bool:
        """Whether a noun is known and has no plural, and so takes no *en/et*: *hjælp, støtte*."""
        paradigms = self._paradigms(lemma, WordClass.NOUN)
        return bool(paradigms) and all(paradigm.mass for _, paradigm in paradigms)

    def inflect(self, lemma: str, word_class: WordClass, form: Form) -> str | None:
        """The form of a word; None when the word lacks it, or two words spelled alike differ in it."""
        answers = set()
        for prefix, paradigm in self._paradigms(lemma, word_class):
            answer = _inflect(prefix, paradigm, form)
            if answer is not None:
                answers.add(answer)
        if not answers and word_class is WordClass.ADJ and isinstance(form, AdjectiveForm):
            answers = self._inflect_participle(lemma, form)
        return answers.pop() if len(answers) == 1 else None

    def _inflect_participle(self, lemma: str, form: AdjectiveForm) -> set[str]:
        """A participle that serves as an adjective: *godkendt, godkendte*; *gældende* never changes."""
        answers: set[str] = set()
        for tail in tails(lemma):
            front = lemma[: len(lemma) - len(tail)]
            for stem, paradigm, slot, _, _ in self._stems.readings(tail):
                if paradigm.word_class is not WordClass.VERB or slot not in ("part", "prespart"):
                    continue
                if slot == "prespart" or form.kind in (AdjectiveKind.BASE, AdjectiveKind.NEUTER):
                    answers.add(lemma)
                elif form.kind in (AdjectiveKind.PLURAL, AdjectiveKind.DEFINITE):
                    ending = paradigm.by_form.get(VerbForm(VerbKind.ATTRIBUTIVE))
                    answers |= {front + stem + ending} if ending is not None else set()
            if answers and (not front or is_front(front, self._stems.holds)):
                break
        return answers

    def ambiguity_class(self, form: str) -> str:
        """A name for the set of readings: `Nc.sg|V.imp`, `c:Nn.pl` for the tail of a compound, "" unknown."""
        return self._classes(form)

    def _paradigms(self, lemma: str, word_class: WordClass) -> tuple[tuple[str, Paradigm], ...]:
        """What stands before the endings, and the paradigm, of a base form or of a compound's head."""
        return self._paradigms_of((lemma, word_class))

    def _find_paradigms(self, asked: tuple[str, WordClass]) -> tuple[tuple[str, Paradigm], ...]:
        lemma, word_class = asked
        best: list[tuple[str, Paradigm]] = []
        for head in tails(lemma):
            front = lemma[: len(lemma) - len(head)]
            found = [
                (front + stem, paradigm)
                for stem, paradigm, _ in self._stems.entries(head)
                if paradigm.word_class is word_class and stem + paradigm.lemma == head
            ]
            best = best or found
            if found and (not front or is_front(front, self._stems.holds)):
                best = found
                break
        return tuple([entry for entry in best if entry[1].preferred] or best)

    def _readings(self, form: str) -> list[Reading]:
        readings = list(self._stems.readings(form))
        for base in genitive_bases(form):
            readings += [
                (*r[:4], True) for r in self._stems.readings(base) if may_be_genitive(r[3], r[1], base)
            ]
        only = [r for r in readings if r[1].only and not r[4]]
        return only or readings

    def _known(self, form: str) -> list[Reading]:
        readings = self._readings(form)
        lower = form.lower()
        if lower != form:
            readings += self._readings(lower)
            if form.isupper() and len(form) > 3:
                readings += self._readings(form.capitalize())
        return readings

    def _head(self, form: str) -> tuple[str, list[Reading]]:
        return front_and_head(form, self._readings, self._stems.holds)

    def _find(self, form: str) -> tuple[Word, ...]:
        readings, front, guessed = self._known(form), "", False
        if not readings:
            front, readings = self._head(form)
            guessed = True
            if front and not is_prefix(front):
                return tuple(dict.fromkeys(by_head(front, reading) for reading in readings))
        # "lægen" is the doctor; the verbal noun of "læge" only counts where there is nothing else
        readings = [r for r in readings if r[2] != "verbal"] or readings
        return tuple(
            dict.fromkeys(
                Word(
                    front + stem + paradigm.lemma,
                    paradigm.word_class,
                    replace(meaning, genitive=True) if genitive else meaning,
                    guessed,
                    paradigm.gender,
                )
                for stem, paradigm, _, meaning, genitive in readings
            )
        )

    def _ambiguity(self, form: str) -> str:
        readings, mark = self._known(form), ""
        if not readings:
            readings, mark = self._head(form)[1], "c:"
        tags = {_tag(paradigm, slot, genitive=genitive) for _, paradigm, slot, _, genitive in readings}
        return mark + "|".join(sorted(tags)) if tags else ""


def _plain_lemmas(words: Sequence[Word]) -> frozenset[str]:
    """The base forms of words that are no genitives; of all where there are only such."""
    return frozenset(word.lemma for word in words if not word.form.genitive) or frozenset(
        word.lemma for word in words
    )


def _is_imperative(word: Word) -> bool:
    return isinstance(word.form, VerbForm) and word.form.kind is VerbKind.IMPERATIVE


def _inflect(prefix: str, paradigm: Paradigm, form: Form) -> str | None:
    plain = replace(form, genitive=False) if form.genitive else form
    ending = paradigm.by_form.get(plain)
    if ending is None and isinstance(plain, AdjectiveForm) and plain.kind is AdjectiveKind.DEFINITE:
        ending = paradigm.by_form.get(AdjectiveForm(AdjectiveKind.PLURAL))
    if ending is None and isinstance(plain, VerbForm) and plain.kind is VerbKind.COMMON_PARTICIPLE:
        ending = paradigm.by_form.get(VerbForm(VerbKind.PARTICIPLE))
    if ending is None:
        return None
    word = prefix + ending
    return genitive(word) if form.genitive else word


_SHORT = {WordClass.NOUN: "N", WordClass.VERB: "V", WordClass.ADJ: "A"}


def _tag(paradigm: Paradigm, slot: str, *, genitive: bool) -> str:
    name = _SHORT.get(paradigm.word_class, paradigm.word_class.value)
    tag = f"{name}{paradigm.gender or ''}.{slot}" if name in ("N", "V", "A") else name
    return f"{tag}.gen" if genitive else tag
