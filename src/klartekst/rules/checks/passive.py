"""The passive that hides who acts, seen by word forms (`danish.passives`), rewritten where it is sure.

Left alone: deponent and reciprocal verbs, adjectives on *-t* behind *blive* and *være*, and states: a participle
behind *være* is an act only where *der* opens the clause, or where the office's own verb says that somebody acted
(*afgørelsen er truffet*, but *døren er lukket*).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.passive import NotPassive, Passive, PassiveKind
from klartekst.danish.passives import passives
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.finding import Finding, Severity, Suggestion, Trust
from klartekst.letter import BlockKind
from klartekst.rewriting.frames import lemmas_of, load_frames
from klartekst.rewriting.others import is_party
from klartekst.rewriting.passives.acting_nouns import tells_a_cause
from klartekst.rewriting.passives.active import Active, actives
from klartekst.rewriting.passives.clause import clause_of
from klartekst.rewriting.passives.open_subjects import open_subjects
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ASK = "Hvem gør det? Skriv det, for eksempel med »vi« eller »du«."
MAX_SUGGESTIONS = 3
DEMANDS = frozenset({"skal", "bør"})
LIMITS = frozenset({"senest", "inden", "før"})
# What leads in a list of demands: "på følgende vilkår", "under iagttagelse af", "for tilladelsen gælder".
_CONDITIONS = re.compile(r"(?i)vilkår|betingelse|forudsætning|\bkrav|iagttag|overhold|gælder\b|\bskal\b")


class Check:
    """Passives of the kinds named in the rule's option `kinds` ("s", "blive", "være")."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        kinds = getattr(rule.check, "options", {}).get("kinds", ())
        self.kinds = frozenset(PassiveKind(kind) for kind in kinds)
        self.other = NotPassive.load(lexicons / "not_passive.tsv")
        self.frames = load_frames(lexicons / "verbs.tsv")
        self.tree = settings.tree

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a passive."""
        hidden = [
            (number, passive, clause_of(analysis.sentences[number].tokens, passive, analysis.lexicon))
            for number, passive in self._hidden(analysis)
        ]
        if self.tree:
            analysis.parse(
                number
                for number, passive, clause in hidden
                if clause is None and self._may_be_told(analysis, number, passive)
            )
        for number, passive, clause in hidden:
            yield self._finding(analysis, number, passive, clause)

    def places(self, analysis: Analysis) -> Iterable[Finding]:
        """The same findings without suggestions."""
        for number, passive in self._hidden(analysis):
            tokens = analysis.sentences[number].tokens
            yield found(self.rule, tokens[passive.start].start, tokens[passive.end - 1].end, {})

    def _hidden(self, analysis: Analysis) -> Iterator[tuple[int, Passive]]:
        """The passives that hide who acts, each with the number of its sentence."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for passive in passives(sentence.tokens, analysis.lexicon, self.other, self.kinds):
                if analysis.keys[number][passive.verb] is not None:
                    if self._hides_an_act(sentence.tokens, passive, analysis.lexicon):
                        yield number, passive

    def _hides_an_act(self, tokens: Sequence[Token], passive: Passive, lexicon: Lexicon) -> bool:
        """Whether the sender or reader acts, or somebody is named with *af*.

        *Der er indhentet*, *kravet er beregnet*: somebody did it; *døren er lukket* is how things are. What
        others do to the reader (*bliver du indlagt*) is no riddle, and behind *kaldes* or *blev født* nobody is hidden.
        """
        if tokens[passive.verb].norm in self.other.agentless:
            return False
        named = any(token.norm == "af" for token in tokens[passive.verb + 1 : passive.verb + 3])
        frame = self.frames.get(passive.lemma)
        if passive.kind is PassiveKind.S:
            return named or frame is None or frame.actor != "anden"
        if passive.auxiliary is None:
            return False
        if frame is None:
            return passive.kind is PassiveKind.BLIVE and (
                _is_done_to_a_thing(tokens, passive) or _is_done_by_a_party(tokens, passive, lexicon)
            )
        if passive.kind is PassiveKind.VAERE:
            if tokens[passive.auxiliary].norm == "er" and _is_a_state(tokens, passive, lexicon):
                return False
            around = {token.norm for token in tokens[max(0, passive.auxiliary - 1) : passive.auxiliary + 2]}
            if "der" in around or (named and tokens[passive.auxiliary].norm == "er"):
                return True
            demanded = passive.finite is not None and tokens[passive.finite].norm in DEMANDS
            if tokens[passive.verb].norm in self.other.either:
                # "døren skal være lukket" is a state; with a limit, somebody must do it
                return demanded and frame.actor != "anden" and any(token.norm in LIMITS for token in tokens)
            if demanded:
                return frame.actor != "anden"  # "hegnet skal være fjernet inden": somebody must do it
            done_to = lemmas_of(tokens[max(0, passive.auxiliary - 1) : passive.auxiliary], lexicon)
            if frame.by_hint(done_to) and frame.who_acts(done_to) == "vi":
                return True  # "kørestolen er bestilt": the sender's act, whoever else orders things
            return frame.actor in {"vi", "spørg"} or (frame.actor != "anden" and frame.is_heavy)
        return named or frame.actor != "anden"

    def _finding(self, analysis: Analysis, number: int, passive: Passive, clause: Clause | None) -> Finding:
        tokens = analysis.sentences[number].tokens
        start, end = tokens[passive.start].start, tokens[passive.end - 1].end
        words = " ".join(token.text for token in tokens[passive.start : passive.end])
        made = self._suggestions(analysis, number, passive, clause)
        # Where nobody can tell who acts, the passive may be the right choice: a question, not a warning.
        severity = None if made else Severity.TIP
        return found(self.rule, start, end, {"ord": words}, made or [Suggestion.advice(ASK)], severity)

    def _suggestions(
        self, analysis: Analysis, number: int, passive: Passive, clause: Clause | None
    ) -> list[Suggestion]:
        sentence = analysis.sentences[number]
        if clause is None and self.tree and self._knows_who(sentence.tokens, passive):
            subject = analysis.subject_of(number, passive.verb)
            if subject is not None and subject in open_subjects(sentence.tokens, passive, analysis.lexicon):
                clause = clause_of(sentence.tokens, passive, analysis.lexicon, subject)
        if clause is None:
            return []
        made = islice(self._actives(analysis, sentence.tokens, clause), MAX_SUGGESTIONS)
        asked = _is_asked_in_a_list(analysis, sentence)
        return [self._suggestion(sentence, each) for each in made if not (asked and each.actor == "vi")]

    def _actives(self, analysis: Analysis, tokens: Sequence[Token], clause: Clause) -> Iterator[Active]:
        return actives(tokens, clause, self.frames, analysis.lexicon, analysis.reader.addressee)

    def _may_be_told(self, analysis: Analysis, number: int, passive: Passive) -> bool:
        """Whether a parse could give a passive a text: some words would, if they were its subject."""
        tokens = analysis.sentences[number].tokens
        if not self._knows_who(tokens, passive):
            return False
        for subject in open_subjects(tokens, passive, analysis.lexicon):
            clause = clause_of(tokens, passive, analysis.lexicon, subject)
            if clause is not None and any(True for _ in self._actives(analysis, tokens, clause)):
                return True
        return False

    def _knows_who(self, tokens: Sequence[Token], passive: Passive) -> bool:
        """Whether the verb's frame knows who acts, and no *som* is the subject."""
        frame = self.frames.get(passive.lemma)
        before = {token.norm for token in tokens[max(0, passive.start - 2) : passive.start]}
        return frame is not None and frame.actor in {"vi", "du"} and not before & {"som", "der", "og"}

    def _suggestion(self, sentence: Sentence, active: Active) -> Suggestion:
        tokens = sentence.tokens
        start, end = tokens[active.start].start, tokens[active.end - 1].end
        return Suggestion(start, end, active.text, Trust.REWRITE, "Tjek, at det er den rigtige, der gør det.")


def _is_asked_in_a_list(analysis: Analysis, sentence: Sentence) -> bool:
    """*For tilladelsen gælder: – Der udpeges en vagt.*: an item of conditions is no act of the sender's.

    A sentence that is read again, out of its list, may be one.
    """
    blocks, at = analysis.letter.blocks, sentence.block
    if blocks[at].kind is not BlockKind.LIST_ITEM:
        return False
    while at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
        at -= 1
    leading = blocks[at]
    if leading.kind is BlockKind.LIST_ITEM:
        return True
    return _CONDITIONS.search(analysis.letter.text, leading.start, leading.end) is not None


def _is_done_by_a_party(tokens: Sequence[Token], passive: Passive, lexicon: Lexicon) -> bool:
    """*bliver kalket af naboen*: a verb of no list, with somebody named who acts; not *ramt af regnen*."""
    at = next(
        (n for n in range(passive.end, min(passive.end + 2, len(tokens))) if tokens[n].norm == "af"), None
    )
    end = end_of_noun_phrase(tokens, at + 1, lexicon) if at is not None else None
    return end is not None and is_party(tokens[end - 1], lexicon)


def _is_a_state(tokens: Sequence[Token], passive: Passive, lexicon: Lexicon) -> bool:
    """*Stien er dækket af sne*: nobody acts, and what the state comes of is told."""
    after = tokens[passive.verb + 1].norm if passive.verb + 1 < len(tokens) else ""
    return after == "af" and tells_a_cause(tokens, passive.verb + 1, lexicon)


def _is_done_to_a_thing(tokens: Sequence[Token], passive: Passive) -> bool:
    """A verb of no list: sure where *blive* has an auxiliary of its own (*stien vil blive fliselagt*), and nobody
    is its subject (*hun er blevet bestjålet*)."""
    at = passive.finite
    return at is not None and not is_nominative(tokens, at - 1) and not is_nominative(tokens, at + 1)
