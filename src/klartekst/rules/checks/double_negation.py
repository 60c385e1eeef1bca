"""Two negations in a clause: with a text where the plain word says the same, else with advice."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.negations import Doubled, doubled, is_passive, is_said_of, opposite
from klartekst.danish.tokens import Token
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.edits import text_of
from klartekst.rewriting.only_if import only_if
from klartekst.rules.found import found, reworded
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.wordlist import read_rows

ADVICE = "Skriv det ligeud, uden »ikke«, og tjek, at meningen er den samme."
ONLY = "Skriv det med »kun«: hvad kan lade sig gøre, og hvad skal der til?"
NOTE = "Tjek, at meningen er den samme."
# *kun med det samme* and *kun med problemer* say something else than *ikke uden*.
_NOT_WITH = frozenset(
    {"problemer", "ophold", "forsinkelse", "begrænsning", "grænser", "beregning", "udgift", "hjælp"}
)
# With these *med* tells by how much: *forlænges med en måned*.
_BY = (
    "udvid",
    "forlæng",
    "forhøj",
    "nedsæt",
    "øg",
    "reducer",
    "forsyn",
    "kombiner",
    "erstat",
    "supple",
    "udstyr",
    "hæv",
)


class Check:
    """Each pair once; the plain opposites stand in `litotes.tsv`."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.plain = {row["wording"]: row for _, row in read_rows(lexicons / "litotes.tsv")}

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a pair."""
        for number, sentence in analysis.sentences_in(self.rule.zones):
            tokens, keys = sentence.tokens, analysis.keys[number]
            for pair in doubled(tokens, analysis.lexicon):
                if keys[pair.start] is None:
                    continue  # a quotation
                start, end = tokens[pair.start].start, tokens[pair.end - 1].end
                words = analysis.letter.text[start:end]
                suggestion = self._suggestion(tokens, pair, analysis.lexicon)
                yield found(self.rule, start, end, {"ord": " ".join(words.split())}, [suggestion])
            for at, token in enumerate(tokens):
                if token.norm == "uden" and keys[at] is not None:
                    yield from self._conditions(tokens, at, analysis.lexicon)

    def _conditions(self, tokens: Sequence[Token], uden: int, lexicon: Lexicon) -> Iterable[Finding]:
        """*kan ikke … uden at søge*: nothing but a condition; others than these the list knows."""
        rewrite = only_if(tokens, uden, lexicon)
        if rewrite is not None:
            words = text_of(tokens[rewrite.start : uden + 2])
            start, end = tokens[rewrite.start].start, tokens[uden + 1].end
            yield found(self.rule, start, end, {"ord": words}, [reworded(tokens, rewrite, ADVICE, NOTE)])

    def _suggestion(self, tokens: Sequence[Token], pair: Doubled, lexicon: Lexicon) -> Suggestion:
        if pair.adjective is not None:
            return self._without_not(tokens, pair, pair.adjective, lexicon)
        text = _only_with(tokens, pair, lexicon)
        if text is not None:
            start, end = tokens[pair.start].start, tokens[pair.end - 1].end
            return Suggestion(start, end, text, Trust.REWRITE, NOTE)
        return Suggestion.advice(ONLY if tokens[pair.end - 1].norm == "uden" else ADVICE)

    def _without_not(self, tokens: Sequence[Token], pair: Doubled, at: int, lexicon: Lexicon) -> Suggestion:
        """*er ikke umuligt* → *er muligt*; with more words between, and of a degree before a noun, only advice."""
        row = self.plain.get(opposite(tokens[at], lexicon) or "")
        kept = [token.text for token in tokens[pair.start + 1 : at]]
        plain = (
            tokens[pair.start].norm == "ikke"
            and kept in ([], ["er"], ["var"])
            and is_said_of(tokens, pair.start, at)
        )
        behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if row is None or not plain or behind == "med":  # "ikke ubekendt med"
            return Suggestion.advice(ADVICE)
        form = next(word.form for word in lexicon.words(tokens[at].text) if word.word_class is WordClass.ADJ)
        made = lexicon.inflect(row["write"], WordClass.ADJ, form)
        if made is None:
            return Suggestion.advice(ADVICE)
        start, end = tokens[pair.start].start, tokens[pair.end - 1].end
        return Suggestion(start, end, " ".join([*kept, made]), Trust.REWRITE, row["note"] or NOTE)


def _only_with(tokens: Sequence[Token], pair: Doubled, lexicon: Lexicon) -> str | None:
    """*kan ikke behandles uden* → *kan kun behandles med*, where nothing else stands between."""
    between = tokens[pair.start + 1 : pair.end - 1]
    following = tokens[pair.end].norm if pair.end < len(tokens) else ""
    if not between or tokens[pair.end - 1].norm != "uden" or following in _NOT_WITH:
        return None
    last = between[-1]
    in_order = len(between) == 1 and pair.start > 0 and tokens[pair.start - 1].norm in {"kan", "kunne"}
    in_clause = len(between) == 2 and between[0].norm in {"kan", "kunne"}
    plain = is_passive(last, lexicon) and not last.norm.startswith(_BY)
    if tokens[pair.start].norm != "ikke" or not plain or not (in_order or in_clause):
        return None
    return " ".join(["kun", *(token.text for token in between), "med"])
