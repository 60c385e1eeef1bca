"""What tears a clause with a passive, so that its active one would say something else: no text is made of it."""

from collections.abc import Callable, Sequence

from klartekst.danish.closed_classes import MODALS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, Number, VerbForm, VerbKind, Voice
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.rewriting.passives.agent_phrase import behind_a_time
from klartekst.rewriting.passives.clause_parts import JUDGED
from klartekst.rewriting.passives.of_nouns import BEFORE_NOUN, belongs_to_noun
from klartekst.rewriting.passives.passive_clause import Clause, Order

_PLANNED_OF = listed("påtænke overveje planlægge søge kræve foreslå tilstræbe agte forvente påregne")
# Behind these an adjective says what the subject is held to be.
_OPINIONS = listed("skønne vurdere bedømme")
_HELD_TO_BE = listed(
    "nødvendigt rimeligt forsvarligt hensigtsmæssigt tilstrækkeligt foreneligt muligt umuligt påkrævet opfyldt "
    "egnet uegnet berettiget begrundet velbegrundet ubetænkeligt godtgjort dokumenteret udtømt afklaret"
)
# Ways that are the reader's, or nobody's.
_ELSEWISE = listed("henvendelse mundtlig mundtligt centralt nationalt fastende")
_OF_THE_NOUN = listed("herfra hertil herom heraf herfor herpå heri derfra dertil derom deraf deri")
_NO_OBJECT = TIME_WORDS | {"klokken"}
_STRANDED = listed("for til om af på i ved")
# Who gets it, without a noun: *tilbydes den næste på listen*.
_NEXT_IN_LINE = (["den", "næste"], ["de", "næste"], ["den", "første"], ["de", "øvrige"])


def is_torn(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether words stand where an active clause would read them otherwise, in one of the ways listed below."""
    return any(tear(tokens, clause, lexicon) for tear in _TEARS)


def _is_named_before_the_verb(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*skal af grundejer fremsættes*: who acts stands in the middle field."""
    return not belongs_to_noun(tokens, *clause.middle, lexicon)


def _is_named_further_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*varetages uændret af Jammerbugt*: words stand between the verb and its agent, and they tell no time."""
    start, end = clause.rest
    agent = behind_a_time(tokens, start, end)
    return not belongs_to_noun(tokens, (start if agent is None else agent) + 1, end, lexicon)


def _is_done_to_itself(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*at Oskar selv bliver hørt*: *selv* belongs to him, and not to those who hear him."""
    return any(tokens[at].norm == "selv" for at in clause.adverbs)


def _points_from_subject(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*tilskud herfra fradrages*: the small word belongs to the noun that it stands behind."""
    return any(tokens[at].norm in _OF_THE_NOUN for at in clause.adverbs) and not clause.impersonal


def _is_judged_to(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*du skønnes at have behov*: not *vi skønner dig at have behov*."""
    return clause.passive.lemma in JUDGED and any(token.norm == "at" for token in tokens[slice(*clause.rest)])


def _is_held_to_be(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*skønnes (økonomisk) realistisk*: *vi vurderer det realistisk* is no Danish."""
    start, end = clause.rest
    return clause.passive.lemma in _OPINIONS and any(
        _is_predicate(token, lexicon) for token in tokens[start : min(start + 2, end)]
    )


def _is_done_elsewise(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*kan indhentes ved henvendelse til*: the reader asks; *indgives mundtligt*: nobody sends by mouth."""
    return any(token.norm in _ELSEWISE for token in tokens[slice(*clause.rest)])


def _strands_a_preposition(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*det, boligen kan lejes ud for*; but *for, at* and *om, hvad* go on behind the comma."""
    start, end = clause.rest
    if clause.impersonal or start >= end or tokens[end - 1].norm not in _STRANDED:
        return False
    behind = tokens[end + 1].norm if end + 1 < len(tokens) else ""
    return behind not in {"at", "om"} and not behind.startswith("hv")


def _ends_in_thus(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*afgøres således, at*: the two hold together."""
    return tokens[clause.end - 1].norm == "således"


def _remarks(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Det vurderes ikke usandsynligt, at*: neither when nor by whom stands between *det* and its clause."""
    start, end = clause.rest
    return clause.impersonal == "det" and start < end and not _says_when_or_who(tokens, start)


def _is_polite(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*De kontaktes*: the reader or they, nobody can tell."""
    return [token.norm for token in tokens[slice(*clause.subject)]] == ["de"]


def _parts_article_from_noun(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*blev den af skolen sendte indstilling behandlet*: the subject goes on in the middle field."""
    subject = tokens[slice(*clause.subject)]
    return clause.middle[0] < clause.middle[1] and _waits_for_noun(subject)


def _holds_a_modal(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*kvittering skal på forlangende kunne vises*: the verb that carries the tense stands in the subject."""
    words = {token.norm for token in tokens[slice(*clause.subject)]}
    return "," not in words and not words.isdisjoint(MODALS)


def _is_given_to_another(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*pladsen er tilbudt en anden*."""
    start, end = clause.rest
    return [token.norm for token in tokens[start : min(start + 2, end)]] in (["en", "anden"], ["et", "andet"])


def _has_second_object(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*meddeles kommunen*, *tilbydes den næste på listen*, *kan fratages den pågældende*: who gets or loses it."""
    if clause.impersonal:
        return False
    start, end = clause.rest
    if [token.norm for token in tokens[start : start + 2]] in _NEXT_IN_LINE:
        return start + 2 >= end or tokens[start + 2].norm in BEFORE_NOUN
    return _is_somebody(tokens[start:end], lexicon) or (start < end and _is_object(tokens[start], lexicon))


_Tear = Callable[[Sequence[Token], Clause, Lexicon], bool]


def _has_its_subject_behind(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*lektier fritages han for*: what stands in front hangs on the preposition at the end."""
    return is_nominative(tokens, clause.rest[0]) and clause.order is Order.MAIN


def _is_told_to_both(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*fravær skal meddeles både skolen og jobcentret*: they get it, and it is not *besked om fravær både skolen*."""
    start, end = clause.rest
    return start < end and tokens[start].norm in {"både", "såvel", "enten", "hverken"}


def _is_advised_done(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*smykker frarådes medbragt*, *arbejdet foranlediges udført*: it is the participle that is advised or seen to."""
    start, end = clause.rest
    done = any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for word in (lexicon.words(tokens[start].text) if start < end else ())
    )
    return done and clause.passive.lemma in {"fraråde", "anbefale", "tilråde", "foranledige"}


def _borrows_its_modal(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*skal kommunen underrettes, og attest indhentes*: the clause before has the modal of both."""
    joined = clause.start > 1 and [token.text for token in tokens[clause.start - 2 : clause.start]] == [
        ",",
        "og",
    ]
    if not joined or clause.passive.finite is not None or clause.passive.kind is not PassiveKind.S:
        return False
    before = tokens[: clause.start - 2]
    modal = next((at for at, token in enumerate(before) if token.norm in MODALS), None)
    return modal is not None and any(
        word.form == VerbForm(VerbKind.INFINITIVE, Voice.PASSIVE) for word in lexicon.words(before[-1].text)
    )


_TEARS: tuple[_Tear, ...] = (
    _is_advised_done,
    _borrows_its_modal,
    _has_its_subject_behind,
    _is_told_to_both,
    _ends_in_thus,
    _is_done_to_itself,
    _points_from_subject,
    _is_polite,
    _holds_a_modal,
    _is_judged_to,
    _is_done_elsewise,
    _strands_a_preposition,
    _remarks,
    _is_given_to_another,
    _parts_article_from_noun,
    _is_held_to_be,
    _is_named_before_the_verb,
    _is_named_further_on,
    _has_second_object,
)
"""The dear questions last."""


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
    if token.norm in _HELD_TO_BE:
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
    return clause.passive.lemma in _PLANNED_OF and any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for token in tokens[start:end]
        for word in lexicon.words(token.text)
    )


def _is_object(token: Token, lexicon: Lexicon) -> bool:
    """A noun right behind the verb that is no time: *meddeles kommunen*, *tilbydes borgere over 65 år*."""
    words = lexicon.words(token.text)
    nouns = [word.form for word in words if isinstance(word.form, NounForm)]
    # "sprogcentret" might be an adjective too
    named = NounForm(Number.SINGULAR, definite=True) in nouns
    return (named or (bool(nouns) and len(nouns) == len(words))) and token.norm not in _NO_OBJECT
