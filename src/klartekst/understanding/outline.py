"""The letter cut into the stretches that its type and its elements are read from.

A word weighs by its place: *afslag* in the title is the result, in the complaint guidance it is
boilerplate that stands in every decision. So the complaint guidance is cut out before anything is judged.
"""

import re
from collections.abc import Iterator

import msgspec

from klartekst.danish.sentences import Sentence
from klartekst.letter import BlockKind, Part
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.reading import ReadingText, joined, reading_text
from klartekst.understanding.zones import ZoneKind

_LEAD_SENTENCES = 3
_LEAD_WORDS = 20
_REAL_WORDS = 60
# With a title or greeting above and a signature below it is a letter, however short.
_SIGNED_WORDS = 40
# A text that greets nobody may still be a letter from a template; a long one is a report or a strategy.
_LONGEST_UNSENT = 250

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
_STRETCHES = (
    "title",
    "greeting",
    "headings",
    "lead",
    "body",
    "complaint",
    "rules",
    "contact",
    "letterhead",
    "whole",
)
_MATTER = frozenset({ZoneKind.BODY, ZoneKind.CONTACT})


class Outline(msgspec.Struct, frozen=True):
    """The stretches of a letter, each one text with a line a sentence and the way back to the letter.

    `title` all headings above the first prose · `greeting` · `headings` those below · `lead` the first paragraph, at
    least two sentences where they are short · `body` prose on the matter itself, `lead` included ·
    `complaint` the complaint guidance with its headings · `rules` the block of rules · `contact` the
    contact paragraph and signature · `letterhead` · `whole` everything but the letterhead.
    `words` counts the prose. `is_letter` says whether this is a letter and no fragment, `is_report` whether it is
    a long text that greets nobody: a strategy, a report.
    """

    title: ReadingText
    greeting: ReadingText
    headings: ReadingText
    lead: ReadingText
    body: ReadingText
    complaint: ReadingText
    rules: ReadingText
    contact: ReadingText
    letterhead: ReadingText
    whole: ReadingText
    words: int
    is_letter: bool
    is_report: bool

    def stretch(self, name: str) -> ReadingText:
        """A stretch by the name that the YAML files use."""
        found: ReadingText = getattr(self, name)
        return found


def outline(analysis: Analysis) -> Outline:
    """Cuts a letter into its stretches."""
    parts: dict[str, list[ReadingText]] = {name: [] for name in _STRETCHES}
    words = 0
    counted = {each.start: words for each, words in zip(analysis.sentences, analysis.words, strict=True)}
    total = sum(analysis.words)
    lead_words = 0
    lead_block: int | None = None
    heading: int | None = None
    for sentence, part in _parted(analysis):
        line = reading_text(sentence, analysis)
        # "Indkaldelse til 1. opfølgningssamtale" is one line, whatever the full stop looks like.
        if heading == sentence.block and analysis.zone(sentence) is not ZoneKind.BODY and parts[part]:
            whole = joined((parts[part].pop(), line), " ")
            parts[part].append(whole)
            if parts["whole"]:
                parts["whole"][-1] = whole
            continue
        heading = sentence.block if part in {"title", "headings"} else None
        parts[part].append(line)
        if part != "letterhead":
            parts["whole"].append(line)
        if part in {"body", "complaint", "rules"}:
            words += counted[sentence.start]
        if part != "body":
            continue
        if lead_block is None:
            lead_block = sentence.block
        lead = parts["lead"]
        if (sentence.block == lead_block and len(lead) < _LEAD_SENTENCES) or (
            lead_words < _LEAD_WORDS and len(lead) < _LEAD_SENTENCES
        ):
            lead.append(line)
            lead_words += counted[sentence.start]
    stretches = {name: joined(lines) for name, lines in parts.items()}
    kinds = {zone.kind for zone in analysis.zones}
    framed = bool(parts["title"]) or not kinds.isdisjoint({ZoneKind.GREETING, ZoneKind.SIGNATURE})
    # Running prose has headings too, but greets nobody and is signed by nobody in particular.
    sent = ZoneKind.GREETING in kinds or {ZoneKind.LETTERHEAD, ZoneKind.SIGNATURE} <= kinds
    is_report = not sent and total > _LONGEST_UNSENT
    signed = (bool(parts["title"]) or ZoneKind.GREETING in kinds) and ZoneKind.SIGNATURE in kinds
    enough = _SIGNED_WORDS if signed else _REAL_WORDS
    is_letter = framed and words >= enough and not is_report and not analysis.letter.fragment
    return Outline(**stretches, words=words, is_letter=is_letter, is_report=is_report)


def _parted(analysis: Analysis) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with the stretch it belongs to; attachments and instructions belong to none."""
    blocks = analysis.letter.blocks
    under = _sections(analysis)
    title = _lost_title(analysis)
    begun = False
    complained: set[int] = set()
    answering: set[int] = set()
    for sentence in analysis.sentences:
        kind = analysis.zone(sentence)
        number = sentence.block
        if number == title:
            yield sentence, "title"
            continue
        if kind is ZoneKind.HEADING:
            section = under[number]
            if section is not None:
                yield sentence, section
            else:
                yield sentence, "headings" if begun else "title"
            continue
        if kind in _MATTER or kind in {ZoneKind.COMPLAINT, ZoneKind.LEGAL}:
            begun = True
        if kind is ZoneKind.COMPLAINT:
            text = analysis.letter.text[sentence.start : sentence.end]
            guided = under[number] == "complaint" or blocks[number].kind is BlockKind.LIST_ITEM
            if not guided and number not in complained and not _COMPLAINS.search(text):
                yield sentence, "body"
            elif not guided and (number in answering or _ANSWERS.search(text)):
                answering.add(number)
                yield sentence, "body"
            else:
                complained.add(number)
                yield sentence, "complaint"
        elif kind is ZoneKind.BODY:
            yield sentence, "body"
        elif kind is ZoneKind.GREETING:
            yield sentence, "greeting"
        elif kind is ZoneKind.LEGAL:
            yield sentence, "rules"
        elif kind in {ZoneKind.CONTACT, ZoneKind.SIGNATURE}:
            yield sentence, "contact"
        elif kind is ZoneKind.LETTERHEAD:
            yield sentence, "letterhead"


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
