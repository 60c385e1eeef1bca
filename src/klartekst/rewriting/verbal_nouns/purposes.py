"""What an act is for, or done without, as an infinitive: *med henblik på vurdering af sagen* → *for at vurdere sagen*.

same subject    Til beregning af ydelsen skal vi kende …            → For at beregne ydelsen skal vi kende …
another's       Til brug for beregning af ydelsen skal du sende …   → For at vi kan beregne ydelsen, skal du sende …
                Send skemaet med henblik på beregning af …          → Send skemaet, så vi kan beregne …
without         Uden fremvisning af billetten kan du ikke …         → Uden at vise billetten kan du ikke …
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite, cased, main_subject, opens, text_of
from klartekst.rewriting.others import is_party
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.behind_adjuncts import object_before_finite
from klartekst.rewriting.verbal_nouns.infinitives import linked, with_object
from klartekst.rewriting.verbal_nouns.nominal import NounGroup
from klartekst.rewriting.verbal_nouns.nominal_clause import had_done, object_end

_PURPOSES = (("med", "henblik", "på"), ("af", "hensyn", "til"), ("til", "brug", "for"))
# Handed over to others, who then do what is meant to be done.
_SENT_ON = listed(
    "indstillet indstilles henvist henvises visiteret visiteres oversendt oversendes rekvireret"
)
_NEEDED = listed("skal kan bør må")
# What the one does, the other has a part in: »for at dække udgiften kan du få«, »for at beskytte dine data skal du«.
_BY_EITHER = listed("dække beskytte sikre undgå forebygge forhindre begrænse tale drøfte aftale")
_FETCHING = listed("indhentning indhentelse")


def purpose(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*for at* and the verb, or *så vi kan* where another than the sentence's subject does it."""
    start = group.start - 3
    if start < 0 or tuple(token.norm for token in tokens[start : group.start]) not in _PURPOSES:
        start = group.start - 1
        if start < 0 or tokens[start].norm != "til" or not opens(tokens, start):
            return None
    if any(token.norm in _SENT_ON for token in tokens[:start]):
        return None  # "du er henvist til lægen med henblik på vurdering": it is the doctor who does it
    if any(
        tokens[at].norm in {"til", "hos", "ved", "af"}
        and any(is_party(token, actors.lexicon) for token in tokens[at + 1 : min(at + 3, start)])
        for at in range(start)
    ):
        return None  # "undersøges hos egen læge med henblik på udfærdigelse af attest": the doctor writes it
    if opens(tokens, start):
        return _in_front(tokens, start, group, actors)
    end = object_end(tokens, group.noun + 2, actors.lexicon, core=True)
    held = tokens[group.noun + 2 : end] if linked(tokens, group) else ()
    if held and "du" in {token.norm for token in tokens[:start]} and _is_ours(group, held, actors):
        if _is_done_to_reader(tokens[:start]):
            return None  # "du bliver kontaktet med henblik på fastsættelse af en tid": by those who set it
        return _had_done(tokens, start, end or len(tokens), group, actors)
    # "vi har bedt om oplysninger til brug for behandlingen": what they are for, whoever treats it
    lead = "til at " if tokens[start].norm == "til" else "for at "
    return with_object(tokens, start, group, lead, actors.lexicon)


def _is_done_to_reader(before: Sequence[Token]) -> bool:
    """*du bliver kontaktet*, *du indkaldes*: the reader is the one it is done to."""
    words = [token.norm for token in before]
    beside = {
        words[at]
        for each, word in enumerate(words)
        if word == "du"
        for at in (each - 1, each + 1)
        if 0 <= at < len(words)
    }
    return not {"blive", "bliver", "blev", "blevet"}.isdisjoint(words) or any(
        word.endswith("es") for word in beside
    )


def _in_front(tokens: Sequence[Token], start: int, group: NounGroup, actors: Actors) -> Rewrite | None:
    """Before the finite verb, whose subject tells whether the infinitive may go without its own."""
    place = object_before_finite(tokens, group, actors.lexicon)
    if place is None or not linked(tokens, group):
        return None
    first, finite = place
    held, main = tokens[first:finite], main_subject(tokens, finite)
    if finite + 1 < len(tokens) and tokens[finite + 1].text == "De":
        main = "du"
    if tokens[finite].norm.endswith("es"):
        main = None  # "med henblik på afklaring af dine muligheder indkaldes du": the one who calls does it
    if tokens[finite].norm == "bedes":
        return None  # "til brug for sagen bedes skemaet udfyldt": the one who asks is not there to say it of
    if tokens[start].norm == "til" and group.start == start + 1 and tokens[finite].norm not in _NEEDED:
        return None  # "til opbevaring af cykler har vi et skur": what it is for, and not why
    if main == "du" and _is_ours(group, held, actors):
        return _had_done(tokens, start, finite, group, actors)
    if (
        main == "du"
        and group.nominal.lemma not in _BY_EITHER
        and actors.by_frame(group.nominal, held) != "du"
    ):
        return None  # "af hensyn til planlægning af kørslen skal du ringe": it is not the reader who plans
    made = with_object(tokens, start, group, "for at ", actors.lexicon)
    return None if made is None else Rewrite(made.start, made.end, cased(made.text, tokens[start]))


def _is_ours(group: NounGroup, held: Sequence[Token], actors: Actors) -> bool:
    """Whether the sender does it; what is covered, the reader covers with what the sender gives."""
    ours = actors.by_frame(group.nominal, held) == "vi" or actors.may_be_ours(group.nominal, held)
    return ours and group.nominal.lemma not in _BY_EITHER


def _had_done(
    tokens: Sequence[Token], start: int, end: int, group: NounGroup, actors: Actors
) -> Rewrite | None:
    """*for at få ydelsen beregnet*: the reader acts so that the sender does it."""
    made = had_done(group.nominal, text_of(tokens[group.noun + 2 : end]), actors.lexicon)
    if made is None or group.adjectives or group.owner:
        return None
    return Rewrite(start, end, cased(f"for at {made}", tokens[start]))


def without(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*uden indsendelse af skemaet* → *uden at sende skemaet*, where the sentence's subject would do it."""
    start = group.start - 1
    if start < 0 or tokens[start].norm != "uden" or group.determiner not in {"", "en", "et"}:
        return None
    held = tokens[group.noun + 2 : group.noun + 5]
    if actors.by_frame(group.nominal, held) != "du" or not _is_told_the_reader(
        tokens, start, group, actors.lexicon
    ):
        return None
    if group.nominal.noun in _FETCHING:  # what is only asked for is not there yet
        group = replace(group, nominal=replace(group.nominal, lemma="indhente", tail=""))
    made = with_object(tokens, start, group, "uden at ", actors.lexicon)
    return None if made is None else Rewrite(made.start, made.end, cased(made.text, tokens[start]))


def _is_told_the_reader(tokens: Sequence[Token], start: int, group: NounGroup, lexicon: Lexicon) -> bool:
    if opens(tokens, start):
        place = object_before_finite(tokens, group, lexicon)
        return place is not None and main_subject(tokens, place[1]) == "du"
    return any(token.norm == "du" for token in tokens[:start])
