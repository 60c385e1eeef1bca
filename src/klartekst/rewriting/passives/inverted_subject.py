"""The subject behind the finite verb: *I morgen bliver | din sag | behandlet*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import MODIFIER_LINKS, TIME_WORDS, end_of_noun_phrase
from klartekst.danish.passive import Passive
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.rewriting.passives.passive_clause import Verbs

# Right behind a noun these say what it is about.
OF_NOUN = listed("herom derom hertil dertil herover")


def is_second(tokens: Sequence[Token], finite: int, passive: Passive, lexicon: Lexicon) -> bool:
    """Whether the subject stands behind the finite verb: a pronoun, or a definite thing inside the verb group."""
    if is_nominative(tokens, finite + 1):
        return True
    end = end_of_noun_phrase(tokens, finite + 1, lexicon) if finite < passive.verb else None
    return end is not None and end <= passive.verb and tokens[finite + 1].norm not in ADVERBS


def behind_verb(verbs: Verbs) -> int:
    """Where a subject begins that stands behind the finite verb."""
    return verbs.last + 1 if verbs.is_bare else verbs.finite + 1


def end_of_subject(verbs: Verbs) -> int | None:
    """One past the subject that stands behind the finite verb."""
    first = behind_verb(verbs)
    if verbs.told is not None and verbs.told[0] == first:
        return verbs.told[1]
    if first < len(verbs.tokens) and verbs.tokens[first].norm == "der":
        return first + 1
    end = end_of_noun_phrase(verbs.tokens, first, verbs.lexicon)
    if end == first + 1 and verbs.tokens[first].norm == "det":
        return end  # "er det af lægen blevet oplyst, at": nothing hangs on *det*
    while end is not None and end < verbs.passive.verb and verbs.tokens[end].norm in MODIFIER_LINKS:
        # "vil årsagerne til fraværet blive drøftet", but "vil mødet om en uge blive holdt"
        longer = end_of_noun_phrase(verbs.tokens, end + 1, verbs.lexicon)
        if longer is None or longer > verbs.passive.verb:
            break
        if not TIME_WORDS.isdisjoint(token.norm for token in verbs.tokens[end:longer]):
            break
        end = longer
    if end is not None and end < verbs.passive.verb and verbs.tokens[end].norm in OF_NOUN:
        end += 1  # "skal anmodning herom fremsættes": asked about this, not put forward about this
    return end
