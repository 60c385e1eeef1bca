"""A third-person sentence turned to *du*, the whole pronoun chain with it.

*Da borgeren ikke har svaret, har hun fået sin tid aflyst* → *Da du ikke har svaret, har du fået din tid
aflyst*. Conditions: the name's own role is plain; the reflexives *sin, sit, sine, sig* belong to it, for it
is the subject; *han, hun, hans, hendes* can mean nobody else, for no other person is named before them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from klartekst.danish.closed_classes import ADVERBS, SUBORDINATORS, listed
from klartekst.danish.forms import NounForm, Number
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.addressing.address import Role, capital_like, possessive, role, second_person
from klartekst.rewriting.others import is_person


@dataclass(frozen=True, slots=True)
class Chain:
    """The pronouns that point back to one person or several, and what each becomes in the second person.

    `possessive` is None where it agrees with what is owned (*din, dit, dine*).
    """

    reflexive: Mapping[str, str]
    subjects: frozenset[str]
    objects: frozenset[str]
    possessives: frozenset[str]
    subject: str
    object_: str
    possessive: str | None


CHAINS = {
    "du": Chain(
        {"sin": "din", "sit": "dit", "sine": "dine", "sig": "dig"},
        listed("han hun"), listed("ham hende"), listed("hans hendes vedkommendes dennes"), "du", "dig", None,
    ),
    "alle": Chain({"sig": "dig"}, listed("de"), listed("dem"), listed("deres"), "du", "dig", None),
    "I": Chain({"sig": "jer"}, listed("de"), listed("dem"), listed("deres"), "I", "jer", "jeres"),
}  # fmt: skip
# Who these point back to, nobody can tell word by word.
OTHERS = listed("vedkommende pågældende dennes")
# Whoever is asked or bound does what the infinitive says: *vi beder ansøger om at sende sit pas*.
_ASKING = listed("bede anmode opfordre pålægge tillade hjælpe råde")
# A subject stands behind these.
_OPENERS = (SUBORDINATORS - {"om"}) | listed("som hvor")  # "har bakket op om de aftaler"
# What a pronoun has behind it, and *denne afgørelse* has not.
_BEHIND_DENNE = listed(
    "er var har havde kan skal vil må bør bliver blev får fik flere gentagne tidligere selv på ved i med efter"
)
_ANY = listed("en enhver hver den")
_BINDING = listed("opgave ansvar pligt ret valg")


def turned(
    tokens: Sequence[Token], start: int, end: int, person: str, text: str, lexicon: Lexicon
) -> str | None:
    """The sentence with the name `tokens[start:end]` and its pronouns turned to *du*, or None.

    `text` is the letter's text; what is not turned is kept as it stands.
    """
    chain = CHAINS.get(person)
    if chain is None:
        return None
    what = role(tokens, start, end, lexicon)
    if what is None:
        return None
    name = second_person(person, what, tokens[end:], lexicon)
    if name is None:
        return None
    written = " ".join(token.text for token in tokens[start:end])
    edits: dict[int, tuple[int, str]] = {start: (end, capital_like(name, written))}
    at = end
    while at < len(tokens):
        turn = _turn(tokens, at, start, end, what, chain, lexicon)
        if turn is not None:
            if turn[1] == "":
                return None
            edits[at] = turn
            at = turn[0]
        else:
            at += 1
    if any(points_back(tokens, at, person, lexicon) for at in range(start)):
        return None
    left = (at for at in range(end, len(tokens)) if at not in edits)
    if any(tokens[at].norm in OTHERS or _is_the_latter(tokens, at) for at in left):
        return None
    return _written(tokens, edits, text)


def _turn(
    tokens: Sequence[Token], at: int, start: int, end: int, what: Role, chain: Chain, lexicon: Lexicon
) -> tuple[int, str] | None:
    """(one past the last token, new word) for a pronoun; an empty word when nobody can tell."""
    norm = tokens[at].norm
    if norm in chain.reflexive:
        if _is_in_itself(tokens, at):
            return None
        own = what is Role.SUBJECT or _acts_in_infinitive(tokens, start, end, at, what, lexicon)
        mine = own and not _other_subject(tokens, end, at)
        return at + 1, chain.reflexive[norm] if mine else ""
    if not _is_of(tokens, at, chain, lexicon):
        return None
    others = _names_several if chain is not CHAINS["du"] else _names_person
    between = tokens[end + may_be_finite(tokens[end], lexicon) : at]  # "klager mener": no second person
    if others(between, lexicon) and not _is_of_owner(tokens, start, end, at, what, chain):
        return at + 1, ""
    if norm in chain.subjects:
        either = (
            at + 2 < len(tokens) and tokens[at + 1].norm == "eller" and tokens[at + 2].norm in chain.subjects
        )
        return (at + 3 if either else at + 1), chain.subject
    if norm in chain.objects:
        return at + 1, chain.object_
    return at + 1, chain.possessive or possessive(tokens[at + 1 :], lexicon) or ""


def _acts_in_infinitive(
    tokens: Sequence[Token], start: int, end: int, at: int, what: Role, lexicon: Lexicon
) -> bool:
    """Whether *sin* behind *at* is of the one who is asked or bound: *det er borgerens opgave at vaske sit tøj*."""
    infinitive = [place for place in range(end, min(at, end + 3)) if tokens[place].norm == "at"]
    if not infinitive or any(token.text == "," for token in tokens[end:at]):
        return False
    if what is Role.OBJECT and start:
        return not _ASKING.isdisjoint(lexicon.lemmas(tokens[start - 1].norm))
    return what is Role.POSSESSOR and tokens[end].norm in _BINDING


def _is_of_owner(tokens: Sequence[Token], start: int, end: int, at: int, what: Role, chain: Chain) -> bool:
    """*Borgerens kone hjælper ham*: in its own clause the subject would say *sig* and *sin*, so the owner is meant."""
    within = start == 0 and not any(token.kind is TokenKind.PUNCTUATION for token in tokens[end:at])
    joined = any(token.norm in {"og", "som", "der", "at"} for token in tokens[end:at])
    return what is Role.POSSESSOR and within and not joined and tokens[at].norm not in chain.subjects


def points_back(tokens: Sequence[Token], at: int, person: str, lexicon: Lexicon) -> bool:
    """Whether a token may point to the one that is to become `person`: *hun, sin, vedkommende*; *deres* for *I*."""
    norm, chain = tokens[at].norm, CHAINS.get(person, CHAINS["du"])
    if norm in chain.reflexive:
        return not _is_in_itself(tokens, at)
    return norm in OTHERS or _is_the_latter(tokens, at) or _is_of(tokens, at, chain, lexicon)


def _is_in_itself(tokens: Sequence[Token], at: int) -> bool:
    """*Ikke i sig selv*: a phrase that points to nobody."""
    around = [token.norm for token in tokens[max(0, at - 1) : at + 2]]
    return around == ["i", "sig", "selv"]


def _is_the_latter(tokens: Sequence[Token], at: int) -> bool:
    """*Modtageren er varslet, da denne er fraflyttet*: a pronoun before its verb, as in *denne flere gange er*."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    opened = at > 0 and tokens[at - 1].norm in _OPENERS
    return tokens[at].norm == "denne" and opened and (following in _BEHIND_DENNE or following in ADVERBS)


def _is_of(tokens: Sequence[Token], at: int, chain: Chain, lexicon: Lexicon) -> bool:
    """*De* is a pronoun only before its verb (*når de henter*); before a noun it is the article."""
    norm = tokens[at].norm
    if norm == "de" and norm in chain.subjects:
        return tokens[at].text.islower() and _is_subject(tokens, at, lexicon)
    if norm in chain.possessives and tokens[at].text == "Deres" and at:
        return False  # the polite form
    return norm in chain.subjects | chain.objects | chain.possessives


def _is_subject(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*at de ikke kan*, *når de henter*; an article in *de ikke godkendte bilag*, *bakket op om de aftaler*."""
    verb = next((place for place in range(at + 1, len(tokens)) if tokens[place].norm not in ADVERBS), None)
    if verb is None or not may_be_finite(tokens[verb], lexicon):
        return False
    plural = any(
        isinstance(word.form, NounForm) and word.form.number is Number.PLURAL
        for word in lexicon.words(tokens[verb].text)
    )
    before = [token.norm for token in tokens[max(0, at - 2) : at]]
    opened = before == [",", "om"] or not _OPENERS.isdisjoint(before[-1:])
    return opened or (verb == at + 1 and (not plural or before[-1:] == [","]))


def _other_subject(tokens: Sequence[Token], end: int, at: int) -> bool:
    """Whether somebody else became the subject on the way: *borgeren … og lægen har sendt sin erklæring*."""
    return any(token.norm in {"vi", "jeg", "der", "som", "kommunen", "de"} for token in tokens[end:at])


def _names_person(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    for token in tokens:
        if token.kind is not TokenKind.WORD:
            continue
        if token.text[:1].isupper():
            return True
        for word in lexicon.words(token.text):
            if isinstance(word.form, NounForm) and is_person(word.lemma):
                return True
    return False


def _names_several(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether *deres* may belong to others on the way: *forældrene skal hente børnene i deres skole*."""
    return any(
        isinstance(word.form, NounForm) and word.form.number is Number.PLURAL
        for token in tokens
        for word in lexicon.words(token.text)
    )


def names_other_person(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether somebody but the reader is named, whom *vedkommende* may mean: *anmelder*, *lægen*; not *borger*.

    *En ansøger* is anybody, and so is *vedkommende* behind it.
    """
    readers = {"borger", "ansøger", "klager"}
    others = [
        token
        for at, token in enumerate(tokens)
        if readers.isdisjoint(lexicon.lemmas(token.text)) or (at and tokens[at - 1].norm in _ANY)
    ]
    return _names_person(
        [each for each in others[1:] if not each.text[:1].isupper()], lexicon
    ) or _names_person([each for each in others[:1] if each.text.islower()], lexicon)


def _written(tokens: Sequence[Token], edits: dict[int, tuple[int, str]], text: str) -> str:
    made: list[str] = []
    at = 0
    while at < len(tokens):
        gap = " " if at and tokens[at].start > tokens[at - 1].end else ""
        if at in edits:
            after, word = edits[at]
            made.append(gap + word)
            at = after
        else:
            made.append(gap + tokens[at].text)
            at += 1
    return "".join(made)
