"""What an active clause is made of, before its words are put in order."""

import re
from collections.abc import Sequence

import msgspec

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import behind_the_verb, text_of
from klartekst.rewriting.noun_phrases import starts_noun_phrase
from klartekst.rewriting.passives.active_verb import ActiveVerb
from klartekst.rewriting.passives.agents import Agent
from klartekst.rewriting.passives.clause_parts import after_object
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.verb_phrases import REFLEXIVE

OBJECT_PRONOUNS = frozenset(SUBJECT_PRONOUNS.values())
_PATTERN = re.compile(r"\{(\w+)\}\s*")
_REFLEXIVE = re.compile(r"\bsig\b")


class ActiveClause(msgspec.Struct, frozen=True):
    """What an active clause is made of: the passive one, its new verb, and who acts (`agent` where it is named)."""

    tokens: Sequence[Token]
    clause: Clause
    verb: ActiveVerb
    actor: str
    agent: Agent | None
    lexicon: Lexicon

    @property
    def rest(self) -> Sequence[Token]:
        """What follows the passive up to the clause's end."""
        return self.tokens[slice(*self.clause.rest)]

    @property
    def follows(self) -> str:
        """The word right behind the passive in its clause, else nothing."""
        first, end = self.clause.rest
        return self.tokens[first].norm if first < end else ""

    @property
    def object_(self) -> str:
        """What the act is done to as it stands behind its verb (*du* is *dig*); nothing behind *der* and *det*."""
        start, end = self.clause.subject
        if self.clause.impersonal:
            return ""
        if self.clause.relative or self.clause.said:
            return self.clause.said
        pronoun = SUBJECT_PRONOUNS.get(self.tokens[start].norm)
        if pronoun and end - start == 1:
            return pronoun
        if pronoun and self.tokens[start + 1].norm in {"og", "eller"}:
            return f"{pronoun} {text_of(self.tokens[start + 1 : end])}"  # "skal du og din værge høres": "høre dig og"
        if start == self.clause.start:
            return behind_the_verb(self.tokens, start, end, self.lexicon)
        return text_of(self.tokens[start:end])


class VerbPhrase(msgspec.Struct, frozen=True):
    """A pattern of a frame taken apart: the base form of its verb, and what it says behind it, `NP` for the object.

    *{sætte} NP op*; behind *der* and *det*, whose object stands in the letter, only what comes before it.
    """

    pattern: str
    lemma: str
    tail: str

    @property
    def before(self) -> str:
        """What stands between the verb and its object: *tale **om** NP*."""
        return self.tail.partition("NP")[0].strip()

    @property
    def particle(self) -> str:
        """The last word of the pattern."""
        return self.pattern.rpartition(" ")[2]


def verb_phrase(active: ActiveClause, pattern: str) -> VerbPhrase | None:
    """The pattern as this clause would have it; None where it does not go with *der* or *det*."""
    head = _PATTERN.match(pattern)
    if head is None:
        return None
    tail = _REFLEXIVE.sub(REFLEXIVE.get(active.actor, "sig"), pattern[head.end() :])
    if active.clause.impersonal:
        behind = _behind_der(active, tail)
        return VerbPhrase(pattern, head[1], behind) if behind is not None else None
    return VerbPhrase(pattern, head[1], tail)


def _behind_der(active: ActiveClause, tail: str) -> str | None:
    """What the pattern says before the slot: what is done stands behind the verb of *der* and *det* already.

    So does a particle: *der er sat en container op*.
    """
    tokens, clause, lexicon = active.tokens, active.clause, active.lexicon
    before, slot, after = tail.partition("NP")
    first, last = clause.particle
    if after.strip() and after.strip() != after_object(tokens, clause.rest, lexicon):
        return None
    if clause.impersonal == "der" and not slot:
        phrase = text_of(tokens[first:last])
        return tail if phrase and tail == phrase else None  # "der følges op i maj"
    before = before.strip()
    fits = last < clause.end and before.rpartition(" ")[2] == tokens[last].norm
    if last > first and clause.impersonal == "der" and not fits:
        return None  # "der tages forbehold for": the words of the phrase must fit what follows
    behind = active.rest[0].text if active.rest else ""
    hangs = before.rpartition(" ")[2] not in {"", behind.lower()} and first == last
    if clause.impersonal == "der" and hangs and not starts_noun_phrase(behind, lexicon):
        return None  # "der kan klages inden": nothing stands there to complain *over*
    said = {f"{place}{before.rpartition(' ')[2]}" for place in ("her", "der")}
    if before and any(token.norm in said for token in active.rest):
        return None  # "der kan ikke dispenseres herfra": "en undtagelse fra herfra"
    return before
