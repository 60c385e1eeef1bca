"""What the act of a passive clause is done to: its subject, or what *der* stands for."""

from collections.abc import Sequence

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import lemmas_of
from klartekst.rewriting.passives.passive_clause import Clause


def acted_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> list[str]:
    """The base forms of what the act is done to, as `verbs.tsv` names objects."""
    if clause.impersonal == "det":
        return ["at-sætning"]
    first, last = (clause.rest[0], clause.rest[0]) if clause.impersonal == "der" else clause.subject
    if clause.impersonal and clause.particle[0] < clause.particle[1]:
        first += 1  # "taget stilling til din klage"
    end = end_of_noun_phrase(tokens, first, lexicon) or last
    return lemmas_of(tokens[first:end], lexicon)


def patient(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens `[start, end)` of what the act is done to."""
    if clause.impersonal != "der":
        return clause.subject
    start = clause.rest[0]
    return start, end_of_noun_phrase(tokens, start, lexicon) or start
