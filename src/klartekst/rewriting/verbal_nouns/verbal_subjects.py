"""A verbal noun with its object that opens a sentence, as an infinitive.

valued     Overholdelse af | fristen | er vigtig          → Det er vigtigt at overholde fristen
at_first   Rettelse af | fejlen | koster ingenting        → At rette fejlen koster ingenting
borne      Vedligeholdelse af | hegnet | påhviler ejeren  → Ejeren skal vedligeholde hegnet
led to     Renovering af | hallen | medfører, at …        → Når vi renoverer hallen, betyder det, at …
begun      Udbetalingen af | støtten | begynder i maj     → Vi begynder at udbetale støtten i maj
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite, cased, opens, text_of
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, has_link
from klartekst.rewriting.verbal_nouns.nominal_clause import infinitive, subordinate

_VALUES = listed("er kræver koster tager varer medfører betyder giver indebærer")
_WORTH = listed("kræve koste tage vare medføre betyde give indebære være føre")
_LEADS = listed("medfører betyder indebærer bevirker")
_RULED = listed("forbudt tilladt ulovligt ulovlig lovlig lovligt")
_DUTIES = listed("ansvar opgave pligt")
_BEGINNINGS = {
    "begynder": "begynder at", "starter": "begynder at", "påbegyndes": "begynder at", "indledes": "begynder at",
    "fortsætter": "fortsætter med at",
}  # fmt: skip


_FINITE = _VALUES | _BEGINNINGS.keys() | {"kan", "vil", "påhviler"}


class _Opening(msgspec.Struct, frozen=True):
    """The noun's verb with its object as an infinitive, and the finite verb behind them."""

    infinitive: str
    finite: int


def valued(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Overholdelse af fristen er vigtig* → *Det er vigtigt at overholde fristen*, to the end of the sentence."""
    opening = _opening(tokens, group, lexicon)
    if opening is None:
        return None
    end = len(tokens) - 1
    words = tokens[opening.finite : end]
    allowed = _allowed(words) if has_link(tokens, group) else 0
    if allowed:
        text = f"det {text_of(words[:allowed])} at {opening.infinitive} {text_of(words[allowed:])}".strip()
        return Rewrite(group.start, end, cased(text, tokens[group.start]))
    said = None if group.nominal.kept else _value(words, lexicon)
    if not said:
        return None
    return Rewrite(group.start, end, cased(f"det {said} at {opening.infinitive}", tokens[group.start]))


def _allowed(words: Sequence[Token]) -> int:
    """How many of the words say that something is forbidden, allowed or whose duty it is: *er ikke tilladt*, else 0."""
    norms = [word.norm for word in words]
    length = 2 + (norms[1:2] == ["ikke"])
    if norms[:1] == ["er"] and len(norms) >= length and norms[length - 1] in _RULED:
        return length
    owned = len(norms) == 3 and (norms[1] in {"dit", "jeres", "vores", "din"} or norms[1].endswith("s"))
    duty = owned and norms[2] in _DUTIES
    return 3 if norms[:1] == ["er"] and duty else 0


def borne(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Vedligeholdelse af hegnet påhviler ejeren* → *Ejeren skal vedligeholde hegnet*."""
    opening = _opening(tokens, group, lexicon)
    if opening is None or not has_link(tokens, group) or tokens[opening.finite].norm != "påhviler":
        return None
    end = len(tokens) - 1
    whom = tokens[opening.finite + 1 : end]
    stop = end_of_noun_phrase(whom, 0, lexicon)
    if stop is None or (stop < len(whom) and whom[stop].norm != "som"):
        return None
    who = {"dig": "du", "jer": "I", "os": "vi", "Dem": "De"}.get(text_of(whom[:stop]), text_of(whom[:stop]))
    made = f"{who} skal {opening.infinitive} {text_of(whom[stop:])}".strip()
    return Rewrite(group.start, end, cased(made, tokens[group.start]))


def begun(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Udbetalingen af støtten begynder i maj* → *Vi begynder at udbetale støtten i maj*."""
    opening = _opening(tokens, group, actors.lexicon)
    if opening is None or not has_link(tokens, group):
        return None  # "støtten begynder i maj": a thing
    words = _BEGINNINGS.get(tokens[opening.finite].norm)
    held = tokens[group.noun + 2 : opening.finite]
    ours = actors.by_frame(group.nominal, held) == "vi" or actors.may_be_ours(group.nominal, held)
    if words is None or not ours or tokens[opening.finite + 1].norm in {"med", "at", "hos"}:
        return None
    return Rewrite(
        group.start, opening.finite + 1, cased(f"vi {words} {opening.infinitive}", tokens[group.start])
    )


def led_to(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """*Renovering af hallen medfører, at …* → *Når vi renoverer hallen, betyder det, at …*."""
    nominal, lexicon = group.nominal, actors.lexicon
    if not opens(tokens, group.start) or group.start != group.noun or not has_link(tokens, group):
        return None
    finite = next((at for at in range(group.noun + 2, len(tokens)) if tokens[at].norm in _LEADS), None)
    if finite is None or [token.norm for token in tokens[finite + 1 : finite + 3]] != [",", "at"]:
        return None
    held = tokens[group.noun + 2 : finite]
    if not is_noun_phrase(held, lexicon) or not nominal.takes_object or nominal.happens:
        return None
    actor = actors.by_frame(nominal, held) or ("vi" if actors.is_service(nominal, held) else None)
    if actor is None or any(token.norm == "af" for token in held):
        return None
    opener = "når" if actor == "vi" else "hvis"
    clause = subordinate(nominal, opener, actor, VerbKind.PRESENT, text_of(held), lexicon)
    return (
        Rewrite(group.start, finite + 1, cased(f"{clause}, betyder det", tokens[group.start]))
        if clause
        else None
    )


def at_first(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> Rewrite | None:
    """*Rettelse af fejlen koster ingenting* → *At rette fejlen koster ingenting*: not before an adjective."""
    opening = _opening(tokens, group, lexicon)
    if opening is None or tokens[opening.finite].norm in {"er", "varer", "påhviler", *_BEGINNINGS}:
        return None
    if tokens[opening.finite].norm in {"kan", "vil"} and _WORTH.isdisjoint(
        token.norm for token in tokens[opening.finite + 1 : opening.finite + 4]
    ):
        return None  # "kan aftales med", "vil blive vurderet": what is agreed on is no infinitive
    return Rewrite(group.start, opening.finite, cased(f"at {opening.infinitive}", tokens[group.start]))


def _opening(tokens: Sequence[Token], group: NounGroup, lexicon: Lexicon) -> _Opening | None:
    nominal = group.nominal
    if not opens(tokens, group.start) or group.start != group.noun or nominal.happens:
        return None
    linked = has_link(tokens, group)
    first = group.noun + 1 + linked
    finite = next((at for at in range(first, len(tokens)) if tokens[at].norm in _FINITE), None)
    if finite is None or tokens[-1].text != "." or any(each.text in {",", ":", ";"} for each in tokens):
        return None
    held = tokens[first:finite]
    if linked != bool(held) or (held and not (is_noun_phrase(held, lexicon) and nominal.takes_object)):
        return None
    if any(token.norm == "af" for token in held):
        return None  # "vurderingen af behovet for tilrettelæggelse af støtten": more than one act
    made = infinitive(nominal, text_of(held))
    if made is None or (not held and nominal.link == "af"):
        return None
    return _Opening(made, finite)


def _value(words: Sequence[Token], lexicon: Lexicon) -> str | None:
    """*er vigtig* → *er vigtigt*; *kræver tilladelse*, *kan tage to uger* stay."""
    verb = words[0]
    if verb.norm in {"kan", "vil"}:
        return text_of(words) if len(words) > 2 and words[1].norm in {"tage", "kræve", "koste"} else None
    if verb.norm == "varer":
        timed = 1 < len(words) < 5 and words[1].norm not in PREPOSITIONS
        return f"tager {text_of(words[1:])}" if timed else None  # "varer til fredag": no length of time
    if verb.norm != "er":
        return text_of(words) if 1 < len(words) < 5 else None
    predicate = [word for word in lexicon.words(words[-1].text) if isinstance(word.form, AdjectiveForm)]
    if len(words) != 2 or not predicate:
        return None
    form = lexicon.inflect(predicate[0].lemma, WordClass.ADJ, AdjectiveForm(AdjectiveKind.NEUTER))
    return f"er {form}" if form else None
