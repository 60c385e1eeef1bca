"""What tears a clause with a passive, so that its active one would say something else: no text is made of it."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import MODALS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.others import is_party
from klartekst.rewriting.passives.agent_phrase import behind_a_time
from klartekst.rewriting.passives.clause_parts import JUDGED
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.spoken import OURSELVES

PLANNED_OF = listed("påtænke overveje planlægge søge kræve foreslå tilstræbe agte")
# Behind these an adjective says what the subject is held to be.
OPINIONS = listed("skønne vurdere bedømme")
HELD_TO_BE = listed(
    "nødvendigt rimeligt forsvarligt hensigtsmæssigt tilstrækkeligt foreneligt muligt umuligt påkrævet opfyldt "
    "egnet uegnet berettiget begrundet velbegrundet ubetænkeligt godtgjort dokumenteret udtømt afklaret"
)
# "kan indhentes ved henvendelse til": the reader asks; "indgives mundtligt": nobody sends by mouth.
ELSEWISE = listed("henvendelse mundtlig mundtligt centralt nationalt fastende")
VERBAL = ("elsen", "ingen", "tionen", "erne", "ene")  # these have objects: "efter behandlingen af sagen"
# Of nouns that name an act, and have an object with *af*; *ingen* alone is none.
ACT_ENDINGS = tuple(listed("ing dingen lingen ningen ringen else elsen sel gang gangen ion ionen"))
PERSONS = listed("dig jer mig os ham hende enhver alle andre")
FOR_SOMEBODY = listed("vegne grund hjælp form")
_STRANDED = listed("for til om af på i ved")
# Who gets it, without a noun: *tilbydes den næste på listen*.
_NEXT_IN_LINE = (["den", "næste"], ["de", "næste"], ["den", "første"], ["de", "øvrige"])
BEFORE_NOUN = listed("i på ved til for med om efter inden under fra over mod")


def is_torn(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether words stand where an active clause would read them otherwise.

    *Det vurderes ikke usandsynligt, at*; *varetages uændret af Jammerbugt*: an agent further on;
    *meddeles kommunen*: a second object; *De kontaktes*: the polite *De*, not they.
    """
    if not _belongs_to_noun(tokens, *clause.middle, lexicon):
        return True  # "skal af grundejer fremsættes": who acts stands before the verb
    start, end = clause.rest
    if clause.passive.lemma in JUDGED and any(token.norm == "at" for token in tokens[start:end]):
        return True  # "du skønnes at have behov": not "vi skønner dig at have behov"
    if any(token.norm in ELSEWISE for token in tokens[start:end]):
        return True
    behind = tokens[end + 1].norm if end + 1 < len(tokens) else ""
    goes_on = behind in {"at", "om"} or behind.startswith("hv")
    if not clause.impersonal and start < end and tokens[end - 1].norm in _STRANDED and not goes_on:
        return True  # "det, boligen kan lejes ud for"
    if tokens[clause.end - 1].norm == "således":
        return True  # "således, at": the two hold together
    if clause.impersonal == "det" and start < end and not _says_when_or_who(tokens, start):
        return True
    if clause.passive.lemma in OPINIONS and any(
        _is_predicate(token, lexicon) for token in tokens[start : min(start + 2, end)]
    ):
        return True  # "skønnes (økonomisk) realistisk": "vi vurderer det realistisk" is no Danish
    agent = behind_a_time(tokens, start, end)
    if not _belongs_to_noun(tokens, (start if agent is None else agent) + 1, end, lexicon):
        return True
    subject = tokens[clause.subject[0] : clause.subject[1]]
    if len(subject) == 1 and subject[0].norm == "de":
        return True
    if _waits_for_noun(subject) and clause.middle[0] < clause.middle[1]:
        return True  # "blev den af skolen sendte indstilling behandlet"
    words = {token.norm for token in subject}
    if "," not in words and not words.isdisjoint(MODALS):
        return (
            True  # "kvittering skal på forlangende kunne vises": the verb that carries the tense stands there
        )
    if [token.norm for token in tokens[start : min(start + 2, end)]] in (["en", "anden"], ["et", "andet"]):
        return True  # "pladsen er tilbudt en anden"
    if not clause.impersonal and [token.norm for token in tokens[start : start + 2]] in _NEXT_IN_LINE:
        return start + 2 >= end or tokens[start + 2].norm in BEFORE_NOUN
    if not clause.impersonal and _is_somebody(tokens[start:end], lexicon):
        return True
    return not clause.impersonal and start < end and _is_object(tokens[start], lexicon)


def _waits_for_noun(phrase: Sequence[Token]) -> bool:
    """Whether an article has words of its own before its noun: *den af skolen* (*sendte indstilling*)."""
    return (
        len(phrase) > 1
        and phrase[0].norm in {"den", "det", "de", "en", "et"}
        and phrase[1].norm in BEFORE_NOUN | {"af"}
    )


def _is_somebody(rest: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a second object without a noun begins here: *kan fratages den pågældende*.

    *den 3. maj* and *den sidste hverdag i måneden* are times.
    """
    if (
        len(rest) < 2
        or rest[0].norm not in {"den", "de"}
        or any(each.norm in TIME_WORDS for each in rest[2:3])
    ):
        return False
    return any(isinstance(word.form, (AdjectiveForm, VerbForm)) for word in lexicon.words(rest[1].text))


def _is_predicate(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word says what something is held to be: *realistisk, nødvendig, opfyldt*; not how (*individuelt*)."""
    if token.norm in HELD_TO_BE:
        return True
    words = lexicon.words(token.text)
    return not token.norm.endswith("t") and any(isinstance(word.form, AdjectiveForm) for word in words)


def _says_when_or_who(tokens: Sequence[Token], at: int) -> bool:
    """*Det besluttes på mødet, om*, *vurderes af lægen, om*; not *bemærkes i øvrigt, at*."""
    timed = tokens[at].norm == "i" and at + 1 < len(tokens) and tokens[at + 1].norm in TIME_WORDS
    return timed or tokens[at].norm in {"på", "ved", "under", "af", "hver", "hvert", "den"}


def is_planned(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Der påtænkes iværksat en indsats*: what is planned stands in the participle, as behind *bedes*.

    Of *søge*, which is also to apply, only right behind it: *søges løst*, but *søges tilskud*.
    """
    start, end = clause.rest
    end = min(end, start + 1) if clause.passive.lemma == "søge" else end
    return clause.passive.lemma in PLANNED_OF and any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for token in tokens[start:end]
        for word in lexicon.words(token.text)
    )


def _belongs_to_noun(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether every *af* from `start` on belongs to the noun before it, so that it does not name who acts.

    Inside a phrase that a preposition began (*på baggrund af*, *i løbet af*), or behind a verbal noun
    as its object: *der er foretaget en vurdering af dine forhold*, but not *af lægen*.
    """
    return all(
        (
            any(tokens[before].norm in BEFORE_NOUN for before in range(max(start - 1, at - 4), at))
            and not _is_place(tokens[at - 1], lexicon)
            and not _names_a_party(tokens, at, lexicon)
        )
        or _is_object_of_noun(tokens, at, lexicon)
        for at in range(start, end)
        if tokens[at].norm == "af"
    )


def _is_object_of_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if end_of_noun_phrase(tokens, at + 1, lexicon) is None or not tokens[at - 1].norm.endswith(ACT_ENDINGS):
        return False
    return not _names_a_party(tokens, at, lexicon)


def _names_a_party(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether *af* at `at` names somebody who may act: *indkaldes til samtale af jobcentret*; not *på vegne af*."""
    end = end_of_noun_phrase(tokens, at + 1, lexicon)
    if at + 1 < len(tokens) and tokens[at + 1].norm in PERSONS:
        return True  # "kan påklages til nævnet af dig og enhver, der …"
    if end is None or tokens[at - 1].norm in FOR_SOMEBODY:
        return False
    return tokens[end - 1].norm in OURSELVES or is_party(tokens[end - 1], lexicon)


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    """A definite noun that nothing hangs on: in *foretages på rådhuset af en borgmester* the mayor acts."""
    if token.norm == "løbet" or token.norm.endswith(VERBAL):
        return False
    return any(isinstance(word.form, NounForm) and word.form.definite for word in lexicon.words(token.text))


def _is_object(token: Token, lexicon: Lexicon) -> bool:
    """A noun right behind the verb that is no time: *meddeles kommunen*, *tilbydes borgere over 65 år*."""
    words = lexicon.words(token.text)
    nouns = [word.form for word in words if isinstance(word.form, NounForm)]
    return bool(nouns) and len(nouns) == len(words) and token.norm not in TIME_WORDS | {"klokken"}
