"""The frame of the verb in a passive clause, the words that make one verb with it among them: *taget stilling*."""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame, Frames, unlisted
from klartekst.rewriting.passives.clause_parts import after_object
from klartekst.rewriting.passives.of_nouns import BEFORE_NOUN
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.passives.who_acts import is_permitted

_LONGEST_PHRASE = 3  # words: "lægge til grund", "tage til efterretning"


def with_phrase(tokens: Sequence[Token], clause: Clause, frames: Frames) -> Clause:
    """The clause with the words that make one verb with its own as its particle: *taget stilling*, *sat i gang*."""
    start, end = clause.rest
    if clause.particle[0] < clause.particle[1] or clause.particle[1] != start:
        return clause
    for last in range(min(end, start + _LONGEST_PHRASE), start, -1):
        words = " ".join(token.norm for token in tokens[start:last])
        if last == start + 1 and words in BEFORE_NOUN and last < end:
            continue  # "sendt med posten": the preposition of what follows, and no part of the verb
        if f"{clause.passive.lemma} {words}" in frames:
            return replace(clause, particle=(start, last), rest=(last, end))
    return clause


def frame_of(
    tokens: Sequence[Token], clause: Clause, frames: Frames, lexicon: Lexicon, *, named: bool
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
