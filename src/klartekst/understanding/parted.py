"""Each sentence of a letter with the stretch of the outline that it belongs to."""

import re
from collections.abc import Iterator

from klartekst.danish.sentences import Sentence
from klartekst.letter import BlockKind, Part
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.zones import ZoneKind

_LONGEST_TITLE = 25

# Sentences of complaint guidance; before the first of them a paragraph still speaks of the matter itself.
_COMPLAINS = re.compile(
    r"(?i)\b(?:på)?klag(?!er over at)\w*|\bankestyrelsen|\bgenvurder|\bklageportalen|\bindbring\w+|\buenig\b"
)
# The matter of the letter is itself a complaint: "Vi fik din klage den 8. juni".
_ANSWERS = re.compile(
    r"(?i)\b(?:modtag\w*|modtog|fik|fået|set på|læst|behandlet|tak for)\b.{0,40}\b(?:din|jeres|deres) klage\b"
    r"|\b(?:du|I|De) har klaget\b"
)
# A title that an address or date in it makes look like letterhead: "Der er søgt om at bygge på Mosevej 5".
_SAYS = re.compile(
    r"(?i)\b(?:du|I|vi|dig|jer|din|dit|dine|jeres|er|får|har|skal|kan|vil|må|bliver|stopper|begynder|lukker|søger|om|på|til)\b"
)
_HEADING_LABEL = re.compile(r"^[\w .-]{2,20}:")
_MATTER = frozenset({ZoneKind.BODY, ZoneKind.CONTACT})
_PROSE = _MATTER | {ZoneKind.COMPLAINT, ZoneKind.LEGAL}
_STRETCH_OF = {
    ZoneKind.BODY: "body",
    ZoneKind.GREETING: "greeting",
    ZoneKind.LEGAL: "rules",
    ZoneKind.CONTACT: "contact",
    ZoneKind.SIGNATURE: "contact",
    ZoneKind.LETTERHEAD: "letterhead",
}


def parted(analysis: Analysis) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with its stretch, in order; attachments and instructions belong to none."""
    under = _sections(analysis)
    title = _lost_title(analysis)
    guidance = _Guidance(analysis, under)
    begun = False
    for sentence in analysis.sentences:
        if sentence.block == title:
            yield sentence, "title"
            continue
        kind = analysis.zone(sentence)
        begun = begun or kind in _PROSE
        if kind is ZoneKind.HEADING:
            yield sentence, under[sentence.block] or ("headings" if begun else "title")
        elif kind is ZoneKind.COMPLAINT:
            yield sentence, "complaint" if guidance.holds(sentence) else "body"
        elif kind in _STRETCH_OF:
            yield sentence, _STRETCH_OF[kind]


class _Guidance:
    """Where in its paragraphs the complaint guidance begins: before it they still speak of the matter itself."""

    def __init__(self, analysis: Analysis, under: dict[int, str | None]) -> None:
        self._letter = analysis.letter
        self._under = under
        self._begun: set[int] = set()
        self._answering: set[int] = set()

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence of such a paragraph is guidance; its sentences are asked for in order."""
        block = sentence.block
        if self._under[block] == "complaint" or self._letter.blocks[block].kind is BlockKind.LIST_ITEM:
            self._begun.add(block)
            return True
        text = self._letter.text[sentence.start : sentence.end]
        if block not in self._begun and not _COMPLAINS.search(text):
            return False
        if block in self._answering or _ANSWERS.search(text):
            self._answering.add(block)
            return False
        self._begun.add(block)
        return True


def _lost_title(analysis: Analysis) -> int | None:
    """The last letterhead line before the greeting or prose, when it says something and no title was found.

    A line of prose right above the greeting is a title too, however long it is or whatever it ends in.
    """
    last: int | None = None
    for number, zone in enumerate(analysis.zones):
        if zone.kind is ZoneKind.LETTERHEAD and analysis.letter.blocks[number].part is Part.BODY:
            last = number
        elif zone.kind in {ZoneKind.HEADING, ZoneKind.LETTERHEAD}:
            if zone.kind is ZoneKind.HEADING:
                return None
        else:
            if zone.kind is ZoneKind.BODY and _above_greeting(analysis, number):
                return number
            break
    if last is None:
        return None
    block = analysis.letter.blocks[last]
    text = analysis.letter.text[block.content : block.end]
    says = len(text.split()) >= 4 and _SAYS.search(text) and not _HEADING_LABEL.match(text)
    return last if says and not text.casefold().startswith("til ") else None


def _above_greeting(analysis: Analysis, number: int) -> bool:
    """Whether a block is one short line and the next one greets the reader."""
    block, after = analysis.letter.blocks[number], analysis.zones[number + 1 : number + 2]
    text = analysis.letter.text[block.content : block.end].strip()
    greets = bool(after) and after[0].kind is ZoneKind.GREETING
    return greets and "\n" not in text and len(text.split()) <= _LONGEST_TITLE


def _sections(analysis: Analysis) -> dict[int, str | None]:
    """For each block: the stretch whose heading it stands under; for a heading, what follows it."""
    names = {ZoneKind.COMPLAINT: "complaint", ZoneKind.LEGAL: "rules", ZoneKind.CONTACT: "contact"}
    under: dict[int, str | None] = {}
    section: str | None = None
    begun = False
    for number, zone in enumerate(analysis.zones):
        begun = begun or zone.kind in _MATTER or zone.kind in names
        # A heading above all prose is the letter's title, also when the matter is itself a complaint.
        if zone.kind is ZoneKind.HEADING and begun:
            after = next(
                (z.kind for z in analysis.zones[number + 1 :] if z.kind is not ZoneKind.HEADING), None
            )
            text = analysis.letter.text[zone.start : zone.end]
            section = names.get(after) if after is not None else None
            # "Afgørelse om hjælp" right above a paragraph that also holds the complaint guidance.
            if section == "complaint" and not _COMPLAINS.search(text):
                section = None
        under[number] = section
    return under
