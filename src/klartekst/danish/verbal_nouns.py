"""Nouns that name an act, told by their ending: *opfølgning, sanktionering, leverandørskift*.

The ending alone is not enough: *bygning* and *forening* are things. A noun counts when the verb in it is known
(*indbetaling* – *indbetale*) and it is not one of the things and places that everybody calls so.
"""

from collections.abc import Sequence

from klartekst.danish.by_word import by_word
from klartekst.danish.closed_classes import DETERMINERS, PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, NounForm, VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

_ENDINGS = ("ing", "else", "sel")
_ACTS = listed("afbud skift frafald bortfald ophør opkald tilkald fremmøde gennemgang ejerskifte ankomst")
_THINGS = listed(
    "afdeling afgørelse anledning beboelse belysning belønning bestemmelse betegnelse betingelse "
    "bevægelse boring bygning erfaring erklæring forbindelse fordring forening forestilling "
    "forhindring forklaring forretning forsikring forskning fødsel følelse holdning hændelse "
    "indbydelse indkørsel indretning indstilling kendsgerning kvittering kørsel ledning læsning "
    "løsning mening måling omgivelse omsætning oplysning ordning overraskelse parkering regning retning "
    "samling skrivelse spisning stemning stilling strømning tegning "
    "tilkørsel tilladelse træning uddannelse udsendelse udstilling udtalelse undervisning vejledning "
    "vending virkning værelse åbning"
)
# Everyday words for what one does oneself; their compounds (*fraflytning*) are not.
_EVERYDAY = listed(
    "flytning betaling bestilling rengøring behandling træning kørsel ændring slutning begyndelse blanding "
    "oversættelse gengivelse indvielse forlængelse anmeldelse"
)
# "Ved revisitationen er du vurderet": the sender's own act, which nobody met as a thing.
_JUDGINGS = (
    "visitationen",
    "visiteringen",
    "vurderingen",
    "reguleringen",
    "beregningen",
    "prøvelsen",
    "gennemgangen",
)
_OPENERS = listed("ved efter under før inden grundet trods")
_STATES = listed("under grundet")
_HELP = listed("hjælp hjælpen støtte støtten bistand bistanden")
_JOINING = listed("og eller samt ,")
_MODIFIERS = 3
_PARTICIPLES = frozenset({VerbKind.PARTICIPLE, VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE})


def is_verbal(token: Token, lexicon: Lexicon) -> bool:
    """Whether the token is a noun that names an act; a compound counts as its last part."""
    return names_act(token.text, lexicon)


def names_act(word: str, lexicon: Lexicon) -> bool:
    """The same of a word."""
    return _names_act((word, lexicon))


@by_word(1 << 12)
def _names_act(asked: tuple[str, Lexicon]) -> bool:
    form, lexicon = asked
    for word in lexicon.words(form):
        if not isinstance(word.form, NounForm) or word.form.genitive:
            continue
        lemma = word.lemma
        if any(lemma.endswith(act) for act in _ACTS):
            return True
        if lemma in _EVERYDAY or any(
            lemma == thing or (len(thing) > 5 and lemma.endswith(thing)) for thing in _THINGS
        ):
            continue
        if _has_verb(lemma, lexicon):
            return True
    return False


def _has_verb(lemma: str, lexicon: Lexicon) -> bool:
    """*fakturering* – *fakturere*, *udmelding* – *udmelde*, *indfrielse* – *indfri*, *udskrivelse* – *udskrive*."""
    if not lemma.endswith(_ENDINGS):
        return False
    stem = lemma.removesuffix("ning").removesuffix("ing") if lemma.endswith("ing") else lemma
    stem = stem.removesuffix("else").removesuffix("sel")
    candidates = {stem, stem + "e", stem + stem[-1:] + "e", lemma.removesuffix("ing") + "e"}
    return any(
        word.word_class is WordClass.VERB
        for candidate in candidates
        if len(candidate) > 3
        for word in lexicon.words(candidate)
        if word.lemma == candidate
    )


def joins_another_act(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether what an act is done to, from `start`, is followed by one more act: *hækken samt fjernelse af grene*.

    The two are joined, so that a verb for the first would leave the second without one.
    """
    for at in range(start, len(tokens) - 1):
        if tokens[at].kind is TokenKind.PUNCTUATION and tokens[at].text != ",":
            return False
        if tokens[at].norm not in _JOINING:
            continue
        noun = at + 1 + (at + 2 < len(tokens) and _modifies(tokens[at + 1], lexicon))
        link = tokens[noun + 1].norm if noun + 1 < len(tokens) else ""
        act = is_verbal(tokens[noun], lexicon) or (link == "af" and tokens[noun].norm.endswith(_ENDINGS))
        if act and link in PREPOSITIONS and not _is_definite(tokens[noun], lexicon):
            return True
        if tokens[at].text == ",":
            return False
    return False


def _is_definite(token: Token, lexicon: Lexicon) -> bool:
    return any(word.form.definite for word in lexicon.words(token.text) if isinstance(word.form, NounForm))


def hidden_clause(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Where *Ved gentagne forseelser* begins, if the noun at `at` is the act of such a phrase.

    The noun stands without an article; None for a thing (*ved rådhuset*) and for a phrase that belongs to a word for
    help (*hjælp ved indflytning*). Further on in the sentence *grundet* and *under* count for nothing: what is
    *under ombygning* is in a state.
    """
    reach = range(at - 1, max(-1, at - _MODIFIERS - 2), -1)
    start = next((place for place in reach if tokens[place].norm in _OPENERS), None)
    if start is None or not all(_modifies(token, lexicon) for token in tokens[start + 1 : at]):
        return None
    if any(token.kind is TokenKind.WORD for token in tokens[:start]) and (
        tokens[start].norm in _STATES or tokens[start - 1].norm in _HELP
    ):
        return None
    if _is_definite(tokens[at], lexicon):
        opens = tokens[start].norm == "ved" and not any(
            token.kind is TokenKind.WORD for token in tokens[:start]
        )
        if not opens or not tokens[at].norm.endswith(_JUDGINGS):
            return None
    return start if is_verbal(tokens[at], lexicon) else None


def _modifies(token: Token, lexicon: Lexicon) -> bool:
    """What may stand before the noun: *manglende, for sen, gentagne, 2*."""
    return (
        token.kind is TokenKind.NUMBER
        or token.norm == "for"
        or (
            token.norm not in DETERMINERS
            and any(
                isinstance(word.form, AdjectiveForm)
                or (isinstance(word.form, VerbForm) and word.form.kind in _PARTICIPLES)
                for word in lexicon.words(token.text)
            )
        )
    )
