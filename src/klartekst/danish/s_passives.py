"""The s-passive (*behandles*): told from genitives (*sagens*), deponents (*lykkes*) and reciprocals (*mødes*)."""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import ADVERBS, DETERMINERS, MODALS, PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, Number, VerbForm, VerbKind, Voice, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import BREAKS, REACH, NotPassive, Passive, PassiveKind, is_nominal
from klartekst.danish.tokens import Token, TokenKind

# A subject that stands before or behind a finite verb, so that the word beside it can be one.
SUBJECTS = listed("jeg du han hun vi I man der det den de som dette disse dem hvad")
# Behind these stands the verb of a clause and no noun.
VERB_BEHIND = listed("ikke kun her der derfor aldrig også først altid")
# What may stand between a modal and its verb: "må ikke graves".
BETWEEN = listed("ikke kun gerne også aldrig altid derfor nu igen først dog straks")
# What makes a passive of a reciprocal verb: "skilles ad", "slås op", "ses af alle".
TAKEN_APART = listed("ad op ned ud ind fast fra af")

# A deponent that says what somebody holds to be so, where this stands behind it.
_HOLDS = listed("findes fandtes")
_HELD_TO = listed("kunne være have opfylde måtte burde skulle udgøre medføre indebære overstige")
_HELD_TO_BE = listed("berettiget berettigede opfyldt omfattet godtgjort bevist dokumenteret")


def s_passives(tokens: Sequence[Token], lexicon: Lexicon, other: NotPassive) -> Iterator[Passive]:
    """The s-passives of a sentence, in order."""
    for at, token in enumerate(tokens):
        if token.norm[-1:] != "s" or token.kind is not TokenKind.WORD or _is_listed(tokens, at, other):
            continue
        words = lexicon.words(token.text)
        if token.text[0].isupper() and at > 0 and _may_be_name(tokens[at - 1], words):
            continue  # a name: "hos Lukkes"
        verbs = [word for word in words if is_s_passive(word)]
        if verbs and _reads_as_verb(tokens, at, words, lexicon):
            # "ledes" is the present of lede before it is the past of lide
            now = next((word for word in verbs if not _is_past(word)), verbs[0])
            yield Passive(PassiveKind.S, now.lemma, at, finite=_modal_before(tokens, at))
        elif not verbs and _is_new_verb(tokens, at, words, lexicon):
            yield Passive(PassiveKind.S, token.norm[:-1], at, finite=_modal_before(tokens, at))


def _is_listed(tokens: Sequence[Token], at: int, other: NotPassive) -> bool:
    """Whether the closed lists know the form, alone or with the next word, as no passive in this place."""
    norm = tokens[at].norm
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    both = f"{norm} {following}"
    if norm in _HOLDS and _is_held_to_be(tokens, at):
        return False
    if both in other.agentless:
        return False  # "skal mindes om"
    if norm in other.forms or both in other.forms or both in other.reciprocal:
        return True
    if norm not in other.reciprocal:
        return False
    # "kan ikke skilles ad", "slås op", "ses af alle": a particle or an agent makes it a passive again
    return following not in TAKEN_APART


def _is_held_to_be(tokens: Sequence[Token], at: int) -> bool:
    """*Kravet findes ikke at være opfyldt*, *findes berettiget til*: somebody holds it to be so; nothing exists."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].norm in ADVERBS:
        behind += 1
    beside = {token.norm for token in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])}
    following = [token.norm for token in tokens[behind : behind + 2]]
    if "der" in beside or not following:
        return False
    return following[0] in _HELD_TO_BE or (following[0] == "at" and following[-1] in _HELD_TO)


def _may_be_name(before: Token, words: Sequence[Word]) -> bool:
    named = any(word.word_class is WordClass.PROPN for word in words)
    return before.kind is TokenKind.WORD or named


def _is_new_verb(tokens: Sequence[Token], at: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """*nyinvesteres, fin-sorteres*: verbs on -ere are made every day; a genitive would have its noun behind it."""
    if not tokens[at].norm.endswith("eres") or not all(_is_genitive(word) for word in words):
        return False
    after = lexicon.words(tokens[at + 1].text) if at + 1 < len(tokens) else ()
    before = tokens[at - 1].norm if at else ""
    return before not in DETERMINERS and not is_nominal(after)


def _is_genitive(word: Word) -> bool:
    return isinstance(word.form, (NounForm, AdjectiveForm)) and word.form.genitive


def is_s_passive(word: Word) -> bool:
    """Whether a reading of a word is a verb's passive on -s."""
    return isinstance(word.form, VerbForm) and word.form.voice is Voice.PASSIVE


def _is_past(word: Word) -> bool:
    return isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PAST


def _reads_as_verb(tokens: Sequence[Token], at: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a form that may also be a genitive, a noun or an adjective is a verb in this place."""
    others = [word for word in words if _competes(word)]
    if not others:
        return True
    before = tokens[at - 1].norm if at else ""
    if before in MODALS or before == "at" or (before in BETWEEN and at > 1 and tokens[at - 2].norm in MODALS):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before in {"den", "det", "de"} and after is not None and after.norm == "af":
        return all(_is_genitive(word) for word in others)  # "som den skabes af": no noun for a genitive
    if at == 0 or before in DETERMINERS or before in PREPOSITIONS:
        return False
    if _is_noun(lexicon.words(tokens[at - 1].text)):
        return True  # "skal filmen tages alvorligt": no genitive stands behind a noun
    if before in VERB_BEHIND | {","} and all(_is_bare(word) for word in others):
        return True  # "tarmen ikke tømmes", "her køres": one thing's genitive asks for an article
    noun_follows = (
        after is not None and after.kind is TokenKind.WORD and is_nominal(lexicon.words(after.text))
    )
    return not noun_follows or before in SUBJECTS


def _is_bare(word: Word) -> bool:
    """The genitive of one thing, indefinite: in Danish it has an article or an adjective before it."""
    form = word.form
    return (
        isinstance(form, NounForm) and form.genitive and not form.definite and form.number is Number.SINGULAR
    )


def _competes(word: Word) -> bool:
    """Another reading to reckon with; an adjective in the genitive (*de skønnes*) is all but unheard of."""
    if isinstance(word.form, VerbForm) or word.word_class is WordClass.X:
        return False
    return not (isinstance(word.form, AdjectiveForm) and word.form.genitive)


def _is_noun(words: Sequence[Word]) -> bool:
    """A noun and nothing that could come before one, such as an adjective or a preposition."""
    nouns = [word.form for word in words if isinstance(word.form, NounForm) and not word.form.genitive]
    if any(form.definite for form in nouns):
        return True
    return bool(nouns) and all(isinstance(word.form, (NounForm, VerbForm)) for word in words)


def _modal_before(tokens: Sequence[Token], at: int) -> int | None:
    """The modal that an infinitive in -s depends on: *kan til enhver tid trækkes tilbage*."""
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        norm = tokens[place].norm
        if norm in MODALS:
            return place
        if norm in BREAKS or tokens[place].text in {",", ";", ":", "("}:
            return None
    return None
