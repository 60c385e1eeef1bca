"""What makes a candidate wrong in its sentence, though its form may fit; one doubt is enough, and it is not offered."""

import re
from collections.abc import Callable
from itertools import pairwise, takewhile

from klartekst.danish.closed_classes import ADVERBS, MODALS, NOMINATIVES
from klartekst.danish.tokens import TokenKind
from klartekst.danish.verbal_nouns import is_verbal, joins_another_act
from klartekst.rewriting.fitting.candidate import Candidate
from klartekst.rewriting.verb_phrases import REFLEXIVE

_NEAR = 3  # words
_IN_REFERENCE = 6  # words that a section and what stands behind it take: "§ 19, stk. 2, nr. 1,"
_DECIDES = re.compile(r"\bbeslut\w*$")
_HAS_SUBJECT = re.compile(r"(?:vi|du|jeg|I) \w+")
_OF_APPLICANT = re.compile(r"\b(?:du|I) har søgt\b|\b(?:din|jeres) ansøgning")

Doubt = Callable[[Candidate], bool]
FittedDoubt = Callable[[Candidate, str], bool]


def _is_of_another_applicant(candidate: Candidate) -> bool:
    """*du har søgt*, in a letter on what somebody else has applied for."""
    return candidate.analysis.reader.another_applies and _OF_APPLICANT.search(candidate.text) is not None


def _is_said_of_another(candidate: Candidate) -> bool:
    """*Vi skal gøre dig bekendt med* has the pronoun of *gøre sig bekendt med*, and is not said of oneself."""
    if "sig" not in candidate.pattern.text.split():
        return False
    subjects = (token.text if token.text == "I" else token.norm for token in reversed(candidate.left))
    own = next((REFLEXIVE[subject] for subject in subjects if subject in REFLEXIVE), None)
    return own is not None and own not in {token.norm for token in candidate.matched}


def _is_half_a_word(candidate: Candidate) -> bool:
    """*fabr.nr.*: the other half stands close before it, written as one."""
    left = candidate.left
    glued = bool(left) and left[-1].end == candidate.matched[0].start
    return glued and (left[-1].kind is TokenKind.WORD or left[-1].text == ".")


def _says_om_twice(candidate: Candidate) -> bool:
    """*besked om indeholdelse vedrørende gæld*; nor does *om* stand behind a year: *for 2027 vedrørende ejendommen*."""
    left = candidate.left
    return candidate.text == "om" and (
        any(token.norm == "om" for token in left[-_NEAR:])
        or (bool(left) and left[-1].kind is TokenKind.NUMBER)
    )


def _leads_from_section_to_section(candidate: Candidate) -> bool:
    """*efter lovens § 19, jf. bekendtgørelsens § 3*: the one section says less without the other than *ifølge* does."""
    return candidate.text == "ifølge" and any(token.text == "§" for token in candidate.left[-_IN_REFERENCE:])


def _happens_otherwise(candidate: Candidate) -> bool:
    """*idet der ved manglende afmelding kan ske opkrævning*: it is something else that happens."""
    return candidate.matched[-1].norm == "ske" and any(
        token.norm == "der" for token in candidate.left[-_IN_REFERENCE:]
    )


def _hangs_far_from_its_noun(candidate: Candidate) -> bool:
    """*servicepakke (mad og vask), der opkræves*: *der* may not be left out so far from its noun."""
    return candidate.matched[0].norm == "der" and [token.text for token in candidate.left[-2:]] == [")", ","]


def _is_asked_of_another(candidate: Candidate) -> bool:
    """*Oplys, hvorvidt der er modtaget støtte*: what the sender asks, it has not received itself."""
    asked = bool(candidate.left) and candidate.left[-1].norm in {"hvorvidt", "om"}
    return asked and candidate.matched[0].norm == "der" and candidate.text.startswith("vi ")


DOUBTS: tuple[Doubt, ...] = (
    _is_asked_of_another,
    _is_of_another_applicant,
    _is_said_of_another,
    _is_half_a_word,
    _says_om_twice,
    _leads_from_section_to_section,
    _happens_otherwise,
    _hangs_far_from_its_noun,
)
"""Of the words as the list has them, before any form is sought."""


def _breaks_off(candidate: Candidate, text: str) -> bool:
    """A gap or a phrase that ends in *at* needs what follows to go on with it."""
    right = candidate.right
    return text.endswith((" at", ", at")) and bool(right) and right[0].kind is TokenKind.PUNCTUATION


def _decides_a_thing(candidate: Candidate, text: str) -> bool:
    """*truffet beslutning om iværksættelse af*: one decides to do it, and *besluttet iværksættelse* is no Danish."""
    right = candidate.right
    return _DECIDES.search(text) is not None and bool(right) and is_verbal(right[0], candidate.lexicon)


def _is_finite_under_modal(candidate: Candidate, text: str) -> bool:
    """*Det skal hermed bekræftes*: behind *skal*, *vi bekræfter* has a verb too many."""
    if not _HAS_SUBJECT.match(text) or any(token.norm in MODALS for token in candidate.matched):
        return False
    left = [token.norm for token in candidate.left[-2:]]
    return bool(left) and (left[-1] in MODALS or (left[0] in MODALS and left[-1] in ADVERBS))


def _leaves_another_act(candidate: Candidate, text: str) -> bool:
    """*foretage beskæring af hækken samt fjernelse af grene*: no *beskære hækken samt fjernelse af grene*."""
    unlinked = candidate.matched[-1].norm == "af" and not text.endswith(" af")
    return unlinked and joins_another_act(candidate.right, 0, candidate.lexicon)


def _is_no_means(candidate: Candidate, text: str) -> bool:
    """*Ved personligt fremmøde skal du have pas med* is when, and *bedes tid bestilt* is nobody's means.

    *Ved at møde op* fits what somebody can reach by it: *kan du få et pas*.
    """
    clause = list(takewhile(lambda token: token.text != ",", candidate.right))
    reached = any(
        before.norm == "kan" and (behind.norm in NOMINATIVES or behind.text == "I")
        for before, behind in pairwise(clause)
    )
    return not candidate.left and text.startswith("Ved at ") and not reached


FITTED_DOUBTS: tuple[FittedDoubt, ...] = (
    _breaks_off,
    _decides_a_thing,
    _is_finite_under_modal,
    _leaves_another_act,
    _is_no_means,
)
"""Of the text in its form."""
