"""Verbal nouns as the verbs they are: *behandlingen af din ansøgning* → *vi behandler din ansøgning*.

A line of `nominalisations.tsv` gives the plain verb with what belongs to it (*{sætte} op*, *{svare} på*).
Where the object goes depends on that tail: behind a preposition (*svarer på brevet*), but before a
particle or a predicate (*sætter prisen op*, *sætter arbejdet i gang*).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    NounForm,
    VerbForm,
    VerbKind,
    WordClass,
    listed,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.frames import Frame

PREPOSITIONS = listed("af efter for fra hos i med mod om over på til under ved mellem")
# Prepositions by their look that are particles of these verbs: "bygge huset om", not "bygge om huset".
_PARTICLE_VERBS = frozenset(
    {
        ("bygge", "om"), ("regne", "om"), ("lave", "om"), ("trække", "fra"), ("tage", "fra"), ("vælge", "fra"),
        ("tage", "med"), ("regne", "med"), ("vælge", "til"), ("sende", "til"),
    }
)  # fmt: skip
# The perfect of verbs of motion and change is built with *er*: "når du er flyttet".
_WITH_ER = listed("flytte falde blive begynde gå komme rejse stige ophøre")
_REFLEXIVE = {"du": "dig", "vi": "os", "jeg": "mig", "I": "jer"}
# What a plain wording of the list needs a clause for, and the verb that takes an object instead.
_INSTEAD = {"finde ud af": "afklare", "bede om bemærkninger": "partshøre"}
_POSSESSIVES = {
    **dict.fromkeys(("din", "dit", "dine"), "du"),
    **dict.fromkeys(("vores", "kommunens", "forvaltningens"), "vi"),
}
_COSTS = ("udgift", "omkostning", "merudgift")
_ARTICLES = listed("en et den det de nogen nogle denne dette disse")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A verbal noun: `lemma` and `tail` are the plain verb and what belongs to it, `link` the preposition
    before what would be the verb's object ("-" for none); `kept` when the bare noun is everyday or legal."""

    noun: str
    lemma: str
    tail: str
    link: str
    kept: bool
    weight: str

    @property
    def object_last(self) -> bool:
        """Whether the object stands behind the tail, so that it can be left where it is."""
        last = self.tail.split(" ")[-1]
        return not last or (last in PREPOSITIONS and (self.lemma, self.tail) not in _PARTICLE_VERBS)

    def complement(self, object_: str) -> str:
        """The tail with the object in its place; without an object, a preposition goes too."""
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


@dataclass(frozen=True, slots=True)
class NounGroup:
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


def noun_group(
    tokens: Sequence[Token], at: int, nominals: dict[str, Nominal], lexicon: Lexicon
) -> NounGroup | None:
    """The verbal noun at `at` with its adjectives and determiner, or None when there is none."""
    token = tokens[at]
    if token.kind is not TokenKind.WORD:
        return None
    for word in lexicon.words(token.text):
        if not isinstance(word.form, NounForm) or word.form.genitive or word.lemma not in nominals:
            continue
        start, adjectives = at, []
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


# Adjectives that say how it is done: as adverbs they stand behind the object.
_MANNER = listed(
    "grundig konkret individuel samlet nærmere løbende midlertidig endelig foreløbig omhyggelig hurtig faglig "
    "skriftlig mundtlig telefonisk automatisk årlig månedlig"
)
_AGAIN = listed("ny nye nyt fornyet")


def adverbs_of(group: NounGroup, lexicon: Lexicon) -> str | None:
    """The group's adjectives as adverbs (*en grundig vurdering* → *grundigt*), None when one cannot be."""
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


def finite_of(nominal: Nominal, kind: VerbKind, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verb as (finite, rest): present "behandler", past "behandlede", perfect "har" and "behandlet"."""
    form = lexicon.inflect(nominal.lemma, WordClass.VERB, VerbForm(kind))
    if form is None:
        return None
    if kind is VerbKind.PARTICIPLE:
        return ("er" if nominal.lemma in _WITH_ER else "har"), form
    return form, ""


def infinitive(nominal: Nominal, object_: str, subject: str = "") -> str | None:
    """*behandle din ansøgning*; None for a reflexive verb whose subject is not known."""
    text = f"{nominal.lemma} {nominal.complement(object_)}".strip()
    return reflexive(text, subject)


def reflexive(text: str, subject: str) -> str | None:
    """*sig* as the subject has it (*dig, os*); None when it cannot be told."""
    if not re.search(r"\bsig\b", text):
        return text
    own = _REFLEXIVE.get(subject)
    return re.sub(r"\bsig\b", own, text) if own else None


def subordinate(
    nominal: Nominal,
    opener: str,
    subject: str,
    kind: VerbKind,
    object_: str,
    lexicon: Lexicon,
    negated: bool = False,
) -> str | None:
    """*når du udfylder skemaet*, *hvis du ikke har betalt*: the clause without its comma, in lower case."""
    verb = finite_of(nominal, kind, lexicon)
    if verb is None:
        return None
    parts = [opener, subject, "ikke" if negated else "", *verb, nominal.complement(object_)]
    return reflexive(" ".join(part for part in parts if part), subject)


def object_end(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    """One past the object that begins at `start`, with the phrases on it; None when its end is not plain.

    It is plain where the clause ends with it (*hjælpen til rengøring.*) or a time follows (*sagen i maj*).
    """
    at = end_of_noun_phrase(tokens, start, lexicon)
    while at is not None and at < len(tokens) and tokens[at].norm in {"af", "for", "til", "om", "i", "på"}:
        if _is_time(tokens, at):
            return at
        at = end_of_noun_phrase(tokens, at + 1, lexicon)
    if at is None:
        return None
    return (
        at if at >= len(tokens) or tokens[at].kind is TokenKind.PUNCTUATION or _is_time(tokens, at) else None
    )


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """*i maj, om 14 dage, den 1. juni, inden fredag, hver måned*."""
    if tokens[at].norm in {"inden", "senest", "hver", "hvert", "tidligst"}:
        return True
    following = tokens[at + 1 : at + 3]
    if tokens[at].norm == "den":
        return bool(following) and following[0].kind is TokenKind.NUMBER
    return any(token.norm in TIME_WORDS for token in following) or (
        tokens[at].norm in {"i", "om"} and bool(following) and following[0].kind is TokenKind.NUMBER
    )


# Acts of the authority whoever the clause is about.
_OFFICIAL = listed(
    "behandle vurdere afgøre bevilge udbetale beregne opkræve fastsætte udmåle tildele revurdere godkende "
    "gennemgå regulere efterregulere genberegne undersøge afklare iværksætte visitere indkalde vedtage lave"
)
# Both parties do these: "opsigelse af pladsen".
_EITHER = listed("opsigelse udmeldelse")
_RECEIVING = listed("få modtage")


@dataclass(frozen=True, slots=True)
class Actors:
    """Who does what a verbal noun says: asked of the frames in `verbs.tsv`."""

    frames: dict[str, Frame]
    lexicon: Lexicon

    def frame(self, nominal: Nominal) -> Frame | None:
        """The frame of the noun's own verb (*indsendelse*: *indsende*), else of its plain verb."""
        names = [*_verbs_of(nominal.noun), f"{nominal.lemma} {nominal.tail}".strip()]
        if not nominal.tail:
            names.append(nominal.lemma)
        return next((self.frames[name] for name in names if name in self.frames), None)

    def by_frame(self, nominal: Nominal, object_: Sequence[Token]) -> str | None:
        """ "vi" or "du", or None when only the writer knows."""
        words = {token.norm for token in object_}
        mine, ours = bool(words & {"din", "dit", "dine"}), "vores" in words
        if nominal.lemma in _RECEIVING and (mine or ours):
            return "vi" if mine else "du"
        frame = self.frame(nominal)
        if frame is None or nominal.noun in _EITHER:
            return None
        nouns = [each for token in object_ for each in sorted(self.lexicon.lemmas(token.text) | {token.norm})]
        actor = frame.who_acts(nouns)
        return None if actor == "vi" and ours and nominal.lemma in {"sende", "få"} else actor

    def in_adjunct(
        self, group: NounGroup, object_: Sequence[Token], main: str | None, finite: str
    ) -> str | None:
        """Who acts in *ved behandling af …*, before a clause whose subject is `main` ("du", "vi", None).

        The subject of the main clause is understood unless the verb belongs to the other party:
        *Ved overskridelse af fristen opkræver vi*: the reader is late.
        """
        if group.owner:
            return group.owner
        actor = self.by_frame(group.nominal, object_)
        if actor is None:
            passive_role = main == "du" and finite in {
                "får",
                "bliver",
                "har",
                "er",
                "modtager",
                "mister",
                "hører",
            }
            return None if passive_role else main
        if actor == main or (actor == "du" and group.nominal.lemma not in {"købe", "bruge"}):
            return actor
        names = {group.nominal.lemma, *_verbs_of(group.nominal.noun)}
        official = bool(names & _OFFICIAL) or bool({token.norm for token in object_} & {"din", "dit", "dine"})
        if official:
            return actor
        return "du" if main == "du" and finite in {"skal", "kan", "må", "bør"} else None


def _verbs_of(noun: str) -> list[str]:
    """The verbs that a verbal noun may be made from: *udfyldelse* → *udfylde*, *vurdering* → *vurdere*."""
    made = []
    for ending, verbal in (
        ("else", "e"),
        ("ning", "ne"),
        ("ning", "e"),
        ("ing", "e"),
        ("ation", "ere"),
        ("sel", "e"),
    ):
        if noun.endswith(ending):
            made.append(noun.removesuffix(ending) + verbal)
    return [each for verb in made for each in (verb, re.sub(r"(.)\1e$", r"\1e", verb))]
