"""What makes it doubtful that the reader is the one who acts in a passive clause.

The act may be anybody's, a fact that is told and no duty, or somebody else's of whom the main clause speaks. One doubt
is enough: where we do not know who acts, we ask.
"""

from itertools import takewhile

from klartekst.danish.closed_classes import AUXILIARIES, IFS, listed
from klartekst.danish.passive import PassiveKind
from klartekst.rewriting.others import is_party
from klartekst.rewriting.passives.claim import (
    ASKERS,
    DEMANDING,
    Claim,
    Doubt,
    is_seen_to_by_name,
    may_go_on_with_a_condition,
    points_elsewhere,
)
from klartekst.rewriting.passives.leaning import is_anybodys
from klartekst.rewriting.passives.passive_clause import Order
from klartekst.rewriting.spoken import READER, SPOKEN

_EVERYBODYS = listed("børn elever")  # "børn afhentes senest kl. 16": the reader fetches one of them
_OWNERS = listed(
    "ejerens ejers lejerens lejers bygherrens bygherres grundejerens virksomhedens arbejdsgiverens skolens "
    "brugerens brugers"
)
_HOLDING = listed("have forsyne bære medbringe medføre")
_SEEING_TO = listed("sørge sikre foranledige")
_PLANS = listed("forslag plan lokalplan ændring beslutning ordning projekt")
_NEAR = 4  # words before *at* in which a main clause says whose matter it is
_WHOEVER = listed("ryge larme støje parkere spille færdes bade fyre grille drikke")
_COMPLAINTS = listed("klage indsigelse protest naboklage")


def _is_done_to_the_reader(claim: Claim) -> bool:
    return "du" in claim.subject


def _is_anybodys_to_do(claim: Claim) -> bool:
    """*hvis der klages*, *såfremt der indgives indsigelse*: a neighbour may do it too."""
    complained = claim.opener in IFS and claim.clause.impersonal != ""
    return is_anybodys(claim.tokens, claim.clause) or (complained and not _COMPLAINTS.isdisjoint(claim.nouns))


def _is_done_by_whoever(claim: Claim) -> bool:
    """*at der ikke ryges indendørs*: by nobody, as long as no *må* or *skal* lays it on the reader."""
    return claim.clause.impersonal == "der" and not claim.modal and claim.frame.lemma in _WHOEVER


def _is_open_question(claim: Claim) -> bool:
    """*Byrådet beslutter, om marken skal bebygges*: what is asked is not yet laid on the reader."""
    return claim.opener in ASKERS and "du" not in {token.norm for token in claim.tokens[: claim.clause.start]}


def _is_told_of_another(claim: Claim) -> bool:
    """*Virksomheden skal vise, at kravene overholdes*: behind *at*, who acts is told by the main clause."""
    if claim.clause.order is not Order.SUBORDINATE or claim.opener != "at":
        return False
    before = claim.before
    if any(token.norm in _OWNERS for token in before[-_NEAR:]):
        return True  # "det er ejerens ansvar, at hegnet vedligeholdes"
    if any(is_party(token, claim.lexicon) for token in before) and not any(
        token.norm in READER for token in before
    ):
        return True  # "det påhviler virksomheden at sørge for, at fristen overholdes"
    spoken = any(token.norm in SPOKEN or token.text == "I" for token in before)
    return bool(before) and not spoken


def _is_seen_to_by_the_reader(claim: Claim) -> bool:
    """*Du skal sørge for, at adressen ændres*: who sees to it need not do it, and *at du ændrer* says it twice."""
    near = claim.before[-_NEAR:] if claim.opener == "at" else ()
    seen_to = any(not _SEEING_TO.isdisjoint(claim.lexicon.lemmas(token.norm)) for token in near)
    return seen_to and any(token.norm in READER for token in claim.before)


def _is_said_of_another(claim: Claim) -> bool:
    """*Hvis den anden forælder er i udlandet, kan erklæringen afgives …*: by the one whom the condition is about."""
    tokens = claim.tokens
    if claim.clause.order is not Order.INVERTED or tokens[0].norm not in IFS:
        return False
    subject = takewhile(lambda token: token.norm not in AUXILIARIES | READER, tokens[1 : 1 + _NEAR])
    return any(is_party(token, claim.lexicon) for token in subject)


def _is_held_by_another(claim: Claim) -> bool:
    """*Vagten har et id-kort, som skal vises*: whoever has the thing shows it."""
    if not claim.clause.relative:
        return False
    before = claim.tokens[: claim.clause.start]
    held = any(not _HOLDING.isdisjoint(claim.lexicon.lemmas(token.norm)) for token in before)
    return held and not any(token.norm in READER for token in before)


def _cannot_be_helped(claim: Claim) -> bool:
    """*Det kan ikke undgås, at nogle besøg lægges i skoletiden*: nobody is told to do it."""
    return claim.opener == "at" and any(
        "undgå" in claim.lexicon.lemmas(token.norm) for token in claim.before[-_NEAR:]
    )


def _is_what_a_plan_means(claim: Claim) -> bool:
    """*Forslaget betyder, at adressen ændres*: by those who make the plan."""
    before = claim.before
    plan = bool(before) and not _PLANS.isdisjoint(claim.lexicon.lemmas(before[0].text))
    return plan and claim.opener == "at" and not claim.modal


def _hangs_on_another(claim: Claim) -> bool:
    """*Køber skal søge, inden skødet anmeldes*: by the one of whom the main clause tells."""
    before = claim.before
    return (
        claim.clause.order is Order.SUBORDINATE
        and claim.opener in {"inden", "før", "når", "indtil"}
        and bool(before)
        and is_party(before[0], claim.lexicon)
        and not any(token.norm in READER for token in before)
    )


def _concerns_everybody(claim: Claim) -> bool:
    return not claim.subject.isdisjoint(_EVERYBODYS)


def _goes_on_meanwhile(claim: Claim) -> bool:
    """*mens lokalet benyttes*: by anybody."""
    return claim.opener == "mens" and not claim.modal


def _is_at_the_readers_cost(claim: Claim) -> bool:
    """*kan for din regning lovliggøres*: the one who pays is not the one who does it."""
    words = [token.norm for token in claim.tokens[claim.clause.start : claim.clause.end]]
    return any(words[at] == "for" and "regning" in words[at + 1 : at + 3] for at in range(len(words)))


def _is_a_fact(claim: Claim) -> bool:
    """*din klage er indsendt*: told as done, and not what the reader must do."""
    return claim.clause.passive.kind is not PassiveKind.S and claim.modal not in {"skal", "kan", "må", "bør"}


def _must_have_arrived(claim: Claim) -> bool:
    """*klagen skal være indgivet senest den 1. maj*: then it is to be there, and not to have been sent."""
    return claim.frame.lemma == "indgive" and claim.clause.passive.kind is PassiveKind.VAERE


def _is_agreed(claim: Claim) -> bool:
    """*Det er aftalt, at ændringer skal meddeles dagen før*: by whom, those know who agreed on it."""
    return claim.opener == "at" and any(
        "aftale" in claim.lexicon.lemmas(token.text) for token in claim.before
    )


def _asks_without_asking(claim: Claim) -> bool:
    """*skemaet udfyldes*, *ved fravær underrettes kommunen*: a request without a modal, or what others do."""
    clause = claim.clause
    stated = (
        clause.passive.kind is PassiveKind.S and not claim.modal and clause.order is not Order.SUBORDINATE
    )
    leans = clause.relative or bool(clause.said)
    return stated or (leans and claim.modal not in DEMANDING)


READER_DOUBTS: tuple[Doubt, ...] = (
    _is_done_to_the_reader,
    points_elsewhere,
    is_seen_to_by_name,
    may_go_on_with_a_condition,
    _is_a_fact,
    _must_have_arrived,
    _is_agreed,
    _asks_without_asking,
    _goes_on_meanwhile,
    _concerns_everybody,
    _cannot_be_helped,
    _is_anybodys_to_do,
    _is_done_by_whoever,
    _is_open_question,
    _is_at_the_readers_cost,
    _is_seen_to_by_the_reader,
    _is_told_of_another,
    _is_what_a_plan_means,
    _hangs_on_another,
    _is_said_of_another,
    _is_held_by_another,
)
"""The dear questions last."""
