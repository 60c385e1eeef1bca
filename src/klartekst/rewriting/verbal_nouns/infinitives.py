"""Verbal nouns that an infinitive can replace where they stand.

    governed   i gang | med | behandlingen af | ansøgningen   → i gang med at behandle ansøgningen
    asked      søge | om | nedsættelse af | betalingen        → søge om at få nedsat …
    wished     ønsker | genoptagelse af | sagen               → ønsker at få sagen genoptaget
    decided    truffet beslutning om | afvisning af | klagen  → besluttet at afvise klagen
    goal       Formålet er | en sænkning af | farten          → at sænke farten

The subject of the clause is that of the infinitive, so nobody has to be named.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import joins_another_act
from klartekst.rewriting.edits import Rewrite, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, adverbs_of
from klartekst.rewriting.verbal_nouns.nominal_clause import had_done, infinitive, object_end
from klartekst.rewriting.verbal_nouns.verb_forms import inflected, is_active

# Words that take *at* behind their preposition, the same subject acting.
_GOVERNORS = {
    "med": listed(
        "gang færd færdig begynde begyndt starte startet fortsætte fortsat vente hjælpe hjælp stoppe stoppet"
    ),
    "på": listed("arbejde begynde begyndt vægt fokus"),
    "for": listed("behov mulighed ansvar ansvaret ansvarlig sørge arbejde stå frist tidsfrist pris gebyr"),
    "om": listed("plan forslag beslutning aftale idé overvejelse krav ønske pligt"),
    "til": listed(
        "pligt forpligte forpligtet ret bistand vejledning støtte tilskud hjælp hjælpe penge bruge brug "
        "nødvendig egnet opfordre opfordring tilladelse lov dispensation"
    ),
    "mod": listed("forbud advare"),
}
# What one asks for is that somebody else does it: "søge om at få forlænget fristen".
_ASKING = listed("søge ansøge bede anmode ansøgning anmodning")
# Whom the sender asks is the reader: "vi beder dig om at sende skemaet".
_TELLING = listed("bede anmode")
# *nødvendig til behandling af sagen*, but *nødvendig for at behandle sagen*.
_NEEDED = listed("nødvendig")
# What the reader needs or may have, others do: "du har mulighed for at få forlænget fristen".
_NEEDING = listed("behov mulighed")
_READER = listed("du dig dit din dine")
# So is what somebody has a right to: "ret til at få dækket udgiften"; who it is, must stand there.
_DUE = listed("ret")
# "tilskud til køb af", "hjælp til rengøring af": fixed phrases with everyday nouns.
_EVERYDAY = listed("støtte tilskud hjælp hjælpe penge")
# Nouns with another preposition than *af* that an infinitive can stand for.
_LINKED = listed("opfølgning stillingtagen deltagelse medvirken")
_DIRECT = listed("huske beslutte overveje undgå planlægge anbefale foreslå vedtage aftale")
# What one escapes or agrees on may be the act of the other party.
_ESCAPING = listed("undgå aftale")
_TAKE = listed("træffe tage")
# What stands behind *er* says what these are: "formålet er at sænke farten".
_GOALS = listed("formål mål hensigt idé tanke opgave ønske plan løsning")
_WISHING = listed("ønske")
# One does not give or pay a question.
_NO_QUESTION = listed("give betale sende bygge bruge sætte lave holde")
_BEFORE_GOVERNED = 3


def governed(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*med behandlingen af* → *med at behandle* behind a word that takes *at*."""
    lexicon = actors.lexicon
    at = group.start - 1
    if at < 1 or (tokens[at].norm not in _GOVERNORS and tokens[at].norm != "om"):
        return None
    preposition = tokens[at].norm
    near = tokens[max(0, at - _BEFORE_GOVERNED) : at]
    words = [lexicon.lemmas(token.norm) | {token.norm} for token in near]
    wanted = _governors(tokens, preposition, group, actors)
    if preposition == "om" and at >= 2 and tokens[at - 1].norm == "beslutning":
        verb = inflected(tokens, at - 2, _TAKE, "beslutte", lexicon)
        if verb:
            return with_object(tokens, at - 2, group, f"{verb} at ", lexicon)
    if preposition == "om" and any(word & _ASKING for word in words):
        return _told(tokens, at, group, actors) or _asked(tokens, at, group, lexicon)
    if preposition == "om" and words[-1] & _WISHING:
        if not _is_readers(tokens, group, actors):
            return _asked(tokens, at, group, lexicon)  # "dit ønske om udlevering af listen"
    received = _NEEDING if preposition == "for" else _DUE if preposition == "til" else frozenset()
    if words[-1] & received and {token.norm for token in near} & _READER:
        return _received(tokens, at, group, actors)
    # The governor is the word before, or a verb with its object or *i gang* close by.
    if not words[-1] & wanted and not (
        preposition in {"med", "til"} and any(word & wanted for word in words)
    ):
        return None
    if (
        words[-1] & _ESCAPING
        and actors.by_frame(group.nominal, tokens[group.noun + 2 : group.noun + 6]) != "du"
    ):
        return None  # "aftale om administration af dine udgifter": by whom, the agreement says
    before = "for" if words[-1] & _NEEDED else tokens[at].text
    return with_object(tokens, at, group, f"{before} at ", lexicon)


def _governors(tokens: Sequence[Token], preposition: str, group: NounGroup, actors: Actors) -> frozenset[str]:
    """The words that take *at* behind this preposition, where the noun names this act."""
    wanted = _GOVERNORS.get(preposition, frozenset())
    if preposition != "til":
        return wanted
    if group.nominal.kept:
        wanted -= _EVERYDAY
    # "borgerens ret til dækning af udgiften": not to cover it
    return wanted if _is_readers(tokens, group, actors) else wanted - _DUE


def _received(tokens: Sequence[Token], at: int, group: NounGroup, actors: Actors) -> Rewrite | None:
    """*mulighed for at få forlænget fristen*, *ret til at bruge lokalet*: what the reader gets, or does."""
    if _is_readers(tokens, group, actors):
        return with_object(tokens, at, group, f"{tokens[at].text} at ", actors.lexicon)
    return _asked(tokens, at, group, actors.lexicon)


def _is_readers(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> bool:
    """Whether it is the reader who does what the noun says."""
    return actors.by_frame(group.nominal, tokens[group.noun + 2 : group.noun + 5]) == "du"


def direct(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*undgå overskridelse af fristen* → *undgå at overskride fristen*; not *undgå udsættelse*, which others see to."""
    at, lexicon = group.start - 1, actors.lexicon
    if at < 0 or group.determiner not in {"", "en", "et"} or not is_active(tokens[at], _DIRECT, lexicon):
        return None
    frame = actors.frame(group.nominal)
    if frame is not None and frame.actor not in {"du", "begge"} and is_active(tokens[at], _ESCAPING, lexicon):
        return None
    return with_object(tokens, group.start, group, "at ", lexicon)


def wished(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*ønsker genoptagelse af sagen* → *ønsker at få sagen genoptaget*, or *at* and the verb of the one who wishes."""
    at = group.start - 1
    if at > 0 and tokens[at].norm in {"du", "i"}:
        at -= 1  # "ønsker du udbetaling af beløbet"
    if at < 0 or group.determiner or group.adjectives or not is_active(tokens[at], _WISHING, actors.lexicon):
        return None
    first = group.noun + 2
    end = object_end(tokens, first, actors.lexicon, core=True) if linked(tokens, group) else None
    if end is None or (end < len(tokens) and tokens[end].kind is not TokenKind.PUNCTUATION):
        return None
    held = tokens[first:end]
    if actors.by_frame(group.nominal, held) == "du":
        return with_object(tokens, group.start, group, "at ", actors.lexicon)
    ours = actors.by_frame(group.nominal, held) == "vi" or actors.may_be_ours(group.nominal, held)
    made = had_done(group.nominal, text_of(held), actors.lexicon) if ours else None
    return Rewrite(group.start, end, f"at {made}") if made else None


def goal(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Formålet er en sænkning af farten* → *at sænke farten*."""
    at = group.start - 1
    if at < 1 or tokens[at].norm != "er" or group.determiner not in {"", "en", "et"}:
        return None
    if _GOALS.isdisjoint({lemma for token in tokens[:at] for lemma in lexicon.lemmas(token.norm)}):
        return None
    return with_object(tokens, group.start, group, "at ", lexicon)


def _told(tokens: Sequence[Token], at: int, group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Vi beder (dig) om indsendelse af skemaet* → *Vi beder dig om at sende skemaet*: the reader's own act."""
    before = tokens[at - 1]
    if before.norm in {"dig", "jer"}:
        return with_object(tokens, at, group, f"{tokens[at].text} at ", actors.lexicon)
    speaker = tokens[at - 2].norm if at > 1 else ""
    if speaker not in {"vi", "jeg"} or not is_active(before, _TELLING, actors.lexicon):
        return None
    held = tokens[group.noun + 2 : group.noun + 6]
    if actors.by_frame(group.nominal, held) != "du":
        return None
    return with_object(tokens, at, group, "dig om at ", actors.lexicon)


def _asked(tokens: Sequence[Token], at: int, group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    nominal = group.nominal
    if group.adjectives or group.determiner not in {"", "en", "et"} or not linked(tokens, group):
        return None
    participle = lexicon.inflect(nominal.lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
    if participle is None or nominal.lemma in {"få", "give", "blive"} or "sig" in nominal.tail:
        return None
    if not nominal.tail:
        return Rewrite(at, group.noun + 2, f"{tokens[at].text} at få {participle}")
    end = object_end(tokens, group.noun + 2, lexicon, core=True)
    if nominal.object_last or end is None:
        return None
    held = text_of(tokens[group.noun + 2 : end])
    return Rewrite(at, end, f"{tokens[at].text} at få {participle} {nominal.complement(held)}")


def with_object(
    tokens: Sequence[Token], start: int, group: NounGroup, before: str, lexicon: Lexicon
) -> Rewrite | None:
    """*before* and the infinitive; the object stays in its place where the verb's tail allows it."""
    if asks_what(tokens, group):
        return _asking(tokens, start, group, before)
    if not linked(tokens, group) or group.owner or group.lacking:
        return None
    manner = adverbs_of(group, lexicon)
    if manner is None:
        return None
    first = group.noun + 2
    if joins_another_act(tokens, first, lexicon):
        return None
    if group.nominal.object_last and not manner:
        made = infinitive(group.nominal, "")
        if made is None or (group.nominal.tail and not made.endswith(group.nominal.tail)):
            made = f"{group.nominal.lemma} {group.nominal.tail}".strip()
        return None if "sig" in made.split() else Rewrite(start, first, before + made)
    end = object_end(tokens, first, lexicon, core=not group.nominal.object_last)
    if end is None:
        return None
    made = infinitive(group.nominal, text_of(tokens[first:end]))
    return None if made is None else Rewrite(start, end, f"{before}{made} {manner}".rstrip())


def asks_what(tokens: Sequence[Token], group: NounGroup) -> bool:
    """Whether a question is what the noun is about: *en vurdering af, om du kan få hjælpen*."""
    at = group.noun + 1
    behind = tokens[at + 2].norm if at + 2 < len(tokens) else ""
    asks = behind in {"om", "hvorvidt"} or behind.startswith("hv")
    return asks and tokens[at].norm == group.nominal.link == "af" and tokens[at + 1].text == ","


def _asking(tokens: Sequence[Token], start: int, group: NounGroup, before: str) -> Rewrite | None:
    """*at vurdere, om …*: only the noun gives way, and its *af* with it."""
    if (
        group.adjectives
        or group.owner
        or not group.nominal.object_last
        or group.nominal.lemma in _NO_QUESTION
    ):
        return None
    verb = (
        "finde ud af" if group.nominal.lemma == "afklare" else f"{group.nominal.lemma} {group.nominal.tail}"
    )
    return Rewrite(start, group.noun + 2, before + verb.strip())


def linked(tokens: Sequence[Token], group: NounGroup) -> bool:
    """Whether the noun's object follows it, and would be the object of its verb."""
    at = group.noun + 1
    if at + 1 >= len(tokens) or tokens[at].norm != group.nominal.link:
        return False
    if group.nominal.happens or not group.nominal.takes_object:
        return False
    if group.nominal.link != "af" and group.nominal.noun not in _LINKED:
        return False
    return tokens[at + 1].kind is not TokenKind.PUNCTUATION
