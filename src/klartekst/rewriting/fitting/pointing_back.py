"""The pronoun behind a text that points back to the subject which the text brings.

*Der er mulighed for at tilmelde sig* has no subject, and *sig* is anybody's; *du kan* makes it *tilmelde dig*.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite, is_infinitive
from klartekst.wording.matching import Match

_OWN = {
    "du": {"sig": "dig", "sin": "din", "sit": "dit", "sine": "dine"},
    "I": {"sig": "jer", "sin": "jeres", "sit": "jeres", "sine": "jeres"},
    "vi": {"sig": "os", "sin": "vores", "sit": "vores", "sine": "vores"},
}


def pointing_back(text: str, at: Match, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, Match]:
    """`text` and the match, both with the words behind it up to a pronoun of the subject that `text` brings.

    Both as they are where the infinitive behind the match has no such pronoun.
    """
    subject = next((word for word in text.split() if word in _OWN), None)
    if subject is None or at.end >= len(tokens) or not is_infinitive(tokens, at.end, lexicon):
        return text, at
    own = _OWN[subject]
    last = None
    for place in range(at.end, len(tokens)):
        if place > at.end and _ends_infinitive(tokens, place, lexicon):
            break
        if tokens[place].norm in own:
            last = place
    if last is None:
        return text, at
    behind = " ".join(own.get(token.norm, token.text) for token in tokens[at.end : last + 1])
    return f"{text} {behind}", replace(at, end=last + 1)


def _ends_infinitive(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether somebody else may be meant from here on: *at hjælpe barnet med **at** klare sig*."""
    token = tokens[at]
    if token.kind is TokenKind.PUNCTUATION or token.norm == "at" or is_finite(tokens, at, lexicon):
        return True
    return is_infinitive(tokens, at, lexicon) and tokens[at - 1].norm not in COORDINATORS
