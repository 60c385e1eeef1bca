"""The noun phrase behind *af*, and what makes it doubtful that it names who acts: one doubt is enough."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import is_verbal
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.frames import lemmas_of
from klartekst.rewriting.passives.acting_nouns import can_act
from klartekst.rewriting.passives.agent_phrase import (
    adjective_alone,
    apart,
    goes_on,
    is_called,
    lists_more,
    with_age,
    with_origin,
)
from klartekst.rewriting.passives.passive_clause import Clause

_USES = listed("brug gavn kontrol")
_NO_AGENT = listed("hensyn årsager årsag grunde grund hjertet sted egen")
# A phrase with *på* belongs to the agent where it says which house: not in "af grundejeren på fortovet".
_HOUSES = listed("sygehus hospital skole plejehjem bosted rådhus kontor jobcenter apotek bibliotek museum")
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
# Nor does the one act whom somebody leaves: *udmeldt af skolen*.
_GETTING = listed(
    "udmelde udskrive afmelde ekskludere låne købe leje kræve forlange forvente hæve fratrække trække ledsage bilægge"
)
_MONEY = (
    "hjælp", "penge", "pension", "løn", "ydelse", "formue", "opsparing", "indtægt", "beløb", "støtte", "midler",
)  # fmt: skip
_POINTING_BACK = listed("sin sit sine deres hans hendes dennes dens dets")
_EACH = listed("alle samtlige hver hvert enhver ethvert begge")
_UNITS = (
    "afdeling", "afdelingen", "center", "centret", "udvalg", "udvalget", "kontor", "kontoret", "enhed", "enheden",
)  # fmt: skip
_JOINING = listed("og eller samt")
_NAME_GOES_ON = frozenset('&/"»«”“„')


class NamedAgent(msgspec.Struct, frozen=True):
    """A noun phrase that begins at `start` behind *af*, in the clause of a passive, and how far it reaches.

    `core` is one past the phrase itself, `name` one past a name behind it (*familien | Holst*), and `end` one past
    the house where somebody works (*afdelingen | på sygehuset*).
    """

    tokens: Sequence[Token]
    clause: Clause
    lexicon: Lexicon
    start: int
    core: int
    name: int
    end: int

    @property
    def words(self) -> Sequence[Token]:
        """All of the phrase."""
        return self.tokens[self.start : self.end]

    @property
    def ends_clause(self) -> bool:
        """Whether nothing follows in the clause."""
        return self.end == self.clause.end

    @property
    def behind_name(self) -> str:
        """What stands behind the name, in this clause or the next."""
        return self.tokens[self.name].text if self.name < len(self.tokens) else ""


Doubt = Callable[[NamedAgent], bool]


def named_agent(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> NamedAgent | None:
    """The noun phrase behind the *af* that opens the rest of the clause; None where it has no plain end."""
    start, stop = clause.rest[0] + 1, clause.end
    core = adjective_alone(tokens[:stop], start, lexicon)
    if core is None:
        counted = start + (tokens[start].norm in _AT_LEAST)
        core = end_of_noun_phrase(tokens[:stop], counted, lexicon)
    if core is None:
        return None
    core = name = with_origin(tokens, with_age(tokens, core), stop, lexicon)
    while name < stop and tokens[name].kind is TokenKind.WORD and tokens[name].text[:1].isupper():
        name += 1  # "af familien Holst", "af boligselskabet Fremad"
    end = stop if _says_which_house(tokens, clause, name, lexicon) else name
    return NamedAgent(tokens, clause, lexicon, start, core, name, end)


def _says_which_house(tokens: Sequence[Token], clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """*af afdelingen på sygehuset*, up to the clause's end."""
    return (
        at < clause.end
        and tokens[at].norm == "på"
        and not apart(tokens, at, clause.end, lexicon)
        and is_noun_phrase(tokens[clause.rest[0] + 1 : clause.end], lexicon)
        and not _HOUSES.isdisjoint(lemmas_of(tokens[at + 1 : clause.end], lexicon))
    )


def _is_no_agent(named: NamedAgent) -> bool:
    """*af hensyn til*, *af egen drift*."""
    return any(token.norm in _NO_AGENT for token in named.tokens[named.start : named.core])


def _is_of_an_act(named: NamedAgent) -> bool:
    """*der kan gøres brug af robotter*, *der føres kontrol af huset*: the noun before *af* is what is done."""
    return named.clause.impersonal == "der" and (
        named.tokens[named.start - 2].norm in _USES or is_verbal(named.tokens[named.start - 2], named.lexicon)
    )


def _lasts(named: NamedAgent) -> bool:
    """*er ejet af et selskab*: the state lasts, and is not what the company has done."""
    passive = named.clause.passive
    return passive.kind is PassiveKind.VAERE and passive.lemma in _LASTING


def _may_be_a_thing(named: NamedAgent) -> bool:
    """Whether *af* may lead in a place, a material or a cause: *pumpes ud af kælderen*, *er lavet af træ*.

    Behind *være* it tells as often what a state comes from: *er dækket af sne*, *er påvirket af din sygdom*.
    """
    passive = named.clause.passive
    behind_particle = named.tokens[named.start - 2].norm in _OUT_OF
    doubtful = behind_particle or passive.kind is PassiveKind.VAERE or passive.lemma in _OF_WHAT
    return doubtful and not can_act(named.tokens, named.start, named.core, named.lexicon)


def _is_a_source(named: NamedAgent) -> bool:
    """*kan lånes af kommunen*, *ledsages af en tegning*, *betales af din kontanthjælp*: from there, or out of that."""
    return named.clause.passive.lemma in _GETTING or any(
        noun.endswith(_MONEY) for noun in lemmas_of(named.tokens[named.start : named.core], named.lexicon)
    )


def _waits_for_its_noun(named: NamedAgent) -> bool:
    """*af det aktivitets- og samværstilbud*: the noun comes behind the joint."""
    return named.behind_name.endswith("-")


def _is_half_a_name(named: NamedAgent) -> bool:
    """*af Holst & Søn A/S*, *af foreningen "Lyset"*, *af Ankestyrelsens afdeling for børn*: the name goes on."""
    tokens, at = named.tokens, named.name
    if named.behind_name in _NAME_GOES_ON:
        return True
    return at < named.clause.end and tokens[at].norm == "for" and tokens[at - 1].norm.endswith(_UNITS)


def _may_be_two_clauses(named: NamedAgent) -> bool:
    """*varetages af Mona Lund og finder sted på skolen*: behind *og* the clause may go on with another verb."""
    return any(
        before.norm in _JOINING and token.text[:1].islower() and may_be_finite(token, named.lexicon)
        for before, token in pairwise(named.words)
    )


def _is_followed_closely(named: NamedAgent) -> bool:
    """*af grundejeren på fortovet*: what follows is no time and no adverb, and may be a part of the phrase."""
    return not named.ends_clause and not apart(named.tokens, named.end, named.clause.end, named.lexicon)


def _is_called(named: NamedAgent) -> bool:
    """*af din nye sagsbehandler, Pernille Wad*: the name would be parted from her."""
    return named.ends_clause and is_called(named.tokens, named.end)


def _is_one_of_several(named: NamedAgent) -> bool:
    """*underskrives af dig, mentor og jobcentret*."""
    return named.ends_clause and lists_more(named.tokens, named.end)


def _is_somebodys_own(named: NamedAgent) -> bool:
    """*afhentes af sin mormor*, *hentes af deres forældre*: in front of what it points back to, it says otherwise."""
    return named.words[0].norm in _POINTING_BACK


def _has_a_clause(named: NamedAgent) -> bool:
    """*opsættes af leverandøren, som ringer*: the clause must stay with its noun."""
    return named.ends_clause and goes_on(named.tokens, named.start, named.end)


def _is_not_everybody(named: NamedAgent) -> bool:
    """*anerkendes ikke af alle lande*: not all do, which is not that all do not."""
    return named.words[0].norm in _EACH and any(
        named.tokens[at].norm == "ikke" for at in named.clause.adverbs
    )


AGENT_DOUBTS: tuple[Doubt, ...] = (
    _is_no_agent,
    _is_of_an_act,
    _lasts,
    _is_somebodys_own,
    _is_not_everybody,
    _waits_for_its_noun,
    _is_half_a_name,
    _may_be_two_clauses,
    _is_called,
    _is_one_of_several,
    _has_a_clause,
    _is_followed_closely,
    _is_a_source,
    _may_be_a_thing,
)
"""The dear questions last."""
