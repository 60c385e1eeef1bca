"""A phrase with sentence adverbs, or its subject, behind the verb: put straight for the rewriting, and back again.

*Derfor træffer vi desværre ikke afgørelse om sagen* is fitted as *vi træffer afgørelse om sagen*, for that is what the
lists write their texts for; what comes back, *afgør*, takes *vi desværre ikke* behind its verb again.
"""

from collections.abc import Sequence
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from klartekst.danish.closed_classes import ADVERBS, NOMINATIVES, PREPOSITIONS, SUBJECTS
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.noun_phrases import is_definite_noun
from klartekst.wording.between import MOST_ADVERBS, NEGATIONS, PLAIN_ADVERBS, PRONOUNS, verb_of
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Pattern

_DUTIES = frozenset({"skal", "skulle", "må", "måtte", "bør", "burde"})
# Of these a letter speaks right behind the verb, before any adverb: "kontakter dig derfor", "vurderer det dog".
_OBJECTS = frozenset({"mig", "dig", "ham", "hende", "os", "jer", "det", "den", "dem"})
_ARTICLES = frozenset({"det", "den"})
_DETERMINERS = _ARTICLES | {"de"}


class Straight(msgspec.Struct, frozen=True):
    """The sentence and the match without what stands between, and the words that do."""

    sentence: Sentence
    at: Match
    subject: tuple[Token, ...]
    adverbs: tuple[Token, ...]


def with_adverbs_behind(pattern: Pattern, at: Match, tokens: Sequence[Token], lexicon: Lexicon) -> Match:
    """The match with the adverbs right behind it, where it ends in its finite verb or in the verb's pronoun.

    *Der tilkommer dig ikke* becomes *du har ikke ret til*: they stand behind the verb of the new text, not behind all
    of it.
    """
    verb = verb_of(pattern.elements)
    if verb is None or at.slots or at.between or at.end - at.start != len(pattern.elements):
        return at
    if verb and tokens[at.start + verb - 1].norm in _DETERMINERS:
        return at  # "det ansøgte ikke": no verb
    behind = tokens[at.start + verb + 1 : at.end]
    if any(token.norm not in PRONOUNS for token in behind) or not is_finite(tokens, at.start + verb, lexicon):
        return at
    end = at.end
    while end < min(at.end + MOST_ADVERBS, len(tokens)) and tokens[end].norm in PLAIN_ADVERBS:
        end += 1
    return replace(at, end=end, between=tuple(range(at.end, end)))


def straightened(sentence: Sentence, at: Match, lexicon: Lexicon) -> Straight | None:
    """A match with words between its own, in straight order; None where the order of its clause is not certain."""
    tokens = sentence.tokens
    between = [tokens[place] for place in at.between]
    subject = tuple(takewhile(lambda token: token.norm not in PLAIN_ADVERBS, between))
    own = [place for place in range(at.start, at.end) if place not in at.between]
    if not is_finite(tokens, own[0] if subject else at.between[0] - 1, lexicon) and not _pronoun_before(
        tokens, at
    ):
        return None
    if subject and not _is_inverted(tokens, at.start, subject[0]):
        return None
    left = subject or tokens[: at.start]
    moved = {place: len(left) + number for number, place in enumerate(own)}
    straight = Match(
        len(left),
        len(left) + len(own),
        tuple(moved[place] for place in at.heads),
        tuple((name, moved[first], moved[last - 1] + 1) for name, first, last in at.slots),
    )
    row = (*left, *(tokens[place] for place in own), *tokens[at.end :])
    return Straight(
        replace(sentence, tokens=row),
        straight,
        subject,
        tuple(token for token in between if token.norm in PLAIN_ADVERBS),
    )


def _pronoun_before(tokens: Sequence[Token], at: Match) -> bool:
    """Whether the adverbs stand behind the verb's pronoun: *giver dig derfor besked*."""
    return at.between[0] - 1 > at.start and tokens[at.between[0] - 1].norm in PRONOUNS


def _is_inverted(tokens: Sequence[Token], verb: int, subject: Token) -> bool:
    """Whether what follows the verb is its subject: certain of a pronoun, of a noun where none can stand before."""
    if subject.norm in NOMINATIVES or not verb:
        return True
    before = tokens[verb - 1]
    if before.text == "," or before.norm in ADVERBS:
        return True
    phrase = tokens[:verb]
    return phrase[0].norm in PREPOSITIONS and all(token.kind is not TokenKind.PUNCTUATION for token in phrase)


def put_back(edit: Edit, straight: Straight, sentence: Sentence, at: Match, lexicon: Lexicon) -> Edit | None:
    """An edit made in straight order as the sentence needs it; None where its verb is not plain to see.

    Nor does *er ikke forpligtet til at* become *skal ikke*: a denied duty is no ban.
    """
    start, end, text = edit
    tokens = sentence.tokens
    end = max(end, tokens[at.end - 1].end)
    if start != tokens[at.start].start:
        return None
    words = text.split(" ")
    verb = _verb(words, inverted=bool(straight.subject), lexicon=lexicon)
    if verb is None or text.startswith(","):
        return None
    own = {token.norm for token in straight.sentence.tokens[straight.at.start : straight.at.end]}
    denied = any(token.norm in NEGATIONS for token in straight.adverbs)
    if denied and not _DUTIES.isdisjoint({word.lower() for word in words} - own):
        return None
    place = verb + 1
    while place < len(words) and not words[place - 1].endswith(",") and _is_light(words, place, lexicon):
        place += 1
    if place == len(words) and straight.adverbs and words[-1][-1:].isalpha():
        following = tokens[at.end] if at.end < len(tokens) else None
        if following is not None and following.norm in _OBJECTS:
            if following.norm in _ARTICLES and _goes_on(tokens, at.end + 1, lexicon):
                return None
            words.append(following.text)
            place, end = place + 1, following.end
    comma = "," if words[place - 1].endswith(",") else ""
    words[place - 1] = words[place - 1].removesuffix(",")
    subject, adverbs = ([token.text for token in each] for each in (straight.subject, straight.adverbs))
    row = [*words[: verb + 1], *subject, *words[verb + 1 : place], *adverbs]
    return start, end, " ".join([*row[:-1], row[-1] + comma, *words[place:]])


def _verb(words: Sequence[str], *, inverted: bool, lexicon: Lexicon) -> int | None:
    """Which word of a text is its finite verb: the first, or the one behind its subject of one word."""
    for at, word in enumerate(words[: 1 if inverted else 2]):
        plain = word.rstrip(",").lower()
        if lexicon.may_be_finite(plain) and plain not in PREPOSITIONS and plain not in ADVERBS:
            return at
        if plain not in SUBJECTS and word != "I" and not is_definite_noun(plain, lexicon):
            return None
    return None


def _is_light(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a word of a text is a pronoun that stands before the adverbs, and no article: *det krav*."""
    word = words[at].rstrip(",")
    if word != "I" and word.lower() not in PRONOUNS:
        return False
    if word not in _ARTICLES or words[at].endswith(",") or at + 1 == len(words):
        return True
    return not _nominal(words[at + 1].rstrip(","), lexicon)


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase goes on behind its article."""
    return at < len(tokens) and tokens[at].kind is TokenKind.WORD and _nominal(tokens[at].text, lexicon)


def _nominal(word: str, lexicon: Lexicon) -> bool:
    return lexicon.may_be_noun(word) or any(each.word_class == "ADJ" for each in lexicon.words(word))
