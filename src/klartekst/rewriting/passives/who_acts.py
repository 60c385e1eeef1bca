"""Who acts in a passive clause that names nobody: the sender or the reader, by the frame of the verb.

The frame tells who does it as a rule, and what the clause hangs on may tell otherwise. Then the clause is asked
whether it could be somebody else after all (see `sender_doubts` and `reader_doubts`): who acts is said only where
nothing speaks against it.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.others import another_may_act
from klartekst.rewriting.passives.acted_on import acted_on, patient
from klartekst.rewriting.passives.claim import Claim
from klartekst.rewriting.passives.leaning import is_expected
from klartekst.rewriting.passives.passive_clause import Clause, Order
from klartekst.rewriting.passives.reader_doubts import READER_DOUBTS
from klartekst.rewriting.passives.sender_doubts import SENDER_DOUBTS
from klartekst.rewriting.passives.stated import is_on_record, told_of

# Behind these, an *at*-clause says what the reader shall do: "vi beder om, at låsen repareres".
_ASKING = listed(
    "bede indskærpe anbefale opfordre kræve forlange fordre foreslå henstille ønske forvente forudsætte"
)
_PERMITTING = listed("ikke kun gerne aldrig fortsat stadig")
_SUPPOSED = listed(
    "påregne forvente vente antage anse formode forudse sige betegne betragte forstå opfatte se"
)
_NEAR = 5  # words before *at* in which a request stands


def who_acts(tokens: Sequence[Token], clause: Clause, frame: Frame, lexicon: Lexicon) -> str | None:
    """*vi* or *du*, by the verb's frame and what it is done to; None when that cannot be told."""
    if not clause.known:
        return None  # "gæld, der skal betales først": anybody's
    nouns = acted_on(tokens, clause, lexicon)
    actor = _by_frame(tokens, clause, frame, nouns, lexicon)
    if actor is None:
        return None
    claim = Claim(tokens, clause, frame, lexicon, nouns)
    doubts = SENDER_DOUBTS if actor == "vi" else READER_DOUBTS
    return None if any(doubt(claim) for doubt in doubts) else actor


def is_permitted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the reader is told what may or must not be done: *nøglen må ikke lånes ud*, *må gerne bruges*.

    *Må* alone may also be a must: *støj må påregnes*.
    """
    at = clause.passive.finite
    if at is None or tokens[at].norm != "må" or clause.impersonal == "det":
        return False
    if clause.order is Order.SUBORDINATE or clause.passive.lemma in _SUPPOSED:
        return False
    return any(tokens[place].norm in _PERMITTING for place in clause.adverbs)


def _by_frame(
    tokens: Sequence[Token], clause: Clause, frame: Frame, nouns: list[str], lexicon: Lexicon
) -> str | None:
    """Who does it as a rule, to these nouns and where the clause stands."""
    actor = frame.who_acts(nouns)
    if _is_asked(tokens, clause, lexicon):
        # "indskærpes, at tilskud kun ydes efter ansøgning": what the sender alone does is told, not asked for
        alone = frame.actor == "vi" or frame.by_hint(nouns)
        ours = actor == "vi" and (alone or is_expected(tokens, clause, lexicon))
        hoped = actor is None and frame.actor not in {"du", "begge"} and is_expected(tokens, clause, lexicon)
        actor = None if ours or hoped else "du"
    if actor is None:
        actor = told_of(tokens, clause, frame, nouns)
    elif actor == "du" and is_on_record(tokens, clause, frame):
        actor = "vi"
    if actor is None and is_permitted(tokens, clause) and frame.may_be_readers(nouns):
        anothers = another_may_act(tokens, patient(tokens, clause, lexicon), "", lexicon)
        return None if anothers else "du"
    return actor


def _is_reader(tokens: Sequence[Token], at: int) -> bool:
    """*du*, *De*, and *en af jer* who wishes."""
    if at and tokens[at].text in {"I", "De"}:
        return True
    return tokens[at].norm == "du" or (tokens[at].norm == "jer" and at > 0 and tokens[at - 1].norm == "af")


def _is_asked(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause hangs on a request: *Vi beder om, at …*."""
    if clause.order is not Order.SUBORDINATE or tokens[clause.start - 1].norm != "at":
        return False
    start = max(0, clause.start - 1 - _NEAR)
    before = tokens[start : clause.start - 1]
    if any(_is_reader(tokens, at) for at in range(start, clause.start - 1)):
        return False  # "ønsker du, at mødet gennemføres digitalt": the reader asks, and not the sender
    return any(
        not _ASKING.isdisjoint(lexicon.lemmas(token.norm)) for token in before if token.norm != "bedes"
    )
