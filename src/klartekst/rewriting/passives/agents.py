"""Who is named with *af* behind a passive: *hældes op af sygeplejersken hver mandag*, *af et firma fra Vejle*.

An agent is plain when nothing hangs on it whose end is not told; what follows is a time or an adverb.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import Gender, NounForm, VerbForm, VerbKind, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS, end_of_noun_phrase, is_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.edits import text_of
from klartekst.rewriting.frames import lemmas_of
from klartekst.rewriting.others import is_party, is_person
from klartekst.rewriting.passives.agent_phrase import (
    adjective_alone,
    apart,
    behind_a_time,
    goes_on,
    is_called,
    lists_more,
    with_age,
    with_origin,
)
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.spoken import OURSELVES

OBJECT_TO_SUBJECT = {object_: subject for subject, object_ in SUBJECT_PRONOUNS.items() if object_ != subject}
NO_AGENT = listed("hensyn årsager årsag grunde grund hjertet sted egen")
# A phrase with *på* belongs to the agent where it says which house: not in "af grundejeren på fortovet".
HOUSES = listed("sygehus hospital skole plejehjem bosted rådhus kontor jobcenter apotek bibliotek museum")
# "af mindst to medarbejdere"
_AT_LEAST = listed("mindst højst")
# "ud af", "op af", "ned af" lead in a place, too.
_OUT_OF = listed("ud op ned ind frem")
# Behind these, *af* also leads in what a thing is made or filled of, is taken from, or is reckoned by.
_OF_WHAT = listed(
    "slette fjerne tage stryge udtage udelukke slå rense tømme løsne skære flette beregne regne opkræve lave bygge "
    "fremstille støbe sy fylde optage udgøre danne sammensætte"
)
# A state that lasts: "er ejet af et selskab" is not what it has owned.
_LASTING = listed("eje bebo kende drive lede styre bruge benytte")
_ACTING = (
    "pleje", "kommune", "afdeling", "forvaltning", "depot", "køkken", "kontor", "visitator", "leder", "mester",
    "montør", "assistent", "konsulent", "chauffør", "vikar", "frivillig", "råd", "udvalg", "væsen", "gartner",
    "center", "regering", "folketing", "styrelse", "ministerium", "myndighed", "sekretariat", "tjeneste", "service",
    "fond", "kommission", "personale", "vagt", "klasse", "hold", "gruppe", "familie",
)  # fmt: skip
# Behind the name of an act, *af* leads in what it is done to: *en vurdering af lægen*.
_ACTS = ("ing", "ingen", "inger", "else", "elsen", "elser", "ion", "ionen")
_COUNCILS = ("rådets", "udvalgets", "teamets", "bestyrelsens", "bestyrelsernes", "nævnets", "kommissionens")
_ROLES = (
    "tager", "giver", "ejer", "lejer", "låner", "bruger", "køber", "sælger", "søger", "herre", "haver", "holder",
    "klager", "part", "leder",
)  # fmt: skip
# Nor does the one act whom somebody leaves: *udmeldt af skolen*.
GETTING = listed(
    "udmelde udskrive afmelde ekskludere låne købe leje kræve forlange hæve fratrække trække ledsage bilægge"
)
MONEY = (
    "hjælp",
    "penge",
    "pension",
    "løn",
    "ydelse",
    "formue",
    "opsparing",
    "indtægt",
    "beløb",
    "støtte",
    "midler",
)
REFLEXIVE = listed("sin sit sine")
_EACH = listed("alle samtlige hver hvert enhver ethvert begge")
_UNITS = (
    "afdeling",
    "afdelingen",
    "center",
    "centret",
    "udvalg",
    "udvalget",
    "kontor",
    "kontoret",
    "enhed",
    "enheden",
)
_NAME_GOES_ON = frozenset('&/"»«”“„')


class Agent(msgspec.Struct, frozen=True):
    """Who the text names: as the subject it becomes, the tokens `[start, end)` it takes, and what stays of them."""

    text: str
    start: int
    end: int
    left: str = ""


def has_agent(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether *af* follows the passive, plain or not, or somebody further on: *til 40 kr. pr. gang af byrådet*."""
    start, end = clause.rest
    if start < len(tokens) and tokens[start].norm == "af":
        return True
    return any(
        tokens[at].norm == "af"
        and not tokens[at - 1].norm.endswith(_ACTS)
        and can_act(tokens, at + 1, min(at + 2, end), lexicon)
        for at in range(start + 1, end - 1)
    )


def agent_of(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> Agent | None:
    """Who *af* names, None when nobody is named plainly."""
    start = clause.rest[0]
    if start >= clause.end or tokens[start].norm != "af":
        return (
            _behind_a_time(tokens, clause, lexicon) or _council(tokens, clause) or _receiver(tokens, clause)
        )
    end = adjective_alone(tokens[: clause.end], start + 1, lexicon)
    counted = start + 1 + (tokens[start + 1].norm in _AT_LEAST)
    end = end_of_noun_phrase(tokens[: clause.end], counted, lexicon) if end is None else end
    end = with_origin(tokens, with_age(tokens, end), clause.end, lexicon) if end is not None else None
    if end is None or NO_AGENT & {token.norm for token in tokens[start + 1 : end]}:
        return None
    if clause.passive.kind is PassiveKind.VAERE and clause.passive.lemma in _LASTING:
        return None
    named = lemmas_of(tokens[start + 1 : end], lexicon)
    if _may_be_no_agent(tokens, clause) and not can_act(tokens, start + 1, end, lexicon):
        return None
    if clause.passive.lemma in GETTING or any(noun.endswith(MONEY) for noun in named):
        return (
            None  # "kan lånes af kommunen", "betales af din kontanthjælp", "ledsages af en tegning": no actor
        )
    while end < clause.end and tokens[end].kind is TokenKind.WORD and tokens[end].text[:1].isupper():
        end += 1  # "af familien Holst", "af boligselskabet Fremad"
    if end < len(tokens) and tokens[end].text.endswith("-"):
        return None  # "af det aktivitets- og samværstilbud": the noun comes behind the joint
    if end < clause.end and tokens[end].norm == "for" and tokens[end - 1].norm.endswith(_UNITS):
        return None  # "af Ankestyrelsens afdeling for børn": the name goes on
    if end < len(tokens) and tokens[end].text in _NAME_GOES_ON:
        return None  # "af Holst & Søn A/S", »af foreningen "Lyset"«: where the name ends is not told
    if end < clause.end and not apart(tokens, end, clause.end, lexicon):
        with_place = is_noun_phrase(tokens[start + 1 : clause.end], lexicon) and tokens[end].norm == "på"
        if with_place and HOUSES & set(lemmas_of(tokens[end + 1 : clause.end], lexicon)):
            end = clause.end  # "af afdelingen på sygehuset"
        else:
            return None
    if end == clause.end and is_called(tokens, end):
        return None  # "af din nye sagsbehandler, Pernille Wad": the name would be parted from her
    if end == clause.end and lists_more(tokens, end):
        return None  # "underskrives af dig, mentor og jobcentret"
    if tokens[start + 1].norm in REFLEXIVE:
        return None  # "afhentes af sin mormor": whose, the active would have to say otherwise
    if end == clause.end and goes_on(tokens, start + 1, end):
        return None  # "opsættes af leverandøren, som ringer": the clause must stay with its noun
    words = [
        "I"
        if token.norm == "jer"
        else "De"
        if token.text == "Dem"
        else OBJECT_TO_SUBJECT.get(token.norm, token.text)
        for token in tokens[start + 1 : end]
    ]
    if tokens[start + 1].norm in _EACH and any(tokens[at].norm == "ikke" for at in clause.adverbs):
        return None  # "anerkendes ikke af alle lande": not all do, which is not that all do not
    article = _article(tokens[start + 1 : end], lexicon)
    return Agent(" ".join([*article, *words]), start, end)


def _article(named: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """The article that a subject needs and an agent may go without: *af autoriseret kloakmester*, *af læge*."""
    *before, last = named
    for each in before:
        words = lexicon.words(each.text)
        if not any(word.word_class is WordClass.ADJ or _is_participle(word) for word in words):
            return ()
    somebody = is_party(last, lexicon)
    nouns = [
        word
        for word in lexicon.words(last.text)
        if word.form == NounForm() and (is_person(word.lemma) or somebody)
    ]
    if any(word.lemma.endswith(_ROLES) for word in nouns):
        return ()  # "af låntager", "af bygherre": the one in the case, as a letter names him
    genders = {word.gender for word in nouns}
    if not last.text.islower() or len(genders) != 1:
        return ()
    return ("et" if genders == {Gender.NEUTER} else "en",)


def _is_participle(word: Word) -> bool:
    """*akkrediteret*, *autoriseret*: a participle stands before a noun as an adjective does."""
    return isinstance(word.form, VerbForm) and word.form.kind in (
        VerbKind.PARTICIPLE,
        VerbKind.COMMON_PARTICIPLE,
    )


def _may_be_no_agent(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether *af* may lead in a place, a material or a cause: *pumpes ud af kælderen*, *er lavet af træ*.

    Behind *være* it tells as often what a state comes from: *er dækket af sne*, *er påvirket af din sygdom*.
    """
    passive = clause.passive
    behind_particle = tokens[clause.rest[0] - 1].norm in _OUT_OF
    return behind_particle or passive.kind is PassiveKind.VAERE or passive.lemma in _OF_WHAT


def is_anybody(tokens: Sequence[Token], agent: Agent, lexicon: Lexicon) -> bool:
    """Whether the agent is a bare noun, nobody in particular: *biler, havvand*."""
    words = tokens[agent.start + 1 : agent.end]
    if len(words) != 1 or words[0].text[:1].isupper():
        return False
    forms = [word.form for word in lexicon.words(words[0].text)]
    return not any(isinstance(form, NounForm) and form.definite for form in forms)


def can_act(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase `[start, end)` behind *af* is somebody: a name, a person, a party, the sender's house."""
    nouns = [
        word.lemma
        for token in tokens[start:end]
        for word in lexicon.words(token.text)
        if isinstance(word.form, NounForm)
    ]
    return (
        tokens[end - 1].text[:1].isupper()
        or tokens[start].norm in OBJECT_TO_SUBJECT
        or any(is_party(token, lexicon) for token in tokens[start:end])
        or any(noun.endswith(_ACTING) or is_person(noun) for noun in nouns)
    )


def tells_a_cause(tokens: Sequence[Token], af: int, lexicon: Lexicon) -> bool:
    """Whether *af* at `af` behind *er* and a participle tells what a state comes of: *dækket af sne*, *af beton*."""
    end = end_of_noun_phrase(tokens, af + 1, lexicon)
    return end is not None and not can_act(tokens, af + 1, end, lexicon)


def _behind_a_time(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> Agent | None:
    """*fastsættes hvert år af byrådet*: the time comes behind the object."""
    start, end = clause.rest
    af = behind_a_time(tokens, start, end)
    if af is None:
        return None
    agent = agent_of(tokens, replace(clause, rest=(af, end)), lexicon)
    return replace(agent, left=text_of(tokens[start:af])) if agent else None


def _council(tokens: Sequence[Token], clause: Clause) -> Agent | None:
    """*vedtages på byrådets møde i maj*: who meets acts, on *sit* meeting."""
    start = clause.rest[0]
    words = [token.norm for token in tokens[start : min(start + 3, clause.end)]]
    if len(words) < 3 or words[0] != "på" or words[2] not in {"møde", "møder"}:
        return None
    name = tokens[start + 1].text
    if not words[1].endswith(_COUNCILS):
        return None
    return Agent(name[:-1], start, start + 3, f"på {'sit' if words[2] == 'møde' else 'sine'} {words[2]}")


def _receiver(tokens: Sequence[Token], clause: Clause) -> Agent | None:
    """*skal være modtaget i jobcentret*: what is named as a place is who gets it."""
    start = clause.rest[0]
    words = [token.norm for token in tokens[start : min(start + 2, clause.end)]]
    if clause.passive.lemma != "modtage" or len(words) < 2 or words[0] not in {"i", "hos", "på"}:
        return None
    return Agent(tokens[start + 1].text, start, start + 2) if words[1] in OURSELVES - {"os"} else None
