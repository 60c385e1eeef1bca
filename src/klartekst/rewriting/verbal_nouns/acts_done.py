"""A verbal noun whose verb says nothing of its own: the noun's verb takes its form.

done       foretaget | en gennemgang af | din økonomi     → gennemgået din økonomi
denied     foretager ikke | udlevering af | lister        → udleverer ikke lister
course     påbegynder | renoveringen af | toiletterne     → begynder at sætte toiletterne i stand
begun      har | opstart af | et nyt hold                 → starter et nyt hold
put off    udsætte | opstarten af | arbejdet              → udsætte arbejdet
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.verbal_nouns.infinitives import linked, with_object
from klartekst.rewriting.verbal_nouns.nominal import NounGroup
from klartekst.rewriting.verbal_nouns.verb_forms import inflected, is_active

_DO = listed("foretage gennemføre iværksætte udføre")
# "have en drøftelse af": a meeting of words, where *have* says nothing.
_TALKS = listed("drøftelse gennemgang opfølgning evaluering koordinering")
# Verbs of an act's course, and what says the same in front of its infinitive.
_COURSES = {
    "påbegynde": "begynde at",
    "indlede": "begynde at",
    "fortsætte": "fortsætte med at",
    "udskyde": "vente med at",
}
_BETWEEN = listed("ikke også altid normalt kun")
# What is put off is the thing itself, whatever its beginning is called.
_POSTPONE = listed("udsætte udskyde fremrykke")
_STARTING = listed("opstart iværksættelse igangsættelse påbegyndelse gennemførelse afholdelse effektuering")
# "have opstart af", where *have* says nothing.
_STARTS = listed("opstart igangsættelse afslutning")


def done(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*foretaget en grundig gennemgang af X* → *gennemgået X grundigt*: the verb takes the empty one's form."""
    at = group.start - 1
    if at < 0:
        return None
    if (
        group.nominal.noun in _STARTING
        and linked(tokens, group)
        and is_active(tokens[at], _POSTPONE, lexicon)
    ):
        return Rewrite(at, group.noun + 2, tokens[at].text)  # "udsætte opstarten af arbejdet"
    adverb = tokens[at].text if tokens[at].norm in _BETWEEN else ""
    if adverb:
        return _denied(tokens, at - 1, group, adverb, lexicon)
    for course, instead in _COURSES.items():
        word, _, behind = instead.partition(" ")
        begun = inflected(tokens, at, frozenset({course}), word, lexicon)
        if begun:
            return with_object(tokens, at, group, f"{begun} {behind} ", lexicon)
    talked = group.determiner in {"en", "et"} and group.nominal.noun in _TALKS
    talked = talked or (group.determiner in {"", "en"} and group.nominal.noun in _STARTS)
    verb = inflected(tokens, at, _DO | ({"have"} if talked else set()), group.nominal.lemma, lexicon)
    if verb is None:
        return None
    made = with_object(tokens, at, group, "", lexicon)
    if made is None or not made.text.startswith(group.nominal.lemma):
        return None
    return Rewrite(made.start, made.end, verb + made.text.removeprefix(group.nominal.lemma))


def _denied(
    tokens: Sequence[Token], at: int, group: NounGroup, adverb: str, lexicon: Lexicon
) -> Rewrite | None:
    """*foretager ikke udlevering af lister* → *udleverer ikke lister*: an adverb behind the finite verb."""
    words = lexicon.words(tokens[at].text) if at >= 0 else ()
    forms = [
        w.form
        for w in words
        if isinstance(w.form, VerbForm) and w.lemma in _DO and w.form.voice is Voice.ACTIVE
    ]
    kind = next((form.kind for form in forms if form.kind in {VerbKind.PRESENT, VerbKind.PAST}), None)
    form = lexicon.inflect(group.nominal.lemma, WordClass.VERB, VerbForm(kind)) if kind is not None else None
    made = with_object(tokens, at, group, "", lexicon)
    if form is None or made is None or not made.text.startswith(group.nominal.lemma):
        return None
    return Rewrite(made.start, made.end, f"{form} {adverb}{made.text.removeprefix(group.nominal.lemma)}")
