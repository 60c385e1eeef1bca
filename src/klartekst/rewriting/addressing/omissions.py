"""What the reader is blamed for not doing, as a plain fact: *Du har undladt at svare* → *Du har ikke svaret*.

*Undlade, forsømme, negligere* are a denial in disguise; *ikke gide, ikke ulejlige sig, ikke tage sig sammen*
are a denial with contempt on top. Both become *ikke* and the verb itself, in the tense of the reproach.
*Ikke* stands behind the finite verb of a main clause and before that of a subordinate one. Who only came or
met is told of in the past (*Du kom ikke til mødet*), for then no *har* has to become *er*.

Conditions for a text: the infinitive follows at once, nothing is joined to it (*at møde op og svare*), and
nothing but known adverbs stands between the verbs.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from klartekst.danish.closed_classes import ADVERBS, listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_infinitive
from klartekst.rewriting.addressing.reproaches import HAVE, SELVES, Omission, names_reader
from klartekst.rewriting.antecedent import OBJECTS
from klartekst.rewriting.edits import Rewrite, cased

# Who came is told of in the past: their perfect takes *er*.
_CAME = listed("komme møde dukke gå vende blive")
# *helt undladt* is *slet ikke*, *også undladt* is *heller ikke*; the others stay as they are.
_BEFORE_NOT = {
    "helt": "slet", "ganske": "slet", "fuldstændig": "slet", "fuldstændigt": "slet", "også": "heller",
    "ligeledes": "heller",
}  # fmt: skip
_LEFT_OUT = listed("simpelthen åbenbart tydeligvis konsekvent blot bare")
_FREQUENT = ("gange", "lejligheder")
_TIMES = listed("gentagne flere adskillige talrige mange to tre fire fem")


def told(tokens: Sequence[Token], omission: Omission, lexicon: Lexicon) -> Rewrite | None:
    """The reproach as a fact in its place, or None where no text is safe."""
    if omission.infinitive is None or _goes_on(tokens, omission.infinitive + 1, lexicon):
        return None
    finite, head, piece = omission.finite, omission.head, omission.piece
    lemma = _verb(tokens[omission.infinitive], lexicon)
    if lemma is None:
        return None
    perfect = finite != head
    tense = HAVE[tokens[finite].norm] if perfect else _kind(tokens[finite], lexicon)
    past = lemma in _CAME or _has_date(tokens[omission.infinitive :])
    if perfect and (not past or tense is VerbKind.PAST):
        auxiliary, kind = tokens[finite].text.lower(), VerbKind.PARTICIPLE
        if lemma in _CAME:
            return None
    else:
        auxiliary, kind = "", VerbKind.PAST if perfect else tense
    form = lexicon.inflect(lemma, WordClass.VERB, VerbForm(kind))
    if form is None:
        return None
    last = omission.infinitive + 1
    if piece.is_subordinate and finite != piece.body:
        middle = _adverbs(_before(tokens, finite, piece))
        if middle is None:
            return None
        start = finite - len(_before(tokens, finite, piece))
        words = [*middle, auxiliary, form]
        return Rewrite(start, last, " ".join(word for word in words if word))
    held = tokens[finite + 1 : head] if perfect else _behind(tokens, head, omission.end)
    inverted = bool(held) and names_reader(held[0], lexicon)
    if not inverted and any(names_reader(token, lexicon) for token in held):
        return None
    subject = [held[0].text] if inverted else []
    middle = _adverbs(held[1:] if inverted else held)
    if middle is None:
        return None
    if not auxiliary and _is_light_object(tokens, last):
        subject.append(tokens[last].text)  # an unstressed object stands before "ikke"
        last += 1
    words = [auxiliary, *subject, *middle, form] if auxiliary else [form, *subject, *middle]
    return Rewrite(finite, last, cased(" ".join(words), tokens[finite]))


def _is_light_object(tokens: Sequence[Token], at: int) -> bool:
    """A pronoun that is the whole object: *os*, *det* at the end; *den* in *den 3. maj* is an article."""
    if at >= len(tokens) or tokens[at].norm not in OBJECTS:
        return False
    alone = at + 1 >= len(tokens) or tokens[at + 1].kind is TokenKind.PUNCTUATION
    return alone or tokens[at].norm not in {"den", "det"}


def _has_date(tokens: Sequence[Token]) -> bool:
    """*den 3. maj, i går, i mandags*: a time that is over wants the past tense."""
    rest = list(takewhile(lambda token: token.kind is not TokenKind.PUNCTUATION, tokens))
    return any(
        (before.norm in {"den", "d."} and token.kind is TokenKind.NUMBER)
        or (before.norm == "i" and (token.norm in {"går", "forgårs"} or token.norm.endswith("dags")))
        for before, token in pairwise(rest)
    )


def _verb(token: Token, lexicon: Lexicon) -> str | None:
    lemmas = {word.lemma for word in lexicon.words(token.text) if word.form == VerbForm(VerbKind.INFINITIVE)}
    return lemmas.pop() if len(lemmas) == 1 else None


def _kind(token: Token, lexicon: Lexicon) -> VerbKind:
    kinds = {word.form.kind for word in lexicon.words(token.text) if isinstance(word.form, VerbForm)}
    return VerbKind.PRESENT if VerbKind.PRESENT in kinds else VerbKind.PAST


def _before(tokens: Sequence[Token], finite: int, piece: Piece) -> Sequence[Token]:
    """The adverbs before the verb of a subordinate clause: *at du desværre har undladt*."""
    start = finite
    while start > piece.body and tokens[start - 1].norm in ADVERBS:
        start -= 1
    return tokens[start:finite]


def _behind(tokens: Sequence[Token], head: int, end: int) -> Sequence[Token]:
    """What stands between a finite verb of reproach and the infinitive, without *at* and the verb's own words."""
    stop = next(
        (at for at in range(head + 1, end) if tokens[at].norm == "at" or tokens[at].norm in SELVES), end
    )
    return tokens[head + 1 : stop]


def _adverbs(held: Sequence[Token]) -> list[str] | None:
    """The adverbs with *ikke* at their end; None when anything else stands among them."""
    made: list[str] = []
    at = 0
    while at < len(held):
        token, following = held[at], held[at + 1].norm if at + 1 < len(held) else ""
        if token.norm in _TIMES and following in _FREQUENT:
            made.append(f"{token.text} {held[at + 1].text}")
            at += 2
            continue
        if token.norm in _BEFORE_NOT:
            made.append(_BEFORE_NOT[token.norm])
        elif token.norm in ADVERBS - {"ikke", "selv"}:
            made.append(token.text)
        elif token.norm not in _LEFT_OUT | {"ikke"}:
            return None
        at += 1
    return [*made, "ikke"]


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a second verb is joined to what was not done: *at møde op og svare*."""
    for place in range(at, len(tokens) - 1):
        if tokens[place].text in {".", ";", ":"}:
            return False
        if tokens[place].norm not in {"og", "eller", "samt"}:
            continue
        if tokens[place + 1].norm == "at" or is_infinitive(tokens, place + 1, lexicon):
            return True
    return False
