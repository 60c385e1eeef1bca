"""Who acts in a passive clause: somebody named with *af*, or the sender or the reader by the frame of the verb."""

from collections.abc import Sequence

from klartekst.danish.forms import NounForm, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.frames import Frame, lemmas_of
from klartekst.rewriting.leaning import is_anothers_opinion, is_anybodys, is_expected
from klartekst.rewriting.others import another_may_act, is_party
from klartekst.rewriting.passive_clause import Clause, Order
from klartekst.rewriting.stated import is_on_record, told_of

# Behind these, an *at*-clause says what the reader shall do: "vi beder om, at låsen repareres".
ASKING = listed("bede indskærpe anbefale opfordre kræve foreslå henstille ønske forvente forudsætte")
POINTING = listed("den det de denne dette disse")
EVERYBODYS = listed("børn elever")  # "børn afhentes senest kl. 16": the reader fetches one of them
_OWNERS = listed(
    "ejerens ejers lejerens lejers bygherrens bygherres grundejerens virksomhedens arbejdsgiverens skolens "
    "brugerens brugers"
)
_NEAR = 4  # words before *at* in which a main clause says whose matter it is
_BOARDS = ("styrelsen", "nævnet", "retten", "ministeriet", "ombudsmanden", "politiet")
_COUNCILS = ("udvalg", "råd", "nævn", "bestyrelse", "læge", "skole", "region", "politi", "styrelse")
OURSELVES = listed("os kommunen forvaltningen jobcentret afdelingen borgerservice rådhuset pladsanvisningen")
PERMITTING = listed("ikke kun gerne aldrig fortsat stadig")
_ASKERS = listed("om hvorvidt hvornår hvor hvordan hvorfor")
_IFS = listed("hvis såfremt når ifald dersom")
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
SUPPOSED = listed(
    "påregne forvente vente antage anse formode forudse sige betegne betragte forstå opfatte se"
)
READER = listed("du dig din dit dine jer jeres de dem deres")
SPOKEN = listed("du dig din dit dine jer jeres vi os vores jeg mig det der bedes")


def who_acts(tokens: Sequence[Token], clause: Clause, frame: Frame, lexicon: Lexicon) -> str | None:
    """*vi* or *du*, by the verb's frame and what it is done to."""
    if not clause.known:
        return None  # "gæld, der skal betales først": anybody's
    nouns = acted_on(tokens, clause, lexicon)
    actor = frame.who_acts(nouns)
    if _is_asked(tokens, clause, lexicon):
        # "indskærpes, at tilskud kun ydes efter ansøgning": what the sender alone does is told, not asked for
        ours = actor == "vi" and (frame.actor == "vi" or is_expected(tokens, clause, lexicon))
        actor = None if ours else "du"
    if actor is None:
        actor = told_of(tokens, clause, frame, nouns)
    elif actor == "du" and is_on_record(tokens, clause, frame):
        actor = "vi"
    if actor is None and is_permitted(tokens, clause) and frame.may_be_readers(nouns):
        actor = "du" if not another_may_act(tokens, _patient(tokens, clause, lexicon), "", lexicon) else None
    subject = {token.norm for token in tokens[clause.subject[0] : clause.subject[1]]}
    if actor is None or actor in subject or (actor == "vi" and "jeg" in subject):
        return None
    if subject and subject <= POINTING and any(hinted != frame.actor for hinted, _ in frame.hints):
        return None  # "kan disse rettes til os": what they are decides who acts, and it stands elsewhere
    if actor == "vi" and (_comes_to_us(tokens, clause) or _has_owner(tokens, clause, frame, lexicon)):
        return None
    if actor == "vi" and another_may_act(tokens, _patient(tokens, clause, lexicon), frame.lemma, lexicon):
        return None
    if actor == "vi" and is_anothers_opinion(tokens, clause, lexicon):
        return None
    if actor == "du" and (is_anybodys(tokens, clause) or _is_open_question(tokens, clause)):
        return None
    if actor == "du" and (_is_anothers(tokens, clause, lexicon) or not subject.isdisjoint(EVERYBODYS)):
        return None
    modal = tokens[clause.passive.finite].norm if clause.passive.finite is not None else ""
    opener = tokens[clause.start - 1].norm if clause.start else ""
    if actor == "du" and opener == "mens" and not modal:
        return None  # "mens lokalet benyttes": by anybody
    if actor == "vi" and opener in _IFS and _told_of_another(tokens[: clause.start - 1]):
        return None  # "til Ankestyrelsen, som kan vente, hvis der skal indhentes mere": they ask for it
    if actor == "du" and opener in _IFS and clause.impersonal and not _COMPLAINTS.isdisjoint(nouns):
        return None  # "såfremt der indgives klage": a neighbour may do it too
    words = [token.norm for token in tokens[clause.start : clause.end]]
    if actor == "du" and any(
        words[at] == "for" and "regning" in words[at + 1 : at + 3] for at in range(len(words))
    ):
        return None  # "kan for din regning lovliggøres": the one who pays is not the one who does it
    if modal == "må" and actor == "vi" and not frame.by_hint(nouns):
        return None  # *må* allows or forbids the reader something, whoever usually does it
    if actor == "vi" and frame.actor in {"du", "begge"} and modal in {"skal", "kan", "bør"}:
        return None  # "hjælpemidlet kan afhentes", "ansøgningen skal returneres": perhaps by the reader
    if (
        actor == "vi"
        and modal in _DEMANDING
        and frame.lemma in _ANYBODYS
        and not _is_of_case(tokens, clause, nouns, lexicon)
    ):
        return None  # "støjen skal begrænses", "der skal tages hensyn til naboerne"
    if (
        actor == "du"
        and clause.passive.kind is not PassiveKind.S
        and modal not in {"skal", "kan", "må", "bør"}
    ):
        return None  # "din klage er indsendt": a fact, and not what the reader must do
    stated = clause.passive.kind is PassiveKind.S and not modal and clause.order is not Order.SUBORDINATE
    leans = clause.relative or clause.said
    if actor == "du" and (stated or (leans and modal not in _DEMANDING)):
        return None  # "skemaet udfyldes", "ved fravær underrettes kommunen": a request, or what others do
    return actor


def _told_of_another(before: Sequence[Token]) -> bool:
    """Whether the clause before a condition tells what a board or court does: *Ankestyrelsen, som kan …*."""
    at = next((at for at in range(len(before) - 1, 1, -1) if before[at].norm in {"som", "der"}), None)
    return at is not None and before[at - 1].text == "," and before[at - 2].norm.endswith(_BOARDS)


def _is_of_case(tokens: Sequence[Token], clause: Clause, nouns: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what must be done is done in the reader's case: *dine udgifter*, *behovet for hjælp*, *din sag*."""
    first, last = _patient(tokens, clause, lexicon)
    spoken = any(token.norm in SPOKEN - {"det", "der"} for token in tokens[first:last])
    return spoken or any(noun.endswith(own) for noun in nouns for own in _OF_CASE)


def is_permitted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the reader is told what may or must not be done: *nøglen må ikke lånes ud*, *må gerne bruges*.

    *Må* alone may also be a must: *støj må påregnes*.
    """
    at = clause.passive.finite
    if at is None or tokens[at].norm != "må" or clause.impersonal == "det":
        return False
    if clause.order is Order.SUBORDINATE or clause.passive.lemma in SUPPOSED:
        return False
    return any(tokens[place].norm in PERMITTING for place in clause.adverbs)


def acted_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> list[str]:
    """The base forms of what the act is done to, as `verbs.tsv` names objects."""
    if clause.impersonal == "det":
        return ["at-sætning"]
    first, last = (clause.rest[0], clause.rest[0]) if clause.impersonal == "der" else clause.subject
    if clause.impersonal and clause.particle[0] < clause.particle[1]:
        first += 1  # "taget stilling til din klage"
    end = end_of_noun_phrase(tokens, first, lexicon) or last
    return lemmas_of(tokens[first:end], lexicon)


def _patient(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of what the act is done to: the subject, or what *der* stands for."""
    if clause.impersonal != "der":
        return clause.subject
    start = clause.rest[0]
    return start, end_of_noun_phrase(tokens, start, lexicon) or start


def _comes_to_us(tokens: Sequence[Token], clause: Clause) -> bool:
    """*sendes til kommunen, til plan@by.dk*: what comes to the sender is not sent by it."""
    start, end = clause.rest
    return any(
        tokens[at].norm == "til"
        and (tokens[at + 1].norm in OURSELVES or tokens[at + 1].kind is TokenKind.ADDRESS)
        for at in range(start, end - 1)
    )


def _has_owner(tokens: Sequence[Token], clause: Clause, frame: Frame, lexicon: Lexicon) -> bool:
    """*Udvalgets vurdering foretages i maj*: whose act it is stands before the noun."""
    if frame.lemma not in {"foretage", "udføre", "udarbejde", "gennemføre"}:
        return False
    words = [
        word
        for token in tokens[clause.subject[0] : clause.subject[1]][:2]
        for word in lexicon.words(token.text)
    ]
    return any(
        isinstance(word.form, NounForm)
        and word.form.genitive
        and word.form.definite
        and word.lemma.endswith(_COUNCILS)
        for word in words
    )


def _is_open_question(tokens: Sequence[Token], clause: Clause) -> bool:
    """*Byrådet beslutter, om marken skal bebygges*: what is asked is not yet laid on the reader."""
    opener = tokens[clause.start - 1].norm if clause.start else ""
    return opener in _ASKERS and "du" not in {token.norm for token in tokens[: clause.start]}


def _is_anothers(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Virksomheden skal vise, at kravene overholdes*: behind *at*, who acts is told by the main clause."""
    if clause.order is not Order.SUBORDINATE or tokens[clause.start - 1].norm != "at":
        return False
    before = tokens[: clause.start - 1]
    if any(token.norm in _OWNERS for token in before[-_NEAR:]):
        return True  # "det er ejerens ansvar, at hegnet vedligeholdes"
    if any(is_party(token, lexicon) for token in before) and not any(
        token.norm in READER for token in before
    ):
        return True  # "det påhviler virksomheden at sørge for, at fristen overholdes"
    spoken = any(token.norm in SPOKEN or token.text == "I" for token in before)
    return bool(before) and not spoken


def _is_asked(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause hangs on a request: *Vi beder om, at …*."""
    if clause.order is not Order.SUBORDINATE or tokens[clause.start - 1].norm != "at":
        return False
    before = tokens[max(0, clause.start - 6) : clause.start - 1]
    return any(not ASKING.isdisjoint(lexicon.lemmas(token.norm)) for token in before if token.norm != "bedes")
