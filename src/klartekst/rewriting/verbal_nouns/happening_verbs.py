"""The verb groups that only say that something happens: *sker, er foretaget, vil ikke finde sted*."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from klartekst.danish.closed_classes import MODALS, listed
from klartekst.danish.forms import VerbKind
from klartekst.danish.tokens import Token

_DO = {"foretage": "foretaget", "gennemføre": "gennemført", "udføre": "udført"}
_DONE = frozenset(_DO.values())
_PRESENT = listed("sker foregår foretages gennemføres udføres iværksættes")
_PAST = listed("skete foregik foretoges gennemførtes")
_INFINITIVE = listed("ske foregå foretages gennemføres udføres iværksættes")
_FIRST = _PRESENT | _PAST | MODALS | listed("finder fandt er har bliver blev")
ADVERBS = listed(
    "ikke også kun altid aldrig derfor normalt først tidligst senest herefter derefter samtidig nu"
)


class Group(msgspec.Struct, frozen=True):
    """The words that say that something happens: tokens `[start, end)`.

    `finite` is the verb that the rewrite keeps ("skal", "har") or None when the main verb carries the
    tense in `kind`; `adverbs` stand between. `inverted` when *der* stands inside (*i maj sker der*).
    """

    start: int
    end: int
    finite: str | None
    kind: VerbKind
    adverbs: tuple[str, ...]
    inverted: bool = False


def groups(tokens: Sequence[Token]) -> Iterator[Group]:
    """All such verb groups of a sentence, *der* not included."""
    at = 0
    while at < len(tokens):
        group = _group(tokens, at) if tokens[at].norm in _FIRST else None
        if group is None:
            at += 1
        else:
            yield group
            at = group.end


def _group(tokens: Sequence[Token], at: int) -> Group | None:
    inverted = at + 1 < len(tokens) and tokens[at + 1].norm == "der"
    group = _plain_group(tokens, at, at + 1 + inverted)
    return replace(group, inverted=inverted) if group else None


def _plain_group(tokens: Sequence[Token], at: int, behind: int) -> Group | None:
    norm = tokens[at].norm
    after, adverbs = _skip_adverbs(tokens, behind)
    following = [token.norm for token in tokens[after : after + 3]] + ["", "", ""]
    if norm in _PRESENT | _PAST:
        kind = VerbKind.PRESENT if norm in _PRESENT else VerbKind.PAST
        return Group(at, after, None, kind, adverbs)
    if norm in {"finder", "fandt"} and following[0] == "sted":
        kind = VerbKind.PRESENT if norm == "finder" else VerbKind.PAST
        more, extra = _skip_adverbs(tokens, after + 1)
        return Group(at, more, None, kind, adverbs + extra)
    if norm in MODALS:
        return _behind_modal(tokens, at, after, following, adverbs)
    if norm in {"er", "har"}:
        length = _perfect(norm, following)
        return Group(at, after + length, "har", VerbKind.PARTICIPLE, adverbs) if length else None
    if norm in {"bliver", "blev"} and following[0] in _DONE:
        kind = VerbKind.PRESENT if norm == "bliver" else VerbKind.PAST
        return Group(at, after + 1, None, kind, adverbs)
    return None


def _behind_modal(
    tokens: Sequence[Token], at: int, after: int, following: list[str], adverbs: tuple[str, ...]
) -> Group | None:
    if following[0] in _INFINITIVE:
        length = 1
    elif (following[0] == "finde" and following[1] == "sted") or (
        following[0] == "blive" and following[1] in _DONE
    ):
        length = 2
    else:
        return None
    return Group(at, after + length, tokens[at].norm, VerbKind.INFINITIVE, adverbs)


def _perfect(norm: str, following: list[str]) -> int:
    if norm == "har":
        return (
            2
            if following[:2] == ["fundet", "sted"] or (following[0] == "været" and following[1] in _DONE)
            else 0
        )
    if following[0] in _DONE | {"sket", "foregået"}:
        return 1
    return 2 if following[0] == "blevet" and following[1] in _DONE else 0


def _skip_adverbs(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    first = at
    while at < len(tokens) and tokens[at].norm in ADVERBS:
        at += 1
    return at, tuple(token.text for token in tokens[first:at])
