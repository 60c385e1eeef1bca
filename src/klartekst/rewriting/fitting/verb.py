"""A verb in the form that its place asks for, or nothing."""

import re

from klartekst.danish.closed_classes import COPULAS
from klartekst.danish.forms import VerbForm, VerbKind, Voice
from klartekst.danish.inflection import inflect_phrase
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.fitting.other_verb import PARTICIPLES, misplaced
from klartekst.rewriting.fitting.place import BRACED, Fitted, Place
from klartekst.rewriting.fitting.readings import ONLY_BEFORE_NOUNS
from klartekst.rewriting.noun_phrases import DEFINITES, is_definite_noun, starts_noun_phrase
from klartekst.rewriting.verb_phrases import SUBJECTS, fits, reflexive


def fit_verb(place: Place, form: VerbForm, alternative: str, lexicon: Lexicon) -> Fitted | None:
    """The alternative with its verb in `form`, the form of the word in braces; None where it cannot stand there."""
    assert place.braced is not None
    if place.matched[place.braced].lower() == "blevet" and "{blive}" not in alternative:
        return None  # "er blevet visiteret til" would become "er fået ja til"
    alone = " " not in alternative
    if misplaced(BRACED.findall(alternative)[0], form, place.left, place.right, lexicon, alone=alone):
        return None
    if alternative == "{give}" and _names_the_receiver(place, form, lexicon):
        return None  # "eleverne tildeles pladser": nobody is given here
    if alternative.startswith("{få}") and _is_passive(place, form):
        return None  # "vil blive indhentet en udtalelse": nothing is *fået*
    if _takes_the_noun(place, form, alternative):
        return None
    words = alternative.split()
    last = max(i for i, word in enumerate(words) if "{" in word)
    tail = tuple(words[last + 1 :])
    if "sig" in words and place.matched[-1] != "sig":
        pronoun = reflexive(place.left, form)
        if pronoun is None or form.voice is Voice.PASSIVE:
            return None
        alternative = re.sub(r"\bsig\b", pronoun, alternative)
    several = len(place.matched) > 1
    held_object = several and bool(tail) and tail[-1] not in place.matched
    # What the pattern itself ends with stands in the same place: "{rette} henvendelse til" and "{ringe} til".
    same_end = several and bool(tail) and place.matched[-1].lower() == tail[-1]
    if not same_end and not fits(tail, form, place.left, place.right, lexicon, held_object=held_object):
        return None
    if not tail and _has_der_for_subject(place, form):
        if _is_definite(place.right, lexicon) or place.right[:2] == (",", "at"):
            return None  # neither "der er vurderet dine behov" nor "der er aftalt, at"
    text = inflect_phrase(alternative, form, lexicon)
    return None if text is None else Fitted(text)


def _has_der_for_subject(place: Place, form: VerbForm) -> bool:
    """Whether *der* opens a passive clause: what then follows the verb is indefinite, *der behandles sager*."""
    clause = [word.lower() for word in place.left]
    while "," in clause:
        clause = clause[clause.index(",") + 1 :]
    return "der" in clause and (form.voice is Voice.PASSIVE or not COPULAS.isdisjoint(clause))


def _is_definite(right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a definite noun phrase or a name comes next: *dine behov*, *sagen*, *lægens oplysninger*, *Emil*."""
    if not right:
        return False
    named = right[0][:1].isupper()
    return named or right[0].lower() in DEFINITES or is_definite_noun(right[0], lexicon)


def _takes_the_noun(place: Place, form: VerbForm, alternative: str) -> bool:
    """Whether a participle in front of its noun would swallow it: *den indgivne ansøgning*, *en indgivet klage*."""
    if place.braced != 0 or form.kind not in PARTICIPLES:
        return False
    kept = [word.strip(",").lower() for word in alternative.split()[1:]]
    if kept == [word.lower() for word in place.matched[1:]]:
        return False
    before = place.left[-1].lower() if place.left else ""
    return form.kind is not VerbKind.PARTICIPLE or before in ONLY_BEFORE_NOUNS


def _names_the_receiver(place: Place, form: VerbForm, lexicon: Lexicon) -> bool:
    """Whether the one who gets is the subject: *du ydes hjælp*, *de bliver tildelt pladser*, not *der ydes hjælp*."""
    follows = bool(place.right) and starts_noun_phrase(place.right[0], lexicon)
    somebody = SUBJECTS | {"Du", "De", "Vi"}
    first, last = place.left[-2:] if len(place.left) > 1 else ("", "")
    told = first.lower() in {"er", "var"} or (first in somebody and last in {"er", "var"})
    if follows and form.kind is VerbKind.PARTICIPLE and told:
        return True  # "derfor er du bevilget ophold", "er Alma bevilget ophold"
    if place.left and place.left[-1] in somebody:
        return _is_passive(place, form)  # "du bevilges desuden hjælp"
    return _is_passive(place, form) and follows and not _has_der_for_subject(place, form)


def _is_passive(place: Place, form: VerbForm) -> bool:
    becomes = bool(place.left) and place.left[-1].lower() in ("bliver", "blev", "blive", "blevet")
    return form.voice is Voice.PASSIVE or (form.kind is VerbKind.PARTICIPLE and becomes)
