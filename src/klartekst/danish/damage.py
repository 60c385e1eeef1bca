"""Text that was damaged on its way: lost æ, ø and å, garbled encodings, words with spaces inside.

Word rules would report every second word of such a text. One remark is better: the text is damaged here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise, product

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.tails import LONGEST
from klartekst.danish.tokens import Token, TokenKind


class DamageKind(StrEnum):
    """How a word was damaged."""

    GARBLED = "garbled"  # read in the wrong encoding: pÃ¥, f�r
    LOST_LETTERS = "lost-letters"  # vaere, paa, stgtte
    SPACED = "spaced"  # A F S L A G, forv altningen


class Place(msgspec.Struct, frozen=True):
    """One damaged place in the letter, and what it should read when that is certain."""

    kind: DamageKind
    start: int
    end: int
    repaired: str | None


class Damage(msgspec.Struct, frozen=True):
    """All damaged places in order. `widespread`: so many that the letter's words cannot be judged."""

    places: tuple[Place, ...]
    widespread: bool


# At least this many damaged words, and this share of all words, before a text counts as damaged throughout.
_MANY = 6
_SHARE = 0.03
# Words without æ, ø, å that only a damaged text holds. Danish names in aa are not here.
_LOST_WORDS = """
    vaere=være vaeret=været paa=på saa=så naar=når faar=får faa=få gaar=går maa=må ogsaa=også aar=år
    aarlig=årlig aarligt=årligt maaned=måned maaneder=måneder maade=måde naeste=næste laese=læse
    laegen=lægen hjaelp=hjælp hjaelpen=hjælpen hjaelpe=hjælpe aendring=ændring aendringer=ændringer
    aendre=ændre traeffe=træffe udgoer=udgør goere=gøre goer=gør foer=før foelge=følge foelgende=følgende
    foerst=først boern=børn boernene=børnene soege=søge soeger=søger soegt=søgt ansoegning=ansøgning
    ansoegningen=ansøgningen ansoege=ansøge stoette=støtte stoetten=støtten moede=møde moedet=mødet
    moeder=møder oensker=ønsker oekonomi=økonomi oekonomisk=økonomisk beloeb=beløb beloebet=beløbet
    afgoerelse=afgørelse afgoerelsen=afgørelsen afgoere=afgøre spoergsmaal=spørgsmål spoerge=spørge
    soerge=sørge foeler=føler laengere=længere opfoelgning=opfølgning behoev=behov vaelge=vælge boer=bør
    doegn=døgn oevrige=øvrige oevrigt=øvrigt koebe=købe udloeb=udløb loen=løn loenmodtager=lønmodtager
    paaklage=påklage saadan=sådan saaledes=således paagældende=pågældende faellesskab=fællesskab
    faelles=fælles saerlig=særlig saerlige=særlige saerligt=særligt vaesentlig=væsentlig
    noedvendig=nødvendig noedvendige=nødvendige stgtte=støtte bgrn=børn sgge=søge ansggning=ansøgning
    afggrelse=afgørelse fgr=før fglgende=følgende mgde=møde spgrgsmål=spørgsmål gkonomi=økonomi
    stgrre=større fglge=følge lgbende=løbende mgder=møder pa=på ogsa=også nar=når ansogning=ansøgning
    afgorelse=afgørelse sporgsmal=spørgsmål okonomi=økonomi stotte=støtte belob=beløb
"""
_LOST = dict(pair.split("=") for pair in _LOST_WORDS.split())
_DIGRAPHS = {"ae": "æ", "oe": "ø", "aa": "å"}
_DIGRAPH = re.compile("ae|oe|aa")
# Two bytes of UTF-8 read as two letters of cp1252 or latin-1: "Ã¦", "Â§", "â€“".
_GARBLED = re.compile(
    r"(?<!\w)\w{0,80}(?:[ÃÂ][\u0080-\u00bf†‡ˆ‰Š‹ŒŽ''“”•–—˜™š›œžŸ…¸¦¥]|â€[\u0080-\u00bf™œ“”˜¦\x9d]?|�)[^\s.,;:!?)]*"
)
_QUESTION = re.compile(r"(?<!\w)[a-zæøå]{1,20}\?[a-zæøå]{1,20}(?!\w)")
_SPACED = re.compile(r"(?<!\w)(?:(?:[A-ZÆØÅ] ){3,60}[A-ZÆØÅ]|[^\W\d_] (?:[a-zæøå] ){4,60}[a-zæøå])(?![\w.])")


def damage(text: str, tokens: Sequence[Token], knows: Callable[[str], bool]) -> Damage | None:
    """What is damaged in a letter's text, None when nothing is.

    `tokens` are the letter's tokens in order; `knows` says whether a word form (casefolded) is Danish.
    """
    return weighed(text, damaged_words(tokens, knows), sum(token.kind is TokenKind.WORD for token in tokens))


def weighed(text: str, damaged: Iterable[Place], words: int) -> Damage | None:
    """The same of a text with so many words, those among them that are damaged known already."""
    places = [*_garbled(text), *_spaced(text), *damaged]
    if not places:
        return None
    places.sort(key=lambda place: (place.start, -place.end))
    kept: list[Place] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    lost = sum(place.kind is DamageKind.LOST_LETTERS for place in kept)
    if 0 < lost < 2 and len(kept) == lost:
        return None  # a single odd word is a slip or a name
    return Damage(tuple(kept), len(kept) >= _MANY and len(kept) >= _SHARE * words)


def damaged_words(tokens: Sequence[Token], knows: Callable[[str], bool]) -> list[Place]:
    """The words that lost their letters or were torn in two, among tokens that follow each other."""
    strange = [  # as few words are
        token
        for token in tokens
        if token.kind is TokenKind.WORD and (token.norm in _LOST or not knows(token.norm))
    ]
    return [*_lost(strange, knows), *torn_words(strange, knows)]


def _garbled(text: str) -> Iterator[Place]:
    if not text.isascii():
        for found in _GARBLED.finditer(text):
            yield Place(DamageKind.GARBLED, found.start(), found.end(), ungarble(found.group()))
    if "?" in text:
        for found in _QUESTION.finditer(text):
            if "?" in found.group() and "//" not in text[max(0, found.start() - 80) : found.start()]:
                yield Place(DamageKind.GARBLED, found.start(), found.end(), None)


def ungarble(text: str) -> str | None:
    """UTF-8 that was read as cp1252, read right; None when it is not that."""
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            raw.append(ord(letter))
    try:
        repaired = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return repaired if repaired != text else None


def _spaced(text: str) -> Iterator[Place]:
    """*S A G S B E H A N D L E R*: four or more single letters in a row."""
    for found in _SPACED.finditer(text):
        yield Place(DamageKind.SPACED, found.start(), found.end(), found.group().replace(" ", ""))


def torn_words(tokens: Sequence[Token], knows: Callable[[str], bool]) -> Iterator[Place]:
    """*forv altningen*: two unknown words that are one known word."""
    for one, two in pairwise(tokens):
        if one.kind is not TokenKind.WORD or two.kind is not TokenKind.WORD or two.start != one.end + 1:
            continue
        if knows(two.norm) or knows(one.norm):  # as nearly all are
            continue
        if not one.text.isalpha() or not two.text.isalpha() or not two.text.islower() or len(two.text) < 3:
            continue
        joined = one.norm + two.norm
        if len(joined) >= 7 and knows(joined):
            yield Place(DamageKind.SPACED, one.start, two.end, one.text + two.text)


def _lost(strange: Iterable[Token], knows: Callable[[str], bool]) -> Iterator[Place]:
    for token in strange:
        if len(token.text) < 2 or token.text.isupper():
            continue
        repaired = _LOST.get(token.norm)
        if repaired is None and len(token.text) > 3:
            repaired = _restored(token.text, knows)
        if repaired is not None:
            if token.text[0].isupper() and repaired[0].islower():
                repaired = repaired[0].upper() + repaired[1:]
            yield Place(DamageKind.LOST_LETTERS, token.start, token.end, repaired)


def _restored(word: str, knows: Callable[[str], bool]) -> str | None:
    """The Danish word that an unknown one was before it lost its letters: by *ae oe aa*, or by g for ø."""
    if word[0].isupper() or len(word) > LONGEST:
        return None  # Aage, Kjaer, Aarhus; and what is no word at all
    spots = [(found.start(), _DIGRAPHS[found.group()]) for found in _DIGRAPH.finditer(word)]
    if spots and len(spots) <= 4:
        for choice in product((True, False), repeat=len(spots)):
            if not any(choice):
                break
            made = word
            for (at, letter), change in reversed(list(zip(spots, choice, strict=True))):
                if change:
                    made = made[:at] + letter + made[at + 2 :]
            if knows(made):
                return made
    if not spots:
        for at, letter in enumerate(word):
            if letter == "g" and knows(made := f"{word[:at]}ø{word[at + 1 :]}"):
                return made
    return None


# Function words that only one of the languages has.
_FUNCTION_WORDS = {
    "da": listed(
        "og af ikke jeg mig dig det der er til på hvis eller fra bliver blev være også når hvad efter skal"
    ),
    "en": listed(
        "the and of you your is we that with this will are be have not from our if it they was which must"
    ),
    "sv": listed(
        "och att är inte för av från eller jag dig ska också när vad efter sig ett blir blev om ni era"
    ),
    "nb": listed(
        "og av ikke jeg meg deg er til på hvis eller fra blir ble være også når hva etter skal noe nå seg"
    ),
    "de": listed("und ist nicht sie wir mit auf zu die das ein eine für von werden ihre ihr wenn oder bei"),
}
_WORDS_OF = {
    word: frozenset(language for language, words in _FUNCTION_WORDS.items() if word in words)
    for word in sorted({word for words in _FUNCTION_WORDS.values() for word in words})
}
_MIN_FUNCTION_WORDS = 6


def language(tokens: Iterable[Token]) -> str:
    """The language of a letter by its function words: "da", "en", "sv", "nb" or "de"; "da" when in doubt."""
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for token in tokens:
        for each in _WORDS_OF.get(token.norm, ()):
            counts[each] += 1
    best = max(counts, key=lambda each: counts[each])
    if best == "da" or counts[best] < _MIN_FUNCTION_WORDS or counts[best] < 1.3 * counts["da"]:
        return "da"
    return best
