"""Something long between two words that belong together."""

from collections.abc import Iterable, Iterator, Sequence

from klartekst.danish.closed_classes import ADVERBS, MODALS, NOMINATIVES, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.readability import count_words
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite, is_nominative
from klartekst.rules.knots.knot import Knot, knot, weight

_OPEN_ENDED = MODALS | listed("har havde er var bliver blev")
INSERTED = 6  # words between two parts that belong together
INSERTED_RELATIVE = 8  # a relative clause that says which one is meant belongs there: *Den, der …*
BRACKET = 8


def insertion(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """Something long stands between two words that belong together."""
    return _widest(
        (
            *_brackets(tokens),
            *_torn_subjects(tokens, found),
            *_torn_verbs(tokens, found),
            *_gaps(tokens, found, lexicon),
        )
    )


def torn_verb(tokens: Sequence[Token], found: Sequence[Piece], count: int, lexicon: Lexicon) -> Knot | None:
    """A clause stands between an auxiliary and its verb: felt in a short sentence too."""
    return _widest(_torn_verbs(tokens, found))


def _widest(torn: Iterable[tuple[int, str, str]]) -> Knot | None:
    number, before, after = max(torn, key=lambda each: each[0], default=(0, "", ""))
    if not number:
        return None
    reason = f"der er skudt {number} ord ind mellem »{before}« og »{after}«"
    return knot("indskud", reason, tal=str(number), før=before, efter=after)


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
                weight(inside) >= BRACKET
                and opened
                and more > 1
                and not any("§" in each.text for each in inside)
            ):
                follows = next(
                    each.text for each in tokens[at + 1 :] if each.kind is not TokenKind.PUNCTUATION
                )
                yield weight(inside), tokens[opened - 1].text, follows
            opened = None


def _torn_subjects(tokens: Sequence[Token], found: Sequence[Piece]) -> Iterator[tuple[int, str, str]]:
    """A subject and its verb, with clauses set between commas."""
    for number, piece in enumerate(found):
        begun = piece.kind is Kind.HEAD or (piece.kind is Kind.SUBORDINATE and piece.finite is None)
        after = _verb_after(found, number) if begun else None
        if after is not None:
            relative = all(each.is_subordinate for each in found[number + 1 : after])
            yield from _put_in(tokens, found, number, after, INSERTED_RELATIVE if relative else INSERTED)


def _torn_verbs(tokens: Sequence[Token], found: Sequence[Piece]) -> Iterator[tuple[int, str, str]]:
    """An auxiliary and its main verb, with clauses set between commas."""
    for number, piece in enumerate(found):
        broken = piece.kind is Kind.MAIN and _ends_open(tokens, piece)
        after = _nonfinite_after(tokens, found, number) if broken else None
        if after is not None:
            yield from _put_in(tokens, found, number, after, INSERTED)


def _put_in(
    tokens: Sequence[Token], found: Sequence[Piece], number: int, after: int, limit: int
) -> Iterator[tuple[int, str, str]]:
    """What stands between two pieces, where it weighs as much as the limit."""
    if after == number + 1:
        return
    end = found[number].end
    between = tokens[end : found[after].start]
    law = any("§" in token.text or token.norm in {"jf.", "jf", "jfr."} for token in between)
    if weight(between) >= limit and not law:  # a law reference is another rule's matter
        last = next((t.text for t in reversed(tokens[:end]) if t.kind is TokenKind.WORD), "")
        yield weight(between), last, tokens[found[after].body].text


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
    if tokens[piece.finite].norm not in _OPEN_ENDED:
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
        verb = _verb_behind(tokens, start + 1, lexicon, modal=modal)
        if verb is not None and weight(tokens[start:verb]) > BRACKET:
            yield weight(tokens[start:verb]), tokens[start - 1].text, tokens[verb].text


def _verb_behind(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, modal: bool) -> int | None:
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
