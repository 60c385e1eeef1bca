"""An active clause built of its parts: the verb in its form, each word in its field, the capital that opens it."""

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.rewriting.edits import opening, text_of
from klartekst.rewriting.noun_phrases import starts_noun_phrase
from klartekst.rewriting.passives.active_clause import OBJECT_PRONOUNS, ActiveClause, VerbPhrase, verb_phrase
from klartekst.rewriting.passives.active_verb import ActiveVerb
from klartekst.rewriting.passives.passive_clause import Order
from klartekst.rewriting.passives.verb_phrase_doubts import DOUBTS
from klartekst.rewriting.passives.word_order import Fields, in_order

_BEFORE_PARTICLE = listed("kun hermed herved samtidig tilsvarende")
_WITH_BE = listed("gå begynde")  # verbs of motion and beginning: "vi er gået ud fra", "skal være begyndt på"
_RECEIVERS = listed("mig dig os jer ham hende dem")


def build(active: ActiveClause, pattern: str) -> str | None:
    """The clause after `pattern` ("{sætte} NP op"), or None when a form is lacking or a doubt stands against it."""
    phrase = verb_phrase(active, pattern)
    form = _form(active, phrase.lemma) if phrase is not None else None
    if phrase is None or form is None or any(doubt(active, phrase) for doubt in DOUBTS):
        return None
    fields = _fields(active, phrase, form)
    if fields is None:
        return None
    tokens, clause = active.tokens, active.clause
    made = in_order(clause.order, fields)
    if clause.relative:
        made = f"som {made}"
    if clause.said:
        return f"{tokens[clause.start].text}, {tokens[clause.start + 1].text} {made}"
    return opening(made, tokens, clause.start)


def _form(active: ActiveClause, lemma: str) -> str | None:
    """The main verb with those that are joined to it: *tømmer og rengør*."""
    form = active.lexicon.inflect(lemma, WordClass.VERB, VerbForm(active.verb.kind))
    for joint, joined in active.clause.others:
        other = active.lexicon.inflect(joined, WordClass.VERB, VerbForm(active.verb.kind))
        form = f"{form}{joint}{other}" if form and other else None
    return form


def _fields(active: ActiveClause, phrase: VerbPhrase, form: str) -> Fields | None:
    """Each part in its field; None where a clause that hangs on the object would tear it in three."""
    tokens, clause, verb = active.tokens, active.clause, _verb(active, phrase)
    tail, object_ = _tail(active, phrase), active.object_
    particle = tail.partition("NP")[2].strip()
    actor, adverbs = _limited(active)
    receiver, rest = _receiver_and_rest(active, tail)
    first, _, behind = rest.partition(" ")
    joined = first == "samtidig" and behind.startswith(("med ", "hermed"))
    if first in _BEFORE_PARTICLE and behind and particle and not joined:
        # no "giver oplysninger videre kun med", "siger aftalen op hermed"
        adverbs, rest = [*adverbs, first], behind
    complement = tail.replace("NP", object_).strip()
    if clause.hung[0] < clause.hung[1]:
        if rest and particle:
            return None  # "vi siger kontrakten op, der er indgået i maj, med tre måneders varsel"
        complement += text_of(tokens[slice(*clause.hung)]) + ("," if rest else "")
    return Fields(
        front=text_of(tokens[slice(*clause.front)]),
        subject=actor,
        finite=verb.finite or "",
        auxiliary=verb.auxiliary,
        main=form,
        adverbs=adverbs,
        middle=text_of(tokens[slice(*clause.middle)]),
        receiver=receiver,
        complement=complement,
        rest=rest,
        pronoun=object_ if object_ in OBJECT_PRONOUNS and tail.startswith("NP") else "",
        particle=particle,
        in_rest=complement == object_ and starts_noun_phrase(rest.partition(" ")[0], active.lexicon),
    )


def _verb(active: ActiveClause, phrase: VerbPhrase) -> ActiveVerb:
    """The verbs with *være* for *have* where the main one wants it: *er gået ud fra*."""
    verb = active.verb
    if phrase.lemma not in _WITH_BE or verb.kind is not VerbKind.PARTICIPLE:
        return verb
    finite = "er" if verb.finite == "har" else verb.finite
    return ActiveVerb(finite, verb.kind, "være" if verb.auxiliary else "")


def _tail(active: ActiveClause, phrase: VerbPhrase) -> str:
    """What the pattern says behind its verb: *se NP som* and *betragtes som* share their last word."""
    head, _, last = phrase.tail.rpartition(" ")
    return head if active.rest and last == active.follows else phrase.tail


def _limited(active: ActiveClause) -> tuple[str, list[str]]:
    """Who acts, and the adverbs: a limit goes with an agent that is named, *kun lægen må give medicinen*.

    But not the limit of what stood first: *kun originale bilag kan godkendes af lægen*.
    """
    # "vi bevilger alene kørsel, hvis": before its object, *alene* would hold for that
    tokens = active.tokens
    adverbs = ["kun" if tokens[at].norm == "alene" else tokens[at].norm for at in active.clause.adverbs]
    limits_object = any(at < active.clause.subject[0] for at in active.clause.adverbs)
    if active.agent is None or "kun" not in adverbs or (limits_object and active.clause.order is Order.MAIN):
        return active.actor, adverbs
    adverbs.remove("kun")
    return f"kun {active.actor}", adverbs


def _receiver_and_rest(active: ActiveClause, tail: str) -> tuple[str, str]:
    """Who gets it, before what is given (*vi tilbyder dig pladsen*), and what else follows without the agent."""
    tokens, agent = active.tokens, active.agent
    start, end = active.clause.rest
    start = agent.end if agent else start
    receiver = ""
    if start < end and tokens[start].norm in _RECEIVERS and tail.startswith("NP"):
        receiver, start = tokens[start].text, start + 1
    rest = text_of(tokens[start:end])
    return receiver, f"{agent.left} {rest}".strip() if agent and agent.left else rest
