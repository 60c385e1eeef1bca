"""What is said of the subject of a verb of supposing: *vurderes | at kunne arbejde*, *forventes | afsluttet i maj*."""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import AdjectiveForm, VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.passives.passive_clause import Clause

# A participle of these tells how things stand by then: »er afsluttet i maj«.
_STATES = listed("afslutte færdiggøre færdigbehandle tilendebringe opfylde dokumentere bevise godtgøre")
# Behind *vurderes* a word on -t may say how it is judged (*vurderes individuelt*), behind *anses for* what
# the law makes of it (*anses for opsagt*); of these it is neither.
_HELD_TO_BE = listed("egnet uegnet berettiget opfyldt dokumenteret")
_TO_BE = listed("vurdere skønne anslå bedømme")
_ADVERBS_ON_IG = listed("endelig særlig navnlig tidlig foreløbig")
COUNTED_ON = listed("forvente påregne vente")


class Supposed(msgspec.Struct, frozen=True):
    """`finite`, the verb of what is supposed, and `goes_on`, the token from which the letter's own words go on."""

    finite: str
    goes_on: int


def complement_of(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> Supposed | None:
    """What is supposed: *at kunne arbejde*, *afsluttet i maj*, *klar*, *for opfyldt*; None for anything else."""
    start, end = clause.rest
    lemma = clause.passive.lemma
    if lemma == "anse":
        if start >= end or tokens[start].norm != "for":
            return None
        start += 1
    elif lemma in _TO_BE and [token.norm for token in tokens[start : start + 2]] == ["til", "at"]:
        start += 1  # "vurderes til at være klar"
    if start >= end:
        return None
    if any(tokens[at].norm == "at" for at in range(start + 1, end)):
        return None  # "at tale med barnet og at følge det": a second infinitive would lose its verb
    if tokens[start].norm == "at":
        return _of_infinitive(tokens, start + 1, end, lexicon)
    done = participle_of(tokens[start], lexicon)
    judged = lemma in {"vurdere", "bedømme", "anse"} and tokens[start].norm not in _HELD_TO_BE
    if done is not None and not judged:
        stands = done in _STATES or lemma not in COUNTED_ON
        return Supposed("er" if stands else "bliver", start)
    more = start + 1 < end and participle_of(tokens[start + 1], lexicon) is not None
    if more or not _is_predicate(tokens[start], lemma, lexicon):
        return None  # "forventes hurtigt løst": how it is done
    return Supposed("er", start)


def _of_infinitive(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> Supposed | None:
    """*at kunne* → *kan*, *at blive* → *bliver*, *at afsluttes* → *bliver afsluttet*."""
    words = lexicon.words(tokens[at].text) if at < end else ()
    verb = next(
        (word for word in words if isinstance(word.form, VerbForm) and word.form.kind is VerbKind.INFINITIVE),
        None,
    )
    if verb is None or not isinstance(verb.form, VerbForm):
        return None
    if verb.form.voice is Voice.PASSIVE:
        done = lexicon.inflect(verb.lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
        return Supposed(f"bliver {done}", at + 1) if done else None
    form = lexicon.inflect(verb.lemma, WordClass.VERB, VerbForm(VerbKind.PRESENT))
    return Supposed(form, at + 1) if form else None


def participle_of(token: Token, lexicon: Lexicon) -> str | None:
    """The base form of a verb whose participle a word is, and no adjective of its own: *afsluttet*."""
    return next(
        (
            word.lemma
            for word in lexicon.words(token.text)
            if isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        ),
        None,
    )


def _is_predicate(token: Token, lemma: str, lexicon: Lexicon) -> bool:
    """*klar*, *nødvendig*: what the subject is held to be; not how it is judged (*vurderes individuelt*)."""
    if token.norm in _HELD_TO_BE:
        return True
    if not any(isinstance(word.form, AdjectiveForm) for word in lexicon.words(token.text)):
        return False
    if token.norm.endswith(("st", "ende")):
        return False  # "forventes tidligst i uge 9", "vurderes løbende"
    return lemma not in {"vurdere", "bedømme"} or (
        token.norm.endswith(("ig", "ige")) and token.norm not in _ADVERBS_ON_IG
    )
