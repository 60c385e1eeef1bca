"""The squeezed phrase unfolded behind its noun: *de af dig fremsendte bilag* → *de bilag, du har sendt*.

    de | af dig | fremsendte | bilag      → de bilag, du har sendt
    den | i loven | nævnte | frist        → den frist, der står i loven
    de | ovenfor | nævnte | regler        → de regler, der står ovenfor

Article and noun stay as they are, so number and gender cannot go wrong.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS, end_of_noun_phrase, is_noun_phrase
from klartekst.danish.openers import RELATIVES
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.attributes.second_attribute import second_attribute
from klartekst.rewriting.attributes.squeezed import ADVERBS, Squeezed, participle_of
from klartekst.rewriting.edits import Rewrite, text_of
from klartekst.rewriting.frames import Frame, lemmas_of

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


def unfolded(
    tokens: Sequence[Token],
    each: Squeezed,
    frames: dict[str, Frame],
    clauses: dict[tuple[str, ...], str],
    lexicon: Lexicon,
) -> Rewrite | None:
    """The noun with a relative clause behind it, or None when it is not plain who does what."""
    article = tokens[each.article]
    lemma = participle_of(tokens[each.participle], article.norm, lexicon)
    end = _with_phrase(tokens, each.noun + 1, lexicon)
    if lemma in {None, "være"} or end is None:
        return None  # "den til enhver tid værende ejer": no *der er*
    if end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].norm in RELATIVES:
        return None  # "den gældende takst, der udgør 40 kr.": its clause would hang on the new one
    inside = tuple(token.norm for token in tokens[each.article + 1 : each.participle + 1])
    clause = clauses.get(inside)
    if clause is None and inside[:2] != (
        "til",
        "enhver",
    ):  # "den til enhver tid fastsatte takst": set by whom?
        clause = _relative(tokens, each, lemma, frames, lexicon)
    if clause is None:
        return None
    if each.second is not None:
        further = second_attribute(tokens, each, lexicon)
        if further is None:
            return None
        clause = f"{clause}, {further}"
    noun = text_of(tokens[(each.second or each.participle) + 1 : end])
    if article.norm in {"en", "et"} and not clause.startswith(("der ", "som ")):
        clause = f"som {clause}"
    goes_on = end < len(tokens) and tokens[end].kind is not TokenKind.PUNCTUATION
    return Rewrite(each.article, end, f"{article.text} {noun}, {clause}{',' if goes_on else ''}")


def _relative(
    tokens: Sequence[Token], each: Squeezed, lemma: str, frames: dict[str, Frame], lexicon: Lexicon
) -> str | None:
    inside = _agent_first(tokens[each.article + 1 : each.participle])
    opener = inside[0].norm
    form = tokens[each.participle].norm
    if opener == "af":
        done = _by_agent(inside, lemma, frames, lexicon)
        if done is not None:
            return done
    plain = (
        len(inside) == 1
        or (
            inside[0].norm in {"uden", "inden"}
            and inside[1].norm == "for"
            and is_noun_phrase(inside[2:], lexicon)
        )
        or inside[-1].norm == "selv"
        or is_noun_phrase(inside[1:], lexicon)
        or _has_number(inside, lexicon)
    )
    if not plain:
        return None
    if form.endswith("ende"):
        verb = _HAPPENS.get(form) or lexicon.inflect(lemma, WordClass.VERB, VerbForm(VerbKind.PRESENT))
        return f"der {verb} {text_of(inside)}" if verb and opener != "af" else None
    if opener == "af":
        agent = inside[1:]
        own = len(agent) == 2 and agent[1].norm == "selv"  # "af dig selv"
        if len(agent) > 1 and not own and end_of_noun_phrase(inside, 1, lexicon) != len(inside):
            return None
        subject = _SUBJECTS.get(agent[0].norm, text_of(agent)) if len(agent) == 1 else text_of(agent)
        if own and agent[0].norm in _SUBJECTS:
            subject = f"{_SUBJECTS[agent[0].norm]} selv"
        if text_of(agent) == "Dem":
            subject = "De"  # the polite form for the reader
        verb = _perfect(lemma, frames, lexicon)
        return f"{subject} {verb}" if verb else None
    if lemma in _WRITTEN and opener in {"i", "på", "ovenfor", "nedenfor", "herover", "herunder"}:
        return f"der står {text_of(inside)}"
    if opener == "foran" and lemma in _WRITTEN:
        return "der står ovenfor"
    if lemma == "forbinde" and opener == "med":
        return f"der følger {text_of(inside)}"
    frame = frames.get(lemma)
    actor = frame.who_acts(lemmas_of(tokens[each.participle + 1 : each.noun + 1], lexicon)) if frame else None
    verb = _perfect(lemma, frames, lexicon)
    mine = {token.norm for token in inside} & {"dig", "os"}
    if opener == "tidligere" and actor is not None and verb is not None:
        return f"{actor} {inside[0].text} {verb}"
    if (
        actor is None
        or verb is None
        or (mine and (actor == "du" or opener == "fra"))
        or opener in ADVERBS | {"efter", "ifølge", "for"}
        or (actor == "du" and opener in {"uden", "ved", "på", "under"})  # nobody is blamed by a guess
        or verb.rpartition(" ")[2] == opener  # "meldt til til løbet"
        or lemma in _DRAWN
    ):
        return _by_nobody(inside, lemma, lexicon)
    return f"{actor} {verb} {text_of(inside)}"


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


def _by_agent(inside: Sequence[Token], lemma: str, frames: dict[str, Frame], lexicon: Lexicon) -> str | None:
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


def _past(lemma: str, frames: dict[str, Frame], lexicon: Lexicon) -> str | None:
    """*sendte*: the frame's verb where it takes the object alone, else the verb itself."""
    frame = frames.get(lemma)
    verb, _, tail = (frame.patterns[0] if frame else "").partition(" ")
    plain = verb.strip("{}") if tail == "NP" else lemma
    return lexicon.inflect(plain, WordClass.VERB, VerbForm(VerbKind.PAST))


def _perfect(lemma: str, frames: dict[str, Frame], lexicon: Lexicon) -> str | None:
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


def _with_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """One past the noun and a phrase that hangs on it: *bilag til ansøgningen*; None when it is not plain.

    A name, a number or an adjective behind the noun belongs to it: *attest LÆ 285*, *beløb stort 900 kr.*
    """
    end: int | None = at
    if at < len(tokens) and tokens[at].norm in {"til", "om", "for", "af", "over"}:
        end = end_of_noun_phrase(tokens, at + 1, lexicon)
    if end is None or end >= len(tokens):
        return end
    if end > at and tokens[end - 1].norm in {"den", "det", "de"}:
        return None  # "harmonisering af niveauet og de i planen nævnte": another phrase begins
    following = tokens[end]
    if following.norm in {"vedrørende", "angående"}:
        return None  # "de i tilladelsen stillede vilkår vedrørende støj": one phrase
    if following.norm in {"på", "med"} and _has_number(tokens[end + 1 : end + 2], lexicon):
        return None  # "den på grunden beliggende bygning på 210 m²": the measure belongs to the noun
    if end > at and following.norm in PREPOSITIONS | {"om"}:
        return None  # "spørgsmål om betaling i rater": one phrase, of which nobody knows the end
    if following.kind in {TokenKind.NUMBER, TokenKind.FIELD} or following.norm in {
        "og",
        "eller",
        "samt",
        "der",
        "som",
    }:
        return None
    words = lexicon.words(following.text) if following.kind is TokenKind.WORD else ()
    adjective = bool(words) and all(isinstance(word.form, AdjectiveForm) for word in words)
    return None if adjective or following.text[:1].isupper() else end


def _has_number(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number stands there, in digits or words: *på 210 m²*, *på fem dage*."""
    return any(
        token.kind is TokenKind.NUMBER
        or any(word.word_class is WordClass.NUM for word in lexicon.words(token.text))
        for token in tokens
    )
