"""Headings that say nothing: the kind of letter, the case number, *Vedr. din sag*.

Only the letter's title is judged: it is the subject line in Digital Post.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.finding import Finding, Suggestion
from klartekst.letter import Block
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.elements import MISSING
from klartekst.understanding.zones import ZoneKind
from klartekst.wording.wordlist import read_rows, split_alternatives

DEFAULT = "Skriv resultatet eller det vigtigste i overskriften, for eksempel »Du får hjælp til rengøring«."

_LABEL = re.compile(r"^(?:emne|vedr\.?|vedrørende|angående|ang\.?|re)\s*:?\s*", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:sags?(?:nr|nummer)?\.?|j\.?nr\.?|journalnr\.?)\s*:?\s*[\d/.-]*|\b\d{2,4}[/-][\d-]{3,}\b", re.I
)


class Check:
    """The letter's title, when a list or its few words say that it is empty."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.empty: dict[str, str] = {}
        for _, row in read_rows(lexicons / "headings.tsv"):
            if row["says"] == "nej":
                self.empty[_bare(row["wording"])] = row.get("write", "")

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """At most one finding: an empty title."""
        title = _title(analysis)
        if title is None or analysis.is_quiet(title.content, title.end):
            return
        text = " ".join(analysis.letter.text[title.content : title.end].split())
        advice = self._advice(text)
        if advice is None and analysis.elements.of("purpose-heading").state == MISSING:
            advice = DEFAULT
        if advice is not None:
            yield found(self.rule, title.content, title.end, {"ord": text}, [Suggestion.advice(advice)])

    def _advice(self, text: str) -> str | None:
        bare = _bare(text)
        if bare in self.empty:
            write, advice = split_alternatives(self.empty[bare])
            if write and write[0]:
                return f"Skriv for eksempel »{write[0]}«."
            return (advice[0][:1].upper() + advice[0][1:] + ".") if advice else DEFAULT
        stripped = _CASE.sub("", _LABEL.sub("", text)).strip(" –-/:,.")
        labelled = _LABEL.match(text) is not None
        if not re.search(r"[^\W\d_]{2,}", stripped) or (labelled and _bare(stripped) in self.empty):
            return DEFAULT
        if labelled and len(stripped.split()) <= 3:
            return DEFAULT
        return None


def _title(analysis: Analysis) -> Block | None:
    """The last heading before the greeting or the first prose: above it may stand the sender's name."""
    title: Block | None = None
    for block, zone in zip(analysis.letter.blocks, analysis.zones, strict=True):
        if zone.kind in {ZoneKind.GREETING, ZoneKind.BODY}:
            break
        if zone.kind is ZoneKind.HEADING:
            title = block
    return title


def _bare(text: str) -> str:
    return " ".join(text.casefold().strip(" .:").split())
