"""What *sker*, *foretages* and *finder sted*: an act without anybody who acts.

    der       Der | skal ske | en afklaring af | din økonomi    → Vi skal afklare din økonomi
    noun      Udbetaling af pengene | sker | …                  → Vi udbetaler pengene …
    change    Der | er sket | en stigning i | ventetiden        → Ventetiden er steget

The actor comes from `verbs.tsv`; where only the writer knows, nothing is offered.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import SUBORDINATORS, listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import Rewrite, cased, text_of
from klartekst.rewriting.others import is_done_at
from klartekst.rewriting.passives.passive_clause import Order
from klartekst.rewriting.spoken import SENDER
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.happening_verbs import ADVERBS, Group
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, adverbs_of
from klartekst.rewriting.verbal_nouns.nominal_clause import finite_of, object_end, reflexive

# Changes that nobody makes: (noun, prepositions) → verb and predicate of what changes.
_CHANGES = {
    "stigning": "stige", "fald": "falde", "forværring": "blive værre", "forbedring": "blive bedre",
    "forringelse": "blive dårligere", "ændring": "ændre sig",
}  # fmt: skip
# Of these a rule tells the reader how it is done: »ansøgning om pladsen sker på nettet«.
_READERS = listed("betale aflevere melde søge bestille sende udfylde hente henvende returnere deltage")
_WITH_ER = listed("stige falde blive")


def with_der(tokens: Sequence[Token], verb: Group, group: NounGroup, actors: Actors) -> Rewrite | None:
    """The active clause for *Der* + verb + noun + link; the object is left in its place where it can be."""
    opened = _der(tokens, verb)
    if opened is None or group.start != verb.end:
        return None
    there, order, before = opened
    if _is_asked(tokens, there):
        return None  # "oplys, hvorvidt der er foretaget analyse af jorden": whoever did it
    if group.noun + 1 >= len(tokens) or tokens[group.noun + 1].norm != group.nominal.link:
        return None
    first = group.noun + 2
    manner = adverbs_of(group, actors.lexicon)
    end = object_end(tokens, first, actors.lexicon, core=not group.nominal.object_last)
    held = tokens[first : end or _soon(tokens, first)]
    if manner is None or any(token.norm == "af" for token in tokens[first:] if token.text != ","):
        return None  # a second *af* names who acts, or belongs to the object: too much for a draft
    if is_done_at(tokens[first:], actors.lexicon):
        return None
    actor = _actor(group, held, verb, actors, told=order is not Order.SUBORDINATE)
    if actor is None:
        return None
    in_place = group.nominal.object_last and not manner
    if not in_place and end is None:
        return None
    object_ = "" if in_place else text_of(held)
    tail = group.nominal.tail if in_place else f"{group.nominal.complement(object_)} {manner}".strip()
    made = _active(actor, verb, [*before, *verb.adverbs], tail, group, order, actors.lexicon)
    if made is None:
        return None
    stop = first if in_place else end
    assert stop is not None
    return Rewrite(there, stop, cased(made, tokens[there]))


def _der(tokens: Sequence[Token], verb: Group) -> tuple[int, Order, list[str]] | None:
    """Where the clause of *der* begins, its word order, and the adverbs between *der* and the verb."""
    if verb.inverted:
        return (verb.start, Order.INVERTED, []) if verb.start else None
    there = verb.start - 1
    before: list[str] = []
    while there >= 0 and tokens[there].norm in ADVERBS:
        before.insert(0, tokens[there].text)
        there -= 1
    if there < 0 or tokens[there].norm != "der":
        return None
    if there > 0 and tokens[there - 1].norm in SUBORDINATORS:
        return there, Order.SUBORDINATE, before
    opens = (
        there == 0
        or tokens[there - 1].text in {",", ";", "–", "•"}
        or tokens[there - 1].norm in {"og", "men"}
    )
    return (there, Order.MAIN, before) if opens and not before else None


def with_noun(tokens: Sequence[Token], verb: Group, group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Opkrævning af egenbetaling vil finde sted* → *Vi vil opkræve egenbetaling*."""
    if group.start and tokens[group.start - 1].kind is not TokenKind.PUNCTUATION:
        return None
    if group.start and tokens[group.start - 1].text not in {"•", "–", ":"}:
        return None
    if group.adjectives or tokens[group.noun + 1].norm != group.nominal.link:
        return None
    held = tokens[group.noun + 2 : verb.start]
    if not held or not is_noun_phrase(held, actors.lexicon):
        return None
    if not group.nominal.takes_object or group.nominal.happens:
        return None
    if verb.end < len(tokens) and tokens[verb.end].norm in {"gennem", "igennem", "hos", "via"}:
        return None  # somebody is named, but not plainly
    if _goes_on(tokens, verb.end, actors.lexicon):
        return None  # "sker i maj og kan højst være …": the noun is the subject of that, too
    end, actor = verb.end, group.owner or _actor(group, held, verb, actors, rule=True)
    if end < len(tokens) and tokens[end].norm == "af":
        stop = end_of_noun_phrase(tokens, end + 1, actors.lexicon)
        if stop is None or (stop < len(tokens) and tokens[stop].kind is not TokenKind.PUNCTUATION):
            return None
        end, actor = stop, text_of(tokens[end + 1 : stop])
        if actor in {"os", "dig"}:
            actor = {"os": "vi", "dig": "du"}[actor]
    if actor is None:
        return None
    tail = group.nominal.complement(text_of(held))
    made = _active(actor, verb, list(verb.adverbs), tail, group, Order.MAIN, actors.lexicon)
    return Rewrite(group.start, end, cased(made, tokens[group.start])) if made else None


def _is_asked(tokens: Sequence[Token], there: int) -> bool:
    """Whether the clause of *der* asks, and the sender has not spoken of itself before."""
    asked = there > 0 and tokens[there - 1].norm in {"om", "hvorvidt"}
    return asked and not any(token.norm in SENDER for token in tokens[:there])


def _goes_on(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether *og* leads in one more finite verb without a subject of its own."""
    return any(
        tokens[at].norm in {"og", "eller", "men"} and may_be_finite(tokens[at + 1], lexicon)
        for at in range(start, len(tokens) - 1)
    )


def change(tokens: Sequence[Token], verb: Group, noun: int, actors: Actors) -> Rewrite | None:
    """*Der er sket en stigning i ventetiden* → *Ventetiden er steget*; `noun` is *stigning*."""
    lexicon = actors.lexicon
    there = verb.start - 1
    phrase = next(
        (_CHANGES[lemma] for lemma in sorted(lexicon.lemmas(tokens[noun].norm)) if lemma in _CHANGES), None
    )
    between = [token.norm for token in tokens[verb.end : noun]]
    if not tokens[verb.end - 1].norm.startswith("sk"):
        return None  # "der er foretaget ændringer i bygningen": somebody has made them
    if phrase is None or there < 0 or tokens[there].norm != "der" or between not in ([], ["en"], ["et"]):
        return None
    if (
        verb.finite not in {None, "har"}
        or noun + 2 >= len(tokens)
        or tokens[noun + 1].norm not in {"i", "af"}
    ):
        return None
    end = object_end(tokens, noun + 2, lexicon)
    if end is None or verb.adverbs:
        return None
    word, _, tail = phrase.partition(" ")
    form = lexicon.inflect(word, WordClass.VERB, VerbForm(verb.kind))
    if form is None:
        return None
    finite = "" if verb.finite is None else "er" if word in _WITH_ER else "har"
    subject = text_of(tokens[noun + 2 : end])
    subordinate = there > 0 and tokens[there - 1].norm in SUBORDINATORS
    if there > 0 and not subordinate:
        return None
    made = " ".join(part for part in [subject, finite, form, tail] if part)
    return Rewrite(there, end, made if subordinate else made[:1].upper() + made[1:])


def _actor(
    group: NounGroup,
    held: Sequence[Token],
    verb: Group,
    actors: Actors,
    *,
    told: bool = True,
    rule: bool = False,
) -> str | None:
    """Who does it: `told` where the clause says so outright, `rule` where it tells the reader how it is done."""
    if group.nominal.happens or not group.nominal.takes_object:
        return None
    actor = actors.by_frame(group.nominal, held)
    if (
        told
        and actor is None
        and verb.finite in {None, "har", "vil"}
        and actors.may_be_ours(group.nominal, held)
    ):
        actor = "vi"  # what is told to happen, the sender does
    if actor == "du" and verb.finite not in {"skal", "kan", "må", "bør"}:
        # "betaling af gebyret sker ved skranken" tells how; "der er sket fremsendelse" is a fact, by whom?
        told_how = rule and verb.finite is None and verb.kind is VerbKind.PRESENT
        return actor if told_how and group.nominal.lemma in _READERS else None
    if actor == "vi" and verb.finite == "må":
        return None  # what *må* allows, it allows the reader
    return actor


def _active(
    actor: str,
    verb: Group,
    adverbs: list[str],
    tail: str,
    group: NounGroup,
    order: Order,
    lexicon: Lexicon,
) -> str | None:
    # the future needs no *vil*: "der vil ske en vurdering" is "vi vurderer"
    finite = None if verb.finite == "vil" else verb.finite
    main = finite_of(group.nominal, VerbKind.PRESENT if verb.finite == "vil" else verb.kind, lexicon)
    if main is None:
        return None
    if verb.kind is VerbKind.PARTICIPLE:
        finite, form = main
    else:
        form = main[0]
    if order is Order.SUBORDINATE:
        parts = [actor, *adverbs, finite or "", form, tail]
    elif order is Order.INVERTED:
        parts = [finite, actor, *adverbs, form, tail] if finite else [form, actor, *adverbs, tail]
    elif finite:
        parts = [actor, finite, *adverbs, form, tail]
    else:
        parts = [actor, form, *adverbs, tail]
    return reflexive(" ".join(part for part in parts if part), actor)


def _soon(tokens: Sequence[Token], first: int) -> int:
    """Where to look for what the noun is about when its end is not plain."""
    end = first
    while end < len(tokens) and end < first + 4 and tokens[end].kind is not TokenKind.PUNCTUATION:
        end += 1
    return end
