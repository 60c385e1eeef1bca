"""Where one clause may end and the next begin: at commas and the like, and where a comma is lacking."""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS, PREFACES
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite, is_infinitive, is_nominative

# What makes one conjunction with *at*, so that no clause begins there: *selv at*, *uden at*, *sådan at*.
_BEFORE_AT = listed("på trods selv efter inden fordi uden det omfang sådan til")
_CONDITIONS = listed("hvis fordi når såfremt medmindre selvom hvorvidt")
_ASKING = listed("som hvad hvordan hvornår hvor")
_OPENING = _CONDITIONS | _ASKING | {"at", "der"}
# Behind these a pronoun begins a clause without a word of its own: "og vi", "inden du".
_JOINING = listed("og men inden før mens så")
CLOSERS = listed(". ? ! : …")


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool, bool]]:
    """What stands between commas, brackets, dashes and semicolons; a comma inside a number is none."""
    start, depth, comma = 0, 0, False
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.PUNCTUATION or token.text in {
            '"',
            "'",
            "«",
            "»",
            "”",
            "“",
            "/",
            "-",
            "’",
        }:
            continue
        if token.text in CLOSERS and at + 1 < len(tokens) and token.text != ":":
            continue
        if at > start:
            yield start, at, comma, depth > 0
        depth += (token.text in {"(", "["}) - (token.text in {")", "]"})
        start, comma = at + 1, True
    if start < len(tokens):
        yield start, len(tokens), comma, depth > 0


def without_comma(
    tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Parts a stretch where a clause begins without its comma: *Vi mener at du har ret*."""
    first = start
    seen = False
    for at in range(start, end):
        if at > first + 1 and _begins_clause(tokens, at, end, lexicon, seen=seen):
            back = at - 1 if tokens[at - 1].norm in COORDINATORS and at - 1 > first else at
            yield first, back
            first, seen = back, False
        seen = seen or is_finite(tokens, at, lexicon)
    yield first, end


def _begins_clause(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon, *, seen: bool) -> bool:
    norm = tokens[at].norm
    before = tokens[at - 1].norm
    if norm not in _OPENING and before not in _JOINING:
        return False
    follows = tokens[at + 1].norm if at + 1 < end else ""
    if norm == "at":
        if follows == "ikke" or before in _BEFORE_AT or is_infinitive(tokens, at + 1, lexicon):
            return False
        return _verb_follows(tokens, at, end, lexicon)
    if norm in _CONDITIONS:
        if before in PREFACES or (norm == "når" and before == "først" and at - 1 == 0):
            return False
        return _verb_follows(tokens, at, end, lexicon)
    if norm in {"som", "der"} and seen and follows:
        words = lexicon.words(tokens[at - 1].text)
        noun = any(isinstance(word.form, NounForm) for word in words)
        return noun and is_finite(tokens, at + 1, lexicon) and not is_finite(tokens, at - 1, lexicon)
    if seen and before in _JOINING and is_nominative(tokens, at):
        return is_finite(tokens, at + 1, lexicon)
    if norm in _ASKING and seen:
        return (is_nominative(tokens, at + 1) or follows == "der") and _verb_follows(tokens, at, end, lexicon)
    return False


def _verb_follows(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    return any(is_finite(tokens, place, lexicon) for place in range(at + 1, end))
