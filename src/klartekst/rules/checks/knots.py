"""What ties a sentence in a knot: five measures, each with its limit and its reason in plain Danish.

Limits count words. Numbers, dates and fields weigh nothing in front of a verb (*Fra den 3. maj kl. 8 kan
du …* is no knot), and no sentence of fewer than fifteen words is judged except by its weight in front.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from klartekst.danish.clauses import Kind, Piece, main_finite, pieces
from klartekst.danish.forms import VerbForm, VerbKind, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.prolongers import GLUE, prolonger_places
from klartekst.danish.readability import count_words
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import (
    ADVERBS,
    DETERMINERS,
    MODALS,
    NOMINATIVES,
    PREPOSITIONS,
    is_finite,
    is_nominative,
    may_be_finite,
)

SHORT = 15  # words: below this no sentence is a knot, whatever hangs together in it
FRONT = 10  # words before the finite verb
FRONT_CLAUSE = 12  # words of a fronted clause
FRONT_CONDITION = 15  # *Hvis …, kan du …* is the plain way to put a condition: it may take more
INSERTED = 6  # words between two parts that belong together
INSERTED_RELATIVE = 8  # a relative clause that says which one is meant belongs there: *Den, der …*
BRACKET = 8
NESTED = 3  # clauses inside each other
NESTED_WORDS = 20  # three short ones are no knot: *at du kan få hjælp, hvis du er syg*
CONDITIONS_WORDS = 18
_TIMES = listed(
    "kl. kl d. januar februar marts april maj juni juli august september oktober november december"
)
_CONDITIONS = listed("hvis såfremt medmindre dersom ifald")


@dataclass(frozen=True, slots=True)
class Knot:
    """One reason: the measure's name, the reason as a Danish clause, and what the message's gaps hold."""

    measure: str
    reason: str
    values: Mapping[str, str]


def knots(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Knot, ...]:
    """Every reason why the sentence is hard to follow, gravest first; empty for a sentence that is not."""
    words = count_words(tokens)
    if words <= FRONT:
        return ()
    found = pieces(tokens, lexicon)
    made: list[Knot] = []
    for measure, judge in MEASURES.items():
        if words >= SHORT or measure == "forvaegt":
            made += [each for each in [judge(tokens, found, lexicon)] if each is not None]
    return tuple(made)


def _knot(measure: str, reason: str, **values: str) -> Knot:
    return Knot(measure, reason, MappingProxyType(values))


def _weight(tokens: Sequence[Token]) -> int:
    """Words, but not the numbers and dates that anybody reads at a glance."""
    return sum(token.kind is TokenKind.WORD and token.norm not in _TIMES for token in tokens)


def left_heavy(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Knot | None:
    """Too much stands before the main clause's finite verb."""
    finite = main_finite(found)
    if finite is None or any(token.text in {":", "–", ";"} for token in tokens[:finite]):
        return None
    if any(piece.finite == finite and piece.coordinator is not None for piece in found):
        return None  # the first clause kept its verb to itself
    if any(_may_hide_verb(tokens, piece, lexicon) for piece in found if piece.end <= finite):
        return None
    first = found[0]
    clause = first.kind is Kind.SUBORDINATE
    front = tokens[:finite]
    condition = clause and (first.opener is None or tokens[first.opener].norm in {"hvis", "når"})
    number = _weight(front)
    if any(piece.kind is Kind.REST and piece.end <= finite for piece in found):
        return None  # a list of things first: long, but read as it comes
    if number <= (FRONT_CONDITION if condition else FRONT_CLAUSE if clause else FRONT):
        return None
    verb = tokens[finite].text
    return _knot("forvaegt", f"der står {number} ord før »{verb}«", tal=str(number), ord=verb)


def _may_hide_verb(tokens: Sequence[Token], piece: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece said to lack a verb holds a word that could be it: *Linje 14 stopper …*."""
    if piece.finite is not None:
        return False
    return any(
        may_be_finite(tokens, at, lexicon) and tokens[at - 1].norm not in DETERMINERS | PREPOSITIONS
        for at in range(piece.start + 1, piece.end)
        if tokens[at].kind is TokenKind.WORD and tokens[at].norm != "så"
    )


def conditions(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Knot | None:
    """Several conditions and exceptions: the reader must hold them all at once."""
    opened = [
        piece for piece in found if piece.opener is not None and tokens[piece.opener].norm in _CONDITIONS
    ]
    named = [tokens[piece.opener].norm for piece in opened if piece.opener is not None]
    text = " ".join(token.norm for token in tokens)
    for phrase in ("forudsat", "i det omfang", "under forudsætning af", "på betingelse af", "med mindre"):
        named += [phrase] * (f" {phrase} " in text)
    if "dog ikke" in text and named:
        named.append("dog ikke")
    if found[0].kind is Kind.SUBORDINATE and found[0].opener is None:
        named.insert(0, tokens[found[0].start].text)
    if len(named) < 2 or count_words(tokens) < CONDITIONS_WORDS:
        return None
    joined = sum(piece.coordinator is not None for piece in opened)
    if len(named) - joined < 2 and len(named) < 3:
        return None  # "hvis du flytter, eller hvis du rejser": two short ones side by side
    listing = _and([f"»{word}«" for word in dict.fromkeys(named)])
    reason = f"der er {_count(len(named))} betingelser"
    return _knot("betingelsesbunke", reason, tal=_count(len(named)), ord=listing)


def insertion(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Knot | None:
    """Something long stands between two words that belong together."""
    widest: tuple[int, str, str] | None = None
    for number, before, after in (*_brackets(tokens), *_torn(tokens, found), *_gaps(tokens, found, lexicon)):
        if widest is None or number > widest[0]:
            widest = number, before, after
    if widest is None:
        return None
    number, before, after = widest
    reason = f"der er skudt {number} ord ind mellem »{before}« og »{after}«"
    return _knot("indskud", reason, tal=str(number), før=before, efter=after)


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Brackets inside the sentence; behind its last word they tear nothing apart."""
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token.text == "(":
            opened = at
        elif token.text == ")" and opened is not None:
            inside = tokens[opened + 1 : at]
            more = count_words(tokens[at + 1 :])
            if (
                _weight(inside) >= BRACKET
                and opened
                and more > 1
                and not any("§" in each.text for each in inside)
            ):
                follows = next(
                    each.text for each in tokens[at + 1 :] if each.kind is not TokenKind.PUNCTUATION
                )
                yield _weight(inside), tokens[opened - 1].text, follows
            opened = None


def _torn(tokens: Sequence[Token], found: Sequence[Piece]) -> Iterator[tuple[int, str, str]]:
    """A subject and its verb, or an auxiliary and its main verb, with clauses set between commas."""
    for number, piece in enumerate(found):
        begun = piece.kind is Kind.HEAD or (piece.kind is Kind.SUBORDINATE and piece.finite is None)
        if begun:
            after = _verb_after(found, number)
        elif piece.kind is Kind.MAIN and _ends_open(tokens, piece):
            after = _nonfinite_after(tokens, found, number)
        else:
            continue
        if after is None or after == number + 1:
            continue
        between = tokens[piece.end : found[after].start]
        relative = all(each.is_subordinate for each in found[number + 1 : after])
        limit = INSERTED_RELATIVE if relative and begun else INSERTED
        law = any("§" in token.text or token.norm in {"jf.", "jf", "jfr."} for token in between)
        if _weight(between) >= limit and not law:  # a law reference is another rule's matter
            last = next((t.text for t in reversed(tokens[: piece.end]) if t.kind is TokenKind.WORD), "")
            yield _weight(between), last, tokens[found[after].body].text


def _verb_after(found: Sequence[Piece], number: int) -> int | None:
    """The piece that gives the begun clause its verb."""
    for at in range(number + 1, len(found)):
        piece = found[at]
        if piece.opener is None and piece.coordinator is None and piece.finite == piece.body:
            return at
        if piece.kind is Kind.MAIN:
            return None
    return None


def _ends_open(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether a main clause breaks off at its auxiliary: *Kommunen har,* · *Vi kan derfor,*."""
    assert piece.finite is not None
    if tokens[piece.finite].norm not in MODALS | listed("har havde er var bliver blev"):
        return False
    behind = tokens[piece.finite + 1 : piece.end]
    return all(token.norm in ADVERBS | NOMINATIVES | {"det", "der", "de"} for token in behind)


def _nonfinite_after(tokens: Sequence[Token], found: Sequence[Piece], number: int) -> int | None:
    for at in range(number + 1, len(found)):
        piece = found[at]
        if piece.kind is Kind.REST and piece.coordinator is None and at > number + 1:
            first = next((t.norm for t in tokens[piece.body : piece.end] if t.norm not in ADVERBS), "")
            if first.endswith(("t", "et", "e", "s", "å")) and first not in {"at", "et", "det"}:
                return at
        if piece.kind is Kind.MAIN:
            return None
    return None


def _gaps(
    tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon
) -> Iterator[tuple[int, str, str]]:
    """*Vi har på baggrund af … besluttet*: a phrase wedged in, with or without clauses of its own.

    It must begin with a preposition: behind *har* an object makes the next participle an adjective.
    """
    for piece in found:
        if piece.kind is not Kind.MAIN or piece.finite is None:
            continue
        modal = tokens[piece.finite].norm in MODALS
        if not modal and tokens[piece.finite].norm not in {"har", "havde"}:
            continue
        start = piece.finite + 1
        while start < piece.end and (tokens[start].norm in ADVERBS or is_nominative(tokens, start)):
            start += 1
        if start >= piece.end or tokens[start].norm not in listed(
            "på i efter ved med under ud som til for af"
        ):
            continue
        verb = _verb_behind(tokens, start + 1, modal, lexicon)
        if verb is not None and _weight(tokens[start:verb]) > BRACKET:
            yield _weight(tokens[start:verb]), tokens[start - 1].text, tokens[verb].text


def _verb_behind(tokens: Sequence[Token], start: int, modal: bool, lexicon: Lexicon) -> int | None:
    """The infinitive or participle that the auxiliary waits for."""
    clause = False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.text in {";", ":", "(", "–"} or (
            token.norm in {"og", "men", "eller"} and tokens[at - 1].text == ","
        ):
            return None
        if token.text == ",":
            clause = False
            continue
        if token.kind is not TokenKind.WORD:
            continue
        if is_finite(tokens, at, lexicon):
            if not clause and tokens[at - 1].text == ",":
                return None
            clause = True
            continue
        if clause or tokens[at - 1].norm == "at":
            continue
        words = lexicon.words(token.text)
        verbs = {word.form.kind for word in words if isinstance(word.form, VerbForm)}
        wanted = VerbKind.INFINITIVE if modal else VerbKind.PARTICIPLE
        if wanted in verbs and all(isinstance(word.form, VerbForm) for word in words):
            before = tokens[at - 1].norm
            return None if before in listed("en et den det de af som") else at
    return None


def subclauses(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Knot | None:
    """Clauses inside clauses: each hangs on the one before it, and the reader waits for them all."""
    depth, deepest, openers, best = 0, 0, list[str](), list[str]()
    for piece in found:
        if piece.kind in {Kind.MAIN, Kind.SHARED}:
            depth, openers = 0, []
        elif (
            piece.is_subordinate
            and piece.finite is not None
            and piece.coordinator is None
            and not piece.bracketed
        ):
            depth += 1
            openers = [*openers, tokens[piece.opener].norm if piece.opener is not None else ""]
        if depth > deepest:
            deepest, best = depth, openers
    words = count_words(tokens)
    if deepest < NESTED or words < NESTED_WORDS or (deepest == NESTED and words < NESTED_WORDS + 5):
        return None
    names = _and([f"»{word}«" for word in dict.fromkeys(best) if word])
    reason = f"{_count(deepest)} ledsætninger hænger i hinanden"
    return _knot("ledsaetninger", reason, tal=_count(deepest), ord=names)


def prolongers(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Knot | None:
    """A word that glues one more sentence to one that had ended."""
    for place in prolonger_places(tokens, found, lexicon):
        word = GLUE[tokens[found[place].opener or 0].norm]
        return _knot("forlaengere", f"»{word}« hænger en ny sætning på", ord=word)
    return None


def _count(number: int) -> str:
    return {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks"}.get(number, str(number))


def _and(words: Sequence[str]) -> str:
    return " og ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# Gravest first: what hides the message, then what overloads, then what merely prolongs.
MEASURES: Mapping[str, Callable[[Sequence[Token], Sequence[Piece], Lexicon], Knot | None]] = MappingProxyType(
    {
        "forvaegt": left_heavy,
        "betingelsesbunke": conditions,
        "indskud": insertion,
        "ledsaetninger": subclauses,
        "forlaengere": prolongers,
    }
)
