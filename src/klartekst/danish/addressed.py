"""A group named in the plural that is told what to do: *beboerne må forvente støj*, *Lånere skal selv …*.

Such a group is the letter's reader where a duty, a right or a message is laid on it. It is somebody else where
more words tell which ones are meant (*beboerne i nr. 12*) or where the reader is spoken to in the same
sentence (*medlemmerne kan hjælpe dig*).
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, DETERMINERS, SUBORDINATORS, listed
from klartekst.danish.dates import MONTHS
from klartekst.danish.forms import NounForm, VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind

FAMILIAR = listed("du dig din dit dine")
"""What speaks to one reader, who is on familiar terms."""

_READER = FAMILIAR | listed("jer jeres")
_POLITE = frozenset({"Dem", "Deres"})
# What a group is told to do, allowed or given notice of, beside its subject in either order.
_DEMANDS = listed(
    "skal bør må bedes forventes opfordres anmodes henstilles pålægges forpligtes indkaldes orienteres informeres "
    "varsles gøres inviteres tilbydes opkræves henvises vejledes underrettes adviseres tilskrives partshøres mindes"
)
_ALLOWED = listed("kan vil")
_DUTIES = listed("skal bør")
_TOLD = listed("varsles orienteres informeres underrettes adviseres høres partshøres inddrages kontaktes")
_OWES = listed("hæfter afholder bærer får modtager mister")
# "har pligt til", "er forpligtede": what stands behind the copula or *har* makes it a duty or a right.
_BOUND = listed(
    "pligt ret ansvar ansvaret mulighed adgang krav mødepligt oplysningspligt forpligtet forpligtede ansvarlig "
    "ansvarlige berettiget berettigede velkommen velkomne varslet orienteret informeret"
)
# Verbs and prepositions that a receiver stands behind: *tilgår lodsejerne*, *påhviler ejerne*.
_GIVEN = listed("tilgår påhviler tilkommer tilfalder meddeles tilsendes pålignes fremsendes") | _DEMANDS
_OWN = listed(
    "ansvar pligt opgave regning anliggende risiko forståelse medvirken deltagelse tilstedeværelse samtykke "
    "fremmøde tålmodighed"
)
# Behind these prepositions stands a time or a manner, and no attribute: *må beboerne i perioder forvente støj*.
_NO_ATTRIBUTE = listed(
    "løbet perioder perioden kortere god videst høj højere stedet forbindelse henhold"
).union(MONTHS)
_ATTRIBUTES = listed("i på fra af til ved hos langs der som uden over under med omkring bag")
_SOME = listed("andre øvrige samtlige fleste enkelte hvilke visse to tre")
_OPENERS = SUBORDINATORS | {"selv"}


def is_addressed(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the group that `tokens[start:end]` name is told, asked, allowed or given something."""
    if any(_is_reader(tokens, at) for at in range(len(tokens))) or _is_counted(tokens, start, lexicon):
        return False
    before = tokens[start - 1].norm if start else ""
    after = tokens[end].norm if end < len(tokens) else ""
    second = tokens[end + 1].norm if end + 1 < len(tokens) else ""
    if _is_genitive(tokens[end - 1], lexicon):
        return after in _OWN or (after in {"eget", "egen", "egne"} and second in _OWN) or second in _DEMANDS
    if (after in _ATTRIBUTES and second not in _NO_ATTRIBUTE) or (after in {"og", "eller"} and not start):
        return False
    if _is_noun(tokens, end, lexicon):
        return False  # "skal de ledige boliger lejes ud"
    if before in _GIVEN or (before in _ALLOWED and not _in_clause(tokens, start)):
        return True
    if before == "af" and start > 1:
        return _is_done(tokens[start - 2], lexicon)
    if after in _DEMANDS | _ALLOWED | _OWES:
        return not _is_told_by_another(tokens, end)
    if after in {"har", "er"}:
        return _bound(tokens, end + 1)
    return before in {"har", "er"} and _bound(tokens, end)


def _is_told_by_another(tokens: Sequence[Token], end: int) -> bool:
    """*Beboerne skal varsles*: whoever is to tell them is the reader."""
    return tokens[end].norm in _DUTIES and any(token.norm in _TOLD for token in tokens[end + 1 : end + 3])


def tells_which_are_bound(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a bare plural opens a rule for those who do something: *Ansøgere, der oplyser forkert, kan …*."""
    if start or end >= len(tokens):
        return False
    at = end + 1 if tokens[end].text == "," else end
    return at < len(tokens) and tokens[at].norm in {"der", "som"}


def _is_reader(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.norm in _READER or (at > 0 and (token.text == "I" or token.text in _POLITE))


def _is_counted(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a number, a quantifier or an adjective picks some of them: *alle beboere*, *øvrige ejere*."""
    if not start:
        return False
    before = tokens[start - 1]
    if before.norm in DETERMINERS | _SOME or before.kind is TokenKind.NUMBER:
        return True
    words = lexicon.words(before.text)
    return bool(words) and all(word.word_class in {WordClass.ADJ, WordClass.NUM} for word in words)


def _bound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a duty or a right follows, with one adverb before it at most."""
    while at < len(tokens) and tokens[at].norm in ADVERBS:
        at += 1
    return at < len(tokens) and tokens[at].norm in _BOUND


def _in_clause(tokens: Sequence[Token], start: int) -> bool:
    """Whether a verb before the group belongs to a clause with another subject: *hvis vi kan …*."""
    return start >= 2 and any(token.norm in _OPENERS for token in tokens[max(0, start - 3) : start - 1])


def _is_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if at >= len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    words = lexicon.words(tokens[at].text)
    return bool(words) and all(isinstance(word.form, NounForm) for word in words)


def _is_done(token: Token, lexicon: Lexicon) -> bool:
    """A passive before *af*: *afholdes af*, *betalt af*."""
    return any(
        isinstance(word.form, VerbForm)
        and (word.form.kind is VerbKind.PARTICIPLE or token.norm.endswith("s"))
        for word in lexicon.words(token.text)
    )


def _is_genitive(token: Token, lexicon: Lexicon) -> bool:
    words = [word for word in lexicon.words(token.text) if hasattr(word.form, "genitive")]
    return bool(words) and all(getattr(word.form, "genitive", False) for word in words)
