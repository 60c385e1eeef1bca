"""What a term means, put so that it can stand in parentheses behind the form that stands in the letter.

A gloss has the word class and the number of what it explains: *forældremyndighedsindehavere (dem, der har
forældremyndigheden)*, *gælden bliver inddrevet (at inddrive betyder at kræve gæld betalt)*.
"""

import re
from collections.abc import Sequence, Set

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import NounForm, Number, VerbForm, VerbKind, Voice, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_finite
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Kind, Pattern

# What begins a relative clause, with its own word or with its subject: *det møde, vi har holdt*.
_RELATIVES = listed("som der hvor hvori hvortil hvorfra hvorved hvis vi du jeg i de")
_CLOSERS = frozenset({".", ",", ";", "?", "!"})
# What follows a noun phrase without belonging to it: *virksomhedspraktik i fire uger*.
_BEHIND_PHRASE = listed(
    "og eller samt hos indtil inden senest fordi hvis når efter er var bliver blev kan skal må vil har ikke"
)
# Before these a term's phrase may go on, but what follows tells where or against whom and is no part of what is
# explained: *indskærpelse over for ejeren*. Others join the two: *udstykning af grunden, kiphøjde på 7 meter*.
_BEHIND_TERM = ("fra ", "gennem ", "i ", "mod ", "over for", "under ", "ved ", "via ")
# How the explanation of one begins, and that of several.
_OF_SEVERAL = (("den, ", "dem, "), ("en, der ", "nogle, der "), ("en person, der ", "personer, der "))
# What there is one of, however many have it: *de har pligt til at betale*.
_UNCOUNTED = listed(
    "adgang ansvar arbejde brug evne fritagelse hjælp ja jord kontrol kørsel liv lov løn mangel medicin mulighed "
    "natur pligt ret samarbejde skat støtte støv tab teknik tid trafik træk træning undervisning vand vilje"
)
_ACTS = ("det at ", "det ikke at ", "det, at ", "at ")
_JOINED = re.compile(r"(?:, \w+)* (?:eller|og) \w")
_BEFORE_VERB = listed("ikke kun hurtigt")
_ONE = frozenset({"en", "et", "den", "det"})
_HEAD_ENDS = listed("af på til for i om fra med ved hos som der hvor at")


def gloss(explain: str, term: Sequence[Token], pattern: Pattern, lexicon: Lexicon) -> str | None:
    """The explanation as it goes with the words of `term`, which `pattern` found; None when none does."""
    if explain.startswith("som "):
        return _of_predicate(explain, lexicon)
    verbs = _verbs(term, pattern, lexicon)
    opening = _verb_forms(explain.split(maxsplit=1)[0].rstrip(","), lexicon)
    if verbs and opening:
        return _of_verb(explain, term, verbs, opening)
    nouns = [word for word in lexicon.words(_head(term).text) if isinstance(word.form, NounForm)]
    own = [word for word in nouns if any(word.lemma in each.words for each in pattern.elements)]
    forms = [word.form for word in own or nouns]  # "støttetimer": of *støttetime*, and not a *timer*
    if not forms or any(form.number is Number.SINGULAR for form in forms if isinstance(form, NounForm)):
        return explain
    for one, several in _OF_SEVERAL:
        if explain.startswith(one):
            return several + explain.removeprefix(one)
    return _plural(explain, lexicon) or (None if _is_one(explain, lexicon) else explain)


def _of_predicate(explain: str, lexicon: Lexicon) -> str:
    """*kravet er ugyldigt (gælder ikke)* for *som ikke gælder*, *(noget, ingen kan sige op)* for *som ingen kan …*."""
    first, second, *others = explain.removeprefix("som ").split(" ")
    if VerbKind.PRESENT in _verb_forms(first.rstrip(","), lexicon):
        return explain.removeprefix("som ")
    verb = second.rstrip(",")
    if first in _BEFORE_VERB and VerbKind.PRESENT in _verb_forms(verb, lexicon):
        return " ".join([verb, first + second[len(verb) :], *others])
    return explain if first in PREPOSITIONS else f"noget, {explain.removeprefix('som ')}"


def told(explain: str, term: Sequence[Token], pattern: Pattern, lexicon: Lexicon) -> str:
    """The explanation as advice names it: that of a verb with its *at*, *forfalder*: *at skulle betales*."""
    opening = _verb_forms(explain.split(maxsplit=1)[0].rstrip(","), lexicon)
    if not _verbs(term, pattern, lexicon) or VerbKind.INFINITIVE not in opening:
        return explain
    wanted = pattern.elements[0].words
    readings = (word for word in lexicon.words(term[0].text) if word.lemma in wanted)
    may_be_noun = any(isinstance(word.form, NounForm) for word in readings)
    return explain if may_be_noun else f"at {explain}"


def _head(term: Sequence[Token]) -> Token:
    """The word that has the number of a term: *sammenlægning* in *sammenlægning af matrikler*."""
    links = (at for at, token in enumerate(term) if at and token.norm in PREPOSITIONS)
    return term[next(links, len(term)) - 1]


def _plural(explain: str, lexicon: Lexicon) -> str | None:
    """*aftaler om at betale lidt ad gangen* for *aftale om …*; None where it opens with another word than a noun."""
    first = re.match(r"\w+", explain)
    if first is None or _JOINED.match(explain, first.end()):
        return None
    nouns = [each for each in lexicon.words(first[0]) if each.form == NounForm()]
    if not nouns:
        return None
    if first[0] in _UNCOUNTED or any(lexicon.is_mass(noun.lemma) for noun in nouns):
        return explain
    forms = {lexicon.inflect(noun.lemma, WordClass.NOUN, NounForm(Number.PLURAL)) for noun in nouns}
    form = forms.pop()
    return None if forms or form is None else form + explain[first.end() :]


def may_be_explained(explain: str, tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether an explanation can stand before token `end`: where the phrase is over, or goes on with a place.

    What an act is done to stays with its noun: *udeblivelse fra mødet*.
    """
    if ends_phrase(tokens, end, lexicon):
        return True
    if explain.startswith(_ACTS):
        return False
    behind = " ".join(token.norm for token in tokens[end : end + 2])
    return behind.startswith(_BEHIND_TERM) and is_noun(tokens[end - 1], lexicon)


def ends_phrase(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether parentheses can stand before token `end`: at a sign, or behind a noun where its phrase is over.

    Its phrase is over before the sentence's verb (*partshøringen varer*). Not before what belongs to the
    noun (*partshøring af*), another noun, or a number.
    """
    if end >= len(tokens) or tokens[end].text in _CLOSERS:
        return True
    if not is_noun(tokens[end - 1], lexicon):
        return False
    if tokens[end].norm == "i" and end + 2 < len(tokens):
        return not TIME_WORDS.isdisjoint({tokens[end + 1].norm, tokens[end + 2].norm})
    if tokens[end].norm in _BEHIND_PHRASE:
        return True
    if VerbKind.ATTRIBUTIVE in _verb_forms(tokens[end].text, lexicon):
        return False  # "den ved ganganalysen konstaterede fejl"
    return is_finite(tokens, end, lexicon)


def is_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun that is no genitive, and nothing else."""
    nouns = lexicon.words(token.text)
    return bool(nouns) and all(isinstance(word.form, NounForm) and not word.form.genitive for word in nouns)


def tears(write: str, tokens: Sequence[Token], match: Match, pattern: Pattern, lexicon: Lexicon) -> bool:
    """Whether a wording in the place of a match would take words with it that belong to the term.

    *aftale om at betale lidt ad gangen* for *afdragsordning* would take *på 300 kr.* with it;
    *gratis fysioterapi* for *vederlagsfri fysioterapi* would not, nor would what stands behind a verb.
    """
    term = tokens[match.start : match.end]
    last = write.rsplit(" ", 1)[-1]
    ends_as_before = " " not in write or last.endswith("}") or last.casefold() == term[-1].norm
    if ends_as_before:
        return False
    if _verbs(term, pattern, lexicon):
        # "betyder, at afgørelsen først gælder, når klagen er afgjort": nothing more can follow
        clause = not pattern.trailing and ", " in write
        return clause and match.end < len(tokens) and tokens[match.end].text not in _CLOSERS
    if ", " in write and _relative_follows(tokens, match.end):
        return True  # "en samtale om, hvordan det går, som du ikke kom til": two clauses on one noun
    if match.end < len(tokens) and tokens[match.end].norm == "hos":
        return True  # "praktik på en arbejdsplads hos Blomsterhuset"
    return not ends_phrase(tokens, match.end, lexicon)


def _relative_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before token `at` have a relative clause behind their comma."""
    return at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].norm in _RELATIVES


def _verbs(term: Sequence[Token], pattern: Pattern, lexicon: Lexicon) -> tuple[Word, ...]:
    """The readings of a term's first word as a verb, when the pattern has that verb in braces."""
    first = pattern.elements[0]
    if first.kind is not Kind.INFLECTED:
        return ()
    readings = lexicon.words(term[0].text)
    return tuple(word for word in readings if isinstance(word.form, VerbForm) and word.lemma in first.words)


def _of_verb(
    explain: str, term: Sequence[Token], verbs: Sequence[Word], opening: Set[VerbKind]
) -> str | None:
    """*at inddrive betyder at kræve gæld betalt*; as it is where both have the same form."""
    if any(_opens_alike(verb, opening) for verb in verbs):
        return explain
    if VerbKind.INFINITIVE not in opening:
        return None
    phrase = " ".join([verbs[0].lemma, *(token.text for token in term[1:])])
    return f"at {phrase} betyder at {explain}"


def _opens_alike(verb: Word, opening: Set[VerbKind]) -> bool:
    """Whether an explanation has the form of its verb; none is in the passive in -s (*sagen hjemvises*)."""
    form = verb.form
    return isinstance(form, VerbForm) and form.kind in opening and form.voice is Voice.ACTIVE


def _verb_forms(word: str, lexicon: Lexicon) -> Set[VerbKind]:
    return {each.form.kind for each in lexicon.words(word) if isinstance(each.form, VerbForm)}


def _is_one(explain: str, lexicon: Lexicon) -> bool:
    """Whether an explanation speaks of one thing: *en plads*, *ekstra udgift på grund af sygdom*."""
    words = re.findall(r"[^\W\d_]+|,", explain)
    if explain.startswith("det, "):
        return False  # "det, der hjælper barnet" may be several things
    if words[0] in _ONE:
        return True
    for word in words:
        if word == "," or word in _HEAD_ENDS:
            return False
        nouns = [each for each in lexicon.words(word) if isinstance(each.form, NounForm)]
        if nouns and len(nouns) == len(lexicon.words(word)):
            return all(
                isinstance(each.form, NounForm)
                and each.form.number is Number.SINGULAR
                and not lexicon.is_mass(each.lemma)
                for each in nouns
            )
    return False
