"""Verbal nouns that hide a verb: *Ved udfyldelse af skemaet*, *i gang med behandlingen af*.

Flagged are heavy ones (`nominalisations.tsv`, `keep` not *ja*) with the phrase of their object behind
them; any other noun that names an act where its object follows with *af*, or where it opens the sentence
behind *ved*. A bare *ansøgning* or *betaling* is a thing that one sends or pays, and goes free.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.closed_classes import YOURS, listed
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import hidden_clause, is_verbal
from klartekst.finding import Finding, Severity
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.frames import load_frames
from klartekst.rewriting.promises.law_names import in_title
from klartekst.rewriting.verbal_nouns import (
    acts_done,
    adjuncts,
    conditions,
    infinitives,
    owned_nouns,
    purposes,
    states,
    verbal_subjects,
)
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.done_first import done_first
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, load_nominals, noun_group
from klartekst.rules.found import addressed, found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

NOTE = "Tjek, at det er den rigtige, der gør det."
# What one gets or sends is a thing, whatever verb it is made from: "en meddelelse om", "din anmodning om".
THINGS = listed(
    "meddelelse orientering anmodning begæring påmindelse forespørgsel tilbagemelding redegørelse henstilling "
    "opfordring dækning montering installation fremstilling formulering rettelse foranstaltning forsendelse opstilling "
    "specifikation angivelse bearbejdning bemærkning tilføjelse formodning opfattelse anlæggelse"
)
CHANGES = "Skriv det som en betingelse: »hvis dine forhold ændrer sig«."
WHO = "Skriv det med et udsagnsord, så læseren kan se, hvem der gør hvad."
DATED = listed("den dags i d")
UNFOLD = "Skriv en hel sætning med »når« eller »hvis« og et udsagnsord."
CIRCUMSTANCES = listed("forhold forholdene tilstand tilstanden situation situationen indkomst indkomsten")
CLAUSE_OPENERS = listed("idet at da hvis og fordi eftersom men")
# Heavy even alone.
BARE = listed(
    "udeblivelse fremsendelse forelæggelse iværksættelse indgivelse tilvejebringelse effektuering remonstration "
    "ekstrahering stillingtagen fremskaffelse oversendelse påbegyndelse berostillelse videresendelse indhentning "
    "genfremsendelse efterprøvelse udfærdigelse hjemtagelse tilbagesøgning fuldbyrdelse ikraftsættelse"
)
# Words on *-hed* and their like that stand for a whole clause when *af* follows.
CLAUSES = {
    "nødvendigheden": "om … er nødvendig",
    "rigtigheden": "om … er rigtig",
    "lovligheden": "om … er lovlig",
    "tilstedeværelsen": "at … er der",
}


class Check:
    """Each heavy noun once: with a text where the whole clause can be written, else with advice."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.nominals = load_nominals(lexicons / "nominalisations.tsv")
        self.frames = load_frames(lexicons / "verbs.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a noun."""
        actors = Actors(self.frames, analysis.lexicon)
        for number, sentence in analysis.sentences_in(self.rule.zones):
            keys = analysis.keys[number]
            for at, token in enumerate(sentence.tokens):
                if token.kind is not TokenKind.WORD or not analysis.lexicon.may_be_noun(token.text):
                    continue
                if keys[at] is None or (at and token.text[:1].isupper()) or in_title(sentence.tokens[:at]):
                    continue
                finding = self._finding(sentence, at, actors)
                if finding is not None:
                    yield addressed(finding, analysis)

    def _finding(self, sentence: Sentence, at: int, actors: Actors) -> Finding | None:
        tokens = sentence.tokens
        state = states.state(tokens, at, actors)
        if state is not None:
            return self._found(tokens, state.start, at + 1, state)
        change = states.change(tokens, at, actors)
        if change is not None:
            return self._found(tokens, change.start + 1, at + 2, change)
        if tokens[at].norm in CLAUSES and at + 1 < len(tokens) and tokens[at + 1].norm == "af":
            rewrite = states.quality(tokens, at, actors.lexicon)
            if rewrite is not None:
                return self._found(tokens, at, at + 2, rewrite)
            advice = f"Skriv det som en sætning: »{CLAUSES[tokens[at].norm]}«."
            return self._found(tokens, at, at + 2, None, advice)
        return (
            self._of_group(tokens, at, actors)
            or self._in_front(tokens, at, actors)
            or self._of_something(tokens, at, actors)
        )

    def _in_front(self, tokens: Sequence[Token], at: int, actors: Actors) -> Finding | None:
        """*Ved telefonisk rykning …*: a clause folded into its verbal noun at the head of the sentence."""
        start = hidden_clause(tokens, at, actors.lexicon)
        if start is None:
            return None
        return self._found(tokens, start, at + 1, states.step(tokens, at, actors.lexicon), UNFOLD)

    def _of_something(self, tokens: Sequence[Token], at: int, actors: Actors) -> Finding | None:
        """*nedsænkning af brønddæksler*: any noun that names an act, with what it is done to behind *af*.

        *ansøgning af 9. maj* has its date there.
        """
        if at + 2 >= len(tokens) or tokens[at + 1].norm != "af" or tokens[at + 2].kind is not TokenKind.WORD:
            return None
        if tokens[at + 2].norm in DATED or not is_verbal(tokens[at], actors.lexicon):
            return None
        return self._found(tokens, at, at + 2, None, WHO)

    def _of_group(self, tokens: Sequence[Token], at: int, actors: Actors) -> Finding | None:
        group = noun_group(tokens, at, self.nominals, actors.lexicon)
        if group is None:
            return None
        if group.nominal.noun == "ændring" and _is_change_of_yours(tokens, group):
            return self._found(tokens, group.start, at + 2, None, CHANGES)
        linked = at + 1 < len(tokens) and tokens[at + 1].norm == group.nominal.link
        opened = adjuncts.opener_before(tokens, group.start)
        start = opened[0] if opened else group.start
        rewrite = rewrite_of(tokens, group, actors)
        if rewrite is not None:
            mark = max(start, rewrite.start) if rewrite.start > start else min(start, rewrite.start)
            if rewrite.text.startswith(f"{tokens[rewrite.start].text}, "):
                mark = rewrite.start + 1
            return self._found(tokens, mark, at + 1 + linked, rewrite)
        if _is_owned(tokens, group, actors):  # "efter afgørelsens modtagelse"
            rewrite = owned_nouns.unfolded(tokens, at, self.nominals, actors) if group.start == at else None
            return self._found(tokens, group.start - 1, at + 1, rewrite, _advice(group))
        if not self._is_heavy(tokens, group, linked=linked, opened=opened is not None):
            return None
        return self._found(tokens, start, at + 1 + linked, None, _advice(group))

    def _is_heavy(self, tokens: Sequence[Token], group: NounGroup, *, linked: bool, opened: bool) -> bool:
        nominal = group.nominal
        if nominal.noun in BARE and not group.owner:
            return True
        if group.lacking:
            return opened or group.start == 0 or tokens[group.start - 1].norm in CLAUSE_OPENERS
        heavy = any(
            tuple(token.norm for token in tokens[max(0, group.start - len(words)) : group.start]) == words
            for words in adjuncts.HEAVY
        )
        if group.owner or (nominal.kept and not (heavy and linked and nominal.link == "af")):
            return False
        behind = tokens[group.noun + 1 : group.noun + 3]
        if len(behind) < 2 or behind[1].kind is TokenKind.PUNCTUATION:
            return False
        if linked and (nominal.noun not in THINGS or (opened and nominal.link == "af")):
            return nominal.link == "af" or nominal.noun in {"opfølgning", "stillingtagen", "deltagelse"}
        return False

    def _found(
        self, tokens: Sequence[Token], start: int, end: int, rewrite: Rewrite | None, advice: str = ""
    ) -> Finding:
        words = " ".join(token.text for token in tokens[start:end])
        suggestions = [reworded(tokens, rewrite, advice, NOTE)]
        severity = Severity.TIP if rewrite is None else None
        return found(
            self.rule, tokens[start].start, tokens[end - 1].end, {"ord": words}, suggestions, severity
        )


def rewrite_of(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> Rewrite | None:
    """The best rewrite of a verbal noun in its place, or None."""
    lexicon = actors.lexicon
    return (
        conditions.subject(tokens, group, actors)
        or done_first(tokens, group, actors)
        or adjuncts.front(tokens, group, actors)
        or purposes.purpose(tokens, group, actors)
        or purposes.without(tokens, group, actors)
        or acts_done.done(tokens, group, lexicon)
        or infinitives.governed(tokens, group, actors)
        or infinitives.direct(tokens, group, actors)
        or infinitives.wished(tokens, group, actors)
        or infinitives.goal(tokens, group, lexicon)
        or verbal_subjects.borne(tokens, group, lexicon)
        or verbal_subjects.led_to(tokens, group, actors)
        or verbal_subjects.begun(tokens, group, actors)
        or verbal_subjects.valued(tokens, group, lexicon)
        or (verbal_subjects.at_first(tokens, group, lexicon) if group.nominal.link == "af" else None)
        or adjuncts.at_end(tokens, group, actors)
    )


def _is_change_of_yours(tokens: Sequence[Token], group: NounGroup) -> bool:
    """*Ændringer i dine forhold skal …* where a clause opens: what the reader must tell."""
    at = group.noun
    opens = group.start == 0 or tokens[group.start - 1].text in {",", "at"}
    behind = [token.norm for token in tokens[at + 1 : at + 3]]
    if not opens or group.determiner or len(behind) < 2 or behind[0] not in {"i", "af"}:
        return False
    return behind[1] in YOURS or any(token.norm in CIRCUMSTANCES for token in tokens[at + 2 : at + 9])


def _is_owned(tokens: Sequence[Token], group: NounGroup, actors: Actors) -> bool:
    """A heavy noun behind a thing in the genitive and a preposition: the thing is what it is done to."""
    before = group.start - 1
    if group.nominal.kept or group.nominal.noun in THINGS or before < 1:
        return False
    if tokens[before - 1].norm not in {"efter", "ved", "før", "inden", "under", "om"}:
        return False
    return owned_nouns.is_owner(tokens[before], actors.lexicon)


def _advice(group: NounGroup) -> str:
    nominal = group.nominal
    verb = f"{nominal.lemma} {nominal.tail}".strip()
    if group.lacking:
        return "Skriv, hvem der ikke har gjort hvad."
    what = "hvad der sker" if nominal.happens else "hvem der gør det"
    return f"Skriv, {what}, med udsagnsordet »{verb}«."
