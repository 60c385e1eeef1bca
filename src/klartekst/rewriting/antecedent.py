"""The noun that a relative clause is about, ready to be the subject of a sentence of its own."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import MODALS, NOMINATIVES, listed
from klartekst.danish.forms import NounForm, Number, VerbForm, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.others import is_person

OBJECTS = listed("mig dig sig ham hende os jer dem den det")
_QUANTIFIERS = listed(
    "alle hver hvert ingen intet kun eneste mange flere nogle nogen noget få enhver ethvert andre"
)
_SAYS = listed("skriver siger mener oplyser vurderer fortæller anbefaler foreslår")


_FUNCTION = frozenset({WordClass.ADV, WordClass.ADP, WordClass.PRON, WordClass.DET, WordClass.SCONJ})
_BRINGING = listed("sende vedlægge modtage få lave skrive")
_LINKS = listed("i på af til for om fra med ved under over hos")


def antecedent(before: Sequence[Token], lexicon: Lexicon, verb: str) -> str | None:
    """The noun that a relative clause is about, as the subject of a sentence: *vores kontor* → *Kontoret*.

    None where the clause may tell which one is meant (*de bilag, som mangler*), where another noun before
    it may be meant (*tilskud til briller, som …*), or where nothing is claimed to exist (*ikke en bolig, som …*).
    """
    if not before or before[-1].kind is not TokenKind.WORD:
        return None
    last = before[-1]
    nouns = [
        word
        for word in lexicon.words(last.text)
        if isinstance(word.form, NounForm) and not word.form.genitive
    ]
    if last.text[:1].isupper() and len(before) > 1:
        return (
            last.text
            if before[-2].norm in listed("til fra hos af med") and _verbal(before[:-2], lexicon)
            else None
        )
    if not nouns or any(word.word_class in _FUNCTION for word in lexicon.words(last.text)):
        return None
    start = len(before) - 1
    while start > 0 and _inside(before[start - 1], lexicon):
        start -= 1
    phrase = before[start:]
    words = {token.norm for token in phrase}
    definite = any(isinstance(word.form, NounForm) and word.form.definite for word in nouns)
    owned = bool(words & listed("din dit dine vores jeres min mit mine"))
    article = phrase[0].norm in {"en", "et"}
    if (
        words & _QUANTIFIERS
        or words & listed("den det de denne dette disse")
        or not (definite or owned or article)
    ):
        return None
    if start and before[start - 1].norm in {"og", "eller", "samt", "som"}:
        return None
    if article and not _introduces(before[:start], lexicon):
        return None
    if owned and any(isinstance(word.form, NounForm) and word.form.number is Number.PLURAL for word in nouns):
        return None  # "dine bilag, som mangler": perhaps not all of them
    person = is_person(nouns[0].lemma) and verb in _SAYS
    hung = start and before[start - 1].norm in listed("i på af til for om fra med ved under over hos")
    if hung and not person and not _verbal(before[: start - 1], lexicon):
        return None
    if article and any(token.norm in listed("ikke ingen aldrig hvis") | MODALS for token in before):
        return None
    return _definite(nouns, last, lexicon, definite=definite)


def _introduces(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the sentence brings the thing itself to the reader: *Vi sender en opkrævning, der …*.

    Elsewhere the clause behind *en* mostly says what kind: *til en person, der bor alene*.
    """
    verbs = set[str]().union(*(lexicon.lemmas(token.norm) for token in before))
    return not verbs.isdisjoint(_BRINGING) and not any(token.norm in _LINKS for token in before[-1:])


def _definite(nouns: Sequence[Word], last: Token, lexicon: Lexicon, *, definite: bool) -> str | None:
    if definite:
        name = last.text
    else:
        forms = {word.form for word in nouns if isinstance(word.form, NounForm)}
        lemmas = {word.lemma for word in nouns}
        if len(lemmas) != 1 or len(forms) != 1:
            return None
        number = next(iter(forms)).number
        made = lexicon.inflect(lemmas.pop(), WordClass.NOUN, NounForm(number, definite=True))
        if made is None:
            return None
        name = made
    return name[:1].upper() + name[1:]


def _inside(token: Token, lexicon: Lexicon) -> bool:
    """A determiner or an adjective before the noun."""
    if (
        token.norm
        in listed("en et den det de din dit dine vores jeres min mit mine denne dette disse") | _QUANTIFIERS
    ):
        return True
    words = lexicon.words(token.text)
    return bool(words) and all(word.word_class is WordClass.ADJ for word in words)


def _verbal(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the words end in a verb or a pronoun, so that the preposition behind hangs on them, not on a noun."""
    if not before:
        return False
    words = lexicon.words(before[-1].text)
    if before[-1].norm in NOMINATIVES | OBJECTS:
        return True
    return bool(words) and all(isinstance(word.form, VerbForm) for word in words)
