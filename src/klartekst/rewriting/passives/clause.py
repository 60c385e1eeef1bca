"""One clause with a passive, taken apart for rewriting: what stands where.

    main      Ansøgningen | behandles | ikke | i uge 32          subject finite … rest
    inverted  I morgen | bliver | din sag | behandlet            front finite subject … rest
              Hvis du ikke svarer, | bliver | sagen | lukket     (the front stands before the comma)
    clause    hvis | fristen | overskrides                       opener subject … finite rest
    der       Der | træffes | afgørelse i sagen                  der finite … rest
    det       Det | skønnes | på mødet, at …                     det finite … (a clause follows)
    relative  Brevet, | der | er sendt | til dig                 (the subject stands before the comma)
    joined    Bassinet | tømmes og rengøres | i maj              subject finite … rest
    leaning   Skemaet er forkert | og | returneres               (the subject stands in the clause before)
    hung      Den plads, du har fået, | skal siges op            (a clause hangs on the subject)

Anything else is answered with None: a wrong rewrite costs more than a missing one.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.clauses import main_finite, pieces
from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS, TIME_WORDS, is_noun_phrase
from klartekst.danish.passive import Passive
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_nominative, may_be_finite
from klartekst.rewriting.passives.clause_parts import (
    Span,
    is_number,
    is_only_finite,
    is_particle,
    middle_field,
    opens_clause,
    stands_alone,
)
from klartekst.rewriting.passives.clause_verbs import COORDINATORS, OPENERS, before_adverbs, verbs_of
from klartekst.rewriting.passives.coordinated import shared_subject
from klartekst.rewriting.passives.inverted_subject import behind_verb, end_of_subject
from klartekst.rewriting.passives.passive_clause import Clause, Order, Verbs
from klartekst.rewriting.passives.relative_passives import RELATIVES, hung_clause, relative

_EACH = listed("hver hvert næste")
_LEADING = listed("her nedenfor herunder derefter herefter dernæst samtidig derudover")
# "Som følge heraf", "som nævnt": adverbials, and no clauses.
_AS = listed("følge led udgangspunkt regel hovedregel nævnt aftalt oplyst bekendt anført")
# What may open a clause that stands first in its sentence, "selv om du klager", or a phrase that one hangs on:
# "efter den samtale, vi havde", "ud fra det, du har sagt".
_FIRST_OPENERS = OPENERS | PREPOSITIONS | listed("hvor selv eftersom ud")


def clause_of(
    tokens: Sequence[Token], passive: Passive, lexicon: Lexicon, subject: Span | None = None
) -> Clause | None:
    """The clause of a passive, or None when its shape is not one of those above.

    `subject` is the subject's tokens when a parse has found them: for subjects too long to be read word
    by word. Their place before or behind the finite verb must still be one of the shapes.
    """
    verbs = verbs_of(tokens, passive, lexicon, subject)
    made = _shape(verbs) if verbs is not None else None
    return replace(made, others=verbs.others) if made is not None and verbs is not None else made


def _shape(verbs: Verbs) -> Clause | None:
    """The clause by what opens it."""
    tokens, start, finite = verbs.tokens, verbs.start, verbs.finite
    if verbs.opener is not None:
        return _subordinate(verbs, verbs.opener)
    if finite == start:
        return _inverted(verbs) if _follows_clause(verbs) else _behind_relative(verbs)
    left = tokens[start:finite]
    if left[0].norm in RELATIVES and start > 0 and tokens[start - 1].text == ",":
        return relative(verbs)  # "beløbet, der er reduceret"
    if len(left) == 1 and left[0].norm in {"der", "det"} and (left[0].norm == "der" or verbs.follows):
        return _main(verbs, (start, start), left[0].norm)
    if left[0].norm in _EACH and left[-1].norm in TIME_WORDS:
        return _inverted(verbs)  # "hver fredag tømmes beholderen"
    if (start, finite) == verbs.told or is_noun_phrase(left, verbs.lexicon):
        return _main(verbs, (start, finite))
    if left[0].norm == "kun" and is_noun_phrase(left[1:], verbs.lexicon):
        return _main(verbs, (start + 1, finite), limit=(start,))
    if left[-1].norm in COORDINATORS:
        return _leaning(verbs)
    return _inverted(verbs)


def _follows_clause(verbs: Verbs) -> bool:
    """Whether a clause, or a phrase that ends in one, stands first and the verb right behind it: *Hvis …, bliver …*."""
    tokens, finite, lexicon = verbs.tokens, verbs.finite, verbs.lexicon
    return (
        finite > 1
        and tokens[finite - 1].text == ","
        and (tokens[0].norm in _FIRST_OPENERS or _opens_with_verb(tokens, lexicon))
        and main_finite(pieces(tokens, lexicon)) == finite
    )


def _opens_with_verb(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """*Hører vi ikke fra dig, …*, *Betales gebyret ikke, …*: a condition that has its verb first and no *hvis*."""
    words = lexicon.words(tokens[0].text)
    only_verb = bool(words) and all(word.word_class is WordClass.VERB for word in words)
    return may_be_finite(tokens[0], lexicon) and (only_verb or is_nominative(tokens, 1))


def _behind_relative(verbs: Verbs) -> Clause | None:
    """*Det møde, der var planlagt til i dag, | bliver aflyst*: the subject's own clause stands before the verb."""
    hung = hung_clause(verbs)
    clause = _main(verbs, (0, hung[0])) if hung is not None else None
    return replace(clause, start=0, front=(0, 0), hung=hung) if clause is not None else None


def _main(verbs: Verbs, subject: Span, impersonal: str = "", limit: tuple[int, ...] = ()) -> Clause | None:
    """The subject stands first, but for its `limit`: *kun | rettidige klager | behandles* has *kun* before its object.

    Behind an s-form that is itself finite, *ikke* is the clause's own: *dækkes ikke*.
    """
    adverbs, middle = middle_field(verbs.tokens, verbs.between)
    if middle is None:
        return None
    at, end = verbs.rest
    if verbs.is_bare:
        at = _behind_adverbs(verbs, at)
        adverbs = (*adverbs, *range(verbs.rest[0], at))
    particle = verbs.particle
    if particle[0] == particle[1] and at > verbs.rest[0] and is_particle(verbs.tokens, at, end):
        particle, at = (at, at + 1), at + 1  # "sendes derfor tilbage"
    return Clause(
        Order.MAIN, verbs.passive, verbs.start, verbs.end, front=(verbs.start, verbs.start), subject=subject,
        adverbs=(*adverbs, *limit), middle=middle, particle=particle, rest=(at, end), impersonal=impersonal,
    )  # fmt: skip


def _leaning(verbs: Verbs) -> Clause | None:
    """*Skemaet er udfyldt forkert og returneres*: from the word before *og*, which gets a comma behind it."""
    found = shared_subject(verbs.tokens, verbs.passive, verbs.lexicon)
    if found is None or verbs.tokens[min(verbs.rest[0], verbs.end - 1)].norm == "af":
        return None  # "fremsættes skriftligt og ledsages af et bilag"
    clause = _main(verbs, (found[0], found[1]))
    return replace(clause, start=verbs.finite - 2, said=found[2]) if clause is not None else None


def _subordinate(verbs: Verbs, opener: int) -> Clause | None:
    """Adverbs stand before the finite verb: *hvis fristen ikke overskrides*."""
    tokens = verbs.tokens
    first, last = opener + 1, before_adverbs(verbs, opener)
    behind_der = _said_behind_der(verbs, first, last)
    subject = tokens[first : behind_der[0]]
    impersonal = subject[0].norm if len(subject) == 1 and subject[0].norm in {"der", "det"} else ""
    if impersonal == "det" and not verbs.follows:
        return None
    if not impersonal and (first, last) != verbs.told and not is_noun_phrase(subject, verbs.lexicon):
        return None
    more, middle = middle_field(tokens, verbs.between)
    if middle is None or (middle[1] and behind_der[0] < behind_der[1]):
        return None
    return Clause(
        Order.SUBORDINATE, verbs.passive, first, verbs.end, front=(first, first),
        subject=(first, first) if impersonal else (first, last), adverbs=(*range(last, verbs.finite), *more),
        middle=middle if middle[1] else behind_der, particle=verbs.particle, rest=verbs.rest, impersonal=impersonal,
    )  # fmt: skip


def _said_behind_der(verbs: Verbs, first: int, last: int) -> Span:
    """*at der | i sagen | er indhentet*: the phrase between *der* and the verb, else an empty span at `last`."""
    tokens = verbs.tokens
    phrase = first + 2 < last and tokens[first].norm == "der" and tokens[first + 1].norm in PREPOSITIONS
    if phrase and is_noun_phrase(tokens[first + 2 : last], verbs.lexicon):
        return first + 1, last
    return last, last


def _inverted(verbs: Verbs) -> Clause | None:
    """The subject stands behind the finite verb: *I morgen bliver din sag behandlet*."""
    tokens, first = verbs.tokens, behind_verb(verbs)
    if _is_no_front(verbs) or _is_date(tokens, first):
        return None
    if _leads_in_clause(verbs):
        return Clause(
            Order.INVERTED, verbs.passive, verbs.start, verbs.end, front=(verbs.start, verbs.finite),
            subject=(verbs.end, verbs.end), adverbs=(), middle=(0, 0), particle=verbs.particle, rest=verbs.rest,
            impersonal="det",
        )  # fmt: skip
    end = end_of_subject(verbs)
    if end is None or _goes_on_behind(verbs, end):
        return None
    # behind a bare s-form everything else stands behind the subject
    places = () if verbs.is_bare else verbs.between
    adverbs, middle = middle_field(tokens, [place for place in places if place >= end])
    if middle is None or (tokens[middle[0]].norm == "af" and middle[1]):
        return None  # "så skal en del af udgiften betales": the subject goes on
    rest = verbs.rest
    if verbs.is_bare:  # "så udbetales ydelsen ikke": in the active clause a noun stands behind *ikke*
        rest = _behind_adverbs(verbs, end), verbs.end
        adverbs = tuple(range(end, rest[0]))
    impersonal = tokens[first].norm if end == first + 1 and tokens[first].norm in {"der", "det"} else ""
    if impersonal == "det" and not verbs.follows:
        return None
    return Clause(
        Order.INVERTED, verbs.passive, verbs.start, verbs.end, front=(verbs.start, verbs.finite),
        subject=(end, end) if impersonal else (first, end), adverbs=adverbs, middle=middle,
        particle=(verbs.last + 1, verbs.last + 1) if verbs.is_bare else verbs.particle,
        rest=rest, impersonal=impersonal,
    )  # fmt: skip


def _behind_adverbs(verbs: Verbs, at: int) -> int:
    """Where the adverbs of the clause end that stand from `at` on: *dækkes **ikke længere** af*."""
    while at < verbs.end and stands_alone(verbs.tokens, at):
        at += 1
    return at


def _is_no_front(verbs: Verbs) -> bool:
    """Whether another clause begins before the verb, or its subject is the one of the verb before.

    *fastsættes af byrådet og reguleres hvert år*.
    """
    tokens, start, finite = verbs.tokens, verbs.start, verbs.finite
    if tokens[start].norm == "som" and tokens[start + 1].norm in _AS:
        start += 1
    if any(opens_clause(token) or is_only_finite(token, verbs.lexicon) for token in tokens[start:finite]):
        return True
    return finite > start and tokens[finite - 1].norm in {"og", "eller", "samt", "men"}


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """*Lejen på Parkvej 4 reguleres den 1. juli*: a date is no subject."""
    return at < len(tokens) and tokens[at].norm == "den" and is_number(tokens, at + 1)


def _leads_in_clause(verbs: Verbs) -> bool:
    """*På mødet drøftes, om*: the clause behind is the subject."""
    leads = verbs.tokens[verbs.start].norm in PREPOSITIONS | _LEADING
    return leads and verbs.follows and verbs.rest[0] == verbs.rest[1] and not verbs.between


def _goes_on_behind(verbs: Verbs, end: int) -> bool:
    """Whether the subject does not end at `end`: what hangs on it goes on, or it reaches over the verb.

    But *sendes et brev til jer* tells who gets it, and nothing hangs on *du* in *kontaktes du af lægen*.
    """
    tokens = verbs.tokens
    if not verbs.is_bare:
        return end > verbs.passive.verb
    if end >= len(tokens) or tokens[end].norm not in {"af", "til", "om", "for"}:
        return False
    receiver = end + 1 < len(tokens) and tokens[end + 1].norm in SUBJECT_PRONOUNS.values()
    return not receiver and not is_nominative(tokens, behind_verb(verbs))
