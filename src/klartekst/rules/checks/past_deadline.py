"""A deadline that is over when the letter is sent: a date left from the letter that this one was made of.

It is measured against the letter's own date, so that last year's letters can be read without alarm; where that
is not to be found, nothing is said. What was due then (*du skulle have svaret senest den 3. maj*) is told, and
not promised.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from klartekst.danish.dates import WrittenDate, dates
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.sentences import Sentence
from klartekst.finding import Finding, Suggestion
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.cues import DATE_LINE
from klartekst.understanding.stage import Stage
from klartekst.understanding.zone_kinds import ZoneKind

ADVICE = "Skriv den rigtige dato."

# Straight in front of the date; "mandag", "den" and "d." may stand between.
_LIMIT = re.compile(
    r"\b(?:senest|inden|frem til|indtil|fristen er|frist:|svarfrist:)\s+(?:\w+dag,?\s+)?(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:skulle|kunne|havde|var|blev|fik|bad|skrev|burde|måtte|har du ikke|har I ikke|blevet|været|udløb)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:skal|kan|må|bedes|beder|bør|frist(?:en)?)\b", re.IGNORECASE)


class Check:
    """Deadlines for the reader that lie before the letter's own date."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a deadline that is over."""
        if analysis.stage is Stage.TEMPLATE:
            return
        own = letter_date(analysis)
        if own is None:
            return
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for limit in analysis.of_sentence(self, number, partial(_limits, analysis)):
                if limit.day < own:
                    start, end = sentence.start + limit.start, sentence.start + limit.end
                    values = {"ord": analysis.letter.text[start:end]}
                    yield found(self.rule, start, end, values, [Suggestion.advice(ADVICE)])


def _limits(analysis: Analysis, number: int) -> tuple[WrittenDate, ...]:
    """The days by which a sentence asks for something; places are counted from its start."""
    sentence = analysis.sentences[number]
    text = analysis.letter.text[sentence.start : sentence.end]
    limits = tuple(each for each in dates(text) if _LIMIT.search(" ".join(text[: each.start].split()) + " "))
    if not limits or _TOLD.search(text):
        return ()
    return limits if _ASKS.search(text) or _opens_with_imperative(sentence, analysis) else ()


def letter_date(analysis: Analysis) -> date | None:
    """The day that a letter says it was written: the one date that has a line of its letterhead to itself.

    Where it has none, or several dates leave open which it is, the day that somebody gave; None without that.
    """
    text = analysis.letter.text
    heads = [zone for zone in analysis.zones if zone.kind is ZoneKind.LETTERHEAD]
    days = {
        found.day
        for zone in heads
        if DATE_LINE.match(" ".join(text[zone.start : zone.end].split()))
        for found in dates(text, zone.start, zone.end)
    }
    return days.pop() if len(days) == 1 else analysis.given_date


def _opens_with_imperative(sentence: Sentence, analysis: Analysis) -> bool:
    words = analysis.lexicon.words(sentence.tokens[0].norm)
    return any(isinstance(word.form, VerbForm) and word.form.kind is VerbKind.IMPERATIVE for word in words)
