"""Where a parse would have to find the subject of a passive that has no clause word by word.

So it is known before a sentence is parsed whether that can be of use: few such passives have any words that could be
their subject (*hvorved bemærkes, at*; *i den forbindelse indkaldes til*).
"""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, PREPOSITIONS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.openers import SUBORDINATORS
from klartekst.danish.passive import Passive
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.passives.clause_parts import Span, is_only_finite
from klartekst.rewriting.passives.clause_verbs import before_adverbs, verbs_of
from klartekst.rewriting.passives.inverted_subject import behind_verb

# No subject begins with these: "ikke", "på", "hvorved".
_NO_NOUN = ADVERBS | PREPOSITIONS | SUBORDINATORS


def open_subjects(tokens: Sequence[Token], passive: Passive, lexicon: Lexicon) -> Iterator[Span]:
    """The stretches that `clause_of` would take for the subject if a parse said so."""
    verbs = verbs_of(tokens, passive, lexicon)
    if verbs is None:
        return
    if verbs.opener is not None:
        places = [(verbs.opener + 1, before_adverbs(verbs, verbs.opener))]
    else:
        first = behind_verb(verbs)
        places = [(verbs.start, verbs.finite), *((first, end) for end in range(first + 1, len(tokens) + 1))]
    for start, end in places:
        if may_be_subject(tokens[start:end], lexicon):
            yield start, end


def may_be_subject(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a subject may be read in words: no sign or finite verb is among them, and a noun may stand first."""
    if not words or words[0].norm in _NO_NOUN:
        return False
    return all(
        each.kind is not TokenKind.PUNCTUATION
        and each.norm not in AUXILIARIES
        and not is_only_finite(each, lexicon)
        for each in words
    )
