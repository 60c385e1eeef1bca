"""What makes it doubtful that the sender is the one who acts in a passive clause.

Each doubt is a fact of the clause that the frame of its verb does not know: somebody else stands in the sentence, the
act comes to the sender, the modal verb turns it round. One is enough: where we do not know who acts, we ask.
"""

from klartekst.danish.closed_classes import IFS, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.tokens import TokenKind
from klartekst.rewriting.others import another_may_act, is_done_at
from klartekst.rewriting.passives.claim import (
    ASKERS,
    DEMANDING,
    Claim,
    Doubt,
    is_seen_to_by_name,
    may_go_on_with_a_condition,
    points_elsewhere,
)
from klartekst.rewriting.passives.leaning import is_about_a_board, is_anothers_opinion
from klartekst.rewriting.passives.stated import is_faulty
from klartekst.rewriting.spoken import OURSELVES, SENDER, SPOKEN

_BOARDS = ("styrelsen", "nævnet", "retten", "ministeriet", "ombudsmanden", "politiet")
_COUNCILS = ("udvalg", "råd", "nævn", "bestyrelse", "læge", "skole", "region", "politi", "styrelse")
_REASONS = listed("idet da fordi eftersom")
_INFORMATION = listed(
    "oplysning oplyse redegørelse redegøre dokumentation dokumentere angivelse angive beskrivelse"
)
# What the sender does as a rule, and what a demand may lay on anybody.
_ANYBODYS = listed(
    "begrænse opmåle måle orientere revidere inspicere behandle vurdere risikovurdere gennemgå undersøge lokalisere "
    "fordele opgøre kortlægge klarlægge belyse afdække prioritere kvalitetssikre evaluere verificere sammenligne "
    "forklare drøfte beregne udregne præcisere forenkle forelægge monitorere afgrænse adressere"
) | {"føre tilsyn", "holde øje", "tage hensyn", "tage højde", "tage forbehold", "sørge"}
_PROFESSIONS = listed("lægeligt lægefagligt politisk retsligt statsligt regionalt privat")
# What one does with another.
_MUTUAL = listed("aftale indgå drøfte koordinere")
_WITH_READER = listed("dig jer dem")
_FINDING = listed("konstatere opdage finde påvise registrere observere")
_COMING = listed("fremmøde henvendelse tidsbestilling aftale")
_OF_CASE = listed(
    "behov sag ansøgning hjælp støtte ydelse klage afgørelse bevilling tilbud indsats funktionsevne"
)


def _is_done_to_us(claim: Claim) -> bool:
    """*når vi underrettes*, *kommunen er gjort opmærksom på*: the sender is what it is done to."""
    return not claim.subject.isdisjoint({"vi", "jeg"}) or (
        len(claim.subject) == 1 and claim.subject <= OURSELVES
    )


def _comes_to_us(claim: Claim) -> bool:
    """*sendes til kommunen, til plan@by.dk, hertil*: what comes to the sender is not sent by it."""
    start, end = claim.clause.rest
    if claim.frame.lemma in {"sende", "videresende", "oversende", "fremsende"} and "hertil" in _rest(claim):
        return True
    return any(
        claim.tokens[at].norm == "til"
        and (claim.tokens[at + 1].norm in OURSELVES or claim.tokens[at + 1].kind is TokenKind.ADDRESS)
        for at in range(start, end - 1)
    )


def _comes_to_us_later(claim: Claim) -> bool:
    """*Planen gennemgås med dig, inden den sendes til os*: by the one who sends it then."""
    behind = [token.norm for token in claim.tokens[claim.clause.end :]]
    return any(
        verb.endswith("sendes") and to == "til" and whom in OURSELVES
        for verb, to, whom in zip(behind, behind[1:], behind[2:], strict=False)
    )


def _has_owner(claim: Claim) -> bool:
    """*Udvalgets vurdering foretages i maj*: whose act it is stands before the noun."""
    if claim.frame.lemma not in {"foretage", "udføre", "udarbejde", "gennemføre"}:
        return False
    words = [
        word
        for token in claim.tokens[claim.clause.subject[0] : claim.clause.subject[1]][:2]
        for word in claim.lexicon.words(token.text)
    ]
    return any(
        isinstance(word.form, NounForm)
        and word.form.genitive
        and word.form.definite
        and word.lemma.endswith(_COUNCILS)
        for word in words
    )


def _another_stands_there(claim: Claim) -> bool:
    """*Lægen mener, at operationen skal gentages*: a third party in the sentence may be the one."""
    return another_may_act(claim.tokens, claim.patient, claim.frame.lemma, claim.lexicon)


def _is_anothers_opinion(claim: Claim) -> bool:
    return is_anothers_opinion(claim.tokens, claim.clause, claim.lexicon)


def _is_asked_of_the_reader(claim: Claim) -> bool:
    """*Oplysning om, hvorvidt der er afholdt samtale*: what the sender asks, it has not done itself."""
    if claim.opener not in ASKERS:
        return False
    asked = any(not _INFORMATION.isdisjoint(claim.lexicon.lemmas(token.norm)) for token in claim.before)
    sender = any(token.norm in SENDER for token in claim.before)
    reader = any(token.norm in {"dig", "jer"} or token.text == "Dem" for token in claim.before)
    return asked and (reader or not sender)  # "vi beder dig oplyse, om", but "vi oplyser, om"


def _hangs_on_a_board(claim: Claim) -> bool:
    """*til Ankestyrelsen, som kan vente, hvis der skal indhentes mere*: it is the board that asks for more."""
    if claim.opener not in IFS:
        return False
    before = claim.before
    at = next((at for at in range(len(before) - 1, 1, -1) if before[at].norm in {"som", "der"}), None)
    return at is not None and before[at - 1].text == "," and before[at - 2].norm.endswith(_BOARDS)


def _goes_on_with_a_board(claim: Claim) -> bool:
    """*Nævnet meddelte bevilling, idet det blev lagt til grund, at …*: the one of whom the main clause tells."""
    return claim.opener in _REASONS and is_about_a_board(claim.before)


def _allows_or_forbids(claim: Claim) -> bool:
    """*Må* allows or forbids the reader something, whoever does it as a rule."""
    return claim.modal == "må" and not claim.frame.by_hint(claim.nouns)


def _may_be_the_readers(claim: Claim) -> bool:
    """*hjælpemidlet kan afhentes*, *ansøgningen skal returneres*: perhaps by the reader."""
    return claim.frame.actor in {"du", "begge"} and claim.modal in {"skal", "kan", "bør"}


def _is_open_to_whoever_comes(claim: Claim) -> bool:
    """*tegningerne kan ses ved personligt fremmøde*: by the one who comes, and not by the sender."""
    return claim.modal == "kan" and not _COMING.isdisjoint(_rest(claim))


def _is_agreed_with_another(claim: Claim) -> bool:
    """*Tiden kan aftales med sygeplejersken*: by the reader; *aftales med dig* is by the sender."""
    start, end = claim.clause.rest
    if claim.frame.lemma not in _MUTUAL or claim.modal not in {"kan", "skal", "bør", "må"}:
        return False
    return any(
        claim.tokens[at].norm == "med" and claim.tokens[at + 1].norm not in _WITH_READER
        for at in range(start, end - 1)
    )


def _is_done_at(claim: Claim) -> bool:
    """*Samtalen afholdes ved en sygeplejerske*: she holds it."""
    return is_done_at(claim.rest, claim.lexicon)


def _is_counted_on(claim: Claim) -> bool:
    """*Der kan forventes støj*: by those who will hear it."""
    return claim.frame.lemma in {"forvente", "påregne"} and claim.modal in {"kan", "må"}


def _is_done_wrong(claim: Claim) -> bool:
    """*Skiltet er opsat i strid med planen*."""
    return is_faulty(claim.tokens, claim.clause)


def _is_found_by_whoever(claim: Claim) -> bool:
    """*Hvis der konstateres skimmel, skal den fjernes*: the one who must act on it is the one who finds it."""
    behind = {token.norm for token in claim.tokens[claim.clause.end :]}
    found = claim.opener in IFS and claim.frame.lemma in _FINDING
    return found and not behind.isdisjoint(DEMANDING) and behind.isdisjoint(SENDER - {"os"})


def _is_done_by_a_profession(claim: Claim) -> bool:
    """*at behandlingen er lægeligt anbefalet*: by a doctor."""
    verb = claim.clause.passive.verb
    return any(token.norm in _PROFESSIONS for token in claim.tokens[verb - 1 : verb + 2])


def _is_done_together(claim: Claim) -> bool:
    """*planen fastlægges i en kontrakt, der laves af dig og kommunen i fællesskab*: not by the sender alone."""
    return any(token.norm == "fællesskab" for token in claim.tokens)


def _rest(claim: Claim) -> set[str]:
    return {token.norm for token in claim.rest}


def _is_demanded_of_anybody(claim: Claim) -> bool:
    """*støjen skal begrænses*, *der skal tages hensyn til naboerne*: but *din sag skal behandles* is the sender's."""
    if claim.modal not in DEMANDING or claim.frame.lemma not in _ANYBODYS:
        return False
    first, last = claim.patient
    spoken = any(token.norm in SPOKEN - {"det", "der"} for token in claim.tokens[first:last])
    return not spoken and not any(noun.endswith(own) for noun in claim.nouns for own in _OF_CASE)


SENDER_DOUBTS: tuple[Doubt, ...] = (
    _is_done_to_us,
    points_elsewhere,
    _allows_or_forbids,
    _may_be_the_readers,
    _is_open_to_whoever_comes,
    _is_agreed_with_another,
    _is_done_at,
    is_seen_to_by_name,
    _is_counted_on,
    _is_done_wrong,
    _is_found_by_whoever,
    may_go_on_with_a_condition,
    _is_done_by_a_profession,
    _is_done_together,
    _is_demanded_of_anybody,
    _hangs_on_a_board,
    _goes_on_with_a_board,
    _comes_to_us,
    _comes_to_us_later,
    _has_owner,
    _is_anothers_opinion,
    _is_asked_of_the_reader,
    _another_stands_there,
)
"""The dear questions last."""
