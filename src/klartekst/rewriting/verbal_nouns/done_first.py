"""What was looked into before a finding is told, as the sentence's first act.

    Efter | gennemgang | af | sagen | kan | vi | se …                   → Vi har gennemgået sagen og kan se …
    På baggrund af | en vurdering | af | dit behov | har | vi | givet   → Vi har vurderet dit behov og givet …

*Når vi har gennemgået sagen, kan vi* would leave it to the future whether it is done.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite, cased, opens, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.behind_adjuncts import is_perfect, object_before_finite
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, adverbs_of, has_link

_OPENERS = (("efter",), ("på", "baggrund", "af"), ("på", "grundlag", "af"))
# Acts that are over when their outcome is told; behind »modtagelse« the sender may still be waiting.
_LOOKED_INTO = listed(
    "gennemgang gennemlæsning gennemsyn vurdering revurdering genvurdering undersøgelse kontrol sammenligning "
    "besigtigelse beregning genberegning overvejelse behandling genbehandling efterprøvelse drøftelse måling"
)
_FINDING = listed(
    "vurdere mene finde skønne konstatere anbefale foreslå se kunne måtte fastholde godkende imødekomme afslå give"
)
_DENIALS = listed("ikke endnu aldrig")


def done_first(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The sentence up to *vi*, told as two acts of the sender's; None where the first may not be done yet."""
    start = _opened(tokens, group.start)
    lexicon = actors.lexicon
    if start is None or not opens(tokens, start) or group.nominal.noun not in _LOOKED_INTO:
        return None
    if group.owner == "du" or not has_link(tokens, group) or not group.nominal.takes_object:
        return None
    held, manner = object_before_finite(tokens, group, lexicon), adverbs_of(group, lexicon)
    done = lexicon.inflect(group.nominal.lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
    if held is None or manner is None or done is None or tokens[held[1] + 1].norm != "vi":
        return None
    first, finite = held
    perfect = tokens[finite].norm == "har" and is_perfect(tokens, finite, lexicon)
    if not perfect and not _tells_a_finding(tokens[finite], actors):
        return None
    after = tokens[finite + 2].norm if finite + 2 < len(tokens) else ""
    verb = "" if perfect and after not in _DENIALS else tokens[finite].text
    made = f"vi har {done} {group.nominal.complement(text_of(tokens[first:finite]))} {manner}".strip()
    return Rewrite(start, finite + 2, cased(f"{made} og {verb}".strip(), tokens[start]))


def _opened(tokens: Sequence[Token], at: int) -> int | None:
    """Where the words begin that lead in the noun before `at`."""
    for words in _OPENERS:
        start = at - len(words)
        if start >= 0 and tuple(token.norm for token in tokens[start:at]) == words:
            return start
    return None


def _tells_a_finding(finite: Token, actors: Actors) -> bool:
    """*vurderer vi*, *kan vi*: now, of what was found."""
    return any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT and word.lemma in _FINDING
        for word in actors.lexicon.words(finite.text)
    )
