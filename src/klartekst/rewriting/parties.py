"""Whom a suggestion's words make act, and to whom they speak: nobody else than the sentence does."""

from collections.abc import Sequence
from itertools import pairwise

from klartekst.danish.forms import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.finding import Category
from klartekst.rewriting.others import is_party
from klartekst.rewriting.surroundings import Place, Surroundings
from klartekst.rewriting.torn import ACT_ENDINGS, PERSONS
from klartekst.understanding.analysis import FAMILIAR

_I = frozenset({"I", "jer", "jeres"})
# Behind the first word of a sentence these tell the polite *De* from that of *De papirer*.
_BEHIND_DE = listed("har kan skal er vil må bør bedes får bliver bør anmodes opfordres")
_POLITE = frozenset({"De", "Dem", "Deres"})
# What the one who is told to see to it does: "bygherren skal sikre, at …".
_SEEING_TO = listed("sikre sørge påse drage foranledige")
# What a licence is given on: the one who gets it sees to it.
_DEMANDED = listed("betinge betingelse vilkår krav kræve forudsætte forudsætning")
_FEES = ("gebyr", "gebyret", "afgift", "afgiften", "retsafgift", "retsafgiften")
# Who takes fees of their own, as the first or the last part of a word: *Planklagenævnet*, *retssag*.
_CHARGING = ("nævn", "nævnet", "nævnets", "styrelsen", "retten", "domstolene", "domstol", "fogedretten")
# What *Udbetaling Danmark* gives, among its other names.
_BENEFITS = (
    "tilskud", "tilskuddet", "støtte", "støtten", "ydelse", "ydelsen", "ydelser", "pension", "pensionen", "tillæg",
    "tillægget", "udbetaling", "udbetalingen", "udbetalt", "udbetalte", "penge", "pengene", "beløb", "beløbet",
)  # fmt: skip
_ASKING_FOR = listed("opkræver opkræve sender sende betaler betale tilbagebetaler")


def takes_over(words: Sequence[str], start: int, end: int, place: Place, letter: Surroundings) -> bool:
    """Whether *vi* is made to do what somebody else does.

    *Der opkræves af regioner* is not *vi opkræver*; nor does the sender see to it where *bygherren skal
    sikre, at der foretages …*, or charge the fee of a board that the letter speaks of. `words` are those of the text.
    """
    shouted = set(words)
    words = [word.lower() for word in words]
    _, begun, behind = place.cut
    before = {token.norm for token in place.tokens[begun:behind]}
    if shouted & {"Du", "I", "Vi", "du", "vi"} and _is_told_whose(before, place.tokens[behind:], letter):
        return True
    if "vi" not in words:
        return False
    if "vi" in before:
        return False
    following = [token.norm for token in place.tokens[behind : behind + 1]]
    passive = any(len(word) > 3 and word.endswith("s") for word in before)
    if passive and following == ["af"]:
        return True
    return (
        _is_seen_to(words, start, place, letter.analysis.lexicon)
        or _is_their_fee(words, place, letter)
        or _is_paid_by_another(place, letter)
    )


def _is_told_whose(before: set[str], following: Sequence[Token], letter: Surroundings) -> bool:
    """Whether *af* names further on who does what a passive says: *kan påklages til nævnet af ansøger og ejere*."""
    if not any(len(word) > 3 and word.endswith("s") for word in before) or before & {"du", "vi"}:
        return False
    for at, token in enumerate(following[:6]):
        if token.kind is TokenKind.PUNCTUATION:
            return False
        if (
            token.norm == "af"
            and at + 1 < len(following)
            and not following[at - 1].norm.endswith(ACT_ENDINGS)
        ):
            return is_party(following[at + 1], letter.analysis.lexicon) or following[at + 1].norm in PERSONS
    return False


def _is_seen_to(words: list[str], start: int, place: Place, lexicon: Lexicon) -> bool:
    """Whether the text stands in the *at*-clause of another one's duty: *Du skal sikre, at der foretages …*."""
    left = [token for token in place.tokens if token.start < start]
    if len(left) < 3 or left[-1].norm != "at" or words[:1] != ["vi"]:
        return False
    if any(not _DEMANDED.isdisjoint(lexicon.lemmas(token.norm)) for token in left):
        return True  # "betinget af, at der føres liste": the one who gets the licence does
    near = [token for token in left[-6:-1] if not _SEEING_TO.isdisjoint(lexicon.lemmas(token.norm))]
    return bool(near) and not {token.norm for token in left} & {"vi", "kommunen", "forvaltningen"}


def _is_their_fee(words: list[str], place: Place, letter: Surroundings) -> bool:
    """Whether a fee is charged or paid back where a board or a court is spoken of, in this or the sentences near by."""
    if _ASKING_FOR.isdisjoint(words) or not any(token.norm.endswith(_FEES) for token in place.tokens):
        return False
    return any(token.norm.endswith(_CHARGING) for token in letter.tokens_near(place))


def _is_paid_by_another(place: Place, letter: Surroundings) -> bool:
    """Whether money is spoken of near *Udbetaling Danmark*, which then gives, stops and demands it back."""
    if not any(token.norm.endswith(_BENEFITS) for token in place.tokens):
        return False
    near = [token.text for token in letter.tokens_near(place)]
    return ("Udbetaling", "Danmark") in pairwise(near)


def speaks_to_two(words: Sequence[str], old: Sequence[str]) -> bool:
    """Whether a sentence made anew says both *du* and *De*, and the old one did not: `words` and `old` are theirs."""
    return _is_mixed(words) and not _is_mixed(old)


def _is_mixed(words: Sequence[str]) -> bool:
    # "De har", but "De papirer"
    polite = {
        word for at, word in enumerate(words) if at or (words[1:2] and words[1] in _BEHIND_DE)
    } & _POLITE
    return bool(polite) and not FAMILIAR.isdisjoint(word.lower() for word in words)


def mixes_address(words: Sequence[str], start: int, end: int, place: Place, letter: Surroundings) -> bool:
    """Whether the text says *du* and the rest of the sentence goes on with *De*, *ansøgeren* or *den sygemeldte*.

    Half a sentence turned reads as if two persons were meant. `words` are those of the text.
    """
    if start == end:
        return False  # an explanation behind a word: "ledsagelse (en person, der følger dig ud)"
    touched, begun, behind = place.cut
    new = set(words) - {token.text for token in place.tokens[begun:behind]}
    if not {word.lower() for word in new} & FAMILIAR and not new & _I:
        return False
    if letter.found_of(Category.THIRD_PERSON, place.start, start) or letter.found_of(
        Category.THIRD_PERSON, end, place.end
    ):
        return True
    rest = (*place.tokens[:touched], *place.tokens[behind:])
    second = place.tokens[1].norm if len(place.tokens) > 1 else ""
    return any(
        token.text in _POLITE and (token.start > place.start or second in _BEHIND_DE) for token in rest
    )
