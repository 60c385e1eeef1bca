"""What is supposed of somebody, as the opinion of the one who supposes it.

    Vejen | forventes | at blive genåbnet mandag    → Vi forventer, at vejen bliver genåbnet mandag
    Du | vurderes | ikke | at kunne arbejde         → Vi vurderer, at du ikke kan arbejde
    Arbejdet | forventes | afsluttet i maj          → Vi forventer, at arbejdet er afsluttet i maj
    Kravet | anses | for opfyldt                    → Vi mener, at kravet er opfyldt
    Sagen | søges | afgjort inden jul               → Vi prøver at afgøre sagen inden jul
    Hegnet | kræves | fjernet inden jul             → Vi kræver, at du fjerner hegnet inden jul
    Svar | kan forventes | i uge 9                  → Du kan regne med svar i uge 9

The subject of the passive is not what is done something to, but the subject of the infinitive behind it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import TIME_WORDS
from klartekst.danish.passive import PassiveKind
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import behind_the_verb, opening, text_of
from klartekst.rewriting.frames import Frames, lemmas_of
from klartekst.rewriting.others import another_may_act, is_person
from klartekst.rewriting.passives.acted_on import acted_on
from klartekst.rewriting.passives.active_clause import ActiveClause
from klartekst.rewriting.passives.active_verb import verb_of
from klartekst.rewriting.passives.building import build
from klartekst.rewriting.passives.complements import COUNTED_ON, Supposed, complement_of, participle_of
from klartekst.rewriting.passives.leaning import is_about_a_board, is_anothers_opinion
from klartekst.rewriting.passives.passive_clause import Clause, Order
from klartekst.rewriting.passives.torn import is_torn

# The passive → what the sender does, plainest first, in front of ", at".
_OPINIONS = {
    "forvente": ("forvente", "regne med"), "vente": ("forvente", "regne med"), "påregne": ("regne med",),
    "vurdere": ("vurdere",), "skønne": ("vurdere", "skønne"), "bedømme": ("vurdere",),
    "anslå": ("vurdere", "anslå"), "antage": ("gå ud fra", "antage"), "formode": ("gå ud fra", "formode"),
    "anse": ("mene",), "finde": ("mene", "vurdere"),
}  # fmt: skip
# What the sender means to do itself: "søges løst", "agtes forelagt".
_PLANS = {
    "forvente": "{forvente} at", "påregne": "{regne} med at", "søge": "{prøve} at", "tilstræbe": "{arbejde} på at",
    "agte": "{regne} med at", "planlægge": "{planlægge} at", "påtænke": "{overveje} at",
}  # fmt: skip
# Of these *ikke* stands with the sender: »vi forventer ikke, at«, but »vi vurderer, at du ikke«.
_DENIED = listed("forvente vente påregne")
_TIMES = listed("når inden før da indtil")
# Adverbs of what the sender supposes, not of what is supposed.
_OF_SENDER = listed("derfor nu dog herefter derefter samlet foreløbig foreløbigt umiddelbart")
_DEMANDS = listed("kræve forvente")
# Of whom a rule speaks, and a letter to one person does not.
_ANYBODY = listed("enhver personer")
_A_PERSON = (["en", "person"], ["en", "borger"])
# Nobody else plans in a letter what the sender may do.
_OWN_PLANS = listed("planlægge søge tilstræbe")


def has_complement(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the verb says what is supposed or planned of its subject, or the subject is counted on."""
    if clause.impersonal or clause.passive.kind is not PassiveKind.S:
        return False
    lemma = clause.passive.lemma
    if clause.passive.finite is not None and lemma not in COUNTED_ON:
        return False  # "kan ikke anses for ubetydelig"
    if lemma == "forvente" or (lemma in _OPINIONS and complement_of(tokens, clause, lexicon) is not None):
        return True
    start, end = clause.rest
    return (
        (lemma in _PLANS or lemma == "kræve")
        and start < end
        and participle_of(tokens[start], lexicon) is not None
    )


def supposed(
    tokens: Sequence[Token],
    clause: Clause,
    frames: Frames,
    lexicon: Lexicon,
    addressee: str = "du",
) -> Iterator[tuple[str, str]]:
    """Who supposes and the clause in his voice, best first; nothing where another may be the one."""
    if clause.others or clause.said or clause.relative or clause.middle[0] < clause.middle[1]:
        return
    verb = verb_of(tokens, clause, lexicon)
    if _goes_on(tokens, clause, lexicon):
        return
    if verb is None or _is_rule(tokens, clause) or _is_anothers(tokens, clause, lexicon):
        return
    if verb.finite is not None:
        counted = _counted_on(tokens, clause, lexicon, addressee)
        if counted is not None:
            yield addressee, counted
        return
    if _is_readers(tokens, clause, frames, lexicon):
        demand = _demanded(tokens, clause, frames, lexicon, addressee)
        if demand is not None:
            yield "vi", demand
        return
    yield from _planned(tokens, clause, frames, lexicon)
    complement = complement_of(tokens, clause, lexicon)
    if clause.passive.lemma in _DENIED and clause.start and tokens[clause.start - 1].norm in _TIMES:
        return  # "når arbejdet forventes afsluttet": the time of its end, and not of the opinion
    for opinion in _OPINIONS.get(clause.passive.lemma, ()) if complement is not None else ():
        head, _, tail = opinion.partition(" ")
        form = lexicon.inflect(head, WordClass.VERB, VerbForm(verb.kind))
        if form is not None and complement is not None:
            yield "vi", _told(tokens, clause, f"{form} {tail}".strip(), complement, lexicon)


def _is_anothers(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """Whether somebody else may be the one who supposes it, or the polite *De* may be they: *De anses for*."""
    if [token.norm for token in tokens[slice(*clause.subject)]] == ["de"]:
        return True
    if clause.order is Order.SUBORDINATE and is_about_a_board(tokens[: clause.start - 1]):
        return True  # "rådet lægger vægt på, at projektet forventes at lykkes": the council expects it
    return is_anothers_opinion(tokens, clause, lexicon) or another_may_act(
        tokens[: clause.passive.verb], clause.subject, clause.passive.lemma, lexicon
    )


def _goes_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon) -> bool:
    """*Prisen vurderes at ligge lavt og er fast*: what is said of the subject besides is no part of the opinion."""
    return any(
        before.norm in {"og", "men"} and may_be_finite(token, lexicon)
        for before, token in pairwise(tokens[slice(*clause.rest)])
    )


def _is_rule(tokens: Sequence[Token], clause: Clause) -> bool:
    """*En person anses for at bo, hvor …*, *Enhver anses for enig*: the law says so, and not we."""
    first = [token.norm for token in tokens[slice(*clause.subject)][:2]]
    return bool(first) and (first[0] in _ANYBODY or first in _A_PERSON)


def _told(
    tokens: Sequence[Token], clause: Clause, opinion: str, complement: Supposed, lexicon: Lexicon
) -> str:
    """The sentence of the sender's opinion, with what is supposed in a clause behind it."""
    outer: list[str] = []
    inner: list[str] = []
    for at in clause.adverbs:
        norm = tokens[at].norm
        of_sender = norm in _OF_SENDER or (norm == "ikke" and clause.passive.lemma in _DENIED)
        (outer if of_sender else inner).append(tokens[at].text)
    front = tokens[slice(*clause.front)]
    behind = text_of(tokens[complement.goes_on : clause.rest[1]])
    timed = bool(front) and not TIME_WORDS.isdisjoint(token.norm for token in front)
    if timed and clause.passive.lemma in _DENIED:
        # "i maj forventes vejen åbnet": it will be open in May, it is expected now
        behind = f"{behind} {text_of(front[:1]).lower()} {text_of(front[1:])}".strip()
        front = ()
    subject = behind_the_verb(tokens, *clause.subject, lexicon)
    if clause.subject[0] != clause.start:
        subject = text_of(tokens[slice(*clause.subject)])
    if clause.order is Order.SUBORDINATE:
        main = ["vi", *outer, opinion]
    elif front:
        main = [text_of(front), opinion.split(" ", maxsplit=1)[0], "vi", *outer, *opinion.split(" ")[1:]]
    else:
        main = ["vi", opinion.split(" ", maxsplit=1)[0], *outer, *opinion.split(" ")[1:]]
    told = [subject, *inner, complement.finite, behind]
    text = f"{' '.join(main)}, at {' '.join(part for part in told if part)}"
    return text if clause.order is Order.SUBORDINATE else opening(text, tokens, clause.start)


def _planned(
    tokens: Sequence[Token], clause: Clause, frames: Frames, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """*Pengene forventes udbetalt i maj* → *Vi forventer at udbetale pengene i maj*, where the sender pays them."""
    start, end = clause.rest
    plan, verb = _PLANS.get(clause.passive.lemma), verb_of(tokens, clause, lexicon)
    if plan is None or verb is None or start >= end:
        return
    behind = replace(clause, rest=(start + 1, end))
    done = participle_of(tokens[start], lexicon)
    frame = frames.get(done) if done else None
    nouns = acted_on(tokens, clause, lexicon)
    if frame is None or is_torn(tokens, behind, lexicon):
        return
    told = clause.order is not Order.SUBORDINATE
    own = told and clause.passive.lemma in _OWN_PLANS and frame.may_be_senders(nouns)
    if frame.who_acts(nouns) != "vi" and not own:
        return
    if another_may_act(tokens, clause.subject, frame.lemma, lexicon):
        return  # "forventes behandlet i nævnet"
    active = ActiveClause(tokens, behind, verb, "vi", None, lexicon)
    for pattern in frame.patterns_for(nouns):
        head, _, tail = pattern.partition("}")
        made = build(active, f"{plan} {head[1:]}{tail}")
        if made:
            yield "vi", made


def _is_readers(tokens: Sequence[Token], clause: Clause, frames: Frames, lexicon: Lexicon) -> bool:
    """*Skemaet forventes udfyldt*, *hegnet kræves fjernet*: whether the reader is the one to do it."""
    start, end = clause.rest
    done = participle_of(tokens[start], lexicon) if start < end else None
    frame, nouns = frames.get(done or ""), acted_on(tokens, clause, lexicon)
    if frame is None or clause.passive.lemma not in _DEMANDS:
        return False
    laid_on = clause.passive.lemma == "kræve" and frame.actor == "begge" and frame.may_be_readers(nouns)
    return laid_on or frame.who_acts(nouns) == "du"


def _demanded(
    tokens: Sequence[Token], clause: Clause, frames: Frames, lexicon: Lexicon, reader: str
) -> str | None:
    """*Hegnet kræves fjernet inden maj* → *Vi kræver, at du fjerner hegnet inden maj*."""
    start, end = clause.rest
    verb, behind = verb_of(tokens, clause, lexicon), replace(clause, rest=(start + 1, end))
    frame = frames[participle_of(tokens[start], lexicon) or ""]
    demand = lexicon.inflect(clause.passive.lemma, WordClass.VERB, VerbForm(verb.kind)) if verb else None
    if verb is None or demand is None or clause.order is not Order.MAIN or clause.adverbs:
        return None
    if is_torn(tokens, behind, lexicon):
        return None
    pattern = frame.patterns_for(acted_on(tokens, clause, lexicon))[0]
    made = build(ActiveClause(tokens, behind, verb, reader, None, lexicon), pattern)
    return opening(f"vi {demand}, at {made[:1].lower()}{made[1:]}", tokens, clause.start) if made else None


def _counted_on(tokens: Sequence[Token], clause: Clause, lexicon: Lexicon, reader: str) -> str | None:
    """*Svar kan forventes i uge 9* → *Du kan regne med svar i uge 9*; of what will be done: *med, at … bliver*."""
    assert clause.passive.finite is not None
    modal, subject = tokens[clause.passive.finite].norm, tokens[slice(*clause.subject)]
    if clause.passive.lemma not in COUNTED_ON or modal not in {"kan", "må"}:
        return None
    if {"du", "i", "vi", "jeg"} & {token.norm for token in subject}:
        return None
    complement = complement_of(tokens, clause, lexicon)
    if complement is not None:
        if clause.order is not Order.MAIN or any(map(is_person, lemmas_of(subject, lexicon))):
            return None  # "ansøgere kan forventes indkaldt": they are the reader
        whom = behind_the_verb(tokens, *clause.subject, lexicon)
        behind = text_of(tokens[complement.goes_on : clause.rest[1]])
        adverbs = [tokens[at].text for at in clause.adverbs]
        clause_of_it = " ".join(part for part in (whom, complement.finite, behind) if part)
        told = f"{' '.join([reader, modal, *adverbs])} regne med, at {clause_of_it}"
        return opening(told, tokens, clause.start)
    verb = verb_of(tokens, clause, lexicon)
    if verb is None or is_torn(tokens, clause, lexicon):
        return None
    return build(ActiveClause(tokens, clause, verb, reader, None, lexicon), "{regne} med NP")
