"""What the act of a passive clause is done to: its subject, or what *der* stands for."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import lemmas_of
from klartekst.rewriting.passives.passive_clause import Clause

# Of these, what they are a share of decides: *en del af bidraget tilbagebetales*.
_SHARES = listed("del delen halvdelen resten andel andelen")


def acted_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> list[str]:
    """The base forms of what the act is done to, as `verbs.tsv` names objects."""
    if clause.impersonal == "det":
        return ["at-sætning"]
    first, last = (clause.rest[0], clause.rest[0]) if clause.impersonal == "der" else clause.subject
    if clause.impersonal and clause.particle[0] < clause.particle[1]:
        first += 1  # "taget stilling til din klage"
    end = end_of_noun_phrase(tokens, first, lexicon) or last
    if end + 1 < len(tokens) and tokens[end].norm == "af" and tokens[end - 1].norm in _SHARES:
        first = end + 1
        end = end_of_noun_phrase(tokens, first, lexicon) or first
    return lemmas_of(tokens[first:end], lexicon)


def patient(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens `[start, end)` of what the act is done to."""
    if clause.impersonal != "der":
        return clause.subject
    start = clause.rest[0]
    return start, end_of_noun_phrase(tokens, start, lexicon) or start
