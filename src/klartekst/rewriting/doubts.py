"""What makes it doubtful that the sender, or the reader, is the one who acts in a passive clause.

Each doubt is a fact of the clause that the frame of its verb does not know: somebody else stands in the sentence, the
act comes to the sender, the modal verb turns it round. One is enough: where we do not know who acts, we ask.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

import msgspec

from klartekst.danish.forms import NounForm, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import AUXILIARIES
from klartekst.rewriting.acted_on import patient
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.leaning import is_anothers_opinion, is_anybodys
from klartekst.rewriting.others import another_may_act, is_party
from klartekst.rewriting.passive_clause import Clause, Order
from klartekst.rewriting.spoken import OURSELVES, READER, SPOKEN

_POINTING = listed("den det de denne dette disse")
_EVERYBODYS = listed("børn elever")  # "børn afhentes senest kl. 16": the reader fetches one of them
_OWNERS = listed(
    "ejerens ejers lejerens lejers bygherrens bygherres grundejerens virksomhedens arbejdsgiverens skolens "
    "brugerens brugers"
)
_NEAR = 4  # words before *at* in which a main clause says whose matter it is
_BOARDS = ("styrelsen", "nævnet", "retten", "ministeriet", "ombudsmanden", "politiet")
_COUNCILS = ("udvalg", "råd", "nævn", "bestyrelse", "læge", "skole", "region", "politi", "styrelse")
_ASKERS = listed("om hvorvidt hvornår hvor hvordan hvorfor")
_INFORMATION = listed(
    "oplysning oplyse redegørelse redegøre dokumentation dokumentere angivelse angive beskrivelse"
)
_SENDER = listed("vi os jeg kommunen forvaltningen")
_IFS = listed("hvis såfremt når ifald dersom")
_WHOEVER = listed("ryge larme støje parkere spille færdes bade fyre grille drikke")
_COMPLAINTS = listed("klage indsigelse protest naboklage")
_DEMANDING = listed("skal skulle må bør")
# What the sender does as a rule, and what a demand may lay on anybody.
_ANYBODYS = listed(
    "begrænse opmåle måle orientere revidere inspicere behandle vurdere risikovurdere gennemgå undersøge lokalisere "
    "fordele opgøre kortlægge klarlægge belyse afdække prioritere kvalitetssikre evaluere verificere sammenligne "
    "forklare drøfte beregne udregne præcisere forenkle forelægge monitorere afgrænse adressere"
) | {"føre tilsyn", "holde øje", "tage hensyn", "tage højde", "tage forbehold", "sørge"}
_OF_CASE = listed(
    "behov sag ansøgning hjælp støtte ydelse klage afgørelse bevilling tilbud indsats funktionsevne"
)


class Claim(msgspec.Struct, frozen=True):
    """A passive clause with the frame of its verb, and the base forms of what the act is done to."""

    tokens: Sequence[Token]
    clause: Clause
    frame: Frame
    lexicon: Lexicon
    nouns: list[str]

    @property
    def modal(self) -> str:
        """The finite verb of a passive with a modal verb, else nothing: *skal*, *kan*, *må*."""
        finite = self.clause.passive.finite
        return self.tokens[finite].norm if finite is not None else ""

    @property
    def opener(self) -> str:
        """The word before the clause: *hvis*, *at*, *mens*."""
        return self.tokens[self.clause.start - 1].norm if self.clause.start else ""

    @property
    def before(self) -> Sequence[Token]:
        """What stands before a subordinate clause and the word that opens it."""
        return self.tokens[: max(0, self.clause.start - 1)]

    @property
    def subject(self) -> set[str]:
        """The words of the subject."""
        return {token.norm for token in self.tokens[self.clause.subject[0] : self.clause.subject[1]]}

    @property
    def patient(self) -> tuple[int, int]:
        """The tokens of what the act is done to."""
        return patient(self.tokens, self.clause, self.lexicon)


Doubt = Callable[[Claim], bool]


def is_doubtful(actor: str, claim: Claim) -> bool:
    """Whether anything in the clause speaks against `actor` (*vi* or *du*) as the one who acts."""
    return any(doubt(claim) for doubt in _DOUBTS[actor])


def _points_elsewhere(claim: Claim) -> bool:
    """*kan disse rettes til os*: what they are decides who acts, and it stands in another sentence."""
    subject = claim.subject
    return (
        bool(subject)
        and subject <= _POINTING
        and any(hinted != claim.frame.actor for hinted, _ in claim.frame.hints)
    )


def _is_done_to_us(claim: Claim) -> bool:
    """*når vi underrettes*, *kommunen er gjort opmærksom på*: the sender is what it is done to."""
    return not claim.subject.isdisjoint({"vi", "jeg"}) or (
        len(claim.subject) == 1 and claim.subject <= OURSELVES
    )


def _comes_to_us(claim: Claim) -> bool:
    """*sendes til kommunen, til plan@by.dk*: what comes to the sender is not sent by it."""
    start, end = claim.clause.rest
    return any(
        claim.tokens[at].norm == "til"
        and (claim.tokens[at + 1].norm in OURSELVES or claim.tokens[at + 1].kind is TokenKind.ADDRESS)
        for at in range(start, end - 1)
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
    if claim.opener not in _ASKERS:
        return False
    asked = any(not _INFORMATION.isdisjoint(claim.lexicon.lemmas(token.norm)) for token in claim.before)
    return asked and not any(token.norm in _SENDER for token in claim.before)


def _hangs_on_a_board(claim: Claim) -> bool:
    """*til Ankestyrelsen, som kan vente, hvis der skal indhentes mere*: it is the board that asks for more."""
    if claim.opener not in _IFS:
        return False
    before = claim.before
    at = next((at for at in range(len(before) - 1, 1, -1) if before[at].norm in {"som", "der"}), None)
    return at is not None and before[at - 1].text == "," and before[at - 2].norm.endswith(_BOARDS)


def _allows_or_forbids(claim: Claim) -> bool:
    """*Må* allows or forbids the reader something, whoever does it as a rule."""
    return claim.modal == "må" and not claim.frame.by_hint(claim.nouns)


def _may_be_the_readers(claim: Claim) -> bool:
    """*hjælpemidlet kan afhentes*, *ansøgningen skal returneres*: perhaps by the reader."""
    return claim.frame.actor in {"du", "begge"} and claim.modal in {"skal", "kan", "bør"}


def _is_demanded_of_anybody(claim: Claim) -> bool:
    """*støjen skal begrænses*, *der skal tages hensyn til naboerne*: but *din sag skal behandles* is the sender's."""
    if claim.modal not in _DEMANDING or claim.frame.lemma not in _ANYBODYS:
        return False
    first, last = claim.patient
    spoken = any(token.norm in SPOKEN - {"det", "der"} for token in claim.tokens[first:last])
    return not spoken and not any(noun.endswith(own) for noun in claim.nouns for own in _OF_CASE)


def _is_done_to_the_reader(claim: Claim) -> bool:
    return "du" in claim.subject


def _is_anybodys_to_do(claim: Claim) -> bool:
    """*hvis der klages*, *såfremt der indgives indsigelse*: a neighbour may do it too."""
    complained = claim.opener in _IFS and claim.clause.impersonal != ""
    return is_anybodys(claim.tokens, claim.clause) or (complained and not _COMPLAINTS.isdisjoint(claim.nouns))


def _is_done_by_whoever(claim: Claim) -> bool:
    """*at der ikke ryges indendørs*: by nobody, as long as no *må* or *skal* lays it on the reader."""
    return claim.clause.impersonal == "der" and not claim.modal and claim.frame.lemma in _WHOEVER


def _is_open_question(claim: Claim) -> bool:
    """*Byrådet beslutter, om marken skal bebygges*: what is asked is not yet laid on the reader."""
    return claim.opener in _ASKERS and "du" not in {
        token.norm for token in claim.tokens[: claim.clause.start]
    }


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


def _is_said_of_another(claim: Claim) -> bool:
    """*Hvis den anden forælder er i udlandet, kan erklæringen afgives …*: by the one whom the condition is about."""
    tokens = claim.tokens
    if claim.clause.order is not Order.INVERTED or tokens[0].norm not in _IFS:
        return False
    subject = takewhile(lambda token: token.norm not in AUXILIARIES | READER, tokens[1 : 1 + _NEAR])
    return any(is_party(token, claim.lexicon) for token in subject)


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


def _asks_without_asking(claim: Claim) -> bool:
    """*skemaet udfyldes*, *ved fravær underrettes kommunen*: a request without a modal, or what others do."""
    clause = claim.clause
    stated = (
        clause.passive.kind is PassiveKind.S and not claim.modal and clause.order is not Order.SUBORDINATE
    )
    leans = clause.relative or bool(clause.said)
    return stated or (leans and claim.modal not in _DEMANDING)


# The dear questions last.
_DOUBTS: Mapping[str, tuple[Doubt, ...]] = {
    "vi": (
        _is_done_to_us,
        _points_elsewhere,
        _allows_or_forbids,
        _may_be_the_readers,
        _is_demanded_of_anybody,
        _hangs_on_a_board,
        _comes_to_us,
        _has_owner,
        _is_anothers_opinion,
        _is_asked_of_the_reader,
        _another_stands_there,
    ),
    "du": (
        _is_done_to_the_reader,
        _points_elsewhere,
        _is_a_fact,
        _asks_without_asking,
        _goes_on_meanwhile,
        _concerns_everybody,
        _is_anybodys_to_do,
        _is_done_by_whoever,
        _is_open_question,
        _is_at_the_readers_cost,
        _is_told_of_another,
        _is_said_of_another,
    ),
}
