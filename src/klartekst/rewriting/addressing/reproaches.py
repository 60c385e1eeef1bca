"""Where the reader is blamed for not doing something: *du har undladt at svare*, *du gad ikke komme*.

*Undlade, forsømme, negligere* are a denial in disguise; *ikke gide, ikke ulejlige sig, ikke tage sig sammen*
are a denial with contempt on top. Nobody but the reader is blamed: what the municipality left undone is told
plainly by these words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from klartekst.danish.by_word import by_word
from klartekst.danish.clauses import pieces
from klartekst.danish.closed_classes import ADVERBS, listed
from klartekst.danish.forms import NounForm, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_infinitive
from klartekst.rewriting.edits import text_of

# These deny by themselves.
_DENYING = listed("undlade forsømme negligere")
# These need an *ikke* of their own; what belongs to them stands before *at*: *ulejlige sig med at*.
_SCORNING = {
    "gide": (), "behage": (), "værdige": (), "ulejlige": ("sig", "med"), "nedlade": ("sig", "til"),
    "bekvemme": ("sig", "til"), "bekymre": ("sig", "om"), "tage": ("sig", "sammen", "til"),
}  # fmt: skip
_WITHOUT_AT = listed("gide værdige behage")
SELVES = listed("dig jer sig Dem")
HAVE = {"har": VerbKind.PRESENT, "havde": VerbKind.PAST}
"""What makes a perfect, and the tense that it stands in."""

_FINITE = {VerbKind.PRESENT, VerbKind.PAST}
_NOT_READER = listed("vi jeg man kommunen forvaltningen")
_ROLES = listed(
    "ansøger borger ejer lejer klager bygherre grundejer lodsejer låner skyldner bruger patient beboer mor far "
    "moder fader forælder indehaver modtager deltager ydelsesmodtager husejer hundeejer bilejer"
)


class Omission(NamedTuple):
    """A reproach in a sentence: tokens `[start, end)` from the finite verb or its subject to *at*.

    `finite` is the verb that carries the tense, `head` the verb of the reproach, `infinitive` what was not done
    (None when it does not follow at once).
    """

    start: int
    end: int
    finite: int
    head: int
    infinitive: int | None
    piece: Piece


def omission_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Omission | None:
    """The reproach whose verb is the token `at`, or None: nobody but the reader is blamed."""
    lemma, kinds = _head((tokens[at].text, lexicon))
    if lemma is None:
        return None
    piece = next((each for each in pieces(tokens, lexicon) if each.start <= at < each.end), None)
    if piece is None:
        return None
    scorns = lemma in _SCORNING
    end = _link(tokens, at, lemma)
    if end is None:
        return None
    finite = _finite(tokens, at, piece, kinds)
    if finite is None:
        return None
    between = tokens[min(finite, at) : at] if finite != at else tokens[at:end]
    if scorns and not any(token.norm == "ikke" for token in (*tokens[piece.body : at], *tokens[at:end])):
        return None
    if any(token.norm in {"ikke", "aldrig"} for token in between) and not scorns:
        return None  # "har ikke undladt": two denials
    subject = _subject(tokens, finite, at, piece, lexicon)
    if subject is None:
        return None
    infinitive = end if is_infinitive(tokens, end, lexicon) else None
    return Omission(min(subject, finite), end, finite, at, infinitive, piece)


@by_word(1 << 12)
def _head(asked: tuple[str, Lexicon]) -> tuple[str | None, frozenset[VerbKind]]:
    """The verb of a reproach that a word is a form of, and what forms; None for most words."""
    text, lexicon = asked
    for word in lexicon.words(text):
        if isinstance(word.form, VerbForm) and (word.lemma in _DENYING or word.lemma in _SCORNING):
            kinds = frozenset(
                each.form.kind
                for each in lexicon.words(text)
                if each.lemma == word.lemma and isinstance(each.form, VerbForm)
            )
            return word.lemma, kinds
    return None, frozenset()


def _link(tokens: Sequence[Token], head: int, lemma: str) -> int | None:
    """One past *at*, or past what the verb takes instead; None when something else stands there."""
    own = _SCORNING.get(lemma, ())
    at = head + 1
    while at < len(tokens) and (tokens[at].norm in ADVERBS or _names_pronoun(tokens[at])):
        at += 1  # "undlod du desværre at", "gider ikke"
    if own:
        names = [token.norm for token in tokens[at : at + len(own)]]
        if not names or names[0] not in SELVES or tuple(names[1:]) != own[1:]:
            return None
        at += len(own)
    if at < len(tokens) and tokens[at].norm == "at":
        return at + 1
    return at if lemma in _WITHOUT_AT and at < len(tokens) else None


def _names_pronoun(token: Token) -> bool:
    return token.norm == "du" or token.text in {"I", "De"}


def _finite(tokens: Sequence[Token], head: int, piece: Piece, kinds: frozenset[VerbKind]) -> int | None:
    """*har* before a participle, else the verb itself; None for an infinitive and for *kan have undladt*."""
    if VerbKind.PARTICIPLE in kinds:
        found = [at for at in range(piece.body, head) if tokens[at].norm in HAVE]
        if found:
            return found[-1]
    if kinds & _FINITE and tokens[head - 1].norm != "at":
        return head
    return None


def _subject(tokens: Sequence[Token], finite: int, head: int, piece: Piece, lexicon: Lexicon) -> int | None:
    """Where the reader is named in the clause, or the finite verb where an earlier clause lends the subject."""
    here = [at for at in range(piece.body, head + 3) if at < piece.end]
    if any(tokens[at].norm in _NOT_READER for at in here):
        return None
    named = next((at for at in here if at != head and names_reader(tokens[at], lexicon)), None)
    if named is not None:
        return named
    if piece.kind is Kind.SHARED or (piece.coordinator is not None and finite == piece.body):
        before = tokens[: piece.start]
        reader = any(names_reader(token, lexicon) for token in before)
        return finite if reader and not any(token.norm in _NOT_READER for token in before) else None
    return None


def names_reader(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word stands for the reader: *du, I, De*, or a role such as *ansøger*."""
    if _names_pronoun(token):
        return True
    return any(isinstance(word.form, NounForm) and word.lemma in _ROLES for word in lexicon.words(token.text))


def words(tokens: Sequence[Token], omission: Omission) -> str:
    """The letter's own words of a reproach."""
    return text_of(tokens[omission.start : omission.end])
