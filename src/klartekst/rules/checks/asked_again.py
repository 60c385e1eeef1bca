"""Asking for what the letter itself says the municipality has: *Vi har fået dine lønsedler … Send dine lønsedler*."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.expressions import late
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.signs import line_of

_OWN = r"(?:din|dit|dine|jeres|Deres)"
_HAVE = late(
    rf"(?i)\b(?:vi|jeg|kommunen) har (?:\w+ )?(?:fået|modtaget|hentet)\b(?P<things>.{{0,80}}?\b{_OWN}\b[^.;:]*)"
)
_THING = late(rf"(?i)(?:\b{_OWN}|\bog) (?:\w+e )?(?P<thing>[a-zæøå]{{5,}})")
_ASK = late(
    r"(?i)\b(?:(?:ind|frem)?send\w*|vedlæg\w*|aflever\w*|medbring\w*|upload\w*|tag)\b"
    rf"(?P<between>[^.;:,]{{0,40}}?)\b{_OWN} (?P<which>\w+e )?(?P<thing>[a-zæøå]{{5,}})"
)
# Another one of the same: a newer, the rest, another month; or no request at all.
_OTHER = late(
    r"(?i)\b(?:ny|nye|nyeste|seneste|sidste|flere|øvrige|resterende|resten|manglende|mangler|rettede?|underskrevne?|"
    r"ikke|også|igen|hvis|først|næste|fremtidige|kommende|for (?:januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december|20\d\d))\b"
)


class Check:
    """What is had and asked for in one letter."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        assert isinstance(rule.check, PythonCheck)
        self.rule = rule
        self.advice = str(rule.check.options["advice"])

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """A finding for each request for something that the letter says is there."""
        body = analysis.outline.body
        have = {
            base
            for told in _HAVE.finditer(body.text)
            for thing in _THING.finditer(told["things"])
            for base in _bases(thing["thing"], analysis)
        }
        if not have:
            return
        for asked in _ASK.finditer(body.text):
            line = line_of(body.text, asked.start())
            if _OTHER.search(line) or _HAVE.search(line):
                continue
            if have & _bases(asked["thing"], analysis):
                start, end = body.span(*asked.span())
                words = " ".join(analysis.letter.text[start:end].split())
                yield found(self.rule, start, end, {"ord": words}, [Suggestion.advice(self.advice)])


def _bases(word: str, analysis: Analysis) -> frozenset[str]:
    """A word's base forms; the word itself when the lexicon does not know it."""
    return analysis.lexicon.lemmas(word.casefold()) or frozenset({word.casefold()})
