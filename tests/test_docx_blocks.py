"""Word documents: headings, lists and paragraphs are what they look like."""

import pytest
from docx_builder import p, r, table
from read_letters import docx_letter as letter
from read_letters import said

from klartekst.letter import BlockKind


def break_() -> str:
    """A line break, as Shift+Enter makes."""
    return "<w:r><w:br/></w:r>"


RUNNING = (
    "Du har søgt om en rollator, og vi har talt med dig og din læge om, "
    "hvor langt du kan gå uden hjælp i hverdagen."
)


KINDS = [
    ("heading style", p("Afgørelse", style="Overskrift1"), [("heading", "Afgørelse")]),
    (
        "level in the paragraph",
        p("Afgørelse", properties='<w:outlineLvl w:val="1"/>'),
        [("heading", "Afgørelse")],
    ),
    (
        "bold line above text",
        p(r("Du kan klage", "<w:b/>")) + p("Du kan klage til os inden 4 uger."),
        [("heading", "Du kan klage"), ("paragraph", "Du kan klage til os inden 4 uger.")],
    ),
    (
        "bold line and a break",
        p(r("Du kan klage", "<w:b/>"), break_(), "Du kan klage til os inden 4 uger."),
        [("heading", "Du kan klage"), ("paragraph", "Du kan klage til os inden 4 uger.")],
    ),
    (
        "bold name above an address",
        p(r("Asta Lund", "<w:b/>")) + p("Åvej 3") + p("Kære Asta"),
        [("paragraph", "Asta Lund"), ("paragraph", "Åvej 3"), ("paragraph", "Kære Asta")],
    ),
    (
        "bold greeting",
        p(r("Kære Asta", "<w:b/>")) + p("Du får en rollator af kommunen."),
        [("paragraph", "Kære Asta"), ("paragraph", "Du får en rollator af kommunen.")],
    ),
    (
        "bold sentence",
        p(r("Du skal svare inden fredag.", "<w:b/>")) + p("Ellers stopper vi din hjælp."),
        [("paragraph", "Du skal svare inden fredag."), ("paragraph", "Ellers stopper vi din hjælp.")],
    ),
    (
        "bold words in a sentence",
        p(r("Vigtigt", "<w:b/>"), " at vide om din ansøgning") + p("Du får svar fra os i maj."),
        [("paragraph", "Vigtigt at vide om din ansøgning"), ("paragraph", "Du får svar fra os i maj.")],
    ),
    (
        "larger line above text",
        p(r("Din ansøgning", '<w:sz w:val="32"/>')) + p("Du har søgt om en rollator."),
        [("heading", "Din ansøgning"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    (
        "list",
        p("Send lønsedler", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
        [("list-item", "Send lønsedler")],
    ),
    ("list by style", p("Send lønsedler", style="Punkt"), [("list-item", "Send lønsedler")]),
    (
        "taken out of the list",
        p("Send lønsedler", style="Punkt", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        [("paragraph", "Send lønsedler")],
    ),
    ("sentence in a heading's style", p(RUNNING, style="Overskrift2"), [("paragraph", RUNNING)]),
    (
        "bold heading with a colon inside",
        p(r("Afgørelse: du får en rollator", "<w:b/>")) + p("Du har søgt om en rollator."),
        [("heading", "Afgørelse: du får en rollator"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    (
        "bold case number",
        p(r("Sagsnr.: 26-114", "<w:b/>")) + p("Du har søgt om en rollator."),
        [("paragraph", "Sagsnr.: 26-114"), ("paragraph", "Du har søgt om en rollator.")],
    ),
    ("typed bullet", p("• Send lønsedler"), [("list-item", "Send lønsedler")]),
    ("typed number", p("1. Send lønsedler"), [("list-item", "Send lønsedler")]),
    ("date first in a line", p("1. maj får du svar."), [("paragraph", "1. maj får du svar.")]),
    ("floor first in a line", p("2. sal til venstre."), [("paragraph", "2. sal til venstre.")]),
    ("table", table(("Ydelse", "Beløb")), [("table-cell", "Ydelse"), ("table-cell", "Beløb")]),
    ("frame around text", table((p("Du får en rollator."),)), [("paragraph", "Du får en rollator.")]),
    (
        "running text beside a margin",
        table(
            (
                "Dato",
                RUNNING,
            )
        ),
        [
            ("table-cell", "Dato"),
            (
                "paragraph",
                RUNNING,
            ),
        ],
    ),
    (
        "break in a sentence",
        p("Du kan ringe til", break_(), "os hver dag."),
        [("paragraph", "Du kan ringe til\nos hver dag.")],
    ),
    (
        "typed bullets in one paragraph",
        p("Send:", break_(), "• lønsedler", break_(), "• årsopgørelse"),
        [("paragraph", "Send:"), ("list-item", "lønsedler"), ("list-item", "årsopgørelse")],
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_blocks_are_what_they_look_like(blocks: str, expected: list[tuple[str, str]]) -> None:
    """A heading is a heading by style or by look; a list item by numbering or by a typed marker."""
    assert said(letter(blocks)) == expected


def test_heading_levels() -> None:
    """The first heading of a letter is its title; a bold line further down is below it."""
    found = letter(
        p("Afgørelse", style="Overskrift1"),
        p("Vi har behandlet din ansøgning om en rollator."),
        p(r("Sådan klager du", "<w:b/>")),
        p("Du kan klage til os inden 4 uger."),
    )
    assert [b.level for b in found.blocks if b.kind is BlockKind.HEADING] == [1, 2]


def test_list_levels_count_from_one() -> None:
    """A sub-item is one level deeper than its item."""
    one, two = (
        p("Punkt", properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')
        for level in (0, 1)
    )
    assert [b.level for b in letter(one, two).blocks] == [1, 2]
