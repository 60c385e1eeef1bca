"""A rule without a modal verb as the request that it is: *Batterier afleveres i boksen* → *Aflever batterier i boksen*.

Of some acts nobody but the reader can be meant: one's own form, ticket, rubbish. A request stays one and never
becomes *skal*.
"""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import behind_the_verb, opens, text_of
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.imperatives import imperative
from klartekst.rewriting.others import another_may_act
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.passive_clause import Clause, Order
from klartekst.rewriting.spoken import READER

_READERS = listed(
    "aflevere udfylde underskrive sortere smide medbringe booke bestille vedlægge vedhæfte uploade downloade indsende "
    "indlevere returnere indtaste tilmelde afmelde melde anmelde genlåne parkere fremvise pakke folde skylle printe "
    "scanne betale indbetale købe hente afhente opbevare tage forny"
) | {"smide ud", "tage med", "folde sammen", "pakke ind", "taste ind"}
# Others do it in the reader's place: »maden afleveres ved døren«, »affaldet sorteres på anlægget«.
_OTHERS = listed("mad medicin vare post madkasse pakke børn elev elever")
_NOT_TOLD = ("anlæg", "anlægget")
_READERS_OWN = READER - {"de"}
_KEPT = listed("ikke kun altid straks")


def instructed(tokens: Sequence[Token], clause: Clause, frame: Frame, lexicon: Lexicon) -> Iterator[str]:
    """The clause as a request, plainest verb first; nothing where others may do it too."""
    if not _is_rule(tokens, clause) or frame.lemma not in _READERS or _is_enclosed(clause, frame):
        return
    nouns = acted_on(tokens, clause, lexicon)
    if frame.who_acts(nouns) != "du" or _may_be_others(tokens, clause, frame, nouns, lexicon):
        return
    adverbs = " ".join(tokens[at].text for at in clause.adverbs)
    object_ = behind_the_verb(tokens, *clause.subject, lexicon) + text_of(tokens[slice(*clause.hung)])
    rest = text_of(tokens[slice(*clause.rest)])
    for pattern in frame.patterns_for(nouns):
        head, _, tail = pattern.partition(" ")
        form = imperative(head.strip("{}"), lexicon)
        if form is None or "NP" not in tail or "sig" in tail.split():
            continue
        made = " ".join(part for part in (form, adverbs, tail.replace("NP", object_), rest) if part)
        yield made[:1].upper() + made[1:]


def _is_rule(tokens: Sequence[Token], clause: Clause) -> bool:
    """A main clause that is the sentence's own, in the present, with its subject first."""
    passive = clause.passive
    if passive.kind is not PassiveKind.S or passive.finite is not None or clause.order is not Order.MAIN:
        return False
    if clause.impersonal or clause.said or clause.others or clause.hung[0] < clause.hung[1]:
        return False
    plain = all(tokens[at].norm in _KEPT for at in clause.adverbs)
    return plain and opens(tokens, clause.start) and clause.middle[0] == clause.middle[1]


def _is_enclosed(clause: Clause, frame: Frame) -> bool:
    """*Kopi af anmeldelsen vedlægges*: with this letter; *vedlægges ansøgningen* is what the reader does."""
    return frame.lemma in {"vedlægge", "vedhæfte"} and clause.rest[0] == clause.rest[1]


def _may_be_others(
    tokens: Sequence[Token], clause: Clause, frame: Frame, nouns: Sequence[str], lexicon: Lexicon
) -> bool:
    words = {token.norm for token in tokens[slice(*clause.subject)]}
    if words & {"du", "vi", "jeg", "vores", "det", "den", "de"} and len(words) == 1:
        return True
    if "vores" in words or (frame.lemma == "aflevere" and not _OTHERS.isdisjoint(nouns)):
        return True
    behind = tokens[slice(*clause.rest)]
    if any(token.norm in _READERS_OWN or token.norm.endswith(_NOT_TOLD) for token in behind):
        return True  # "indbetales på din pension": the reader is the one who gets it
    start, end = clause.rest
    settled = frame.lemma == "betale" and start < end and tokens[start].norm == "over"
    return settled or another_may_act(tokens[: clause.passive.verb], clause.subject, frame.lemma, lexicon)
