"""Prolongers: words that glue one more sentence to one that had ended (*idet, hvilket, hvorfor* = derfor).

Some are nothing else (*idet, hvorefter*); others also ask (*spørg, hvorfor du …*, *hvilket tilbud du vil have*)
or compare (*ligesom sidste år*).
"""

from collections.abc import Iterator, Sequence

from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite

_ASKING = listed(
    "spørge forklare skrive vide forstå fortælle begrunde se læse beskrive oplyse undersøge vise sige høre finde "
    "afgøre vurdere tjekke aftale tale svare overveje redegøre bestemme vælge ændre følge notere angive huske "
    "begrundelse forklaring grund årsag argument spørgsmål svar"
)
_QUESTIONS = listed("hvad hvornår hvor hvem hvordan hvorfor hvilken hvilket hvilke")
_AFTER_PREPOSITION = listed("om til på af over for ud ind i med")
_ALWAYS = listed("idet hvorefter hvormed hvorimod")
_REACH = {"hvorfor": 4, "hvilket": 2, "hvorved": 2}  # words in which a verb of asking stands before it
# *ligesom du plejer*: the same thing, and nothing more.
_COMPARING = listed("plejer plejede gør gjorde")
_CLAUSE_OPENERS = listed("og men der som hvor at hvis når fordi så vi du det de")
GLUE = {
    "idet": "idet", "hvilket": "hvilket", "hvorfor": "hvorfor", "hvorefter": "hvorefter", "hvorved": "hvorved",
    "hvormed": "hvormed", "hvorimod": "hvorimod", "ligesom": "ligesom", "hvilken": "i hvilken forbindelse",
}  # fmt: skip


def prolonger_places(tokens: Sequence[Token], found: Sequence[Piece], lexicon: Lexicon) -> Iterator[int]:
    """The pieces of a sentence that a prolonger opens behind a main clause."""
    main = False
    for number, piece in enumerate(found):
        main = main or piece.kind is Kind.MAIN
        if piece.opener is None or piece.finite is None or not main or not piece.comma:
            continue
        if piece.coordinator is not None and tokens[piece.opener].norm != "ligesom":
            continue
        if prolongs(tokens, piece.opener, lexicon):
            yield number


def prolongs(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the token is a word that glues one more sentence on; a question and a comparison are none."""
    norm = tokens[at].norm
    if norm not in GLUE or at == 0:
        return False
    if norm in _ALWAYS:
        return True
    if norm == "hvilken":
        return tokens[at - 1].norm == "i" and at + 1 < len(tokens) and tokens[at + 1].norm == "forbindelse"
    if tokens[at - 1].text != "," or at + 1 >= len(tokens):
        return False
    if norm == "ligesom":
        return _adds(tokens, at, lexicon)
    if norm == "hvilket" and _is_determiner(tokens, at, lexicon):
        return False
    return not _asks(tokens[:at], _REACH[norm], lexicon)


def _adds(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*, ligesom vi planter tolv træer*: a clause of its own follows, and no *plejer*."""
    end = next((place for place in range(at + 1, len(tokens)) if _ends_clause(tokens, place)), len(tokens))
    clause = range(at + 1, end)
    return any(is_finite(tokens, place, lexicon) for place in clause) and not any(
        tokens[place].norm in _COMPARING for place in clause
    )


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """A full stop, or a comma that divides no list: *støj, støv og rystelser kan opstå*."""
    if tokens[at].text != ",":
        return tokens[at].text in {".", ";"}
    return at + 1 < len(tokens) and tokens[at + 1].norm in _CLAUSE_OPENERS


def _is_determiner(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*hvilket tilbud*, *hvilket nyt job*: it asks for one of several things of neuter gender."""
    for token in tokens[at + 1 : at + 3]:
        words = lexicon.words(token.text)
        nouns = [word for word in words if isinstance(word.form, NounForm)]
        if any(
            word.gender is Gender.NEUTER
            and isinstance(word.form, NounForm)
            and word.form.number is Number.SINGULAR
            and not word.form.definite
            for word in nouns
        ):
            return not is_finite(tokens, at + 1, lexicon)
        if not any(
            isinstance(word.form, AdjectiveForm) and word.form.kind is AdjectiveKind.NEUTER for word in words
        ):
            return False
    return False


def _asks(before: Sequence[Token], reach: int, lexicon: Lexicon) -> bool:
    """Whether a verb of asking or telling, a preposition or another question stands right before."""
    words = [token for token in before if token.kind is TokenKind.WORD]
    near = words[-reach:]
    if near and near[-1].norm in _AFTER_PREPOSITION:
        return True
    if any(token.norm in _QUESTIONS for token in words[-2 * reach :]):
        return True
    return any(not _ASKING.isdisjoint(lexicon.lemmas(token.norm)) for token in near)
