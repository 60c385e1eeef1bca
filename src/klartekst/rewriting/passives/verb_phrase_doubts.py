"""What makes the verb phrase of a frame wrong in an active clause: one doubt is enough, and the next one is tried."""

from collections.abc import Callable

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbKind, WordClass
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.piece import COORDINATORS
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.active_clause import OBJECT_PRONOUNS, ActiveClause, VerbPhrase
from klartekst.rewriting.spoken import OURSELVES

# Behind plainer verbs these would say where to, how much or with what: "du må ikke fjerne den med affaldet".
_NEVER_BEFORE = {
    "bestemme": listed("til"), "fjerne": listed("til med sammen som"), "høre": listed("over"), "sende": listed("over"),
    "vise": listed("for"),
}  # fmt: skip
# Wordings for things, and for nobody.
_OF_THINGS = frozenset({"{se} NP som", "{sende} regning for NP"})
_AT = listed("i hos ved på")
_HOW_FAR = listed("delvist delvis helt fuldt")

Doubt = Callable[[ActiveClause, VerbPhrase], bool]


def _does_its_own_act(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*du betaler betalingen*: verb and object say the same."""
    return phrase.lemma.removesuffix("e") + "ing" in acted_on(active.tokens, active.clause, active.lexicon)


def _asks_for_what_came(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*vi har indhentet udtalelsen*: it came, it was not only asked for."""
    return phrase.lemma == "bede" and active.verb.kind in {VerbKind.PARTICIPLE, VerbKind.PAST}


def _leads_in_otherwise(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*vi fastsætter prisen til 40 kr.*, *vi hørte dig over oplysningerne*: it leads in something else here."""
    return active.follows in _NEVER_BEFORE.get(phrase.lemma, ())


def _is_handed_in(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*ansøgningen indgives i kommunen*: it is handed in there, and sent *to* it."""
    start = active.clause.rest[0]
    return phrase.lemma == "sende" and active.follows in _AT and active.tokens[start + 1].norm in OURSELVES


def _meets_its_particle(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*vi har gjort udgiften op til 640 kr.*, *vi trækker hjælp fra herfra*: particle and preposition run together.

    Nor is *kørslen er medregnet med to timer* *vi har regnet kørslen med med to timer*.
    """
    particle, follows = phrase.particle, active.follows
    if (particle, follows) in {("op", "til"), ("med", "med")}:
        return True
    return follows in {f"her{particle}", f"der{particle}"}


def _takes_from_twice(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*modregnes i pensionen*: *trækker beløbet fra i pensionen* says it twice."""
    return phrase.pattern == "{trække} NP fra" and any(token.norm in {"i", "fra"} for token in active.rest)


def _does_it_to_nothing(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*gør rent*: only behind *der*, where nothing is done to anything."""
    return not active.clause.impersonal and "NP" not in phrase.tail


def _takes_somebody_for_a_thing(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*vi ser dig som udeblevet*, *vi sender regning for jer*."""
    return phrase.pattern in _OF_THINGS and active.object_ in OBJECT_PRONOUNS


def _is_told_when(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*vi taler om på mødet, hvordan*: a time would part the verb from the clause that it governs."""
    impersonal = active.clause.impersonal == "det" and active.agent is None
    return impersonal and bool(phrase.before) and bool(active.rest)


def _is_told_how(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*drøftes åbent*, *imødekommes delvist*: *taler om det åbent*, *siger ja til den delvist* is no Danish."""
    if not phrase.before or not active.rest:
        return False
    if active.follows in _HOW_FAR:
        return True
    words = active.lexicon.words(active.rest[0].text)
    return active.follows.endswith("t") and any(word.word_class is WordClass.ADJ for word in words)


def _lies_there(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*er fremlagt på rådhuset*: whoever comes may see it, and nobody has shown it."""
    passive = active.clause.passive
    return passive.lemma == "fremlægge" and passive.kind is PassiveKind.VAERE and phrase.lemma == "vise"


def _proves_with_what(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*dokumentere sygdom ved lægeattest*: that is the paper already."""
    return "papirer" in phrase.tail and active.follows in {"ved", "med", "gennem", "via"}


def _brings_about(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*foranlediget til at rejse sag*: no *sørget for kommunen til at*."""
    start = active.clause.rest[0]
    behind = [token.norm for token in active.tokens[start : start + 2]]
    return bool(phrase.before) and behind == ["til", "at"]


def _parts_a_list(active: ActiveClause, phrase: VerbPhrase) -> bool:
    """*sammenlægges skolen, klubben og hallen*: *lægger vi skolen sammen, klubben og hallen* tears what is listed."""
    tokens, end = active.tokens, active.clause.end
    goes_on = end < len(tokens) and tokens[end].text == "," and active.clause.subject[1] == end
    if not goes_on or not phrase.tail.partition("NP")[2].strip():
        return False
    behind = end_of_noun_phrase(tokens, end + 1, active.lexicon)
    return behind is not None and any(token.norm in COORDINATORS for token in tokens[end:behind])


DOUBTS: tuple[Doubt, ...] = (
    _does_it_to_nothing,
    _asks_for_what_came,
    _leads_in_otherwise,
    _is_handed_in,
    _meets_its_particle,
    _takes_from_twice,
    _is_told_when,
    _is_told_how,
    _brings_about,
    _lies_there,
    _takes_somebody_for_a_thing,
    _proves_with_what,
    _does_its_own_act,
    _parts_a_list,
)
"""The dear questions last."""
