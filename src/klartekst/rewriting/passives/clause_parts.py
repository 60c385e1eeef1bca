"""Where the parts of a clause with a passive begin and end: its bounds, its middle field, what leans on it."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind

Span = tuple[int, int]

# What these lead stays with them; each by its ending: "kun undtagelsesvis".
_LED_BY = {
    "så": ("vidt", "snart", "længe", "meget", "hurtigt", "tidligt"),
    "kun": ("vis", "delvist", "sjældent"),
    "tidligere": ("end",),
    "senere": ("end",),
}
_ANOTHER_VERB = AUXILIARIES | listed("blive blevet være været have")
# What these stand before, they hold for: *kun til dig*, *alene på hverdage*.
_LIMITING = listed("kun alene udelukkende")
# Adverbials that stand where *ikke* does, and are no part of the noun phrase before them.
_PHRASES = frozenset(
    tuple(each.split())
    for each in (
        "i stedet", "i øvrigt", "til gengæld", "på ny", "i forvejen", "som udgangspunkt", "for eksempel", "som regel",
        "af samme grund", "af den grund", "i den forbindelse", "i den situation", "i givet fald", "i modsat fald",
        "i så fald", "på den baggrund", "som følge heraf", "som hovedregel", "til enhver tid",
    )
)  # fmt: skip
_SMALL_NUMBERS = listed("en et to tre fire fem seks syv otte ni ti")
PARTICLES = listed("op ned ud ind tilbage frem sammen fra væk hjem over igennem videre fast")


def bounds(tokens: Sequence[Token], start: int, end: int) -> tuple[int | None, int]:
    """The clause from the comma or start before the verb group `[start, end)` to the comma or stop behind it."""
    while start > 0 and tokens[start - 1].kind is not TokenKind.PUNCTUATION:
        start -= 1
    if start > 0 and tokens[start - 1].text not in {",", ";", "–"}:
        return None, 0
    if (
        start > 1
        and tokens[start - 1].text == "–"
        and (is_number(tokens, start) or is_number(tokens, start - 2))
    ):
        return None, 0  # "for perioden 14. oktober – 4. november meddeles": a stretch of time
    while end < len(tokens) and (
        tokens[end].kind is not TokenKind.PUNCTUATION
        or (tokens[end].text == "–" and is_number(tokens, end + 1))
    ):
        end += 1
    return start, end


# These take an infinitive of their own: "vurderes at kunne", "forventes at blive".
JUDGED = listed(
    "skønne vurdere anse antage formode mene anslå konstatere se finde sige hævde vente forvente påregne"
)
_OBJECTS = listed("dig jer os mig ham hende dem sig")
_THEN = listed(
    "herefter derefter så siden senere straks evt eventuelt dernæst helt delvist delvis endda også ikke"
)


def shares_subject(tokens: Sequence[Token], rest: Span, lexicon: Lexicon) -> bool:
    """Whether another verb leans on the subject: *fremsættes og være i hænde*, *hentes i byen og sat af hjemme*."""
    for at in range(rest[0], rest[1] - 1):
        if tokens[at].norm not in {"og", "eller", "samt", "at", "henholdsvis", "resp."}:
            continue
        last = at + 2 == rest[1] and tokens[at].norm in {"og", "eller"}
        if tokens[at].norm in {"og", "eller"} and _is_participle_of_two(tokens, at + 1, rest[1], lexicon):
            return True
        if tokens[at + 1].norm in _THEN and at + 2 < rest[1] and _may_go_on(tokens[at + 2], lexicon):
            return True  # "opbevares i 30 dage og herefter bortskaffet", "nedsættes eller helt bortfalde"
        if _may_go_on(tokens[at + 1], lexicon) or _verb_follows(tokens[at + 1 : rest[1]], lexicon):
            return True
        has_object = at + 2 < rest[1] and tokens[at + 2].norm in _OBJECTS  # "og kontakter dig": no noun
        if (last or has_object) and _is_present(tokens[at + 1], lexicon):
            return True
    return False


def _verb_follows(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """*fastsættes af ministeriet og for i år udgør 590 kr.*: a phrase stands between the joint and its verb."""
    if not behind or behind[0].norm not in PREPOSITIONS:
        return False
    return any(token.norm in AUXILIARIES or _is_verb(token, lexicon) for token in behind[1:])


def _is_participle_of_two(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """*og sat af*, *og undersøgt af lægen*: a participle with words of its own, and no attribute of a noun."""
    words = lexicon.words(tokens[at].text)
    done = any(word.form == VerbForm(VerbKind.PARTICIPLE) for word in words)
    follows = tokens[at + 1].norm if at + 1 < end else ""
    return done and follows in PREPOSITIONS | PARTICLES


def own_infinitive(tokens: Sequence[Token], lemma: str, rest: Span) -> tuple[Span, ...]:
    """What stands before and behind the infinitive that the passive itself takes: *vurderes ikke | at kunne | …*."""
    start, end = rest
    at = next((at for at in range(start, end) if tokens[at].norm == "at"), None)
    return ((start, at), (at + 2, end)) if lemma in JUDGED and at is not None else (rest,)


def goes_on(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether a verb behind the clause still leans on its subject: *er pålagt efter § 28, stk. 3, og udgør 790 kr.*"""
    for at in range(end, len(tokens) - 1):
        if tokens[at].kind is TokenKind.WORD and is_only_finite(tokens[at], lexicon):
            return False
        if tokens[at].norm in {"og", "men"} and _is_verb(tokens[at + 1], lexicon):
            return tokens[at - 1].text == ","
    return False


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    """A verb in the present or past and nothing but a verb: *udgør*, *er*; not *planer*."""
    forms = [word.form for word in lexicon.words(token.text)] if token.kind is TokenKind.WORD else []
    finite = {VerbKind.PRESENT, VerbKind.PAST}
    verbs = [form for form in forms if isinstance(form, VerbForm)]
    return len(verbs) == len(forms) and any(form.kind in finite for form in verbs)


def _is_present(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word that ends its clause may be a verb in the present, a noun too: *og stopper, når*."""
    forms = [word.form for word in lexicon.words(token.text)] if token.kind is TokenKind.WORD else []
    return any(isinstance(form, VerbForm) and form.kind is VerbKind.PRESENT for form in forms)


def lends_modal(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the clause behind the comma at `at` has no modal of its own: *skal aflæses, og forbruget indberettes*."""
    if [token.norm for token in tokens[at : at + 2]] not in ([",", "og"], [",", "eller"]):
        return False
    clause: list[Token] = []
    for token in tokens[at + 2 :]:
        if token.kind is TokenKind.PUNCTUATION:
            break
        clause.append(token)
    if any(token.norm in AUXILIARIES for token in clause):
        return False
    first = next((n for n, token in enumerate(clause) if _is_passive(token, lexicon)), 0)
    return first > 0 and is_noun_phrase(clause[:first], lexicon)


def _is_passive(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can be nothing but a verb on -s: *indberettes*."""
    forms = [word.form for word in lexicon.words(token.text)] if token.kind is TokenKind.WORD else []
    return bool(forms) and all(isinstance(form, VerbForm) and form.voice is Voice.PASSIVE for form in forms)


def ends_a_list(tokens: Sequence[Token], start: int, finite: int, lexicon: Lexicon) -> bool:
    """Whether the subject began before the comma: *støj, støv og vibrationer må påregnes*."""
    joined = any(token.norm in {"og", "eller", "samt"} for token in tokens[start + 1 : finite])
    if not joined or start < 2 or tokens[start - 1].text != ",":
        return False
    return is_noun_phrase(tokens[start:finite], lexicon) and is_noun_phrase(
        tokens[start - 2 : start - 1], lexicon
    )


def _may_go_on(token: Token, lexicon: Lexicon) -> bool:
    """A modal, a word that is only a verb, or may be an s-passive: *iværksættes … og leveres*."""
    if token.norm in AUXILIARIES:
        return True
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    forms = [word.form for word in words if isinstance(word.form, VerbForm)]
    return bool(forms) and (len(forms) == len(words) or any(form.voice is Voice.PASSIVE for form in forms))


def middle_field(tokens: Sequence[Token], places: Sequence[int]) -> tuple[tuple[int, ...], Span | None]:
    """The adverbs of the middle field and the phrase behind them; None for a middle that is torn."""
    adverbs = []
    at = 0
    while at < len(places) and stands_alone(tokens, places[at]):
        adverbs.append(places[at])
        at += 1
    rest = places[at:]
    if not rest:
        return tuple(adverbs), (0, 0)
    if rest[-1] - rest[0] != len(rest) - 1:
        return tuple(adverbs), None
    if any(tokens[at].kind in {TokenKind.PUNCTUATION, TokenKind.SIGN} for at in rest):
        return tuple(adverbs), None  # "skal oplysningsskema (DP 201) være returneret": the subject goes on
    if tokens[rest[-1]].norm in {"og", "eller"}:
        return tuple(adverbs), None  # "skal synes og forsikres": the verb before it would keep its form
    if any(tokens[at].norm in _ANOTHER_VERB for at in rest):
        return tuple(adverbs), None  # "vil blive behandlet fortroligt og videregives": two verbs, two forms
    return tuple(adverbs), (rest[0], rest[-1] + 1)


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adverb of the middle field is no part of a phrase: *så vidt muligt*, *kun undtagelsesvis*."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if tokens[at].norm in _LIMITING and following in PREPOSITIONS:
        return False  # "udleveres alene til dig": moved away, it would limit something else
    if tokens[at].norm == "samtidig" and following in {"med", "hermed"}:
        return False
    return tokens[at].norm in ADVERBS and not following.endswith(_LED_BY.get(tokens[at].norm, ("\0",)))


def is_particle(tokens: Sequence[Token], at: int, end: int) -> bool:
    """*sat op med 4 kr.*, *trækkes tilbage*; not *fra den 1. maj*."""
    if at >= end or tokens[at].norm not in PARTICLES:
        return False
    if tokens[at].norm in {"op", "ned"} and at + 2 < end and tokens[at + 1].norm == "til":
        measure = tokens[at + 2]  # "bygges op til to meter fra skellet": a limit
        if measure.kind is TokenKind.NUMBER or measure.norm in _SMALL_NUMBERS:
            return False
    if tokens[at].norm == "ud" and at + 1 < end and tokens[at + 1].norm in {"fra", "over"}:
        return False  # "beregnes ud fra jeres budget"
    if tokens[at].norm in {"fra", "over", "ind", "igennem"}:
        following = tokens[at + 1].norm if at + 1 < end else ""
        return following in {"", "i", "på", "til", "med", "af"} or at + 1 == end
    return True


def adverbial_before(tokens: Sequence[Token], end: int) -> int:
    """How many words the adverbial of the middle field has that ends before `end`: *ikke*, *i stedet*; 0 for none."""
    if tokens[end - 1].norm in ADVERBS:
        return 1
    words = tuple(token.norm for token in tokens[max(0, end - 3) : end])
    return next((width for width in (3, 2) if words[-width:] in _PHRASES), 0)


def opens_clause(token: Token) -> bool:
    """*hvorefter der foretages*, *ligesom der ydes*: the order of a subordinate clause, not an inversion."""
    asks = token.norm.startswith("hv") and token.norm not in {"hver", "hvert"}
    return asks or token.norm in {"der", "som", "ligesom"}


def is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure stands at `at`."""
    return at < len(tokens) and tokens[at].text[:1].isdigit()


def is_only_finite(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can be nothing but a finite verb."""
    words = lexicon.words(token.text) if token.kind is TokenKind.WORD else ()
    return bool(words) and all(
        isinstance(word.form, VerbForm) and word.form.kind in {VerbKind.PRESENT, VerbKind.PAST}
        for word in words
    )


def after_object(tokens: Sequence[Token], rest: Span, lexicon: Lexicon) -> str:
    """The particle behind what is done, where *der* stands first: *der er sat en container op*; else nothing."""
    end = end_of_noun_phrase(tokens[: rest[1]], rest[0], lexicon)
    if end is None or end >= rest[1] or not is_particle(tokens, end, rest[1]):
        return ""
    return tokens[end].norm
