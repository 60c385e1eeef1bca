"""Whether the name of a role means the letter's reader where it stands: *ansøgeren*, *Ansøger*, *beboerne skal*."""

from collections.abc import Sequence
from itertools import pairwise

from klartekst.danish.addressed import is_addressed, tells_which_are_bound
from klartekst.danish.bare_nouns import is_bare
from klartekst.danish.closed_classes import AUXILIARIES, listed
from klartekst.danish.forms import AdjectiveKind, NounForm, Number, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.others import is_person

_CLOSE = listed(
    "pårørende mor far datter søn søster bror ægtefælle samlever værge bisidder repræsentant forælder"
)
_COPULAS = listed("er var være blive bliver blev som")
_TOGETHER = listed("solidarisk hinanden indbyrdes fællesskab hver begge tilsammen")
_ANOTHERS = listed("hans hendes deres sin sit sine")
_OWNED_WITHIN = 3  # words between an owner and what is owned
# In general terms: whose child, is not told.
_ANY_CHILDS = listed("forældre børn elever")
_ANY_ONE = listed("et en hvert hver ethvert enhver")
_PLACES = listed("af i på fra ved")
_NEIGHBOURS = ("nabo", "genbo", "overbo", "underbo")


def may_be_reader(stands: str, tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the name `tokens[start:end]` is of one person, or of a group that is told something.

    `stands` is the cell of `designations.tsv`: `bart` for a role (*ansøgeren*, a bare *ansøger*, *ansøgere skal*),
    `tiltalt` for a name that means the reader only where something is laid on it; a name without one is the
    reader wherever it stands.
    """
    if stands == "bart":
        forms = noun_forms(tokens[end - 1], lexicon)
        if any(form.definite and form.number is Number.SINGULAR for form in forms):
            return not _is_at_neighbours(tokens, end)
        if is_bare(tokens, end - 1, lexicon):
            return True
        if not is_plural(tokens[end - 1], lexicon):
            return False
        if not any(form.definite for form in forms) and tells_which_are_bound(tokens, start, end):
            return True
    return not stands or is_addressed(tokens, start, end, lexicon)


def is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can only be a plural: *beboerne, lånere*."""
    forms = noun_forms(token, lexicon)
    return bool(forms) and all(form.number is Number.PLURAL for form in forms)


def is_attribute(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether a word that may name somebody goes with the noun behind it: *den pågældende tanktype*.

    A noun that may be a verb is one where the clause has its verb behind it: *den handicappede medarbejder har*.
    """
    if end >= len(tokens) or not noun_forms(tokens[end], lexicon):
        return False
    after = tokens[end + 1].norm if end + 1 < len(tokens) else ""
    return not may_be_finite(tokens[end], lexicon) or after in AUXILIARIES


def noun_forms(token: Token, lexicon: Lexicon) -> list[NounForm]:
    """The forms that the word has as a noun."""
    return [word.form for word in lexicon.words(token.text) if isinstance(word.form, NounForm)]


def _is_at_neighbours(tokens: Sequence[Token], end: int) -> bool:
    """*Lejeren af nabohuset*: somebody next door."""
    return (
        end + 1 < len(tokens) and tokens[end].norm in _PLACES and tokens[end + 1].norm.startswith(_NEIGHBOURS)
    )


def is_said_of_many(following: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what is said of a plural shows it: *lånere skal være medlemmer*, *skal være aktive*."""
    if any(token.norm in _TOGETHER for token in following):
        return True
    for before, token in pairwise(following):
        if before.norm not in _COPULAS:
            continue
        forms = [word.form for word in lexicon.words(token.text)]
        many = {
            getattr(form, "kind", None) is AdjectiveKind.PLURAL
            or getattr(form, "kind", None) is VerbKind.ATTRIBUTIVE
            or getattr(form, "number", None) is Number.PLURAL
            for form in forms
        }
        if many == {True}:
            return True
    return False


def is_kin(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name hangs on a word for somebody close: *pårørende til*, *mor til*, *værge for*."""
    if len(before) < 2 or before[-1].norm not in {"til", "for", "af"}:
        return False
    return not _CLOSE.isdisjoint(lexicon.lemmas(before[-2].norm) | {before[-2].norm})


def is_beside_parents(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a child is named with parents who are the reader themselves: *under inddragelse af elev og forældre*."""
    behind = [token.norm for token in tokens[end : end + 2]]
    before = [token.norm for token in reversed(tokens[max(0, start - 2) : start])]
    return any(
        len(each) > 1 and each[0] in COORDINATORS and each[1] == "forældre" for each in (behind, before)
    )


def is_anybodys_child(before: Sequence[Token]) -> bool:
    """Whether a child has been told of as anybody's: *Alle forældre får besøg i barnets første år*."""
    many = any(token.norm in _ANY_CHILDS for token in before)
    return many or any(one.norm in _ANY_ONE and two.norm in {"barn", "elev"} for one, two in pairwise(before))


def is_of_another(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what follows is told to be somebody else's than the reader's: *hendes, Almas, elevens daglige* …"""
    for token in reversed(before[-_OWNED_WITHIN:]):
        if token.text == "Deres":
            return False
        if token.norm in _ANOTHERS or (token.text[:1].isupper() and token.norm.endswith("s")):
            return True
        forms = noun_forms(token, lexicon)
        if forms:
            persons = any(is_person(lemma) for lemma in lexicon.lemmas(token.text))
            return persons and all(form.genitive for form in forms)
    return False
