"""The clauses of a sentence: where one ends and the next begins, and what each of them is.

Danish letters set a comma before nearly every subordinate clause, and the words that open one are few.
Commas, openers and finite verbs together give the clauses without a parse. A clause torn by an insertion
(*Den hjælp, du får, er gratis*) is given in pieces; a piece without a verb of its own is a HEAD or a REST.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from klartekst.danish.forms import NounForm, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    is_finite,
    is_imperative,
    is_infinitive,
    is_nominative,
    may_be_finite,
)

COORDINATORS = listed("og men eller samt for")
# Words that can only open a subordinate clause.
SUBORDINATORS = listed(
    "hvis når fordi såfremt medmindre mens selvom skønt hvorvidt eftersom idet dersom ifald hvordan hvornår "
    "hvem hvad hvor hvorfor hvorefter hvorved hvormed hvorimod hvoraf hvorunder hvortil hvori ligesom hvilket "
    "hvilken hvilke imens uanset ihvorvel endskønt"
)
# Openers only in front of a clause: *inden vi …* against *inden den 3. maj*.
TWO_FACED = listed("da om inden før efter siden som end til så")
RELATIVES = listed("som der hvor hvilket hvilken hvilke hvis")
PREFACES = listed(
    "også især kun fx dog dvs. f.eks. blandt andet bl.a. herunder altså netop både enten selv ikke"
)
_PAIRS = {
    "på",
    "trods",
    "for",
    "selv",
    "efter",
    "inden",
    "fordi",
    "uden",
    "i",
    "det",
    "omfang",
    "sådan",
    "til",
}
CLOSERS = listed(". ? ! : …")


class Kind(StrEnum):
    """What a piece of a sentence is."""

    MAIN = "main"  # a main clause, or the piece of it that holds its finite verb
    SUBORDINATE = "subordinate"  # opened by *at, hvis, fordi …*, or a condition that begins with its verb
    RELATIVE = "relative"  # opened by *som, der*, or without opener: *den hjælp, du får*
    SHARED = "shared"  # a second verb phrase that borrows its subject: *og skal derfor betale*
    HEAD = "head"  # what stands before a finite verb that comes in a later piece
    REST = "rest"  # no verb of its own: the tail of a torn clause, a list item, an apposition


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `[start, end)` of a sentence, commas around it left out.

    `coordinator` is the place of *og, men …*, `opener` that of the subordinator or relative, `body` where
    the clause's own words begin; `comma` tells whether a comma (or the like) stands before it.
    """

    kind: Kind
    start: int
    end: int
    body: int
    coordinator: int | None = None
    opener: int | None = None
    finite: int | None = None
    comma: bool = False
    bracketed: bool = False

    @property
    def is_subordinate(self) -> bool:
        """Whether the piece is a clause that another depends on."""
        return self.kind in {Kind.SUBORDINATE, Kind.RELATIVE}


def pieces(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of a sentence in order; each token but the punctuation between them is in one."""
    cut: list[Piece] = []
    for start, end, comma, bracketed in _stretches(tokens):
        for number, (first, last) in enumerate(_without_comma(tokens, start, end, lexicon)):
            cut.append(_opened(tokens, first, last, comma and number == 0, bracketed, lexicon))
    return tuple(_named(tokens, cut, lexicon))


def main_finite(found: Sequence[Piece]) -> int | None:
    """The place of the first main clause's finite verb, None when there is none to be sure of."""
    for each in found:
        if each.kind is Kind.MAIN:
            return each.finite
    return None


def is_inverted(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether the subject stands behind the verb: *i weekenden kan det*, *derfor får du*."""
    if piece.finite is None:
        return False
    if piece.finite == piece.body:
        return True
    first = tokens[piece.body].norm
    return first not in SUBJECTS and is_nominative(tokens[: piece.end], piece.finite + 1)


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool, bool]]:
    """What stands between commas, brackets, dashes and semicolons; a comma inside a number is none."""
    start, depth, comma = 0, 0, False
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.PUNCTUATION or token.text in {
            '"',
            "'",
            "«",
            "»",
            "”",
            "“",
            "/",
            "-",
            "’",
        }:
            continue
        if token.text in CLOSERS and at + 1 < len(tokens) and token.text != ":":
            continue
        if at > start:
            yield start, at, comma, depth > 0
        depth += (token.text in {"(", "["}) - (token.text in {")", "]"})
        start, comma = at + 1, True
    if start < len(tokens):
        yield start, len(tokens), comma, depth > 0


def _without_comma(
    tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Parts a stretch where a clause begins without its comma: *Vi mener at du har ret*."""
    first = start
    seen = False
    for at in range(start, end):
        if at > first + 1 and _begins_clause(tokens, at, end, seen, lexicon):
            back = at - 1 if tokens[at - 1].norm in COORDINATORS and at - 1 > first else at
            yield first, back
            first, seen = back, False
        seen = seen or is_finite(tokens, at, lexicon)
    yield first, end


def _begins_clause(tokens: Sequence[Token], at: int, end: int, seen: bool, lexicon: Lexicon) -> bool:
    norm = tokens[at].norm
    before = tokens[at - 1].norm
    follows = tokens[at + 1].norm if at + 1 < end else ""
    later = any(is_finite(tokens, place, lexicon) for place in range(at + 1, end))
    if norm == "at":
        return later and not is_infinitive(tokens, at + 1, lexicon) and follows != "ikke" and before not in _PAIRS - {
            "i", "for"
        }  # fmt: skip
    if norm in {"hvis", "fordi", "når", "såfremt", "medmindre", "selvom", "hvorvidt"}:
        return later and before not in PREFACES and not (norm == "når" and before == "først" and at - 1 == 0)
    if norm in {"som", "der"} and seen and follows:
        words = lexicon.words(tokens[at - 1].text)
        noun = any(isinstance(word.form, NounForm) for word in words)
        return noun and is_finite(tokens, at + 1, lexicon) and not is_finite(tokens, at - 1, lexicon)
    if is_nominative(tokens, at) and seen and before in {"og", "men", "inden", "før", "mens", "så"}:
        return is_finite(tokens, at + 1, lexicon)
    if norm in {"som", "hvad", "hvordan", "hvornår", "hvor"} and seen:
        return (is_nominative(tokens, at + 1) or follows == "der") and later
    return False


def _opened(
    tokens: Sequence[Token], start: int, end: int, comma: bool, bracketed: bool, lexicon: Lexicon
) -> Piece:
    """A stretch with its coordinator, opener and finite verb; its kind is settled later."""
    at = start
    coordinator = None
    if at + 1 < end and tokens[at].norm in COORDINATORS and not _is_preposition_for(tokens, at, lexicon):
        coordinator, at = at, at + 1
    opener = None
    ahead = at
    while ahead < min(end, at + 3) and tokens[ahead].norm in PREFACES | {"på", "trods", "til", "efter"}:
        ahead += 1
    for place in (at, ahead):
        if opener is None and place < end and _is_opener(tokens, place, start, end, coordinator, lexicon):
            opener = place
    # "hvornår", "i hvilken forbindelse", "for hvilke"
    if (
        opener is None
        and at + 1 < end
        and start > 0
        and tokens[at + 1].norm in {"hvilken", "hvilket", "hvilke"}
    ):
        opener = at + 1
    body = at if opener is None else opener + 1
    finite = next((place for place in range(body, end) if is_finite(tokens, place, lexicon)), None)
    if opener is not None and finite is None:
        finite = _last_resort(tokens, body, end, lexicon)
    if opener is None and finite is None and (start == 0 or coordinator is not None or not comma):
        finite = body if is_imperative(tokens, body, lexicon) else None
    if (
        opener is None
        and finite is None
        and tokens[body].norm == "så"
        and is_imperative(tokens, body + 1, lexicon)
    ):
        finite = body + 1  # "Har du spørgsmål, så ring til os"
    kind = Kind.REST if finite is None else Kind.MAIN if opener is None else Kind.SUBORDINATE
    if kind is Kind.SUBORDINATE and opener is not None and tokens[opener].norm in RELATIVES and start > 0:
        kind = Kind.RELATIVE if tokens[opener].norm != "hvis" else Kind.SUBORDINATE
    return Piece(kind, start, end, body, coordinator, opener, finite, comma, bracketed)


def _last_resort(tokens: Sequence[Token], body: int, end: int, lexicon: Lexicon) -> int | None:
    """A subordinate clause has a verb: *fordi din bil kører* though *kører* is also a noun."""
    for at in range(body + 1, end):
        before = tokens[at - 1].norm
        if tokens[at].kind is not TokenKind.WORD or before in DETERMINERS | PREPOSITIONS or before == "at":
            continue
        passive = tokens[at].norm.endswith("s")
        if not passive and may_be_finite(tokens, at, lexicon) and tokens[at].text.islower():
            return at
    return None


def _is_preposition_for(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*for* joins clauses only before a clause of its own: *for så rykker vi*, *for vi mangler*."""
    if tokens[at].norm != "for":
        return False
    follows = tokens[at + 1].norm
    if follows in {"så", "ellers"}:
        return False
    return not (
        follows in SUBJECTS
        and any(is_finite(tokens, place, lexicon) for place in (at + 2, at + 3) if place < len(tokens))
    )


def _is_opener(
    tokens: Sequence[Token], at: int, start: int, end: int, coordinator: int | None, lexicon: Lexicon
) -> bool:
    norm = tokens[at].norm
    follows = tokens[at + 1].norm if at + 1 < end else ""
    if norm in SUBORDINATORS:
        if norm in {"hvad", "hvem", "hvordan", "hvornår", "hvorfor", "hvilken", "hvilket", "hvilke", "hvor"}:
            return start > 0 or not (at + 1 < end and is_finite(tokens, at + 1, lexicon))  # a question
        return True
    if norm == "at":
        return not (
            is_infinitive(tokens, at + 1, lexicon) and not _clause_after(tokens, at + 2, end, lexicon)
        )
    if norm == "der":
        return start > 0 and coordinator is None and at + 1 < end and _verb_soon(tokens, at + 1, end, lexicon)
    if norm == "som":
        return start > 0 and _verb_soon(tokens, at + 1, end, lexicon, 6)
    if norm == "så":
        return (follows in SUBJECTS or is_nominative(tokens, at + 1)) and coordinator is None and start > 0
    if norm in TWO_FACED:
        if follows == "at":
            return not is_infinitive(tokens, at + 2, lexicon)
        subject = follows in {"der", "det", "dit", "din", "dine", "vores", "de", "den"}
        if subject or is_nominative(tokens, at + 1) or norm in {"da", "om"}:
            finite = next((p for p in range(at + 1, end) if is_finite(tokens, p, lexicon)), None)
            return finite is not None and finite > at + 1 and not is_nominative(tokens[:end], finite + 1)
    return False


def _clause_after(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """*, at støtte kan gives*: what looked like an infinitive is a subject with its verb right behind."""
    return at < end and is_finite(tokens, at, lexicon)


def _verb_soon(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon, reach: int = 4) -> bool:
    return any(is_finite(tokens, place, lexicon) for place in range(at, min(end, at + reach)))


def _named(tokens: Sequence[Token], cut: Sequence[Piece], lexicon: Lexicon) -> Iterator[Piece]:
    """Settles the kinds from left to right: what is seen so far decides what a piece can be."""
    main = False  # a main clause has its finite verb
    waiting = False  # a main clause has begun and waits for it
    fronted = False  # a subordinate clause stands first
    torn = False  # a subordinate clause waits for its verb: "at den medarbejder, der …, er syg"
    for number, piece in enumerate(cut):
        if not main and (waiting or fronted) and _needs_verb(tokens, cut, number, lexicon):
            piece = replace(piece, finite=piece.body, kind=Kind.MAIN)
        if piece.bracketed:
            yield replace(piece, kind=Kind.REST if piece.kind is Kind.MAIN else piece.kind)
            continue
        if piece.opener is not None:
            if piece.finite is None:
                torn = True  # until a piece that begins with a verb, or a new main clause
                piece = replace(piece, kind=Kind.SUBORDINATE)
            fronted = fronted or not main
        elif piece.finite is None:
            kind = Kind.REST if main or piece.coordinator is not None else Kind.HEAD
            waiting = waiting or kind is Kind.HEAD
            piece = replace(piece, kind=kind)
        elif _at_verb(tokens, piece):
            if torn and piece.coordinator is None and piece.comma and not _turns(tokens, piece):
                torn = False
                piece = replace(piece, kind=Kind.SUBORDINATE)
            elif number == 0 and _is_condition(tokens, cut, lexicon):
                fronted = True
                piece = replace(piece, kind=Kind.SUBORDINATE)
            elif piece.coordinator is not None and main:
                piece = replace(piece, kind=_after_coordinator(tokens, piece))
            elif main and not _turns(tokens, piece):
                piece = replace(piece, kind=Kind.REST)
            else:
                main, waiting = True, False
        elif (main and piece.coordinator is None and piece.comma) or (
            not main
            and waiting
            and piece.coordinator is None
            and _is_bare_relative(tokens, cut, number, lexicon)
        ):
            piece = replace(piece, kind=Kind.RELATIVE)
        elif not main and fronted and piece.coordinator is not None:
            piece = replace(piece, kind=Kind.SUBORDINATE)
        else:
            main, waiting, torn = True, False, False
        yield piece


def _at_verb(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether the finite verb comes first, or behind a mere adverb or *så*."""
    assert piece.finite is not None
    between = tokens[piece.body : piece.finite]
    return all(token.norm in ADVERBS for token in between) and len(between) < 3


def _after_coordinator(tokens: Sequence[Token], piece: Piece) -> Kind:
    """*og så ser de* is a main clause, *og har du fået* a condition, *og skal derfor* borrows its subject."""
    if piece.finite != piece.body:
        return Kind.MAIN
    return Kind.SUBORDINATE if _turns(tokens, piece) else Kind.SHARED


def _turns(tokens: Sequence[Token], piece: Piece) -> bool:
    assert piece.finite is not None
    return is_nominative(tokens[: piece.end], piece.finite + 1)


def _needs_verb(tokens: Sequence[Token], cut: Sequence[Piece], number: int, lexicon: Lexicon) -> bool:
    """Behind an embedded clause only a verb can stand, though it may look like a noun: *…, viser at*."""
    piece = cut[number]
    plain = piece.finite is None and piece.opener is None and piece.coordinator is None and piece.comma
    if not plain or number == 0 or cut[number - 1].finite is None or piece.bracketed:
        return False
    listing = piece.start + 1 < len(tokens) and tokens[piece.start + 1].norm in {"og", "eller", "samt"}
    return may_be_finite(tokens, piece.body, lexicon) and not listing


def _is_bare_relative(tokens: Sequence[Token], cut: Sequence[Piece], number: int, lexicon: Lexicon) -> bool:
    """*De papirer, kommunen har fået, viser …*: what waits gets its verb in a later piece."""
    if tokens[cut[number].body].norm in SUBJECTS:
        return True
    later = [at for at in range(number + 1, len(cut)) if cut[at].opener is None]
    if not later or not cut[later[0]].comma or cut[later[0]].coordinator is not None:
        return False
    return cut[later[0]].finite == cut[later[0]].body or _needs_verb(tokens, cut, later[0], lexicon)


def _is_condition(tokens: Sequence[Token], cut: Sequence[Piece], lexicon: Lexicon) -> bool:
    """*Er du uenig, kan du klage*: the first clause begins with its verb, and so does the one it belongs to."""
    first = cut[0]
    if first.finite != first.body or (
        is_imperative(tokens, first.body, lexicon) and not _turns(tokens, first)
    ):
        return False
    later = [piece for piece in cut[1:] if piece.comma and piece.opener is None and piece.finite is not None]
    return any(_at_verb(tokens, piece) and piece.coordinator is None for piece in later)
