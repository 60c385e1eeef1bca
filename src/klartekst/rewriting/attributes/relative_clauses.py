"""What a squeezed phrase says, as a relative clause: *af dig fremsendte* → *du har sendt*.

Who acts stands in the phrase, or the frame of the verb knows it; else the clause says it of nobody.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.attributes.squeezed import ADVERBS, Squeezed
from klartekst.rewriting.edits import text_of
from klartekst.rewriting.frames import Frames, lemmas_of

_WRITTEN = listed(
    "nævne anføre angive fastsætte beskrive omtale opliste bestemme stille udmelde fastlægge fastslå foreskrive"
)
_HAPPENS = {
    "foreliggende": "findes", "gældende": "gælder", "hørende": "hører", "boende": "bor", "stående": "står",
    "liggende": "ligger",
    "beliggende": "ligger", "tilhørende": "hører", "forekommende": "findes", "eksisterende": "findes",
}  # fmt: skip
# What a drawing, a map or a list shows, whoever drew it up.
_DRAWN = listed("vise illustrere skitsere tegne markere afmærke indtegne opføre")
_PLAINER = {"udarbejde": "lave", "konstatere": "finde", "etablere": "lave"}
# What lasts is told in the present: *de ejendomme, planen gælder for*.
_LASTING = listed("ønske omfatte berøre eje bebo administrere lede drive bruge benytte anvende")
_PAST_TIMES = listed("hidtil går forgårs foråret sommeren efteråret vinteren tidligere dengang")
_HOW_OR_WHEN = listed("hidtil uden den tidligere automatisk forud sidste forrige allerede straks")
_WITH_BE = listed("{komme} {gå}")  # "de bemærkninger, De er kommet med"
# Names for the reader are the reader (see `third-person`).
_SUBJECTS = {
    "dig": "du", "os": "vi", "jer": "I", "ham": "han", "hende": "hun", "dem": "de",
    "ansøger": "du", "ansøgeren": "du", "borgeren": "du", "klager": "du",
}  # fmt: skip


def relative_clause(
    tokens: Sequence[Token], each: Squeezed, lemma: str, frames: Frames, lexicon: Lexicon
) -> str | None:
    """The clause that says what the words between article and noun say; None when it is not plain who does what.

    `lemma` is the verb of the participle.
    """
    inside = _agent_first(tokens[each.article + 1 : each.participle])
    opener, form = inside[0].norm, tokens[each.participle].norm
    if opener == "af":
        done = _by_agent(inside, lemma, frames, lexicon)
        if done is not None:
            return done
    if not _is_plain(inside, lexicon):
        return None
    if form.endswith("ende"):
        return _happening(inside, form, lemma, lexicon)
    if opener == "af":
        return _by_agent_alone(inside, lemma, frames, lexicon)
    stated = _stated(inside, lemma)
    if stated is not None:
        return stated
    frame = frames.get(lemma)
    actor = frame.who_acts(lemmas_of(tokens[each.participle + 1 : each.noun + 1], lexicon)) if frame else None
    verb = _perfect(lemma, frames, lexicon)
    if actor is not None and verb is not None and opener == "tidligere":
        return f"{actor} {inside[0].text} {verb}"
    if actor is None or verb is None or _may_be_anothers(inside, lemma, actor, verb):
        return _by_nobody(inside, lemma, lexicon)
    return f"{actor} {verb} {text_of(inside)}"


def _is_plain(inside: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether one word or one phrase stands before the participle: *ovenfor*, *uden for byen*, *af dig selv*."""
    outside = len(inside) > 1 and inside[0].norm in {"uden", "inden"} and inside[1].norm == "for"
    return (
        len(inside) == 1
        or (outside and is_noun_phrase(inside[2:], lexicon))
        or inside[-1].norm == "selv"
        or is_noun_phrase(inside[1:], lexicon)
        or has_number(inside, lexicon)
    )


def _happening(inside: Sequence[Token], form: str, lemma: str, lexicon: Lexicon) -> str | None:
    """*de på grunden stående træer*: *der står på grunden*; by nobody, so that none is named with *af*.

    What goes on since then is told in the perfect: *der har stået siden 1990*.
    """
    if inside[0].norm == "siden":
        lasted = lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
        return f"der har {lasted} {text_of(inside)}" if lasted else None
    verb = _HAPPENS.get(form) or lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.PRESENT))
    return f"der {verb} {text_of(inside)}" if verb and inside[0].norm != "af" else None


def _by_agent_alone(inside: Sequence[Token], lemma: str, frames: Frames, lexicon: Lexicon) -> str | None:
    """*af dig fremsendte*, *af dig selv betalte*, *af skolen udarbejdede*: nothing else stands in the phrase."""
    agent = inside[1:]
    own = len(agent) == 2 and agent[1].norm == "selv"
    if len(agent) > 1 and not own and end_of_noun_phrase(inside, 1, lexicon) != len(inside):
        return None
    subject = text_of(agent)
    if own or len(agent) == 1:
        polite = agent[0].text == "Dem"
        who = "De" if polite else _SUBJECTS.get(agent[0].norm, agent[0].text)
        subject = f"{who} selv" if own else who
    verb = _perfect(lemma, frames, lexicon)
    return f"{subject} {verb}" if verb else None


def _stated(inside: Sequence[Token], lemma: str) -> str | None:
    """*i loven nævnte*: *der står i loven*; *med flytningen forbundne*: *der følger med flytningen*."""
    opener = inside[0].norm
    if lemma in _WRITTEN and opener in {"i", "på", "ovenfor", "nedenfor", "herover", "herunder"}:
        return f"der står {text_of(inside)}"
    if lemma in _WRITTEN and opener == "foran":
        return "der står ovenfor"
    if lemma == "forbinde" and opener == "med":
        return f"der følger {text_of(inside)}"
    return None


def _may_be_anothers(inside: Sequence[Token], lemma: str, actor: str, verb: str) -> bool:
    """Whether the one whom the frame knows may not be the one here: *for dig fastsatte*, *efter aftale leverede*."""
    opener = inside[0].norm
    mine = any(token.norm in {"dig", "os"} for token in inside)
    return (
        (mine and (actor == "du" or opener == "fra"))
        or opener in ADVERBS | {"efter", "ifølge", "for"}
        or (actor == "du" and opener in {"uden", "ved", "på", "under"})  # nobody is blamed by a guess
        or verb.rpartition(" ")[2] == opener  # "meldt til til løbet"
        or lemma in _DRAWN
    )


def _agent_first(inside: Sequence[Token]) -> Sequence[Token]:
    """*i går af vagten* as *af vagten i går*: when it was, behind who did it."""
    agents = [at for at, token in enumerate(inside) if token.norm == "af"]
    if len(agents) != 1 or not agents[0]:
        return inside
    when, who = inside[: agents[0]], inside[agents[0] :]
    timed = any(token.norm in TIME_WORDS | _PAST_TIMES for token in when)
    return (*who, *when) if timed else inside


def _by_nobody(inside: Sequence[Token], lemma: str, lexicon: Lexicon) -> str | None:
    """*der er afsat til projektet*: as the phrase says it, where it is not plain who did it."""
    if inside[0].norm in ADVERBS | {"ifølge"}:
        return None
    form = lexicon.inflect(_PLAINER.get(lemma, lemma), WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
    # "tilknyttet til dit barn" says it twice
    behind = inside[1:] if inside[0].norm == "til" and lemma.startswith("til") else inside
    return f"der er {form} {text_of(behind)}" if form else None


def _by_agent(inside: Sequence[Token], lemma: str, frames: Frames, lexicon: Lexicon) -> str | None:
    """*af dig i går leverede* → *du leverede i går*: who acts, and when or how behind it; None without that."""
    end = end_of_noun_phrase(inside, 1, lexicon)
    if end is None or end >= len(inside) or inside[end].norm not in PREPOSITIONS | _HOW_OR_WHEN:
        return None
    agent, behind = text_of(inside[1:end]), inside[end:]
    if any(token.norm == "af" or token.kind is TokenKind.PUNCTUATION for token in behind):
        return None
    past = TIME_WORDS | _PAST_TIMES - {"hidtil"}
    dated = any(token.kind is TokenKind.NUMBER or token.norm in past for token in behind)
    verb = _past(lemma, frames, lexicon) if dated else _perfect(lemma, frames, lexicon)
    subject = _SUBJECTS.get(agent.casefold(), agent)
    return f"{subject} {verb} {text_of(behind)}" if verb else None


def _past(lemma: str, frames: Frames, lexicon: Lexicon) -> str | None:
    """*sendte*: the frame's verb where it takes the object alone, else the verb itself."""
    frame = frames.get(lemma)
    verb, _, tail = (frame.patterns[0] if frame else "").partition(" ")
    plain = verb.strip("{}") if tail == "NP" else lemma
    return lexicon.inflect(plain, WordClass.VERB, VerbForm(VerbKind.PAST))


def _perfect(lemma: str, frames: Frames, lexicon: Lexicon) -> str | None:
    """*har sendt*, *har klaget over*: the plainest verb of the frame, its object gone in front."""
    kind = VerbKind.PRESENT if lemma in _LASTING else VerbKind.PARTICIPLE
    if lemma == "oplyse":
        return "har oplyst"  # "den adresse, du har fortalt om" is another one
    if lemma == "ansøge":
        return "har søgt om"
    if lemma == "indhente":
        return "har fået"  # asked for, and here
    frame = frames.get(lemma)
    pattern = frame.patterns[0] if frame else f"{{{lemma}}} NP"
    verb, _, tail = pattern.partition(" ")
    form = lexicon.inflect(verb.strip("{}"), WordClass.VERB, VerbForm(kind))
    if form is None or "NP" not in tail:
        return None
    rest = " ".join(word for word in tail.split(" ") if word != "NP")
    auxiliary = "er" if verb in _WITH_BE else "har"
    done = form if kind is VerbKind.PRESENT else f"{auxiliary} {form}"
    return f"{done} {rest}".strip()


def has_number(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number stands there, in digits or words: *på 210 m²*, *på fem dage*."""
    return any(
        token.kind is TokenKind.NUMBER
        or any(word.word_class is WordClass.NUM for word in lexicon.words(token.text))
        for token in tokens
    )
