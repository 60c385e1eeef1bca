"""Where a long sentence can be cut so that what follows stands alone, and how the new sentence begins.

    …, og så kommer vi            → Så kommer vi              (joined main clauses; *men* stays)
    … og skal derfor betale       → Du skal derfor betale     (the borrowed subject comes back)
    …, så vi kan hjælpe           → Så kan vi hjælpe          (V2: the verb stands second)
    …, hvilket vi beklager        → Det beklager vi
    …, hvorfor du ikke kan få     → Derfor kan du ikke få     (*ikke* goes behind the verb)
    …, fordi bilen er for dyr     → Det skyldes, at bilen er for dyr
    …, som har åbent              → Pladsanvisningen har åbent

A clause inside somebody else's words or under a condition is only true there, and is left where it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from klartekst.danish.clauses import Kind, Piece
from klartekst.danish.forms import VerbForm, VerbKind, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.prolongers import prolonger_places
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import (
    ADVERBS,
    AUXILIARIES,
    MODALS,
    NOMINATIVES,
    is_finite,
    is_imperative,
    is_nominative,
)
from klartekst.rewriting.antecedent import OBJECTS, antecedent

# Words that point back to what was said, so that a condition still holds for what they open.
POINTING = listed("så derfor derefter dermed derved ellers samtidig herefter")
CONDITIONAL = listed("hvis når såfremt medmindre dersom ifald")
CAUSAL = listed("fordi da eftersom")
FRONTS = {
    "hvorfor": "Derfor", "hvorefter": "Derefter", "hvorved": "Dermed", "hvormed": "Dermed",
    "hvorimod": "Derimod", "ligesom": "Desuden",
}  # fmt: skip
# By these the writer speaks of the letter itself: "idet vi gør opmærksom på" gives no reason.
REMARKS = listed("gør henviser bemærker understreger beklager minder beder forudsætter skal gælder")


@dataclass(frozen=True, slots=True)
class Cut:
    """A full stop before token `start`; the new sentence is `lead` and then the tokens from `resume` on.

    `rank` 0 is the surest; `swaps` are words that change further on (*og fordi* → *og at*).
    """

    start: int
    resume: int
    lead: str
    rank: int
    swaps: dict[int, str] = field(default_factory=dict)


def cuts(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Iterator[Cut]:
    """The places where the sentence can be cut for sure, in order; `found` are its pieces."""
    main: Piece | None = None
    for number, piece in enumerate(found):
        if main is not None and not piece.bracketed:
            cut = _Place(tokens, found, number, main, lexicon).cut()
            if cut is not None:
                yield cut
        if piece.kind is Kind.MAIN and not piece.bracketed:
            main = piece
            yield from _inner(tokens, found, number, lexicon)


def _inner(tokens: Sequence[Token], found: Sequence[Piece], number: int, lexicon: Lexicon) -> Iterator[Cut]:
    """*Du fik 400 kr. for meget og skal derfor betale*: no comma, but a second finite verb."""
    piece = found[number]
    assert piece.finite is not None
    for at in range(piece.finite + 2, piece.end - 2):
        if (
            tokens[at].norm == "og"
            and is_finite(tokens, at + 1, lexicon)
            and not is_nominative(tokens, at + 2)
        ):
            subject = _borrowed(tokens, piece)
            if subject and not _conditional_before(tokens, found[:number]):
                yield Cut(at, at + 1, subject, 1)
            return


def _borrowed(tokens: Sequence[Token], main: Piece) -> str | None:
    """The main clause's subject when it is a pronoun."""
    assert main.finite is not None
    if main.finite == main.body + 1 and (is_nominative(tokens, main.body) or tokens[main.body].text == "De"):
        return tokens[main.body].text.capitalize()
    if is_nominative(tokens[: main.end], main.finite + 1):
        return tokens[main.finite + 1].text.capitalize()
    return None


def _conditional_before(tokens: Sequence[Token], before: Sequence[Piece]) -> bool:
    """Whether a condition stands in front of the main clause that these pieces lead to."""
    if len(tokens) > 1 and (tokens[0].norm, tokens[1].norm) == ("så", "længe"):
        return True
    for piece in reversed(before):
        if piece.kind is Kind.MAIN:
            return False
        if piece.kind is Kind.SUBORDINATE and (
            piece.opener is None or tokens[piece.opener].norm in CONDITIONAL
        ):
            return True
    return False


class _Place:
    """One piece behind a main clause, looked at as the beginning of a new sentence."""

    def __init__(
        self, tokens: Sequence[Token], found: Sequence[Piece], number: int, main: Piece, lexicon: Lexicon
    ) -> None:
        self.tokens, self.found, self.number, self.main, self.lexicon = tokens, found, number, main, lexicon
        self.piece = found[number]
        at = next(at for at in range(number - 1, -1, -1) if found[at] is main)
        self.between = found[at + 1 : number]
        self.conditional = _conditional_before(tokens, found[:at])

    def cut(self) -> Cut | None:
        """The cut before this piece, None when it cannot stand alone for sure."""
        piece = self.piece
        if piece.coordinator is not None:
            return self._joined()
        if piece.opener is None or piece.finite is None or not piece.comma:
            return None
        norm = self.tokens[piece.opener].norm
        if norm == "så":
            return self._result()
        if norm in CAUSAL:
            return self._cause(norm)
        if norm == "idet":
            return self._idet()
        if norm in FRONTS or norm in {"hvilket", "hvilken"}:
            return self._glued(norm)
        if norm in {"som", "der"}:
            return self._relative(norm)
        return None

    def _joined(self) -> Cut | None:
        """*og*, *men*, *for* and a main clause, or a condition with its main clause behind it."""
        piece, tokens = self.piece, self.tokens
        assert piece.coordinator is not None
        word = tokens[piece.coordinator].norm
        first = tokens[piece.body].norm
        if self._is_paired():
            return None
        if word not in {"og", "men", "for"} or not piece.comma:
            return None
        fronted = piece.kind is Kind.SUBORDINATE and self._leads_to_main()
        if piece.kind is Kind.SHARED and word == "og":
            subject = _borrowed(tokens, self.main)
            sure = (
                not self.between
                and not self.conditional
                and not is_imperative(tokens, self.main.body, self.lexicon)
            )
            return Cut(piece.start, piece.body, subject, 1) if subject and sure else None
        if not fronted and piece.kind is not Kind.MAIN:
            return None
        turned = fronted or self._shows_main_order()
        if not turned and not self._free(word):
            return None
        if word == "for":
            return self._because()
        if self.conditional and word == "og" and not fronted and first not in POINTING:
            return self._front("Så", 1)
        return Cut(piece.start, piece.coordinator + 1, "Men" if word == "men" else "", 0)

    def _is_paired(self) -> bool:
        """*ikke kun …, men også …* and its like belong together."""
        words = [token.norm for token in self.tokens[self.main.start : self.piece.start]]
        pairs = pairwise(words)
        alone = any(a == "ikke" and b in {"kun", "bare", "alene", "blot"} for a, b in pairs)
        return alone or not {"hverken", "enten", "både", "dels"}.isdisjoint(words)

    def _leads_to_main(self) -> bool:
        """Whether a joined condition finds its own main clause: *og hvis du flytter, skal du …*."""
        piece = self.piece
        if piece.opener is not None and self.tokens[piece.opener].norm not in CONDITIONAL | {
            "da",
            "fordi",
            "selvom",
        }:
            return False
        for each in self.found[self.number + 1 :]:
            if each.coordinator is not None:
                return False
            if each.kind is Kind.MAIN:
                return True
        return False

    def _shows_main_order(self) -> bool:
        """*Ikke* behind the verb, or the verb before its subject: no subordinate clause has that."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
        front_adverb = piece.finite > piece.body and tokens[piece.body].norm in ADVERBS
        turned = is_nominative(tokens[: piece.end], piece.finite + 1) and not is_nominative(
            tokens, piece.body
        )
        behind = following in ADVERBS and self._own_voice()
        return behind or front_adverb or turned or is_imperative(tokens, piece.body, self.lexicon)

    def _free(self, word: str) -> bool:
        """Whether the clause cannot still belong to the subordinate clauses before it."""
        if not self.between:
            return True
        rest = [each.kind is Kind.REST for each in self.between]
        if any(rest):
            return all(rest)  # a list of things, and then a new sentence
        last = self.between[-1]
        if last.kind is Kind.RELATIVE:
            return self._own_voice()
        opener = self.tokens[last.opener].norm if last.opener is not None else ""
        if word == "men":
            return self._own_voice()
        if opener in CONDITIONAL or not opener:
            return False
        return self._own_voice() and (opener == "så" or self.tokens[self.piece.body].norm in {"vi", "jeg"})

    def _own_voice(self) -> bool:
        """Whether what stands between is said by the writer: *Vi mener, at …*, not *Lægen mener, at …*."""
        said = any(each.opener is not None and self.tokens[each.opener].norm == "at" for each in self.between)
        if not said:
            return True
        main = self.main
        first = self.tokens[main.body].norm
        assert main.finite is not None
        turned = self.tokens[main.finite + 1].norm if main.finite + 1 < main.end else ""
        return first in {"vi", "jeg"} or turned in {"vi", "jeg"} or (first == "det" and not self._is_report())

    def _is_report(self) -> bool:
        return any(token.norm in {"fremgår", "oplyst", "anført", "skrevet"} for token in self._main_tokens())

    def _main_tokens(self) -> Sequence[Token]:
        return self.tokens[self.main.start : self.main.end]

    def _because(self) -> Cut | None:
        """*for ellers må vi* → *Ellers må vi*; *for vi mangler* → *Vi mangler nemlig*."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        if tokens[piece.body].norm in POINTING:
            return Cut(piece.start, piece.body, "", 0)
        following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
        if (
            piece.finite != piece.body + 1
            or following in OBJECTS | {"jo", "da", "nemlig"}
            or self.conditional
        ):
            return None
        subject = tokens[piece.body].text
        lead = f"{subject[:1].upper()}{subject[1:]} {tokens[piece.finite].text} nemlig"
        return Cut(piece.start, piece.finite + 1, lead, 1)

    def _result(self) -> Cut | None:
        """*så vi kan hjælpe* → *Så kan vi hjælpe*; with *ikke* behind the verb it is *Derfor*."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        if not self._own_voice():
            return None
        subject, verb = tokens[piece.body].norm, tokens[piece.finite].norm
        refused = piece.finite + 1 < piece.end and tokens[piece.finite + 1].norm == "ikke"
        denied = not {"ikke", "ingen", "intet", "aldrig", "mangler"}.isdisjoint(
            token.norm for token in tokens[self.found[self.number - 1].start : piece.start]
        )
        if denied and verb in MODALS and not refused:
            return None  # "vi har ikke fået noget, så vi kan …" denies both
        if refused or denied or (subject == "det" and verb == "er"):
            return None if self.conditional else self._front("Derfor", 1)
        if verb.endswith("s") or not (is_nominative(tokens, piece.body) or subject == "de"):
            return None  # "så den omlægges": rather a purpose than a result
        return self._front("Så", 1)

    def _front(self, word: str, rank: int) -> Cut | None:
        """`word`, the verb, the subject and the adverbs between them: V2 order."""
        turned = self._turned()
        if turned is None:
            return None
        verb, subject, adverbs = turned
        assert self.piece.finite is not None
        lead = " ".join([word, verb, subject, *adverbs])
        return Cut(self.piece.start, self.piece.finite + 1, lead, rank)

    def _turned(self) -> tuple[str, str, list[str]] | None:
        """Verb, subject and adverbs of a clause whose subject comes first and is plain."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        at = piece.finite
        while at - 1 > piece.body and tokens[at - 1].norm in ADVERBS:
            at -= 1
        subject = tokens[piece.body : at]
        adverbs = [token.text for token in tokens[at : piece.finite]]
        pronoun = len(subject) == 1 and (
            subject[0].norm in NOMINATIVES | {"der", "det", "de", "den"} or subject[0].text == "I"
        )
        if not subject or not (pronoun or is_noun_phrase(subject, self.lexicon)):
            return None
        if not self._adverbs_fit(adverbs):
            return None
        return tokens[piece.finite].text, _span(tokens, piece.body, at), adverbs

    def _adverbs_fit(self, adverbs: Sequence[str]) -> bool:
        """An unstressed object pronoun would have to stand before *ikke*: *vi giver dig ikke*."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        following = tokens[piece.finite + 1].norm if piece.finite + 1 < piece.end else ""
        return not adverbs or tokens[piece.finite].norm in AUXILIARIES or following not in OBJECTS

    def _plain_main(self, rank: int) -> Cut | None:
        turned = self._turned()
        if turned is None:
            return None
        verb, subject, adverbs = turned
        assert self.piece.finite is not None
        lead = " ".join([subject[:1].upper() + subject[1:], verb, *adverbs])
        return Cut(self.piece.start, self.piece.finite + 1, lead, rank)

    def _cause(self, norm: str) -> Cut | None:
        """*fordi …* → *Det skyldes, at …*: only right behind the main clause that it explains."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None and piece.opener is not None
        if (
            (self.between and not self._decided())
            or self.conditional
            or piece.opener != piece.start
            or self._orders()
        ):
            return None
        if norm == "da" and not self._is_present(piece.finite):
            return None  # "da du flyttede": when, or because
        swaps: dict[int, str] = {}
        for each in self.found[self.number + 1 :]:
            if each.opener is None or tokens[each.opener].norm != norm:
                continue
            if (
                each.coordinator is None
                or tokens[each.coordinator].norm != "og"
                or each.opener != each.coordinator + 1
            ):
                return None
            swaps[each.opener] = "at"
        return Cut(piece.start, piece.body, "Det skyldes, at", 2, swaps)

    def _decided(self) -> bool:
        """*Vi har besluttet, at …, fordi …*: the reason is that of the decision."""
        decided = any(
            token.norm in {"besluttet", "afgjort", "vurderet", "afslået"} for token in self._main_tokens()
        )
        return decided and len(self.between) == 1 and self._own_voice()

    def _orders(self) -> bool:
        return is_imperative(self.tokens, self.main.body, self.lexicon) or self.main.finite == 0

    def _is_present(self, at: int) -> bool:
        token = self.tokens[at]
        return token.norm in {"er", "har", "kan", "skal", "må", "vil"} or any(
            isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT
            for word in self.lexicon.words(token.text)
        )

    def _idet(self) -> Cut | None:
        """*idet* may give a reason or merely add: the reason of a refusal is named, else the clause stands alone."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        if self.conditional or not self._own_voice():
            return None
        refusal = any(
            token.norm in {"ikke", "afslag", "afslår", "afslået", "ingen"} for token in self._main_tokens()
        )
        if refusal and not self.between and tokens[piece.finite].norm not in REMARKS:
            return Cut(piece.start, piece.body, "Det skyldes, at", 1)
        return self._plain_main(1)

    def _glued(self, norm: str) -> Cut | None:
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None and piece.opener is not None
        if not self._own_voice() or any(each.coordinator is not None for each in self.between):
            return None
        if self.number not in set(prolonger_places(tokens, self.found, self.lexicon)):
            return None  # a question: "vi ved ikke, hvorfor du ikke kom"
        if norm == "hvilken":
            if tokens[piece.opener - 1].norm != "i" or tokens[piece.body].norm != "forbindelse":
                return None
            moved = Piece(
                piece.kind, piece.start, piece.end, piece.body + 1, None, piece.opener, piece.finite, True
            )
            return _Place.of(self, moved)._front("I den forbindelse", 1)
        if norm == "hvorefter" and self._names_rule():
            return None  # "reglerne i loven, hvorefter": by them, and not later
        if norm in FRONTS:
            if norm == "ligesom" and self.conditional:
                return None
            return self._front(FRONTS[norm], 1)
        before = tokens[piece.body : piece.finite]
        if all(token.norm in ADVERBS for token in before):
            if not self._adverbs_fit([token.text for token in before]):
                return None
            lead = " ".join(["Det", tokens[piece.finite].text, *(token.text for token in before)])
            return Cut(piece.start, piece.finite + 1, lead, 1)
        return self._front("Det", 1)

    def _owned(self, before: Piece) -> bool:
        """*… din læge, der skriver*: which one is meant is plain wherever it stands."""
        return any(
            token.norm in listed("din dit vores jeres") for token in self.tokens[before.end - 2 : before.end]
        )

    def _names_rule(self) -> bool:
        before = self.tokens[self.found[self.number - 1].start : self.piece.start]
        stems = (
            "lov",
            "regel",
            "regl",
            "bestemmelse",
            "bekendtgørelse",
            "praksis",
            "§",
            "stk",
            "aftale",
            "vedtægt",
        )
        return any(stem in token.norm for token in before for stem in stems)

    def _is_cleft(self, before: Piece) -> bool:
        """*Det er lægen, der afgør det*: the relative clause is the message, not an addition."""
        words = {token.norm for token in self.tokens[before.start : before.end]}
        return bool(words & {"det", "der", "hvem", "hvad"}) and bool(
            words & listed("er var være været bliver blev")
        )

    @classmethod
    def of(cls, place: "_Place", piece: Piece) -> "_Place":
        """The same place with another reading of its piece."""
        made = cls(place.tokens, place.found, place.number, place.main, place.lexicon)
        made.piece = piece
        return made

    def _relative(self, norm: str) -> Cut | None:
        """*pladsanvisningen, som har åbent* → *Pladsanvisningen har åbent*."""
        piece, tokens = self.piece, self.tokens
        assert piece.finite is not None
        before = self.found[self.number - 1]
        if before.end != piece.start - 1 or not self._own_voice() or self.conditional:
            return None
        if any(each.opener is not None and tokens[each.opener].norm in CONDITIONAL for each in self.between):
            return None
        if self._is_cleft(before) or (before is not self.main and not self._owned(before)):
            return None
        name = antecedent(tokens[before.start : before.end], self.lexicon, tokens[piece.finite].norm)
        if name is None:
            return None
        between = tokens[piece.body : piece.finite]
        if all(token.norm in ADVERBS for token in between):
            if not self._adverbs_fit([token.text for token in between]):
                return None
            lead = " ".join([name, tokens[piece.finite].text, *(token.text for token in between)])
            return Cut(piece.start, piece.finite + 1, lead, 2)
        return self._front(name, 2) if norm == "som" else None


def _span(tokens: Sequence[Token], start: int, end: int) -> str:
    made = ""
    for at in range(start, end):
        gap = " " if made and tokens[at].start > tokens[at - 1].end else ""
        made += gap + tokens[at].text
    return made
