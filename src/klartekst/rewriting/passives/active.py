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
from klartekst.rewriting.frames import Frame, unlisted
from klartekst.rewriting.others import is_helper
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.active_clause import ActiveClause, verb_of
from klartekst.rewriting.passives.agents import agent_of, has_agent, is_anybody
from klartekst.rewriting.passives.clause_parts import after_object, lends_modal
from klartekst.rewriting.passives.instructions import instructed
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.passives.suppositions import has_complement, supposed
from klartekst.rewriting.passives.torn import BEFORE_NOUN, is_planned, is_torn
from klartekst.rewriting.passives.who_acts import is_permitted, who_acts

# "bedes udfyldt", "ønskes forlænget": what is asked stands in the participle (see `requests`).
ASKED_OF = listed("bede ønske")
LONGEST_PHRASE = 3  # words: "lægge til grund", "tage til efterretning"


class Active(msgspec.Struct, frozen=True):
    """An active clause: `text` replaces the tokens `[start, end)`; `actor` is who acts in it."""

    start: int
    end: int
    text: str
    actor: str


def actives(
    tokens: Sequence[Token],
    clause: Clause,
    frames: dict[str, Frame],
    lexicon: Lexicon,
    addressee: str = "du",
) -> Iterator[Active]:
    """The active clauses that may stand instead, best first.

    `addressee` is "du" or "I": who acts when the reader does.
    """
    if clause.passive.lemma in ASKED_OF and clause.impersonal != "det":
        return
    if has_complement(tokens, clause, lexicon):
        for who, text in supposed(tokens, clause, frames, lexicon, addressee):
            yield Active(clause.start, clause.end, text, who)
        return
    if (
        clause.impersonal == "det"
        and clause.passive.finite is not None
        and clause.passive.kind is PassiveKind.S
    ):
        return  # "det skal bemærkes, at": the whole phrase goes, it gets no subject
    if _stands_for_what_follows(tokens, clause):
        return
    clause = _with_phrase(tokens, clause, frames)
    if is_torn(tokens, clause, lexicon) or is_planned(tokens, clause, lexicon):
        return
    if clause.passive.finite is not None and lends_modal(tokens, clause.end, lexicon):
        return
    agent = agent_of(tokens, clause, lexicon)
    if agent is None and has_agent(tokens, clause, lexicon):
        return  # somebody is named, but not plainly
    frame = _frame_of(tokens, clause, agent is not None, frames, lexicon)
    verb = verb_of(tokens, clause, lexicon)
    if frame is None or verb is None:
        return
    if agent is not None and clause.passive.lemma not in frames and is_anybody(tokens, agent, lexicon):
        return  # "er blevet ramt af biler": what befalls one
    actor = agent.text if agent else who_acts(tokens, clause, frame, lexicon)
    if actor is None:
        for text in instructed(tokens, clause, frame, lexicon):
            yield Active(clause.start, clause.end, text, addressee)
        return
    named = actor
    actor = addressee if actor == "du" and agent is None else actor
    active = ActiveClause(tokens, clause, verb, actor, agent, lexicon)
    patterns = (
        frame.clauses if clause.impersonal == "det" else frame.patterns_for(acted_on(tokens, clause, lexicon))
    )
    if clause.others:
        if agent is None and not _alike(tokens, clause, named, frames, lexicon):
            return
        if _gives_what(tokens, clause, lexicon):
            return
        patterns = (f"{{{clause.passive.lemma}}} NP",)
    required = clause.passive.kind is PassiveKind.S and _modal(tokens, clause) == "skal"
    seen = set()
    given_person = is_helper(acted_on(tokens, clause, lexicon))
    for pattern in patterns:
        if given_person and pattern.startswith("{give}"):
            continue  # "vi har givet støttekontaktpersonen": the one who comes would be the one who gets
        if required and pattern.startswith("{få}"):
            pattern = pattern.replace("{få}", "{have}", 1)  # "vi skal have klagen inden fire uger"
        made = active.build(pattern)
        if made and made not in seen:
            seen.add(made)
            yield Active(clause.start, clause.end, made, actor)


def _stands_for_what_follows(tokens: Sequence[Token], clause: Clause) -> bool:
    """*Det påbydes dig at stoppe*: *det* is no object that somebody could be ordered."""
    subject = [token.norm for token in tokens[slice(*clause.subject)]]
    return subject == ["det"] and any(token.norm == "at" for token in tokens[slice(*clause.rest)])


def _alike(
    tokens: Sequence[Token], clause: Clause, actor: str, frames: dict[str, Frame], lexicon: Lexicon
) -> bool:
    """Whether the same one does what the joined verbs say."""
    found = [frames.get(lemma) for _, lemma in clause.others]
    return all(frame is not None and who_acts(tokens, clause, frame, lexicon) == actor for frame in found)


def _gives_what(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the last of joined verbs has a further object: *inddrages og tildeles en anden forening*."""
    start, end = clause.rest
    stop = end_of_noun_phrase(tokens[:end], start, lexicon)
    return stop is not None and TIME_WORDS.isdisjoint(token.norm for token in tokens[start:stop])


def _modal(tokens: Sequence[Token], clause: Clause) -> str:
    """The finite verb in front of the passive, if there is one."""
    return tokens[clause.passive.finite].norm if clause.passive.finite is not None else ""


def _with_phrase(tokens: Sequence[Token], clause: Clause, frames: dict[str, Frame]) -> Clause:
    """The clause with the words that make one verb with its own as its particle: *taget stilling*, *sat i gang*."""
    start, end = clause.rest
    if clause.particle[0] < clause.particle[1] or clause.particle[1] != start:
        return clause
    for last in range(min(end, start + LONGEST_PHRASE), start, -1):
        words = " ".join(token.norm for token in tokens[start:last])
        if last == start + 1 and words in BEFORE_NOUN and last < end:
            continue  # "sendt med posten": the preposition of what follows, and no part of the verb
        if f"{clause.passive.lemma} {words}" in frames:
            return replace(clause, particle=(start, last), rest=(last, end))
    return clause


def _frame_of(
    tokens: Sequence[Token], clause: Clause, named: bool, frames: dict[str, Frame], lexicon: Lexicon
) -> Frame | None:
    """The line of the verb with its particle, or the noun it has taken up: *der er lagt særlig vægt på*.

    One is made for it where somebody is `named` who acts, or is allowed or forbidden to do it, and for a
    particle that changes nothing of who acts: *vinduerne skrues ned*.
    """
    verb = clause.passive.lemma
    words = " ".join(token.norm for token in tokens[slice(*clause.particle)])
    taken_up = None
    if not words and clause.impersonal == "der":
        words = after_object(tokens, clause.rest, lexicon)
        start = clause.rest[0]
        end = end_of_noun_phrase(tokens[: clause.end], start, lexicon) or start + 1
        taken_up = frames.get(f"{verb} {tokens[end - 1].norm}") if end <= clause.end else None
    frame = frames.get(f"{verb} {words}".strip())
    if frame is not None and taken_up is not None:
        # The noun stands in the letter's own words, so of its frame only who acts is asked.
        return replace(frame, lemma=taken_up.lemma, actor=taken_up.actor, hints=())
    if frame is not None:
        return frame
    about_it = [token.norm for token in tokens[slice(*clause.subject)]] == ["det"]
    if named or (is_permitted(tokens, clause) and not about_it):  # "det må ikke agiteres": nothing is *it*
        return unlisted(verb, words)
    bare = frames.get(verb) if words else None
    return replace(unlisted(verb, words), actor=bare.actor, hints=bare.hints) if bare is not None else None
