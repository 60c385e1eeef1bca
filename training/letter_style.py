"""Sentences of the treebank, cut and turned as letters are, with trees that are still right.

Newspaper sentences begin with a capital, end with a full stop and speak of *han* and *hun*.
Letters have headings without a verb, list items that begin in lower case and end without a stop,
fields such as "[Navn]", clauses put into clauses, and they speak to *du*.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from treebank import Sentence

_HEADING_CLASSES = frozenset({"NOUN", "PROPN", "VERB"})
_FIELDS = ("[Navn]", "[navn]", "«Navn»", "[Fornavn]", "XXX", "[indsæt]", "<navn>", "{{navn}}")
_SECOND_PERSON = "Case=Nom|Gender=Com|Number=Sing|Person=2|PronType=Prs"


def cut_like_a_letter(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return `sentence` as it might stand in a letter: cut, re-cased or addressed to the reader."""
    if chance.random() < 0.25:
        sentence = _phrase_alone(sentence, chance)
    if chance.random() < 0.3 and len(sentence.words) > 1 and sentence.words[-1] in {".", "!"}:
        sentence = _keep(sentence, range(len(sentence.words) - 1))
    words = list(sentence.words)
    features = list(sentence.features)
    to_reader = chance.random() < 0.3
    for i, (word, tag) in enumerate(zip(sentence.words, sentence.classes, strict=True)):
        if tag == "PROPN" and chance.random() < 0.01:
            words[i] = chance.choice(_FIELDS)
        # Danish verbs have one form for all persons, so "han søger" may become "du søger".
        elif to_reader and tag == "PRON" and word.lower() in {"han", "hun", "jeg"}:
            words[i] = "Du" if word[0].isupper() else "du"
            features[i] = _SECOND_PERSON
    if chance.random() < 0.1:
        first = words[0]
        words[0] = first[0].lower() + first[1:] if first[0].isupper() else first[0].upper() + first[1:]
    elif words[0][0].islower() and chance.random() < 0.7:
        words[0] = words[0][0].upper() + words[0][1:]
    return replace(sentence, words=tuple(words), features=tuple(features))


def _phrase_alone(sentence: Sentence, chance: random.Random) -> Sentence:
    """A phrase of the sentence as a heading or list item, when one can be taken out whole."""
    candidates = [
        i
        for i, tag in enumerate(sentence.classes)
        if tag in _HEADING_CLASSES
        and sentence.heads[i] != i
        and sentence.relations[i] not in {"flat", "fixed"}
    ]
    if not candidates:
        return sentence
    top = chance.choice(candidates)
    span = sorted(_below(sentence, top))
    if len(span) != span[-1] - span[0] + 1:
        return sentence
    # "og", commas and the like that tie the phrase to its surroundings stay behind.
    while span and span[0] != top and sentence.relations[span[0]] in {"cc", "punct"}:
        span.pop(0)
    while span and span[-1] != top and sentence.relations[span[-1]] == "punct":
        span.pop()
    if not 2 <= len(span) <= 30:
        return sentence
    if any(sentence.heads[i] not in span for i in span if i != top):
        return sentence
    return _keep(sentence, span, top)


def put_clause_in(sentence: Sentence) -> Sentence:
    """*Kommunen kan yde hjælp, hvis du ...* as *Kommunen kan, hvis du ..., yde hjælp*, where that works.

    So too *Hvis du ..., kan kommunen yde hjælp*.
    Officials put clauses in; the newspapers of the treebank seldom do.
    The treebank calls such a clause `advmod` or `advcl`.
    """
    heads, relations = sentence.heads, sentence.relations
    root = relations.index("root")
    subject = next((i for i, head in enumerate(heads) if head == root and relations[i] == "nsubj"), None)
    helpers = (i for i in range(root) if heads[i] == root and relations[i] in {"aux", "cop"})
    finite = next(helpers, root)
    if subject is None or "VerbForm=Fin" not in sentence.features[finite]:
        return sentence
    for top, head in enumerate(heads):
        if head == root and top != root and relations[top] in {"advmod", "advcl"}:
            span = _clause(sentence, top)
            if span and subject < finite < root + 1 < span[0]:
                return _from_the_end(sentence, top, finite, *span)
            if span and span[0] == 0 and span[1] + 1 == finite < subject:
                return _from_the_front(sentence, top, finite, subject, span[1])
    return sentence


def _clause(sentence: Sentence, top: int) -> tuple[int, int] | None:
    """Start and end, without commas, of the clause under `top`, when it is whole and has a conjunction."""
    span = sorted(_below(sentence, top))
    if len(span) != span[-1] - span[0] + 1:
        return None
    while span and sentence.words[span[0]] == ",":
        span.pop(0)
    while span and sentence.words[span[-1]] == ",":
        span.pop()
    if not 4 <= len(span) <= 16 or sentence.relations[span[0]] != "mark":
        return None
    return span[0], span[-1] + 1


def _from_the_end(sentence: Sentence, top: int, finite: int, first: int, end: int) -> Sentence:
    comma, start = first - 1, finite + 1
    at_end = all(relation == "punct" for relation in sentence.relations[end:])
    if sentence.words[comma] != "," or comma <= start or not at_end:
        return sentence
    order = [*range(start), comma, *range(first, end), comma]
    return _reorder(sentence, [*order, *range(start, comma), *range(end, len(sentence.words))], comma, top)


def _from_the_front(sentence: Sentence, top: int, finite: int, subject: int, comma: int) -> Sentence:
    actor = sorted(_below(sentence, subject))
    rest = range(actor[-1] + 1, len(sentence.words))
    in_one = actor == list(range(finite + 1, rest.start))
    if sentence.words[comma] != "," or not in_one or len(rest) < 3:
        return sentence
    order = [*actor, finite, comma, *range(comma), comma, *rest]
    moved = _reorder(sentence, order, comma, top)
    words = list(moved.words)
    words[len(actor) + 2] = words[len(actor) + 2].lower()
    words[0] = words[0][0].upper() + words[0][1:]
    return replace(moved, words=tuple(words))


def _reorder(sentence: Sentence, order: Sequence[int], comma: int, top: int) -> Sentence:
    """The tokens in another order; `comma`, which may come twice, belongs to `top`."""
    places = {old: new for new, old in enumerate(order)}
    return Sentence(
        words=tuple(sentence.words[i] for i in order),
        lemmas=tuple(sentence.lemmas[i] for i in order),
        classes=tuple(sentence.classes[i] for i in order),
        features=tuple(sentence.features[i] for i in order),
        heads=tuple(places[top if i == comma else sentence.heads[i]] for i in order),
        relations=tuple(sentence.relations[i] for i in order),
    )


def _below(sentence: Sentence, top: int) -> set[int]:
    """The tokens of the subtree under `top`, itself among them."""
    inside = {top}
    grown = True
    while grown:
        new = {i for i, head in enumerate(sentence.heads) if head in inside} - inside
        inside |= new
        grown = bool(new)
    return inside


def _keep(sentence: Sentence, kept: Sequence[int], top: int | None = None) -> Sentence:
    """Only the tokens in `kept`; `top`, when given, becomes the root."""
    places = {old: new for new, old in enumerate(kept)}
    if any(sentence.heads[i] not in places for i in kept if i != top):
        return sentence
    return Sentence(
        words=tuple(sentence.words[i] for i in kept),
        lemmas=tuple(sentence.lemmas[i] for i in kept),
        classes=tuple(sentence.classes[i] for i in kept),
        features=tuple(sentence.features[i] for i in kept),
        heads=tuple(places[i] if i == top else places[sentence.heads[i]] for i in kept),
        relations=tuple("root" if i == top else sentence.relations[i] for i in kept),
    )
