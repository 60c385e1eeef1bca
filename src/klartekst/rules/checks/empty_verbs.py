"""*Der sker*, *der foretages*, *X finder sted*: the act stands in a noun and nobody acts."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.closed_classes import SUBORDINATORS, listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import is_verbal
from klartekst.finding import Finding
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.frames import load_frames
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.happening_verbs import Group, groups
from klartekst.rewriting.verbal_nouns.happenings import change, with_der, with_noun
from klartekst.rewriting.verbal_nouns.nominal import NounGroup, load_nominals, noun_group
from klartekst.rules.found import addressed, found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

ASK = "Hvem gør det? Skriv det med »vi« eller »du«."
NOTE = "Tjek, at det er den rigtige, der gør det."
REACH = 8
# "Undervisning foregår i hallen" is plain; "betaling sker i rater" is not.
HAPPENS = listed("sker ske skete foretages sket foretaget")


class Check:
    """Each verb group that says that something happens, with a verbal noun beside it."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.nominals = load_nominals(lexicons / "nominalisations.tsv")
        self.frames = load_frames(lexicons / "verbs.tsv")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a verb group."""
        actors = Actors(self.frames, analysis.lexicon)
        for number, sentence in analysis.sentences_in(self.rule.zones):
            tokens = sentence.tokens
            for verb in groups(tokens):
                if any(analysis.keys[number][at] is None for at in range(verb.start, verb.end)):
                    continue
                finding = self._finding(tokens, verb, actors)
                if finding is not None:
                    yield addressed(finding, analysis)

    def _finding(self, tokens: Sequence[Token], verb: Group, actors: Actors) -> Finding | None:
        behind = self._behind(tokens, verb, actors)
        before = self._before(tokens, verb, actors)
        if before is not None:
            linked = tokens[before.noun + 1].norm == before.nominal.link
            plain = tokens[verb.end - 1].norm in HAPPENS or not before.nominal.kept
            bare = before.start == before.noun and not before.form.definite and plain
            if linked or bare:
                return self._found(tokens, before.start, verb.end, with_noun(tokens, verb, before, actors))
            return None
        for noun in range(verb.end, min(len(tokens), verb.end + 3)):
            rewrite = change(tokens, verb, noun, actors)
            if rewrite is not None:
                return self._found(tokens, rewrite.start, noun + 2, rewrite)
        compound = self._compound(tokens, verb, actors) if behind is None else None
        if compound is not None:
            return self._found(tokens, verb.start - (not verb.inverted), compound, None)
        if behind is None or (behind.nominal.kept and not self._linked(tokens, behind)):
            act = self._act(tokens, verb, actors)
            return self._found(tokens, *act, None) if act is not None else None
        start = verb.start - (not verb.inverted)
        end = behind.noun + 1 + self._linked(tokens, behind)
        return self._found(tokens, start, end, with_der(tokens, verb, behind, actors))

    def _act(self, tokens: Sequence[Token], verb: Group, actors: Actors) -> tuple[int, int] | None:
        """*Afbud skal ske*, *vil der ske politianmeldelse*: any noun that names an act, bare, beside *ske*."""
        if tokens[verb.end - 1].norm not in HAPPENS - {"foretages", "foretaget"}:
            return None
        there = verb.start > 0 and tokens[verb.start - 1].norm == "der"
        if verb.inverted or there:
            if verb.end >= len(tokens) or not is_verbal(tokens[verb.end], actors.lexicon):
                return None
            return verb.start - there, verb.end + 1
        if verb.start == 0 and verb.end < len(tokens) and is_verbal(tokens[verb.end], actors.lexicon):
            return 0, verb.end + 1  # "Sker aflevering ikke til tiden, …"
        at = verb.start - 1
        if at < 0 or not is_verbal(tokens[at], actors.lexicon):
            return None
        first = at == 0 or tokens[at - 1].kind is TokenKind.PUNCTUATION
        told = tokens[at - 1].norm in SUBORDINATORS and not _is_definite(tokens[at], actors.lexicon)
        return (at, verb.end) if first or told else None

    def _linked(self, tokens: Sequence[Token], group: NounGroup) -> bool:
        at = group.noun + 1
        return at < len(tokens) and tokens[at].norm == group.nominal.link

    def _behind(self, tokens: Sequence[Token], verb: Group, actors: Actors) -> NounGroup | None:
        """The noun of *der sker en … N*."""
        near = {token.norm for token in tokens[max(0, verb.start - 2) : verb.start]}
        if "der" not in near and not verb.inverted:
            return None
        for at in range(verb.end, min(len(tokens), verb.end + 5)):
            if tokens[at].kind is TokenKind.PUNCTUATION:
                return None
            group = noun_group(tokens, at, self.nominals, actors.lexicon)
            if group is not None:
                return group if group.start == verb.end else None
        return None

    def _compound(self, tokens: Sequence[Token], verb: Group, actors: Actors) -> int | None:
        """One past *overudbetaling af* behind *der er sket*: a compound of a verbal noun, with its object."""
        there = verb.inverted or (verb.start > 0 and tokens[verb.start - 1].norm == "der")
        at = verb.end + (verb.end < len(tokens) and tokens[verb.end].norm in {"en", "et"})
        if not there or at + 1 >= len(tokens) or tokens[at + 1].norm != "af":
            return None
        words = [word for word in actors.lexicon.words(tokens[at].text) if isinstance(word.form, NounForm)]
        verbal = any(word.lemma.endswith(noun) for word in words for noun in self.nominals if len(noun) > 6)
        return at + 2 if verbal else None

    def _before(self, tokens: Sequence[Token], verb: Group, actors: Actors) -> NounGroup | None:
        """The noun of *N af X sker*: the first verbal noun of its clause."""
        first = verb.start
        while (
            first > 0 and first > verb.start - REACH and tokens[first - 1].kind is not TokenKind.PUNCTUATION
        ):
            first -= 1
        for at in range(first, verb.start):
            group = noun_group(tokens, at, self.nominals, actors.lexicon)
            if group is None or group.start != first:
                continue
            if group.determiner not in {"", "den", "det"} and not group.owner:
                return None
            linked = self._linked(tokens, group) and group.noun + 2 < verb.start
            return group if linked or group.noun + 1 == verb.start else None
        return None

    def _found(self, tokens: Sequence[Token], start: int, end: int, rewrite: Rewrite | None) -> Finding:
        words = " ".join(token.text for token in tokens[start:end])
        suggestion = reworded(tokens, rewrite, ASK, NOTE)
        return found(self.rule, tokens[start].start, tokens[end - 1].end, {"ord": words}, [suggestion])


def _is_definite(token: Token, lexicon: Lexicon) -> bool:
    return any(word.form.definite for word in lexicon.words(token.text) if isinstance(word.form, NounForm))
