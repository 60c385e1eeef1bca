"""The words of an active clause in their order: subject, verbs, adverbs, object, and what follows."""

import re
from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import behind_the_verb, opening, text_of
from klartekst.rewriting.noun_phrases import starts_noun_phrase
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.agents import Agent
from klartekst.rewriting.passives.clause_parts import after_object
from klartekst.rewriting.passives.passive_clause import Clause, Order
from klartekst.rewriting.spoken import OURSELVES
from klartekst.rewriting.verb_phrases import REFLEXIVE

# These say how: "vi beregner tilskuddet automatisk", "vi vurderer hjælpen igen".
_BEHIND_OBJECT = listed("automatisk igen")
_BEFORE_PARTICLE = listed("kun hermed herved samtidig tilsvarende")
_HOW_FAR = listed("delvist delvis helt fuldt")
_WITH_BE = listed("gå begynde")  # verbs of motion and beginning: "vi er gået ud fra", "skal være begyndt på"
# Behind plainer verbs these would say where to, how much or with what: "du må ikke fjerne den med affaldet".
_NEVER_BEFORE = {"bestemme": listed("til"), "fjerne": listed("til med sammen som"), "høre": listed("over")}
_AT = listed("i hos ved på")
_OBJECT_PRONOUNS = frozenset(SUBJECT_PRONOUNS.values())
_RECEIVERS = listed("mig dig os jer ham hende dem")


class ActiveVerb(msgspec.Struct, frozen=True):
    """The finite verb and the form that the main verb takes beside it.

    `finite` is None when the main verb is itself finite; `auxiliary` stands before the main verb:
    *skal* … *have fjernet*.
    """

    finite: str | None
    kind: VerbKind
    auxiliary: str = ""


def verb_of(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> ActiveVerb | None:
    """The verbs of the active clause in the tense and with the modal of the passive; None for other groups."""
    passive = clause.passive
    finite = tokens[passive.finite].text.lower() if passive.finite is not None else None
    if passive.kind is PassiveKind.S:
        if finite is not None:
            return ActiveVerb(finite, VerbKind.INFINITIVE)
        kinds = {
            word.form.kind
            for word in lexicon.words(tokens[passive.verb].text)
            if word.lemma == passive.lemma
            and isinstance(word.form, VerbForm)
            and word.form.voice is Voice.PASSIVE
        }
        return ActiveVerb(None, VerbKind.PAST if VerbKind.PAST in kinds else VerbKind.PRESENT)
    assert passive.auxiliary is not None
    auxiliary = tokens[passive.auxiliary].norm
    if passive.kind is PassiveKind.VAERE:
        if auxiliary == "være" and finite == "skal":
            return ActiveVerb(finite, VerbKind.PARTICIPLE, "have")
        return ActiveVerb("har", VerbKind.PARTICIPLE) if auxiliary == "er" else None
    if auxiliary in {"bliver", "blev"}:
        return ActiveVerb(None, VerbKind.PRESENT if auxiliary == "bliver" else VerbKind.PAST)
    if auxiliary == "blevet":
        perfect = {"er": "har", "var": "havde", "har": "har", "havde": "havde"}.get(finite or "")
        return ActiveVerb(perfect, VerbKind.PARTICIPLE) if perfect else None
    if auxiliary == "blive" and finite == "vil":
        return ActiveVerb(None, VerbKind.PRESENT)  # the future needs no *vil*: "vi kontakter dig på mandag"
    if auxiliary == "blive" and finite is not None:
        return ActiveVerb(finite, VerbKind.INFINITIVE)
    return None


class ActiveClause(msgspec.Struct, frozen=True):
    """What an active clause is made of: the passive one, its new verb, and who acts (`agent` where it is named)."""

    tokens: Sequence[Token]
    clause: Clause
    verb: ActiveVerb
    actor: str
    agent: Agent | None
    lexicon: Lexicon

    def build(self, pattern: str) -> str | None:
        """The clause after `pattern` ("{sætte} NP op"), or None when a form is lacking."""
        head = re.match(r"\{(\w+)\}\s*", pattern)
        if head is None:
            return None
        form = self.lexicon.inflect(head[1], WordClass.VERB, VerbForm(self.verb.kind))
        for joint, lemma in self.clause.others:
            other = self.lexicon.inflect(lemma, WordClass.VERB, VerbForm(self.verb.kind))
            form = f"{form}{joint}{other}" if form and other else None
        if form is None or head[1].removesuffix("e") + "ing" in acted_on(
            self.tokens, self.clause, self.lexicon
        ):
            return None  # "du betaler betalingen"
        if head[1] == "bede" and self.verb.kind in {VerbKind.PARTICIPLE, VerbKind.PAST}:
            return None  # "vi har indhentet udtalelsen": it came, it was not only asked for
        first, end = self.clause.rest
        follows = self.tokens[first].norm if first < end else ""
        if follows in _NEVER_BEFORE.get(head[1], ()):
            return None  # "vi fastsætter prisen til 40 kr.", "vi hørte dig over oplysningerne"
        if head[1] == "sende" and follows in _AT and self.tokens[first + 1].norm in OURSELVES:
            return None  # "ansøgningen indgives i kommunen": it is handed in there, and sent *to* it
        particle = pattern.rpartition(" ")[2]
        if (particle == "op" and follows == "til") or follows in {f"her{particle}", f"der{particle}"}:
            return None  # "vi har gjort udgiften op til 640 kr.", "vi trækker hjælp fra herfra"
        if pattern == "{trække} NP fra" and any(
            token.norm in {"i", "fra"} for token in self.tokens[first:end]
        ):
            return None  # "modregnes i pensionen": "trækker beløbet fra i pensionen" says it twice
        tail = re.sub(r"\bsig\b", REFLEXIVE.get(self.actor, "sig"), pattern[head.end() :])
        object_ = ""
        if self.clause.impersonal:
            behind = self._behind_der(tail)
            if behind is None:
                return None
            tail = behind
        elif "NP" not in tail:
            return None  # "gør rent": only behind *der*, where nothing is done to anything
        else:
            object_ = self._object()
        if pattern == "{se} NP som" and object_ in _OBJECT_PRONOUNS:
            return None  # "vi ser dig som udeblevet"
        start, end = self.clause.rest
        before = tail.partition("NP")[0].strip()
        if before and start < end and self.clause.impersonal == "det" and self.agent is None:
            return None  # "vi taler om på mødet, hvordan"
        if before and start < end and self._is_manner(self.tokens[start]):
            return None  # "drøftes åbent": "taler om det åbent" is no Danish
        if before and start < end and self.tokens[start].norm in _HOW_FAR:
            return None  # "imødekommes delvist": "siger ja til den delvist" is no Danish
        if before and [token.norm for token in self.tokens[start : start + 2]] == ["til", "at"]:
            return None  # "foranlediget til at rejse sag": no "sørget for kommunen til at"
        if start < end and tail.rpartition(" ")[2] == self.tokens[start].norm:
            tail = tail.rpartition(" ")[0]  # "se NP som" and "betragtes som" share their word
        verb = self.verb
        if head[1] in _WITH_BE and verb.kind is VerbKind.PARTICIPLE:
            finite = "er" if verb.finite == "har" else verb.finite
            verb = ActiveVerb(finite, verb.kind, "være" if verb.auxiliary else "")
        return self._assemble(verb, form, tail, object_)

    def _behind_der(self, tail: str) -> str | None:
        """What the pattern says before the slot: what is done stands behind the verb of *der* and *det* already.

        So does a particle: *der er sat en container op*.
        """
        before, slot, after = tail.partition("NP")
        first, last = self.clause.particle
        if after.strip() and after.strip() != after_object(self.tokens, self.clause.rest, self.lexicon):
            return None
        if self.clause.impersonal == "der" and not slot:
            phrase = text_of(self.tokens[first:last])
            return tail if phrase and tail == phrase else None  # "der følges op i maj"
        before = before.strip()
        fits = last < self.clause.end and before.rpartition(" ")[2] == self.tokens[last].norm
        if last > first and self.clause.impersonal == "der" and not fits:
            return None  # "der tages forbehold for": the words of the phrase must fit what follows
        behind = self.tokens[self.clause.rest[0]].text if self.clause.rest[0] < self.clause.rest[1] else ""
        hangs = before.strip().rpartition(" ")[2] not in {"", behind.lower()} and first == last
        if self.clause.impersonal == "der" and hangs and not starts_noun_phrase(behind, self.lexicon):
            return None  # "der kan klages inden": nothing stands there to complain *over*
        said = {f"{place}{before.rpartition(' ')[2]}" for place in ("her", "der")}
        if before and any(token.norm in said for token in self.tokens[slice(*self.clause.rest)]):
            return None  # "der kan ikke dispenseres herfra": "en undtagelse fra herfra"
        return before

    def _assemble(self, verb: ActiveVerb, form: str, tail: str, object_: str) -> str | None:
        clause = self.clause
        # "vi bevilger alene kørsel, hvis": before its object, *alene* would hold for that
        adverbs = [
            "kun" if self.tokens[at].norm == "alene" else self.tokens[at].text for at in clause.adverbs
        ]
        actor = self.actor
        limits = [each for each in adverbs if each in {"kun", "alene"}] if self.agent else []
        if limits:
            adverbs.remove(limits[0])
            actor = f"kun {actor}"
        middle = text_of(self.tokens[slice(*clause.middle)])
        start, end = clause.rest
        start = self.agent.end if self.agent else start
        receiver = ""
        if start < end and self.tokens[start].norm in _RECEIVERS and tail.startswith("NP"):
            # who gets it stands before what is given: "vi tilbyder dig pladsen"
            receiver, start = self.tokens[start].text, start + 1
        rest = text_of(self.tokens[start:end])
        if self.agent and self.agent.left:
            rest = f"{self.agent.left} {rest}".strip()
        first, _, behind = rest.partition(" ")
        if first in _BEFORE_PARTICLE and behind and tail.partition("NP")[2].strip():
            # no "giver oplysninger videre kun med", "siger aftalen op hermed"
            adverbs, rest = [*adverbs, first], behind
        complement = tail.replace("NP", object_).strip()
        if clause.hung[0] < clause.hung[1]:
            # "vi siger kontrakten op, der er indgået i maj, med tre måneders varsel": torn in three
            if rest and tail.partition("NP")[2].strip():
                return None
            complement += text_of(self.tokens[slice(*clause.hung)]) + ("," if rest else "")
        shifted = object_ in _OBJECT_PRONOUNS and tail.startswith("NP") and verb.finite is None
        if clause.order is Order.SUBORDINATE:
            parts = [
                actor,
                *adverbs,
                middle,
                verb.finite or "",
                verb.auxiliary,
                form,
                receiver,
                complement,
                rest,
            ]
        elif shifted and (adverbs or middle):
            # an unstressed pronoun stands before *ikke* and times: "vi kontakter dig ikke", "vi hørte dig den 3. maj"
            parts = [actor, form, object_, *adverbs, middle, tail.removeprefix("NP").strip(), rest]
        elif verb.finite:
            parts = [actor, verb.finite, *adverbs, middle, verb.auxiliary, form, receiver, complement, rest]
        else:
            how = [each for each in adverbs if each in _BEHIND_OBJECT]
            adverbs = [each for each in adverbs if each not in _BEHIND_OBJECT]
            # who gets it stands before the time: "vi tilbyder beboeren i perioden en anden bolig"
            gets = complement == object_ and starts_noun_phrase(rest.partition(" ")[0], self.lexicon)
            held = [complement, middle] if gets else [middle, complement]
            parts = [actor, form, receiver, *adverbs, *held, *how, rest]
        parts = [part for part in parts if part]
        if clause.order is Order.INVERTED:
            parts = [text_of(self.tokens[slice(*clause.front)]), parts[1], actor, *parts[2:]]
        if clause.relative:
            parts.insert(0, "som")
        made = " ".join(part for part in parts if part)
        if clause.said:
            return f"{self.tokens[clause.start].text}, {self.tokens[clause.start + 1].text} {made}"
        return opening(made, self.tokens, clause.start)

    def _object(self) -> str:
        start, end = self.clause.subject
        if self.clause.relative or self.clause.said:
            return self.clause.said
        if end - start == 1:
            pronoun = SUBJECT_PRONOUNS.get(self.tokens[start].norm)
            if pronoun:
                return pronoun
        elif self.tokens[start + 1].norm in {"og", "eller"} and (
            pronoun := SUBJECT_PRONOUNS.get(self.tokens[start].norm)
        ):
            return f"{pronoun} {text_of(self.tokens[start + 1 : end])}"  # "skal du og din værge høres": "høre dig og"
        if start == self.clause.start:
            return behind_the_verb(self.tokens, start, end, self.lexicon)
        return text_of(self.tokens[start:end])

    def _is_manner(self, token: Token) -> bool:
        """*åbent*, *skriftligt*: an adjective that says how."""
        words = self.lexicon.words(token.text)
        return token.norm.endswith("t") and any(word.word_class is WordClass.ADJ for word in words)
