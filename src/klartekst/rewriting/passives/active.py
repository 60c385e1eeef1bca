"""From passive to active: *Dit brev er blevet modtaget* → *Vi har modtaget dit brev*.

Conditions: the clause has one of the shapes in `clause`; who acts is named with *af*, or the verb's frame
knows it; tense and modal are kept, adverbs find their place (V2 and the subordinate order), and pronouns
take their form (*du* → *dig*). When only the writer knows who acts, nothing is offered.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame, Frames
from klartekst.rewriting.others import is_helper
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.active_clause import ActiveClause
from klartekst.rewriting.passives.active_verb import verb_of
from klartekst.rewriting.passives.agents import Agent, agent_of, has_agent, is_anybody
from klartekst.rewriting.passives.building import build
from klartekst.rewriting.passives.clause_frames import frame_of, with_phrase
from klartekst.rewriting.passives.clause_parts import lends_modal
from klartekst.rewriting.passives.instructions import instructed
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.passives.suppositions import has_complement, supposed
from klartekst.rewriting.passives.torn import is_planned, is_torn
from klartekst.rewriting.passives.who_acts import who_acts

_ASKED_OF = listed("bede ønske")


class Active(msgspec.Struct, frozen=True):
    """An active clause: `text` replaces the tokens `[start, end)`; `actor` is who acts in it."""

    start: int
    end: int
    text: str
    actor: str


def actives(
    tokens: Sequence[Token],
    clause: Clause,
    frames: Frames,
    lexicon: Lexicon,
    addressee: str = "du",
) -> Iterator[Active]:
    """The active clauses that may stand instead, best first.

    `addressee` is "du" or "I": who acts when the reader does.
    """
    for actor, text in _told(tokens, clause, frames, lexicon, addressee):
        yield Active(clause.start, clause.end, text, actor)


def _told(
    tokens: Sequence[Token], clause: Clause, frames: Frames, lexicon: Lexicon, addressee: str
) -> Iterator[tuple[str, str]]:
    """Who acts, and the clause that says so: a supposition, an instruction, or what the frame of the verb gives."""
    if _asks(clause):
        return
    if has_complement(tokens, clause, lexicon):
        yield from supposed(tokens, clause, frames, lexicon, addressee)
        return
    if _is_remark(clause) or _stands_for_what_follows(tokens, clause):
        return
    plain, clause = clause, with_phrase(tokens, clause, frames)
    if is_torn(tokens, clause, lexicon) or is_planned(tokens, clause, lexicon):
        return
    if clause.passive.finite is not None and lends_modal(tokens, clause.end, lexicon):
        return
    agent = agent_of(tokens, clause, lexicon)
    frame = frame_of(tokens, clause, frames, lexicon, named=agent is not None)
    verb = verb_of(tokens, clause, lexicon)
    if frame is None or verb is None or _is_named_dimly(tokens, clause, agent, frames, lexicon):
        return
    actor = agent.text if agent else who_acts(tokens, clause, frame, lexicon)
    if actor is None:
        for text in instructed(tokens, clause, frame, lexicon):
            yield addressee, text
        return
    if clause.others and agent is None and not _alike(tokens, clause, actor, frames, lexicon):
        return
    said = addressee if actor == "du" and agent is None else actor
    active = ActiveClause(tokens, clause, verb, said, agent, lexicon)
    for text in _texts(active, plain, frame):
        yield said, text


def _texts(active: ActiveClause, plain: Clause, frame: Frame) -> Iterator[str]:
    """The clause in each way that the frame says it; else with its own words as they stood in the `plain` clause."""
    seen = set()
    for pattern in _patterns(active, frame):
        made = build(active, pattern)
        if made and made not in seen:
            seen.add(made)
            yield made
    if (
        not seen and plain.impersonal == "der"
    ):  # "når der er truffet afgørelse": nothing follows to decide *on*
        made = build(replace(active, clause=plain), f"{{{plain.passive.lemma}}} NP")
        if made:
            yield made


def _asks(clause: Clause) -> bool:
    """*skemaet bedes udfyldt*, *sagen ønskes genoptaget*: what is asked stands in the participle (see `requests`)."""
    return clause.passive.lemma in _ASKED_OF and clause.impersonal != "det"


def _is_remark(clause: Clause) -> bool:
    """*det skal bemærkes, at*: the whole phrase goes, it gets no subject."""
    passive = clause.passive
    return clause.impersonal == "det" and passive.finite is not None and passive.kind is PassiveKind.S


def _stands_for_what_follows(tokens: Sequence[Token], clause: Clause) -> bool:
    """*Det påbydes dig at stoppe*: *det* is no object that somebody could be ordered."""
    subject = [token.norm for token in tokens[slice(*clause.subject)]]
    return subject == ["det"] and any(token.norm == "at" for token in tokens[slice(*clause.rest)])


def _is_named_dimly(
    tokens: Sequence[Token], clause: Clause, agent: Agent | None, frames: Frames, lexicon: Lexicon
) -> bool:
    """Whether somebody is named, but not plainly, or it only befalls one: *er blevet ramt af biler*."""
    if agent is None:
        return has_agent(tokens, clause, lexicon)
    return clause.passive.lemma not in frames and is_anybody(tokens, agent, lexicon)


def _alike(tokens: Sequence[Token], clause: Clause, actor: str, frames: Frames, lexicon: Lexicon) -> bool:
    """Whether the same one does what the joined verbs say."""
    found = [frames.get(lemma) for _, lemma in clause.others]
    return all(frame is not None and who_acts(tokens, clause, frame, lexicon) == actor for frame in found)


def _gives_what(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the last of joined verbs has a further object: *inddrages og tildeles en anden forening*."""
    start, end = clause.rest
    stop = end_of_noun_phrase(tokens[:end], start, lexicon)
    return stop is not None and TIME_WORDS.isdisjoint(token.norm for token in tokens[start:stop])


def _patterns(active: ActiveClause, frame: Frame) -> Iterator[str]:
    """The ways in which the frame says it of this object, best first; joined verbs keep their own words."""
    tokens, clause, lexicon = active.tokens, active.clause, active.lexicon
    if clause.others:
        if not _gives_what(tokens, clause, lexicon):
            yield f"{{{clause.passive.lemma}}} NP"
        return
    done_to = acted_on(tokens, clause, lexicon)
    given_person = is_helper(done_to)
    required = clause.passive.kind is PassiveKind.S and _modal(tokens, clause) == "skal"
    for pattern in frame.clauses if clause.impersonal == "det" else frame.patterns_for(done_to):
        if given_person and pattern.startswith("{give}"):
            continue  # "vi har givet støttekontaktpersonen": the one who comes would be the one who gets
        if required and pattern.startswith("{få}"):
            yield pattern.replace("{få}", "{have}", 1)  # "vi skal have klagen inden fire uger"
        else:
            yield pattern


def _modal(tokens: Sequence[Token], clause: Clause) -> str:
    """The finite verb in front of the passive, if there is one."""
    return tokens[clause.passive.finite].norm if clause.passive.finite is not None else ""
