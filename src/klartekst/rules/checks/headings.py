"""Headings that say nothing: the kind of letter, the case number, *Vedr. din sag*.

Only the letter's title is judged: it is the subject line in Digital Post.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from klartekst.danish.closed_classes import listed
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

_LABEL = re.compile(r"^(?:emne|vedr\.?|vedrørende|angående|ang\.?|info vedr\.?|ad|re)\s*:?\s+", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:sags?(?:nr|nummer)?\b\.?|j\.?nr\.?|journalnr\.?)\s*:?\s*(?:\d[\w/.-]*)?|\b\d{2,4}[/-][\d-]{3,}\b",
    re.I,
)
# The sender and the law behind a word for the letter's kind say nothing more of its matter.
_BEHIND = re.compile(
    r"(?i)\s(?:fra \S+$|(?:i medfør af|i henhold til|iht\.|jf\.|efter) \S*(?:lovens?|loven) ?(?:§.*)?$)"
)
# Words for a letter's kind, and for what any letter may be about: together they leave the matter open.
_KINDS = listed(
    "afgørelse afslag anmodning begæring bekræftelse besked bevilling efterregulering erindring henvendelse "
    "hjemkaldelse høring indkaldelse information kvittering kvitteringsskrivelse mangelbrev meddelelse naboorientering "
    "nabohøring nabovarsel opfølgning orientering partshøring påmindelse redegørelse revisitation revisitering "
    "revurdering rykker rykkerskrivelse skrivelse svar tilbagemelding varsel varsling fremsendelse indsendelse"
)
_ANY = listed(
    "ansøgning bilag borger borgere borgeren borgerne brev bemærkninger dokumentation henvendelser hjælp indbetaling "
    "materiale modtagelse oplysninger papirer sag sagen sager støtte tildeling ydelse ydelser"
)
_FUNCTION = listed(
    "af om for i på til fra efter med den det de din dit dine deres vores jeres nr og ny nyt nye supplerende "
    "yderligere tidligere manglende bevilget tildelt praktisk praktiske ændret ændring fornyet endelig foreløbig "
    "nærmere første anden tredje sidste vedr vedrørende angående mht"
)
_TITLE_WORDS = 8
_TOLD = re.compile(
    r"(?i)\b(?:du|dig|din|dit|dine|jer|jeres|vi|vores|får|er|har|skal|kan|bliver|husk|kom|send|sådan|hvorfor|hvordan)\b"
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
            return self._listed(bare)
        stripped = _CASE.sub("", _LABEL.sub("", text)).strip(" –-/:,.")
        labelled = _LABEL.match(text) is not None
        if not re.search(r"[^\W\d_]{2,}", stripped) or (labelled and _bare(stripped) in self.empty):
            return DEFAULT
        if labelled and not _TOLD.search(stripped):
            return DEFAULT
        words = re.findall(r"[^\W\d_]+", _BEHIND.sub("", stripped).casefold())
        kinds = [word for word in words if word in _KINDS]
        if kinds and all(word in _KINDS | _ANY | _FUNCTION for word in words):
            return self._listed(kinds[0])
        return None

    def _listed(self, bare: str) -> str:
        """What to write for a wording of the list; the usual advice for any other."""
        write, advice = split_alternatives(self.empty.get(bare, ""))
        if write and write[0]:
            return f"Skriv for eksempel »{write[0]}«."
        return (advice[0][:1].upper() + advice[0][1:] + ".") if advice else DEFAULT


def _title(analysis: Analysis) -> Block | None:
    """The last heading before the greeting or the first prose: above it may stand the sender's name.

    *Til beboerne på Solvej* is a greeting with the title still to come.
    """
    title: Block | None = None
    for block, zone in zip(analysis.letter.blocks, analysis.zones, strict=True):
        if zone.kind is ZoneKind.BODY:
            break
        if zone.kind is ZoneKind.GREETING and not _is_to(analysis.letter.text[block.content : block.end]):
            break
        if zone.kind is ZoneKind.HEADING:
            text = analysis.letter.text[block.content : block.end].rstrip()
            if title is not None and _is_to(text):
                break  # »Til ejendommens ejer« under the title greets
            if title is not None and text.endswith(".") and len(text.split()) > _TITLE_WORDS:
                break  # prose that ends in an abbreviation: "… til lejemålet Havnegade 8, 2. tv."
            title = block
    return title


def _is_to(greeting: str) -> bool:
    return greeting.casefold().startswith("til ")


def _bare(text: str) -> str:
    return " ".join(text.casefold().strip(" .:").split())
