"""Prolongers: words that glue one more sentence to one that had ended (*idet, hvilket, hvorfor* = derfor).

Some are nothing else (*idet, hvorefter*); others also ask (*spørg, hvorfor du …*, *hvilket tilbud du vil have*)
or compare (*ligesom sidste år*).
"""

from collections.abc import Iterator, Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind, Piece
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite

# Verbs that a question hangs on, with words between them: *du har forklaret lægen, hvorfor*.
_ASKING = listed(
    "spørge forklare skrive vide forstå fortælle begrunde beskrive redegøre "
    "begrundelse forklaring grund årsag argument spørgsmål"
)
# Verbs that may ask, too, but as participles tell of much else: *vi har ikke hørt fra dig, hvorfor* is *derfor*.
_MAY_ASK = listed(
    "se læse oplyse vise sige høre finde tjekke aftale tale bestemme vælge notere angive huske undersøge vurdere "
    "afgøre overveje uddybe belyse afklare klarlægge præcisere"
)
# What may stand between these and their question: *sig os gerne, hvorfor*.
_BETWEEN = listed("dig os jer mig ham hende dem ikke gerne her selv nu også kort nærmere venligst endnu")
_QUESTIONS = listed("hvad hvornår hvor hvem hvordan hvorfor hvilken hvilket hvilke")
_AFTER_PREPOSITION = listed("om til på af over for i med")
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
    if words and _is_order(words[0], lexicon):
        return True  # "forklar din læge i et brev, hvorfor"
    asking = [at for at, token in enumerate(near) if not _ASKING.isdisjoint(lexicon.lemmas(token.norm))]
    if any(_knows(near, at) for at in asking):
        return True
    return any(_may_ask(near, at, lexicon) for at in range(len(near)))


def _may_ask(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*du kan se i brevet, hvorfor*, *det er ikke oplyst, hvorfor*; not *vi har ikke hørt fra dig, hvorfor*."""
    verbs = [word for word in lexicon.words(words[at].text) if word.lemma in _MAY_ASK]
    told = any(isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE for word in verbs)
    return bool(verbs) and (not told or all(token.norm in _BETWEEN for token in words[at + 1 :]))


def _is_order(token: Token, lexicon: Lexicon) -> bool:
    return any(
        word.form == VerbForm(VerbKind.IMPERATIVE) and word.lemma in _ASKING
        for word in lexicon.words(token.text)
    )


def _knows(words: Sequence[Token], at: int) -> bool:
    """Not *ved* with its noun behind it: *vi ved ikke, hvorfor*, but *ved hallen, hvorfor*."""
    return words[at].norm != "ved" or all(token.norm in _BETWEEN | {"godt"} for token in words[at + 1 :])
