"""References to laws in running prose.

Left alone: the block of rules and complaint guidance, a reference in parentheses, and a sentence whose
very point is to say where the rules stand (*Reglerne står i servicelovens § 97*).
The advice is to move and explain, never to delete: forvaltningsloven § 24 asks for the reference.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.lexicon import Lexicon
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.laws.moved import Reference, move_behind
from klartekst.rewriting.laws.references import NUMBER, references
from klartekst.rewriting.laws.subject import said_without
from klartekst.rules.found import found
from klartekst.rules.patterns import ReadingText, reading_text
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.wordlist import read_rows

# In a longer sentence the reference could come to stand behind another claim than its own.
MOVABLE_WORDS = 25

# The sentence is there to say where the rules stand.
_SAYS_WHERE = re.compile(
    r"(?i)\b(?:regler(?:ne)?|reglen|det|bestemmelsen|loven|lovteksten|dem)\b[^.]{0,60}\b(?:står|findes)\b"
    r"|\b(?:læse?|finde?r?)\b[^.]{0,40}\b(?:regler|loven|dem|om det|mere)"
    r"|^(?:de )?regler[^.]{0,30}:|^lovgrundlag|^(?:du|vi|I)\b[^.]{0,60}\bafgørelsen efter"
    r"|^afgørelsen er (?:truffet|taget) efter"
)
_HINTS = (
    "§",
    "lov",
    "bek",
    "kap",
    "artikel",
    "reglement",
    "vedtægt",
    "regulativ",
    "forordning",
    "lbk",
    "cirkulære",
    "vejledning",
    "planens ",
)


class Check:
    """Each law reference in the body, with the sentence that carries it behind."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.gives: dict[tuple[str, str], str] = {}
        for _, row in read_rows(lexicons / "laws.tsv"):
            if row.get("confidence") != "lav":
                for name in (row["law"], row.get("short", "")):
                    if name:
                        self.gives.setdefault((name.casefold(), row["paragraph"]), row["gives"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a reference."""
        for _, sentence in analysis.sentences_in(self.rule.zones):
            reading = reading_text(sentence, analysis)
            if not any(each in reading.folded for each in _HINTS):
                continue
            if _SAYS_WHERE.search(reading.text):
                continue
            places = list(references(reading.text, analysis.lexicon))
            for place in places:
                yield self._finding(reading, place, analysis.lexicon, alone=len(places) == 1)

    def _finding(self, reading: ReadingText, place: Reference, lexicon: Lexicon, *, alone: bool) -> Finding:
        words = reading.text[place.start : place.end]
        start, end = reading.span(place.start, place.end)
        gives = self._gives(words)
        note = f"Skriv også, hvad reglen handler om: {gives}." if gives else None
        suggestions = []
        moved = None
        if alone and len(reading.text.split()) <= MOVABLE_WORDS:
            moved = move_behind(reading.text, place) or said_without(reading.text, place, lexicon)
        if moved is not None:
            whole = reading.span(0, len(reading.text))
            suggestions.append(Suggestion(*whole, moved, Trust.REWRITE, note))
        else:
            advice = (
                "Behold henvisningen, men flyt den til et afsnit sidst i brevet med de regler, I har brugt."
            )
            suggestions.append(Suggestion.advice(f"{advice} {note}" if note else advice))
        return found(self.rule, start, end, {"ord": words}, suggestions)

    def _gives(self, words: str) -> str | None:
        section = re.search(rf"§{{1,2}} ?({NUMBER})", words)
        name = re.search(r"([\w-]{0,60}lov(?:en)?)s?\b|barnets lov|\b[A-ZÆØÅ]{2,4}\b", words)
        if not section or not name:
            return None
        law = name[0].casefold()
        bare = law.removesuffix("s") if law != "barnets lov" else law
        return self.gives.get((bare, f"§ {section[1]}")) or self.gives.get((law, f"§ {section[1]}"))
