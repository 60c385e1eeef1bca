"""A demand held up in front of what is demanded: *Det må kræves, at du rydder haven* → *Du skal rydde haven*.

*Kræve, forlange, fordre* bind the reader, so that what stands in their *at*-clause becomes a duty of its own;
*forvente* only hopes, and becomes a request: *Vi forventer, at du rydder op* → *Vi beder dig om at rydde op*.

Conditions for a text: the demand opens its clause or stands behind one phrase (*Derfor må det kræves, at*), the
clause behind *at* has a plain subject and one verb in the present, and nobody expects what only happens to the
reader (*at du får svar*).
"""

from collections.abc import Sequence
from typing import NamedTuple

from klartekst.danish.clauses import pieces
from klartekst.danish.closed_classes import ADVERBS, MODALS, listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import COORDINATORS, Kind, Piece
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import Rewrite, cased
from klartekst.rewriting.main_order import turned

_BINDING = listed(
    "kræver kræves kræve forlanger forlanges forlange fordrer fordres fordre insisterer insistere"
)
_NEEDING = listed("kræver fordrer")
_HOPING = listed("forventer forventes forvente")
_WHO = listed("vi jeg det der kommunen forvaltningen man")
# What one may demand is not demanded yet.
_NEVER = listed("ikke hvis om når såfremt som at kan kunne")
# What nobody can be asked for: it happens to the reader.
_HAPPENING = listed("få modtage høre opleve vide kunne")
_STATES = listed("have være blive ville skulle måtte burde")
_ADDRESSED = {"du": "dig", "I": "jer"}
_HEAD = 6  # words in which a demand is said: "derfor må vi på det kraftigste kræve"


class Demand(NamedTuple):
    """Tokens `[start, end)` of a demand with its *at*; `finite` carries its tense, `binds` tells it from a hope."""

    start: int
    end: int
    finite: int
    binds: bool
    main: Piece
    clause: Piece


def demand_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Demand | None:
    """The demand whose *at* is the token `at`, or None."""
    verb = at - 2
    if verb < 0 or tokens[at].norm != "at" or tokens[at - 1].text != ",":
        return None
    while verb > 0 and (tokens[verb].norm in _WHO | {"på"} or tokens[verb].norm in ADVERBS - {"ikke"}):
        verb -= 1  # "derfor kræver vi, at", "vi forventer derfor, at"
    binds = tokens[verb].norm in _BINDING
    if not binds and tokens[verb].norm not in _HOPING:
        return None
    found = pieces(tokens, lexicon)
    clause = next((each for each in found if each.opener == at), None)
    main = next((each for each in found if each.start <= verb < each.end), None)
    if clause is None or main is None or main.kind is not Kind.MAIN or main.finite is None:
        return None
    said = tokens[main.body : at - 1]
    if len(said) > _HEAD + 2 or any(token.norm in _NEVER for token in said):
        return None
    if not any(token.norm in _WHO for token in said) or clause.finite is None:
        return None
    if tokens[verb].norm in _NEEDING and said[0].norm == "det":
        return None  # "det kræver, at din læge skriver under": what it takes, and nobody's demand
    if not binds and (
        tokens[clause.body].text not in _ADDRESSED
        or not _HAPPENING.isdisjoint(lexicon.lemmas(tokens[clause.finite].text))
    ):
        return None
    return Demand(main.body, at + 1, main.finite, binds, main, clause)


def asked_plainly(tokens: Sequence[Token], demand: Demand, lexicon: Lexicon) -> Rewrite | None:
    """The demand as a duty or a request, or None where no text is safe."""
    clause, finite = demand.clause, demand.clause.finite
    parts = turned(tokens, clause, lexicon)
    if parts is None or finite is None or _goes_on(tokens, finite + 1, lexicon):
        return None
    _, subject, adverbs = parts
    fronted = tokens[demand.main.body].norm not in _WHO
    start = demand.finite if fronted else demand.main.body
    modal = tokens[finite].norm in MODALS
    infinitive = None if modal else _infinitive(tokens[finite], lexicon)
    if demand.binds:
        duty = tokens[finite].text if modal else "må" if "ikke" in adverbs else "skal"
        if not modal and infinitive is None:
            return None
        verbs = [duty, subject] if fronted else [subject, duty]
        words = [*verbs, *adverbs, *([infinitive] if infinitive else [])]
    else:
        if infinitive is None or infinitive in _STATES:
            return None
        verbs = ["beder", "vi"] if fronted else ["vi", "beder"]
        words = [*verbs, _ADDRESSED[subject], "om", *adverbs, "at", infinitive]
    return Rewrite(start, finite + 1, cased(" ".join(words), tokens[start]))


def _infinitive(token: Token, lexicon: Lexicon) -> str | None:
    """The infinitive of a present tense, of the same voice; None for any other word."""
    readings = {
        (word.lemma, word.form.voice)
        for word in lexicon.words(token.text)
        if isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PRESENT
    }
    if len(readings) != 1:
        return None
    lemma, voice = readings.pop()
    if voice is not Voice.ACTIVE:
        return token.text  # "fjernes" is both
    return lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.INFINITIVE))


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether more is demanded: *at du møder op og svarer*, *møder op, og at du svarer*, *og løbende svarer*."""
    return any(
        tokens[place].norm in COORDINATORS
        and (
            tokens[place + 1].norm == "at"
            or any(may_be_finite(token, lexicon) for token in tokens[place + 1 : place + 3])
        )
        for place in range(at, len(tokens) - 1)
    )
