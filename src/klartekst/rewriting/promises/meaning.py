"""What a rewrite never adds, drops or changes: numbers, dates, negations, limits, duties, references to laws.

*Kommunen kan* is not *kommunen skal*, and a deadline lost is a right lost. Two wordings are compared by
counting what they promise; wordings that say the same in other words (*har pligt til at*, *skal*) count
as one. `klartekst.rules.guard` adds what takes a dictionary and the sentence: names and known words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from klartekst.danish.by_word import by_word
from klartekst.danish.closed_classes import IFS, listed
from klartekst.rewriting.promises.law_names import law_at, law_in


class Part(StrEnum):
    """A part of the meaning that a suggestion must leave as it is; the value is what it is in Danish."""

    NUMBER = "et tal"
    DATE = "en dato"
    NEGATION = "en nægtelse"
    LIMIT = "en grænse"
    MODAL = "en pligt eller en mulighed"
    LAW = "en lovhenvisning"
    NAME = "et navn"
    FIELD = "et felt"


Promise = tuple[Part, str]

_NEGATIONS = {
    **dict.fromkeys(("ikke", "ej", "ingen", "intet", "ingenting", "hverken"), "ikke"),
    "aldrig": "aldrig",
    **dict.fromkeys(("kun", "alene"), "kun"),
}
_LIMITS = listed("senest tidligst mindst højst inden")
_MODALS = {
    **dict.fromkeys(("kan", "kunne", "kunnet"), "kan"),
    **dict.fromkeys(("skal", "skulle", "skullet"), "skal"),
    **dict.fromkeys(("vil", "ville", "villet"), "vil"),
    **dict.fromkeys(("må", "måtte", "måttet"), "må"),
    **dict.fromkeys(("bør", "burde", "burdet"), "bør"),
    **dict.fromkeys(("tør", "turde", "turdet"), "tør"),
}
_MONTHS = listed(
    "januar februar marts april maj juni juli august september oktober november december "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag"
)
_COUNTED = (
    "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve"
)
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_COUNTED.split(), start=2)} | {
    "tredive": "30", "fyrre": "40", "halvtreds": "50", "tres": "60", "halvfjerds": "70", "firs": "80",
    "halvfems": "90", "hundrede": "100", "tusind": "1000", "tusinde": "1000", "halvanden": "1½",
}  # fmt: skip

# Words that say what a protected word says: they need no protection of their own, but may stand for it.
_IN_OTHER_WORDS: tuple[tuple[Part, str, str], ...] = (
    (
        Part.MODAL,
        "skal",
        "pligt pligten forpligtet forpligtede forpligtelse påhviler pålagt pålægger påkrævet kræver forlanger "
        "forfalder",
    ),
    (Part.MODAL, "skal", "nødsaget nødt nødvendig nødvendigt pligtig pligtige"),
    (Part.NEGATION, "ikke", "manglende udeblivelse udebliver"),
    (Part.MODAL, "må", "lov tilladt tilladelse bemyndiget bemyndige nødsaget nødt"),
    (
        Part.MODAL,
        "kan",
        "mulighed muligheden muligheder muligt mulig mulige ret retten evner formår risikerer",
    ),
    (Part.MODAL, "kan", "stand lov afskåret adgang lejlighed"),
    (Part.MODAL, "bør", "anbefaler anbefales"),
    (Part.MODAL, "vil", "ønsker ønske gerne"),
    (Part.NEGATION, "ikke", "udeblevet udebliver udebleven udeblev afskåret uforbrugt uforbrugte"),
    (Part.NEGATION, "ikke", "undlade undlader undlod undladt bortfalde bortfalder bortfaldt bortfaldet"),
    (
        Part.NEGATION,
        "ikke",
        "forsømme forsømmer forsømte forsømt negligere negligerer negligerede negligeret",
    ),
    (Part.NEGATION, "ikke", "ignorerer ignorerede ignoreret overhørt overhørte overhører"),
    (Part.NEGATION, "kun", "udelukkende blot bare eneste"),
    (Part.LIMIT, "inden", "før forud"),
    (Part.LIMIT, "mindst", "minimum"),
    (Part.LIMIT, "højst", "højest maksimalt maksimum maks"),
)

_IMPLIED: dict[str, list[Promise]] = {}
for _part, _name, _words in _IN_OTHER_WORDS:
    for _word in _words.split():
        _IMPLIED.setdefault(_word, []).append((_part, _name))

_SECTION = "§"
# "inden for rammerne" is a place, "inden for 14 dage" a time.
_TIMES = listed("dag dage uge uger måned måneder år tid tiden frist fristen døgn timer minutter hverdage")

# Verbs by which a writer speaks of his own writing: "det skal bemærkes, at", "vi skal bede dig om at".
_REMARKS = listed(
    "bemærkes nævnes oplyses tilføjes fremhæves præciseres pointeres understreges erindres indskydes "
    "antages formodes konstateres forventes anføres meddeles bekræftes beklages påpeges gøres siges lyde henledes "
    "bemærke nævne oplyse tilføje fremhæve præcisere pointere understrege erindre indskyde anføre meddele "
    "bekræfte beklage påpege konstatere gøre henlede bede anmode opfordre henstille takke henvise "
    "orientere informere kvittere"
)
_REMARKERS = listed("det der vi jeg her hermed")
_WITHIN = 6  # words between the modal and the verb of a remark: "skal i den forbindelse bemærkes"
# With these verbs *vil* is only the future, which Danish says with the present.
_FUTURE = listed("blive høre modtage ske finde foregå medføre indebære betyde fremgå")
_CONDITIONS = IFS | {"hvor"}
_SHORT = 4  # words: a term and what determines it
# Behind a comma these explain a term: *perioden, hvor du kan få dagpenge*, *beløb, der ikke er brugt*.
# *Skal* and *må* do not: there they read as a duty or a permission.
_EXPLAINING: tuple[Promise, ...] = ((Part.MODAL, "kan"), (Part.NEGATION, "ikke"))

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*|,|\d[\d.,:/½-]*|§+")
_GAP = re.compile(r"\[[^\[\]]*\]")


def words_of(text: str) -> list[str]:
    """The words, numbers, section signs and commas of a text; gaps for the writer (`[dato]`) are left out."""
    told = _GAP.sub(" ", text) if "[" in text else text
    return [match.rstrip(".-:'’") or match for match in _WORDS.findall(told)]


def keeps_meaning(replaced: Iterable[str], text: str) -> bool:
    """Whether `text` neither loses nor adds anything that the words it replaces promise."""
    lost, added = changes(words_of(" ".join(replaced)), words_of(text))
    return not lost and not added


def changes(
    before: Sequence[str], after: Sequence[str]
) -> tuple[Mapping[Promise, int], Mapping[Promise, int]]:
    """What the words of a text lose and what they add of the promises in those they replace (see `words_of`)."""
    kept, made = _promises(before), _promises(after)
    if sorted(kept) == sorted(made):  # as of most texts, that promise nothing
        return {}, {}
    old, new = Counter(kept), Counter(made)
    lost = old - new - _said(after)
    added = new - old - _said(before)
    for promise in _idle(before):
        if lost[promise]:
            lost[promise] -= 1
    if len(before) <= _SHORT and "," not in before and "," in after:
        head = Counter(_promises(after[: after.index(",")]))
        for promise in _EXPLAINING:
            added[promise] = min(added[promise], head[promise])
    added = Counter({each: count for each, count in added.items() if each[0] is not Part.LAW})
    return +lost, +added


def _promises(words: Sequence[str]) -> list[Promise]:
    found: list[Promise] = []
    for at, word in enumerate(words):
        if word[0].isdigit():  # never remembered: it may be anybody's
            found.append((Part.NUMBER, word.lower().rstrip(".,")))
            continue
        promise = _promise(word.lower())
        if promise is None or _is_idiom(promise, words, at):
            continue
        if promise[0] is Part.LAW and promise[1] != _SECTION:
            law = law_at(words, at)
            promise = (Part.LAW, law) if law else None
        if promise is not None:
            found.append(promise)
    return found


@by_word(1 << 12)
def _promise(word: str) -> Promise | None:
    """What a word promises by itself; most promise nothing."""
    if word in _NUMBER_WORDS:
        return Part.NUMBER, _NUMBER_WORDS[word]
    if word in _MONTHS:
        return Part.DATE, word
    if word in _NEGATIONS:
        return Part.NEGATION, _NEGATIONS[word]
    if word in _LIMITS:
        return Part.LIMIT, word
    if word in _MODALS:
        return Part.MODAL, _MODALS[word]
    if _SECTION in word:
        return Part.LAW, _SECTION
    named = law_in(word)
    return (Part.LAW, named[0]) if named is not None else None


def _is_idiom(promise: Promise, words: Sequence[str], at: int) -> bool:
    """Whether a word promises nothing with those behind it: *ikke så længe*, *vil sige*, *inden for rammerne*."""
    part, name = promise
    if part is Part.NEGATION:
        return words[at + 1 : at + 3] == ["så", "længe"]
    if part is Part.MODAL:
        return words[at + 1 : at + 2] == ["sige"]
    return part is Part.LIMIT and name == "inden" and _is_place(words, at)


def _is_place(words: Sequence[str], at: int) -> bool:
    following = [word.lower() for word in words[at + 1 : at + 6]]
    if not following or following[0] != "for":
        return False
    return not any(word in _TIMES or word[0].isdigit() or word in _NUMBER_WORDS for word in following)


def _said(words: Sequence[str]) -> Counter[Promise]:
    """The promises that the words make in other words."""
    return Counter(promise for word in words for promise in _IMPLIED.get(word.lower(), ()))


def _idle(words: Sequence[str]) -> Counter[Promise]:
    """Modal verbs that promise nothing, so that a rewrite may drop them.

    *Det skal bemærkes, at*: the writer speaks of his own writing. *Hvis du måtte have spørgsmål*: a
    condition. *Vil blive kontaktet*: the future. *Så hurtigt vi kan*: haste.
    """
    lower = [word.lower() for word in words]
    found: Counter[Promise] = Counter()
    for at, word in enumerate(lower):
        if word not in _MODALS:
            continue
        near = {*lower[max(0, at - 1) : at], *lower[at + 1 : at + 2]}
        remark = bool(near & _REMARKERS) and bool(_REMARKS & set(lower[at + 1 : at + 1 + _WITHIN]))
        condition = word in ("måtte", "skulle") and (at == 0 or bool(_CONDITIONS & set(lower[:at])))
        future = word == "vil" and bool(_FUTURE & set(lower[at + 1 : at + 1 + _WITHIN]))
        haste = word in ("kan", "kunne") and "så" in lower[max(0, at - 4) : at]
        if remark or condition or future or haste:
            found[Part.MODAL, _MODALS[word]] += 1
    return found
