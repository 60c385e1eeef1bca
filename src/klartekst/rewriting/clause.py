"""One clause with a passive, taken apart for rewriting: what stands where.

    main      Ansøgningen | behandles | ikke | i uge 32          subject finite … rest
    inverted  I morgen | bliver | din sag | behandlet            front finite subject … rest
              Hvis du ikke svarer, | bliver | sagen | lukket     (the front stands before the comma)
    clause    hvis | fristen | overskrides                       opener subject … finite rest
    der       Der | træffes | afgørelse i sagen                  der finite … rest
    det       Det | skønnes |, at …                              det finite … (a clause follows)

Anything else is answered with None: a wrong rewrite costs more than a missing one.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import msgspec

from klartekst.danish.clauses import main_finite, pieces
from klartekst.danish.forms import VerbForm, VerbKind, Voice, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.passive import Passive, PassiveKind
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import ADVERBS as MIDDLE_FIELD
from klartekst.danish.verbs_in_place import AUXILIARIES, PREPOSITIONS, is_nominative

OPENERS = listed("at hvis når fordi da om hvorvidt såfremt mens medmindre selvom hvordan hvornår inden før")
# Openers that are prepositions in front of a noun phrase.
PREPOSED = listed("om inden før")
COORDINATORS = listed("og men")
ADVERBS = MIDDLE_FIELD
# What these lead stays with them.
LED_BY = {
    "så": ("vidt", "snart", "længe", "meget", "hurtigt", "tidligt"),
    "kun": ("vis", "delvist", "sjældent"),
}
ANOTHER_VERB = AUXILIARIES | listed("blive blevet være været have")
# What these stand before, they hold for: *kun til dig*, *alene på hverdage*.
LIMITING = listed("kun alene udelukkende")
PARTICLES = listed("op ned ud ind tilbage frem sammen fra væk hjem over igennem videre fast")


class Order(Enum):
    """The word order of a clause."""

    MAIN = "main"
    INVERTED = "inverted"
    SUBORDINATE = "subordinate"


class Clause(msgspec.Struct, frozen=True):
    """Token spans of a clause's parts; each span is `(start, end)`, empty when there is nothing.

    `adverbs` are those of the middle field, `middle` what else stands between the auxiliary and the
    main verb, `particle` the particle of the verb, `rest` what follows up to the clause's end.
    """

    order: Order
    passive: Passive
    start: int
    end: int
    front: tuple[int, int]
    subject: tuple[int, int]
    adverbs: tuple[int, ...]
    middle: tuple[int, int]
    particle: tuple[int, int]
    rest: tuple[int, int]
    impersonal: str = ""  # "der" or "det"


Span = tuple[int, int]


def clause_of(
    tokens: Sequence[Token], passive: Passive, lexicon: Lexicon, subject: Span | None = None
) -> Clause | None:
    """The clause of a passive, or None when its shape is not one of those above.

    `subject` is the subject's tokens when a parse has found them: for subjects too long to be read word
    by word. Their place before or behind the finite verb must still be one of the shapes.
    """
    start, end = _bounds(tokens, passive)
    if start is None:
        return None
    group = sorted(
        {place for place in (passive.finite, passive.auxiliary, passive.verb) if place is not None}
    )
    finite = group[0]
    opener = start if tokens[start].norm in OPENERS else None
    if tokens[start].norm in COORDINATORS and start + 1 < finite:
        start += 1
        opener = start if tokens[start].norm in OPENERS else None
    if opener is not None and tokens[opener].norm in PREPOSED and is_nominative(tokens[:end], finite + 1):
        opener = None  # "inden mødet bliver du kontaktet": a preposition and V2
    particle = (passive.verb + 1, passive.verb + 2)
    if not _is_particle(tokens, passive.verb + 1, end):
        particle = (passive.verb + 1, passive.verb + 1)
    rest = (particle[1], end)
    if _shares_subject(tokens, rest, lexicon) or _ends_a_list(tokens, start, finite, lexicon):
        return None
    shared: dict[str, Any] = {"passive": passive, "end": end, "particle": particle, "rest": rest}
    follows = end < len(tokens) - 1 and tokens[end].text == "," and tokens[end + 1].norm in OPENERS
    between = [place for place in range(finite + 1, passive.verb) if place not in group]
    if opener is not None:
        return _subordinate(tokens, opener, finite, between, shared, follows, lexicon, subject)
    if finite == start:
        if not _follows_clause(tokens, finite, lexicon):
            return None
        return _inverted(tokens, start, finite, between, shared, follows, lexicon, subject)
    left = tokens[start:finite]
    if left[0].norm == "der" and start > 0 and tokens[start - 1].text == ",":
        return None  # "beløbet, der er reduceret": a relative clause
    if len(left) == 1 and left[0].norm in {"der", "det"} and (left[0].norm == "der" or follows):
        adverbs, middle = _split(tokens, between)
        if middle is None:
            return None
        shared, leading = _take_adverbs(tokens, shared)
        adverbs = (*adverbs, *leading)
        return Clause(
            Order.MAIN, start=start, front=(start, start), subject=(start, start), adverbs=adverbs, middle=middle,
            impersonal=left[0].norm, **shared,
        )  # fmt: skip
    if (start, finite) == subject or is_noun_phrase(left, lexicon):
        adverbs, middle = _split(tokens, between)
        if middle is None:
            return None
        shared, leading = _take_adverbs(tokens, shared)
        return Clause(
            Order.MAIN, start=start, front=(start, start), subject=(start, finite), adverbs=(*adverbs, *leading),
            middle=middle, **shared,
        )  # fmt: skip
    return _inverted(tokens, start, finite, between, shared, follows, lexicon, subject)


def _follows_clause(tokens: Sequence[Token], finite: int, lexicon: Lexicon) -> bool:
    """Whether a subordinate clause stands first in the sentence and the verb right behind it: *Hvis …, bliver …*."""
    first = tokens[0].norm
    return (
        finite > 1
        and tokens[finite - 1].text == ","
        and (first in OPENERS | listed("hvor") or _is_finite(tokens[0], lexicon))
        and main_finite(pieces(tokens, lexicon)) == finite
    )


def _subordinate(
    tokens: Sequence[Token],
    opener: int,
    finite: int,
    between: list[int],
    shared: dict[str, Any],
    follows: bool,
    lexicon: Lexicon,
    given: Span | None,
) -> Clause | None:
    """Adverbs stand before the finite verb: *hvis fristen ikke overskrides*."""
    last = finite
    while last - 1 > opener and tokens[last - 1].norm in ADVERBS:
        last -= 1
    subject = tokens[opener + 1 : last]
    impersonal = subject[0].norm if len(subject) == 1 and subject[0].norm in {"der", "det"} else ""
    if impersonal == "det" and not follows:
        return None
    if not impersonal and (opener + 1, last) != given and not is_noun_phrase(subject, lexicon):
        return None
    more, middle = _split(tokens, between)
    if middle is None:
        return None
    place = (opener + 1, opener + 1) if impersonal else (opener + 1, last)
    return Clause(
        Order.SUBORDINATE, start=opener + 1, front=(opener + 1, opener + 1), subject=place,
        adverbs=(*range(last, finite), *more), middle=middle, impersonal=impersonal,
        **shared,
    )  # fmt: skip


def _inverted(
    tokens: Sequence[Token],
    start: int,
    finite: int,
    between: list[int],
    shared: dict[str, Any],
    follows: bool,
    lexicon: Lexicon,
    given: Span | None,
) -> Clause | None:
    """The subject stands behind the finite verb: *I morgen bliver din sag behandlet*."""
    if any(_opens_clause(token) or _is_finite(token, lexicon) for token in tokens[start:finite]):
        return None
    if tokens[finite - 1].norm in {"og", "eller", "samt", "men"} and finite > start:
        return None  # "fastsættes af byrådet og reguleres hvert år": the subject is the first verb's
    if (
        tokens[finite + 1 : finite + 3]
        and tokens[finite + 1].norm == "den"
        and _is_number(tokens, finite + 2)
    ):
        return None  # "Lejen på Parkvej 4 reguleres den 1. juli": a date is no subject
    if given is not None and given[0] == finite + 1:
        end: int | None = given[1]
    elif finite + 1 < len(tokens) and tokens[finite + 1].norm == "der":
        end = finite + 2
    else:
        end = end_of_noun_phrase(tokens, finite + 1, lexicon)
    if end is None:
        return None
    passive = shared["passive"]
    assert isinstance(passive, Passive)
    rest = shared["rest"]
    if passive.kind is PassiveKind.S and passive.finite is None:
        # the s-form is itself the finite verb: everything else stands behind the subject
        if end < len(tokens) and tokens[end].norm in {"af", "til", "om", "for"}:
            return None
        subject, middle_places = (finite + 1, end), []
        shared = {**shared, "rest": (end, shared["end"]), "particle": (finite + 1, finite + 1)}
    else:
        if end > passive.verb:
            return None
        subject = (finite + 1, end)
        middle_places = [place for place in between if place >= end]
    adverbs, middle = _split(tokens, middle_places)
    if middle is None or rest is None:
        return None
    if tokens[middle[0]].norm == "af" and middle[1]:
        return None  # "så skal en del af udgiften betales": the subject goes on
    impersonal = tokens[subject[0]].norm if subject[1] - subject[0] == 1 else ""
    impersonal = impersonal if impersonal in {"der", "det"} else ""
    if impersonal == "det" and not follows:
        return None
    return Clause(
        Order.INVERTED, start=start, front=(start, finite),
        subject=(subject[1], subject[1]) if impersonal else subject, adverbs=adverbs, middle=middle,
        impersonal=impersonal, **shared,
    )  # fmt: skip


def _split(tokens: Sequence[Token], places: list[int]) -> tuple[tuple[int, ...], tuple[int, int] | None]:
    """The adverbs of the middle field and the phrase behind them; None for a middle that is torn."""
    adverbs = []
    at = 0
    while at < len(places) and _stands_alone(tokens, places[at]):
        adverbs.append(places[at])
        at += 1
    rest = places[at:]
    if not rest:
        return tuple(adverbs), (0, 0)
    if rest[-1] - rest[0] != len(rest) - 1:
        return tuple(adverbs), None
    if any(tokens[at].norm in ANOTHER_VERB for at in rest):
        return tuple(adverbs), None  # "vil blive behandlet fortroligt og videregives": two verbs, two forms
    return tuple(adverbs), (rest[0], rest[-1] + 1)


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adverb of the middle field is no part of a phrase: *så vidt muligt*, *kun undtagelsesvis*."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if tokens[at].norm in LIMITING and following in PREPOSITIONS:
        return False  # "udleveres alene til dig": moved away, it would limit something else
    return tokens[at].norm in ADVERBS and not following.endswith(LED_BY.get(tokens[at].norm, ("\0",)))


def _take_adverbs(tokens: Sequence[Token], shared: dict[str, Any]) -> tuple[dict[str, Any], tuple[int, ...]]:
    """Behind an s-form that is itself finite, *ikke* and its like are the clause's own: *dækkes ikke*."""
    passive, (start, end) = shared["passive"], shared["rest"]
    if passive.kind is not PassiveKind.S or passive.finite is not None:
        return shared, ()
    at = start
    while at < end and _stands_alone(tokens, at):
        at += 1
    return {**shared, "rest": (at, end)}, tuple(range(start, at))


def _shares_subject(tokens: Sequence[Token], rest: Span, lexicon: Lexicon) -> bool:
    """Whether another verb leans on the subject: *fremsættes og være i hænde*, *påregnes at afholde*."""
    for at in range(rest[0], rest[1] - 1):
        if tokens[at].norm in {"og", "eller", "at"} and _may_go_on(tokens[at + 1], lexicon):
            return True
    return False


def _ends_a_list(tokens: Sequence[Token], start: int, finite: int, lexicon: Lexicon) -> bool:
    """Whether the subject began before the comma: *støj, støv og vibrationer må påregnes*."""
    joined = any(token.norm in {"og", "eller", "samt"} for token in tokens[start + 1 : finite])
    if not joined or start < 2 or tokens[start - 1].text != ",":
        return False
    return is_noun_phrase(tokens[start:finite], lexicon) and is_noun_phrase(
        tokens[start - 2 : start - 1], lexicon
    )


def _may_go_on(token: Token, lexicon: Lexicon) -> bool:
    """A modal, a word that is only a verb, or may be an s-passive: *iværksættes … og leveres*."""
    if token.norm in AUXILIARIES:
        return True
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    forms = [word.form for word in words if isinstance(word.form, VerbForm)]
    return bool(forms) and (len(forms) == len(words) or any(form.voice is Voice.PASSIVE for form in forms))


def _bounds(tokens: Sequence[Token], passive: Passive) -> tuple[int | None, int]:
    """The clause from the comma or start before the verb group to the comma or stop behind it."""
    start = passive.start
    while start > 0 and tokens[start - 1].kind is not TokenKind.PUNCTUATION:
        start -= 1
    if start > 0 and tokens[start - 1].text not in {",", ";", "–"}:
        return None, 0
    end = passive.end
    while end < len(tokens) and tokens[end].kind is not TokenKind.PUNCTUATION:
        end += 1
    return start, end


def _is_particle(tokens: Sequence[Token], at: int, end: int) -> bool:
    """*sat op med 4 kr.*, *trækkes tilbage*; not *fra den 1. maj*."""
    if at >= end or tokens[at].norm not in PARTICLES:
        return False
    if tokens[at].norm in {"fra", "over", "ind", "igennem"}:
        following = tokens[at + 1].norm if at + 1 < end else ""
        return following in {"", "i", "på", "til", "med", "af"} or at + 1 == end
    return True


def _opens_clause(token: Token) -> bool:
    """*hvorefter der foretages*, *ligesom der ydes*: the order of a subordinate clause, not an inversion."""
    return token.norm in {"der", "som", "ligesom"} or token.norm.startswith("hv")


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text[:1].isdigit()


def _is_finite(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    return bool(words) and all(
        isinstance(word.form, VerbForm) and word.form.kind in {VerbKind.PRESENT, VerbKind.PAST}
        for word in words
    )
