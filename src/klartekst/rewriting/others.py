"""Whether somebody else acts in a sentence, so that an unnamed actor need not be the sender.

*Lægen vurderer, at operationen skal gentages*: the hospital does, not the municipality. A third party that
only owns or receives something (*lægens attest*, *til din arbejdsgiver*) says nothing of who acts.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_nominative

# Also as the last part of a compound: *speciallæge*, *børnetandlæge*, *boligselskab*.
_OTHERS = listed(
    "læge tandlæge sygehus hospital psykiater fysioterapeut kiropraktor psykolog apotek klinik region "
    "arbejdsgiver virksomhed arbejdsplads værksted firma selskab leverandør entreprenør håndværker låsesmed "
    "vognmand udlejer ejer nabo bygherre ansøger boligforening boligorganisation administrator vicevært bank "
    "pengeinstitut a-kasse fagforening museum skole skoleleder rektor lærer pædagog børnehave vuggestue "
    "institution plejefamilie aflastningsfamilie "
    "plejehjem bosted opholdssted forælder mor far søster bror bedsteforælder mormor morfar "
    "farmor farfar samlever ægtefælle kæreste kone datter søn barn dreng pige elev værge advokat revisor mægler "
    "ledsager hjælper forsyning vandværk værk skorstensfejer landinspektør ingeniør arkitekt rådgiver foged "
    "politi anklager domstol fogedret byret skifteret landsret ret styrelse ankestyrelse nævn klagenævn "
    "statsforvaltning familieretshus team rehabiliteringsteam kriminalforsorg beredskab køber sælger lejer "
    "behandler terapeut sygeplejerske udbyder bus netselskab stat medarbejder beboer forening klub"
)
_AUTHORITIES = listed(
    "politi domstol fogedret byret skifteret landsret styrelse ankestyrelse nævn klagenævn region "
    "statsforvaltning familieretshus kriminalforsorg team rehabiliteringsteam foged"
)
_NOT_COMPOUNDS = listed("ret værk mor far bror søn stat ejer bus team barn")  # *bevisret*, *netværk*, *humor*
# Names of many words are known by their capital: *Udbetaling Danmark*, *Rent Hjem ApS*.
_NAMES = frozenset({"danmark", "aps", "a/s", "i/s", "amba", "ankestyrelsen", "gældsstyrelsen"})
# Behind these a third party receives, or is spoken of, and does not act.
_RECEIVED = listed("til om")
# Nobody but the authority does these, whoever else the sentence names.
_OFFICIAL = listed(
    "træffe bevilge afslå vurdere revurdere vægte indhente høre partshøre beslutte bemærke "
    "sagsbehandle behandle oversende videresende udbetale indkalde visitere medregne"
) | {"træffe afgørelse", "træffe beslutning", "give afslag", "tage stilling", "tage hensyn"}
# The sender's own words about the case, even where a court or a board is named.
_SPEAKING = listed("bemærke oversende videresende indhente bestille kontakte") | {
    "lægge vægt",
    "lægge til grund",
}


_PERSONS = listed(
    "mor moder far fader søn datter bror søster barn kone mand ægtefælle samlever kæreste ven veninde læge nabo "
    "forælder onkel tante bedstefar bedstemor børnebørn barnebarn kollega chef tolk advokat dreng pige kvinde person "
    "familie menneske medlem gæst elev senior voksen ung ældre frivillig pårørende studerende pædagog psykiater "
    "visitator koordinator"
)
_PERSON_ENDINGS = ("er", "ør", "ent", "ist", "log", "ant", "eut", "plejerske", "moder", "mand", "kvinde")
# Nouns with the ending of a person that name a thing, also as the last part of a compound.
_THINGS = (
    "kælder", "container", "trailer", "varelager", "nummer", "meter", "filter", "vinter", "sommer", "skanner",
    "printer", "computer", "måler", "register", "kloster", "center", "theater", "feber", "bunker", "alder",
    "kammer", "mønster", "finger", "skulder", "lever", "kobber", "læder", "foder", "fiber", "laser", "server",
    "router", "scooter", "poster", "hoveddør", "yderdør", "havedør", "rør", "behør", "forhør", "frist", "gnist",
    "kvist", "element", "dokument", "moment", "argument", "cement", "segment", "fundament", "instrument",
    "procent", "patent", "arrangement", "abonnement", "talent", "event", "vejkant", "variant", "restaurant",
    "katalog", "dialog",
)  # fmt: skip
_SHORT_THINGS = listed("dør kant lager rist tæller")  # *leverandør, praktikant, klager, jurist* end like them
_HELPERS = ("person", "hjælper", "ledsager", "pædagog", "mentor", "vejleder", "tolk", "terapeut", "familie")


def is_person(noun: str) -> bool:
    """Whether a noun (base form) names a human being: *læge*, and by its ending *kloakmester, konsulent, terapeut*."""
    if noun in _PERSONS:
        return True
    return noun.endswith(_PERSON_ENDINGS) and not noun.endswith(_THINGS) and noun not in _SHORT_THINGS


def is_helper(nouns: Iterable[str]) -> bool:
    """Whether one of the nouns (base forms) names somebody who comes to help: granted, but not given as a thing is."""
    return any(noun.endswith(_HELPERS) for noun in nouns)


def is_done_at(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether *ved* tells by whom, in the clause that opens these words: *en vurdering af boligen ved ergoterapeut*."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind is TokenKind.PUNCTUATION:
            return False
        near = (lemma for each in tokens[at + 1 : at + 3] for lemma in lexicon.lemmas(each.text))
        if token.norm == "ved" and any(map(is_person, near)):
            return True
    return False


def another_may_act(tokens: Sequence[Token], patient: tuple[int, int], verb: str, lexicon: Lexicon) -> bool:
    """Whether a third party stands in the sentence as one who may do what `verb` (a base form) says.

    `patient` are the tokens of what it is done to, which does not act.
    """
    parties = [
        names
        for at in range(len(tokens))
        if not patient[0] <= at < patient[1] and (names := _party(tokens, at, lexicon))
    ]
    if not parties or verb in _SPEAKING:
        return False
    if verb not in _OFFICIAL:
        return True
    return any(_is_one(name, _AUTHORITIES) or name in _NAMES for names in parties for name in names)


def is_party(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word names somebody else who acts: a doctor, a court, a landlord."""
    return token.norm in _NAMES or any(_is_one(lemma, _OTHERS) for lemma in lexicon.lemmas(token.text))


def _party(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> frozenset[str]:
    """The base forms of a third party at `at`, empty where there is none that may act."""
    token = tokens[at]
    if token.kind is not TokenKind.WORD or _behind_link(tokens, at) or is_nominative(tokens, at - 1):
        return frozenset()  # "til lægen"; "hvordan vi hjælper": a verb
    if at and token.norm in _NAMES and token.text[:1].isupper():
        return frozenset({token.norm})
    nouns = [word for word in lexicon.words(token.text) if word.word_class is WordClass.NOUN]
    if nouns and all(isinstance(word.form, NounForm) and word.form.genitive for word in nouns):
        return frozenset()
    return frozenset(word.lemma for word in nouns if _is_one(word.lemma, _OTHERS))


def _is_one(lemma: str, words: frozenset[str]) -> bool:
    return lemma in words or lemma.endswith(_last_parts(words))


@cache
def _last_parts(words: frozenset[str]) -> tuple[str, ...]:
    """Those of the words that compounds are made with."""
    return tuple(word for word in words if len(word) > 3 and word not in _NOT_COMPOUNDS)


def _behind_link(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition that names a receiver leads the phrase in: *til din egen læge*."""
    return any(token.norm in _RECEIVED for token in tokens[max(0, at - 3) : at])
