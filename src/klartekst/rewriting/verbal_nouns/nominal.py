"""Verbal nouns and the verbs in them: *behandlingen* is *behandle*, *nedsættelse* is *sætte … ned*.

A line of `nominalisations.tsv` gives the plain verb with what belongs to it (*{sætte} op*, *{svare} på*).
Where the object goes depends on that tail: behind a preposition (*svarer på brevet*), but before a
particle or a predicate (*sætter prisen op*, *sætter arbejdet i gang*).
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, NounForm, VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

# Prepositions by their look that are particles of these verbs: "bygge huset om", not "bygge om huset".
_PARTICLE_VERBS = frozenset(
    {
        ("bygge", "om"), ("regne", "om"), ("lave", "om"), ("trække", "fra"), ("tage", "fra"), ("vælge", "fra"),
        ("tage", "med"), ("regne", "med"), ("vælge", "til"), ("sende", "til"),
    }
)  # fmt: skip
_HAPPENS = listed("blive falde stige være")
# What a plain wording of the list needs a clause for, and the verb that takes an object instead.
_INSTEAD = {"finde ud af": "afklare", "bede om bemærkninger": "partshøre"}
_POSSESSIVES = {
    **dict.fromkeys(("din", "dit", "dine"), "du"),
    **dict.fromkeys(("vores", "kommunens", "forvaltningens"), "vi"),
}
_UNFIT = listed("forelæggelse frakendelse fratagelse notering")
_PREDICATES = listed("færdig lovlig klar fri ren")
_COSTS = ("udgift", "omkostning", "merudgift")
_READ = (
    "måler",
    "måleren",
    "målere",
    "målerne",
    "forbrug",
    "forbruget",
    "vand",
    "varme",
    "tal",
    "tallet",
    "stand",
)
_ARTICLES = listed("en et den det de nogen nogle denne dette disse")
# Adjectives that say how it is done: as adverbs they stand behind the object.
_MANNER = listed(
    "grundig konkret individuel samlet nærmere løbende midlertidig endelig foreløbig omhyggelig hurtig faglig "
    "skriftlig mundtlig telefonisk automatisk årlig månedlig"
)
_AGAIN = listed("ny nye nyt fornyet")


class Nominal(msgspec.Struct, frozen=True):
    """A verbal noun: `lemma` and `tail` are the plain verb and what belongs to it, `link` the preposition
    before what would be the verb's object ("-" for none); `kept` when the bare noun is everyday or legal."""

    noun: str
    lemma: str
    tail: str
    link: str
    kept: bool
    weight: str

    @property
    def happens(self) -> bool:
        """Whether what stands behind the link is the verb's subject: *bortfald af hjælpen*, *ophør af samlivet*."""
        happening = self.lemma in _HAPPENS or self.tail == "at gælde" or self.noun == "ophør"
        return self.link == "af" and happening

    @property
    def object_last(self) -> bool:
        """Whether the object stands behind the tail, so that it can be left where it is."""
        last = self.tail.split(" ")[-1]
        return not last or (last in PREPOSITIONS and (self.lemma, self.tail) not in _PARTICLE_VERBS)

    @property
    def takes_object(self) -> bool:
        """Whether what stands behind the link is the object of the plain verb, in a wording that always fits.

        *opfølgning på planen*: *følge op på planen*; but *indkaldelse til mødet* is not *indkalde mødet*.
        A predicate (*gøre færdig*) would have to agree, and some verbs lack a part (*tage fra dig*).
        """
        if self.noun in _UNFIT or self.tail in _PREDICATES:
            return False
        return self.link == "af" or self.noun == "stop" or self.tail.split(" ")[-1] in PREPOSITIONS

    def complement(self, object_: str) -> str:
        """The tail with the object in its place; without an object, a preposition goes too."""
        first, _, last = self.tail.partition(" ")
        if first in PREPOSITIONS and last == "igen" and object_:
            return f"{first} {object_} {last}"  # "se på sagen igen"
        if self.object_last:
            return f"{self.tail} {object_}".strip() if object_ else self._bare_tail()
        return f"{object_} {self.tail}".strip()

    def _bare_tail(self) -> str:
        words = self.tail.split(" ")
        return " ".join(words[:-1] if words[-1] in PREPOSITIONS else words)


@cache
def load_nominals(path: Path) -> dict[str, Nominal]:
    """The lines of `nominalisations.tsv` (columns noun, verb, link, keep, weight) by noun."""
    nominals = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        noun, verb, link, keep, weight = line.split("\t")[:5]
        head = re.match(r"\{([^}]+)\}\s*(.*)", verb)
        if head is None:
            continue
        lemma, tail = head[1], head[2]
        other = _INSTEAD.get(f"{lemma} {tail}".strip())
        if other:
            lemma, _, tail = other.partition(" ")
        nominals[noun] = Nominal(noun, lemma, tail, link, keep == "ja", weight)
    return nominals


class NounGroup(msgspec.Struct, frozen=True):
    """A verbal noun with what stands before it: tokens `[start, noun]`.

    `owner` is "du" or "vi" behind *din, vores*; `adjectives` the words between, lower case.
    """

    start: int
    noun: int
    nominal: Nominal
    determiner: str
    owner: str
    adjectives: tuple[str, ...]
    form: NounForm

    @property
    def lacking(self) -> bool:
        """*manglende betaling*: what did not happen."""
        return self.adjectives == ("manglende",)


def has_link(tokens: Sequence[Token], group: NounGroup) -> bool:
    """Whether the preposition of its object follows the noun: *udfyldelse af*."""
    at = group.noun + 1
    return at < len(tokens) and tokens[at].norm == group.nominal.link


def noun_group(
    tokens: Sequence[Token], at: int, nominals: dict[str, Nominal], lexicon: Lexicon
) -> NounGroup | None:
    """The verbal noun at `at` with its adjectives and determiner, or None when there is none."""
    token = tokens[at]
    if token.kind is not TokenKind.WORD or not lexicon.may_be_noun(token.text):
        return None
    for word in lexicon.words(token.text):
        if not isinstance(word.form, NounForm) or word.form.genitive or word.lemma not in nominals:
            continue
        start = at
        adjectives: list[str] = []
        while start > 0 and _is_adjective(tokens[start - 1], lexicon):
            start -= 1
            adjectives.insert(0, tokens[start].norm)
        determiner = tokens[start - 1].norm if start else ""
        owner = _POSSESSIVES.get(determiner, "")
        if determiner in _ARTICLES or owner:
            start -= 1
        else:
            determiner = ""
        nominal = nominals[word.lemma]
        if nominal.noun == "afholdelse" and any(
            each.norm.startswith(_COSTS) for each in tokens[at + 2 : at + 5]
        ):
            nominal = replace(nominal, lemma="betale")
        if nominal.noun == "aflæsning" and not any(
            each.norm.startswith(_READ) or each.norm.endswith(_READ) for each in tokens[at + 2 : at + 5]
        ):
            return None  # a lorry is unloaded: *aflæsse*
        return NounGroup(start, at, nominal, determiner, owner, tuple(adjectives), word.form)
    return None


def _is_adjective(token: Token, lexicon: Lexicon) -> bool:
    """An adjective or a participle, and nothing else that may stand before a noun."""
    if token.kind is not TokenKind.WORD or token.norm in PREPOSITIONS or token.norm in _ARTICLES:
        return False
    words = lexicon.words(token.text)
    if any(
        word.word_class in {WordClass.ADP, WordClass.PRON, WordClass.DET, WordClass.CCONJ} for word in words
    ):
        return False
    if any(isinstance(w.form, VerbForm) and w.form.kind in {VerbKind.PRESENT, VerbKind.PAST} for w in words):
        return token.norm.endswith("ede")  # "forventede" may be both; "giver" is no adjective
    return any(
        isinstance(word.form, AdjectiveForm)
        or (
            isinstance(word.form, VerbForm)
            and word.form.kind in {VerbKind.PRESENT_PARTICIPLE, VerbKind.ATTRIBUTIVE}
        )
        for word in words
    )


def adverbs_of(group: NounGroup, lexicon: Lexicon) -> str | None:
    """The group's adjectives as adverbs (*en grundig vurdering* → *grundigt*), None when one cannot be."""
    if len(group.adjectives) > 1:
        return None  # "en samlet faglig vurdering": no "vurderer samlet fagligt"
    made = []
    for word in group.adjectives:
        if word in _AGAIN:
            made.append("igen")
            continue
        lemmas = lexicon.lemmas(word) | {word}
        lemma = next((each for each in _MANNER if each in lemmas), None)
        if lemma is None:
            return None
        made.append(lexicon.inflect(lemma, WordClass.ADJ, AdjectiveForm(AdjectiveKind.NEUTER)) or lemma)
    return " ".join(made)
