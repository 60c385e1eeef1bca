"""What a suggestion's words do to the sentence: which promises, names and fields it changes, what they agree with."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.capitals import is_name, starts_sentence
from klartekst.danish.characters import view
from klartekst.danish.closed_classes import ADVERBS, MODALS, NOMINATIVES, listed
from klartekst.danish.forms import Gender, NounForm, Number, VerbForm, VerbKind, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS
from klartekst.danish.tokens import Token, TokenKind, plain_tokens, tokenize
from klartekst.rewriting.promises.meaning import Part, Promise, changes, words_of
from klartekst.rewriting.promises.surroundings import Place, Surroundings, cut

_NO_NAMES = frozenset({"De", "Dem", "Deres", "I", "Jer", "Jeres", "Du", "Dig", "Din", "Dit", "Dine"})


# "Bevilling af en kørestol" gives the chair; "hjælp af" would name the helper.
_NEVER_OF = listed("hjælp støtte samtale møde besøg ønske svar besked tilladelse penge brev")
# Nobody tells anything in these: "udgifter om boligen", "tabt arbejdsfortjeneste om Alma".
_TELL_NOTHING = (
    "udgift", "omkostning", "fortjeneste", "bevilling", "ydelse", "tilskud", "støtte", "hjælp", "rente", "afgift",
    "bøde", "gebyr", "skade", "opgave", "foranstaltning", "tiltag", "indsats", "ansvar", "behov", "forhold",
    "problem", "vanskelighed", "omstændighed", "mangel", "praksis", "drift", "indtægt", "restance", "gæld", "beløb",
    "krav", "betaling", "regulering", "faktura",
)  # fmt: skip
_PARTICLES = listed("op ned ud ind tilbage videre frem fra af gang sammen over igennem væk")
_SPEAKERS = listed("mig os jeg vi")
# No pronoun can follow these: "din du skal tilmelde dig".
_WANT_NOUN = listed("din dit dine jeres vores min mit mine hans hendes en et hver hvert")
_SINGULAR = dict.fromkeys(
    ("en", "den", "denne", "din", "min", "sin", "ingen", "hver"), Gender.COMMON
) | dict.fromkeys(("et", "det", "dette", "dit", "mit", "sit", "intet", "hvert"), Gender.NEUTER)
_OWNED = listed("din dit dine")
_DETERMINERS: dict[str, tuple[Number, Gender | None]] = {
    **{word: (Number.SINGULAR, gender) for word, gender in _SINGULAR.items()},
    **dict.fromkeys(("de", "disse", "dine", "mine", "sine", "flere", "alle"), (Number.PLURAL, None)),
}


def changed(
    letter: Surroundings, place: Place, start: int, end: int, text: str, words: Sequence[str]
) -> tuple[Sequence[Promise], Sequence[Promise]]:
    """What a text loses and adds of the promises in `[start, end)`, names and fields among them.

    `words` are those of the text.
    """
    replaced: list[str] = []
    lost_names: list[Promise] = []
    told = frozenset(words)
    for sentence in place.sentences:
        first, _, last = cut(sentence.tokens, start, end)
        for position in range(first, last):
            token = sentence.tokens[position]
            if token.kind is TokenKind.FIELD:
                raw = letter.text[token.start : token.end]
                if raw not in text:
                    lost_names.append((Part.FIELD, raw))
                continue
            replaced.append(token.text)
            if token.text in told or not is_proper(sentence.tokens, position, letter.analysis.lexicon):
                continue
            if not {_bare(word) for word in words_of(token.text)} <= {_bare(word) for word in words}:
                lost_names.append((Part.NAME, token.text))
    if not place.sentences:
        replaced = [letter.text[start:end]]
    lost, added = changes(words_of(" ".join(replaced)), words)
    return (*lost, *lost_names), tuple(added)


def disagrees(words: Sequence[str], place: Place, lexicon: Lexicon) -> bool:
    """Whether the words around do not go with the text: *de helbred*, *kontakt jeg*, *hjælp af kørestol*.

    Only what is certain counts: a text that begins with a word that can be nothing but a noun, or that is
    a pronoun in the nominative.
    """
    touched, begun, behind = place.cut
    following = place.tokens[behind : behind + 2]
    if (
        words
        and words[-1] in _SPEAKERS
        and [token.norm for token in following] in ([",", "der"], [",", "som"])
    ):
        return True  # "kontakt mig, der træffes på": what is told of *undertegnede* is not told of *mig*
    if _hangs(words, place.tokens[begun:behind], place.tokens[behind : behind + 1], lexicon):
        return True
    before = place.tokens[touched - 1] if touched else None
    if touched > 1 and len(words) > 1 and _shares_a_head(place.tokens[touched - 2 : touched]):
        return True  # "røg- og lugtgener": no "røg- og dårlig lugt"
    if before is None or not words or before.kind is not TokenKind.WORD:
        return False
    front = before.norm
    if words[0].lower() == "om" == words[-1].lower() and any(
        lemma.endswith(_TELL_NOTHING) for lemma in lexicon.lemmas(before.text)
    ):
        return True
    if words[0].lower() in NOMINATIVES and front in _WANT_NOUN:
        return True
    if front in MODALS and _only_finite(words[0], lexicon):
        return True
    if len(words) == 1 and words[0].lower() in NOMINATIVES:
        return _governs_object(lexicon.words(front))
    wanted = _DETERMINERS.get(front)
    # Behind a determiner nobody gives an order: "hjælp" is the noun there.
    nouns = [each.form for each in lexicon.words(words[0]) if each.form != VerbForm(VerbKind.IMPERATIVE)]
    if wanted is None or not nouns or not all(isinstance(form, NounForm) for form in nouns):
        return False
    number, gender = wanted
    return not any(
        isinstance(word.form, NounForm)
        and not word.form.definite
        and word.form.number is number
        and (gender is None or word.gender is None or word.gender is gender)
        and not (front in ("en", "et") and lexicon.is_mass(word.lemma))
        for word in lexicon.words(words[0])
    )


def _shares_a_head(before: Sequence[Token]) -> bool:
    """Whether half a compound waits for the last part of what follows: *røg- og*."""
    return before[0].text.endswith("-") and before[1].norm in COORDINATORS


def clashes(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a sentence made of several edits has a possessive that does not go with its noun: *din ønske*."""
    for front, noun in pairwise(words):
        wanted = _DETERMINERS.get(front.lower()) if front.lower() in _OWNED else None
        readings = lexicon.words(noun)
        if wanted is None or not readings or not all(isinstance(word.form, NounForm) for word in readings):
            continue
        number, gender = wanted
        if not any(
            isinstance(word.form, NounForm)
            and (word.form.genitive or (word.form.number is number and gender in (None, word.gender)))
            for word in readings
        ):
            return True
    return False


def _only_finite(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb that carries a tense and nothing else: behind *kan* it is no Danish."""
    forms = [each.form for each in lexicon.words(word)]
    tenses = (VerbKind.PRESENT, VerbKind.PAST)
    return bool(forms) and all(isinstance(form, VerbForm) and form.kind in tenses for form in forms)


def _hangs(
    words: Sequence[str], replaced: Sequence[Token], following: Sequence[Token], lexicon: Lexicon
) -> bool:
    """Whether the last word of a text does not go on as the old one did: *hjælp af* (it was *bevilling af*), *om.*

    `following` is the one token behind it, if there is any.
    """
    if not words or not replaced:
        return False
    if following and words[-1] in _PARTICLES and following[0].norm in ADVERBS:
        return replaced[-1].norm not in _PARTICLES  # "gives videre ikke": the particle stands behind *ikke*
    last, old = lexicon.words(words[-1]), lexicon.words(replaced[-1].text)
    if following and following[0].norm == "af":
        return not {word.lemma for word in last}.isdisjoint(_NEVER_OF)
    if following and following[0].kind is not TokenKind.PUNCTUATION:
        return False
    leads_on = len(words) == 1 and any(word.word_class is WordClass.ADP for word in last)
    return leads_on and not any(word.word_class is WordClass.ADP for word in old)


def _governs_object(words: Sequence[Word]) -> bool:
    """Whether what follows the word is its object: *til* mig, *kontakt* mig."""
    classes = {word.word_class for word in words}
    if WordClass.ADP in classes:
        return classes <= {WordClass.ADP, WordClass.ADV}
    if any(isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE for word in words):
        return True  # "bedes tilsendt mig"
    return bool(words) and all(
        (isinstance(word.form, VerbForm) and word.form.kind in (VerbKind.INFINITIVE, VerbKind.IMPERATIVE))
        or (isinstance(word.form, NounForm) and any(isinstance(other.form, VerbForm) for other in words))
        for word in words
    )


def is_proper(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a word is a name: a capital that no sentence start explains, or a run of capitals.

    A word that opens the sentence is one when the dictionary has it as a name only.
    """
    token = tokens[position]
    if token.kind is not TokenKind.WORD or token.text in _NO_NAMES or not token.text[:1].isupper():
        return False
    if token.text.isupper() and len(token.text) > 1:
        return not lexicon.knows(token.norm)
    if is_name(tokens, position):
        return True
    if not starts_sentence(tokens, position):
        return False
    readings = [word for word in lexicon.words(token.text) if not word.guessed]
    return bool(readings) and all(word.word_class is WordClass.PROPN for word in readings)


def _bare(word: str) -> str:
    """A word for comparing names: *Koldings* is Kolding, *Hans'* is Hans."""
    return word.casefold().rstrip("'’").removesuffix("s").rstrip("'’")


def unknown(text: str, letter: Surroundings, place: Place) -> str | None:
    """A word of a text that is no form of any Danish word and did not stand there before."""
    lexicon = letter.analysis.lexicon
    plain = plain_tokens(text)
    if plain is not None:
        strange = [each for each in plain if not lexicon.words(each) and each.isalpha()]
        return next(
            (each for each in strange if not (_known(each, lexicon) or _stands(each.casefold(), place))), None
        )
    return unknown_among(tokenize(view(text), Abbreviations.open()), letter, place)


def unknown_among(tokens: Iterable[Token], letter: Surroundings, place: Place) -> str | None:
    """The same of a text whose words are told apart; what stands in a gap for the writer (`[dato]`) does not count."""
    lexicon = letter.analysis.lexicon
    gap = 0
    for token in tokens:
        gap += (token.text == "[") - (token.text == "]")
        if gap > 0 or token.kind is not TokenKind.WORD or _known(token.text, lexicon):
            continue
        if not any(map(str.isdigit, token.text)) and not _stands(token.norm, place):
            return token.text
    return None


def _stands(norm: str, place: Place) -> bool:
    return any(token.norm == norm for token in place.tokens)


def _known(word: str, lexicon: Lexicon) -> bool:
    return _exists(word, lexicon) or Abbreviations.open().find(word) is not None


def _exists(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a form in the dictionary, a compound, or the first half of two (*børne- og*)."""
    if not word.endswith("-"):
        return bool(lexicon.words(word))
    stem = word.removesuffix("-")
    return bool(lexicon.words(stem) or lexicon.words(stem[:-1]))
