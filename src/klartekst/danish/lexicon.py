"""The full-form lexicon: which words a form can be, and how a word inflects.

A form is found by its beginnings: every stem that it starts with names a paradigm, and the paradigm
says whether the rest of the form is one of its endings. Genitives are worked out, not stored.
"""

import mmap
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from klartekst.danish.by_word import ByWord, by_word
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    Gender,
    NounForm,
    PlainForm,
    VerbForm,
    VerbKind,
    Word,
    WordClass,
)
from klartekst.danish.paradigms import Paradigm
from klartekst.danish.tails import is_front, is_prefix, tails
from klartekst.resources import lexicons_folder

KNOWN = 1 << 12
"""Forms whose words are remembered; when there are more, it begins anew."""

OPEN = frozenset({WordClass.NOUN, WordClass.VERB, WordClass.ADJ})
_Reading = tuple[str, Paradigm, str, Form, bool]  # stem, paradigm, slot, form, genitive


class Lexicon:
    """Words and their forms; `open()` gives the one that comes with klartekst."""

    def __init__(self, folder: Path) -> None:
        import marisa_trie

        self._stems: Any = marisa_trie.RecordTrie("<HB")
        with (folder / "stems.marisa").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._stems.map(self._memory)
        self._lines = (folder / "paradigms.tsv").read_text(encoding="utf-8").splitlines()
        self._parsed: dict[int, Paradigm] = {}
        self._stemless: dict[str, list[tuple[Paradigm, int]]] | None = None
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
        bits = 0
        for head, paradigm, record_links in self._entries(stem):
            if head + paradigm.lemma == stem:
                bits |= record_links
        return bits

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
            for stem, paradigm, slot, _, _ in self._direct(tail):
                if paradigm.word_class is not WordClass.VERB or slot not in ("part", "prespart"):
                    continue
                if slot == "prespart" or form.kind in (AdjectiveKind.BASE, AdjectiveKind.NEUTER):
                    answers.add(lemma)
                elif form.kind in (AdjectiveKind.PLURAL, AdjectiveKind.DEFINITE):
                    ending = paradigm.by_form.get(VerbForm(VerbKind.ATTRIBUTIVE))
                    answers |= {front + stem + ending} if ending is not None else set()
            if answers and (not front or is_front(front, self._is_word)):
                break
        return answers

    def ambiguity_class(self, form: str) -> str:
        """A name for the set of readings: `Nc.sg|V.imp`, `c:Nn.pl` for the tail of a compound, "" unknown."""
        return self._classes(form)

    def _paradigm(self, number: int) -> Paradigm:
        paradigm = self._parsed.get(number)
        if paradigm is None:
            paradigm = self._parsed[number] = Paradigm.parse(self._lines[number])
        return paradigm

    def _entries(self, form: str) -> Iterator[tuple[str, Paradigm, int]]:
        for stem in self._stems.prefixes(form):
            for number, links in self._stems.get(stem, ()):
                yield stem, self._paradigm(number), links
        for paradigm, links in self._without_stem().get(form, ()):
            yield "", paradigm, links

    def _without_stem(self) -> dict[str, list[tuple[Paradigm, int]]]:
        """The words whose forms share no letter (*god, bedre*; *være, er*), by form and base form."""
        if self._stemless is None:
            table: dict[str, list[tuple[Paradigm, int]]] = {}
            for number, links in self._stems.get("", ()):
                paradigm = self._paradigm(number)
                for form in {paradigm.lemma, *paradigm.by_ending}:
                    table.setdefault(form, []).append((paradigm, links))
            self._stemless = table
        return self._stemless

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
                for stem, paradigm, _ in self._entries(head)
                if paradigm.word_class is word_class and stem + paradigm.lemma == head
            ]
            best = best or found
            if found and (not front or is_front(front, self._is_word)):
                best = found
                break
        return tuple([entry for entry in best if entry[1].preferred] or best)

    def _is_word(self, form: str) -> bool:
        return any(True for _ in self._direct(form))

    def _direct(self, form: str) -> Iterator[_Reading]:
        for stem, paradigm, _ in self._entries(form):
            for slot, meaning in paradigm.by_ending.get(form[len(stem) :], ()):
                yield stem, paradigm, slot, meaning, False

    def _readings(self, form: str) -> list[_Reading]:
        readings = list(self._direct(form))
        for base in _genitive_bases(form):
            readings += [(*r[:4], True) for r in self._direct(base) if _may_be_genitive(r[3], r[1], base)]
        only = [r for r in readings if r[1].only and not r[4]]
        return only or readings

    def _known(self, form: str) -> list[_Reading]:
        readings = self._readings(form)
        lower = form.lower()
        if lower != form:
            readings += self._readings(lower)
            if form.isupper() and len(form) > 3:
                readings += self._readings(form.capitalize())
        return readings

    def _tail(self, form: str) -> tuple[str, list[_Reading]]:
        """What precedes the head of an unknown compound, and the readings of that head.

        Best is the longest known tail behind a known word; nouns and adjectives go before verbs.
        """
        lower = form.lower()
        best: tuple[tuple[bool, bool, int], str, list[_Reading]] | None = None
        for tail in list(tails(lower))[1:]:
            readings = [r for r in self._readings(tail) if r[1].word_class in OPEN and r[2] != "verbal"]
            front = lower[: len(lower) - len(tail)]
            if not is_prefix(front):
                readings = [
                    r for r in readings if r[1].word_class is not WordClass.VERB or r[2] in _PARTICIPLES
                ] or readings
            if readings:
                verbal = all(r[1].word_class is WordClass.VERB for r in readings)
                rank = (not is_front(front, self._is_word), verbal, -len(tail))
                if best is None or rank < best[0]:
                    best = rank, front, readings
                if not any(rank[:2]):
                    break  # what follows is shorter
        return best[1:] if best else ("", [])

    def _find(self, form: str) -> tuple[Word, ...]:
        readings, front, guessed = self._known(form), "", False
        if not readings:
            front, readings = self._tail(form)
            guessed = True
            if front and not is_prefix(front):
                return tuple(dict.fromkeys(_guess(front, reading) for reading in readings))
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
            readings, mark = self._tail(form)[1], "c:"
        return mark + "|".join(sorted({_tag(*reading[1:]) for reading in readings})) if readings else ""


def _plain_lemmas(words: Sequence[Word]) -> frozenset[str]:
    """The base forms of words that are no genitives; of all where there are only such."""
    return frozenset(word.lemma for word in words if not word.form.genitive) or frozenset(
        word.lemma for word in words
    )


def _is_imperative(word: Word) -> bool:
    return isinstance(word.form, VerbForm) and word.form.kind is VerbKind.IMPERATIVE


def _genitive_bases(form: str) -> Iterator[str]:
    """The forms that this one may be the genitive of: *sagens*, *Jens'*, *EU's*."""
    if form.endswith(("'s", "’s")):
        yield form[:-2]
    elif len(form) > 2:
        hissing = form[-2] in "sxz"
        if (form[-1] == "s" and not hissing and form[-2] not in "'’") or (form[-1] in "'’" and hissing):
            yield form[:-1]


def _may_be_genitive(form: Form, paradigm: Paradigm, base: str) -> bool:
    if isinstance(form, AdjectiveForm):  # used as nouns: "de gamles", "den ældstes"
        return form.kind not in (AdjectiveKind.BASE, AdjectiveKind.NEUTER, AdjectiveKind.SUPERLATIVE)
    if isinstance(form, VerbForm):  # "den ansattes", "de studerendes"
        return form.kind in (VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE)
    if isinstance(form, PlainForm):
        return paradigm.word_class in (WordClass.PROPN, WordClass.NUM, WordClass.DET) or (
            paradigm.word_class is WordClass.X and (len(base) > 3 or base.isupper())
        )
    return True


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
    if not form.genitive:
        return word
    return f"{word}'" if word.endswith(("s", "x", "z")) else f"{word}s"


def _guess(front: str, reading: _Reading) -> Word:
    """The reading of a compound by that of its head; a participle is an adjective there."""
    stem, paradigm, slot, form, genitive = reading
    head = stem + paradigm.lemma
    word_class = paradigm.word_class
    if isinstance(form, VerbForm) and slot in _PARTICIPLES:
        word_class, form = WordClass.ADJ, AdjectiveForm(_PARTICIPLES[slot])
        head = stem + paradigm.by_form.get(VerbForm(_BASIC[slot]), paradigm.lemma)
    return Word(front + head, word_class, replace(form, genitive=genitive), True, paradigm.gender)


_PARTICIPLES = {
    "part": AdjectiveKind.BASE,
    "attr": AdjectiveKind.PLURAL,
    "part.common": AdjectiveKind.BASE,
    "prespart": AdjectiveKind.BASE,
}
_BASIC = {
    "part": VerbKind.PARTICIPLE,
    "attr": VerbKind.PARTICIPLE,
    "part.common": VerbKind.COMMON_PARTICIPLE,
    "prespart": VerbKind.PRESENT_PARTICIPLE,
}
_SHORT = {WordClass.NOUN: "N", WordClass.VERB: "V", WordClass.ADJ: "A"}


def _tag(paradigm: Paradigm, slot: str, form: Form, genitive: bool) -> str:
    del form
    name = _SHORT.get(paradigm.word_class, paradigm.word_class.value)
    tag = f"{name}{paradigm.gender or ''}.{slot}" if name in ("N", "V", "A") else name
    return f"{tag}.gen" if genitive else tag
