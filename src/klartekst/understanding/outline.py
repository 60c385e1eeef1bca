"""The letter cut into the stretches that its type and its elements are read from.

A word weighs by its place: *afslag* in the title is the result, in the complaint guidance it is
boilerplate that stands in every decision. So the complaint guidance is cut out before anything is judged.
"""

import msgspec

from klartekst.understanding.analysis import Analysis
from klartekst.understanding.parted import parted
from klartekst.understanding.reading import ReadingText, joined, reading_text
from klartekst.understanding.zones import ZoneKind

_LEAD_SENTENCES = 3
_LEAD_WORDS = 20
_REAL_WORDS = 60
# With a title or greeting above and a signature below it is a letter, however short.
_SIGNED_WORDS = 40
# A text that greets nobody may still be a letter from a template; a long one is a report or a strategy.
_LONGEST_UNSENT = 250

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
    for sentence, part in parted(analysis):
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
