"""Whom a suggestion's words make act, and to whom they speak: nobody else than the sentence does."""

from collections.abc import Sequence
from itertools import pairwise

from klartekst.danish.addressed import FAMILIAR
from klartekst.danish.closed_classes import POLITE, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite
from klartekst.finding import Category, Finding
from klartekst.rewriting.others import is_party, is_person
from klartekst.rewriting.passives.of_nouns import ACT_ENDINGS, PERSONS
from klartekst.rewriting.promises.surroundings import Place, Surroundings

_I = frozenset({"I", "jer", "jeres"})
_FAMILY = listed("barn barns jer jeres")
# With these several are named: "klages af såvel den, sagen gælder, som af værgen".
_SEVERAL = listed("såvel både enten den de hver")
# What a relative or a guardian does in the case.
_KINS_OWN = listed(
    "klage klager påklage kontakte kontakter ringe ringer skrive skriver svare spørge spørgsmål henvende"
)
# Who is meant has been named before.
_POINTING = listed("vedkommende vedkommendes pågældende pågældendes")
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
_AUTHORITIES = (*_CHARGING, "regionen", "region", "politiet", "ministeriet")
_HEARING = listed("indkalder pålægger fordeler")
_IN_THAT_CASE = frozenset({("givet", "fald"), ("så", "fald"), ("bekræftende", "fald")})
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
    if letter.analysis.reader.is_kin and _is_of_the_case(words, place.tokens[begun:behind]):
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
        or _is_their_hearing(words, place, letter)
        or _is_paid_by_another(place, letter)
        or _goes_on_with_another(place, letter)
    )


def _is_of_the_case(words: Sequence[str], replaced: Sequence[Token]) -> bool:
    """Whether a relative or a guardian is made the one whom the case is about: *hvad du kan få i eget hjem*."""
    brought = FAMILIAR.intersection(words) - {token.norm for token in replaced}
    turned = any(token.text in POLITE for token in replaced)
    return bool(brought) and not turned and _KINS_OWN.isdisjoint(words)


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
            named = following[at + 1]
            return is_party(named, letter.analysis.lexicon) or named.norm in PERSONS | _SEVERAL
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


def _is_their_hearing(words: list[str], place: Place, letter: Surroundings) -> bool:
    """Whether a board is spoken of, which calls the parties in and divides the cost: *Udgiften fordeles ligeligt*."""
    if _HEARING.isdisjoint(words):
        return False
    return any(token.norm.endswith((*_CHARGING, "hegnssynet")) for token in letter.tokens_near(place))


def _is_paid_by_another(place: Place, letter: Surroundings) -> bool:
    """Whether money is spoken of near *Udbetaling Danmark*, which then gives, stops and demands it back."""
    if not any(token.norm.endswith(_BENEFITS) for token in place.tokens):
        return False
    near = [token.text for token in letter.tokens_near(place)]
    return ("Udbetaling", "Danmark") in pairwise(near)


def speaks_to_two(tokens: Sequence[Token], old: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence made anew says both *du* and *De*, and the `old` one did not."""
    return _is_mixed(tokens, lexicon) and not _is_mixed(old, lexicon)


def _is_mixed(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    familiar = not FAMILIAR.isdisjoint(token.norm for token in tokens)
    return familiar and any(_is_polite(tokens, at, lexicon) for at in range(len(tokens)))


def _is_polite(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is the polite form; one that opens the sentence only before a verb: *De adspurgtes*."""
    return tokens[at].text in POLITE and (at > 0 or is_finite(tokens, 1, lexicon))


def _goes_on_with_another(place: Place, letter: Surroundings) -> bool:
    """Whether the sentence hangs on what another authority may do: *Regionen tager stilling. I høres i givet fald*."""
    if _IN_THAT_CASE.isdisjoint(pairwise(token.norm for token in place.tokens)):
        return False
    before = [token for token in letter.tokens_near(place) if token.end <= place.start]
    ends = [at for at, token in enumerate(before) if token.text in ".!?"]
    last = before[ends[-2] + 1 if len(ends) > 1 else 0 :]
    return any(token.norm.endswith(_AUTHORITIES) for token in last)


def makes_one_of_two(mended: Sequence[Finding], tokens: Sequence[Token], letter: Surroundings) -> bool:
    """Whether two who are named apart have both become *du*: *indsigere må tåle, at vi sender det til ansøger*.

    `mended` are the findings of the old sentence, `tokens` the new one.
    """
    if any(token.norm in _FAMILY for token in tokens):
        return False  # "I skal sørge for, at jeres barn": two, or one, they were before
    lexicon = letter.analysis.lexicon
    still = {token.norm for token in tokens}
    named = {
        letter.text[each.start : each.end].lower()
        for each in mended
        if each.category is Category.THIRD_PERSON
    }
    roles = {_role(each, lexicon) for each in named - still}
    return len(roles - {None}) > 1


def names_the_reader_too(
    words: Sequence[str], start: int, end: int, place: Place, letter: Surroundings
) -> bool:
    """Whether the text of `[start, end)` brings *du* and still has the role: *du leverer den, vi afkræver låner*."""
    new = {word.lower() for word in words} - {token.norm for token in place.tokens}
    still = {word.lower() for word in words}
    return not new.isdisjoint(FAMILIAR) and any(
        name.lower() in still for name in letter.named(Category.THIRD_PERSON, start, end)
    )


def _role(name: str, lexicon: Lexicon) -> str | None:
    """The base form of a name that is one noun: *ansøgers* is *ansøger*; None of *den sygemeldte*, who may be both."""
    nouns = sorted(word.lemma for word in lexicon.words(name) if isinstance(word.form, NounForm))
    return nouns[0] if nouns and name not in _POINTING else None


def _is_anybody(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*Har man spørgsmål*, *for den enkelte borger*, *enhver ansøger*: nobody who is spoken to."""
    if tokens[at].norm == "man":
        return True
    behind = lexicon.lemmas(tokens[at + 1].text) if at + 1 < len(tokens) else ()
    return tokens[at].norm in {"enkelte", "enhver"} and any(map(is_person, behind))


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
    rest = (*range(touched), *range(behind, len(place.tokens)))
    if any(_is_anybody(place.tokens, at, letter.analysis.lexicon) for at in rest):
        return True
    return any(_is_polite(place.tokens, at, letter.analysis.lexicon) for at in rest)
