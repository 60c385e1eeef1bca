"""Whether a verb phrase of several words can stand where a single verb stood.

*Vi iværksætter hjælpen* cannot become *vi sætter i gang hjælpen*: the particle stands behind the object.
*Vi imødekommer din ansøgning* can become *vi siger ja til din ansøgning*, for a preposition stands in
front of it, but *Derfor imødekommer vi ansøgningen* cannot, for there the subject comes in between.
"""

from klartekst.danish.closed_classes import HAVE, PREPOSITIONS, SUBORDINATORS, listed
from klartekst.danish.forms import NounForm, VerbForm, VerbKind, Voice, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.noun_phrases import starts_noun_phrase

SUBJECTS = listed("jeg du han hun vi man I")
MODALS = listed("kan kunne skal skulle vil ville må måtte bør burde tør turde lader lad")
_RECEIVERS = listed("mig dig os jer Dem")
REFLEXIVE = {"jeg": "mig", "du": "dig", "vi": "os", "I": "jer", "De": "Dem"}
# Adverbs that stand between the finite verb and a particle: "sættes ikke i gang".
SENTENCE_ADVERBS = listed(
    "ikke også derfor dog altid aldrig kun jo nok dermed således normalt først "
    "derudover desuden imidlertid altså alligevel endvidere måske muligvis typisk "
    "som så da endnu allerede ofte evt evt. eventuelt straks ellers"
)
# *efter* without its *at* is a preposition: "efter dette tidspunkt tilfalder det kirkegården".
_SUBORDINATORS = SUBORDINATORS | listed("som der")
_NEAR = 4  # words in which "har" and its participle stand together: "har vi ikke endnu modtaget"


def finite(form: VerbForm) -> bool:
    """Whether the form carries the clause's tense."""
    return form.kind in (VerbKind.PRESENT, VerbKind.PAST)


def plausible(reading: Word, left: tuple[str, ...], right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a verb reading can be true between these words; only what is impossible is ruled out."""
    form = reading.form
    if not isinstance(form, VerbForm):
        return True
    before = left[-1] if left else ""
    lower = before if before == "I" else before.lower()
    governed = _governs_infinitive(left, lexicon)
    if form.kind is VerbKind.INFINITIVE:
        return governed or lower in ("og", "eller")
    if form.kind is VerbKind.IMPERATIVE:
        return not left or lower in ("og", "eller", "så", "venligst", ",", ":", "-", "•")
    attributive = _stands_before_noun(left, right, lexicon)
    if form.kind in (VerbKind.ATTRIBUTIVE, VerbKind.COMMON_PARTICIPLE):
        after = right[0] if right else ""
        if lower in ("den", "det", "de") and not starts_noun_phrase(after, lexicon):
            return True  # "de bevilgede, endnu ikke udbetalte midler"
        return attributive or any(w.lower() in ("er", "var", "bliver", "blev") for w in left[-_NEAR:])
    if form.kind is VerbKind.PARTICIPLE:
        return True
    return (
        not governed and not attributive and lower not in ("et", "en", "af", "til", "med", "ved", "for", "i")
    )


def fits(
    tail: tuple[str, ...],
    form: VerbForm,
    left: tuple[str, ...],
    right: tuple[str, ...],
    lexicon: Lexicon,
    *,
    held_object: bool = False,
) -> bool:
    """Whether a verb in `form` and then the words `tail` can stand between `left` and `right`.

    `held_object`: the words that go held the verb's object, as in *rette henvendelse*, so a pronoun at the end of
    `tail` stands for it: *kontakte mig*.
    """
    if not tail:
        return True
    after = right[0] if right else ""
    if after.lower() in SUBJECTS or (after == "I"):
        return False
    if after[:1].isalpha() and not lexicon.words(after):
        return False
    if tail[-1] == "at":  # "mener, at det er bevist, at | du boede der": a clause follows, no object
        return form.voice is Voice.ACTIVE
    object_follows = bool(after) and starts_noun_phrase(after, lexicon)
    if tail[-1].endswith(
        ","
    ):  # the clause that follows is the object: "finder ud af, | hvad du har brug for"
        return form.voice is Voice.ACTIVE
    stranded = any(word.endswith(",") for word in tail)  # "finder ud af, hvad du er god til"
    if tail[-1] in PREPOSITIONS and not stranded:
        if form.voice is Voice.PASSIVE or not object_follows:
            return False
        if form.kind is VerbKind.PARTICIPLE:
            return any(word.lower() in HAVE for word in left[-_NEAR:])
        return not finite(form) or _subject_before(left, lexicon)
    if tail[-1] in _RECEIVERS and not held_object:  # "har givet dig træning": what is given must follow
        return object_follows and form.voice is Voice.ACTIVE
    rest = list(right)
    while rest and _only_adverb(rest[0], lexicon):  # "genoptager nu forhandlingen"
        rest.pop(0)
    if object_follows or (rest and starts_noun_phrase(rest[0], lexicon)):
        return False
    return not (finite(form) and after.lower() in SENTENCE_ADVERBS)


def reflexive(left: tuple[str, ...], form: VerbForm) -> str | None:
    """The reflexive pronoun for a verb in this place: *dig* behind *du*; None when the subject is unknown."""
    if form.kind is VerbKind.IMPERATIVE:
        return "dig"
    for word in reversed(left[-_NEAR:]):
        lower = word if word in ("I", "De") else word.lower()
        if lower in REFLEXIVE:
            return REFLEXIVE[lower]
        if lower in ("han", "hun", "man"):
            return "sig"
    return None


def _governs_infinitive(left: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether *at* or a modal verb in front asks for an infinitive here: *kan ikke, skal kommunen*."""
    for word in reversed(left[-_NEAR:]):
        lower = word.lower()
        if lower in MODALS or (lower == "at" and word is left[-1]):
            return True
        taken = any(
            w.form == VerbForm() or w.form == VerbForm(VerbKind.PARTICIPLE) for w in lexicon.words(word)
        )
        if taken or lower == "at" or not word[0].isalpha():
            return False  # "vil give støtte": another verb has the modal
    return False


def _stands_before_noun(left: tuple[str, ...], right: tuple[str, ...], lexicon: Lexicon) -> bool:
    """*den bevilgede hjælp*: a determiner in front and a noun behind."""
    if not left or not right:
        return False
    in_front = {w.word_class for w in lexicon.words(left[-1])}
    definite = all(isinstance(w.form, NounForm) and w.form.definite for w in lexicon.words(right[0]))
    behind = {w.word_class for w in lexicon.words(right[0])} if not definite else set()
    genitive = any(w.form.genitive for w in lexicon.words(left[-1]))
    nominal = bool(behind & {WordClass.NOUN, WordClass.ADJ}) and WordClass.ADP not in behind
    return nominal and (genitive or WordClass.DET in in_front)


def _only_adverb(word: str, lexicon: Lexicon) -> bool:
    readings = lexicon.words(word)
    return bool(readings) and all(reading.word_class is WordClass.ADV for reading in readings)


def _subject_before(left: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the subject stands in front of the finite verb, so that the object follows it directly."""
    clause: list[str] = []
    for word in reversed(left):
        lower = word.lower()
        if lower in ("der", "som"):
            return True
        if lower in _SUBORDINATORS:
            return bool(clause)
        if lower in ("og", "men", "eller", ",", ";", ":"):
            break
        clause.insert(0, word)
    if not clause:
        return False
    first = {w.word_class for w in lexicon.words(clause[0])}
    nominal = {WordClass.NOUN, WordClass.PROPN, WordClass.PRON, WordClass.DET}
    if clause[0].lower() in SUBJECTS:
        return len(clause) == 1 or clause[1].lower() in SENTENCE_ADVERBS
    return bool(first & nominal) and not first & {WordClass.ADV, WordClass.ADP, WordClass.SCONJ}
