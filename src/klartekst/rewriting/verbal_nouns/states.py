"""Nouns of a state, a step or a change, as clauses: *Ved behov for kørsel* → *Hvis du har brug for kørsel*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import YOURS, listed
from klartekst.danish.forms import NounForm, Number, VerbForm, VerbKind, WordClass
from klartekst.danish.inflection import agree
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import Rewrite, cased, main_subject, opens, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal_clause import object_end

# Nouns of a state: what the reader has or is. (noun, preposition) → verb and what follows.
_STATES = {
    ("behov", "for"): "have brug for", ("ønske", "om"): "ønske", ("utilfredshed", "med"): "være utilfreds med",
    ("uenighed", "om"): "være uenig om", ("tvivl", "om"): "være i tvivl om", ("sygdom", ""): "være syg",
}  # fmt: skip
# Steps that only the reader takes, and that need no object.
_STEPS = {
    "indflytning": "flytte ind", "fraflytning": "flytte", "udflytning": "flytte ud", "tilflytning": "flytte hertil",
    "ankomst": "komme", "lægeskift": "skifte læge", "adresseskift": "skifte adresse",
    "sygemelding": "melde sig syg", "raskmelding": "melde sig rask", "framelding": "melde sig fra",
}  # fmt: skip
_WHEN = {"ved": "når", "inden": "inden", "før": "før"}
_REFLEXIVE = {"du": "dig", "I": "jer"}
_OF_STATES = frozenset(noun for noun, _ in _STATES)
_EVENTUAL = listed("eventuel eventuelt eventuelle evt.")
# Qualities that *af* hangs their owner on.
QUALITIES = {"nødvendigheden": "nødvendig", "rigtigheden": "rigtig", "lovligheden": "lovlig"}
_ASKING = listed("vurdere undersøge betvivle overveje")
_TELLING = listed("besked oplyse fortælle meddele underrette orientere informere sige skrive kontakte")


def state(tokens: Sequence[Token], at: int, actors: Actors) -> Rewrite | None:
    """*Ved behov for kørsel ringer du* → *Hvis du har brug for kørsel, ringer du*; `at` is the noun."""
    noun = tokens[at].norm
    if noun not in _OF_STATES:
        return None
    link = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    key = (noun, link) if (noun, link) in _STATES else (noun, "")
    start = at - 1
    while start > 0 and tokens[start].norm in _EVENTUAL:
        start -= 1
    if key not in _STATES or start < 0 or tokens[start].norm != "ved" or not opens(tokens, start):
        return None
    first = at + 1 + bool(key[1])
    for finite in range(first + bool(key[1]), len(tokens)):
        if tokens[finite].kind is TokenKind.PUNCTUATION:
            return None
        object_ = tokens[first:finite]
        if not may_be_finite(tokens[finite], actors.lexicon):
            continue
        impersonal = finite + 1 < len(tokens) and tokens[finite + 1].norm in {"der", "dette"}
        if not main_subject(tokens, finite) and not impersonal:
            continue
        if bool(object_) != bool(key[1]) or (object_ and not is_noun_phrase(object_, actors.lexicon)):
            continue
        verb, _, tail = _STATES[key].partition(" ")
        form = actors.lexicon.inflect(verb, WordClass.VERB, VerbForm(VerbKind.PRESENT))
        parts = ["hvis du", form, tail, text_of(object_)]
        return Rewrite(start, finite, cased(" ".join(part for part in parts if part) + ",", tokens[start]))
    return None


def step(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Rewrite | None:
    """*Ved indflytning skal du* → *Når du flytter ind, skal du*; `at` is the noun, with the verb right behind it."""
    phrase, finite = _STEPS.get(tokens[at].norm), at + 1
    opener = _WHEN.get(tokens[at - 1].norm) if at else None
    if phrase is None or opener is None or finite >= len(tokens) or not opens(tokens, at - 1):
        return None
    who = main_subject(tokens, finite)
    if who not in _REFLEXIVE or not may_be_finite(tokens[finite], lexicon):
        return None
    verb, *tail = phrase.split(" ")
    form = lexicon.inflect(verb, WordClass.VERB, VerbForm(VerbKind.PRESENT))
    if form is None:
        return None
    said = " ".join([opener, who, form, *(_REFLEXIVE[who] if word == "sig" else word for word in tail)])
    return Rewrite(at - 1, finite, cased(f"{said},", tokens[at - 1]))


def change(tokens: Sequence[Token], at: int, actors: Actors) -> Rewrite | None:
    """*besked om ændringer i din indkomst* → *besked, hvis din indkomst ændrer sig*; `at` is the noun."""
    if tokens[at].norm not in {"ændring", "ændringer"} or at + 2 >= len(tokens):
        return None
    start = at - 1
    while start > 1 and tokens[start].norm in _EVENTUAL:
        start -= 1
    if start < 2 or tokens[start].norm not in {"om", "ved"} or tokens[at + 1].norm not in {"i", "af"}:
        return None
    near = {
        lemma for token in tokens[max(0, start - 3) : start] for lemma in actors.lexicon.lemmas(token.norm)
    }
    end = end_of_noun_phrase(tokens, at + 2, actors.lexicon)
    yours = tokens[at + 2].norm in YOURS
    definite = any(
        isinstance(word.form, NounForm) and word.form.definite
        for word in actors.lexicon.words(tokens[at + 2].text)
    )
    if not yours and not definite:
        return None  # "besked om ændringer i et brev"
    if not near & _TELLING or end is None or (end < len(tokens) and tokens[end].text not in {".", "!"}):
        return None
    return Rewrite(
        start - 1, end, f"{tokens[start - 1].text}, hvis {text_of(tokens[at + 2 : end])} ændrer sig"
    )


def quality(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Rewrite | None:
    """*i tvivl om nødvendigheden af støtten* → *i tvivl om, om støtten er nødvendig*; `at` is the noun."""
    adjective = QUALITIES.get(tokens[at].norm)
    if adjective is None or at < 2 or at + 2 >= len(tokens) or tokens[at + 1].norm != "af":
        return None
    before = tokens[at - 1]
    doubted = before.norm == "om" and tokens[at - 2].norm == "tvivl"
    asks = doubted or not _ASKING.isdisjoint(lexicon.lemmas(before.norm))
    end = object_end(tokens, at + 2, lexicon)
    if not asks or end is None or (end < len(tokens) and tokens[end].text not in {".", "?", "!"}):
        return None
    held = tokens[at + 2 : end]
    heads = [(word.gender, word.form) for word in lexicon.words(held[-1].text)]
    forms = {
        (gender if form.number is Number.SINGULAR else None, form.number)
        for gender, form in heads
        if isinstance(form, NounForm) and form.definite
    }
    if len(held) > 2 or len(forms) != 1:
        return None
    gender, number = forms.pop()
    agreed = agree(adjective, gender, number, lexicon, definite=False)
    return Rewrite(at - 1, end, f"{before.text}, om {text_of(held)} er {agreed}") if agreed else None
