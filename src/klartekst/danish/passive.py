"""What a passive is in a sentence, and the closed lists of what only looks like one."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from klartekst.danish.closed_classes import SUBORDINATORS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, Word, WordClass

# Clauses end here: a participle behind them belongs to another verb.
BREAKS = (SUBORDINATORS - listed("inden før")) | listed("som der men")  # "kan inden 4 uger påklages"
# How many words may stand between *blive* and its participle: "vil der bl.a. blive drøftet".
REACH = 8


class PassiveKind(StrEnum):
    """The three Danish passives."""

    S = "s"
    BLIVE = "blive"
    VAERE = "være"


class Passive(msgspec.Struct, frozen=True):
    """A passive in a sentence, by token positions.

    `verb` is the s-form or the participle and `lemma` its base form; `auxiliary` the form of *blive* or
    *være*; `finite` the modal, *har*, *er* or *vil* that opens the verb group when there is one.
    """

    kind: PassiveKind
    lemma: str
    verb: int
    auxiliary: int | None = None
    finite: int | None = None

    @property
    def start(self) -> int:
        """The first token of the verb group."""
        places = [self.verb, self.auxiliary, self.finite]
        return min(place for place in places if place is not None)

    @property
    def end(self) -> int:
        """One past its last token."""
        places = [self.verb, self.auxiliary, self.finite]
        return max(place for place in places if place is not None) + 1


class NotPassive(msgspec.Struct, frozen=True):
    """Closed lists of what only looks like a passive: `forms` on -s, `adjectives` behind *blive* and *være*.

    `forms` may be two words (*følges ad*). `reciprocal` forms are passives only with a particle or an
    agent behind them (*slås op*). `agentless` are true passives that hide nobody (*kaldes*, *fås*, *blev født*).
    `either` are s-forms that may be deponents, and participles that are a state behind *være* (*er tilmeldt*).
    """

    forms: frozenset[str]
    adjectives: frozenset[str]
    reciprocal: frozenset[str]
    agentless: frozenset[str]
    either: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> "NotPassive":
        """Reads `not_passive.tsv` (columns `form`, `kind`)."""
        return _load(path)


@cache
def _load(path: Path) -> NotPassive:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    adjectives = frozenset(row[0].casefold() for row in rows if row[1] == "adjektiv")
    agentless = frozenset(row[0].casefold() for row in rows if row[1] == "uden handlende")
    passing = {"adjektiv", "både-og", "uden handlende", "reciprok"}
    forms = frozenset(row[0].casefold() for row in rows if row[1] not in passing)
    reciprocal = frozenset(row[0].casefold() for row in rows if row[1] == "reciprok")
    either = frozenset(row[0].casefold() for row in rows if row[1] == "både-og")
    return NotPassive(forms, adjectives, reciprocal, agentless, either)


def is_nominal(words: Sequence[Word]) -> bool:
    """Whether a word may be a noun or an adjective, and neither preposition, adverb nor pronoun."""
    nominal = any(isinstance(word.form, (NounForm, AdjectiveForm)) for word in words)
    return nominal and not any(
        word.word_class in {WordClass.ADP, WordClass.ADV, WordClass.PRON} for word in words
    )
