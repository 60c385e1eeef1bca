"""The text that was read, as text for a screen: each block with its place, what it is there for, and its marks."""

from collections.abc import Mapping

from klartekst.letter import BlockKind, FieldType, MarkKind
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.places import place
from klartekst.understanding.zone_kinds import ZoneKind

BLOCKS: Mapping[BlockKind, str] = {
    BlockKind.PARAGRAPH: "afsnit",
    BlockKind.HEADING: "overskrift",
    BlockKind.LIST_ITEM: "punkt",
    BlockKind.TABLE_CELL: "tabelfelt",
}
ZONES: Mapping[ZoneKind, str] = {
    ZoneKind.LETTERHEAD: "brevhoved",
    ZoneKind.HEADING: "overskrift",
    ZoneKind.GREETING: "hilsen",
    ZoneKind.BODY: "brødtekst",
    ZoneKind.COMPLAINT: "klagevejledning",
    ZoneKind.LEGAL: "lovtekst",
    ZoneKind.QUOTATION: "citat",
    ZoneKind.SIGNATURE: "underskrift",
    ZoneKind.ATTACHMENTS: "bilag",
    ZoneKind.INSTRUCTION: "vejledning til skriveren",
    ZoneKind.CONTACT: "kontakt",
}
MARKS: Mapping[MarkKind, str] = {
    MarkKind.FIELD: "felt",
    MarkKind.CHOICE: "valg",
    MarkKind.INSTRUCTION: "vejledning til skriveren",
    MarkKind.HIDDEN: "skjult",
    MarkKind.INSERTED: "sporet indsættelse",
    MarkKind.QUOTATION: "citat",
    MarkKind.LOCKED: "låst",
    MarkKind.FOREIGN: "fremmed sprog",
}
FIELDS: Mapping[FieldType, str] = {
    FieldType.NAME: "navn",
    FieldType.DATE: "dato",
    FieldType.AMOUNT: "tal",
    FieldType.CHOICE: "valg",
    FieldType.TEXT: "tekst",
}


def marked(analysis: Analysis) -> str:
    """Each block of a letter with its place, its zone and the marks in it."""
    letter = analysis.letter
    lines: list[str] = []
    for block, zone in zip(letter.blocks, analysis.zones, strict=True):
        form, purpose = BLOCKS[block.kind], ZONES[zone.kind]
        lines.append(f"[{block.start}:{block.end}] {form} · {purpose} · {place(letter, block.content)}")
        lines.extend(
            f"    {MARKS[mark.kind]} [{mark.start}:{mark.end}] {mark.name}".rstrip()
            + (f" ({FIELDS[mark.type]})" if mark.type else "")
            for mark in letter.marks
            if block.start <= mark.start < block.end
        )
        lines.append(f"    {' '.join(letter.text[block.start : block.end].split())}")
    return "\n".join(lines)
