"""From passive to active: *Dit brev er blevet modtaget* → *Vi har modtaget dit brev*.

Conditions: the clause has one of the shapes in `clause`; who acts is named with *af*, or the verb's frame
knows it; tense and modal are kept, adverbs find their place (V2 and the subordinate order), and pronouns
take their form (*du* → *dig*). When only the writer knows who acts, nothing is offered.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from klartekst.danish.capitals import is_name, starts_sentence
from klartekst.danish.forms import NounForm, VerbForm, VerbKind, Voice, WordClass, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS, TIME_WORDS, end_of_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.rewriting.clause import Clause, Order
from klartekst.rewriting.frames import Frame
from klartekst.rewriting.others import is_helper
from klartekst.rewriting.who_acts import Agent, acted_on, agent_of, has_agent, who_acts

# "bedes udfyldt", "ønskes forlænget": what is asked stands in the participle (see `requests`).
ASKED_OF = listed("bede ønske forvente")
PLANNED_OF = listed("påtænke overveje planlægge søge kræve foreslå tilstræbe agte")
# "kan indhentes ved henvendelse til": the reader asks; "indgives mundtligt": nobody sends by mouth.
ELSEWISE = listed("henvendelse mundtlig mundtligt")
# These say how: "vi beregner tilskuddet automatisk", "vi vurderer hjælpen igen".
BEHIND_OBJECT = listed("automatisk igen")
# Authorities that are names: they keep their capital where they no longer open the sentence.
NAMED = re.compile(
    r"(?:(?!be)\w+styrelsen|\w+klagenævnet|ankenævnet|statsforvaltningen|familieretshuset|data\w*tilsynet"
    r"|arbejdstilsynet|folketinget)s?"
)
VERBAL = ("elsen", "ingen", "tionen", "erne", "ene")  # these have objects: "efter behandlingen af sagen"
WITH_BE = listed("gå")  # verbs of motion: "vi er gået ud fra"
BEFORE_NOUN = listed("i på ved til for med om efter inden under fra over mod")


class Active(msgspec.Struct, frozen=True):
    """An active clause: `text` replaces the tokens `[start, end)`; `actor` is who acts in it."""

    start: int
    end: int
    text: str
    actor: str


class _Verb(msgspec.Struct, frozen=True):
    """The finite verb and the form that the main verb takes beside it."""

    finite: str | None  # "kan", "har"; None when the main verb is itself finite
    kind: VerbKind


def actives(
    tokens: Sequence[Token],
    clause: Clause,
    frames: dict[str, Frame],
    text: str,
    lexicon: Lexicon,
    addressee: str = "du",
) -> Iterator[Active]:
    """The active clauses that may stand instead, best first; `text` is the letter's text.

    `addressee` is "du" or "I": who acts when the reader does.
    """
    if clause.passive.lemma in ASKED_OF and clause.impersonal != "det":
        if clause.passive.lemma == "forvente" and not clause.impersonal:
            yield from _expected(tokens, clause, frames, text, lexicon)
        return
    if (
        clause.impersonal == "det"
        and clause.passive.finite is not None
        and clause.passive.kind is PassiveKind.S
    ):
        return  # "det skal bemærkes, at": the whole phrase goes, it gets no subject
    clause = _with_phrase(tokens, clause, frames)
    if _is_torn(tokens, clause, lexicon) or _is_planned(tokens, clause, lexicon):
        return
    frame = _frame_of(tokens, clause, frames, lexicon)
    verb = _verb(tokens, clause, lexicon)
    if frame is None or verb is None:
        return
    agent = agent_of(tokens, clause, lexicon)
    if agent is None and has_agent(tokens, clause):
        return  # somebody is named, but not plainly
    actor = agent.text if agent else who_acts(tokens, clause, frame, lexicon)
    if actor is None:
        return
    actor = addressee if actor == "du" and agent is None else actor
    builder = _Builder(tokens, clause, verb, actor, agent, text, lexicon)
    patterns = (
        frame.clauses if clause.impersonal == "det" else frame.patterns_for(acted_on(tokens, clause, lexicon))
    )
    seen = set()
    given_person = is_helper(acted_on(tokens, clause, lexicon))
    for pattern in patterns:
        if given_person and pattern.startswith("{give}"):
            continue  # "vi har givet støttekontaktpersonen": the one who comes would be the one who gets
        made = builder.build(pattern)
        if made and made not in seen:
            seen.add(made)
            yield Active(clause.start, clause.end, made, actor)


def _expected(
    tokens: Sequence[Token], clause: Clause, frames: dict[str, Frame], text: str, lexicon: Lexicon
) -> Iterator[Active]:
    """*Pengene forventes udbetalt i maj* → *Vi forventer at udbetale pengene i maj*, where the sender pays them."""
    if clause.passive.finite is not None:
        return  # "kan ikke forventes imødekommet": it is the reader who cannot expect it
    start, end = clause.rest
    verb = _verb(tokens, clause, lexicon)
    if verb is None or start >= end or _is_torn(tokens, replace(clause, rest=(start + 1, end)), lexicon):
        return
    done = [
        word.lemma
        for word in lexicon.words(tokens[start].text)
        if isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
    ]
    frame = frames.get(done[0]) if done else None
    nouns = acted_on(tokens, clause, lexicon)
    if frame is None or frame.who_acts(nouns) != "vi":
        return
    builder = _Builder(tokens, replace(clause, rest=(start + 1, end)), verb, "vi", None, text, lexicon)
    for pattern in frame.patterns_for(nouns):
        head, _, tail = pattern.partition("}")
        made = builder.build(f"{{forvente}} at {head[1:]}{tail}")
        if made:
            yield Active(clause.start, clause.end, made, "vi")


def _is_torn(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether words stand where an active clause would read them otherwise.

    *Det vurderes ikke usandsynligt, at*; *varetages uændret af Jammerbugt*: an agent further on;
    *meddeles kommunen*: a second object; *De kontaktes*: the polite *De*, not they.
    """
    if any(token.norm == "af" for token in tokens[clause.middle[0] : clause.middle[1]]):
        return True  # "skal af grundejer fremsættes": who acts stands before the verb
    start, end = clause.rest
    if any(token.norm in ELSEWISE for token in tokens[start:end]):
        return True
    if tokens[clause.end - 1].norm == "således":
        return True  # "således, at": the two hold together
    if clause.impersonal == "det" and start < end:
        return True
    if any(token.norm == "af" for token in tokens[start + 1 : end]) and not _belongs_to_noun(
        tokens, start, end, lexicon
    ):
        return True
    subject = tokens[clause.subject[0] : clause.subject[1]]
    if len(subject) == 1 and subject[0].norm == "de":
        return True
    return not clause.impersonal and start < end and _is_object(tokens[start], lexicon)


def _is_planned(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Der påtænkes iværksat en indsats*: what is planned stands in the participle, as behind *bedes*."""
    return clause.passive.lemma in PLANNED_OF and any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for token in tokens[slice(*clause.rest)]
        for word in lexicon.words(token.text)
    )


def _belongs_to_noun(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether every *af* stands inside a phrase that a preposition began: *på baggrund af*, *i løbet af*."""
    places = [at for at in range(start + 1, end) if tokens[at].norm == "af"]
    return all(
        any(tokens[before].norm in BEFORE_NOUN for before in range(max(start, at - 4), at))
        and not _is_place(tokens[at - 1], lexicon)
        for at in places
    )


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    """A definite noun that nothing hangs on: in *foretages på rådhuset af en borgmester* the mayor acts."""
    if token.norm == "løbet" or token.norm.endswith(VERBAL):
        return False
    return any(isinstance(word.form, NounForm) and word.form.definite for word in lexicon.words(token.text))


def _is_object(token: Token, lexicon: Lexicon) -> bool:
    """A noun right behind the verb that is no time: *meddeles kommunen*, *tilbydes borgere over 65 år*."""
    words = lexicon.words(token.text)
    nouns = [word.form for word in words if isinstance(word.form, NounForm)]
    return bool(nouns) and len(nouns) == len(words) and token.norm not in TIME_WORDS


def _with_phrase(tokens: Sequence[Token], clause: Clause, frames: dict[str, Frame]) -> Clause:
    """*Det er lagt til grund, at*: the words behind the verb are its own, as a particle is."""
    start, end = clause.rest
    words = " ".join(token.norm for token in tokens[start:end])
    if clause.impersonal != "det" or f"{clause.passive.lemma} {words}" not in frames:
        return clause
    return replace(clause, particle=(start, end), rest=(end, end))


def _frame_of(
    tokens: Sequence[Token], clause: Clause, frames: dict[str, Frame], lexicon: Lexicon
) -> Frame | None:
    """The frame of the verb, with its particle or the noun it has taken up: *der er lagt særlig vægt på*."""
    first, last = clause.particle
    if last > first:
        return frames.get(" ".join([clause.passive.lemma, *(token.norm for token in tokens[first:last])]))
    frame = frames.get(clause.passive.lemma)
    if frame is None or clause.impersonal != "der":
        return frame
    start = clause.rest[0]
    end = end_of_noun_phrase(tokens[: clause.end], start, lexicon) or start + 1
    phrase = frames.get(f"{clause.passive.lemma} {tokens[end - 1].norm}") if end <= clause.end else None
    # The noun stands in the letter's own words, so of its frame only who acts is asked.
    return replace(frame, lemma=phrase.lemma, actor=phrase.actor, hints=()) if phrase else frame


def _verb(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> _Verb | None:
    passive = clause.passive
    finite = tokens[passive.finite].text.lower() if passive.finite is not None else None
    if passive.kind is PassiveKind.S:
        if finite is not None:
            return _Verb(finite, VerbKind.INFINITIVE)
        kinds = {
            word.form.kind
            for word in lexicon.words(tokens[passive.verb].text)
            if word.lemma == passive.lemma
            and isinstance(word.form, VerbForm)
            and word.form.voice is Voice.PASSIVE
        }
        return _Verb(None, VerbKind.PAST if VerbKind.PAST in kinds else VerbKind.PRESENT)
    assert passive.auxiliary is not None
    auxiliary = tokens[passive.auxiliary].norm
    if passive.kind is PassiveKind.VAERE:
        return _Verb("har", VerbKind.PARTICIPLE) if auxiliary == "er" else None
    if auxiliary in {"bliver", "blev"}:
        return _Verb(None, VerbKind.PRESENT if auxiliary == "bliver" else VerbKind.PAST)
    if auxiliary == "blevet":
        perfect = {"er": "har", "var": "havde", "har": "har", "havde": "havde"}.get(finite or "")
        return _Verb(perfect, VerbKind.PARTICIPLE) if perfect else None
    if auxiliary == "blive" and finite == "vil":
        return _Verb(None, VerbKind.PRESENT)  # the future needs no *vil*: "vi kontakter dig på mandag"
    if auxiliary == "blive" and finite is not None:
        return _Verb(finite, VerbKind.INFINITIVE)
    return None


class _Builder:
    """Puts the parts of an active clause in order."""

    def __init__(
        self,
        tokens: Sequence[Token],
        clause: Clause,
        verb: _Verb,
        actor: str,
        agent: Agent | None,
        text: str,
        lexicon: Lexicon,
    ) -> None:
        self.tokens, self.clause, self.verb, self.lexicon = tokens, clause, verb, lexicon
        self.actor, self.agent, self.text = actor, agent, text

    def build(self, pattern: str) -> str | None:
        """The clause after `pattern` ("{sætte} NP op"), or None when a form is lacking."""
        clause = self.clause
        head = re.match(r"\{(\w+)\}\s*", pattern)
        if head is None:
            return None
        form = self.lexicon.inflect(head[1], WordClass.VERB, VerbForm(self.verb.kind))
        finite = "er" if head[1] in WITH_BE and self.verb.finite == "har" else self.verb.finite
        if form is None or head[1].removesuffix("e") + "ing" in acted_on(
            self.tokens, self.clause, self.lexicon
        ):
            return None  # "du betaler betalingen"
        if head[1] == "bede" and self.verb.kind in {VerbKind.PARTICIPLE, VerbKind.PAST}:
            return None  # "vi har indhentet udtalelsen": it came, it was not only asked for
        tail = pattern[head.end() :]
        if clause.impersonal:
            # What is done stands behind the verb already; a particle would have to be put behind it.
            before, slot, after = tail.partition("NP")
            if after.strip() or (clause.impersonal == "der" and not slot):
                return None
            tail, object_ = before.strip(), ""
            said = {f"{place}{tail.rpartition(' ')[2]}" for place in ("her", "der")}
            if tail and any(token.norm in said for token in self.tokens[slice(*clause.rest)]):
                return None  # "der kan ikke dispenseres herfra": "en undtagelse fra herfra"
        else:
            object_ = self._object()
        start, end = clause.rest
        before = tail.partition("NP")[0].strip()
        if before and start < end and self._is_manner(self.tokens[start]):
            return None  # "drøftes åbent": "taler om det åbent" is no Danish
        if start < end and tail.rpartition(" ")[2] == self.tokens[start].norm:
            tail = tail.rpartition(" ")[0]  # "se NP som" and "betragtes som" share their word
        return self._assemble(finite or "", form, tail, object_)

    def _assemble(self, finite: str, form: str, tail: str, object_: str) -> str:
        clause = self.clause
        adverbs = [self.tokens[at].text for at in clause.adverbs]
        actor = self.actor
        if self.agent and "kun" in adverbs:
            adverbs.remove("kun")
            actor = f"kun {actor}"
        middle = self._span(*clause.middle)
        start, end = clause.rest
        rest = self._span(self.agent.end if self.agent else start, end)
        complement = tail.replace("NP", object_) if "NP" in tail else tail
        shifted = object_ in SUBJECT_PRONOUNS.values() and tail.startswith("NP") and not finite
        if clause.order is Order.SUBORDINATE:
            parts = [actor, *adverbs, middle, finite, form, complement, rest]
        elif shifted and adverbs:
            # an unstressed pronoun stands before *ikke*: "vi kontakter dig ikke"
            parts = [actor, form, object_, *adverbs, middle, tail.removeprefix("NP").strip(), rest]
        elif finite:
            parts = [actor, finite, *adverbs, middle, form, complement, rest]
        else:
            how = [each for each in adverbs if each in BEHIND_OBJECT]
            adverbs = [each for each in adverbs if each not in BEHIND_OBJECT]
            parts = [actor, form, *adverbs, middle, complement, *how, rest]
        if clause.order is Order.INVERTED:
            front = self._span(*clause.front)
            first = next(part for part in parts[1:] if part)
            behind = [part for part in parts[1:] if part][1:]
            parts = [front, first, actor, *behind]
        made = " ".join(part for part in parts if part)
        opens = starts_sentence(self.tokens, clause.start) and self.tokens[clause.start].text[:1].isupper()
        return made[:1].upper() + made[1:] if opens else made

    def _object(self) -> str:
        start, end = self.clause.subject
        if end - start == 1:
            pronoun = SUBJECT_PRONOUNS.get(self.tokens[start].norm)
            if pronoun:
                return pronoun
        words = self._span(start, end)
        first = self.tokens[start]
        kept = first.text.isupper() or first.text == "Deres"  # "Vi kan ikke imødekomme Deres ansøgning"
        if start == self.clause.start and not kept and not self._is_name(start):
            words = words[:1].lower() + words[1:]
        return words

    def _is_manner(self, token: Token) -> bool:
        """*åbent*, *skriftligt*: an adjective that says how."""
        words = self.lexicon.words(token.text)
        return token.norm.endswith("t") and any(word.word_class is WordClass.ADJ for word in words)

    def _is_name(self, at: int) -> bool:
        """By its capital inside a sentence (*Line* is a line too), or because no common noun is written so."""
        words = self.lexicon.words(self.tokens[at].text)
        return (
            is_name(self.tokens, at)
            or not words
            or all(word.word_class is WordClass.PROPN for word in words)
            or NAMED.fullmatch(self.tokens[at].norm) is not None
        )

    def _span(self, start: int, end: int) -> str:
        """The letter's own words, line breaks read as spaces and split words mended."""
        made = ""
        for at in range(start, end):
            token = self.tokens[at]
            gap = " " if made and token.start > self.tokens[at - 1].end else ""
            made += gap + token.text
        return made
