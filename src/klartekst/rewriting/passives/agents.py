"""Who is named with *af* behind a passive: *hældes op af sygeplejersken hver mandag*, *af et firma fra Vejle*.

An agent is plain when nothing hangs on it whose end is not told; what follows is a time or an adverb.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import text_of
from klartekst.rewriting.passives.acting_nouns import as_subject, can_act
from klartekst.rewriting.passives.agent_phrase import behind_a_time
from klartekst.rewriting.passives.named_agent import AGENT_DOUBTS, named_agent
from klartekst.rewriting.passives.passive_clause import Clause
from klartekst.rewriting.spoken import OURSELVES

# Behind the name of an act, *af* leads in what it is done to: *en vurdering af lægen*.
_ACTS = ("ing", "ingen", "inger", "else", "elsen", "elser", "ion", "ionen")
_HOUSES = ("styrelsen", "afdelingen", "forvaltningen", "foreningen", "ordningen")
_COUNCILS = ("rådets", "udvalgets", "teamets", "bestyrelsens", "bestyrelsernes", "nævnets", "kommissionens")


class Agent(msgspec.Struct, frozen=True):
    """Who the text names: as the subject it becomes, the tokens `[start, end)` it takes, and what stays of them."""

    text: str
    start: int
    end: int
    left: str = ""


def has_agent(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether *af* follows the passive, plain or not, or somebody further on: *til 40 kr. pr. gang af byrådet*."""
    start, end = clause.rest
    if start < len(tokens) and tokens[start].norm == "af":
        return True
    return any(
        tokens[at].norm == "af"
        and (not tokens[at - 1].norm.endswith(_ACTS) or tokens[at - 1].norm.endswith(_HOUSES))
        and can_act(tokens, at + 1, min(at + 2, end), lexicon)
        for at in range(start + 1, end - 1)
    )


def agent_of(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> Agent | None:
    """Who *af* names, None when nobody is named plainly."""
    start = clause.rest[0]
    if start >= clause.end or tokens[start].norm != "af":
        return (
            _behind_a_time(tokens, clause, lexicon) or _council(tokens, clause) or _receiver(tokens, clause)
        )
    named = named_agent(tokens, clause, lexicon)
    if named is None or any(doubt(named) for doubt in AGENT_DOUBTS):
        return None
    return Agent(as_subject(named.words, lexicon), start, named.end)


def is_anybody(tokens: Sequence[Token], agent: Agent, lexicon: Lexicon) -> bool:
    """Whether the agent is a bare noun, nobody in particular: *biler, havvand*."""
    words = tokens[agent.start + 1 : agent.end]
    if len(words) != 1 or words[0].text[:1].isupper():
        return False
    forms = [word.form for word in lexicon.words(words[0].text)]
    return not any(isinstance(form, NounForm) and form.definite for form in forms)


def _behind_a_time(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> Agent | None:
    """*fastsættes hvert år af byrådet*: the time comes behind the object."""
    start, end = clause.rest
    af = behind_a_time(tokens, start, end)
    if af is None:
        return None
    agent = agent_of(tokens, replace(clause, rest=(af, end)), lexicon)
    return replace(agent, left=text_of(tokens[start:af])) if agent else None


def _council(tokens: Sequence[Token], clause: Clause) -> Agent | None:
    """*vedtages på byrådets møde i maj*: who meets acts, on *sit* meeting."""
    start = clause.rest[0]
    words = [token.norm for token in tokens[start : min(start + 3, clause.end)]]
    if len(words) < 3 or words[0] != "på" or words[2] not in {"møde", "møder"}:
        return None
    name = tokens[start + 1].text
    if not words[1].endswith(_COUNCILS):
        return None
    return Agent(name[:-1], start, start + 3, f"på {'sit' if words[2] == 'møde' else 'sine'} {words[2]}")


def _receiver(tokens: Sequence[Token], clause: Clause) -> Agent | None:
    """*skal være modtaget i jobcentret*: what is named as a place is who gets it."""
    start = clause.rest[0]
    words = [token.norm for token in tokens[start : min(start + 2, clause.end)]]
    if clause.passive.lemma != "modtage" or len(words) < 2 or words[0] not in {"i", "hos", "på"}:
        return None
    return Agent(tokens[start + 1].text, start, start + 2) if words[1] in OURSELVES - {"os"} else None
