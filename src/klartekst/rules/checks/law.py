"""References to laws in running prose.

Left alone: the block of rules and complaint guidance, a reference in parentheses, and a sentence whose
very point is to say where the rules stand (*Reglerne står i servicelovens § 97*).
The advice is to move and explain, never to delete: forvaltningsloven § 24 asks for the reference.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.law import Reference, move_behind
from klartekst.rules.found import found
from klartekst.rules.patterns import ReadingText, reading_text
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.wordlist import read_rows

# In a longer sentence the reference could come to stand behind another claim than its own.
MOVABLE_WORDS = 25

# "§ 5 i loven": the letter i is a preposition here, never a section of its own; "§ 16 A" is one.
_NUMBER = r"\d+(?: ?[a-hj-zA-HJ-Z])?(?![\w])"
_AND = r"(?:\s?[-–]\s?|, | og | eller |, og )"
_SECTION = rf"(?:§{{1,2}}|artikel|art\.) ?{_NUMBER}(?:{_AND}(?:§{{1,2}} ?)?{_NUMBER}(?! ?(?:uger|dage|år|kr|måneder)))*"
_PARTS = (
    r"(?:,? (?:stk|nr)\. ?\d+(?:(?:,| og|-|–) ?\d+(?!\.\w|\. ?pkt))*|,? litra [a-zæøå]\b"
    r"|,? \d+\. ?(?:pkt\.|punktum)|,? pkt\. ?\d+)*"
)
_SOURCE = (
    r"(?:lov|bekendtgørelse|lovbekendtgørelse|cirkulære|vedtægt|regulativ|reglement|forordning|direktiv)"
)
# A law's name in the genitive before its section, or a bare short form: servicelovens, CPR-lovens, SEL.
# A word is looked at from its beginning only, so that one of a million letters is not tried from each of them.
_NAME = (
    rf"(?:(?<![\w-])(?:[\w-]{{0,60}}{_SOURCE}(?:en|et)?s|[\w-]{{1,60}}loven)"
    r"|barnets lovs?|[A-ZÆØÅ]{2,4}(?:['’]s)?)"
)
_ACT = (
    r"(?:(?:lov(?:bekendtgørelse)?|bekendtgørelse|LBK|BEK|cirkulære) nr\. ?\d+(?:/\d{4})?"
    r"(?: af \d{1,2}\. \w+ \d{4})?(?: om [^.,;()§]{3,80})?)"
)
_AFTER = rf"(?: i (?:(?:den |det )?(?:{_ACT}|lov om [^.,;()§]{{3,60}}|barnets lov|[\w-]{{0,60}}{_SOURCE}(?:en|et))))?"
_REFERENCE = re.compile(
    rf"(?:{_NAME} )?{_SECTION}{_PARTS}(?:,? jf\. (?:{_NAME} )?{_SECTION}{_PARTS})*{_AFTER}"
    rf"|{_ACT}"
    rf"|(?:{_NAME} )?\b(?:kapitel|kap\.) ?\d+(?: ?[a-z]\b)?{_AFTER}"
    rf"|{_NAME} (?:pkt|nr|stk)\. ?\d+{_PARTS}"
    r"|(?<![\w-])(?!(?i:for|til|ud|op|be|ind)loven)[\w-]{3,60}(?:loven|bekendtgørelsen|forordningen)"
    r"(?:s (?:bestemmelser|regler))?\b"
    r"|\bbarnets lov\b"
    r"|\b(?:lov|bekendtgørelse) om (?:[\w-]{1,60} ){0,2}[\w-]{4,60}",
)
# The sentence is there to say where the rules stand.
_SAYS_WHERE = re.compile(
    r"(?i)\b(?:regler(?:ne)?|reglen|det|bestemmelsen|loven|lovteksten|dem)\b[^.]{0,60}\b(?:står|findes)\b"
    r"|\b(?:læse?|finde?r?)\b[^.]{0,40}\b(?:regler|loven|dem|om det|mere)"
    r"|^(?:de )?regler[^.]{0,30}:|^lovgrundlag|^(?:du|vi|I)\b[^.]{0,60}\bafgørelsen efter"
    r"|^afgørelsen er (?:truffet|taget) efter"
)
_HINTS = ("§", "lov", "bek", "kap", "artikel", "reglement", "vedtægt", "regulativ", "forordning", "lbk")
_OPEN_BRACKET = re.compile(r"\([^()]*$")


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
            places = list(_references(reading.text))
            for place in places:
                yield self._finding(reading, place, alone=len(places) == 1)

    def _finding(self, reading: ReadingText, place: Reference, alone: bool) -> Finding:
        words = reading.text[place.start : place.end]
        start, end = reading.span(place.start, place.end)
        gives = self._gives(words)
        note = f"Skriv også, hvad reglen handler om: {gives}." if gives else None
        suggestions = []
        moved = (
            move_behind(reading.text, place) if alone and len(reading.text.split()) <= MOVABLE_WORDS else None
        )
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
        section = re.search(rf"§{{1,2}} ?({_NUMBER})", words)
        name = re.search(r"([\w-]{0,60}lov(?:en)?)s?\b|barnets lov|\b[A-ZÆØÅ]{2,4}\b", words)
        if not section or not name:
            return None
        law = name[0].casefold()
        bare = law.removesuffix("s") if law != "barnets lov" else law
        return self.gives.get((bare, f"§ {section[1]}")) or self.gives.get((law, f"§ {section[1]}"))


def _references(text: str) -> Iterator[Reference]:
    for found_ in _REFERENCE.finditer(text):
        if _OPEN_BRACKET.search(text[: found_.start()]) and ")" in text[found_.end() :]:
            continue
        # A capital inside the sentence and no section: a name (Kim Lov), not a law.
        if (
            "§" not in found_[0]
            and found_.start() > 0
            and found_[0][0].isupper()
            and not found_[0][:2].isupper()
        ):
            continue
        yield Reference(found_.start(), found_.end())
